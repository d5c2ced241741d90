"""The first article, a machine translation full of traps: what a briefing must and must not say of it."""

from datetime import date
from functools import cache

import pytest

from analysis import Article, Briefing, brief, read_article
from analysis.actors import Actor
from analysis.quotations import Quotation

ARTICLE = "russia-iran-treaty.txt"


@cache
def briefing(published: str = "") -> Briefing:
    return brief(read_article(ARTICLE, published=published))


def actor(name: str) -> Actor:
    return next(a for a in briefing().actors if a.name == name)


def quoted(words: str) -> Quotation:
    """Return the quotation whose content holds the words."""
    return next(q for q in briefing().quotations if words in q.content.text)


def messages(kind: str) -> list[str]:
    return [c.message for c in briefing().caveats if c.kind == kind]


def test_weekdays_that_number_a_list_are_no_dates() -> None:
    """ "Monday, defense" and "Tuesday, space cooperation" are the second and third point of a list."""
    assert not {"Monday", "Tuesday"} & {d.span.text for d in briefing().dates}
    flagged = {s.text for c in briefing().caveats if c.kind == "translation" for s in c.spans}
    assert {"Monday", "Tuesday"} <= flagged


def test_no_year_is_claimed_that_the_text_does_not_give() -> None:
    """The only year in the text is 2001; 16 and 17 January have none."""
    values = {d.span.text: d.value for d in briefing().dates}
    assert values["January 17"] == "XXXX-01-17"
    assert values["January 16"] == "XXXX-01-16"
    assert values["2001"] == "2001"
    assert "2 dates without a year in the text." in messages("no-year")


def test_the_day_of_publication_gives_the_year_and_says_so() -> None:
    """With it, 17 January is that of 2025, and the basis and a caveat tell where the year is from."""
    found = {d.span.text: d for d in briefing("2025-01-16").dates}
    assert (found["January 17"].value, found["January 17"].basis) == ("2025-01-17", "published")
    told = [c.message for c in briefing("2025-01-16").caveats if c.kind == "no-year"]
    assert told == ["2 dates are fixed only by the day of publication, 16 January 2025."]


def test_a_treaty_to_be_signed_and_one_that_was_signed_contradict() -> None:
    """Both places are shown: what will be signed cannot have been."""
    spans = [s.text for c in briefing().caveats if c.kind == "contradiction" for s in c.spans]
    assert any("to sign the Comprehensive Strategic Partnership Treaty" in text for text in spans)
    assert any("the treaty was signed" in text for text in spans)


def test_the_text_has_no_title_and_no_publisher_and_the_agency_is_the_origin() -> None:
    """Sputnik is what the article cites, not who printed it, and no person."""
    article = briefing().article
    assert (article.title, article.publisher) == (None, None)
    assert briefing().origin is not None
    assert briefing().origin.text == "Sputnik"
    assert (actor("Sputnik").kind, actor("Sputnik").country) == ("organization", "RUS")


def test_a_quotation_runs_over_two_paragraphs() -> None:
    """Opened by a straight mark, not closed at the paragraph's end, closed by a curly one: one quotation."""
    quotation = quoted("Iran possesses a number")
    assert quotation.content.text.rstrip('",”').endswith("between the two sides")
    assert quotation.actor == actor("Foad Izadi").id


def test_a_quoted_fragment_in_a_passive_without_agent_has_no_speaker() -> None:
    """ "This area is considered …" does not say by whom."""
    quotation = quoted("an integral part")
    assert (quotation.form, quotation.speaker, quotation.actor) == ("fragment", None, None)


def test_a_sentence_after_an_attributed_one_is_the_articles_own_voice() -> None:
    """It may continue what the speaker said, and a caveat says so; it is not put into his mouth."""
    assert not any("share the Caspian Sea" in q.content.text for q in briefing().quotations)
    spans = [s.text for c in briefing().caveats if c.kind == "attribution" for s in c.spans]
    assert any("share the Caspian Sea" in text for text in spans)


def test_one_person_in_many_forms() -> None:
    """Associate Professor Foad Izadi, Mr. Izadi, Expert Izadi, Izadi and he are one."""
    forms = {m.text for m in actor("Foad Izadi").mentions}
    assert {"Associate Professor Foad Izadi", "Mr. Izadi", "Expert Izadi", "Izadi", "he"} <= forms
    assert [a.name for a in briefing().actors if "Izadi" in a.name] == ["Foad Izadi"]
    assert (actor("Foad Izadi").country, actor("Foad Izadi").country_basis) == ("IRN", "affiliation")
    assert "University of Tehran" in (actor("Foad Izadi").affiliation or "")


def test_a_name_is_printed_as_the_source_has_it() -> None:
    """Another spelling is more usual; the briefing does not correct its source."""
    assert actor("Massoud Pezeshkian").role == "Iranian President"


def test_humanitarian_affairs_on_an_agenda_are_no_crisis() -> None:
    """In a list of fields of cooperation they mean something else."""
    assert "humanitarian_migration" not in {t.id for t in briefing().themes}


def test_who_is_heard_and_who_is_not() -> None:
    """Four voices from two states; the others are named only."""
    heard = {a.name: a.country for a in briefing().actors if a.speaks}
    assert heard == {"Sputnik": "RUS", "Foad Izadi": "IRN", "Yuri Lyamin": "RUS", "Sergey Lavrov": "RUS"}
    (missing,) = messages("not-heard")
    assert all(name in missing for name in ("United States", "Europe", "Syria", "Ukraine"))
    assert not any(name in missing for name in ("Russia", "Iran"))


def test_what_will_be_signed_is_planned() -> None:
    """In PLOVER's terms an AGREE that is planned, none that is done."""
    agreed = [e.status for e in briefing().events if e.type == "AGREE"]
    assert agreed
    assert set(agreed) == {"planned"}


def test_a_planned_visit_is_announced_and_never_done() -> None:
    """The ladder is of the wording."""
    claims = [c for c in briefing().claims if "will make an official visit" in c.sentence.text]
    assert [c.status for c in claims] == ["announced"]


FIRMNESS = [
    ("has the potential to reshape", "possible"),
    ("are expected to discuss", "expected"),
    ("is inevitable", "opinion"),
    ("the treaty was signed", "done"),
]


@pytest.mark.parametrize(("words", "status"), FIRMNESS)
def test_the_wording_decides_the_rung(words: str, status: str) -> None:
    """Potential, expectation and judgement are not facts."""
    assert status in {c.status for c in briefing().claims if words in c.sentence.text}


PRESENT = [
    "treaties_alliances",
    "trade_economy",
    "defence_security",
    "space_technology",
    "sanctions",
    "diplomacy",
    "regional_order",
]
ABSENT = ["cyber_information", "terrorism_nonstate", "humanitarian_migration"]


def test_the_themes_it_has_and_those_it_has_not() -> None:
    """Each present theme has a passage with its words; the others have none."""
    found = {t.id for t in briefing().themes}
    assert set(PRESENT) <= found
    assert not set(ABSENT) & found
    assert all(p.terms for t in briefing().themes for p in t.passages)


def test_headings_are_no_sentences() -> None:
    """They are shown as headings and not counted."""
    assert [h.text for h in briefing().headings] == ["The foundation of partnership", "Key areas of cooperation"]


def test_the_marks_of_translation_are_told() -> None:
    """Mixed quotation marks and phrases of translators stand beside the weekdays."""
    assert "Straight and curly quotation marks are mixed." in messages("translation")


def test_metadata_of_the_user_is_what_is_told() -> None:
    """Nothing of the traps depends on this file alone: the same text as a string reads the same."""
    text = read_article(ARTICLE).text
    assert brief(Article(text, published=date(2025, 1, 16))).dates == briefing("2025-01-16").dates
