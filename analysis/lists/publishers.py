"""The publishers: outlets and news agencies, who owns them, and where that can be checked."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from analysis.reference import table

Kind = Literal["agency", "newspaper", "broadcaster", "website"]
Ownership = Literal[
    "state-owned", "state-funded", "semi-state", "public-service", "party", "private", "cooperative", "nonprofit",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Publisher:
    """An outlet or agency; `provenance` says where its owner can be checked, `as_of` a year when it held."""

    name: str
    aliases: tuple[str, ...]
    kind: Kind
    ownership: Ownership
    country: str
    owner: str
    provenance: str
    as_of: str


@cache
def publishers() -> tuple[Publisher, ...]:
    """Return the rows of `publishers.csv`, by name."""
    return tuple(
        Publisher(
            row["name"], tuple(filter(None, row["aliases"].split("|"))), cast("Kind", row["kind"]),
            cast("Ownership", row["ownership"]), row["country"], row["owner"], row["provenance"], row["as_of"],
        )
        for row in table("publishers.csv")
    )  # fmt: skip


def publisher(name: str) -> Publisher | None:
    """Return the publisher of a name or alias, without regard to case and to a "the" before it.

    >>> publisher("the BBC").ownership, publisher("The Village Gazette")
    ('public-service', None)
    """
    return by_name().get(plain(name))


@cache
def by_name() -> dict[str, Publisher]:
    """Return the publishers by their names and aliases."""
    return {plain(name): p for p in reversed(publishers()) for name in (*p.aliases, p.name)}


def plain(name: str) -> str:
    """Return a name in lower case, without "the", with straight apostrophes and single spaces."""
    return " ".join(name.casefold().replace("’", "'").split()).removeprefix("the ")
