"""Pictures as SVG text, the one form in which Typst is given them, with their size in points."""

import re
import struct
from base64 import b64decode
from binascii import Error as Base64Error
from copy import deepcopy
from typing import Any

from lxml import etree, html
from lxml.html import HtmlElement

from analysis.report.clean import clean_output
from analysis.report.drawings import restore_capitals

LENGTH = re.compile(r"(\d{1,5}(?:\.\d{1,9})?)(pt|px|mm|cm|in|)")
POINTS = {"pt": 1.0, "px": 0.75, "": 0.75, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0}
USUAL = (360.0, 270.0)  # points, for a picture that does not tell its size
PNG = b"\x89PNG\r\n\x1a\n"


def picture(element: HtmlElement) -> dict[str, Any]:
    """Return the node of a drawing or picture."""
    if element.tag == "svg":
        return node(element, size(element), element.get("aria-label"))
    kind, _, data = element.get("src").partition(";base64,")
    try:
        content = b64decode(data)
    except Base64Error:
        content = b""
    if kind == "data:image/svg+xml":
        drawing = read_drawing(content.decode("utf-8", "replace"))
        return node(drawing, size(drawing), element.get("alt"))
    points = length(element.get("width")), length(element.get("height"))
    width, height = fitted(points, pixels(content))
    drawing = html.Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {width} {height}")
    drawing.append(html.Element("image", href=element.get("src"), width=str(width), height=str(height)))
    return node(drawing, (width, height), element.get("alt"))


def node(drawing: HtmlElement, points: tuple[float, float], alt: str) -> dict[str, Any]:
    """Return a drawing's node; one that does not tell its size is given it."""
    if not all(length(drawing.get(name)) for name in ("width", "height")):
        drawing = deepcopy(drawing)
        drawing.set("width", f"{points[0]}pt")
        drawing.set("height", f"{points[1]}pt")
    svg = etree.tostring(drawing, encoding="unicode", with_tail=False)
    return {"tag": "picture", "svg": svg, "alt": alt, "width": points[0], "height": points[1]}


def read_drawing(source: str) -> HtmlElement:
    """Return the drawing in a file's text, or an empty one."""
    parsed = html.fragment_fromstring(clean_output(source), create_parent="div")
    restore_capitals(parsed)
    return next(parsed.iter("svg"), html.Element("svg", xmlns="http://www.w3.org/2000/svg"))


def size(drawing: HtmlElement) -> tuple[float, float]:
    """Return a drawing's width and height in points, from its attributes or its view box."""
    box = re.fullmatch(r"\S+[\s,]+\S+[\s,]+(\S+)[\s,]+(\S+)", drawing.get("viewBox", "").strip())
    natural = (length(box[1]), length(box[2])) if box else (0.0, 0.0)
    return fitted((length(drawing.get("width")), length(drawing.get("height"))), natural)


def fitted(wanted: tuple[float, float], natural: tuple[float, float]) -> tuple[float, float]:
    """Return the size wanted; a side that is not given follows from the natural proportions."""
    across, down = natural if all(natural) else USUAL
    width, height = wanted
    if width and not height:
        return width, width * down / across
    if height and not width:
        return height * across / down, height
    return (width, height) if width and height else (across, down)


def length(text: str | None) -> float:
    """Return a length in points, or 0 where the text is none."""
    found = LENGTH.fullmatch((text or "").strip())
    return float(found[1]) * POINTS[found[2]] if found else 0.0


def pixels(content: bytes) -> tuple[float, float]:
    """Return a PNG's or JPEG's width and height in points, at 96 pixels an inch."""
    if content.startswith(PNG) and len(content) > 24:
        width, height = struct.unpack(">II", content[16:24])
        return width * 0.75, height * 0.75
    frame = re.search(rb"\xff[\xc0-\xc3].{3}(..)(..)", content, re.DOTALL)
    if frame:
        return int.from_bytes(frame[2]) * 0.75, int.from_bytes(frame[1]) * 0.75
    return 0.0, 0.0
