"""The frame of a locator map: which places it must show, and which may lie beyond it."""

from collections.abc import Sequence

import numpy as np

from analysis.exhibits.atlas import Atlas, Floats, on_sphere
from analysis.exhibits.projection import is_region
from analysis.exhibits.spots import Spot

SMALL_STATE = 2e-4  # steradians (8,000 km²): framed by its capital, whatever far islands it has
FAR_REACH, NEAR_PART = np.radians(50), np.radians(15)  # from the capital
MANY_MENTIONS = 0.2  # of all: a state that the article speaks of so much belongs on its map


def beyond_frame(atlas: Atlas, states: Sequence[Spot], cities: Sequence[Spot]) -> list[Spot]:
    """Return the spots without which the map is one of a region, and not of the world; none if it is so anyway.

    A state that somebody is heard from, or that many of the mentions are of, is never one of them.
    """
    many = MANY_MENTIONS * sum(state.mentions for state in states)
    shown = [state for state in states if state.heard or state.mentions >= many]
    if not shown or is_region(extent(atlas, states, cities)) or not is_region(extent(atlas, shown, ())):
        return []
    beyond = []
    for spot in (spot for spot in (*states, *cities) if spot not in shown):
        if is_region(extent(atlas, [*shown, spot], ())):
            shown.append(spot)
        else:
            beyond.append(spot)
    return beyond


def extent(atlas: Atlas, states: Sequence[Spot], cities: Sequence[Spot]) -> Floats:
    """Return the points that the map must show: capitals and cities, and the cores of states that are not small."""
    spots = [*states, *cities]
    points = [np.array([(spot.lon, spot.lat)]) for spot in spots]
    for state in states:
        large = (number for number in atlas.core(state.code or "") if atlas.areas[number] > SMALL_STATE)
        points += [needed(atlas, number, state, alone=len(spots) == 1) for number in large]
    return np.concatenate(points)


def needed(atlas: Atlas, number: int, state: Spot, *, alone: bool) -> Floats:
    """Return the points of a ring to show; of a state beside others that reaches very far, those near the capital."""
    points, vectors = atlas.lonlat[atlas.ring(number)], atlas.vectors[atlas.ring(number)]
    nearness = vectors @ on_sphere(np.array([(state.lon, state.lat)]))[0]
    if alone or nearness.min() > np.cos(FAR_REACH):
        return points
    near: Floats = points[nearness > np.cos(NEAR_PART)]
    return near
