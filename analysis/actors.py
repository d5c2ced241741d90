"""Actors: who is named in the article; one person, many forms."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from analysis.article import Span
from analysis.language import Reading

Kind = Literal["person", "state", "organization", "place", "group"]
Basis = Literal["name", "nationality", "office", "affiliation", "capital", "correction"]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, state, organisation, place or group that the article names.

    `name` is the longest form without its title; `country` is an ISO 3166-1 alpha-3 code, given only where a rule
    finds it: `country_basis` names the rule, `country_span` the words it rests on.
    """

    name: str
    kind: Kind
    mentions: tuple[Span, ...]
    role_span: Span | None = None
    affiliation_span: Span | None = None
    country: str | None = None
    country_basis: Basis | None = None
    country_span: Span | None = None
    speaks: bool = False

    @property
    def id(self) -> str:
        """A name that a later run can repeat: "actor-142-161", from the first mention."""
        return f"actor-{self.mentions[0].key}"

    @property
    def role(self) -> str | None:
        """The role as the article words it: "Russian Foreign Minister"."""
        return self.role_span.text if self.role_span else None

    @property
    def affiliation(self) -> str | None:
        """The affiliation as the article words it."""
        return self.affiliation_span.text if self.affiliation_span else None

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The mentions, and the words of role, affiliation and country."""
        others = (self.role_span, self.affiliation_span, self.country_span)
        return self.mentions + tuple(span for span in others if span)


def find_actors(reading: Reading) -> tuple[Actor, ...]:
    """Find who is named, in the order of first mention."""
    return ()


def resolve(speaker: Span, actors: Sequence[Actor], reading: Reading) -> tuple[str, str] | None:
    """Return the id of the actor whom a speaker's words mean and how it was found ("name", "pronoun", "title")."""
    return None
