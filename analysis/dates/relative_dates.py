"""Relative dates: how the forms that count from the publication or from another date are read, one rule a form."""

import re
from dataclasses import replace

from analysis.dates.named_dates import ORDINALS
from analysis.dates.values import STEPS, Setting, Value, month_number, unfixed, unit_value, weekday_value, whole_day
from analysis.reference import words

Match = re.Match[str]

DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "before yesterday": -2, "after tomorrow": 2}
POINTS = ("day", "morning", "afternoon", "evening", "night")  # "the next day" is a day, "the next year" a stretch
BOUNDED = re.compile(r"\s(?:that|which) (?:begins?|began|ends?|ended|starts?|started) ")  # it has days of its own
VAGUE = Value(None, "vague")


def latest_quarter(setting: Setting, years: int = 0) -> Value:
    """The quarter last named, else the last one complete before the publication; so many years from it."""
    if found := re.fullmatch(r"(\d{4})-Q(\d)", (setting.before and setting.before.text) or ""):
        return Value(f"{int(found[1]) + years}-Q{found[2]}", "quarter", relative=True)
    return unit_value("quarter", 4 * years - 1, setting.published) if setting.published else unfixed("quarter")


def year_ago(match: Match, setting: Setting) -> Value | None:
    """A year earlier; the year-ago quarter. It compares like with like, so after a quarter it is a quarter."""
    if match["ordinal"]:
        number = ORDINALS.index(match["ordinal"].lower()) + 1
        return Value(f"{setting.published.year - 1}-Q{number}" if setting.published else None, "quarter", relative=True)
    if match["unit"] or (setting.before and setting.before.precision == "quarter"):
        return latest_quarter(setting, years=-1)
    return unit_value("year", -1, setting.published) if setting.published else unfixed("year")


def ago(match: Match, setting: Setting) -> Value | None:
    """Two days ago counts from the publication, two days later from the date last named."""
    way = match["way"].lower()
    start = setting.published if way in ("ago", "from now") else whole_day(setting.before, match["unit"])
    steps = -count(match) if way in ("ago", "earlier") else count(match)
    if start is None:
        return unfixed(match["unit"])
    value = unit_value(match["unit"], steps, start)
    return value if way in ("ago", "from now") else from_before(value, setting)


def from_before(value: Value, setting: Setting) -> Value:
    """Return a value that counts from the date last named; it needs the day of publication only if that did."""
    return replace(value, relative=setting.before is not None and setting.before.relative)


def in_units(match: Match, setting: Setting) -> Value | None:
    """In two weeks, where the clause looks ahead; "fell in two weeks" is a stretch of time."""
    if setting.direction != "future":
        return None
    return unit_value(match["unit"], count(match), setting.published) if setting.published else unfixed(match["unit"])


def count(match: Match) -> int:
    """Return the number of units: "two", "a", "10"."""
    word = match["count"].lower()
    if word in ("a", "an"):
        return 1
    return int(word) if word.isdigit() else words("dates.yaml")["numbers"].index(word)


def vague(match: Match, setting: Setting) -> Value:
    """For decades; in recent years; a few weeks ago."""
    return VAGUE


def weekday(match: Match, setting: Setting) -> Value:
    """Friday; last Friday, never the day of publication itself; next Friday."""
    relative = (match.groupdict().get("relative") or "").lower()
    names = [day[:3] for day in words("dates.yaml")["weekdays"]]
    number = names.index(match["weekday"][:3].capitalize())
    return weekday_value(number, STEPS.get(relative), setting)


def relative_month(match: Match, setting: Setting) -> Value:
    """Last June, never the month of publication; next April; this September."""
    number, relative = month_number(match["month"]), match["relative"].lower()
    if not setting.published:
        return Value(f"XXXX-{number:02}", "month")
    this = setting.published
    later = number >= this.month if STEPS[relative] < 0 else number > this.month
    years = {-1: -1 if later else 0, 0: 0, 1: 0 if later else 1}[STEPS[relative]]
    return Value(f"{this.year + years}-{number:02}", "month", relative=True)


def relative_unit(match: Match, setting: Setting) -> Value | None:
    """Last week; later this year; that month; "the past year" is a stretch of time without a date of its own."""
    relative, unit = match["relative"].lower(), match["unit"].lower()
    definite = re.search(r"\bthe\s+\w+[-\s]\w+$", match.group().lower()) is not None
    if definite and relative == "last" and unit in POINTS:
        return None  # "the last day of the talks"
    if unit == "period" or (unit == "quarter" and relative == "latest"):
        return latest_quarter(setting) if relative == "latest" else None
    if relative in ("that", "same", "following", "previous") or (definite and unit in POINTS):
        start = whole_day(setting.before, unit)
        return from_before(unit_value(unit, STEPS.get(relative, 0), start), setting) if start else unfixed(unit)
    if (definite and relative != "current") or relative == "latest" or (relative, unit) == ("this", "day"):
        return VAGUE if definite else None
    if unit in POINTS and relative == "this":
        return unit_value("day", 0, setting.published) if setting.published else unfixed("day")
    return unit_value(unit, STEPS[relative], setting.published) if setting.published else unfixed(unit)


def near_day(match: Match, setting: Setting) -> Value | None:
    """Yesterday; tonight; the day after tomorrow."""
    groups = match.groupdict()
    steps = DAYS[" ".join((groups.get("word") or groups["way"]).lower().split())]
    return unit_value("day", steps, setting.published) if setting.published else unfixed("day")


def the_unit(match: Match, setting: Setting) -> Value | None:
    """The quarter; the year; the weekend; year-end: the ones around the publication."""
    unit = (match["unit"] or "year").lower()
    if BOUNDED.match(match.string, match.end()):
        return unfixed(unit)
    if unit == "quarter":
        return latest_quarter(setting)
    if not setting.published:
        return unfixed(unit)
    before = unit == "weekend" and setting.direction != "future" and setting.published.weekday() < 5
    return unit_value(unit, -1 if before else 0, setting.published)
