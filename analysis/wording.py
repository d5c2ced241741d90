"""The wording of computed statements: counts, lists and days as a reader expects them."""

import re
from collections.abc import Sequence
from datetime import date

SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
MONTHS = [date(2000, month, 1).strftime("%B") for month in range(1, 13)]
WEEKDAYS = [date(2000, 1, 2 + number).strftime("%A") for number in range(1, 8)]
ENDINGS = {1: "st", 2: "nd", 3: "rd"}

PRINTED = {"done": "stated"}  # what programs call done is for a reader no more than worded as a fact

CAVEAT_LABELS = {  # in the order in which the strip shows them; the kinds are the JSON contract's
    "Not English": ("language",),
    "Opinion": ("opinion",),
    "Single source": ("single-source",),
    "Contradiction": ("contradiction",),
    "Dates not in full": ("no-year",),
    "Provenance": ("origin", "ownership"),
    "Voices": ("not-heard",),
    "Anonymous": ("anonymous",),
    "Translation signs": ("translation",),
    "Attribution": ("attribution",),
    "Unattributed": ("unattributed",),
    "Numbers": ("no-numbers",),
}


def caveat_label(kind: str) -> str:
    """Return the label under which a page shows caveats of a kind.

    >>> caveat_label("no-year"), caveat_label("ownership")
    ('Dates not in full', 'Provenance')
    """
    return next((label for label, kinds in CAVEAT_LABELS.items() if kind in kinds), kind)


def firmness(status: str) -> str:
    """Return a claim's status as a page prints it.

    >>> firmness("done"), firmness("possible")
    ('stated', 'possible')
    """
    return PRINTED.get(status, status)


def status_of(word: str) -> str:
    """Return the status that a page prints with a word.

    >>> status_of("stated"), status_of("done"), status_of("possible")
    ('done', 'done', 'possible')
    """
    return {printed: status for status, printed in PRINTED.items()}.get(word, word)


def counted(n: int, noun: str) -> str:
    """Return a count with its noun.

    >>> counted(1, "date"), counted(2, "country"), counted(2, "day")
    ('1 date', '2 countries', '2 days')
    """
    many = re.sub("(?<![aeiou])y$", "ie", noun) + "s"
    return f"{n:,} {noun if n == 1 else many}"


def listed(names: Sequence[str], most: int) -> str:
    """Return how many names there are, and the first of them.

    >>> listed(["Iran", "Russia", "Syria"], 2), listed([], 2)
    ('3: Iran, Russia and 1 more', 'none')
    """
    return f"{len(names)}: {several(names, most)}" if names else "none"


def several(names: Sequence[str], most: int) -> str:
    """Return the first of some names, and how many more there are.

    >>> several(["Iran", "Russia", "Syria"], 2)
    'Iran, Russia and 1 more'
    """
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def either(names: Sequence[str]) -> str:
    """Return names with "or" before the last.

    >>> either(["Iran", "Russia", "Syria"]), either(["Iran"])
    ('Iran, Russia or Syria', 'Iran')
    """
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def day(value: date) -> str:
    """Return a day as "16 January 2025"."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def meaning(value: str | None) -> str:
    """Return a TimeML value in words; one of another shape stays as it is.

    >>> [meaning(value) for value in ("2025-01-17", "XXXX-01-17", "2025-W03", "199X", "20XX")]
    ['17 January 2025', '17 January, no year stated', 'week 3 of 2025', 'the 1990s', '21st century']
    """
    if value is None:
        return "not fixed by the text"
    if re.fullmatch(r"\d{3}X", value):
        return f"the {value[:3]}0s"
    if re.fullmatch(r"\d\dXX", value):
        return f"{ordinal(int(value[:2]) + 1)} century"
    if re.fullmatch("XXXX-WXX-[1-7]", value):
        return f"a {WEEKDAYS[int(value[-1]) - 1]}, no date stated"
    year, _, rest = value.partition("-")
    part = part_of_a_year(rest)
    if part is None or not re.fullmatch(r"\d{4}|XXXX", year):
        return value
    if year == "XXXX":
        return f"{part}, no year stated"
    return f"{part} {'of ' if rest[:1] in ('W', 'Q') and rest != 'WI' else ''}{year}".strip()


def part_of_a_year(rest: str) -> str | None:
    """Return in words what follows the year in a TimeML value, None for no such thing.

    >>> [part_of_a_year(rest) for rest in ("", "03", "03-09", "W07", "Q2", "SU", "now")]
    ['', 'March', '9 March', 'week 7', 'quarter 2', 'summer', None]
    """
    if not rest or rest in SEASONS:
        return SEASONS.get(rest, "")
    if found := re.fullmatch(r"(0[1-9]|1[0-2])(?:-(\d\d))?", rest):
        name = MONTHS[int(found[1]) - 1]
        return f"{int(found[2])} {name}" if found[2] else name
    if found := re.fullmatch(r"W(\d\d)|Q([1-4])", rest):
        return f"week {int(found[1])}" if found[1] else f"quarter {found[2]}"
    return None


def ordinal(n: int) -> str:
    """Return a number as an ordinal: 1st, 11th, 22nd.

    >>> [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 111)]
    ['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '111th']
    """
    return f"{n}{'th' if n % 100 in (11, 12, 13) else ENDINGS.get(n % 10, 'th')}"
