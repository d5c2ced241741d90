"""The strip of a timeline: entries to scale on an axis, and lanes of entries that are not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Literal

from analysis.design import FILLS, INK, MUTED, PAPER, RULE, WIDE_MM
from analysis.exhibits.exhibit import enumerated
from analysis.exhibits.periods import Period, ticks
from analysis.exhibits.sheet import POINTS_PER_MM, SEMIBOLD, Align, Sheet, shortened, text_width

WIDTH = WIDE_MM * POINTS_PER_MM
LEFT = 76.0  # the lanes begin beside their heads
ROW, BASE = 13.0, 9.2  # height of a row, and where its words stand in it
AXIS, BREAK = 15.0, 8.0  # height of the axis, and between lanes
BAR = 9.5  # height of a bar
DOT = 2.6  # radius
GAP = 3.5  # between a mark and its label
APART = 9.0  # between neighbours in a row
SHORTEST_BAR = 2.0
LONG = 2 * 366  # days; bars of decades and centuries are lighter
WIDEST_LABEL, MOST_MARKS = 130.0, 4  # of one entry
MOST_LINES = 8  # of a lane that is not to scale
FEWEST_CLOSE, MOST_CLOSE = 3, 0.5  # entries for whose sake distant ones leave the axis, and their share of all
LEAST_GAIN = 3  # times as long is the axis that distant entries would need


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands at one place of the strip: words, and the sentences they come from."""

    text: str
    marks: tuple[str, ...]
    covers: Period | None = None

    def __str__(self) -> str:
        return f"{self.text} ({enumerated(self.marks)})" if self.marks else self.text


@dataclass(frozen=True, slots=True)
class Scale:
    """The axis from a first to a last day."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Return where a day begins on the sheet, in points."""
        length = WIDTH - LEFT - 2 * DOT
        return LEFT + DOT + length * (day - self.first).days / (self.last - self.first).days


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry on the axis, from `start` to `stop` in points, with its label in its bar or on a side of it."""

    entry: Entry
    start: float
    stop: float
    side: Literal["in", "right", "left"]
    row: int


def draw_strip(dated: Sequence[Entry], yearless: Sequence[Entry], undated: Sequence[Entry], alt: str) -> str:
    """Draw the axis if two entries or more are dated, and under it the lanes that are not to scale."""
    earlier, close, later = parted(dated)
    periods = [entry.covers for entry in close if entry.covers]
    scale = Scale(*whole(periods)) if len(periods) > 1 else None
    marks = pack(close, scale) if scale else []
    lanes = (
        ("Dated", () if scale else close, True),
        ("Earlier", earlier, True),
        ("Later", later, True),
        ("No year stated", yearless, False),
        ("Not dated", undated, False),
    )
    flowing = [(head, flow(entries), filled) for head, entries, filled in lanes if entries]
    top = AXIS + ROW * (1 + max(mark.row for mark in marks)) + BREAK if marks else 0.0
    sheet = Sheet(WIDTH, top + sum(ROW * len(lines) + BREAK for _, lines, _ in flowing) - BREAK + 1)
    if scale:
        draw_axis(sheet, scale, marks, top - BREAK)
    for head, lines, filled in flowing:
        if top:
            sheet.line((0, WIDTH), (top - BREAK / 2, top - BREAK / 2), RULE)
        draw_lane(sheet, top, head, lines, filled)
        top += ROW * len(lines) + BREAK
    return sheet.svg("timeline", alt)


def parted(dated: Sequence[Entry]) -> tuple[Sequence[Entry], Sequence[Entry], Sequence[Entry]]:
    """Part entries in the order of time: those far before the others, those for the axis, those far after.

    Else a distant year in an article would leave the days it tells of in one spot. Half of all or more stay, those
    that are nearest to one another, with all that is as near to them.
    """
    periods = [entry.covers for entry in dated if entry.covers]
    if len(periods) <= FEWEST_CLOSE:
        return (), dated, ()
    most = max(FEWEST_CLOSE, ceil(len(periods) * MOST_CLOSE))
    windows = (periods[n : n + most] for n in range(len(periods) - most + 1))
    first, end = min((whole(window) for window in windows), key=lambda days: days[1] - days[0])
    near = end - first
    close = [p for p in periods if p.end >= first - near and p.first <= end + near]
    start, stop = whole(close)
    if (stop - start) * LEAST_GAIN > whole(periods)[1] - whole(periods)[0]:
        return (), dated, ()
    return (
        [entry for entry in dated if entry.covers and entry.covers.end < first - near],
        [entry for entry in dated if entry.covers in close],
        [entry for entry in dated if entry.covers and entry.covers.first > end + near],
    )


def whole(periods: Sequence[Period]) -> tuple[date, date]:
    """Return the first day of some periods and the day after the last."""
    return min(p.first for p in periods), max(p.end for p in periods)


def pack(dated: Sequence[Entry], scale: Scale) -> list[Mark]:
    """Place entries on the axis, each in the first row that has room for mark and label."""
    ends: list[float] = []
    marks = []
    for entry in dated:
        if entry.covers:
            start, stop = reach(entry.covers, scale)
            side, left, right = beside(start, stop, text_width(label(entry)) + GAP)
            row = next((n for n, end in enumerate(ends) if end + APART <= left), len(ends))
            ends[row : row + 1] = [right]
            marks.append(Mark(entry, start, stop, side, row))
    return marks


def reach(covers: Period, scale: Scale) -> tuple[float, float]:
    """Return from where to where the mark of a period reaches: a day is a dot where it begins."""
    start, stop = scale.x(covers.first), scale.x(covers.end)
    return (start - DOT, start + DOT) if covers.is_day else (start, max(stop, start + SHORTEST_BAR))


def beside(start: float, stop: float, width: float) -> tuple[Literal["in", "right", "left"], float, float]:
    """Return on which side of a bar its label has room, and from where to where both reach."""
    if stop - start > width + 2 * GAP:
        return "in", start, stop
    if stop + GAP + width <= WIDTH:
        return "right", start, stop + GAP + width
    return "left", start - GAP - width, stop


def label(entry: Entry) -> str:
    """Return an entry's words and marks on one line, shortened if there are very many."""
    marks = entry.marks[:MOST_MARKS] + (("…",) if len(entry.marks) > MOST_MARKS else ())
    return " ".join([shortened(entry.text, WIDEST_LABEL), *marks])


def draw_axis(sheet: Sheet, scale: Scale, marks: Sequence[Mark], bottom: float) -> None:
    """Draw the axis with its ticks, and the marks under it."""
    sheet.words(0, AXIS + BASE, "Dated", weight=SEMIBOLD)
    sheet.line((LEFT, WIDTH), (12, 12), INK)
    for day, text in ticks(scale.first, scale.last):
        x = scale.x(day)
        align: Align = "left" if x < LEFT + 20 else "right" if x > WIDTH - 20 else "center"
        sheet.line((x, x), (12, bottom), RULE, 0.4)
        sheet.words(x, 8, text, align=align, color=MUTED)
    for mark in marks:
        draw_mark(sheet, mark, AXIS + ROW * mark.row)


def draw_mark(sheet: Sheet, mark: Mark, top: float) -> None:
    """Draw a dot for a day, a bar for a longer period, and the label."""
    covers = mark.entry.covers
    light = covers is not None and (covers.end - covers.first).days > LONG
    if covers and covers.is_day:
        sheet.dot(mark.start + DOT, top + ROW / 2, DOT, FILLS[0])
    else:
        sheet.bar(mark.start, top + (ROW - BAR) / 2, mark.stop - mark.start, BAR, FILLS[3] if light else FILLS[1])
    x = {"in": mark.start + GAP, "right": mark.stop + GAP, "left": mark.start - GAP}[mark.side]
    color = PAPER if mark.side == "in" and not light else INK
    align: Align = "right" if mark.side == "left" else "left"
    sheet.words(x, top + BASE, label(mark.entry), align=align, color=color, halo=mark.side != "in")


def flow(entries: Sequence[Entry]) -> list[list[str]]:
    """Return the labels of entries in lines, at most MOST_LINES; the rest is counted."""
    lines: list[list[str]] = [[]]
    room = WIDTH - LEFT
    for number, entry in enumerate(entries):
        width = 2 * DOT + GAP + text_width(label(entry)) + APART
        if room < width:
            if len(lines) == MOST_LINES:
                lines[-1][-1] = f"{len(entries) - number + 1} more"
                break
            lines.append([])
            room = WIDTH - LEFT
        lines[-1].append(label(entry))
        room -= width
    return lines


def draw_lane(sheet: Sheet, top: float, head: str, lines: Sequence[Sequence[str]], filled: bool) -> None:
    """Draw entries in lines one after the other, not to scale; hollow unless they are dated."""
    sheet.words(0, top + BASE, head, weight=SEMIBOLD)
    for number, labels in enumerate(lines):
        x, y = LEFT + DOT, top + ROW * number
        for text in labels:
            sheet.dot(x, y + ROW / 2, DOT, FILLS[0] if filled else "none", edge=FILLS[0])
            sheet.words(x + DOT + GAP, y + BASE, text)
            x += 2 * DOT + GAP + text_width(text) + APART
