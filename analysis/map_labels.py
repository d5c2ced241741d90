"""The labels of a map: each in its shape if it fits there, else beside its place, none over another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.path import Path as Outline

from analysis.atlas import Floats
from analysis.sheet import Weight, text_width

HEIGHT = 0.72  # of a label's size: from the baseline to the top of capitals
GAP = 2.5  # points between a place and its label
REACHES = (0.0, 7.0, 15.0, 24.0, 34.0)  # points farther out, if nearer places are taken
SIDES = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))
SCAN_LINES = 25
Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, eq=False)
class Label:
    """Words to set at a place; `ring` is the shape they may stand in, `radius` the mark they must keep clear of."""

    text: str
    x: float
    y: float
    radius: float
    size: float
    weight: Weight
    ring: Floats | None = None

    @property
    def extent(self) -> tuple[float, float]:
        """The width and height of the words."""
        return text_width(self.text, self.size, self.weight), HEIGHT * self.size


@dataclass(frozen=True, slots=True)
class Placed:
    """A label with its box; `inside` its shape, or beside its place, with a leader if it stands far off."""

    label: Label
    box: Box
    inside: bool
    leader: bool = False


def place_labels(labels: Sequence[Label], width: float, height: float) -> tuple[list[Placed], list[Label]]:
    """Place the labels on a sheet in their order; return also those for which no room is left."""
    marks = [box_around(label.x, label.y, label.radius, label.radius) for label in labels if label.radius]
    placed: list[Placed] = []
    left_out = []
    for label in labels:
        inner = inside(label, [*marks, *(p.box for p in placed)])
        if inner:
            placed.append(inner)
    done = {id(p.label) for p in placed}
    for label in labels:
        if id(label) in done:
            continue
        taken = [*marks, *(p.box for p in placed)]
        free = (p for p in beside(label) if within(p.box, width, height) and not any(overlap(p.box, t) for t in taken))
        found = next(free, None)
        if found:
            placed.append(found)
        else:
            left_out.append(label)
    return placed, left_out


def inside(label: Label, taken: Sequence[Box]) -> Placed | None:
    """Place a label in its shape, where the shape is widest; None if it does not fit."""
    if label.ring is None:
        return None
    width, height = label.extent
    outline = Outline(label.ring)
    low, high = label.ring.min(axis=0), label.ring.max(axis=0)
    best, widest = None, width + 4
    for y in np.linspace(low[1] + height, high[1] - height, SCAN_LINES) if high[1] - low[1] > 2 * height else ():
        for start, end in intervals(label.ring, float(y)):
            box = box_around((start + end) / 2, float(y), width / 2, height / 2)
            if end - start > widest and holds(outline, box) and not any(overlap(box, t) for t in taken):
                best, widest = box, end - start
    return Placed(label, best, inside=True) if best else None


def intervals(ring: Floats, y: float) -> Iterator[tuple[float, float]]:
    """Yield the parts of a horizontal line that lie within a ring."""
    following = np.roll(ring, -1, axis=0)
    crossing = (ring[:, 1] > y) != (following[:, 1] > y)
    a, b = ring[crossing], following[crossing]
    xs = np.sort(a[:, 0] + (y - a[:, 1]) / (b[:, 1] - a[:, 1]) * (b[:, 0] - a[:, 0]))
    return zip(map(float, xs[::2]), map(float, xs[1::2]), strict=False)


def holds(outline: Outline, box: Box) -> bool:
    """Tell whether a box lies in an outline, by its corners and the middles of its sides."""
    left, top, right, bottom = box
    middle = (left + right) / 2
    return bool(
        outline.contains_points([(x, y) for x in (left - 1, middle, right + 1) for y in (top - 1, bottom + 1)]).all()
    )


def beside(label: Label) -> Iterator[Placed]:
    """Yield the boxes for a label around its place, the best first."""
    width, height = (side / 2 for side in label.extent)
    for reach in REACHES:
        for right, down in SIDES:
            off = label.radius + GAP + reach
            x = label.x + right * (width + off * (0.7 if down else 1))
            y = label.y + down * (height + off * (0.7 if right else 1))
            yield Placed(label, box_around(x, y, width, height), inside=False, leader=reach > REACHES[1])


def box_around(x: float, y: float, half_width: float, half_height: float) -> Box:
    """Return the box around a point."""
    return x - half_width, y - half_height, x + half_width, y + half_height


def within(box: Box, width: float, height: float) -> bool:
    """Tell whether a box lies on the sheet."""
    return box[0] >= 1 and box[1] >= 1 and box[2] <= width - 1 and box[3] <= height - 1


def overlap(a: Box, b: Box) -> bool:
    """Tell whether two boxes are less than a point apart."""
    return a[0] < b[2] + 1 and b[0] < a[2] + 1 and a[1] < b[3] + 1 and b[1] < a[3] + 1
