"""The strip of a timeline: entries to scale on an axis, and lanes of entries that are not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from analysis.design import FILLS, INK, MUTED, PAPER, RULE, WIDE_MM
from analysis.periods import Period, ticks
from analysis.sheet import POINTS_PER_MM, SEMIBOLD, Sheet, shortened, text_width

WIDTH = WIDE_MM * POINTS_PER_MM
LEFT = 76.0  # the lanes begin beside their heads
ROW = 13.0
BAR = 9.5  # height of a bar
DOT = 2.6  # radius
GAP = 3.5  # between a mark and its label
APART = 9.0  # between neighbours in a row
SHORTEST_BAR = 2.0
LONG = 2 * 366  # days; bars of decades and centuries are lighter
WIDEST_LABEL = 160.0
MOST_LINES = 8  # of a lane that is not to scale


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands at one place of the strip: words, and the sentences they come from."""

    text: str
    marks: tuple[str, ...]
    covers: Period | None = None

    def __str__(self) -> str:
        return f"{self.text} ({', '.join(self.marks)})" if self.marks else self.text


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
    marks = pack(dated) if len(dated) > 1 else []
    lanes = (
        ("Dated", () if marks else dated, True),
        ("No year stated", yearless, False),
        ("Not dated", undated, False),
    )
    flowing = [(head, flow(entries), filled) for head, entries, filled in lanes if entries]
    axis = 17 + ROW * (1 + max(mark.row for mark in marks)) + 7 if marks else 0
    sheet = Sheet(WIDTH, axis + sum(ROW * len(lines) + 7 for _, lines, _ in flowing) - 6)
    if marks:
        draw_axis(sheet, marks)
    top = axis
    for number, (head, lines, filled) in enumerate(flowing):
        if number or marks:
            sheet.line((0, WIDTH), (top - 4, top - 4), RULE)
        draw_lane(sheet, top, head, lines, filled)
        top += ROW * len(lines) + 7
    return sheet.svg("timeline", alt)


def pack(dated: Sequence[Entry]) -> list[Mark]:
    """Place entries on the axis, each in the first row that has room for mark and label."""
    ends: list[float] = []
    marks = []
    for entry in dated:
        start, stop = place(dated, entry)
        width = text_width(label(entry)) + GAP
        side, left, right = beside(start, stop, width)
        row = next((n for n, end in enumerate(ends) if end + APART <= left), len(ends))
        ends[row : row + 1] = [right]
        marks.append(Mark(entry, start, stop, side, row))
    return marks


def place(dated: Sequence[Entry], entry: Entry) -> tuple[float, float]:
    """Return where an entry's bar begins and ends on the axis, in points."""
    first, last = span_of(dated)
    unit = (WIDTH - LEFT - 2 * DOT) / (last - first).days
    covers = covered(entry)
    start, stop = (LEFT + DOT + (day - first).days * unit for day in (covers.first, covers.end))
    return start, max(stop, start + SHORTEST_BAR)


def beside(start: float, stop: float, width: float) -> tuple[Literal["in", "right", "left"], float, float]:
    """Return on which side of a bar its label has room, and from where to where both reach."""
    if stop - start > width + 2 * GAP:
        return "in", start, stop
    if stop + GAP + width <= WIDTH:
        return "right", start, stop + GAP + width
    return "left", start - GAP - width, stop


def span_of(dated: Sequence[Entry]) -> tuple[date, date]:
    """Return the first and the last day of the axis."""
    periods = [covered(entry) for entry in dated]
    return min(p.first for p in periods), max(p.end for p in periods)


def covered(entry: Entry) -> Period:
    """Return the period of a dated entry."""
    assert entry.covers, f"{entry.text} has no period"
    return entry.covers


def label(entry: Entry) -> str:
    """Return an entry's words and marks on one line, shortened if there are very many."""
    return shortened("  ".join([entry.text, " ".join(entry.marks)]), WIDEST_LABEL)


def draw_axis(sheet: Sheet, marks: Sequence[Mark]) -> None:
    """Draw the axis with its ticks, and the marks under it."""
    entries = [mark.entry for mark in marks]
    first, last = span_of(entries)
    bottom = 17 + ROW * (1 + max(mark.row for mark in marks))
    sheet.words(0, 17 + 9.5, "Dated", weight=SEMIBOLD)
    sheet.line((LEFT, WIDTH), (12, 12), INK)
    unit = (WIDTH - LEFT - 2 * DOT) / (last - first).days
    for day, text in ticks(first, last):
        x = LEFT + DOT + (day - first).days * unit
        sheet.line((x, x), (12, bottom), RULE, 0.4)
        sheet.words(
            x,
            8,
            text,
            align="center" if LEFT + 12 < x < WIDTH - 12 else "left" if x <= LEFT + 12 else "right",
            color=MUTED,
        )
    for mark in marks:
        draw_mark(sheet, mark, 17 + ROW * mark.row)


def draw_mark(sheet: Sheet, mark: Mark, top: float) -> None:
    """Draw a dot for a day, a bar for a longer period, and the label."""
    covers = covered(mark.entry)
    light = (covers.end - covers.first).days > LONG
    if covers.is_day:
        sheet.dot(mark.start, top + ROW / 2, DOT, FILLS[0])
    else:
        sheet.bar(mark.start, top + (ROW - BAR) / 2, mark.stop - mark.start, BAR, FILLS[3] if light else FILLS[1])
    x = {"in": mark.start + GAP, "right": mark.stop + GAP, "left": mark.start - GAP}[mark.side]
    color = PAPER if mark.side == "in" and not light else INK
    sheet.words(x, top + 9.2, label(mark.entry), align="right" if mark.side == "left" else "left", color=color)


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
    sheet.words(0, top + 9.2, head, weight=SEMIBOLD)
    for number, labels in enumerate(lines):
        x, middle = LEFT + DOT, top + ROW * number + ROW / 2
        for text in labels:
            sheet.dot(x, middle, DOT, FILLS[0] if filled else "none", edge=FILLS[0])
            sheet.words(x + DOT + GAP, middle + 2.7, text)
            x += 2 * DOT + GAP + text_width(text) + APART
