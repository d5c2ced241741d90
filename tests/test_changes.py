"""Changes: what differs between two briefings, whatever the words' offsets."""

from dataclasses import replace

import pytest
from make import briefing_of

from analysis.briefing import Briefing
from analysis.caveats import Caveat
from analysis.changes import changes

TEXT = (
    "Envoy Ada Berg met Osto Ruun on May 3. “We will sign in June,” Berg said. "
    "Ruun doubted it: “Not in June.” Talks on the port go on."
)


def example(
    text: str = TEXT, speaker: str | None = "Osto Ruun", date: str = "XXXX-05-03", status: str = "expected"
) -> Briefing:
    """Return a briefing of a text, with a finding of most kinds."""
    return briefing_of(
        text,
        actors=[("Ada Berg", "person", None), ("Osto Ruun", "person", "SWE")],
        quotations=[("Ada Berg", "“We will sign in June,”", "direct"), (speaker, "“Not in June.”", "direct")],
        themes={"Trade": ["sign"]},
        dates=[("May 3", date, "day")],
        claims=[("will", status)],  # type: ignore[list-item]
    )


def lines(old: Briefing, new: Briefing) -> list[str]:
    """Return the changes as text, each after its section's heading."""
    found, heading = [], ""
    for line in changes(old, new).lines:
        heading = heading if line.startswith(" ") else line
        found += [f"{heading} {line.strip()}"] if line.startswith(" ") else []
    return found


def test_the_same_article_has_no_changes() -> None:
    """Nothing differs, and the changes are false."""
    assert not changes(example(), example())
    assert list(changes(example(), example()).lines) == []
    assert "Nothing: both say the same." in changes(example(), example()).page


def test_a_sentence_set_before_all_others_moves_every_offset_and_changes_nothing_else() -> None:
    """Findings are matched by words: one sentence more is one change."""
    assert lines(example(), example(f"It rained. {TEXT}")) == ["The text: added: It rained. [S1]"]


def test_sentences_in_another_order_leave_the_findings_as_they_are() -> None:
    """A finding whose sentence moved is the same finding."""
    first, rest = TEXT.split(". ", 1)
    found = lines(example(), example(f"{rest} {first}."))
    assert {line.split(":")[0] for line in found} == {"The text"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            example(),
            example(speaker=None),
            "What is said: changed: “Not in June.” [S3]; speaker: Osto Ruun → not stated",
        ),
        (example(), example(speaker=None), "Who speaks: gone: Osto Ruun; country: SWE"),
        (example(), example(date="2025-05-03"), "Dates: changed: May 3 [S1]; value: XXXX-05-03 → 2025-05-03"),
        (example(), example(status="possible"), "How firmly: changed: will [S2]; status: expected → possible"),
        (
            example(),
            example(TEXT.replace("port", "old port")),
            "The text: changed: Talks on the port go on. [S4] → Talks on the old port go on. [S4]",
        ),
        (
            example(),
            example(TEXT.replace(" Talks on the port go on.", "")),
            "The text: gone: Talks on the port go on. [S4]",
        ),
        (example(), replace(example(), themes=()), "Themes: gone: Trade; main: yes; passages: 1"),
        (replace(example(), dates=()), example(), "Dates: added: May 3 [S1]; value: XXXX-05-03; basis: text"),
        (example(), replace(example(), actors=example().actors[:1]), "Who is named: gone: Osto Ruun"),
        (
            replace(example(), caveats=(Caveat("no-year", "1 date without a year."),)),
            replace(example(), caveats=(Caveat("no-year", "2 dates without a year."),)),
            "Cautions: changed: 1 date without a year. → 2 dates without a year.",
        ),
    ],
)
def test_what_changed_is_said(old: Briefing, new: Briefing, expected: str) -> None:
    """One line says what is added, gone or changed, and in which sentence."""
    assert expected in lines(old, new)


def test_a_changed_wording_is_one_change_of_the_finding_in_its_sentence() -> None:
    """A quotation, its claim and its date that are worded anew are changed, not gone and added."""
    new = briefing_of(
        TEXT.replace("will sign in June", "may sign in July"),
        quotations=[("Ada Berg", "“We may sign in July,”", "direct")],
        claims=[("may", "possible")],
        actors=[("Ada Berg", "person", None)],
    )
    found = lines(example(), new)
    assert "What is said: changed: “We will sign in June,” [S2] → “We may sign in July,” [S2]" in found
    assert "How firmly: changed: will [S2] → may [S2]; status: expected → possible" in found


def test_metadata_that_changed_is_said() -> None:
    """Title and day of publication belong to what a briefing states; the file's name does not."""
    old = example()
    new = replace(old, article=replace(old.article, title="Talks", path="b.txt"))
    assert lines(old, new) == ["About the article: changed: title; value: not stated → Talks"]


def test_the_lines_obey_no_terminal() -> None:
    """Control characters of an article stand as a replacement sign, line ends as a space."""
    old, new = example(), example(f"{TEXT} \x1b[31mRed\rand\x9b31m blue.")
    (line,) = lines(old, new)
    assert line == "The text: added: \ufffd[31mRed and\ufffd31m blue. [S5]"


def test_the_page_marks_the_words_that_changed() -> None:
    """Old and new wording stand one above the other, with the words marked that differ."""
    page = changes(example(), example(TEXT.replace("port", "harbour")), ("one.txt", "two.pdf")).page
    assert "Talks on the <del>port</del> go on." in page
    assert "Talks on the <ins>harbour</ins> go on." in page
    assert page.index("one.txt") < page.index("two.pdf")


def test_the_page_escapes_what_it_shows() -> None:
    """Markup of an article, in a changed wording too, and of a file's name is text."""
    evil = "<script>alert(1)</script> & <img src=x onerror=alert(1)>"
    old, new = example(f"{TEXT} Say {evil} now."), example(f"{TEXT} Say {evil} then.")
    for page in (changes(example(), old).page, changes(old, new, (evil, evil)).page):
        assert "<script" not in page
        assert "<img" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_long_texts_are_compared_in_time() -> None:
    """Thousands of sentences, every other one new, and one of a hundred thousand words."""
    old = briefing_of(" ".join(f"Line {n} stands here." for n in range(3000)))
    new = briefing_of(" ".join(f"Line {n} stands {'here' if n % 2 else 'there'}." for n in range(3000)))
    assert len(changes(old, new).items) == 1500
    long = briefing_of("word " * 100_000 + "ends.")
    assert "<del>word word" in changes(long, briefing_of("word " * 99_999 + "stops.")).page
