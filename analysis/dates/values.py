"""Calendar values: the day, month or year that a time expression means, as TimeML writes it."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from analysis.dates.tense import Direction
from analysis.reference import words

Precision = Literal["day", "week", "month", "quarter", "season", "year", "decade", "century", "vague"]

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the months in which they begin
STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}
PRECISIONS: dict[str, Precision] = {
    "day": "day",
    "morning": "day",
    "afternoon": "day",
    "evening": "day",
    "night": "day",
    "week": "week",
    "weekend": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "centur": "century",
    "century": "century",
}


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression means; `text` is TimeML, `relative` tells that the day of publication was needed for it."""

    text: str | None
    precision: Precision
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What else is known where an expression stands: where its clause looks, and the date named before it.

    `told` is that date where it stands in the same paragraph.
    """

    published: date | None
    direction: Direction | None
    before: Value | None
    told: Value | None = None


def nearest(candidates: list[date], setting: Setting, today: date) -> date:
    """Return the nearest candidate on the side where the clause looks, the past a little before the future.

    A date close at hand on the other side is meant all the same: "moved the talks to January 20" on January 17.
    """
    return min(candidates, key=lambda day: abs((day - today).days) * distance_weight(day > today, setting.direction))


def distance_weight(is_ahead: bool, direction: Direction | None) -> float:
    """Return how much farther a day seems that lies on the side where the clause does not look."""
    if direction is None:
        return 1.5 if is_ahead else 1
    return 12 if is_ahead != (direction == "future") else 1


def month_number(name: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation."""
    return [month[:3].lower() for month in words("dates.yaml")["months"]].index(name[:3].lower()) + 1


def day_value(year: int | None, month: int, day: int, setting: Setting) -> Value | None:
    """Return a day of the calendar; None if the calendar has no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year or 2000, month)[1]:
        return None
    if year:
        return Value(f"{year}-{month:02}-{day:02}", "day")
    if same := year_before(month, setting):
        return Value(f"{same}-{month:02}-{day:02}", "day", relative=bool(setting.before and setting.before.relative))
    if retold := year_retold(month, setting):
        return day_value(retold, month, day, setting)
    if not setting.published:
        return Value(f"XXXX-{month:02}-{day:02}", "day")
    near = range(setting.published.year - 8, setting.published.year + 9)  # a leap day comes within eight years
    days = [date(y, month, day) for y in near if day <= monthrange(y, month)[1]]
    return Value(nearest(days, setting, setting.published).isoformat(), "day", relative=True)


def month_value(year: int | None, month: int, setting: Setting) -> Value:
    """Return a month of the calendar."""
    if year := year or year_retold(month, setting):
        return Value(f"{year}-{month:02}", "month")
    if not setting.published:
        return Value(f"XXXX-{month:02}", "month")
    this = setting.published.replace(day=1)
    months = [date(y, month, 1) for y in range(this.year - 1, this.year + 2)]
    return Value(f"{nearest(months, setting, this):%Y-%m}", "month", relative=True)


def year_before(month: int, setting: Setting) -> str | None:
    """Return the year of the date named before, if its month is the same: "in February 2022 and on 24 February"."""
    found = re.match(rf"(\d{{4}})-{month:02}(?!\d)", (setting.before and setting.before.text) or "")
    return found[1] if found else None


def year_retold(month: int, setting: Setting) -> int | None:
    """Return the year of a past told in order: "began in April 2011; in November the army came".

    A past year before the last, named with its month in the same paragraph, goes on as long as the months do.
    """
    found = re.match(r"(\d{4})-(\d\d|SP|SU|FA|WI)", (setting.told and setting.told.text) or "")
    if not found or not setting.published or setting.direction != "past":
        return None
    told = SEASONS.get(found[2]) or int(found[2])
    return int(found[1]) if int(found[1]) < setting.published.year - 1 and told <= month else None


def quarter_value(year: int | None, number: int, setting: Setting) -> Value:
    """Return a quarter; without a year, the last one begun if the clause looks back, else the nearest."""
    if year:
        return Value(f"{year}-Q{number}", "quarter")
    if not setting.published:
        return Value(f"XXXX-Q{number}", "quarter")
    this = setting.published
    starts = [date(y, 3 * number - 2, 1) for y in range(this.year - 1, this.year + 2)]
    back = setting if setting.direction == "past" else replace(setting, direction=None)
    return Value(f"{nearest(starts, back, this).year}-Q{number}", "quarter", relative=True)


def weekday_value(number: int, step: int | None, setting: Setting) -> Value:
    """Return a day of the week, 0 for Monday.

    Steps -1 and 1 leave the day of publication out, step 0 ("this Friday") looks ahead unless the clause looks back.
    """
    if not setting.published:
        return Value(f"XXXX-WXX-{number + 1}", "day")
    ahead = (number - setting.published.weekday()) % 7
    back = ahead - 7 if ahead else 0
    if step == -1:
        days = ahead - 7
    elif step == 1:
        days = ahead or 7
    else:
        days = ahead if setting.direction == "future" or (step == 0 and setting.direction is None) else back
    return Value((setting.published + timedelta(days)).isoformat(), "day", relative=True)


def unit_value(unit: str, steps: int, start: date) -> Value:
    """Return the day, week, month … so many steps from a day: "last week" is one step back."""
    precision = PRECISIONS[unit.lower()]
    if precision in ("day", "week"):
        moved = start + timedelta(days=steps * (7 if precision == "week" else 1))
        year, week, _ = moved.isocalendar()
        return Value(moved.isoformat() if precision == "day" else f"{year}-W{week:02}", precision, relative=True)
    months = start.year * 12 + start.month - 1 + steps * {"month": 1, "quarter": 3}.get(precision, 0)
    year = months // 12 + steps * {"year": 1, "decade": 10, "century": 100}.get(precision, 0)
    if not 1000 <= year <= 9999:
        return Value(None, precision)
    month = months % 12 + 1
    texts = {
        "month": f"{year}-{month:02}",
        "quarter": f"{year}-Q{(month + 2) // 3}",
        "year": f"{year}",
        "decade": f"{year // 10}X",
        "century": f"{year // 100}XX",
    }
    return Value(texts[precision], precision, relative=True)


def unfixed(unit: str) -> Value:
    """Return a value of a unit's precision that nothing fixes."""
    return Value(None, PRECISIONS[unit.lower()])


def whole_day(value: Value | None, unit: str = "year") -> date | None:
    """Return the first day of a calendar value, if the value is at least as precise as the unit."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", (value and value.text) or "")
    needed = {"day": 3, "week": 3, "month": 2}.get(PRECISIONS[unit.lower()], 1)
    if not found or not found[needed]:
        return None
    return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
