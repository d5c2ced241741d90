"""Quotation marks: which stretches of a text stand between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.language import Reading

MARK = re.compile(r"[“”„«»\"]|''|``|[‘’']")
OPENING, CLOSING, SINGLE = "“„«", "”»", "‘’'"
BEFORE_OPENING = "([{—–-/“‘\"'"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch in quotation marks, marks included, in one paragraph; offsets in the article's text.

    `continues` says that it goes on from the paragraph before; `closed`, that its closing mark is there.
    """

    start: int
    end: int
    continues: bool
    closed: bool


def find_quoted(reading: Reading) -> Iterator[tuple[Quoted, ...]]:
    """Yield each paragraph's stretches in quotation marks; one left open may go on in the next paragraph."""
    carried = False
    for paragraph in reading.paragraphs:
        stretches = tuple(pair(paragraph.span.text, paragraph.span.start, carried))
        carried = bool(stretches) and not stretches[-1].closed
        yield stretches


def pair(text: str, base: int, carried: bool) -> Iterator[Quoted]:
    """Pair the marks of one paragraph in one pass; a lone opening mark reaches to the paragraph's end."""
    start = single = None
    for mark in MARK.finditer(text):
        at, end = mark.span()
        side = side_of(text, at, end, start is not None)
        if mark.group() in SINGLE:
            if start is None and side == "open" and text[end : end + 1].isalpha():
                single = at
            elif start is None and single is not None and side == "close":
                yield Quoted(base + single, base + end, False, True)
                single = None
        elif side == "open":
            if start is not None:
                yield Quoted(base + start, base + at, carried and start == 0, True)
            carried, start, single = carried and at == 0, at, None
        elif side == "close" and (start is not None or carried):
            yield Quoted(base + (start or 0), base + end, carried, True)
            carried, start, single = False, None, None
    if start is not None:
        yield Quoted(base + start, base + len(text), carried, False)


def side_of(text: str, at: int, end: int, is_open: bool) -> str:
    """Tell whether a mark opens or closes, by its shape where that is sure and by its neighbours where it is not."""
    mark, before, after = text[at:end], text[at - 1 : at] if at else "", text[end : end + 1]
    opens = (not before or before.isspace() or before in BEFORE_OPENING) and bool(after) and not after.isspace()
    closes = bool(before) and not before.isspace() and not after.isalnum()
    if mark in OPENING:
        return "close" if is_open and closes and not opens else "open"
    if mark in CLOSING:
        return "open" if opens and not is_open and not closes else "close"
    if mark in SINGLE:
        return "open" if opens and not closes and mark != "’" else "close" if closes and mark != "‘" else "none"
    if is_open:
        return "open" if opens and not closes else "close"
    return "none" if before.isdigit() else "close" if closes and not opens else "open"
