"""The labels of a map: each in its shape if it fits there, else beside its place, none over another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import dist

import numpy as np
from matplotlib.path import Path as Outline
from numpy.typing import NDArray

from analysis.exhibits.atlas import Floats
from analysis.exhibits.sheet import Weight, text_width

HEIGHT = 0.72  # of a label's size: from the baseline to the top of capitals
GAP = 2.5  # points between a place and its label
REACHES = (0.0, 8.0, 16.0, 25.0, 35.0, 46.0)  # points farther out, if nearer places are taken
SIDES = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))
SCAN_LINES = 17
WIDER = 2.2  # a label over a shape that is too small for it may be so many times as wide
CELL = 2.5  # points of the grid on which shapes are laid
FOREIGN = 8.0  # cost of a label that lies wholly in the shapes of others
HIDING, HIDDEN = 20.0, 0.4  # cost of a label that covers its shape wholly; what may be covered at no cost
STEP = 1.5  # cost of a label that stands a reach farther out
OVER = -9.0  # cost of a label over its own shape, however far it reaches into others
ANCHOR = 1.5  # points around the middle of a state that the labels of others keep clear of
ALONG = (0.25, 0.4, 0.55, 0.7, 0.85)  # of a leader
Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom
Grid = NDArray[np.int16]
Stretch = tuple[float, float, float]  # middle x, y, length


@dataclass(frozen=True, eq=False)
class Label:
    """Words to set at a place; `ring` is the shape they may stand in, `radius` the mark they must keep clear of.

    The leader of a label that stands far off is at most `leader` points long: a longer one misleads.
    """

    text: str
    x: float
    y: float
    radius: float
    size: float
    weight: Weight
    leader: float
    ring: Floats | None = None

    @property
    def extent(self) -> tuple[float, float]:
        """The width and height of the words."""
        return text_width(self.text, self.size, self.weight), HEIGHT * self.size

    @cached_property
    def stretches(self) -> list[Stretch]:
        """The places in the shape, the widest first; the place itself if there is no shape."""
        return stretches(self.ring) if self.ring is not None else [(self.x, self.y, 0.0)]

    @property
    def anchor(self) -> Point:
        """The place that the label means."""
        return self.stretches[0][:2]

    @property
    def mark(self) -> Box:
        """The box that other labels keep clear of."""
        radius = self.radius or ANCHOR
        return box_around(*self.anchor, radius, radius)


@dataclass(frozen=True, slots=True)
class Placed:
    """A label with its box, `inside` its shape or beside its place, and the leader of one that stands far off.

    The `cost` tells bad places from good ones.
    """

    label: Label
    box: Box
    inside: bool
    cost: float
    leader: tuple[Point, Point] | None = None

    @property
    def boxes(self) -> list[Box]:
        """The boxes that others keep clear of: the words, and some along the leader."""
        if self.leader is None:
            return [self.box]
        (x1, y1), (x2, y2) = self.leader
        return [self.box, *(box_around(x1 + t * (x2 - x1), y1 + t * (y2 - y1), 0.5, 0.5) for t in ALONG)]


def place_labels(labels: Sequence[Label], width: float, height: float) -> tuple[list[Placed], list[Label]]:
    """Place the labels on a sheet, first those that fit into their shapes; return also those left without room."""
    ground = shapes_on_grid(labels, width, height)
    marks = [label.mark for label in labels]
    placed: dict[Label, Placed] = {}
    for candidates in (inside, beside):
        for number, label in enumerate(labels, 1):
            if label not in placed:
                others = marks if label.radius else marks[: number - 1] + marks[number:]
                taken = [*others, *(box for p in placed.values() for box in p.boxes)]
                on_sheet = [p for p in candidates(label) if is_on_sheet(p.box, width, height)]
                costs = [p.cost + cost_on(ground, number, label, p.box) for p in on_sheet]
                by_cost = (on_sheet[n] for n in np.argsort(costs, kind="stable"))
                best = next((p for p in by_cost if is_free(p, taken)), None)
                placed |= {label: best} if best else {}
    return list(placed.values()), [label for label in labels if label not in placed]


def inside(label: Label) -> Iterator[Placed]:
    """Yield the boxes for a label in its shape, from where the shape is widest."""
    if label.ring is None:
        return
    width, height = label.extent
    outline = Outline(label.ring)
    for x, y, stretch in label.stretches:
        box = box_around(x, y, width / 2, height / 2)
        if stretch > width + 4 and holds(outline, box):
            yield Placed(label, box, inside=True, cost=-stretch)


def beside(label: Label) -> Iterator[Placed]:
    """Yield the boxes for a label over its shape, if it is not much wider, and around its place, the best first."""
    width, height = (side / 2 for side in label.extent)
    for order, (x, y, stretch) in enumerate(label.stretches):
        if 2 * width < WIDER * stretch:
            yield Placed(label, box_around(x, y, width, height), inside=False, cost=OVER + order / 20)
    x, y = label.anchor
    for ring, reach in enumerate(REACHES):
        off = label.radius + GAP + reach
        for order, (right, down) in enumerate(SIDES, 1):
            middle = x + right * (width + off * (0.7 if down else 1)), y + down * (height + off * (0.7 if right else 1))
            box = box_around(*middle, width, height)
            end = nearest(box, x, y)
            if not reach or dist((x, y), end) <= label.leader:
                leader = ((x, y), end) if reach else None
                yield Placed(label, box, inside=False, cost=STEP * ring + order / 20, leader=leader)


def nearest(box: Box, x: float, y: float) -> Point:
    """Return the point of a box, a little widened, that is nearest to a point."""
    left, top, right, bottom = box
    return min(max(x, left - 1), right + 1), min(max(y, top - 1), bottom + 1)


def stretches(ring: Floats) -> list[Stretch]:
    """Return the middles of horizontal stretches that lie within a ring, with their lengths; the longest first."""
    following = np.concatenate([ring[1:], ring[:1]])
    low, high = float(ring[:, 1].min()), float(ring[:, 1].max())
    found = []
    for y in (low + (high - low) * (n + 0.5) / SCAN_LINES for n in range(SCAN_LINES)):
        crossing = (ring[:, 1] > y) != (following[:, 1] > y)
        (x1, y1), (x2, y2) = ring[crossing].T, following[crossing].T
        xs = sorted((x1 + (y - y1) / (y2 - y1) * (x2 - x1)).tolist())
        found += [((start + end) / 2, y, end - start) for start, end in zip(xs[::2], xs[1::2], strict=True)]
    return sorted(found, key=lambda stretch: -stretch[2])


def holds(outline: Outline, box: Box) -> bool:
    """Tell whether a box lies in an outline, by its corners and the middles of its long sides."""
    left, top, right, bottom = box
    points = [(x, y) for x in (left - 1, (left + right) / 2, right + 1) for y in (top - 1, bottom + 1)]
    return bool(outline.contains_points(points).all())


def shapes_on_grid(labels: Sequence[Label], width: float, height: float) -> Grid:
    """Return, for each cell of a grid over the sheet, the number of the label in whose shape it lies, from 1."""
    ground = np.zeros((int(height / CELL) + 1, int(width / CELL) + 1), dtype=np.int16)
    for number, label in enumerate(labels, 1):
        if label.ring is not None:
            (left, top), (right, bottom) = (
                (extreme(label.ring, axis=0) / CELL).astype(int) for extreme in (np.min, np.max)
            )
            ys, xs = (axis.ravel() for axis in np.mgrid[top : bottom + 1, left : right + 1])
            within = Outline(label.ring).contains_points(np.column_stack([xs, ys]) * CELL)
            ground[ys[within], xs[within]] = number
    return ground


def cost_on(ground: Grid, number: int, label: Label, box: Box) -> float:
    """Return the cost of what a box covers: the shapes of other labels, and its own; a city may lie over its state."""
    left, top, right, bottom = (int(side / CELL) for side in box)
    under = ground[top : bottom + 1, left : right + 1]
    x, y = label.anchor
    home = number if label.ring is not None else ground[int(y / CELL), int(x / CELL)]
    own = int(np.count_nonzero(under == home))
    hidden = own / max(int(np.count_nonzero(ground == number)), own, 1) if label.ring is not None else 0.0
    foreign = int(np.count_nonzero(under)) - (own if home else 0)
    return FOREIGN * foreign / under.size + HIDING * max(hidden - HIDDEN, 0)


def box_around(x: float, y: float, half_width: float, half_height: float) -> Box:
    """Return the box around a point."""
    return x - half_width, y - half_height, x + half_width, y + half_height


def is_on_sheet(box: Box, width: float, height: float) -> bool:
    """Tell whether a box lies on the sheet."""
    left, top, right, bottom = box
    return left >= 1 and top >= 1 and right <= width - 1 and bottom <= height - 1


def is_free(placed: Placed, taken: Sequence[Box]) -> bool:
    """Tell whether neither a label nor its leader lies over another."""
    return not any(overlap(box, other) for box in placed.boxes for other in taken)


def overlap(a: Box, b: Box) -> bool:
    """Tell whether two boxes are less than a point apart."""
    return a[0] < b[2] + 1 and b[0] < a[2] + 1 and a[1] < b[3] + 1 and b[1] < a[3] + 1
