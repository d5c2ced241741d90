"""Actors: who is named in the article; one person, many forms."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeGuard

from analysis.actors.affiliations import seat, seat_after
from analysis.actors.named import Named, find_named, nationality_of
from analysis.actors.persons import Person, find_persons
from analysis.actors.roles import Role, find_role
from analysis.article import Span
from analysis.language import Reading
from analysis.lists.cities import city_country
from analysis.lists.known import Known, KnownNames

Kind = Literal["person", "state", "organization", "place", "group"]
Basis = Literal["name", "nationality", "office", "affiliation", "capital", "correction"]

MOST_MENTIONS = 20  # of an organisation, before which its country is looked for
SUREST: tuple[Basis, ...] = ("name", "nationality", "office", "capital", "affiliation")


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, state, organisation, place or group that the article names.

    `name` is the longest form without its title, or the name in the lists; `country` is an ISO 3166-1 alpha-3 code,
    given only where a rule finds it: `country_basis` names the rule, `country_span` the words it rests on.
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
    known = KnownNames(reading.article.text)
    people = find_persons(reading, known)
    forms = {name.text for person in people for name in person.names}
    persons = [person_actor(person, reading, known) for person in people]
    own = offsets(span for person in persons for span in person.mentions)
    listed = list(listed_actors(reading, [k for k in known.mentions if k.start not in own]))
    taken = own | offsets(span for actor in listed if actor.kind == "organization" for span in actor.mentions)
    employers = tuple(
        employer(person.affiliation_span, reading) for person in persons if is_named(person.affiliation_span)
    )
    named = (n for n in find_named(reading, known, taken, employers) if n.name not in forms)
    others = [named_actor(n, known, reading) for n in named]
    return tuple(sorted((*persons, *listed, *others), key=lambda a: (a.mentions[0].start, a.mentions[0].end, a.kind)))


def is_named(affiliation: Span | None) -> TypeGuard[Span]:
    """Tell whether an affiliation is a name and not "a traders' association"."""
    return affiliation is not None and affiliation.text[0].isupper()


def employer(affiliation: Span, reading: Reading) -> Span:
    """Return an affiliation without its place: "Gulf Centre in Kuwait City" is the Gulf Centre."""
    return reading.article.span(affiliation.start, affiliation.start + len(affiliation.text.partition(" in ")[0]))


def offsets(spans: Iterable[Span]) -> set[int]:
    """Return every offset that the spans cover."""
    return {offset for span in spans for offset in range(span.start, span.end)}


def person_actor(person: Person, reading: Reading, known: KnownNames) -> Actor:
    """Return a person with the first role, affiliation and country that the text gives."""
    roles = [find_role(name, reading, known) for name in person.names]
    of_country = next((r for r in roles if r.country), Role())
    return Actor(
        name=person.name, kind="person", mentions=tuple(person.mentions),
        role_span=next((r.role for r in roles if r.role), None),
        affiliation_span=next((r.affiliation for r in roles if r.affiliation), None),
        country=of_country.country, country_basis=of_country.basis, country_span=of_country.country_span,
    )  # fmt: skip


def listed_actors(reading: Reading, mentions: Sequence[Known]) -> Iterator[Actor]:
    """Yield the listed states, organisations, places and groups that the text names."""
    by_name: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for mention in mentions:
        by_name[mention.kind, mention.name].append(mention)
    for same in by_name.values():
        surest = min(same, key=lambda k: SUREST.index(k.basis))
        spans = tuple(reading.article.span(k.start, k.end) for k in same)
        where = reading.article.span(surest.start, surest.end)
        yield in_country(Actor(surest.name, surest.kind, spans), surest.country, surest.basis, where)


def named_actor(named: Named, known: KnownNames, reading: Reading) -> Actor:
    """Return an organisation or place that no list has, with the country that its name gives."""
    actor, first = Actor(named.name, named.kind, named.mentions), named.mentions[0]
    if named.kind == "place":
        return in_country(actor, city_country(named.name), "name", first)
    if found := seat(first, known) or seat_after(first, reading.article.text):
        return in_country(actor, found[0], "name", reading.article.span(found[1], found[2]))
    owned = (nationality_of(mention, reading, known) for mention in named.mentions[:MOST_MENTIONS])
    if owner := next(filter(None, owned), None):
        basis: Basis = "nationality" if owner.basis == "nationality" else "office"
        return in_country(actor, owner.country, basis, reading.article.span(owner.start, owner.end))
    return actor


def in_country(actor: Actor, iso3: str | None, basis: Basis, where: Span) -> Actor:
    """Return the actor with a country and the words it rests on; as it is where there is none."""
    return replace(actor, country=iso3, country_basis=basis, country_span=where) if iso3 else actor
