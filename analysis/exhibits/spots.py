"""Spots: the states and places that an article names, with their positions."""

from dataclasses import dataclass
from functools import cache

from analysis.actors import Actor
from analysis.briefing import Briefing
from analysis.exhibits.atlas import read_atlas
from analysis.lists.cities import cities, plain
from analysis.lists.countries import Country, by_code, countries


@dataclass(frozen=True, slots=True)
class Spot:
    """A state, territory or place with its position in degrees; `code` is that of a shape, None for a place."""

    name: str
    mentions: int
    lon: float
    lat: float
    code: str | None = None
    heard: bool = False


def find_spots(briefing: Briefing) -> tuple[list[Spot], list[Spot], list[str]]:
    """Return states and territories, cities, and the names of places without a known position; most mentioned first.

    A capital that stands for its state is a city too: "the Kremlin" is not, "Moscow" is.
    """
    heard = {actor.country for actor in briefing.actors if actor.speaks}
    states: dict[str, Spot] = {}
    cities: list[Spot] = []
    elsewhere = []
    for actor in sorted(briefing.actors, key=lambda a: -len(a.mentions)):
        code, count = actor.country or "", len(actor.mentions)
        if is_country(actor) and (middle := middle_of(code)):
            states.setdefault(code, Spot(actor.name, count, *middle, code, code in heard))
            cities += capital_spots(actor, by_code()[code])
        elif actor.kind == "place" and (where := position(actor)):
            cities.append(Spot(actor.name, count, *where))
        elif actor.kind in ("state", "place"):
            elsewhere.append(actor.name)
    return list(states.values()), cities, list(dict.fromkeys(elsewhere))


def is_country(actor: Actor) -> bool:
    """Tell whether an actor is a state, or a place that is a territory of the list: Greenland, not Crimea."""
    country = by_code().get(actor.country or "")
    return actor.kind == "state" or (actor.kind == "place" and country is not None and country.name == actor.name)


def middle_of(code: str) -> tuple[float, float] | None:
    """Return longitude and latitude of a country's capital, or of its largest part; None if neither is known."""
    country, atlas = by_code().get(code), read_atlas()
    if country and country.lon is not None and country.lat is not None:
        return country.lon, country.lat
    if not country or not atlas.rings(code):
        return None
    lon, lat = atlas.lonlat[atlas.ring(atlas.rings(code)[0])].mean(axis=0)
    return float(lon), float(lat)


def capital_spots(actor: Actor, country: Country) -> list[Spot]:
    """Return a state's capital if mentions of the state name it; none for a state that is its own capital."""
    names = {country.capital, *country.capital_aliases} - {actor.name, country.name}
    named = [mention.text for mention in actor.mentions if mention.text in names]
    if not named or country.lon is None or country.lat is None:
        return []
    return [Spot(named[0], len(named), country.lon, country.lat)]


def position(actor: Actor) -> tuple[float, float] | None:
    """Return longitude and latitude of a capital or city; of two with one name, that in the actor's country."""
    found = cities_by_name().get(plain(actor.name), ())
    return next((where for code, where in found if actor.country in (None, code)), None)


@cache
def cities_by_name() -> dict[str, list[tuple[str, tuple[float, float]]]]:
    """Return the countries and positions of capitals and cities by plain name, capitals and larger cities first."""
    found: dict[str, list[tuple[str, tuple[float, float]]]] = {}
    for c in countries():
        for name in (c.capital, *c.capital_aliases):
            if c.lon is not None and c.lat is not None:
                found.setdefault(plain(name), []).append((c.iso3, (c.lon, c.lat)))
    for city in sorted(cities(), key=lambda city: -city.population):
        for name in (city.name, *city.aliases):
            found.setdefault(plain(name), []).append((city.country, (city.lon, city.lat)))
    return found
