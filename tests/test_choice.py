"""The choice of what a briefing quotes: by its stated rules."""

from dataclasses import replace
from itertools import permutations

import pytest
from make import briefing_of, spans_of

from analysis import Article, brief, choice
from analysis.briefing import Briefing
from analysis.events import Event

WORDS = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
NINE = " ".join(f"{word} is here." for word in WORDS)


def said(found: Briefing) -> list[str]:
    """Return the numbers of the sentences chosen."""
    return [sentence.id for sentence in choice.said(found)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", []),
        ("One is here.", []),
        ("One is here. Two is here.", ["S2"]),
        (NINE, ["S2", "S4", "S5", "S7", "S8"]),
    ],
    ids=["none", "one", "two", "nine"],
)
def test_one_sentence_of_each_part_after_the_first(text: str, numbers: list[str]) -> None:
    """Of sentences that weigh the same, the first of its part."""
    assert said(briefing_of(text)) == numbers


def test_actors_and_themes_weigh() -> None:
    """Of each part, the sentence that names most of them."""
    found = briefing_of(NINE, actors=[("Three", "state", None)], themes={"Locks": ["Five", "Nine"], "Gates": ["Nine"]})
    assert said(found) == ["S3", "S4", "S5", "S7", "S9"]


def test_a_status_that_is_not_shown_wins_a_tie() -> None:
    """So that the ladder's rungs are all among what is quoted."""
    claims = [("Two", "done"), ("Three", "done"), ("Four", "done"), ("Five", "done"), ("Six", "expected")]
    assert said(briefing_of(NINE, claims=claims)) == ["S2", "S4", "S6", "S7", "S8"]  # type: ignore[arg-type]


def test_dates_and_figures_weigh() -> None:
    """A sentence that has some says more than one without."""
    assert said(briefing_of(NINE.replace("Three is", "Three of 40 is"))) == ["S3", "S4", "S5", "S7", "S8"]


def test_a_sentence_that_states_nothing_is_the_last_choice() -> None:
    """A greeting or a question, however many it names, stands behind a statement of its part."""
    found = briefing_of(NINE, actors=[("Three", "state", None)], claims=[("Two", "done")])
    assert said(found)[0] == "S2"


def test_nobody_is_quoted_for_presenting_the_author() -> None:
    """What a text says of its author is no finding."""
    text = "By Ida Moe\n\nThe lock is old. Norland shut the lock. Ida Moe, of Norland and Sudland, is a fellow in Oslo."
    assert [sentence.span.text for sentence in choice.said(brief(Article(text, language="en")))] == [
        "Norland shut the lock."
    ]


def test_no_question_of_an_interview_is_quoted() -> None:
    """Nor what stands before the question in its paragraph: it is nobody's answer."""
    text = "Per Aas spoke.\n\nQ: Norland shut the lock in May. Why?\n\nA: It leaks.\n\nQ: Who knew?\n\nA: All did."
    assert [sentence.span.text for sentence in choice.said(brief(Article(text, language="en")))] == [
        "A: It leaks.",
        "A: All did.",
    ]


def test_the_first_event_leads() -> None:
    """A sentence that tells who did what to whom is quoted, whatever stands around it."""
    found = briefing_of(NINE, actors=[("Two", "state", None), ("Three", "state", None)])
    (verb,) = spans_of(found.article, "Three is")
    event = Event("CONSULT", found.actors[0].id, found.actors[1].id, "actual", verb, found.sentences[2].span)
    assert said(replace(found, events=(event,))) == ["S2", "S3", "S5", "S7", "S8"]


LONG = "“We opened the gate at night and nobody came to see it.”"
SHORT = "“We opened the gate.”"
ENDLESS = f"“{'We opened the gate. ' * 15}”"


@pytest.mark.parametrize(
    ("quotations", "pulled"),
    [
        ([("Ida Moe", LONG, "direct"), ("Ida Moe", SHORT, "direct")], LONG),
        ([("Ida Moe", SHORT, "direct")], None),
        ([("Ida Moe", ENDLESS, "direct")], None),
        ([(None, LONG, "direct")], None),
        ([("Ida Moe", LONG, "mixed")], None),
        ([], None),
    ],
    ids=["the longer", "too short", "too long", "nobody's", "not direct", "none"],
)
def test_a_pull_quote_is_somebodys_and_fits(quotations: list[tuple[str | None, str, str]], pulled: str | None) -> None:
    """The longest direct quotation by a known speaker, of eight to 45 words."""
    text = f"{LONG} said Ida Moe. {SHORT} {ENDLESS}"
    found = briefing_of(text, actors=[("Ida Moe", "person", None)], quotations=quotations)  # type: ignore[arg-type]
    quote = choice.pull_quote(found)
    assert (quote.content.text if quote else None) == pulled


def test_what_two_do_to_each_other_is_told_once() -> None:
    """Marked as mutual; what one does to another is not."""
    found = briefing_of("One met Two. One hit Three.", actors=[(name, "state", None) for name in WORDS[:3]])
    one, two, three = (actor.id for actor in found.actors)
    met, hit = spans_of(found.article, "met")[0], spans_of(found.article, "hit")[0]
    first, second = (sentence.span for sentence in found.sentences)
    events = (
        Event("CONSULT", one, two, "actual", met, first),
        Event("CONSULT", two, one, "actual", met, first),
        Event("ASSAULT", one, three, "actual", hit, second),
    )
    told = choice.told(replace(found, events=events))
    assert [(line.sources, line.targets) for line in told] == [((one, two), ()), ((one,), (three,))]


def test_a_meeting_of_several_is_told_in_one_line() -> None:
    """If each met each of the others; else every pair is a line of its own."""
    found = briefing_of("One, Two and Three met.", actors=[(name, "state", None) for name in WORDS[:3]])
    parties = tuple(actor.id for actor in found.actors)
    met = spans_of(found.article, "met")[0]
    events = tuple(
        Event("CONSULT", source, target, "actual", met, found.sentences[0].span)
        for source, target in permutations(parties, 2)
    )
    assert [(line.sources, line.targets) for line in choice.told(replace(found, events=events))] == [(parties, ())]
    assert len(choice.told(replace(found, events=events[:-1]))) == 5


def test_rungs_go_from_firm_to_loose() -> None:
    """Only those that the article has."""
    claims = [("One", "opinion"), ("Two", "done"), ("Three", "possible"), ("Four", "done")]
    rungs = choice.rungs(briefing_of(NINE, claims=claims))  # type: ignore[arg-type]
    assert [(status, len(found)) for status, found in rungs] == [("done", 2), ("possible", 1), ("opinion", 1)]
    assert choice.rungs(briefing_of(NINE)) == ()
