"""The wording of computed statements: counts, lists and days as a reader expects them."""

import re
from collections.abc import Sequence
from datetime import date

SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
MONTHS = [date(2000, month, 1).strftime("%B") for month in range(1, 13)]


def counted(n: int, noun: str) -> str:
    """Return a count with its noun: "1 date", "2 dates", "2 parties".

    >>> counted(1, "date"), counted(2, "country")
    ('1 date', '2 countries')
    """
    many = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{n:,} {noun if n == 1 else many}"


def listed(names: Sequence[str], most: int) -> str:
    """Return how many names there are, and the first of them.

    >>> listed(["Iran", "Russia", "Syria"], 2), listed([], 2)
    ('3: Iran, Russia and 1 more', 'none')
    """
    if not names:
        return "none"
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return f"{len(names)}: {', '.join(names[:most])}{more}"


def day(value: date) -> str:
    """Return a day as "16 January 2025"."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def meaning(value: str | None) -> str:
    """Return a TimeML value in words.

    >>> [meaning(v) for v in ("2025-01-17", "XXXX-01-17", "2025-W03", "199X", None)]
    ['17 January 2025', '17 January, no year stated', 'week 3 of 2025', 'the 1990s', 'not fixed by the text']
    """
    if value is None:
        return "not fixed by the text"
    if found := re.fullmatch(r"(XXXX|\d{4})(?:-(\d\d))?(?:-(\d\d))?", value):
        year, month, number = found.groups()
        words = " ".join(filter(None, [number and str(int(number)), month and MONTHS[int(month) - 1]]))
        return f"{words}, no year stated" if year == "XXXX" else f"{words} {year}".strip()
    if found := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        return f"week {int(found[2])} of {found[1]}"
    if found := re.fullmatch(r"(\d{4})-Q(\d)", value):
        return f"quarter {found[2]} of {found[1]}"
    if found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return f"{SEASONS[found[2]]} {found[1]}"
    if found := re.fullmatch(r"(\d{3})X", value):
        return f"the {found[1]}0s"
    if found := re.fullmatch(r"(\d\d)XX", value):
        return f"{int(found[1]) + 1}th century"
    return value
