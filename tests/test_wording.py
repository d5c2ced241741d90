"""The wording of computed statements."""

from datetime import date

import pytest

from analysis.wording import counted, day, listed, meaning

COUNTS = [
    (0, "quotation", "0 quotations"),
    (1, "country", "1 country"),
    (3, "party", "3 parties"),
    (2, "day", "2 days"),
    (1200, "quoted word", "1,200 quoted words"),
]


@pytest.mark.parametrize(("n", "noun", "words"), COUNTS)
def test_a_noun_agrees_with_its_count(n: int, noun: str, words: str) -> None:
    """One is singular, none and many are plural."""
    assert counted(n, noun) == words


LISTS = [
    ([], "none"),
    (["Chad"], "1: Chad"),
    (["Chad", "Mali"], "2: Chad, Mali"),
    (["Chad", "Mali", "Niger"], "3: Chad, Mali and 1 more"),
]


@pytest.mark.parametrize(("names", "words"), LISTS, ids=[words for _, words in LISTS])
def test_a_list_tells_how_many_it_leaves_out(names: list[str], words: str) -> None:
    """The count is of all, the names are the first."""
    assert listed(names, 2) == words


MEANINGS = [
    ("2024-02-29", "29 February 2024"),
    ("2024-02", "February 2024"),
    ("2024", "2024"),
    ("0987", "0987"),
    ("XXXX-02-29", "29 February, no year stated"),
    ("XXXX-02", "February, no year stated"),
    ("XXXX-Q3", "quarter 3, no year stated"),
    ("XXXX-WI", "winter, no year stated"),
    ("XXXX-WXX-1", "a Monday, no date stated"),
    ("XXXX-WXX-7", "a Sunday, no date stated"),
    ("2024-W09", "week 9 of 2024"),
    ("2024-Q3", "quarter 3 of 2024"),
    ("2024-WI", "winter 2024"),
    ("198X", "the 1980s"),
    ("19XX", "20th century"),
    ("20XX", "21st century"),
    ("10XX", "11th century"),
    (None, "not fixed by the text"),
    ("PRESENT_REF", "PRESENT_REF"),
    ("2024-13", "2024-13"),
    ("", ""),
]


@pytest.mark.parametrize(("value", "words"), MEANINGS)
def test_a_value_is_told_in_words(value: str | None, words: str) -> None:
    """What the text leaves open is said to be open."""
    assert meaning(value) == words


def test_a_day_has_no_leading_zero() -> None:
    """As a reader writes it."""
    assert day(date(2024, 3, 4)) == "4 March 2024"
