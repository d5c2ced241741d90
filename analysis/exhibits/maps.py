"""The locator map: the states and places that the article names."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.path import Path as Outline

from analysis.briefing import Briefing
from analysis.design import FILLS, INK, NARROW_MM, PAPER
from analysis.exhibits.atlas import Floats, read_atlas
from analysis.exhibits.exhibit import Exhibit, enumerated, listed
from analysis.exhibits.framing import framed_spots
from analysis.exhibits.map_labels import Label, Placed, holds, place_labels
from analysis.exhibits.projection import View, outlines
from analysis.exhibits.sheet import POINTS_PER_MM, REGULAR, SEMIBOLD, Sheet, shortened
from analysis.exhibits.spots import Spot, find_spots
from analysis.lists.countries import by_code
from analysis.wording import counted

SEA, LAND = "#F3F6F9", "#DADFE4"
HEARD, NAMED = FILLS[0], FILLS[3]
SMALLEST_SHAPE = 5.0  # points across; a smaller state is marked with a disc
DISC, DOT = 3.2, 1.7  # radii in points, of small states and of cities
LABEL, SMALL_LABEL = 7.5, 7.0  # points; small for cities, and for all if there are many
MANY = 10  # labels
WIDEST = 110.0  # points that a label may be long
LEADER, CITY_LEADER = 38.0, 12.0  # points that a leader may be long: at most a sixth of the map's width
LEGAL = "Boundaries as in Natural Earth; no position on legal status implied."


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map, the spots beyond its frame, and the names for whose labels it has no room."""

    svg: str | None = None
    beyond: Sequence[Spot] = ()
    unlabelled: Sequence[str] = ()


def locator_map(briefing: Briefing) -> Exhibit:
    """Draw the states that the article names, filled, and its cities, dotted; darker where somebody is heard."""
    states, cities, elsewhere = find_spots(briefing)
    is_read = briefing.article.english  # of other texts nobody knows who is heard
    alt = alt_of(states, cities, elsewhere, is_read)
    drawn = draw_map([*states, *cities], alt) if states or cities else Drawing()
    return Exhibit(
        name="map",
        rule="states and places named",
        title=title_of(states, cities, is_read),
        subtitle=f"States and places, n = {len(states) + len(cities)}",
        svg=drawn.svg,
        caption=caption_of(states, elsewhere, drawn),
        alt=alt,
        head=("Name", "Kind", "Mentions", "Heard"),
        rows=(
            *((s.name, f"{kind_of(s)} ({s.code})", s.mentions, heard_words(s, is_read)) for s in states),
            *((s.name, "place", s.mentions, "") for s in cities),
        ),
    )


def heard_words(state: Spot, is_read: bool) -> str:
    """Return whether somebody from a state is heard, if that can be told."""
    return ("yes" if state.heard else "no") if is_read else "not looked for"


def title_of(states: Sequence[Spot], cities: Sequence[Spot], is_read: bool) -> str:
    """Return how many states and territories are named and, if that can be told, heard; or how many places."""
    if not states:
        return f"{counted(len(cities), 'place')} named"
    count = [kind_of(state) for state in states].count("state")
    kinds = ((count, "state"), (len(states) - count, "territory"))
    heard = sum(state.heard for state in states)
    named = f"{listed([counted(*kind) for kind in kinds if kind[0]])} named"
    return f"{named}, {heard or 'none'} heard" if is_read else named


def kind_of(state: Spot) -> str:
    """Return how the list of countries shows it: as a state or a territory."""
    return by_code()[state.code or ""].kind


def alt_of(states: Sequence[Spot], cities: Sequence[Spot], elsewhere: Sequence[str], is_read: bool) -> str:
    """Return the map in words."""
    groups = {
        "Heard": [s.name for s in states if s.heard],
        "Named only" if is_read else "Named": [s.name for s in states if not s.heard],
        "Places": [s.name for s in cities],
        "Not on the map": list(elsewhere),
    }
    known = " ".join(f"{head}: {enumerated(names)}." for head, names in groups.items() if names)
    if states or cities:
        return f"Locator map. {known}"
    return f"No place that can be mapped is named{'' if is_read else ' in English spelling'}. {known}".strip()


def caption_of(states: Sequence[Spot], elsewhere: Sequence[str], drawn: Drawing) -> str:
    """Return the key to the fills, what the map lacks, and where its boundaries come from."""
    both = len({state.heard for state in states}) == 2
    beyond = [f"{spot.name} (heard)" if spot.heard else spot.name for spot in drawn.beyond]
    parts = [
        "Dark: a speaker is known to be from there; light: named only." if both else "",
        f"Beyond the frame: {enumerated(beyond)}." if beyond else "",
        f"Without room for a label: {enumerated(drawn.unlabelled)}." if drawn.unlabelled else "",
        f"Not on the map: {enumerated(elsewhere)}." if elsewhere else "",
        LEGAL,
    ]
    return " ".join(filter(None, parts))


def draw_map(spots: Sequence[Spot], alt: str) -> Drawing:
    """Draw the map. A city without room for its name has no dot either: nobody could tell what it is."""
    atlas = read_atlas()
    view, shown, beyond = framed_spots(atlas, spots, NARROW_MM * POINTS_PER_MM)
    states, cities = [spot for spot in shown if spot.code], [spot for spot in shown if not spot.code]
    sheet = Sheet(view.width, view.height)
    rings = list(outlines(atlas, view))
    heard = {state.code: state.heard for state in states}
    draw_ground(sheet, rings, heard)
    largest = dict(sorted(rings, key=lambda ring: len(ring[1])))
    points = LABEL if len(states) + len(cities) <= MANY else SMALL_LABEL
    state_labels = [state_label(view, state, largest.get(state.code or ""), points) for state in states]
    city_labels = [city_label(view, city) for city in cities]
    dark = {label for label, state in zip(state_labels, states, strict=True) if state.heard}
    for label in state_labels:
        if label.radius:
            sheet.dot(label.x, label.y, DISC, HEARD if label in dark else NAMED, edge=INK)
    placed, left_out = place_labels([*state_labels, *city_labels], view.width, view.height)
    for label in city_labels:
        if label not in left_out:
            sheet.dot(label.x, label.y, DOT, INK, edge=PAPER)
    draw_labels(sheet, placed, dark, [Outline(ring) for code, ring in rings if heard.get(code)])
    return Drawing(sheet.svg("map", alt), beyond, [label.text for label in left_out])


def draw_ground(sheet: Sheet, rings: Sequence[tuple[str, Floats]], heard: Mapping[str | None, bool]) -> None:
    """Draw sea and land, and the states named over them."""
    sheet.bar(0, 0, sheet.width, sheet.height, SEA)
    for fill, kind in ((LAND, None), (NAMED, False), (HEARD, True)):
        if layer := [ring for code, ring in rings if heard.get(code) is kind]:
            sheet.shape(compound(layer), fill, edge=PAPER)


def compound(rings: Sequence[Floats]) -> Outline:
    """Return closed rings as one outline."""
    lengths = [len(ring) for ring in rings]
    codes = np.full(sum(lengths), Outline.LINETO, dtype=np.uint8)
    codes[np.cumsum([0, *lengths[:-1]])] = Outline.MOVETO
    return Outline(np.concatenate(rings), codes)


def state_label(view: View, state: Spot, ring: Floats | None, points: float) -> Label:
    """Return a state's label, in its largest part shown, or beside the mark of one too small to see."""
    x, y = view.place(state.lon, state.lat)
    name = shortened(state.name, WIDEST)
    if ring is None or np.ptp(ring, axis=0).max() < SMALLEST_SHAPE:
        return Label(name, x, y, DISC, points, SEMIBOLD, LEADER)
    return Label(name, x, y, 0, points, SEMIBOLD, LEADER, ring)


def city_label(view: View, city: Spot) -> Label:
    """Return a city's label, beside its dot."""
    return Label(shortened(city.name, WIDEST), *view.place(city.lon, city.lat), DOT, SMALL_LABEL, REGULAR, CITY_LEADER)


def draw_labels(sheet: Sheet, placed: Sequence[Placed], dark: Container[Label], night: Sequence[Outline]) -> None:
    """Set the labels: light in their own dark shape and wherever `night`, the dark shapes, holds them, else dark.

    Those outside their shape have a halo, unless they are light; far ones have leaders.
    """
    for p in placed:
        if p.leader:
            (x1, y1), (x2, y2) = p.leader
            sheet.line((x1, x2), (y1, y2), PAPER, 1.4)
            sheet.line((x1, x2), (y1, y2), INK, 0.5)
        is_light = p.label in dark if p.inside else any(holds(outline, p.box) for outline in night)
        left, _, _, bottom = p.box
        sheet.words(
            left, bottom, p.label.text, size=p.label.size, weight=p.label.weight, color=PAPER if is_light else INK,
            halo=not p.inside and not is_light,
        )  # fmt: skip
