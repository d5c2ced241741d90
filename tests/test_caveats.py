"""Caveats: what a reader is warned of, and where nothing is said."""

import pytest

from analysis import Article, brief
from analysis.caveats import Caveat

LONG_PROSE = "The old lock stands by the sea and the water is still. " * 40


def found(text: str, kind: str, **given: str) -> list[Caveat]:
    """Return the caveats of one kind about a text."""
    return [c for c in brief(Article(text, language="en", **given)).caveats if c.kind == kind]  # type: ignore[arg-type]


def told(text: str, kind: str, **given: str) -> list[str]:
    """Return what the caveats of one kind say."""
    return [caveat.message for caveat in found(text, kind, **given)]


@pytest.mark.parametrize("text", ["Talks began.", "", "42 %"])
def test_one_article_is_one_source(text: str) -> None:
    """Of whatever it tells."""
    assert told(text, "single-source") == ["Nothing here has been checked against a second source."]


NO_YEAR = [
    ("The lock opened on May 3.", {}, ["1 date without a year in the text."]),
    ("It opened on May 3 and closed on May 9.", {}, ["2 dates without a year in the text."]),
    ("The lock opened on May 3, 2024.", {}, []),
    ("The lock opened long ago.", {}, []),
    ("Nobody opened the lock.", {}, []),
    (
        "The lock opened on May 3.",
        {"published": "2024-05-04"},
        ["1 date is fixed only by the day of publication, 4 May 2024."],
    ),
    ("The lock opened on May 3, 2024.", {"published": "2024-05-04"}, []),
]


@pytest.mark.parametrize(("text", "given", "messages"), NO_YEAR)
def test_a_year_that_the_text_does_not_state(text: str, given: dict[str, str], messages: list[str]) -> None:
    """The day of publication may fix it, and is then said to have done so."""
    assert told(text, "no-year", **given) == messages


OWNERSHIP = [
    ("Talks began, TASS reported.", {}, ["TASS"], ["TASS"]),
    ("Talks began.", {"publisher": "the BBC"}, ["BBC"], []),
    ("Talks began, TASS reported.", {"publisher": "TASS"}, ["TASS"], []),
    ("Talks began.", {"publisher": "The Village Gazette"}, [], []),
    ("Talks began.", {}, [], []),
]


@pytest.mark.parametrize(("text", "given", "names", "origins"), OWNERSHIP)
def test_owners_of_publisher_and_origin(text: str, given: dict[str, str], names: list[str], origins: list[str]) -> None:
    """What the registry has on them; an outlet is not its own origin, and one that is not listed has no owner here."""
    assert [message.partition(" (")[0] for message in told(text, "ownership", **given)] == names
    assert [c.spans[0].text for c in found(text, "origin", **given)] == origins


ORIGINS = [
    ("Talks began, TASS reported.", ["The text cites what another outlet reported."]),
    ("OSLO (AP) - Talks began, TASS reported.", ["The dateline names an agency as the text’s origin."]),
    ("Talks began.", []),
]


@pytest.mark.parametrize(("text", "messages"), ORIGINS)
def test_where_the_text_comes_from(text: str, messages: list[str]) -> None:
    """An agency in the dateline has made the text; one that is cited has only reported something of it."""
    assert told(text, "origin") == messages


CARRIED = "For his part, he spoke in the framework of the visit and, at the present time, is silent."
TRANSLATION = [
    (CARRIED, ["3 phrases common in translations."]),
    (CARRIED.replace("at the present time", "now"), []),
    ("In the framework of this and in the framework of that, in the framework of all.", []),
    ("Here is his partner in the frameworks of old, for his partners at the present times.", []),
    ('He said "yes". She said “no”.', ["Straight and curly quotation marks are mixed."]),
    ('He said "yes". She said "no".', []),
    ("He said “yes”. She said “no”.", []),
    ('The 5" gun is “old”.', []),
    (
        "The first, trade.\nMonday, transport.\nTuesday, space.",
        ["Weekdays stand where a list has second, third …; they are not read as dates."],
    ),
    ("It opened on Monday, and closed on Tuesday.", []),
]


@pytest.mark.parametrize(("text", "messages"), TRANSLATION)
def test_signs_of_a_translation(text: str, messages: list[str]) -> None:
    """Three different phrases, mixed marks, or weekdays that number a list."""
    assert told(text, "translation") == messages


ATTRIBUTION = [
    ("According to Ida Moe, the lock is old. The gate is new. The wall is old.", ["The gate is new."]),
    ("According to Ida Moe, the lock is old.\nThe gate is new.", []),
    ("According to Ida Moe, the lock is old. “The gate is new,” she said.", []),
    ("The lock is old, according to Ida Moe. The gate is new.", []),
    ("Ida Moe said that the lock is old. The gate is new.", []),
    ("The lock is old. The gate is new.", []),
]


@pytest.mark.parametrize(("text", "sentences"), ATTRIBUTION)
def test_a_sentence_that_may_go_on_with_an_attribution(text: str, sentences: list[str]) -> None:
    """The next of the paragraph, after one that opens with "According to"."""
    assert [span.text for caveat in found(text, "attribution") for span in caveat.spans] == sentences


def test_several_such_sentences_are_one_caveat() -> None:
    """It is told once, with a mark for each."""
    first = "According to Ida Moe, the lock is old. The gate is new."
    text = f"{first}\nAccording to the port, the wall is old. The door is shut."
    (message,) = told(text, "attribution")
    assert message == "2 sentences without attribution follow what is reported, and may be part of it."


UNATTRIBUTED = [
    ("This lock is considered “an integral part of the old harbour”.", ["1 quotation without a speaker."]),
    ("“The lock is old,” said Ida Moe.", []),
    ("The lock is old.", []),
]


@pytest.mark.parametrize(("text", "messages"), UNATTRIBUTED)
def test_a_quotation_of_which_nobody_is_said_to_be_the_speaker(text: str, messages: list[str]) -> None:
    """A passive without an agent names none."""
    assert told(text, "unattributed") == messages


ANONYMOUS = [
    (
        "An official spoke on condition of anonymity. A guard, not authorised to speak, agreed. The lock is old.",
        ["2 sentences tell of a source who is not to be named."],
    ),
    ("A guard asked not to be named.", ["1 sentence tells of a source who is not to be named."]),
    ("The anonymity of the web is old.", []),
]


@pytest.mark.parametrize(("text", "messages"), ANONYMOUS)
def test_sources_who_are_not_to_be_named_are_counted(text: str, messages: list[str]) -> None:
    """The sentences are those with a listed phrase."""
    assert told(text, "anonymous") == messages


NUMBERS = [
    ("The lock was built on May 3, 2024.", ["No figures in digits outside dates."]),
    ("The lock cost 3 crowns.", []),
    (LONG_PROSE + "It cost 3 crowns.", ["Only 1 figure besides those of dates."]),
    (LONG_PROSE + "It cost 3 crowns, 4 men and 5 days.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "messages"), NUMBERS, ids=["none", "short", "few", "some", "empty"])
def test_few_or_no_figures(text: str, messages: list[str]) -> None:
    """A long text with hardly a number can hardly be checked."""
    assert told(text, "no-numbers") == messages


NOT_HEARD = [
    ("Norway and Chile met. Norwegian Prime Minister Ida Moe said that it went well.", ["Chile"]),
    ("Norway met nobody. Norwegian Prime Minister Ida Moe said that it went well.", []),
    ("Nobody met.", []),
    ("Chile was silent. “We are shocked,” Norway and Peru said.", ["Chile"]),
    ("Chile was silent. Norway, Peru and Kenya called for calm.", ["Chile"]),
    ("Chile was silent. Norwegian President Ida Moe and Peruvian Minister Juan Rivas said it was late.", ["Chile"]),
    ("Norway met nobody. Peru has not said which side it backs.", ["Norway or Peru"]),
]


@pytest.mark.parametrize(("text", "names"), NOT_HEARD)
def test_voices_that_are_not_heard(text: str, names: list[str]) -> None:
    """States that are named and from which nobody speaks."""
    assert told(text, "not-heard") == [f"No named speaker is known to be from {name}." for name in names]


OPINION = [
    ("ANALYSIS: Who owns the river\nNorland does.", 1),
    ("The river is ours\nIda Moe is a fellow at the Water Institute. The views are her own.", 1),
    ("The river\nThe analysis of the water took a day. The views from the bridge are wide.", 0),
    ("Opinion polls are out\nNorland leads in most opinion polls.", 0),
]


@pytest.mark.parametrize(("text", "places"), OPINION)
def test_a_text_that_calls_itself_opinion(text: str, places: int) -> None:
    """By a label at the head of a line, or by saying whose views these are."""
    found = [caveat for caveat in brief(Article(text, language="en")).caveats if caveat.kind == "opinion"]
    assert [len(caveat.spans) for caveat in found] == [places] * bool(places)


FRENCH = "Le président de l'Iran a dit qu'il est « content » du traité, et l'Ukraine n'a pas parlé à l'agence TASS."


def test_of_another_language_only_what_holds_is_said() -> None:
    """That it was not read, and that it is one source; nothing on what nobody looked for."""
    caveats = brief(Article(FRENCH)).caveats
    assert [caveat.kind for caveat in caveats] == ["language", "single-source"]
    assert "French" in caveats[0].message


def test_english_is_no_caveat() -> None:
    """Nor is a text too short to tell."""
    assert found("The lock is old.", "language") == []
    assert "language" not in {caveat.kind for caveat in brief(Article("42 %")).caveats}


def test_a_caveat_has_a_name_that_a_later_run_repeats() -> None:
    """Its kind and the places that it rests on."""
    (caveat,) = found("The lock opened on May 3.", "no-year")
    assert caveat.id == "caveat-no-year-19-24"
    assert [span.text for span in caveat.evidence] == ["May 3"]
