"""Named dates: how the forms with a day, a month, a year or another name of the calendar are read, one rule a form."""

import re
from dataclasses import replace
from datetime import date, timedelta

from analysis.dates.patterns import feasts
from analysis.dates.values import (
    SEASONS,
    STEPS,
    Setting,
    Value,
    day_value,
    month_number,
    month_value,
    nearest,
    quarter_value,
    unfixed,
    unit_value,
    whole_day,
    year_retold,
)
from analysis.reference import words

Match = re.Match[str]

CODES = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
THAT = {"that": 0, "the same": 0, "the following": 1, "the next": 1}  # years from the one last named
ORDINALS = ("first", "second", "third", "fourth")


def named_year(match: Match, setting: Setting) -> int | None:
    """Return the year that an expression states, as a number, as "last year" or as "that year", the one last named."""
    groups = match.groupdict()
    if year := groups.get("year") or groups.get("year_after"):
        return int(year)
    which = relative_year(match)
    if which in THAT:
        named = whole_day(setting.before)
        return named.year + THAT[which] if named else None
    if which and setting.published:
        return setting.published.year + STEPS[which]
    return None


def relative_year(match: Match) -> str:
    """Return the word of "last year" or "the following year", "" where an expression has none."""
    return " ".join((match.groupdict().get("which") or "").lower().split())


def iso(match: Match, setting: Setting) -> Value | None:
    """2025-01-17."""
    return day_value(int(match["year"]), int(match["month"]), int(match["day"]), setting)


def day_and_month(match: Match, setting: Setting) -> Value | None:
    """16-17 January 2025: the first of the days."""
    return day_value(named_year(match, setting), month_number(match["month"]), int(match["day"]), setting)


def week_of(match: Match, setting: Setting) -> Value | None:
    """The week of March 6."""
    value = day_and_month(match, setting)
    day = whole_day(value, "day")
    return unit_value("week", 0, day) if day else unfixed("week")


def numeric(match: Match, setting: Setting) -> Value | None:
    """17/01/2025 and 3.4.2025; where both orders are possible, as in 03/04/2025, only the year is certain."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if first > 12 or match["mark"] == "." or first == second:
        return day_value(year, second, first, setting)
    if second > 12:
        return day_value(year, first, second, setting)
    return Value(str(year), "year")


def month(match: Match, setting: Setting) -> Value:
    """Early January 2025; June last year; January."""
    return month_value(named_year(match, setting), month_number(match["month"]), setting)


def feast(match: Match, setting: Setting) -> Value | None:
    """New Year's Day; Thanksgiving, whose day is the fourth Thursday of its month."""
    key = feasts()[" ".join(match["feast"].lower().split())]
    if len(key) == 5:
        return day_value(named_year(match, setting), int(key[:2]), int(key[3:]), setting)
    named = named_year(match, setting)
    if not (named or setting.published):
        return Value(f"XXXX-{key[:2]}", "month")
    today = setting.published or date(named or 1, 1, 1)
    years = [named] if named else [today.year - 1, today.year, today.year + 1]
    weekday = [day[:3].upper() for day in words("dates.yaml")["weekdays"]].index(key[3:6])
    firsts = [date(year, int(key[:2]), 1) for year in years]
    days = [first + timedelta((weekday - first.weekday()) % 7 + 7 * (int(key[7:]) - 1)) for first in firsts]
    return Value(nearest(days, setting, today).isoformat(), "day", relative=not named)


def season(match: Match, setting: Setting) -> Value | None:
    """Last autumn; the summer of 2024; a bare "winter" is no date."""
    code, relative = CODES[match["season"].lower()], (match["relative"] or "").lower()
    if match.group().lower() in CODES:
        return None
    year = match["year"] or (None if relative else year_retold(SEASONS[code], setting))
    if year or not setting.published:
        return Value(f"{year or 'XXXX'}-{code}", "season")
    today = setting.published
    starts = [date(y, SEASONS[code], 1) for y in range(today.year - 2, today.year + 2)]
    if relative in ("last", "past"):
        starts = [day for day in starts if (today - day).days > 92]
    elif relative in ("next", "coming"):
        starts = [day for day in starts if day > today]
    else:
        starts = [day for day in starts if day.year == today.year]
    return Value(f"{nearest(starts, replace(setting, direction=None), today).year}-{code}", "season", relative=True)


def quarter(match: Match, setting: Setting) -> Value | None:
    """Q3 2024; the third quarter."""
    word = (match["ordinal"] or "").lower().replace("final", "fourth")
    return quarter_value(named_year(match, setting), int(match["quarter"] or 0) or ORDINALS.index(word) + 1, setting)


def year(match: Match, setting: Setting) -> Value:
    """2001; 2024/25; mid-1996; the first half of 2024."""
    return Value(match["year"], "year")


def decade(match: Match, setting: Setting) -> Value:
    """The 1990s; the ’90s."""
    tens = match["decade"]
    if len(tens) == 1:
        return Value(f"19{tens}X" if tens > "2" else None, "decade")
    return Value(f"{tens}X", "decade")


def named_decade(match: Match, setting: Setting) -> Value:
    """The nineties; the twenties may be those of two centuries."""
    tens = [ten[:-1] + "ies" for ten in words("dates.yaml")["tens"]].index(match["name"].lower()) + 2
    return Value(f"19{tens}X" if tens > 2 else None, "decade")


def century(match: Match, setting: Setting) -> Value | None:
    """The 19th century is 18XX."""
    ordinal = match["ordinal"]
    number = words("dates.yaml")["ordinals"].index(ordinal.lower()) if ordinal else int(match["number"])
    return Value(f"{number - 1:02}XX", "century") if 1 <= number <= 22 else None


def spelled_year(match: Match, setting: Setting) -> Value | None:
    """Nineteen ninety-six; the year two thousand; "two thousand" alone is a number."""
    hundreds, tens, ones = match["hundreds"].lower(), match["tens"], match["ones"]
    if hundreds == "two thousand" and not match.group().lower().startswith("the year"):
        return None
    if hundreds != "two thousand" and not tens:
        return None
    lists = words("dates.yaml")
    rest = 10 * (lists["tens"].index(tens.lower()) + 2) if tens else 0
    rest += lists["numbers"].index(ones.lower()) if ones else 0
    return Value(f"{19 if hundreds == 'nineteen' else 20}{rest:02}", "year") if rest < 100 else None
