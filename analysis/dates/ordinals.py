"""Ordinals mistranslated as weekdays: "The first, trade. Monday, defence. Tuesday, space."

In Vietnamese and other languages "second" and "Monday", "third" and "Tuesday" are the same words.
"""

import re
from itertools import pairwise

from analysis.article import Span
from analysis.language import Reading, Tokens
from analysis.reference import words

FIRST = re.compile(r"(?:The |In the )?[Ff]irst(?:ly)?(?: of all)?, ")
FINITE = ("VBD", "VBZ", "VBP", "MD")


def weekday_ordinals(reading: Reading) -> tuple[Span, ...]:
    """Find the weekdays that number the points of a list.

    They open sentences, are followed by a comma and count in order after "First," or after each other; some sentence
    of the list must lack a finite verb, as the head of a point does. "Monday, the president flew to Paris" has one.
    """
    found: list[Span] = []
    for run in enumerations(reading):
        if any(is_verbless(reading, sentence) for _, sentence in run):
            found += [reading.article.span(s.start, s.start + len(names()[n - 2])) for n, s in run if n > 1]
    return tuple(found)


def enumerations(reading: Reading) -> list[list[tuple[int, Span]]]:
    """Return the runs of two or more sentences that open with "First," "Monday," "Tuesday," … in this order."""
    openers = [(number, s.span) for s in reading.sentences if (number := opener(s.span.text))]
    runs: list[list[tuple[int, Span]]] = [openers[:1]]
    for before, this in pairwise(openers):
        if this[0] == before[0] + 1:
            runs[-1].append(this)
        else:
            runs.append([this])
    return [run for run in runs if len(run) > 1]


def opener(text: str) -> int:
    """Return 1 for a sentence that opens with "First,", 2 for "Monday,", 3 for "Tuesday," …; 0 for any other."""
    if FIRST.match(text):
        return 1
    return next((number for number, name in enumerate(names(), 2) if text.startswith(f"{name}, ")), 0)


def names() -> tuple[str, ...]:
    """Return Monday to Saturday, which some languages call the second to the seventh day."""
    return words("dates.yaml")["weekdays"][:6]


def is_verbless(reading: Reading, sentence: Span) -> bool:
    """Tell whether a sentence has no finite verb and no figure; "Monday, 8 p.m." is a timetable's."""
    tokens: Tokens | None = reading.tokens(sentence)
    return tokens is not None and not any(t.tag_ in FINITE or t.text.isdigit() for t in tokens)
