"""Time expressions: what is one, what day it means, and what only looks like one."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article import Article, read_article
from analysis.dates import TimeExpression, find_dates
from analysis.dates.ordinals import weekday_ordinals
from analysis.language import Reading, read
from analysis.places import folder

WEDNESDAY = "2025-01-15"

DATED = [
    ("The pact has been in force since 2001.", ("2001", "2001", "year", "text")),
    ("Prices rose throughout the 1990s.", ("the 1990s", "199X", "decade", "text")),
    ("The wall fell in the late ’80s.", ("the late ’80s", "198X", "decade", "text")),
    ("The fort dates from the 19th century.", ("the 19th century", "18XX", "century", "text")),
    ("Exports fell in early 2024.", ("early 2024", "2024", "year", "text")),
    ("The 2024/25 budget was adopted.", ("2024/25", "2024", "year", "text")),
    ("The first half of 2025 will be hard.", ("The first half of 2025", "2025", "year", "text")),
    ("The 1648 peace ended the war.", ("1648", "1648", "year", "text")),
    ("In nineteen ninety-six the bridge opened.", ("nineteen ninety-six", "1996", "year", "text")),
    ("Output grew in the third quarter of 2024.", ("the third quarter of 2024", "2024-Q3", "quarter", "text")),
    ("In the summer of 2023 the fires spread.", ("the summer of 2023", "2023-SU", "season", "text")),
    ("The accord of 16 January 2025 is public.", ("16 January 2025", "2025-01-16", "day", "text")),
    ("On the 3rd of March, 2020, borders closed.", ("the 3rd of March, 2020", "2020-03-03", "day", "text")),
    ("The letter is dated 2025-01-17.", ("2025-01-17", "2025-01-17", "day", "text")),
    ("The loan matures on 31.12.2026.", ("31.12.2026", "2026-12-31", "day", "text")),
    ("It was signed on 25/04/2024.", ("25/04/2024", "2024-04-25", "day", "text")),
    ("It was signed on 03/04/2024.", ("03/04/2024", "2024", "year", "text")),
    ("The talks run on 16–17 January 2026.", ("16–17 January 2026", "2026-01-16", "day", "text")),
    ("If he has not paid by Monday, the bank may close.", ("Monday", "2025-01-20", "day", "published")),
    ("The envoy left on Jan. 9.", ("Jan. 9", "2025-01-09", "day", "published")),
    ("The council will vote on March 3.", ("March 3", "2025-03-03", "day", "published")),
    ("The raid happened on December 28.", ("December 28", "2024-12-28", "day", "published")),
    ("A decision is due in mid-February.", ("mid-February", "2025-02", "month", "published")),
    ("The army withdrew in November.", ("November", "2024-11", "month", "published")),
    ("He resigned in June last year.", ("June last year", "2024-06", "month", "published")),
    ("Output grew in Q3.", ("Q3", "2024-Q3", "quarter", "published")),
    ("They had met last autumn.", ("last autumn", "2024-FA", "season", "published")),
    ("Monday, the president flew to Kazan.", ("Monday", "2025-01-13", "day", "published")),
    ("The ministers met on Wednesday.", ("Wednesday", "2025-01-15", "day", "published")),
    ("The ministers will meet on Friday.", ("Friday", "2025-01-17", "day", "published")),
    ("The envoys plan to leave on Monday night.", ("Monday night", "2025-01-20", "day", "published")),
    ("The envoys had been expected to vote on Monday.", ("Monday", "2025-01-13", "day", "published")),
    ("Bread will cost more than it cost in October.", ("October", "2024-10", "month", "published")),
    ("Bread will be there no later than in October.", ("October", "2025-10", "month", "published")),
    ("Their trial was due to open in December but was put off.", ("December", "2024-12", "month", "published")),
    ("The summit was to be held in February but has been delayed.", ("February", "2025-02", "month", "published")),
    ("They have threatened to act before April.", ("April", "2025-04", "month", "published")),
    ("The group was considering a cut for March.", ("March", "2025-03", "month", "published")),
    ("The group reported a loss for November.", ("November", "2024-11", "month", "published")),
    ("The border was closed until Monday.", ("Monday", "2025-01-20", "day", "published")),
    ("They met at Christmas 2021.", ("Christmas 2021", "2021-12-25", "day", "text")),
    ("The embassy reopened last Friday.", ("last Friday", "2025-01-10", "day", "published")),
    ("They meet again next Tuesday.", ("next Tuesday", "2025-01-21", "day", "published")),
    ("The ministers met last week.", ("last week", "2025-W02", "week", "published")),
    ("The two will meet in three weeks.", ("in three weeks", "2025-W06", "week", "published")),
    ("The ship left two days ago.", ("two days ago", "2025-01-13", "day", "published")),
    ("He said so yesterday.", ("yesterday", "2025-01-14", "day", "published")),
    ("It opens the day after tomorrow.", ("the day after tomorrow", "2025-01-17", "day", "published")),
    ("The law changes later this year.", ("later this year", "2025", "year", "published")),
    ("He spoke on Christmas Day.", ("Christmas Day", "2024-12-25", "day", "published")),
    ("The parade was held on Thanksgiving.", ("Thanksgiving", "2024-11-28", "day", "published")),
    ("Elections are due in May.", ("May", "2025-05", "month", "published")),
    ("TALKS TO RESUME IN MAY", ("MAY", "2025-05", "month", "published")),
    ("The navies have trained together for decades.", ("for decades", None, "vague", "text")),
    ("The rivalry spans centuries.", ("centuries", None, "vague", "text")),
    ("Talks in recent years have failed.", ("recent years", None, "vague", "text")),
    ("A few years ago nobody cared.", ("A few years ago", None, "vague", "text")),
    ("Several weeks later it sank.", ("Several weeks later", None, "vague", "text")),
]

UNDATED = [
    "The envoys may meet again.",
    "May he rest in peace.",
    "TALKS MAY RESUME",
    "Theresa May resigned.",
    "The March on the capital began at noon.",
    "Thousands march every day.",
    "The army had 2001 people under arms.",
    "The pass lies at 2000 metres.",
    "It cost $2001, or 2001 dollars.",
    "Resolution 2231 was adopted under Vision 2030.",
    "Call 555-2001 about the MiG-2000.",
    "The company employs 1999 workers.",
    "It passed by 1500 votes.",
    "Two thousand people left.",
    "The sun rose over the man who sat there.",
    "Black Friday sales rose, the Sunday Times reported.",
    "The board meets every Tuesday.",
    "The fall of the capital surprised many.",
    "Police will spring a trap in winter.",
    "He is in his nineties.",
    "He walked there in two days.",
    "On 31 February he left.",
    "The vote was 16:2000.",
    "On the last day of the talks, all left.",
]

YEARLESS = [
    ("The treaty is to be signed on January 17.", "XXXX-01-17"),
    ("The law changes in March.", "XXXX-03"),
    ("The ministers met on Friday.", "XXXX-WXX-5"),
    ("Profit fell in the second quarter.", "XXXX-Q2"),
    ("They had met in early spring.", "XXXX-SP"),
    ("The ministers met last week.", None),
    ("He left two months ago.", None),
]

IN_COMPANY = [
    ("They signed in 2019 and left in March of that year.", ["2019", "2019-03"]),
    ("They left in July 2022 and came back in February of the following year.", ["2022-07", "2023-02"]),
    ("In February 2022, and again on 24 February, it attacked.", ["2022-02", "2022-02-24"]),
    ("The talks ran from 30 January to 2 February 2023.", ["2025-01-30", "2023-02-02"]),
    ("It was closed between 1985 and 1987.", ["1985", "1987"]),
    ("They met on January 5 and the next day.", ["2025-01-05", "2025-01-06"]),
    ("Last year’s pact was signed on the same day.", ["2024", None]),
    ("Sales rose in the third quarter of 2024 from a year earlier.", ["2024-Q3", "2023-Q3"]),
    ("The ministers agreed on Thursday to meet in April.", ["2025-01-09", "2025-04"]),
    (
        "It began in April 2011. By the summer it reached the coast; in November they came.",
        ["2011-04", "2011-SU", "2011-11"],
    ),
    ("The treaty was signed in May 1994 and came into force on 3 June.", ["1994-05", "1994-06-03"]),
    ("He was born in June 1980. In March he resigned.", ["1980-06", "2024-03"]),
    ("He was chosen in May 2011. He will retire in October.", ["2011-05", "2025-10"]),
    ("They met in May 2011.\n\nIn October they met again.", ["2011-05", "2024-10"]),
    ("The meeting was due in April but has been postponed to 2026.", ["2025-04", "2026"]),
]


PIECES = [
    "May",
    "17",
    "2001",
    "-",
    "’90s",
    ",",
    "Friday",
    "last",
    "the",
    "year",
    "ago",
    "0",
    "99",
    "\u202e",
    "Q3",
    "\n",
]


@cache
def reading(text: str, published: str | None = None) -> Reading:
    return read(Article(text, published=published))


def found(text: str, published: str | None = None) -> tuple[TimeExpression, ...]:
    return find_dates(reading(text, published))


@pytest.mark.parametrize(("text", "expected"), DATED)
def test_a_time_expression_has_its_words_value_precision_and_basis(text: str, expected: tuple[object, ...]) -> None:
    """Relative expressions count from the publication, in the direction of the clause's tense."""
    assert [(d.span.text, d.value, d.precision, d.basis) for d in found(text, WEDNESDAY)] == [expected]


@pytest.mark.parametrize("text", UNDATED)
def test_words_and_numbers_that_only_look_like_dates_give_nothing(text: str) -> None:
    """Modals, persons, counts, measures and named things are no dates."""
    assert found(text, WEDNESDAY) == ()


@pytest.mark.parametrize(("text", "value"), YEARLESS)
def test_without_the_day_of_publication_nothing_is_guessed(text: str, value: str | None) -> None:
    """What the text leaves open stays open, and the basis is the text."""
    assert [(d.value, d.basis) for d in found(text)] == [(value, "text")]


@pytest.mark.parametrize(("text", "values"), IN_COMPANY)
def test_a_date_is_read_with_the_one_before_it(text: str, values: list[str | None]) -> None:
    """A month's year, a quarter and "the next day" come from the date last named."""
    assert [d.value for d in found(text, WEDNESDAY)] == values


@pytest.mark.parametrize("published", [None, WEDNESDAY])
def test_what_counts_from_a_year_in_the_text_rests_on_the_text(published: str | None) -> None:
    """The day of publication is not needed for it."""
    told = [(d.value, d.basis) for d in found("The deal is of 2015. Peru left it three years later.", published)]
    assert told == [("2015", "text"), ("2018", "text")]


def test_the_sentence_of_a_date_is_the_one_it_stands_in() -> None:
    """Each finding names its sentence; in a heading, the heading."""
    text = "Talks in May\nThey began in 2020. They ended in 2021."
    assert [d.sentence.text for d in found(text)] == ["Talks in May", "They began in 2020.", "They ended in 2021."]


LISTS = [
    ("The first, trade and transport.\nMonday, culture and tourism.\nTuesday, education.", ["Monday", "Tuesday"]),
    ("First, more trade between the ports. Monday, joint patrols at sea.", ["Monday"]),
    ("Monday, energy supplies.\nThe grid is old.\nTuesday, water rights.", ["Monday", "Tuesday"]),
    ("First, trade grew. Monday, joint patrols. Tuesday, the ports will be widened.", ["Monday", "Tuesday"]),
    ("Monday, the president flew to Paris. Tuesday, he met the king.", []),
    ("Monday, 8 p.m.: debate. Tuesday, 9 p.m.: replay.", []),
    ("First, the minister thanked the hosts. Then he left. On Monday, trade talks begin.", []),
    ("Tuesday, fog in the valleys.", []),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_weekdays_that_number_a_list_are_ordinals(text: str, expected: list[str]) -> None:
    """Mistranslated ordinals open points without a verb, in order; they are no dates."""
    spans = weekday_ordinals(reading(text))
    assert [span.text for span in spans] == expected
    assert not {d.span for d in found(text)} & {*spans}


def test_the_first_article_has_five_dates_and_two_ordinals() -> None:
    """Its days have no year but that of the publication, and its Monday and Tuesday are none."""
    file = folder("data") / "articles" / "russia-iran-treaty.txt"
    bare, dated = read(read_article(file)), read(read_article(file, published="2025-01-16"))
    assert [(d.span.text, d.value) for d in find_dates(bare)] == [
        ("January 17", "XXXX-01-17"),
        ("January 16", "XXXX-01-16"),
        ("centuries", None),
        ("2001", "2001"),
        ("for decades", None),
    ]
    fixed = [(d.value, d.basis) for d in find_dates(dated)][:2]
    assert fixed == [("2025-01-17", "published"), ("2025-01-16", "published")]
    assert [span.text for span in weekday_ordinals(bare)] == ["Monday", "Tuesday"]


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_a_day_of_publication_beyond_the_calendar_is_not_counted_from(published: str) -> None:
    """At the ends of the calendar a date is read as if the day of publication were unknown."""
    text = "He left on 29 February, two days ago, and again a century ago, last Friday and next winter."
    assert [d.value for d in found(text, published)] == [d.value for d in found(text)]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES)))
def test_any_text_is_read(parts: list[str]) -> None:
    """No order of the words of dates raises, and every span holds in the text."""
    article = Article(" ".join(parts) or "-", published=WEDNESDAY)  # type: ignore[arg-type]
    assert all(article.has(d.span) for d in find_dates(read(article)))
