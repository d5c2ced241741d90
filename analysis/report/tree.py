"""The tree: a page's HTML mended until browsers, screen readers and Typst all read it without a complaint."""

import re
from collections.abc import Iterable
from itertools import zip_longest

from lxml import html
from lxml.html import HtmlElement, builder

from analysis.report.drawings import describe_pictures, part_drawings, restore_capitals
from analysis.report.links import cut_dead_links, keep_first_ids, link_back
from analysis.report.pictures import size

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LONGEST_HEADING = 4000  # characters; a PDF takes 32,767 bytes
TITLE = "section[contains(concat(' ', normalize-space(@class), ' '), ' gb-title ')]"
LISTS = {"ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd", "div"}}
PARENTS = {
    "li": {"ul", "ol"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "figcaption": {"figure"},
    "summary": {"details"},
}
NUMBER = re.compile(r"[-−+]?[\d\s,.]*\d(?:e[-+]?\d+)?\s?%?|NaN|NaT|–", re.IGNORECASE)
WIDE_TABLE = 3  # columns from which a table may be wider than a telephone
WIDE_DRAWING = 330.0  # points from which the letters of a drawing are too small on one


def read_tree(cells: Iterable[tuple[int, HtmlElement]], title: str) -> tuple[HtmlElement, list[str]]:
    """Return the cells as one `main` element with a single h1, and what a reader should know that it lacks."""
    main = html.Element("main", id="main")
    warnings: list[str] = []
    for number, cell in cells:
        warnings += describe_pictures(cell, number)
        main.extend([cell] if has_bare_text(cell) else list(cell))
    held = list(main.iter())  # else lxml makes each element anew in each of the passes that follow
    restore_capitals(main)
    settle_boxes(main)
    settle_lists(main)
    settle_tables(main)
    let_scroll(main)
    put_title_first(main)
    level_headings(main, title)
    ids = keep_first_ids(main)
    part_drawings(main, ids)
    link_back(main, ids)
    cut_dead_links(main)
    held.clear()
    return main, warnings


def has_bare_text(cell: HtmlElement) -> bool:
    """Tell whether words stand in the cell outside any element."""
    return bool((cell.text or "").strip() or any((child.tail or "").strip() for child in cell))


def settle_lists(main: HtmlElement) -> None:
    """Turn lists that hold anything but items into divisions, and items outside a list likewise."""
    for element in main.iter(*LISTS):
        if has_bare_text(element) or any(child.tag not in LISTS[element.tag] for child in element):
            element.tag = "div"
    for element in main.iter(*PARENTS):
        if element.getparent().tag not in PARENTS[element.tag]:
            element.tag = "div"


def settle_boxes(main: HtmlElement) -> None:
    """Let an aside be a note, since inside `main` it is no landmark, and a caption hold all that follows it."""
    for aside in main.iter("aside"):
        aside.set("role", "note")
    for caption in main.iter("figcaption"):
        caption.extend(list(caption.itersiblings()))


def settle_tables(main: HtmlElement) -> None:
    """Turn empty header cells into plain ones, and set columns of numbers flush right."""
    for cell in main.iter("th"):
        if not cell.text_content().strip():
            cell.tag = "td"
            cell.attrib.pop("scope", None)
    for table in main.iter("table"):
        for column in zip_longest(*table.iter("tr")):
            cells = [cell for cell in column if cell is not None]
            if is_numeric(cells):
                for cell in cells:
                    cell.set("class", "number")


def is_numeric(column: list[HtmlElement]) -> bool:
    """Tell whether a column, to which nobody has given a class, holds numbers alone."""
    values = [cell.text_content().strip() for cell in column if cell.tag == "td"]
    numbers = any(values) and all(not value or NUMBER.fullmatch(value) for value in values)
    return numbers and not any("class" in cell.attrib for cell in column)


def let_scroll(main: HtmlElement) -> None:
    """Let tables and drawings that are wider than a telephone scroll on it, by keyboard too."""
    tables = [
        table for table in main.iter("table") if max((len(row) for row in table.iter("tr")), default=0) >= WIDE_TABLE
    ]
    drawings = [
        drawing
        for drawing in main.iter("svg")
        if drawing.getparent().tag == "figure" and size(drawing)[0] >= WIDE_DRAWING
    ]
    for kind, look, wide in (("Table", "scroll", tables), ("Figure", "scroll drawing", drawings)):
        for number, element in enumerate(wide, 1):
            about = {"class": look, "role": "group", "tabindex": "0", "aria-label": f"{kind} {number}, wide"}
            wrap(element, html.Element("div", about))


def wrap(element: HtmlElement, wrapper: HtmlElement) -> None:
    """Put the wrapper around the element, leaving the words behind it where they are."""
    wrapper.tail, element.tail = element.tail, None
    element.getparent().replace(element, wrapper)
    wrapper.append(element)


def put_title_first(main: HtmlElement) -> None:
    """Put the briefing's title, where there is one, before what an analyst wrote above it, as on a printed page."""
    for title in main.xpath(TITLE)[:1]:
        main.insert(0, title)


def level_headings(main: HtmlElement, title: str) -> None:
    """Make the first heading the only h1 and leave no gap between the levels; one without words or end is none."""
    for heading in list(main.iter(*HEADINGS)):
        if not 0 < len(heading.text_content().strip()) <= LONGEST_HEADING:
            heading.tag = "div"
    if next(main.iter(*HEADINGS), None) is None:
        main.insert(0, builder.H1(title))
    level = 0
    for heading in main.iter(*HEADINGS):
        level = min(max(int(heading.tag[1]), 2), level + 1)
        heading.tag = f"h{level}"
