"""Corrections: what an analyst signs, and what follows from it."""

from dataclasses import replace
from pathlib import Path

import pytest
from make import briefing_of, spans_of

from analysis import Article, InputError, brief
from analysis.briefing import Briefing
from analysis.corrections import Correction, corrections_of, read_corrections
from analysis.corrections.amendments import corrected
from analysis.events import Event
from analysis.voices import voices

TEXT = (
    "Norland's envoy Ada Berg met Osto Ruun of Sudland on May 3. “We will sign in June,” Berg said. "
    "Trade may grow, she added. Ruun doubted it: “Not in June.” Talks on the port go on. Norland sent grain to Sudland."
)
SIGNED = "  by: R. Okafor\n  why: Seen in the minutes.\n"


def example() -> Briefing:
    """Return a briefing with a finding of each kind."""
    made = briefing_of(
        TEXT,
        actors=[
            ("Ada Berg", "person", None),
            ("Osto Ruun", "person", "SWE"),
            ("Norland", "state", None),
            ("Sudland", "state", None),
        ],
        quotations=[("Ada Berg", "“We will sign in June,”", "direct"), ("Osto Ruun", "“Not in June.”", "direct")],
        themes={"Trade": ["sign", "Trade", "grain"], "Ports": ["port"]},
        dates=[("May 3", "XXXX-05-03", "day"), ("June", "XXXX-06", "month")],
        claims=[("will", "expected"), ("may", "possible")],
    )
    sentence, (verb,) = made.sentences[-1].span, spans_of(made.article, "sent")
    event = Event("AID", made.actors[2].id, made.actors[3].id, "actual", verb, sentence)
    berg = made.actors[0].id
    return replace(made, claims=(replace(made.claims[0], actor=berg), *made.claims[1:]), events=(event,))


def amended(entries: str, folder: Path, signed: str = SIGNED) -> Briefing:
    """Return the example with the entries of a file applied, each signed."""
    return corrected(example(), read_corrections(written(entries, folder, signed)))


def written(entries: str, folder: Path, signed: str = SIGNED) -> Path:
    """Write a file of corrections, each entry signed."""
    file = folder / "talks.corrections.yaml"
    file.write_text("".join(f"- {entry.strip()}\n{signed}" for entry in entries.split("\n- ")), encoding="utf-8")
    return file


def test_what_is_dropped_takes_its_references_with_it(tmp_path: Path) -> None:
    """Without an actor, a quotation keeps its speaker's words, a claim is nobody's, and an event with him is none."""
    briefing = amended("actor: Ada Berg\n  drop: true\n- actor: Sudland\n  drop: true", tmp_path)
    assert [a.name for a in briefing.actors] == ["Osto Ruun", "Norland"]
    first = briefing.quotations[0]
    assert (first.actor, first.resolved_by, first.speaker and first.speaker.text) == (None, None, "Ada Berg")
    assert {c.actor for c in briefing.claims} == {None}
    assert briefing.events == ()


def test_bodies_that_speak_together_are_heard_after_any_correction(tmp_path: Path) -> None:
    """A correction of something else does not silence them."""
    file = written("date: Friday\n  drop: true", tmp_path)
    text = "“Trade is down,” Norway and Peru said on Friday."
    found = corrected(brief(Article(text, language="en")), read_corrections(file))
    assert found.corrections
    assert {a.name for a in found.actors if a.speaks} == {"Norway", "Peru"}


@pytest.mark.parametrize(
    ("entry", "kind", "left"),
    [
        ("quotation: Not in June", "quotations", 1),
        ("theme: ports", "themes", 1),
        ("theme: Ports", "themes", 1),
        ("date: May 3", "dates", 1),
        ("claim: will", "claims", 1),
        ("event: sent", "events", 0),
    ],
)
def test_any_finding_can_be_dropped(entry: str, kind: str, left: int, tmp_path: Path) -> None:
    """A finding is named by words it rests on, of a quotation without its marks too."""
    assert len(getattr(amended(f"{entry}\n  drop: true", tmp_path), kind)) == left


def test_a_changed_speaker_changes_who_speaks_and_how_much(tmp_path: Path) -> None:
    """The voices, the claims inside and who speaks at all follow from the quotation."""
    briefing = amended("quotation: We will sign in June\n  speaker: Ruun", tmp_path)
    assert [(v.actor.name, v.direct) for v in voices(briefing)] == [("Osto Ruun", 8)]
    assert [a.name for a in briefing.actors if a.speaks] == ["Osto Ruun"]
    quotation, ruun = briefing.quotations[0], briefing.actors[1]
    assert (quotation.actor, quotation.resolved_by, briefing.claims[0].actor) == (ruun.id, "correction", ruun.id)


def test_a_speaker_can_be_an_actors_id_and_can_be_taken_away(tmp_path: Path) -> None:
    """An id says whom the words mean, an empty value that nobody is named."""
    norland = example().actors[2]
    briefing = amended(
        f"quotation: Not in June\n  speaker: {norland.id}\n- quotation: We will sign in June\n  speaker:", tmp_path
    )
    unsigned, by_id = briefing.quotations
    assert (by_id.actor, by_id.speaker and by_id.speaker.text) == (norland.id, "Osto Ruun")
    assert (unsigned.actor, unsigned.speaker, briefing.claims[0].actor) == (None, None, None)


def test_the_nearest_words_name_the_speaker(tmp_path: Path) -> None:
    """A name that stands in several places is the one nearest to what is said, and outside it."""
    briefing = amended("quotation: Trade may grow\n  add: true\n  speaker: she\n  cue: added", tmp_path)
    added = briefing.quotations[1]
    assert added.content.text == "Trade may grow"
    assert (added.speaker, added.cue) == (spans_of(briefing.article, "she")[0], spans_of(briefing.article, "added")[0])
    assert (added.form, added.actor) == ("indirect", None)


@pytest.mark.parametrize(
    ("words", "form"),
    [("Talks on the port", "indirect"), ("Not in June.", "direct"), ("Ruun doubted it: “Not in June.”", "mixed")],
)
def test_an_added_quotation_has_the_form_of_its_marks(words: str, form: str, tmp_path: Path) -> None:
    """It is direct between quotation marks, mixed around them, and indirect without."""
    entry = f"quotation: Not in June\n  drop: true\n- quotation: '{words}'\n  add: true\n  speaker: Osto Ruun"
    assert next(q.form for q in amended(entry, tmp_path).quotations if q.content.text == words) == form


def test_an_actor_gets_a_country_and_a_role(tmp_path: Path) -> None:
    """A country rests on the correction; a role on the words nearest to a mention."""
    berg, ruun = amended(
        "actor: Ada Berg\n  country: NOR\n  role: envoy\n- actor: Osto Ruun\n  country:", tmp_path
    ).actors[:2]
    assert (berg.country, berg.country_basis, berg.role) == ("NOR", "correction", "envoy")
    assert (ruun.country, ruun.country_basis) == (None, None)


@pytest.mark.parametrize(
    ("value", "precision"),
    [("2025-05-03", "day"), ("XXXX-02-29", "day"), ("2025-W18", "week"), ("2025-05", "month"), ("2025-Q2", "quarter"),
     ("2025-SP", "season"), ("2025", "year"), ("202X", "decade"), ("20XX", "century"), ("", "vague")],
)  # fmt: skip
def test_a_dates_precision_follows_from_its_value(value: str, precision: str, tmp_path: Path) -> None:
    """An editor writes the value alone."""
    date = amended(f"date: May 3\n  value: {value}", tmp_path).dates[0]
    assert (date.value, date.precision, date.basis) == (value or None, precision, "correction")


def test_a_theme_loses_and_gains_passages(tmp_path: Path) -> None:
    """Themes stand in the order of their passages, and one without a passage is none."""
    dropped, added = (
        "theme: ports\n  passage: S5\n  drop: true",
        "theme: trade\n  passage: S5\n  add: true\n  words: port",
    )
    (trade,) = amended(f"{dropped}\n- {added}\n- theme: trade\n  main: false", tmp_path).themes
    assert [p.terms[0].text for p in trade.passages] == ["sign", "Trade", "port", "grain"]
    assert not trade.main


def test_a_claims_status_is_changed_in_the_sentence_named(tmp_path: Path) -> None:
    """The cue and the sentence name a claim."""
    assert [c.status for c in amended("claim: may\n  sentence: S3\n  status: opinion", tmp_path).claims] == [
        "expected",
        "opinion",
    ]


def test_the_briefing_lists_what_was_changed(tmp_path: Path) -> None:
    """Each correction is kept with what it changed, who signed it and why, and survives the JSON."""
    briefing = amended("date: May 3\n  value: 2025-05-03\n- event: sent\n  drop: true", tmp_path)
    assert [c.words for c in briefing.corrections] == [
        "date “May 3”, value: XXXX-05-03 → 2025-05-03",
        "event “sent”, dropped",
    ]
    assert (briefing.corrections[0].by, briefing.corrections[0].why) == ("R. Okafor", "Seen in the minutes.")
    assert Briefing.from_dict(briefing.to_dict()) == briefing


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("date: May 4\n  drop: true", "date “May 4”): these words do not stand in the article; copy them"),
        ("date: Talks\n  drop: true", "no date rests on these words; found: date-"),
        ("event: Talks\n  nth: 1\n  drop: true", "no event rests on these words; found: event-"),
        ("date: date-1-2\n  value: 2025", "no finding has this id, or no longer; found: date-53-58 “May 3”; date-"),
        (
            "quotation: in June\n  drop: true",
            "names several; add `sentence: S1` or `nth: 2`, or write one of the ids; found: quotation-",
        ),
        ("quotation: in June\n  nth: 3\n  drop: true", "nth: there are only 2"),
        (
            "quotation: in June\n  sentence: S1\n  drop: true",
            "sentence: does not stand in S1, which is “Norland's envoy",
        ),
        ("quotation: in June\n  sentence: S99\n  drop: true", "there is no S99; the article ends with S6"),
        ("quotation: June\n  add: true", "these words stand in 2 places; add `sentence: S1`"),
        ("quotation: Not in July\n  add: true", "these words do not stand in the article"),
        ("quotation: “Not in June.”\n  add: true", "is among the quotations already"),
        ("quotation: Not in June\n  speaker: Osto Ruun", "speaker: is Osto Ruun already; remove this correction"),
        ("quotation: Not in June\n  speaker: Olga", "speaker: “Olga” does not stand in the article"),
        ("actor: Ada Berg\n  role: consul", "role: “consul” does not stand in the article"),
        ("actor: Ada Berg\n  country: XXQ", "country: 'XXQ' is no country's code; write one such as IRN"),
        ("actor: Ada Berg\n  country: Norway", "country: 'Norway' is not allowed; write an ISO 3166-1 code"),
        ("actor: Osto Ruun\n  country: SWE", "country: is SWE already"),
        ("actor: Ada Berg\n  country:", "country: is empty already"),
        ("date: May 3\n  value: XXXX-05-03", "value: is XXXX-05-03 already"),
        ("date: May 3\n  value: 2025-02-30", "value: '2025-02-30' is no date; write 2025-01-17"),
        ("date: May 3\n  value: soon", "value: 'soon' is no date"),
        ("claim: will\n  status: certain", "status: 'certain' is not allowed; write one of stated, announced"),
        ("claim: will\n  status:", "status is empty"),
        ("theme: trade\n  main: true", "main: is true already"),
        (
            "theme: trade\n  passage: S5\n  drop: true",
            "passage: S5 is no passage of this theme, or no longer; it has S2, S3, S6",
        ),
        ("theme: trade\n  passage: S3\n  add: true\n  words: Trade", "passage: S3 is a passage of this theme already"),
        (
            "theme: trade\n  passage: S5\n  add: true\n  words: grain",
            "words: “grain” do not stand in “Talks on the port",
        ),
        ("theme: trade\n  passage: S5\n  add: true", "needs `passage: S20` and the `words`"),
        ("theme: energy\n  drop: true", "these words do not stand in the article"),
        ("date: May 3\n  add: true", "only a quotation or a theme's passage can be added"),
        ("date: May 3", "says nothing to change; give `drop: true` or value"),
        ("event: sent\n  status: planned", "unknown field 'status'; it may have sentence, nth, by, why"),
        ("date: May 3\n  drop: yes", "drop: 'yes' is not allowed; write true"),
        ("date: May 3\n  drop: true\n  value: 2025", "unknown field 'value'; it may have sentence, nth, drop, by, why"),
        ("date: May 3\n  actor: Ada Berg\n  drop: true", "must name one finding, by its id or its words"),
        ("value: 2025", "must name one finding"),
        ("date:\n  drop: true", "must name one finding"),
        ("date: [May 3]\n  drop: true", "date must be one line of text"),
        (
            "date: May 3\n  drop: true\n- date: May 3\n  value: 2025",
            "correction 2 (date “May 3”): no date rests on these words; found: date-",
        ),
    ],
)
def test_a_correction_that_does_not_apply_is_an_error(entry: str, message: str, tmp_path: Path) -> None:
    """Never silent: the error names the file, the entry, what is wrong and the mend."""
    with pytest.raises(InputError) as error:
        amended(entry, tmp_path)
    assert str(error.value).startswith("talks.corrections.yaml: correction ")
    assert message in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("signed", ["  by: R. Okafor\n", "  why: Seen.\n", "  by: ' '\n  why: Seen.\n"])
def test_every_correction_is_signed(signed: str, tmp_path: Path) -> None:
    """Who corrects what a text says gives a name and a reason."""
    with pytest.raises(
        InputError, match=r"talks.corrections.yaml: correction 1 \(date “May 3”\): `(by|why)` is missing"
    ):
        amended("date: May 3\n  drop: true", tmp_path, signed)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "holds no list of corrections"),
        (b"date: May 3\n", "holds no list of corrections"),
        (b"[]\n", "holds no list of corrections"),
        (b"- May 3\n", "correction 1: must have fields"),
        (b"- {}\n", "correction 1: must have fields"),
        (b"- &a {date: May 3}\n- *a\n", "anchor, alias or tag"),
        (b"- date: !!python/name:os.system x\n", "anchor, alias or tag"),
        (b"\xff\xfe", "byte 0 is not UTF-8"),
        (b"- date: May 3\n  why: a: b\n", "its YAML cannot be read"),
        (b"- date: x\n  drop: true\n  drop: true\n", "gives 'drop' a second time"),
        (b"#" * 1_000_001, "has more than 1,000,000 bytes"),
        (b"[" * 5000, "YAML"),
    ],
)
def test_a_file_that_holds_no_corrections_is_refused(data: bytes, message: str, tmp_path: Path) -> None:
    """Junk is one clear error."""
    file = tmp_path / "talks.corrections.yaml"
    file.write_bytes(data)
    with pytest.raises(InputError, match=r"talks\.corrections\.yaml: ") as error:
        read_corrections(file)
    assert message in str(error.value)


@pytest.mark.parametrize("name", ["absent.yaml", "", "a\0b", "x" * 300])
def test_a_file_that_is_not_there_is_an_error(name: str, tmp_path: Path) -> None:
    """A parameter that names nothing readable says so."""
    with pytest.raises(InputError, match="cannot be read"):
        read_corrections(tmp_path / name)


def test_the_file_beside_the_article_is_found(tmp_path: Path) -> None:
    """It is named after the article; one given goes before it; without a folder or with too long a name it is none."""
    written("date: May 3\n  drop: true", tmp_path)
    other = tmp_path / "other.yaml"
    other.write_text("- event: sent\n  drop: true\n" + SIGNED, encoding="utf-8")
    article = Article(TEXT, path="talks.txt", folder=tmp_path)
    assert [c.kind for c in corrections_of(article)] == ["date"]
    assert [c.kind for c in corrections_of(article, other)] == ["event"]
    assert corrections_of(Article(TEXT, path="talks.txt")) == corrections_of(Article(TEXT)) == ()
    assert corrections_of(Article(TEXT, path="a" * 250 + ".txt", folder=tmp_path)) == ()


def test_words_are_found_however_their_lines_break(tmp_path: Path) -> None:
    """An editor writes the words on one line; the article may break them."""
    made = briefing_of("The envoy said that\nboth   sides agree.")
    correction = Correction(
        kind="quotation", finding="both sides agree", fields=(("add", "true"),), by="R.", why="It is.", where="x"
    )
    assert corrected(made, [correction]).quotations[0].content.text == "both   sides agree"


def test_a_pronoun_that_means_another_is_no_mention_of_the_first(tmp_path: Path) -> None:
    """Who was taken for the speaker by a pronoun loses it; the words that name him stay."""
    made = example()
    (she,) = spans_of(made.article, "she")
    berg, *others = made.actors
    spoken = replace(made.quotations[1], speaker=she, actor=berg.id, resolved_by="pronoun")
    made = replace(made, actors=(replace(berg, mentions=(*berg.mentions, she)), *others), quotations=(spoken,))
    file = written(f"quotation: Not in June\n  speaker: {others[0].id}", tmp_path)
    briefing = corrected(made, read_corrections(file))
    assert briefing.actors[0].mentions == berg.mentions
    assert (briefing.quotations[0].speaker, briefing.quotations[0].actor) == (she, others[0].id)
