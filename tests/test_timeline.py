"""The timeline: what a value covers, and what stands to scale."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations

import pytest
from make import briefing_of

from analysis import Briefing, draw
from analysis.exhibits.periods import MOST_TICKS, period, ticks, without_year
from analysis.exhibits.strip import Entry, Scale, pack, parted


def dated(*values: str | None) -> Briefing:
    """Return an article with one time expression a sentence, of these values."""
    words = [f"moment{number}m" for number in range(len(values))]
    text = " ".join(f"It was {word} then." for word in words)
    return briefing_of(text, dates=[(word, value, "vague") for word, value in zip(words, values, strict=True)])


@pytest.mark.parametrize(
    ("value", "first", "end", "text"),
    [
        ("2025-01-17", "2025-01-17", "2025-01-18", "17 Jan 2025"),
        ("2024-02-29", "2024-02-29", "2024-03-01", "29 Feb 2024"),
        ("2025-01-17T14:30", "2025-01-17", "2025-01-18", "17 Jan 2025"),
        ("2025-W03", "2025-01-13", "2025-01-20", "week 3, 2025"),
        ("2020-W53", "2020-12-28", "2021-01-04", "week 53, 2020"),
        ("2025-12", "2025-12-01", "2026-01-01", "Dec 2025"),
        ("2025-Q4", "2025-10-01", "2026-01-01", "Q4 2025"),
        ("2025-H1", "2025-01-01", "2025-07-01", "H1 2025"),
        ("2025-SU", "2025-06-01", "2025-09-01", "summer 2025"),
        ("2024-WI", "2024-12-01", "2025-03-01", "winter 2024"),
        ("2001", "2001-01-01", "2002-01-01", "2001"),
        ("199X", "1990-01-01", "2000-01-01", "1990s"),
        ("19XX", "1900-01-01", "2000-01-01", "1900–1999"),
        ("9999", "9999-01-01", "9999-12-31", "9999"),
        ("999X", "9990-01-01", "9999-12-31", "9990s"),
    ],
)
def test_value_covers_its_days(value, first, end, text):
    """A TimeML value with a year covers the days that it names, whatever its precision."""
    found = period(value)
    assert found
    assert (found.first, found.end, found.text) == (date.fromisoformat(first), date.fromisoformat(end), text)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "XXXX-01-17",
        "2025-02-30",
        "2025-13",
        "2025-00",
        "2025-W54",
        "2021-W53",
        "PRESENT_REF",
        "P3D",
        "0000",
        "000X",
        "20250117",
    ],
)
def test_value_without_a_day_covers_nothing(value):
    """What the calendar does not have, or the text does not say, is placed nowhere."""
    assert period(value) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("XXXX-01-17", "17 January"),
        ("XXXX-05", "May"),
        ("XXXX-Q3", "Q3"),
        ("XXXX-SU", "summer"),
        ("XXXX-WI", "winter"),
        ("XXXX-13-01", None),
        ("XXXX-WXX-1", None),
        ("2025-01-17", None),
        (None, None),
    ],
)
def test_part_of_a_year_without_the_year_is_written_as_it_is(value, text):
    """Days, months, quarters and seasons; a weekday is no part of a year."""
    found = without_year(value)
    assert (found.text if found else None) == text


def test_title_and_lanes_count_the_same_dates_without_a_year():
    """A quarter stands among those without a year and is counted there; a bare weekday is neither."""
    exhibit = draw.timeline(dated("XXXX-Q2", "XXXX-WXX-4", "2025-01-17", "XXXX-03"))
    assert exhibit.title == "1 of 4 time expressions can be placed in time; 2 have no year"
    assert "without a year: March (S4), Q2 (S1); not dated: “moment1m” (S2)." in exhibit.alt


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2025-01-14", "2025-01-16"),
        ("2024-11-02", "2025-06-01"),
        ("2001-01-01", "2026-01-01"),
        ("1000-01-01", "2100-01-01"),
    ],
)
def test_axis_has_a_few_ticks_within_its_days(first, last):
    """An axis of days, months, years or centuries has between two and about eight ticks, none outside it."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    days = [day for day, _ in ticks(start, end)]
    assert 2 <= len(days) <= MOST_TICKS + 2
    assert all(start <= day <= end for day in days)


def test_days_without_a_year_are_never_to_scale():
    """They stand in a lane of their own, in the order of the calendar."""
    exhibit = draw.timeline(dated("XXXX-07-05", "2025-01-17", "XXXX-01-17", "2024", None))
    assert exhibit.alt == (
        "Time expressions, placed in time: 2024 (S4), 17 Jan 2025 (S2); "
        "without a year: 17 January (S3), 5 July (S1); not dated: “moment4m” (S5)."
    )
    assert exhibit.caption == ("Filled: to scale. Hollow: not to scale. Without a year: in the order of the calendar.")


@pytest.mark.parametrize(
    ("values", "earlier", "later"),
    [
        (["1987", "1994", "2025-01-14", "2025-01-17", "2025-02"], "1987 1994", ""),
        (["2025-01-14", "2025-01-17", "2025-02", "2050"], "", "2050"),
        (["1648", "1914", "2025-01-14", "2025-01-17", "2025-02"], "1648 1914", ""),
        (["2021", "2022", "2023", "2024", "2025-01-17"], "", ""),
        (["1994", "2025-01-14", "2025-01-17"], "", ""),
        (["1994", "19XX", "2025-01-14", "2025-01-17"], "", ""),
        (["202X", "1994", "2025-01-14", "2025-01-17", "2025-01-19", "2025-01-20"], "1994", ""),
        (
            ["2012", "2020", "2024-06", "2026-03-01", "2026-03-05", "2026-03-09", "2026-04", "2026-03-11", "2030"],
            "2012 2020 Jun 2024",
            "2030",
        ),
    ],
)
def test_a_distant_year_does_not_squeeze_the_days(values: Sequence[str], earlier: str, later: str):
    """What one long gap parts from most entries leaves the axis; evenly spread or few entries all stay."""
    periods = sorted(found for value in values if (found := period(value)))
    before, close, after = parted([Entry(found.text, (), found) for found in periods])
    assert [entry.text for entry in (*before, *close, *after)] == [found.text for found in periods]
    assert (" ".join(entry.text for entry in before), " ".join(entry.text for entry in after)) == (earlier, later)


def test_what_leaves_the_axis_is_told():
    """The caption says which dates are not to scale."""
    exhibit = draw.timeline(dated("1994", "2025-01-14", "2025-01-17", "2025-02"))
    assert exhibit.caption == "Filled: to scale; far earlier dates stand apart, in order."


def test_one_date_alone_has_no_scale():
    """A single period cannot be to scale, and the caption does not say so."""
    assert "to scale" not in draw.timeline(dated("2025-01-17", "2025-01-17", "2025-01-17")).caption


def test_same_day_named_twice_is_one_mark():
    """Two expressions of one day share a mark that names both sentences."""
    assert "17 Jan 2025 (S1, S3)" in draw.timeline(dated("2025-01-17", "2025-01-18", "2025-01-17")).alt


def test_marks_and_labels_on_the_axis_never_overlap():
    """However close the days are, marks with their labels keep apart, and all lie on the sheet."""
    values = [f"2025-{month:02d}-{day:02d}" for month in (1, 2, 12) for day in range(1, 25)] + [
        "2025",
        "202X",
        "2025-Q1",
    ]
    periods = sorted(found for value in values if (found := period(value)))
    entries = [Entry(found.text, ("S1", "S22"), found) for found in periods]
    marks = pack(entries, Scale(min(p.first for p in periods), max(p.end for p in periods)))
    assert len(marks) == len(entries)
    assert not any(a.row == b.row and a.start < b.stop and b.start < a.stop for a, b in combinations(marks, 2))


@pytest.mark.parametrize("values", [[], ["2025"], ["2025", None]])
def test_few_expressions_are_a_sentence(values: Sequence[str | None]):
    """With less than three time expressions nothing is drawn."""
    assert draw.timeline(dated(*values)).svg is None


def test_hundreds_of_dates_are_drawn_within_bounds():
    """Beyond what a page holds, dates are counted in the caption and listed in the table."""
    exhibit = draw.timeline(dated(*(f"{year}-0{month}-11" for year in range(1900, 2025) for month in (1, 5))))
    assert exhibit.svg
    assert "Not drawn: 190 dates." in exhibit.caption
    assert len(exhibit.rows) == 250
