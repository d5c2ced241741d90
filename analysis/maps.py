"""The locator map: the states and places that the article names."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from matplotlib.path import Path as Outline

from analysis.actors import Actor
from analysis.atlas import Atlas, Floats, on_sphere, read_atlas
from analysis.briefing import Briefing
from analysis.countries import by_code, countries
from analysis.design import FILLS, INK, NARROW_MM, PAPER
from analysis.exhibit import Exhibit, counted
from analysis.map_labels import Label, Placed, place_labels
from analysis.projection import View, outlines, view_of
from analysis.reference import table
from analysis.sheet import POINTS_PER_MM, REGULAR, SEMIBOLD, Sheet

SEA, LAND = "#F3F6F9", "#DADFE4"
HEARD, NAMED = FILLS[0], FILLS[3]
SMALLEST_SHAPE = 7.0  # points across; a smaller state is shown as a ring
RING, DOT = 3.2, 1.7  # radii in points
SMALL_STATE = 2e-4  # steradians (8,000 km²): framed by its capital, whatever far islands it has
FAR_REACH, NEAR_PART = np.radians(50), np.radians(25)  # from the capital
LEGAL = "Boundaries as in Natural Earth; no position on legal status implied."


@dataclass(frozen=True, slots=True)
class Spot:
    """A state or place with its position in degrees; `code` is that of a state's shape."""

    name: str
    mentions: int
    lon: float
    lat: float
    code: str | None = None
    heard: bool = False


def locator_map(briefing: Briefing) -> Exhibit:
    """Draw the states that the article names, filled, and its cities, dotted; darker where somebody is heard."""
    states, cities, elsewhere = find_spots(briefing)
    svg, left_out = draw_map(states, cities, alt_of(states, cities, elsewhere)) if states or cities else (None, [])
    return Exhibit(
        name="map",
        rule="states and places named",
        title=title_of(states, cities),
        subtitle=f"Mentions, n = {sum(spot.mentions for spot in [*states, *cities])}",
        svg=svg,
        caption=caption_of(states, elsewhere, left_out),
        alt=alt_of(states, cities, elsewhere),
        head=("Name", "Kind", "Mentions", "Heard"),
        rows=(
            *((s.name, f"state ({s.code})", s.mentions, "yes" if s.heard else "no") for s in states),
            *((s.name, "place", s.mentions, "") for s in cities),
        ),
    )


def find_spots(briefing: Briefing) -> tuple[list[Spot], list[Spot], list[str]]:
    """Return the states, the cities and the names of places whose position is not known, the most mentioned first."""
    heard = {actor.country for actor in briefing.actors if actor.speaks}
    states: dict[str, Spot] = {}
    cities, elsewhere = [], []
    for actor in sorted(briefing.actors, key=lambda a: -len(a.mentions)):
        if actor.kind == "state" and actor.country in by_code() and actor.country not in states:
            states[actor.country] = state_spot(actor, actor.country, actor.country in heard)
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


def title_of(states: Sequence[Spot], cities: Sequence[Spot]) -> str:
    """Return how many states and places are named, and how many states heard."""
    if not states:
        return f"{counted(len(cities), 'place')} named"
    heard = sum(state.heard for state in states)
    return f"{counted(len(states), 'state')} named, {heard or 'none'} heard"


def alt_of(states: Sequence[Spot], cities: Sequence[Spot], elsewhere: Sequence[str]) -> str:
    """Return the map in words."""
    groups = {
        "States heard": [s.name for s in states if s.heard],
        "States named only": [s.name for s in states if not s.heard],
        "Places": [s.name for s in cities],
        "Not on the map": list(elsewhere),
    }
    known = " ".join(f"{head}: {', '.join(names)}." for head, names in groups.items() if names)
    return f"Locator map. {known}" if states or cities else f"No place that can be mapped is named. {known}".strip()


def caption_of(states: Sequence[Spot], elsewhere: Sequence[str], left_out: Sequence[str]) -> str:
    """Return the key to the fills, what the map lacks, and where its boundaries come from."""
    both = len({state.heard for state in states}) == 2
    parts = [
        "Dark: somebody from the state is heard; light: named only." if both else "",
        f"Without room for a label: {', '.join(left_out)}." if left_out else "",
        f"Not on the map: {', '.join(elsewhere)}." if elsewhere else "",
        LEGAL,
    ]
    return " ".join(filter(None, parts))


def draw_map(states: Sequence[Spot], cities: Sequence[Spot], alt: str) -> tuple[str, list[str]]:
    """Draw the map; return also the names for whose labels there was no room."""
    atlas = read_atlas()
    view = view_of(extent(atlas, states, cities), NARROW_MM * POINTS_PER_MM)
    sheet = Sheet(view.width, view.height)
    sheet.bar(0, 0, view.width, view.height, SEA)
    rings = list(outlines(atlas, view))
    shown = {state.code: state for state in states}
    layers = (
        (LAND, [ring for code, ring in rings if code not in shown]),
        (NAMED, [ring for code, ring in rings if code in shown and not shown[code].heard]),
        (HEARD, [ring for code, ring in rings if code in shown and shown[code].heard]),
    )
    for fill, layer in layers:
        if layer:
            sheet.shape(compound(layer), fill, edge=PAPER)
    largest = {code: ring for code, ring in sorted(rings, key=lambda r: size(r[1]))}
    labels = [
        *(state_label(sheet, view, state, largest.get(state.code or "")) for state in states),
        *(city_label(view, city) for city in cities),
    ]
    for city in cities:
        sheet.dot(*view.place(city.lon, city.lat), DOT, INK, edge=PAPER)
    placed, left_out = place_labels(labels, view.width, view.height)
    for label in placed:
        draw_label(sheet, label, dark={state.name for state in states if state.heard})
    return sheet.svg("map", alt), [label.text for label in left_out]


def extent(atlas: Atlas, states: Sequence[Spot], cities: Sequence[Spot]) -> Floats:
    """Return the points that the map must show: the cores of states, the capitals of small ones, the cities.

    Of a state that reaches very far from its capital, beside others, only the part around the capital must be seen.
    """
    spots = [*states, *cities]
    points = [np.array([(spot.lon, spot.lat)]) for spot in spots]
    for state in states:
        for number in atlas.core(state.code or ""):
            if atlas.areas[number] > SMALL_STATE:
                near = atlas.vectors[atlas.ring(number)] @ on_sphere(np.array([(state.lon, state.lat)]))[0]
                cropped = len(spots) > 1 and near.min() < np.cos(FAR_REACH)
                points.append(atlas.lonlat[atlas.ring(number)][near > np.cos(NEAR_PART) if cropped else near > -2])
    return np.concatenate(points)


def compound(rings: Sequence[Floats]) -> Outline:
    """Return closed rings as one outline."""
    lengths = [len(ring) for ring in rings]
    codes = np.full(sum(lengths), Outline.LINETO, dtype=np.uint8)
    codes[np.cumsum([0, *lengths[:-1]])] = Outline.MOVETO
    return Outline(np.concatenate(rings), codes)


def size(ring: Floats) -> float:
    """Return the longer side of the box around a ring."""
    return float(np.ptp(ring, axis=0).max())


def state_label(sheet: Sheet, view: View, state: Spot, ring: Floats | None) -> Label:
    """Return a state's label, in its largest part shown; mark a state too small to see."""
    x, y = view.place(state.lon, state.lat)
    if ring is None or size(ring) < SMALLEST_SHAPE:
        sheet.dot(x, y, RING, HEARD if state.heard else NAMED, edge=INK)
        return Label(state.name, x, y, RING, 7.5, SEMIBOLD)
    return Label(state.name, x, y, 0, 7.5, SEMIBOLD, ring)


def city_label(view: View, city: Spot) -> Label:
    """Return a city's label."""
    return Label(city.name, *view.place(city.lon, city.lat), DOT, 7, REGULAR)


def draw_label(sheet: Sheet, placed: Placed, dark: set[str]) -> None:
    """Set a label; light on a dark shape, else dark with a halo, and a leader to a far one."""
    label, (left, top, right, bottom) = placed.label, placed.box
    if placed.leader:
        x = min(max(label.x, left), right)
        sheet.line((label.x, x), (label.y, bottom + 1 if bottom < label.y else top - 1), INK, 0.4)
    on_dark = placed.inside and label.text in dark
    sheet.words(
        left, bottom, label.text, size=label.size, weight=label.weight,
        color=PAPER if on_dark else INK, halo=not placed.inside,
    )  # fmt: skip
