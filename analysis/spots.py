"""Spots: the states and places that an article names, with their positions."""

from dataclasses import dataclass
from functools import cache

from analysis.actors import Actor
from analysis.atlas import read_atlas
from analysis.briefing import Briefing
from analysis.countries import Country, by_code, countries
from analysis.reference import table


@dataclass(frozen=True, slots=True)
class Spot:
    """A state or place with its position in degrees; `code` is that of a state's shape."""

    name: str
    mentions: int
    lon: float
    lat: float
    code: str | None = None
    heard: bool = False


def find_spots(briefing: Briefing) -> tuple[list[Spot], list[Spot], list[str]]:
    """Return the states, the cities and the names of places whose position is not known, the most mentioned first.

    A capital that stands for its state is a city too: "the Kremlin" is not, "Moscow" is.
    """
    heard = {actor.country for actor in briefing.actors if actor.speaks}
    states: dict[str, Spot] = {}
    cities: list[Spot] = []
    elsewhere = []
    for actor in sorted(briefing.actors, key=lambda a: -len(a.mentions)):
        if actor.kind == "state" and actor.country in by_code() and actor.country not in states:
            states[actor.country] = state_spot(actor, actor.country, actor.country in heard)
            cities += capital_spots(actor, by_code()[actor.country])
        elif actor.kind == "place" and (where := position(actor)):
            cities.append(Spot(actor.name, len(actor.mentions), *where))
        elif actor.kind == "place":
            elsewhere.append(actor.name)
    return list(states.values()), cities, elsewhere


def state_spot(actor: Actor, code: str, heard: bool) -> Spot:
    """Return a state with the position of its capital, or of its largest part if it has none."""
    country, atlas = by_code()[code], read_atlas()
    if country.lon is not None and country.lat is not None:
        lon, lat = country.lon, country.lat
    else:
        lon, lat = atlas.lonlat[atlas.ring(atlas.rings(code)[0])].mean(axis=0)
    return Spot(actor.name, len(actor.mentions), lon, lat, code, heard)


def capital_spots(actor: Actor, country: Country) -> list[Spot]:
    """Return a state's capital if mentions of the state name it; none for a state that is its own capital."""
    names = {country.capital, *country.capital_aliases} - {actor.name, country.name}
    named = [mention.text for mention in actor.mentions if mention.text in names]
    if not named or country.lon is None or country.lat is None:
        return []
    return [Spot(named[0], len(named), country.lon, country.lat)]


def position(actor: Actor) -> tuple[float, float] | None:
    """Return longitude and latitude of a capital or city; of two with one name, that in the actor's country."""
    found = cities_by_name().get(actor.name, ())
    return next((where for code, where in found if actor.country in (None, code)), None)


@cache
def cities_by_name() -> dict[str, list[tuple[str, tuple[float, float]]]]:
    """Return the countries and positions of capitals and cities by name, capitals and larger cities first."""
    found: dict[str, list[tuple[str, tuple[float, float]]]] = {}
    for c in countries():
        for name in (c.capital, *c.capital_aliases):
            if c.lon is not None and c.lat is not None:
                found.setdefault(name, []).append((c.iso3, (c.lon, c.lat)))
    for row in sorted(table("cities.csv"), key=lambda row: -int(row["population"])):
        found.setdefault(row["name"], []).append((row["iso3"], (float(row["lon"]), float(row["lat"]))))
    return found
