"""The known names: listed states, organisations, agencies, regions and groups, where a text has them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from analysis.lists.countries import SHORTEST_IN_CAPITALS, country, find_countries
from analysis.lists.gazetteer import Gazetteer, is_shouted
from analysis.lists.publishers import publishers
from analysis.reference import table, words

Kind = Literal["state", "organization", "place", "group"]
Basis = Literal["name", "nationality", "office", "capital"]

OPENING = "The|And|But|At|By|For|From|In|On|To|With|After|As|Before|If|Since|Until|When|While"
LONGER_NAME = re.compile(rf"(?:\b(?!(?:{OPENING}) )[A-Z]\w*|['’]s|s['’]) $")  # before a generic name: another country's
LONGEST_WORD = 40  # characters before a name in which its neighbour stands
GROUPS_BEFORE_CAPITALS = ("the West", "The West", "Western")  # "Western Sahara" and "the West Coast" are no group


@dataclass(frozen=True, slots=True)
class Known:
    """A mention of a listed name: `name` as listed, `country` its ISO code and `basis` the rule that gave it."""

    start: int
    end: int
    kind: Kind
    name: str
    country: str | None
    basis: Basis


class KnownNames:
    """The listed names of one text, in order and without overlaps."""

    def __init__(self, text: str) -> None:
        self.mentions = find_known(text)
        self._starts = [k.start for k in self.mentions]

    def within(self, start: int, end: int) -> tuple[Known, ...]:
        """Return the mentions that lie between two offsets."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return tuple(k for k in self.mentions[first:last] if k.end <= end)

    def at(self, offset: int) -> Known | None:
        """Return the mention that covers an offset."""
        i = bisect_right(self._starts, offset) - 1
        return self.mentions[i] if i >= 0 and offset < self.mentions[i].end else None


def find_known(text: str) -> tuple[Known, ...]:
    """Find the listed names in a text, in order and without overlaps: of two, the longer.

    >>> [(k.kind, k.name, k.country) for k in find_known("The Kremlin and NATO on the Black Sea")]
    [('state', 'Russia', 'RUS'), ('organization', 'NATO', None), ('place', 'Black Sea', None)]
    """
    found = sorted((*known_countries(text), *known_others(text)), key=lambda k: (k.start, -k.end))
    kept: list[Known] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.end > kept[-1].end and mention.end - mention.start > kept[-1].end - kept[-1].start:
            kept[-1] = mention
    return tuple(kept)


def known_countries(text: str) -> Iterator[Known]:
    """Yield the mentions of states, and of territories as places."""
    for start, end, iso3, basis in find_countries(text):
        row = country(iso3)
        yield Known(start, end, "state" if row.kind == "state" else "place", row.name, iso3, basis)


def known_others(text: str) -> Iterator[Known]:
    """Yield the mentions of listed organisations, agencies, regions and groups."""
    for start, end, value in gazetteer().find(text):
        if value and stands_alone(text, start, end):
            kind, name, iso3 = value
            yield Known(start, end, kind, name, iso3, "name")


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a listed name is meant by itself and is no part of a longer one."""
    name, before = text[start:end], text[max(0, start - LONGEST_WORD) : start]
    if name in words("not_names.yaml")["generic"] and LONGER_NAME.search(before):
        return False
    if name in GROUPS_BEFORE_CAPITALS and text[end : end + 2].strip().isupper():
        return False
    return not is_shouted(text, start, end)


@cache
def organizations() -> frozenset[str]:
    """Return the listed organisations' names."""
    return frozenset(row["name"] for row in table("organizations.csv"))


@cache
def gazetteer() -> Gazetteer[tuple[Kind, str, str | None] | None]:
    """Return the lists as a gazetteer; phrases that mean something else stand for None."""
    return Gazetteer(listed_names())


def listed_names() -> Iterator[tuple[str, tuple[Kind, str, str | None] | None]]:
    """Yield each name and alias, a place's also in capitals, with its kind, its name in the list and its country."""
    for row in table("organizations.csv"):
        yield from ((name, ("organization", row["name"], row["country"] or None)) for name in names(row))
    for row in table("regions.csv"):
        kind: Kind = "group" if row["kind"] == "group" else "place"
        capitals = [name.upper() for name in names(row) if kind == "place" and len(name) >= SHORTEST_IN_CAPITALS]
        yield from ((name, (kind, row["name"], row["country"] or None)) for name in (*names(row), *capitals))
    for p in publishers():
        yield from ((name, ("organization", p.name, p.country)) for name in (p.name, *p.aliases))
    yield from ((phrase, None) for phrase in words("not_names.yaml")["phrases"])


def names(row: dict[str, str]) -> list[str]:
    """Return the name and the aliases of a row."""
    return [row["name"], *filter(None, row["aliases"].split("|"))]
