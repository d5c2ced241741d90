"""Tables as a grid in which every place is filled once, whatever spans the HTML claims."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml.html import HtmlElement

SHORT = 14  # characters that a column shows without breaking them
SHORT_HEAD = 20  # the same, above numbers
LEAST, MOST = 21, 42  # shares: next to the longest text, a narrow column still holds the words of a name
LINE = 80  # characters that a table shows side by side
Inner = Callable[[HtmlElement], list[Any]]


def table(element: HtmlElement, inner: Inner) -> dict[str, Any]:
    """Return a table's node; `inner` makes the nodes inside a cell.

    `columns` holds 0 for a column as wide as its words, else its share of the width that is left; a table whose words
    fit side by side is no wider than they are.
    """
    rows = [row for row in element.iter("tr") if next(row.iterancestors("table")) is element]
    cells = list(placed(rows))
    width = max((cell["x"] + cell["colspan"] for cell, _ in cells), default=0)
    head = head_rows(rows)
    for cell, source in cells:
        if cell["y"] < head:
            cell["rowspan"] = min(cell["rowspan"], head - cell["y"])
        cell["kids"] = inner(source)
    columns: list[list[str]] = [[] for _ in range(width)]
    numeric = {cell["x"] for cell, _ in cells if "number" in cell["class"]}
    for cell, source in cells:
        if cell["colspan"] == 1:
            columns[cell["x"]].append(words(source))
    narrow = sum(max(map(len, column), default=0) for column in columns) <= LINE
    caption = next((child for child in element if child.tag == "caption"), None)
    return {
        "tag": "table",
        "class": element.get("class", "").split(),
        "caption": [] if caption is None else inner(caption),
        "head": head,
        "columns": [
            0 if narrow else share(column, SHORT_HEAD if x in numeric else SHORT) for x, column in enumerate(columns)
        ],
        "cells": [cell for cell, _ in cells],
    }


def placed(rows: list[HtmlElement]) -> Iterator[tuple[dict[str, Any], HtmlElement]]:
    """Yield each cell with its place: the first that is free in its row, as browsers do it.

    No cell spans beyond the columns of the row with most cells: a few lines of HTML could claim millions of places.
    """
    taken: set[tuple[int, int]] = set()
    most = max(map(len, rows), default=0)
    for y, row in enumerate(rows):
        x = 0
        for source in row:
            while (x, y) in taken:
                x += 1
            wide = free(taken, x, y, max(1, min(span(source, "colspan"), most - x)))
            high = min(span(source, "rowspan"), len(rows) - y) if x < most else 1
            taken |= {(x + dx, y + dy) for dx in range(wide) for dy in range(high)}
            yield cell(source, row, x, y) | {"colspan": wide, "rowspan": high}, source


def free(taken: set[tuple[int, int]], x: int, y: int, wanted: int) -> int:
    """Return how many of the wanted places from x on are free in the row."""
    return next((dx for dx in range(wanted) if (x + dx, y) in taken), wanted)


def cell(source: HtmlElement, row: HtmlElement, x: int, y: int) -> dict[str, Any]:
    """Return a cell's node without its inside; the row's id leads to its first cell."""
    name = source.get("id") or (row.get("id") if row.index(source) == 0 else None)
    about = {
        "x": x,
        "y": y,
        "header": source.tag == "th",
        "dir": source.get("dir", ""),
        "class": f"{source.get('class', '')} {row.get('class', '')}".split(),
    }
    return about | ({"id": name} if name else {})


def head_rows(rows: list[HtmlElement]) -> int:
    """Return how many rows stand at the head: those of `thead`, or else a first row of header cells alone."""
    headed = sum(1 for row in rows if row.getparent().tag == "thead")
    if headed or not rows:
        return headed
    return int(len(rows) > 1 and len(rows[0]) > 0 and all(source.tag == "th" for source in rows[0]))


def words(source: HtmlElement) -> str:
    """Return a cell's words."""
    return " ".join(source.text_content().split())


def share(column: list[str], short: int) -> float:
    """Return a column's share of the width: 0 where its words are short, else by their length, within bounds."""
    if max(map(len, column), default=0) <= short:
        return 0
    return min(max(sum(map(len, column)) / len(column), LEAST), MOST)


def span(source: HtmlElement, name: str) -> int:
    """Return how many places a cell claims, at least one."""
    text = source.get(name, "1")
    return max(int(text), 1) if re.fullmatch(r"\d{1,4}", text) else 1
