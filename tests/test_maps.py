"""The locator map: what it shows of the world, and where its labels stand."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations
from math import dist

import numpy as np
import pytest
from make import briefing_of
from matplotlib.path import Path as Outline

from analysis import Briefing, draw
from analysis.exhibits.atlas import on_sphere, read_atlas
from analysis.exhibits.framing import extent, framed_spots
from analysis.exhibits.map_labels import Label, Placed, holds, nearest, overlap, place_labels
from analysis.exhibits.maps import city_label, draw_map, state_label
from analysis.exhibits.projection import View, outlines, view_of
from analysis.exhibits.sheet import Sheet
from analysis.exhibits.spots import Spot, find_spots
from analysis.lists.countries import by_code

EUROPE = (
    "DEU",
    "FRA",
    "GBR",
    "ITA",
    "ESP",
    "POL",
    "UKR",
    "TUR",
    "GRC",
    "ROU",
    "BGR",
    "HUN",
    "AUT",
    "CHE",
    "NLD",
    "BEL",
    "SWE",
    "FIN",
    "NOR",
)
GROUPS = [
    ("USA", "CHN", "FJI", "NZL"), ("VAT", "SMR", "ITA"), ("RUS", "FJI"), ("RUS", "IRN"), ("KIR",), ("ATA",),
    ("USA", "RUS", "IRN", "SYR"), ("CHL", "NOR"), ("SGP", "MYS"), EUROPE,
]  # fmt: skip


def names_of(codes: Sequence[str]) -> list[str]:
    return [by_code()[code].name for code in codes]


def states(*codes: str, places: Sequence[str] = ()) -> Briefing:
    """Return an article that names states and places, each once."""
    names = names_of(codes)
    text = f"Talks of {', '.join([*names, *places, 'others'])} went on."
    actors = [(name, "state", code) for name, code in zip(names, codes, strict=True)]
    return briefing_of(text, actors=[*actors, *((place, "place", None) for place in places)])


@cache
def view(codes: tuple[str, ...]) -> View:
    found, cities, _ = find_spots(states(*codes))
    return view_of(extent(read_atlas(), [*found, *cities]), read_atlas(), 238.0)


@cache
def shown(codes: tuple[str, ...]) -> list[tuple[str, np.ndarray]]:
    return list(outlines(read_atlas(), view(codes)))


@pytest.mark.parametrize("codes", GROUPS, ids=" ".join)
def test_frame_shows_every_capital(codes):
    """Whatever the states are, each one's capital lies within the frame, also across the antimeridian."""
    for code in codes:
        country = by_code()[code]
        if country.lon is not None:
            assert view(codes).shows(*view(codes).place(country.lon, country.lat)), code


@pytest.mark.parametrize("codes", GROUPS, ids=" ".join)
def test_outlines_stay_in_the_frame(codes):
    """No shape reaches beyond the frame, and each is a closed ring."""
    for code, ring in shown(codes):
        assert ring.min() >= 0, code
        assert (ring.max(axis=0) <= [view(codes).width, view(codes).height]).all(), code
        assert (ring[0] == ring[-1]).all(), code


@pytest.mark.parametrize("codes", GROUPS, ids=" ".join)
def test_no_shape_is_torn_across_the_map(codes):
    """A ring that crosses the antimeridian leaves no line across the map: long lines lie on the frame's edges only."""
    edges = (0, view(codes).width), (0, view(codes).height)
    for code, ring in shown(codes):
        steps = np.hypot(*np.diff(ring, axis=0).T)
        for at in np.flatnonzero(steps > 60):
            ends = ring[at : at + 2]
            on_edge = any((ends[:, axis] == side).all() for axis in (0, 1) for side in edges[axis])
            assert on_edge or code == "ATA", (code, ends.tolist())


@pytest.mark.parametrize(
    ("codes", "kind"),
    [
        (("RUS", "IRN"), "region"),
        (("FJI", "TON"), "region"),
        (("USA", "CAN"), "region"),
        (("USA", "IRN"), "world"),
        (("RUS", "FJI"), "world"),
    ],
)
def test_states_far_apart_are_shown_on_the_world(codes, kind):
    """Neighbours get a map of their region, states on different sides of the globe one of the world."""
    assert view(codes).kind == kind


def test_neighbours_across_the_antimeridian_are_near_each_other():
    """Fiji and Tonga lie on both sides of the 180th meridian, and beside each other on the map."""
    fiji, tonga = ((by_code()[code].lon, by_code()[code].lat) for code in ("FJI", "TON"))
    a, b = (view(("FJI", "TON")).place(*place) for place in (fiji, tonga))
    assert 0 < b[0] - a[0] < 150


def test_equal_areas_stay_equal():
    """On a map of the world, a state keeps its share of the land."""
    areas = {}
    for code, ring in shown(("USA", "IRN")):
        x, y = ring.T
        areas[code] = areas.get(code, 0) + abs(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1])) / 2
    atlas = read_atlas()
    sphere = {code: sum(atlas.areas[n] for n in atlas.rings(code)) for code in ("IRN", "EGY")}
    assert areas["IRN"] / areas["EGY"] == pytest.approx(sphere["IRN"] / sphere["EGY"], rel=0.06)


@pytest.mark.parametrize("code", [c.iso3 for c in by_code().values() if c.kind == "state"])
def test_every_state_can_be_mapped(code):
    """Each state of the list has a shape, or at least the position of its capital."""
    assert read_atlas().rings(code) or by_code()[code].lon is not None


def test_disputed_areas_are_no_states_of_the_list():
    """Shapes without an ISO code are drawn as land and never filled; Kosovo has one of its own."""
    without = set(read_atlas().codes) - set(by_code())
    assert without == {"SOL", "CYN", "IOA", "ATC", "KAS"}
    assert read_atlas().rings("XKX")


@pytest.mark.parametrize(
    ("lon", "lat", "code"),
    [(34.1, 44.95, "UKR"), (2.35, 48.85, "FRA"), (178.4, -18.0, "FJI"), (-175.0, 66.5, "RUS"), (0.0, -85.0, "ATA")],
)
def test_atlas_has_places_in_their_countries(lon, lat, code):
    """A ring of the country surrounds the place, on either side of the antimeridian and around the pole."""
    atlas = read_atlas()
    around = set()
    for number, owner in enumerate(atlas.codes):
        ring = atlas.lonlat[atlas.ring(number)]
        for turn in (-360, 0, 360):
            (x1, y1), (x2, y2) = (ring[:-1] - [lon + turn, lat]).T, (ring[1:] - [lon + turn, lat]).T
            crossing = (y1 > 0) != (y2 > 0)
            if (x1[crossing] - y1[crossing] * (x2 - x1)[crossing] / (y2 - y1)[crossing] > 0).sum() % 2:
                around.add(owner)
    assert around == {code}


def test_points_on_the_sphere_have_length_one():
    """Longitudes beyond 180 degrees mean the same points."""
    assert np.allclose(on_sphere(np.array([[190.0, 10.0]])), on_sphere(np.array([[-170.0, 10.0]])))


@pytest.mark.parametrize("codes", GROUPS, ids=" ".join)
def test_map_names_every_state(codes):
    """The text alternative names each state, and those without room for a label stand in the caption."""
    exhibit = draw.locator_map(states(*codes))
    assert exhibit.svg
    assert all(name in exhibit.alt for name in names_of(codes))
    assert "Boundaries as in Natural Earth; no position on legal status implied." in exhibit.caption


def spots_of(given: Sequence[tuple[str, int, bool]]) -> list[Spot]:
    countries = [by_code()[code] for code, _, _ in given]
    return [
        Spot(country.name, mentions, country.lon or 0, country.lat or 0, code, heard)
        for country, (code, mentions, heard) in zip(countries, given, strict=True)
    ]


@pytest.mark.parametrize(
    ("spots", "beyond"),
    [
        ([("SDN", 4, True), ("ETH", 3, True), ("USA", 1, False)], ["United States"]),
        ([("SDN", 4, True), ("ETH", 3, True), ("USA", 1, True)], ["United States"]),
        ([("SDN", 4, True), ("ETH", 3, True), ("USA", 2, False)], []),
        ([("SDN", 4, True), ("ETH", 3, True), ("EGY", 1, False)], []),
        ([("RUS", 4, False), ("IRN", 3, False), ("JPN", 1, False), ("USA", 1, False)], ["United States"]),
        ([("RUS", 9, True), ("IRN", 8, True), ("IND", 3, True)], []),
        ([("PRT", 4, True), ("ESP", 3, True), ("MNG", 1, True)], ["Mongolia"]),
        ([("PRT", 4, True), ("ESP", 3, True), ("FIN", 1, True)], []),
        ([("PRT", 4, True), ("ESP", 3, True), ("FIN", 1, False)], ["Finland"]),
        ([("PRT", 9, True), ("ESP", 3, True), ("FIN", 2, False)], []),
        ([("PRT", 1, True), ("ESP", 1, True), ("MNG", 1, True), ("JPN", 1, True)], []),
        ([("PRT", 1, True), ("KAZ", 1, True), ("JPN", 1, True), ("USA", 1, True)], []),
        ([("EST", 4, True), ("FIN", 4, True), ("RUS", 1, False)], []),
        ([("FRA", 1, False)], []),
    ],
    ids=[
        "far", "very far but heard", "far but often named", "near", "one of two far", "not much larger without",
        "much larger without one heard", "a little larger without one heard", "larger without one unheard",
        "named twice", "two clusters", "no cluster", "seen though not framed", "one",
    ],
)  # fmt: skip
def test_a_far_state_that_is_hardly_named_lies_beyond_the_frame(spots, beyond):
    """A far state does not turn the others into a thumbnail: an unheard one early, a heard one if much is won."""
    assert [spot.name for spot in framed_spots(read_atlas(), spots_of(spots), 238.0)[2]] == beyond


@pytest.mark.parametrize("mentions", [1, 30])
def test_all_states_of_the_world_are_shown_on_the_world(mentions):
    """Many far states are no exception to the map: none of them lies beyond it."""
    codes = [country.iso3 for country in by_code().values() if country.kind == "state" and country.lon is not None]
    found = spots_of([("PRT", mentions, True), ("ESP", mentions, True), *((code, 1, True) for code in codes)])
    assert framed_spots(read_atlas(), found, 238.0)[2] == []


def test_cities_alone_are_all_shown():
    """Without a state, no city lies beyond the frame of another that is named as often."""
    oslo, tokyo = Spot("Oslo", 1, 10.7, 59.9), Spot("Tokyo", 1, 139.7, 35.7)
    assert framed_spots(read_atlas(), [oslo, tokyo], 238.0)[1:] == ([oslo, tokyo], [])


def test_what_lies_beyond_the_frame_is_said():
    """The caption names it, and so does the table."""
    names = "Sudan Ethiopia Sudan Ethiopia Sudan Ethiopia Sudan Canada"
    codes = {"Sudan": "SDN", "Ethiopia": "ETH", "Canada": "CAN"}
    exhibit = draw.locator_map(briefing_of(names, actors=[(name, "state", code) for name, code in codes.items()]))
    assert "Beyond the frame: Canada." in exhibit.caption
    assert ("Canada", "state (CAN)", 1, "no") in exhibit.rows


def test_heard_state_beyond_the_frame_is_said_to_be_heard():
    """A reader who misses on the map a state that speaks finds in the caption that it does."""
    text = "Portugal and Spain, Portugal and Spain, Portugal and Spain. “We ask,” said Bat of Mongolia."
    actors = [
        ("Portugal", "state", "PRT"),
        ("Spain", "state", "ESP"),
        ("Mongolia", "state", "MNG"),
        ("Bat", "person", "MNG"),
    ]
    exhibit = draw.locator_map(briefing_of(text, actors=actors, quotations=[("Bat", "We ask,", "direct")]))
    assert "Beyond the frame: Mongolia (heard)." in exhibit.caption
    assert exhibit.title == "3 states named, 1 heard"


CROWDS = [
    ("UKR", "EGY", "RUS", "ROU", "TUR", "TUN", "LBN", "BGR", "MDA", "GRC", "SRB"),
    ("RWA", "BDI", "UGA", "TZA", "KEN", "COD", "ZMB", "MWI"), (*EUROPE, "LUX", "LIE", "SVN", "HRV", "CZE", "SVK"),
    ("QAT", "BHR", "KWT", "ARE", "SAU", "IRQ"), ("IND", "CHN", "BRA", "ZAF", "NPL", "BTN", "BGD", "LKA", "TUR", "PAK"),
]  # fmt: skip


def labelled(codes: Sequence[str]) -> tuple[list[Label], list[Placed], View]:
    """Return the labels of states and their capitals, those placed, and the view."""
    spots, _, _ = find_spots(states(*codes))
    capitals = [Spot(by_code()[spot.code or ""].capital, 1, spot.lon, spot.lat) for spot in spots]
    seen = view_of(extent(read_atlas(), spots), read_atlas(), 238.0)
    largest = dict(sorted(outlines(read_atlas(), seen), key=lambda ring: len(ring[1])))
    labels = [state_label(seen, spot, largest.get(spot.code or ""), 7.0) for spot in spots]
    labels += [city_label(seen, spot) for spot in capitals]
    return labels, place_labels(labels, seen.width, seen.height)[0], seen


def gap(placed: Placed) -> float:
    """Return how far a label is from its shape, or from its dot."""
    ring = [placed.label.anchor] if placed.label.ring is None else placed.label.ring
    return 0.0 if placed.inside else min(dist(point, nearest(placed.box, *point)) for point in ring)


@pytest.mark.parametrize("codes", CROWDS, ids=" ".join)
def test_label_stands_near_its_place(codes):
    """No label is farther from its shape than a fifth of the map's width, no leader longer; rather it is left out."""
    _, placed, seen = labelled(codes)
    assert placed
    assert max(map(gap, placed)) < seen.width / 5
    assert all(dist(*p.leader) < seen.width / 5 for p in placed if p.leader)


@pytest.mark.parametrize("codes", CROWDS, ids=" ".join)
def test_label_that_stands_off_has_a_leader_to_its_own_place(codes):
    """A leader begins in the state's shape or at the dot, and ends at the words; only near labels have none."""
    for p in labelled(codes)[1]:
        if p.leader:
            start, end = p.leader
            shape = p.label.ring
            assert start == (p.label.x, p.label.y) if shape is None else Outline(shape).contains_point(start)
            assert end == nearest(p.box, *start)
        else:
            assert gap(p) < 8, p.label.text


@pytest.mark.parametrize("codes", CROWDS, ids=" ".join)
def test_label_that_stands_off_keeps_out_of_the_shapes_of_others(codes):
    """The words of a state that stand outside its shape do not lie wholly in the shape of another one named."""
    labels, placed, _ = labelled(codes)
    shapes = {label: Outline(label.ring) for label in labels if label.ring is not None}
    for p in placed:
        if p.leader and p.label in shapes:
            assert not any(holds(shape, p.box) for label, shape in shapes.items() if label is not p.label), p.label.text


def test_label_does_not_hide_its_state():
    """Words that would cover a small shape stand beside it."""
    small = np.array([(100.0, 60), (118, 60), (118, 66), (100, 66), (100, 60)])
    ((placed,), _) = place_labels([Label("Small state", 109, 63, 0, 7.5, 600, 38, small)], 238, 160)
    _, top, _, bottom = placed.box
    assert max(min(bottom, 66) - max(top, 60), 0) < 0.6 * 6


def test_city_without_room_for_its_name_has_no_dot(monkeypatch):
    """Nobody could tell what the dot is; the caption names the city."""
    dots = []
    monkeypatch.setattr(Sheet, "dot", lambda _self, x, y, *_, **__: dots.append((x, y)))
    cities = ["Brussels", "Antwerp", "Rotterdam", "Amsterdam", "Utrecht", "Paris", "Cologne", "Duisburg"]
    spots = [*find_spots(states("BEL", "NLD", "CHN", places=cities))[0], *find_spots(states(places=cities))[1]]
    drawn = draw_map(spots, "Map.")
    assert set(drawn.unlabelled) & set(cities)
    assert len(dots) == len([spot for spot in spots if spot.code is None]) - len(set(drawn.unlabelled) & set(cities))


def test_labels_never_overlap():
    """Of labels crowded on one spot, those placed keep clear of each other; the others are handed back."""
    crowd = [Label(f"State {n}", 100 + n, 80 + n / 2, 2.0, 7.5, 600, 38) for n in range(60)]
    placed, left_out = place_labels(crowd, 238, 160)
    assert len(placed) + len(left_out) == len(crowd)
    assert left_out
    assert not any(overlap(a.box, b.box) for a, b in combinations(placed, 2))
    assert all(p.box[0] >= 0 and p.box[2] <= 238 and p.box[1] >= 0 and p.box[3] <= 160 for p in placed)


def test_label_stands_in_its_shape_where_it_fits():
    """A wide shape has its label inside, a narrow one beside it."""
    wide = np.array([(20.0, 20), (120, 20), (120, 60), (20, 60), (20, 20)])
    narrow = np.array([(160.0, 20), (164, 20), (164, 60), (160, 60), (160, 20)])
    labels = [Label("Wide", 30, 30, 0, 7.5, 600, 38, wide), Label("Narrow", 161, 30, 0, 7.5, 600, 38, narrow)]
    placed, _ = place_labels(labels, 238, 160)
    assert [p.inside for p in placed] == [True, False]


@pytest.mark.parametrize(
    ("places", "cities", "elsewhere"),
    [
        (["Oslo", "Lake Chad"], ["Oslo"], ["Lake Chad"]),
        (["Atlantis"], [], ["Atlantis"]),
        (["Odessa", "Cologne", "Sao Paulo"], ["Odessa", "Cologne", "Sao Paulo"], []),
        ([], [], []),
    ],
)
def test_places_without_a_position_are_said_not_to_be_on_the_map(places, cities, elsewhere):
    """A city of the lists, in any of its spellings, gets a dot; another place is named in the caption, not guessed."""
    _, dotted, missing = find_spots(states("NOR", places=places))
    assert ([spot.name for spot in dotted], missing) == (cities, elsewhere)


def test_capital_that_stands_for_its_state_is_dotted():
    """Where a mention of the state is its capital's name, the capital stands on the map, under that name."""
    found = briefing_of("Norway hopes. Norway waits.", actors=[("Norway", "state", "NOR")])
    assert find_spots(found)[1] == []
    oslo = briefing_of("Norway hopes, and Oslo waits.", actors=[("Norway", "state", "NOR")])
    norway = replace(oslo.actors[0], mentions=(*oslo.actors[0].mentions, oslo.article.span(18, 22)))
    _, cities, _ = find_spots(replace(oslo, actors=(norway,)))
    assert [(spot.name, spot.mentions) for spot in cities] == [("Oslo", 1)]


def test_territory_is_filled_like_a_state_and_counted_apart():
    """A place that is a territory of the list has a shape; a region of a state has none."""
    given = briefing_of(
        "Denmark, Greenland and Jutland.",
        actors=[("Denmark", "state", "DNK"), ("Greenland", "place", "GRL"), ("Jutland", "place", "DNK")],
    )
    assert draw.locator_map(given).title == "1 state and 1 territory named, none heard"
    assert draw.locator_map(given).alt == "Locator map. Named only: Denmark, Greenland. Not on the map: Jutland."


@pytest.mark.parametrize("codes", [(), ("XXX",), (None,), ("BVT",)])
def test_no_place_at_all_is_a_sentence(codes):
    """Without a state or city that the lists know there is no map."""
    given = briefing_of("Ruritania is far.", actors=[("Ruritania", "state", code) for code in codes])
    exhibit = draw.locator_map(given)
    assert exhibit.svg is None
    assert exhibit.alt.startswith("No place that can be mapped is named.")
    assert ("Not on the map: Ruritania." in exhibit.alt) == bool(codes)


def test_map_is_small_enough_for_a_page():
    """A map of the world with twenty states stays under 200 kB."""
    codes = ["USA", "RUS", "IRN", "CHN", "BRA", "AUS", "ZAF", "IDN", "NGA", "JPN"]
    svg = draw.locator_map(states(*codes, *EUROPE[:10])).svg
    assert svg
    assert len(svg) < 200_000


def test_spot_of_a_small_state_is_its_capital():
    """A state without a visible shape is found by its capital."""
    found, _, _ = find_spots(states("KIR"))
    assert isinstance(found[0], Spot)
    assert (found[0].lon, found[0].lat) == (by_code()["KIR"].lon, by_code()["KIR"].lat)
