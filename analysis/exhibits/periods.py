"""Periods: the days that a TimeML value covers, how it is written, and the ticks of an axis of time."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {"SP": (3, "spring"), "SU": (6, "summer"), "FA": (9, "autumn"), "AU": (9, "autumn"), "WI": (12, "winter")}
VALUE = re.compile(
    r"(\d{4}|\d{3}X|\d{2}XX)(?:-(?:W(\d\d)|Q([1-4])|H([12])|(SP|SU|FA|AU|WI)|(\d\d)(?:-(\d\d))?))?(?:T.*)?"
)
NO_YEAR = re.compile(r"XXXX-(?:(0[1-9]|1[0-2])(?:-(\d\d))?|Q([1-4])|H([12])|(SP|SU|FA|AU|WI))(?:T.*)?")
MOST_TICKS = 8
YEAR_STEPS, MONTH_STEPS, DAY_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500), (1, 2, 3, 6), (1, 2, 7, 14)
LONG, SHORT = 3 * 366, 75  # days from which an axis counts years, and below which days


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """The days from `first` to before `end`, and how they are written."""

    first: date
    end: date
    text: str

    @property
    def is_day(self) -> bool:
        """Tell whether the period is one day."""
        return (self.end - self.first).days == 1


@dataclass(frozen=True, order=True, slots=True)
class Yearless:
    """A day, month, quarter or season of no year: the month it begins in, the day (0 for none), how it is written."""

    month: int
    day: int
    text: str


def period(value: str | None) -> Period | None:
    """Return the period of a TimeML value that has a year, None for any other.

    >>> period("2025-01-17").text, period("2025-Q1").text, period("199X").text, period("XXXX-01-17")
    ('17 Jan 2025', 'Q1 2025', '1990s', None)
    """
    found = VALUE.fullmatch(value or "")
    if not found or found[1].startswith("00"):
        return None
    year, week, quarter, half, season, month, day = found.groups()
    if not year.isdigit():
        return of_years(year)
    if week:
        return of_week(int(year), int(week))
    if month:
        return of_month(int(year), int(month), int(day or 0))
    if season:
        start, name = SEASONS[season]
        return of_months(int(year), start, 3, f"{name} {year}")
    if quarter:
        return of_months(int(year), 3 * int(quarter) - 2, 3, f"Q{quarter} {year}")
    if half:
        return of_months(int(year), 6 * int(half) - 5, 6, f"H{half} {year}")
    return of_months(int(year), 1, 12, year)


def of_years(value: str) -> Period:
    """Return a decade ("199X") or century ("19XX")."""
    first = int(value.replace("X", "0"))
    if value[2] != "X":
        return Period(date(first, 1, 1), next_year(first + 9), f"{first}s")
    return Period(date(first, 1, 1), next_year(first + 99), f"{first}–{first + 99}")


def of_week(year: int, week: int) -> Period | None:
    """Return a week of the ISO calendar, None if the year has no such week."""
    if not 1 <= week <= date(year, 12, 28).isocalendar().week:
        return None
    monday = date.fromisocalendar(year, week, 1)
    return Period(monday, monday + timedelta(7), f"week {week}, {year}")


def of_month(year: int, month: int, day: int) -> Period | None:
    """Return a month or, unless `day` is 0, a day of it; None for one that the calendar lacks."""
    if not 1 <= month <= 12 or day > monthrange(year, month)[1]:
        return None
    name = f"{MONTHS[month - 1][:3]} {year}"
    if not day:
        return of_months(year, month, 1, name)
    return Period(date(year, month, day), date(year, month, day) + timedelta(1), f"{day} {name}")


def of_months(year: int, month: int, count: int, text: str) -> Period:
    """Return a period of whole months; the last year of the calendar ends a day early."""
    years, last = divmod(month + count - 1, 12)
    return Period(
        date(year, month, 1), next_year(year) if year + years > 9999 else date(year + years, last + 1, 1), text
    )


def next_year(year: int) -> date:
    """Return the first day after a year, the last that there is after 9999."""
    return date(year + 1, 1, 1) if year < 9999 else date(9999, 12, 31)


def without_year(value: str | None) -> Yearless | None:
    """Return the part of a year that a value names without the year; None for any other value.

    >>> without_year("XXXX-01-17").text, without_year("XXXX-Q2").text, without_year("2025-01-17")
    ('17 January', 'Q2', None)
    """
    found = NO_YEAR.fullmatch(value or "")
    if not found:
        return None
    month, day, quarter, half, season = found.groups()
    if season:
        return Yearless(SEASONS[season][0], 0, SEASONS[season][1])
    if quarter or half:
        number = 3 * int(quarter) - 2 if quarter else 6 * int(half) - 5
        return Yearless(number, 0, f"Q{quarter}" if quarter else f"H{half}")
    name = MONTHS[int(month) - 1]
    return Yearless(int(month), int(day or 0), f"{int(day)} {name}" if day else name)


def ticks(first: date, last: date) -> Iterator[tuple[date, str]]:
    """Yield at most about MOST_TICKS round days between two days, with their labels."""
    days = (last - first).days
    if days > LONG:
        step = next((s for s in YEAR_STEPS if days / 365 / s <= MOST_TICKS), YEAR_STEPS[-1])
        years = range(-(-first.year // step) * step, last.year + 1, step)
        marks = [(date(year, 1, 1), f"{year}") for year in years if year]
    elif days > SHORT:
        step = next(s for s in (*MONTH_STEPS, 12) if days / 30 / s <= MOST_TICKS or s == 12)
        months = range(first.year * 12, last.year * 12 + 12, step)
        marks = [(date(m // 12, m % 12 + 1, 1), f"{MONTHS[m % 12][:3]} {m // 12}") for m in months]
    else:
        step = next((s for s in DAY_STEPS if days / s <= MOST_TICKS), DAY_STEPS[-1])
        spaced = (first + timedelta(n) for n in range(0, days + 1, step))
        marks = [(day, f"{day.day} {MONTHS[day.month - 1][:3]}") for day in spaced]
    return ((day, label) for day, label in marks if first <= day <= last)
