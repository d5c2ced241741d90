"""The frame of a locator map: which places it must show, and which may lie beyond it."""

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

from analysis.exhibits.atlas import Atlas, Floats, on_sphere
from analysis.exhibits.projection import View, is_region, view_of
from analysis.exhibits.spots import Spot

SMALL_STATE = 2e-4  # steradians (8,000 km²): framed by its capital, whatever far islands it has
FAR_REACH, NEAR_PART = np.radians(50), np.radians(15)  # from the capital
MANY_MENTIONS = 0.2  # of all: a state that the article speaks of so much belongs on its map
LARGER = 1.4  # times as wide, twice the area: worth more than what is named once, where nobody is heard
MUCH_LARGER = 2.5  # times as wide, six times the area: worth more than a state that is heard
LEAST_SEEN = 5.0  # points that a state must reach into the frame to be shown in it
FEW = 4  # spots that may lie beyond the frame of a larger map
MOST_MENTIONS = 2 / 3  # of all: so much must a map show if it leaves out states to be larger


def framed_spots(atlas: Atlas, spots: Sequence[Spot], width: float) -> tuple[View, list[Spot], list[Spot]]:
    """Return the view of a map so many points wide, the spots that it shows, and those beyond it."""
    near = regional(atlas, spots)
    near = cluster(atlas, near, [spot for spot in near if spot.heard or spot.mentions > 1], LARGER)
    near = cluster(atlas, near, often_named(near) or near[:1], MUCH_LARGER)
    view = view_of(extent(atlas, near), atlas, width)
    shown = [spot for spot in spots if spot in near or is_seen(atlas, spot, view)]
    return view, shown, [spot for spot in spots if spot not in shown]


def regional(atlas: Atlas, spots: Sequence[Spot]) -> list[Spot]:
    """Return the spots without those that make the map of a region one of the world; all if it is one anyway.

    A state that somebody is heard from, or that many of the mentions are of, stays.
    """
    often = often_named(spots)
    kept = [spot for spot in spots if spot in often or (spot.code and spot.heard)]
    if not kept or is_region(extent(atlas, spots)) or not is_region(extent(atlas, kept)):
        return list(spots)
    return grown(kept, spots, lambda group: is_region(extent(atlas, group)), len(spots))


def cluster(atlas: Atlas, spots: list[Spot], kept: list[Spot], times: float) -> list[Spot]:
    """Return the spots kept, and others, in whose frame a map is larger so many times, if they have most mentions."""

    def breadth(group: Sequence[Spot]) -> float:
        return view_of(extent(atlas, group), atlas, 1).breadth

    if not kept or len(kept) == len(spots) or breadth(kept) > (widest := breadth(spots) / times):
        return spots
    near = grown(kept, spots, lambda group: breadth(group) <= widest, FEW)
    return near if mentions(near) >= MOST_MENTIONS * mentions(spots) else spots


def often_named(spots: Sequence[Spot]) -> list[Spot]:
    """Return the states that many of the mentions of states are of."""
    states = [spot for spot in spots if spot.code]
    many = MANY_MENTIONS * mentions(states)
    return [state for state in states if state.mentions >= many]


def mentions(spots: Sequence[Spot]) -> int:
    """Return how often the spots are named, all together."""
    return sum(spot.mentions for spot in spots)


def grown(kept: Sequence[Spot], spots: Sequence[Spot], fits: Callable[[Sequence[Spot]], bool], most: int) -> list[Spot]:
    """Return the spots kept and, one after the other, those that fit with them; all if more than `most` do not."""
    group, misfits = list(kept), 0
    for spot in spots:
        if spot not in group and fits([*group, spot]):
            group.append(spot)
        elif spot not in group:
            misfits += 1
            if misfits > most:
                return list(spots)
    return group


def is_seen(atlas: Atlas, spot: Spot, view: View) -> bool:
    """Tell whether some of the core of a state, or a place, lies in the frame."""
    if spot.code is None:
        return view.shows(*view.place(spot.lon, spot.lat))
    points = np.concatenate([[(spot.lon, spot.lat)], *(atlas.lonlat[atlas.ring(n)] for n in atlas.core(spot.code))])
    return any(view.shows(x, y, LEAST_SEEN) for x, y in view.project(on_sphere(points), points[:, 0]))


def extent(atlas: Atlas, spots: Sequence[Spot]) -> Floats:
    """Return the points that the map must show."""
    return np.concatenate([points_of(atlas, spot, alone=len(spots) == 1) for spot in spots])


@lru_cache(maxsize=64)
def points_of(atlas: Atlas, spot: Spot, *, alone: bool) -> Floats:
    """Return the points of a spot to show: the capital or city, and the core of a state that is not small.

    Of a state beside others that reaches very far, it is the part near the capital.
    """
    capital = np.array([(spot.lon, spot.lat)])
    points = [capital]
    for number in atlas.core(spot.code or ""):
        ring = atlas.ring(number)
        nearness = atlas.vectors[ring] @ on_sphere(capital)[0]
        if atlas.areas[number] > SMALL_STATE:
            is_whole = alone or nearness.min() > np.cos(FAR_REACH)
            points.append(atlas.lonlat[ring] if is_whole else atlas.lonlat[ring][nearness > np.cos(NEAR_PART)])
    return np.concatenate(points)
