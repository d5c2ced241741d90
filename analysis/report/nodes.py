"""The nodes: a page's tree as plain data, the only thing that Typst is given; never markup."""

import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from analysis.report.jumps import Node, number_jumps, walk
from analysis.report.pictures import picture
from analysis.report.tables import table

LONGEST = 4000  # characters of an address; a PDF takes 32,767 bytes
DEEPEST = 12  # Typst gives up on much deeper nesting
SPACE = re.compile(r"[ \t\r\n\f]+")
UNBROKEN = re.compile(r"(\S{40})(?=\S{40})")
ADDRESS = re.compile(rf"(?:https?://|mailto:)\S{{1,{LONGEST}}}", re.IGNORECASE)
NAMES = {
    "b": "strong", "i": "em", "cite": "em", "dfn": "em", "var": "em", "kbd": "code", "samp": "code", "del": "strike",
    "s": "strike", "ins": "underline", "u": "underline", "h1": "heading", "h2": "heading", "h3": "heading",
    "h4": "heading", "h5": "heading", "h6": "heading", "summary": "p",
}  # fmt: skip


def read_nodes(body: HtmlElement) -> list[Node]:
    """Return the page's content, block by block; each link to a place in it has its place."""
    nodes = list(children(body, 0))
    number_jumps(nodes)
    return nodes


def taken_out(nodes: list[Node]) -> list[str]:
    """Take the pictures, which are long, out of their nodes, leave their numbers there, and return them in order."""
    pictures = [node for node in walk(nodes) if node.get("tag") == "picture"]
    for number, node in enumerate(pictures):
        node["number"] = number
    return [node.pop("svg") for node in pictures]


def children(element: HtmlElement, depth: int) -> Iterator[Node]:
    """Yield what stands inside an element."""
    yield from words(element.text)
    for child in element:
        yield from read_node(child, depth + 1)
        yield from words(child.tail)


def read_node(element: HtmlElement, depth: int) -> Iterator[Node]:
    """Yield an element as a node; what lies too deep as its words alone, what is for the screen alone not at all."""
    if depth > DEEPEST:
        yield from words(element.text_content())
    elif "numbers" not in classes(element):
        yield shaped(element, depth) | named(element)


def shaped(element: HtmlElement, depth: int) -> dict[str, Any]:
    """Return the node of an element, as its kind demands."""
    match element.tag:
        case "svg" | "img":
            return picture(element)
        case "table":
            return table(element, lambda cell: list(children(cell, depth + 1)))
        case "pre":
            return {"tag": "pre", "text": UNBROKEN.sub("\\1\u200b", element.text_content().strip("\n").expandtabs())}
        case "ul" | "ol":
            items = [{"kids": list(children(item, depth))} | named(item) for item in element]
            return {
                "tag": element.tag,
                "class": classes(element),
                "start": whole(element.get("start"), 1),
                "items": items,
            }
        case "dl":
            return {"tag": "dl", "class": classes(element), "items": terms(element, depth)}
        case "a":
            return link(element) | {"kids": list(children(element, depth))}
        case tag:
            level = {"level": int(tag[1])} if NAMES.get(tag) == "heading" else {}
            return {
                "tag": NAMES.get(tag, tag),
                "class": classes(element),
                "kids": list(children(element, depth)),
            } | level


def link(element: HtmlElement) -> dict[str, Any]:
    """Return a link's node without its words: it leads to a place in the page or to an address."""
    target = element.get("href", "")
    where = {"to": target[1:]} if target.startswith("#") else {"url": target} if ADDRESS.fullmatch(target) else {}
    return {"tag": "a", "class": classes(element)} | where


def terms(element: HtmlElement, depth: int) -> list[dict[str, list[Node]]]:
    """Return a description list as pairs of what is described and the description."""
    pairs: list[dict[str, list[Node]]] = []
    for child in element.iter("dt", "dd"):
        if child.tag == "dt" or not pairs:
            pairs.append({"term": [], "kids": []})
        part = pairs[-1]["term" if child.tag == "dt" else "kids"]
        part += [{"tag": "par", "kids": []}] if part else []
        part += children(child, depth)
    return pairs


def words(text: str | None) -> Iterator[str]:
    """Yield text with a space of its own at either end, where Typst lets it fall away at a paragraph's border."""
    text = SPACE.sub(" ", text or "")
    yield from (" ",) * text.startswith(" ")
    if stripped := text.strip(" "):
        yield UNBROKEN.sub("\\1\u200b", stripped)
        yield from (" ",) * text.endswith(" ")


def named(element: HtmlElement) -> dict[str, str]:
    """Return an element's id, language and direction, as far as it has them."""
    return {key: value for key in ("id", "lang", "dir") if (value := element.get(key))}


def classes(element: HtmlElement) -> list[str]:
    """Return an element's classes."""
    return list(element.get("class", "").split())


def whole(text: str | None, default: int) -> int:
    """Return the small whole number in a text."""
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else default
