"""The view: a projection of the world and the frame that a map shows of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np

from analysis.exhibits.atlas import Atlas, Floats, Ints, atlas_of, on_sphere

WIDEST_CAP = np.radians(52)  # a larger part of the globe is shown as a map of the world
HOME_MERIDIAN = 11.0  # the world's middle meridian: its edge runs through the Bering Strait
WORTH_TURNING = 60.0  # degrees of longitude saved that justify another middle
PADDING = 0.09  # of the frame's longer side, on each side
LESS_PADDING = 0.6  # of that, above and below a wide part of a map of the world
LEAST_HALF_WIDTH, MOST_ROOM = 0.13, 0.8  # radians: a small state keeps its neighbours, an island its ocean
LEAST_COAST, EVERY = 1200, 8  # points of coast and border that tell where a region lies; of so many, one is looked at
NORTH_EDGE = 1.36  # of a map of the world: a little beyond the pole
TALLEST, FLATTEST = 0.78, 0.52  # height over width
SMALLEST_RING = 2.5  # points across
ENOUGH_POINTS = 400  # to find the middle of a map
CELL = 0.9  # points: finer detail is invisible in print
EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)


@dataclass(frozen=True, eq=False)
class View:
    """A map's projection and frame: the sheet's point (0, 0) is the frame's top left corner."""

    kind: Literal["region", "world"]
    basis: Floats  # region: rows east, north, up at the middle of the map; world: the middle meridian in [0, 0]
    left: float
    top: float
    scale: float
    width: float
    height: float

    def project(self, vectors: Floats, lon: Floats) -> Floats:
        """Return places on the sheet; `lon` are degrees, as they run along a ring."""
        flat = azimuthal(vectors, self.basis) if self.kind == "region" else equal_earth(vectors, lon - self.basis[0, 0])
        return np.column_stack([(flat[:, 0] - self.left) * self.scale, (self.top - flat[:, 1]) * self.scale])

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a place lies on the sheet."""
        turn = 360 * round((lon - self.basis[0, 0]) / 360) if self.kind == "world" else 0
        x, y = self.project(on_sphere(np.array([(lon, lat)])), np.array([lon - turn]))[0]
        return float(x), float(y)

    def shows(self, x: float, y: float, margin: float = 0) -> bool:
        """Tell whether a point of the sheet lies in the frame, so far from its edge."""
        return margin <= x <= self.width - margin and margin <= y <= self.height - margin

    @property
    def breadth(self) -> float:
        """How much of the globe the frame's width is, in radians."""
        return self.width / self.scale


def view_of(lonlat: Floats, atlas: Atlas, width: float) -> View:
    """Return the view, `width` points wide, that shows all these points and some land around them."""
    vectors = on_sphere(lonlat)
    middle, radius = enclosing_cap(vectors)
    if radius <= WIDEST_CAP:
        up_north = basis_at(middle)
        return framed("region", up_north, azimuthal(vectors, up_north), least_room(atlas, middle), width)
    lon0 = middle_meridian(lonlat[:, 0])
    lon = (lonlat[:, 0] - lon0 + 180) % 360 - 180
    return framed("world", np.array([[lon0]]), equal_earth(vectors, lon), 0, width)


def is_region(lonlat: Floats) -> bool:
    """Tell whether the points lie so near to each other that they are shown on a map of their region."""
    return bool(enclosing_cap(on_sphere(lonlat))[1] <= WIDEST_CAP)


def least_room(atlas: Atlas, middle: Floats) -> float:
    """Return half the width, in radians, that a region must have to show where in the world it lies."""
    count = LEAST_COAST // EVERY
    nearness = np.partition(atlas.vectors[::EVERY] @ middle, -count)[-count]
    return float(np.clip(np.arccos(np.clip(nearness, -1, 1)), LEAST_HALF_WIDTH, MOST_ROOM))


def framed(kind: Literal["region", "world"], basis: Floats, flat: Floats, room: float, width: float) -> View:
    """Return the view whose frame holds the projected points with some room around them."""
    low, high = flat.min(axis=0), flat.max(axis=0)
    middle, half = (low + high) / 2, np.maximum((high - low) / 2, room)
    half = half + 2 * PADDING * np.maximum(half, half.max() * (1 if kind == "region" else LESS_PADDING))
    ratio = float(np.clip(half[1] / half[0], FLATTEST, TALLEST))
    half_width = max(half[0], half[1] / ratio)
    left, top = middle[0] - half_width, middle[1] + half_width * ratio
    if kind == "world":
        top = min(top, NORTH_EDGE)
    return View(kind, basis, left, top, width / (2 * half_width), width, round(width * ratio, 1))


def enclosing_cap(vectors: Floats) -> tuple[Floats, float]:
    """Return the middle and the radius in radians of nearly the smallest cap around points of the sphere."""
    some = vectors[:: len(vectors) // ENOUGH_POINTS + 1]
    middle = some.mean(axis=0)
    for step in range(2, 60):  # walks towards the farthest point in ever shorter steps (Bădoiu and Clarkson)
        middle = middle + (some[np.argmin(some @ middle)] - middle) / step
    middle /= np.linalg.norm(middle)
    return middle, float(np.arccos(np.clip((vectors @ middle).min(), -1, 1)))


def basis_at(middle: Floats) -> Floats:
    """Return the directions east, north and up at a point of the sphere."""
    east = np.cross([0, 0, 1], middle)
    east = east / np.linalg.norm(east) if np.linalg.norm(east) > 1e-9 else np.array([0.0, 1.0, 0.0])
    return np.array([east, np.cross(middle, east), middle])


def azimuthal(vectors: Floats, basis: Floats) -> Floats:
    """Project on Lambert's azimuthal equal-area map, in radians."""
    east, north, up = basis @ vectors.T
    stretch = np.sqrt(2 / np.maximum(1 + up, 1e-6))
    return np.column_stack([east * stretch, north * stretch])


def equal_earth(vectors: Floats, lon: Floats) -> Floats:
    """Project on the Equal Earth map of the world (Šavrič, Patterson and Jenny 2018), in radians."""
    a, b, c, d = EQUAL_EARTH
    sine = np.sqrt(3) / 2 * np.clip(vectors[:, 2], -1, 1)
    t = np.arcsin(sine)
    t2 = t * t
    t6 = t2 * t2 * t2
    slope = a + 3 * b * t2 + t6 * (7 * c + 9 * d * t2)
    x = 2 / np.sqrt(3) * np.radians(lon) * np.sqrt(1 - sine * sine) / slope
    return np.column_stack([x, t * (a + b * t2 + t6 * (c + d * t2))])


def middle_meridian(lon: Floats) -> float:
    """Return the meridian in the middle of a map of the world: the usual one, unless another saves much width."""
    order = np.sort(lon % 360)
    gaps = np.diff(np.append(order, order[0] + 360))
    widest = int(gaps.argmax())
    usual = (lon - HOME_MERIDIAN + 180) % 360 - 180
    if np.ptp(usual) - (360 - gaps[widest]) < WORTH_TURNING:
        return HOME_MERIDIAN
    return float((order[widest] + gaps[widest] / 2 + 180) % 360)


def outlines(atlas: Atlas, view: View) -> Iterator[tuple[str, Floats]]:
    """Yield the closed rings that the frame shows, on the sheet, cut at the frame, with their countries' codes."""
    atlas = turned(atlas, float(view.basis[0, 0])) if view.kind == "world" else near(atlas, view)
    points, starts = thinned(view.project(atlas.vectors, atlas.lonlat[:, 0]), atlas.starts)
    low, high = (extreme.reduceat(points, starts[:-1], axis=0) for extreme in (np.minimum, np.maximum))
    edge = np.array([view.width, view.height])
    large = ((high - low).max(axis=1) > SMALLEST_RING) & (np.diff(starts) > 3)
    seen = large & (high > 0).all(axis=1) & (low < edge).all(axis=1)
    whole = set(np.flatnonzero((low >= 0).all(axis=1) & (high <= edge).all(axis=1)))
    for number in np.flatnonzero(seen):
        ring = points[starts[number] : starts[number + 1]]
        if number not in whole:
            ring = np.round(cut(cut(ring, 0, 0, view.width), 1, 0, view.height), 1)
        if len(ring) > 2:
            yield atlas.codes[number], np.concatenate([ring, ring[:1]])


def thinned(points: Floats, starts: Ints) -> tuple[Floats, Ints]:
    """Return rings with one point for each run of points in one cell, and where the rings start.

    The point is the mean of the run, whichever way it is walked, so that neighbours keep a common border.
    """
    cells = np.floor(points / CELL)
    fresh = np.append(True, (cells[1:] != cells[:-1]).any(axis=1))
    fresh[starts[:-1]] = True
    runs = np.flatnonzero(fresh)
    counts = np.diff(np.append(runs, len(points)))
    means = np.add.reduceat(points, runs, axis=0) / counts[:, None]
    return np.round(means, 1), np.searchsorted(runs, starts)


def near(atlas: Atlas, view: View) -> Atlas:
    """Return the rings that come near enough to the middle of a region to be in its frame."""
    x, y = view.left, view.top
    far = max(abs(x), abs(x + view.width / view.scale)), max(abs(y), abs(y - view.height / view.scale))
    reach = 2 * np.arcsin(min(np.hypot(*far) / 2, 1.0))
    return atlas.only(np.maximum.reduceat(atlas.vectors @ view.basis[2], atlas.starts[:-1]) > np.cos(reach))


@lru_cache(maxsize=4)
def turned(atlas: Atlas, meridian: float) -> Atlas:
    """Return the atlas with rings cut where a map of the world ends, 180 degrees from its middle meridian."""
    rings: list[tuple[str, Floats]] = []
    for number, code in enumerate(atlas.codes):
        ring = atlas.lonlat[atlas.ring(number)]
        west, east = ring[:, 0].min(), ring[:, 0].max()
        turns = [-360 * round(((west + east) / 2 - meridian) / 360)]
        if abs((west + east) / 2 - meridian + turns[0]) + (east - west) / 2 > 180:
            turns = [turns[0] - 360, turns[0], turns[0] + 360]
        rings += [(code, cut(ring + np.array([turn, 0]), 0, meridian - 180, meridian + 180)) for turn in turns]
    return atlas_of((code, ring) for code, ring in rings if len(ring) > 2)


def cut(ring: Floats, axis: int, low: float, high: float) -> Floats:
    """Return the part of a ring between two lines across an axis (Sutherland and Hodgman)."""
    for limit, sign in ((low, -1), (high, 1)):
        inside = sign * (ring[:, axis] - limit) <= 0
        if inside.all():
            continue
        crossing = inside != np.append(inside[1:], inside[0])
        way = np.concatenate([ring[1:], ring[:1]]) - ring
        share = np.divide(limit - ring[:, axis], way[:, axis], out=np.zeros(len(ring)), where=crossing)
        both = np.stack([ring, ring + share[:, None] * way], axis=1).reshape(-1, 2)
        ring = both[np.stack([inside, crossing], axis=1).ravel()]
    return ring
