"""The atlas: the outlines of the world's countries, from `data/reference/world-50m.json` (Natural Earth)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import compress
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.places import reference_file

FILE = "world-50m.json"
CORE_SHARE = 0.25  # parts at least so large beside a country's largest belong to its core: Hokkaido, not Hawaii
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Atlas:
    """The rings of all countries, one after the other.

    `lonlat` is in degrees; along a ring the longitudes run on across the antimeridian, beyond 180. `vectors` are the
    same points on the unit sphere. Ring i is the slice from `starts[i]` to `starts[i + 1]`, `areas[i]` its steradians.
    """

    lonlat: Floats
    vectors: Floats
    starts: Ints
    areas: Floats
    codes: tuple[str, ...]

    def ring(self, number: int) -> slice:
        """Return where a ring's points stand."""
        return slice(int(self.starts[number]), int(self.starts[number + 1]))

    def rings(self, code: str) -> list[int]:
        """Return the numbers of a country's rings, the largest first; none if it has no shape."""
        return self.numbers.get(code, [])

    @cached_property
    def numbers(self) -> dict[str, list[int]]:
        """The numbers of each country's rings, the largest first."""
        found: dict[str, list[int]] = {}
        for number in np.argsort(-self.areas, kind="stable").tolist():
            found.setdefault(self.codes[number], []).append(number)
        return found

    def core(self, code: str) -> list[int]:
        """Return the rings that make up most of a country: without far islands."""
        rings = self.rings(code)
        return [n for n in rings if self.areas[n] >= CORE_SHARE * self.areas[rings[0]]]

    def only(self, chosen: NDArray[np.bool_]) -> "Atlas":
        """Return the atlas of the chosen rings."""
        lengths = np.diff(self.starts)
        points = np.repeat(chosen, lengths)
        starts = np.cumsum([0, *lengths[chosen]])
        codes = tuple(compress(self.codes, chosen))
        return Atlas(self.lonlat[points], self.vectors[points], starts, self.areas[chosen], codes)


@cache
def read_atlas() -> Atlas:
    """Read the atlas once. Its codes are ISO 3166-1 alpha-3, and those of Natural Earth where ISO has none."""
    world = json.loads(reference_file(FILE).read_text(encoding="utf-8"))
    scale, offset = (np.array(world["transform"][name]) for name in ("scale", "translate"))
    arcs = [np.cumsum(arc, axis=0) * scale + offset for arc in world["arcs"]]
    return atlas_of(
        (shape["properties"]["a3"], unwrapped(joined(arcs, ring)))
        for shape in world["objects"]["countries"]["geometries"]
        for polygon in polygons(shape)
        for ring in polygon
    )


def atlas_of(rings: Iterable[tuple[str, Floats]]) -> Atlas:
    """Return the atlas of rings of longitudes and latitudes, each with its country's code."""
    codes, points = zip(*rings, strict=True)
    lonlat = np.concatenate(points)
    starts = np.cumsum([0, *map(len, points)])
    return Atlas(lonlat, on_sphere(lonlat), starts, np.array([area(ring) for ring in points]), codes)


def polygons(shape: dict[str, Any]) -> list[list[list[int]]]:
    """Return a shape's polygons, each a list of rings, each a list of arcs."""
    return [shape["arcs"]] if shape["type"] == "Polygon" else list(shape["arcs"])


def joined(arcs: list[Floats], ring: list[int]) -> Floats:
    """Return a ring's points from its arcs; a negative number is an arc walked backwards."""
    parts = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in ring]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def unwrapped(ring: Floats) -> Floats:
    """Return a ring whose longitudes run on across the antimeridian; one around the pole is closed through the pole."""
    if np.ptp(ring[:, 0]) < 180:
        return ring
    lon = np.unwrap(ring[:, 0], period=360)
    points = np.column_stack([lon, ring[:, 1]])
    if abs(lon[-1] - lon[0]) < 1:
        return points
    pole = 90.0 if ring[:, 1].mean() > 0 else -90.0
    return np.concatenate([points, [(lon[-1], pole), (lon[0], pole)], points[:1]])


def on_sphere(lonlat: Floats) -> Floats:
    """Return points of longitude and latitude in degrees as unit vectors."""
    lon, lat = np.radians(lonlat).T
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def area(ring: Floats) -> float:
    """Return the steradians within a ring: the shoelace formula in an equal-area projection."""
    x, y = np.radians(ring[:, 0]), np.sin(np.radians(ring[:, 1]))
    return float(abs(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1])) / 2)
