"""Drawings and pictures inside a page: described, with the names that SVG needs, and none mixed up with another's."""

import re

from lxml.html import HtmlElement

from analysis.report.clean import DRAWING, DRAWN

CAPITALS = {name.lower(): name for name in DRAWING | DRAWN}
VIEW = re.compile(r"(-?[\d.]+[\s,]+){2}(?=0*\.?0*[1-9])[\d.]+[\s,]+(?=0*\.?0*[1-9])[\d.]+")
REFERENCE = re.compile(r"#([^\s()'\"]+)")


def describe_pictures(cell: HtmlElement, number: int) -> list[str]:
    """Give each picture without alternative text one that says so; return a warning for each."""
    warnings = []
    for picture in cell.iter("img", "svg"):
        name = "aria-label" if picture.tag == "svg" else "alt"
        if not picture.get(name, "").strip():
            picture.set(name, f"Figure in cell {number}, not described")
            warnings.append(f"cell {number}: a figure is not described; readers who cannot see it get nothing from it")
        if picture.tag == "svg":
            picture.set("role", "img")
        elif not picture.get("src"):
            picture.tag, picture.text = "span", f"[picture not included: {picture.get('alt')}]"
            picture.attrib.clear()
    return warnings


def restore_capitals(main: HtmlElement) -> None:
    """Give drawings back the capital letters in their names, which the HTML parser lowers."""
    for drawing in main.iter("svg"):
        drawing.set("xmlns", "http://www.w3.org/2000/svg")
        for element in drawing.iter():
            element.tag = CAPITALS.get(element.tag, element.tag)
            for name, value in element.items():
                right = "href" if name == "xlink:href" else CAPITALS.get(name, name)
                if right != name:
                    del element.attrib[name]
                    element.set(right, value)
        defuse(drawing)


def defuse(drawing: HtmlElement) -> None:
    """Drop what no drawing needs: a view of no size, and copies of copies, with which a few lines fill any memory."""
    if not VIEW.fullmatch(drawing.get("viewBox", "0 0 1 1").strip()):
        del drawing.attrib["viewBox"]
    copies = {use.get("href", "")[1:] for use in drawing.iter("use")}
    for element in list(drawing.iter()):
        if element.get("id") in copies:
            for use in list(element.iter("use")):
                use.attrib.pop("href", None)


def part_drawings(main: HtmlElement, taken: set[str]) -> None:
    """Rename the ids of each drawing that shares one with the page or with an earlier drawing."""
    for number, drawing in enumerate(main.iter("svg"), 1):
        ids = {element.get("id") for element in drawing.iter() if element.get("id")}
        if ids & taken:
            prefix_ids(drawing, f"drawing{number}-", ids)
            ids = {f"drawing{number}-{name}" for name in ids}
        taken |= ids


def prefix_ids(drawing: HtmlElement, prefix: str, ids: set[str]) -> None:
    """Put the prefix before the ids of a drawing and wherever it refers to them."""
    for element in drawing.iter():
        for name, value in element.items():
            if name == "id":
                element.set(name, prefix + value)
            elif "#" in value:
                element.set(name, REFERENCE.sub(lambda m: f"#{prefix}{m[1]}" if m[1] in ids else m[0], value))
