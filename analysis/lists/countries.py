"""The countries: their names, adjectives, people, capitals and seats of power, and where a text has them.

`country("RUS")` is the row of `data/reference/countries.csv`; `find_countries(text)` yields the mentions as
`(start, end, iso3, basis)`; `meaning("Kremlin")` is `("RUS", "office")`, and None for a word that names no country.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from analysis.lists.gazetteer import Gazetteer, is_shouted
from analysis.reference import table, words

Basis = Literal["name", "nationality", "office", "capital"]  # in the order in which they win
Kind = Literal["state", "territory"]

SHORTEST_IN_CAPITALS = 4  # "RUSSIA" in a headline is Russia; "MALE" or "CAR" may be anything, "TOGO" hardly
NEARBY = 40  # characters beside a word in which its neighbours stand
LANGUAGE = re.compile(r"(?:\b[Ii]n|\binto|\b[Ss]peak(?:s|ing)?|\bspoke|\btranslated from) $")
END_OF_PHRASE = re.compile(r"[,.;:!?)\"”]|$|\s(?:and|at|but|in|on|that|to|when|while)\b")
WORD_BEFORE = re.compile(r"\b([A-Z][\w'’-]*|[A-Z][a-z]{0,3}\.) $")
OFFICE = re.compile(r"(\w+) (?:to|of|for) $")
WORD_AFTER = re.compile(r" ([A-Z][\w'’-]*)")
LONGEST_STYLE = 80  # characters
STYLE = re.compile(
    r"\b(?:(?:Arab|Bolivarian|Co-operative|Democratic|Eastern|Federal|Federated|Federative|Hashemite|Hellenic|Islamic|"
    r"Oriental|People['’]s|Plurinational|Socialist|United) )*"
    r"(?:Republic|Kingdom|Sultanate|Emirate|Principality|Commonwealth|(?<!Islamic )State) of (?:the )?$"
)
SUBJECT_OF = re.compile(r"\b([A-Z][a-z]+) (?:of|for|on) (?:the )?$")  # "the Department of American Studies"


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory of ISO 3166-1; Kosovo is XKX, without a number.

    `name` is that of English news; `lat` and `lon` are those of the capital or seat of government, in degrees, None
    where there is none. Whether a row is a state or a territory says how an actor is shown, nothing of legal status.
    """

    iso3: str
    iso2: str
    num: str
    kind: Kind
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    capital_aliases: tuple[str, ...]
    metonyms: tuple[str, ...]
    lat: float | None
    lon: float | None
    continent: str


@cache
def countries() -> tuple[Country, ...]:
    """Return the rows of `countries.csv`, by ISO code."""
    return tuple(map(country_of_row, table("countries.csv")))


@cache
def by_code() -> dict[str, Country]:
    """Return the countries by their ISO 3166-1 alpha-3 codes."""
    return {c.iso3: c for c in countries()}


def country(iso3: str) -> Country:
    """Return the country of an ISO 3166-1 alpha-3 code; raises KeyError for a code that is none."""
    return by_code()[iso3]


def meaning(words_of_text: str) -> tuple[str, Basis] | None:
    """Return the country that words alone stand for, and by which rule.

    >>> meaning("Kyiv"), meaning("Polish"), meaning("polish")
    (('UKR', 'capital'), ('POL', 'nationality'), None)
    """
    return forms().get(words_of_text.replace("’", "'"))


def find_countries(text: str) -> tuple[tuple[int, int, str, Basis], ...]:
    """Find the mentions of countries in a text: start, end, ISO code and the rule that found it.

    >>> find_countries("US and Chinese envoys, among them Chad Smith, met in the US.")
    ((0, 2, 'USA', 'name'), (7, 14, 'CHN', 'nationality'), (57, 59, 'USA', 'name'))
    """
    listed = ((start, end, *value) for start, end, value in gazetteer().find(text) if value)
    found = [mention for mention in listed if is_country(text, mention[0], mention[1], mention[3])]
    named = {(iso3, basis) for *_, iso3, basis in found}
    doubted = {
        name for name, signs in words("doubtful_countries.yaml").items()
        if not {(forms()[name][0], "nationality"), (forms()[name][0], "capital")} & named
        and any(re.search(rf"\b{sign}\b", text) for sign in signs)
    }  # fmt: skip
    certain = (mention for mention in found if text[mention[0] : mention[1]].capitalize() not in doubted)
    return tuple((styled(text, start, basis), end, iso3, basis) for start, end, iso3, basis in certain)


def styled(text: str, start: int, basis: Basis) -> int:
    """Return where a country's name with its style begins: "the Arab Republic of Egypt"."""
    first = max(0, start - LONGEST_STYLE)
    found = STYLE.search(text[first:start]) if basis == "name" else None
    return first + found.start() if found else start


def is_country(text: str, start: int, end: int, basis: Basis) -> bool:
    """Tell whether a country's word at these offsets means the country, by the words beside it."""
    word, before, after = text[start:end], text[max(0, start - NEARBY) : start], text[end : end + NEARBY]
    if is_shouted(text, start, end) or (word == "US" and after.lstrip().startswith("$")):
        return False
    if LANGUAGE.search(before) and END_OF_PHRASE.match(after):
        return basis != "nationality"
    if is_in_name(before, after, basis):
        return False
    family, given = (form(word) in words("not_names.yaml")[kind] for kind in ("family_names", "given_names"))
    first, last = WORD_BEFORE.search(before), WORD_AFTER.match(after)
    is_surname = basis in ("name", "capital") and first is not None and is_given_name(first.group(1))
    given = given and not is_post(before)
    return not (is_surname or (family and is_name(first)) or (given and is_name(last)))


def is_in_name(before: str, after: str, basis: Basis) -> bool:
    """Tell whether a country's word says what a house of learning is about, or in which city it or a paper stands."""
    titles = words("titles.yaml")
    learned = {house.title() for house in titles["houses_of_learning"]}
    house, following = SUBJECT_OF.search(before), WORD_AFTER.match(after)
    if basis == "nationality":
        return house is not None and house.group(1) in learned and following is not None
    of_a_city = (learned - set(titles["of_a_country"])) | set(titles["newspapers"])
    return basis == "capital" and following is not None and following.group(1) in of_a_city


def is_post(before: str) -> bool:
    """Tell whether an office stands before a country, whose holder is named after it: "ambassador to India Ann Lee"."""
    office = OFFICE.search(before)
    return office is not None and office.group(1).lower() in words("titles.yaml")["roles"]


def is_name(neighbour: re.Match[str] | None) -> bool:
    """Tell whether a capitalised word beside a country's word can be the other part of a person's name."""
    if not neighbour:
        return False
    return neighbour.group(1) not in words("not_names.yaml")["neighbours"] and neighbour.group(1) not in forms()


def is_given_name(word: str) -> bool:
    """Tell whether a word is a common given name."""
    return word in words("titles.yaml")["men"] or word in words("titles.yaml")["women"]


def form(word: str) -> str:
    """Return the listed form of a word printed in capitals, any other as it is."""
    return word if word in forms() else shouted().get(word, word)


@cache
def forms() -> dict[str, tuple[str, Basis]]:
    """Return what each listed form stands for; a name wins over an adjective, both over a capital."""
    unlisted = set(words("not_names.yaml")["capitals"])
    found: dict[str, tuple[str, Basis]] = {}
    for basis in get_args(Basis):
        for c in countries():
            for name in forms_of(c)[basis]:
                if not (basis == "capital" and (name in unlisted or c.kind == "territory")):
                    found.setdefault(name.replace("’", "'"), (c.iso3, basis))
    return found


def forms_of(c: Country) -> dict[Basis, tuple[str, ...]]:
    """Return a country's forms by what they are."""
    return {
        "name": (c.name, *c.aliases),
        "nationality": c.adjectives + c.demonyms,
        "office": c.metonyms,
        "capital": (c.capital, *c.capital_aliases) if c.capital else (),
    }


@cache
def shouted() -> dict[str, str]:
    """Return the forms by their spelling in capitals."""
    return {name.upper(): name for name in forms() if len(name) >= SHORTEST_IN_CAPITALS and name.upper() != name}


@cache
def gazetteer() -> Gazetteer[tuple[str, Basis] | None]:
    """Return the forms as a gazetteer; phrases that mean something else stand for None."""
    return Gazetteer(listed_names())


def listed_names() -> Iterator[tuple[str, tuple[str, Basis] | None]]:
    """Yield each form, as written and in capitals, and each phrase that means something else."""
    others: Iterable[str] = words("not_names.yaml")["phrases"]
    yield from ((phrase, None) for phrase in others)
    yield from ((phrase.upper(), None) for phrase in others)
    yield from forms().items()
    yield from ((capitals, forms()[name]) for capitals, name in shouted().items())


def country_of_row(row: dict[str, str]) -> Country:
    """Return the country of a row of `countries.csv`."""
    lists = [row[name] for name in ("aliases", "adjectives", "demonyms", "capital_aliases", "metonyms")]
    aliases, adjectives, demonyms, capital_aliases, metonyms = (tuple(filter(None, x.split("|"))) for x in lists)
    lat, lon = (float(row[name]) if row[name] else None for name in ("lat", "lon"))
    kind: Kind = "territory" if row["kind"] == "territory" else "state"
    return Country(
        row["iso3"], row["iso2"], row["num"], kind, row["name"], aliases, adjectives, demonyms,
        row["capital"], capital_aliases, metonyms, lat, lon, row["continent"],
    )  # fmt: skip
