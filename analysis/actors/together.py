"""Who speaks, alone or together with others: "Chad and Mali said"."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise, takewhile

from analysis.actors import Actor
from analysis.article import Span
from analysis.quotations import Quotation

Mentioned = tuple[Span, Actor]

LAST = re.compile(r",? (?:and|as well as) ")
AND = re.compile(r",? (?:and|or|as well as)(?: (?:from|of|in|by|the))* ")


def who_speaks(actors: Sequence[Actor], quotations: Iterable[Quotation], text: str) -> set[str]:
    """Return the ids of those who speak, also of bodies that speak together: "Chad and Mali said"."""
    mentioned, found = by_place(actors), set[str]()
    for quotation in quotations:
        within = inside(mentioned, quotation.speaker) if quotation.speaker else []
        persons = [(m, a) for m, a in within if a.kind == "person"]
        bodies = [(m, a) for m, a in within if a.kind != "person"]
        if quotation.actor:
            found |= {quotation.actor, *(a.id for _, a in persons if are_listed(persons, text))}
        elif are_several(bodies, text):
            found |= {a.id for _, a in bodies if a.kind != "place"}
    return found


def are_listed(persons: Sequence[Mentioned], text: str) -> bool:
    """Tell whether a speaker's words list persons: "Minister Ann Lee and her Peruvian counterpart, Juan Rivas"."""
    if len(persons) < 2:
        return False
    (before, _), (last, _) = persons[-2:]
    return LAST.match(text, before.end, last.start) is not None


def by_place(actors: Sequence[Actor]) -> list[Mentioned]:
    """Return each mention with its actor, in the order of the text."""
    return sorted(((m, a) for a in actors for m in a.mentions), key=lambda pair: pair[0])


def inside(mentioned: Sequence[Mentioned], speaker: Span) -> list[Mentioned]:
    """Return the mentions that overlap a speaker's words."""
    first = max(0, bisect_left(mentioned, speaker, key=lambda pair: pair[0]) - 2)
    near = takewhile(lambda pair: pair[0].start < speaker.end, islice(mentioned, first, None))
    return [pair for pair in near if pair[0].overlaps(speaker)]


def are_several(bodies: Sequence[Mentioned], text: str) -> bool:
    """Tell whether a speaker's words join two bodies: "officials of Chad and Mali", "the EU and the UN"."""
    pairs = pairwise(bodies)
    return any(a != b and AND.fullmatch(text, one.end, other.start) is not None for (one, a), (other, b) in pairs)
