"""Absences: what is said not to be in a text, and what is not said."""

from dataclasses import replace
from time import perf_counter

import pytest
from make import briefing_of, spans_of

from analysis import Article, brief
from analysis.absences import figures, find_absences, headline, not_heard, unheard, unquoted_document
from analysis.briefing import Briefing
from analysis.draw import unheard as unheard_drawn
from analysis.quotations import Form


def told(found: Briefing, rule: str) -> list[str]:
    """Return what one rule says."""
    return [absence.message for absence in find_absences(found) if absence.rule == rule]


METADATA = [
    ({}, ["Not given with the article: the title, the publisher, the day of publication, the author."]),
    ({"title": "Locks", "byline": "Jo Ray"}, ["Not given with the article: the publisher, the day of publication."]),
    ({"title": "Locks", "byline": "Jo Ray", "publisher": "The Post", "published": "2025-03-04"}, []),
]


@pytest.mark.parametrize(("given", "messages"), METADATA)
def test_what_is_not_given_with_the_article_is_told(given: dict[str, str], messages: list[str]) -> None:
    """Title, publisher, day and author; nothing is said where all are there."""
    found = replace(briefing_of("The lock is old."), article=Article("The lock is old.", **given))  # type: ignore[arg-type]
    assert told(found, "metadata of the article") == messages


HEADLINES = [
    ("The lock at night\n\nIt was opened at ten.", "The lock at night"),
    ("By Jo Ray\nThe lock at night\n\nIt was opened at ten.", "The lock at night"),
    ("By land and sea\n\nIt was opened at ten.", "By land and sea"),
    ("BY JO RAY\n\nIt was opened at ten.", None),
    ("It was opened at ten.\n\nThe lock at night", None),
    ("It was opened at ten.", None),
]


@pytest.mark.parametrize(("text", "title"), HEADLINES)
def test_a_heading_above_the_text_is_its_title(text: str, title: str | None) -> None:
    """A byline is none, nor is a heading further down."""
    found = brief(Article(text))
    heading = headline(found)
    assert (heading.text if heading else None) == title
    assert ("the title" in told(found, "metadata of the article")[0]) == (title is None)


DATES = [
    ("It opened on May 3, in June.", [("May 3", "XXXX-05-03"), ("June", "XXXX-06")], ["2 dates without a year."]),
    ("It was opened on May 3, 2024.", [("May 3, 2024", "2024-05-03")], []),
    (
        "It opened in summer, not on Friday.",
        [("summer", "XXXX-SU"), ("Friday", "XXXX-WXX-5")],
        ["1 date without a year."],
    ),
    ("It opened on Friday.", [("Friday", "XXXX-WXX-5")], []),
    ("It was opened long ago.", [("long ago", None)], []),
]


@pytest.mark.parametrize(("text", "dates", "messages"), DATES)
def test_dates_without_a_year_are_counted(text: str, dates: list[tuple[str, str | None]], messages: list[str]) -> None:
    """A year in the text is enough; what is no day of a calendar has none."""
    found = briefing_of(text, dates=[(words, value, "day") for words, value in dates])
    assert told(found, "dates by precision") == messages


TREATY = "They signed the treaty. The treaty is short. Nobody has read the treaty."
DOCUMENTS = [
    (TREATY, [], "treaty"),
    (f"{TREATY} Jo Ray calls it “a rag”.", [("Jo Ray", "“a rag”", "direct")], "treaty"),
    (f"{TREATY} The treaty says “no toll is due”.", [("The treaty", "“no toll is due”", "direct")], None),
    (f"{TREATY} Under the treaty, “no toll is due”.", [(None, "“no toll is due”", "fragment")], None),
    ("They signed the treaty. It is short.", [], None),
    ("The statement is long. That statement is odd. No statement helps.", [], None),
    ("They signed a contract.", [], None),
    ("", [], None),
]


@pytest.mark.parametrize(("text", "quotations", "document"), DOCUMENTS)
def test_a_document_that_is_named_and_not_quoted(
    text: str, quotations: list[tuple[str | None, str, Form]], document: str | None
) -> None:
    """Three mentions make it the subject; its own words may be quoted with or without a verb of saying."""
    assert unquoted_document(briefing_of(text, quotations=quotations)) == document


FIGURES = [
    ("It cost 1,200.50 crowns and took 3 years.", [], ["1,200.50", "3"]),
    ("It was opened on May 3, 2024.", ["May 3, 2024"], []),
    ("It was opened on May 3 by 40 men.", ["May 3"], ["40"]),
    ("An F-16 of the G7 flew by.", [], []),
    ("Nine men came.", [], []),
    ("۴۷ مواد.", [], ["۴۷"]),
]


@pytest.mark.parametrize(("text", "dates", "numbers"), FIGURES)
def test_figures_are_numbers_that_belong_to_no_date(text: str, dates: list[str], numbers: list[str]) -> None:
    """In digits; a number in a name is none."""
    found = briefing_of(text, dates=[(words, None, "day") for words in dates])
    assert [span.text for span in figures(found)] == numbers
    assert all(found.article.has(span) for span in figures(found))
    assert (told(found, "numbers outside dates") == []) == bool(numbers)


def test_numerals_in_a_name_are_no_figures() -> None:
    """What a name is called tells no quantity."""
    text = "The Group of 20 met for 3 days. The Group of 20 is old."
    found = briefing_of(text, actors=[("Group of 20", "organization", None)])
    assert [span.text for span in figures(found)] == ["3"]


NO_ACT = "No act of one party towards another was found; the list of verbs finds 68 % of such acts."
ACTS = [
    ("Kenya attacked Somalia.", []),
    ("Kenya and Somalia signed a treaty.", []),
    ("Kenya is old, and Somalia is old.", [NO_ACT]),
    ("", []),
]


@pytest.mark.parametrize(("text", "messages"), ACTS)
def test_a_text_without_acts_between_parties_says_so(text: str, messages: list[str]) -> None:
    """An empty text lacks nothing that was looked for."""
    assert told(brief(Article(text, language="en")), "acts between parties") == messages


OPPOSITION = [
    ("Norland rejected the plan.", True),
    ("Norland refuses to sign.", True),
    ("Critics call it a rag.", True),
    ("It is a warning to all.", True),
    ("The minister has no objections.", True),
    ("Critical minerals are sold there.", False),
    ("Norland signed the plan.", False),
    ("A Protestant church stands on the opposite bank.", False),
]


@pytest.mark.parametrize(("text", "is_there"), OPPOSITION)
def test_words_of_opposition_are_looked_for(text: str, is_there: bool) -> None:
    """Only where there is no such word is it said that there is none."""
    assert (told(briefing_of(text), "words of opposition") == []) == is_there


TEXT = "Norland and Sudland signed. The League agreed. “Good,” said Ida Moe. “Fine,” said Per Aas."
NAMED = (("Norland", "state", "NOR"), ("Sudland", "state", "SDN"), ("The League", "group", None))
SPEAKERS = [
    ((), (), "No named speaker is known to be from Norland, Sudland or The League."),
    ((("Ida Moe", "person", "NOR"),), ("Ida Moe",), "No named speaker is known to be from Sudland or The League."),
    (
        (("Ida Moe", "person", None),),
        ("Ida Moe",),
        "No named speaker is known to be from Norland, Sudland or The League. Where Ida Moe is from is not known.",
    ),
    ((("Ida Moe", "person", "NOR"), ("Per Aas", "person", "SDN")), ("Ida Moe", "Per Aas", "The League"), ""),
]


@pytest.mark.parametrize(("persons", "speaking", "message"), SPEAKERS)
def test_who_is_named_and_not_heard(
    persons: tuple[tuple[str, str, str | None], ...], speaking: tuple[str, ...], message: str
) -> None:
    """A speaker whose country nobody states may come from any of them, and that is said."""
    contents = dict(zip(speaking, ("“Good,”", "“Fine,”", "agreed"), strict=False))
    quotations = [(name, words, "direct") for name, words in contents.items()]
    found = briefing_of(TEXT, actors=[*NAMED, *persons], quotations=quotations)  # type: ignore[arg-type, list-item]
    assert not_heard(found) == message
    assert bool(unheard(found)) == bool(message)


def test_a_group_of_states_is_heard_through_its_members() -> None:
    """Who is from one of its members is from it; a people, or a group that none of the speakers is from, is unheard."""
    text = "Europe, the Baltic states and the West fear for the Kurds. “It is late,” said Lithuanian minister Rasa Moe."
    found = brief(Article(text, language="en"))
    assert not_heard(found) == "No named speaker is known to be from Kurds."
    assert unheard_drawn(found).title == "1 group is named but not heard"
    other = brief(Article(text.replace("Lithuanian", "Norwegian"), language="en"))
    assert unheard(other) == ["Baltic states", "Kurds"]


FRENCH = "Le président de l'Iran a signé le traité à Moscou, et l'Ukraine a refusé de parler à l'agence TASS."


def test_a_text_in_another_language_is_not_said_to_lack_what_nobody_looked_for() -> None:
    """The rules are for English; they say so, and what they can tell of any text."""
    found = brief(Article(FRENCH))
    rules = [absence.rule for absence in find_absences(found)]
    assert rules == ["metadata of the article", "language of the rules", "sources"]
    assert unheard(found) == []


def test_figures_among_many_dates_take_linear_time() -> None:
    """Each number is looked up among the dates, not compared with all."""
    found = briefing_of("May 3, 40 men; " * 4000 + "end.", dates=[("May 3", None, "day")])
    dates = tuple(replace(found.dates[0], span=span) for span in spans_of(found.article, "May 3"))
    begun = perf_counter()
    assert len(figures(replace(found, dates=dates))) == 4000
    assert perf_counter() - begun < 2
