"""The editors' lists, and the names they find in a text."""

import pytest

from analysis.lists.cities import cities, city_country
from analysis.lists.countries import countries, country, find_countries, forms_of, meaning
from analysis.lists.gazetteer import Gazetteer
from analysis.lists.known import find_known
from analysis.lists.publishers import publisher, publishers
from analysis.reference import table, words


def test_every_country_has_its_codes_once() -> None:
    """There are 250 rows, 197 of them states; no two share a code or number, and none is dissolved."""
    rows = countries()
    assert len({c.iso3 for c in rows}) == len({c.iso2 for c in rows}) == len(rows) == 250
    numbers = [c.num for c in rows if c.num]
    assert len(set(numbers)) == len(numbers) == 249
    assert sum(c.kind == "state" for c in rows) == 197
    assert not {"SCG", "ANT"} & {c.iso3 for c in rows}
    assert {"PSE", "XKX", "TWN"} <= {c.iso3 for c in rows if c.kind == "state"}


def test_every_state_has_adjective_capital_and_coordinates() -> None:
    """A state lacks an adjective only where it shares its neighbour's; all but Israel have a capital, on the globe."""
    states = [c for c in countries() if c.kind == "state"]
    assert {c.iso3 for c in states if not c.adjectives} == {"COG", "DMA"}
    assert {c.iso3 for c in states if not c.capital} == {"ISR"}
    assert all(c.lat is not None and c.lon is not None for c in states)
    assert all(-90 <= (c.lat or 0) <= 90 and -180 <= (c.lon or 0) <= 180 for c in countries())


def test_no_form_names_two_countries() -> None:
    """Every name, adjective and seat of power belongs to one country."""
    owners: dict[str, set[str]] = {}
    for c in countries():
        for basis, names in forms_of(c).items():
            for name in names if basis != "capital" else ():
                owners.setdefault(name, set()).add(c.iso3)
    assert not {name for name, codes in owners.items() if len(codes) > 1}


def test_lists_are_clean() -> None:
    """No field of a CSV list has spaces at its edges or an empty alias."""
    for name in ("countries.csv", "cities.csv", "publishers.csv", "organizations.csv", "regions.csv"):
        for row in table(name):
            values = [value for field in row.values() for value in field.split("|")]
            assert all(value == value.strip() for value in values)
            assert "||" not in "".join(row.values())


def test_lists_refer_to_listed_countries() -> None:
    """Every country in another list is a row of `countries.csv`."""
    codes = {c.iso3 for c in countries()}
    named = {c.country for c in cities() if c.country} | {p.country for p in publishers()}
    named |= {row["country"] for name in ("organizations.csv", "regions.csv") for row in table(name)} - {""}
    named |= {code for members in words("groups.yaml").values() for code in members}
    assert named <= codes
    assert set(words("groups.yaml")) <= {row["name"] for row in table("regions.csv") if row["kind"] == "group"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the US and the U.S.-led talks in the USA", ["USA", "USA", "USA"]),
        ("they told us to go; US$5 and US $5", []),
        ("TELL US NOW", []),
        ("Russian troops, Russians and Russia", ["RUS", "RUS", "RUS"]),
        ("the Kremlin, Downing Street and the White House", ["RUS", "GBR", "USA"]),
        ("KABUL, May 3 - Talks failed", ["AFG"]),
        ("in Ramallah, Jerusalem and East Jerusalem", ["PSE"]),
        ("Kiev and Kyiv", ["UKR", "UKR"]),
        ("Côte d’Ivoire and Côte d'Ivoire", ["CIV", "CIV"]),
        ("Niger, Nigeria, Nigerien and Nigerian officials", ["NER", "NGA", "NER", "NGA"]),
        ("Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea", ["GIN", "GNB", "GNQ", "PNG"]),
        ("the Gulf of Guinea and New Guinea", []),
        ("Dominica and the Dominican Republic", ["DMA", "DOM"]),
        ("the Republic of the Congo and the DR Congo", ["COG", "COD"]),
        ("North Korea, South Korea and the Korean Peninsula", ["PRK", "KOR"]),
        ("the Republic of China and the People's Republic of China", ["TWN", "CHN"]),
        ("Latin America, South American and New Mexico", []),
        ("the South China Sea", []),
        ("a turkey on fine china, a chad, a jordan almond; polish it", []),
        ("Polish voters", ["POL"]),
        ("Michael Jordan and Chad Smith met Mark Cuban", []),
        ("King Abdullah of Jordan. In Chad, the army", ["JOR", "TCD"]),
        ("George Washington and Jack London", []),
        ("he spoke in Russian. She answered in French and left", []),
        ("in Russian captivity", ["RUS"]),
        ("a vote in Atlanta, Georgia", []),
        ("Georgia and Armenia", ["GEO", "ARM"]),
        ("the Department of American Studies and the Oslo Centre for Trade", []),
        ("an American Institute of Physics, the Institute for Norwegian officers", ["USA", "NOR"]),
        ("Oslo and its Centre for Trade", ["NOR"]),
        ("Georgian voters left Atlanta for Georgia", ["GEO", "GEO"]),
        ("The Turkey was served with gravy", []),
        ("Turkey closed its border", ["TUR"]),
        ("North\nKorea", ["PRK"]),
        ("", []),
        ("🇷🇺 \u202eRussia\x00", ["RUS"]),
    ],
)
def test_countries_are_found_where_they_are_meant(text: str, expected: list[str]) -> None:
    """A country's word counts in its own case and sense, and the longest name wins."""
    assert [iso3 for _, _, iso3, _ in find_countries(text)] == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Britain", ("GBR", "name")),
        ("Dutch", ("NLD", "nationality")),
        ("Élysée", ("FRA", "office")),
        ("Astana", ("KAZ", "capital")),
        ("Singapore", ("SGP", "name")),
        ("Brussels", None),
        ("Kingston", None),
        ("dutch", None),
    ],
)
def test_a_word_tells_its_country_and_why(word: str, expected: tuple[str, str] | None) -> None:
    """A name, an adjective, a seat of power and a capital are told apart; a doubtful capital tells nothing."""
    assert meaning(word) == expected


def test_an_unknown_code_is_an_error() -> None:
    """A code that no country has raises KeyError."""
    with pytest.raises(KeyError):
        country("ZZZ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the West, Western envoys", [("group", "the West"), ("group", "the West")]),
        ("Western Sahara and the West Coast", [("place", "Western Sahara")]),
        ("the Bank of Japan", [("organization", "Bank of Japan")]),
        ("the Security Council met", [("organization", "U.N. Security Council")]),
        ("Peru’s Security Council met", [("state", "Peru")]),
        ("Xinhua and the BBC", [("organization", "Xinhua"), ("organization", "BBC")]),
        ("the Sputnik V vaccine", []),
        ("WHO KNOWS WHAT COMES", []),
        ("Greenland’s ice", [("place", "Greenland")]),
        ("GENEVA - In Geneva", [("place", "Geneva"), ("place", "Geneva")]),
        ("JERUSALEM - Near Jerusalem", [("place", "Jerusalem"), ("place", "Jerusalem")]),
        ("European Union and European roads", [("organization", "European Union"), ("group", "Europe")]),
    ],
)
def test_known_names_are_found_by_kind(text: str, expected: list[tuple[str, str]]) -> None:
    """Organisations, agencies, regions, groups and territories are told apart; of two names the longer wins."""
    assert [(k.kind, k.name) for k in find_known(text)] == expected


@pytest.mark.parametrize(
    ("name", "country_code", "ownership"),
    [
        ("Sputnik", "RUS", "state-owned"),
        ("The Associated Press", "USA", "cooperative"),
        ("afp", "FRA", "public-service"),
        ("  Radio Free  Europe ", "USA", "state-funded"),
    ],
)
def test_a_publisher_is_found_by_any_name(name: str, country_code: str, ownership: str) -> None:
    """Case, spaces and "the" do not matter."""
    found = publisher(name)
    assert found is not None
    assert (found.country, found.ownership) == (country_code, ownership)


def test_an_unlisted_publisher_is_none() -> None:
    """A name that is not listed, or only a part of one, finds nothing."""
    assert publisher("The Village Gazette") is None
    assert publisher("Associated") is None


def test_publishers_are_complete() -> None:
    """Each of at least sixty publishers says who owns it, where that can be checked and of which year it is."""
    assert len(publishers()) >= 60
    assert all(p.owner and p.provenance and p.as_of.isdigit() for p in publishers())
    names = [name for p in publishers() for name in (p.name, *p.aliases)]
    assert len(names) == len(set(names))


def test_a_city_shared_by_two_countries_tells_none() -> None:
    """Lahore is in Pakistan, with or without an accent Köln in Germany; Hyderabad may be in India or Pakistan."""
    assert city_country("Lahore") == "PAK"
    assert city_country("Koln") == city_country("Köln") == "DEU"
    assert city_country("Odessa") == city_country("Odesa") == "UKR"
    assert city_country("Hyderabad") is None
    assert city_country("Nowhere") is None


def test_cities_have_half_a_million_people() -> None:
    """The list holds cities of at least 500,000 inhabitants."""
    assert min(c.population for c in cities()) >= 500_000


def test_given_names_are_a_mans_or_a_womans() -> None:
    """No given name stands in both lists."""
    titles = words("titles.yaml")
    assert not set(titles["men"]) & set(titles["women"])


def test_the_gazetteer_takes_the_longest_whole_word() -> None:
    """Names end where words end, do not overlap, and a curly apostrophe is a straight one."""
    names = Gazetteer([("Oman", 1), ("Om", 2), ("Côte d'Or", 3)])
    assert list(names.find("Oman, Omani, Om and Côte d’Or")) == [(0, 4, 1), (13, 15, 2), (20, 29, 3)]
