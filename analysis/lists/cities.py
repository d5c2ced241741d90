"""The cities of at least half a million people, and the country of a city's name."""

import unicodedata
from dataclasses import dataclass
from functools import cache

from analysis.lists.countries import meaning
from analysis.reference import table


@dataclass(frozen=True, slots=True)
class City:
    """A city; `lat` and `lon` in degrees, `aliases` other spellings and names.

    `country` is an ISO 3166-1 alpha-3 code, "" for Jerusalem, which both Israel and Palestine call their capital.
    """

    name: str
    aliases: tuple[str, ...]
    country: str
    lat: float
    lon: float
    population: int


@cache
def cities() -> tuple[City, ...]:
    """Return the rows of `cities.csv`, by name."""
    return tuple(
        City(
            row["name"], tuple(filter(None, row["aliases"].split("|"))), row["iso3"],
            float(row["lat"]), float(row["lon"]), int(row["population"]),
        )
        for row in table("cities.csv")
    )  # fmt: skip


def city_country(name: str) -> str | None:
    """Return the ISO code of a city's or capital's country; None for a name that cities of two countries share.

    So it is for a city that is listed without a country.

    >>> city_country("Lahore"), city_country("Kyiv"), city_country("Barcelona"), city_country("Jerusalem")
    ('PAK', 'UKR', None, None)
    """
    found = by_name().get(plain(name), frozenset())
    if len(found) == 1:
        return next(iter(found)) or None
    capital = meaning(name)
    return capital[0] if capital and capital[1] == "capital" else None


def is_city(name: str) -> bool:
    """Tell whether a name is a listed city's, written in one word or more: "Hai Phong", "Haiphong"."""
    return "".join(plain(name).split()).casefold() in joined_names()


@cache
def joined_names() -> frozenset[str]:
    """Return the cities' names without spaces and capitals."""
    return frozenset("".join(name.split()).casefold() for name in by_name())


@cache
def by_name() -> dict[str, frozenset[str]]:
    """Return the countries that have a city of each name, with and without its accents."""
    found: dict[str, set[str]] = {}
    for city in cities():
        for name in (city.name, *city.aliases):
            found.setdefault(plain(name), set()).add(city.country)
    return {name: frozenset(codes) for name, codes in found.items()}


def plain(name: str) -> str:
    """Return a name without its accents and with straight apostrophes."""
    letters = unicodedata.normalize("NFD", name.replace("’", "'"))
    return "".join(c for c in letters if not unicodedata.combining(c))
