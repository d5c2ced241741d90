"""Jumps: links that lead to where another link stands, as marks lead to sentences and back.

Typst would lay out every page twice to find such places. So each of these links carries two numbers as its address, its
own and that of the link it leads to, and gets its place when the pages are set.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf

Node = dict[str, Any] | str

HEADROOM = 10  # points that are shown above a place; Typst's own


def number_jumps(nodes: list[Node]) -> None:
    """Number the links to links; other links inside the page keep the name they lead to, if something bears it.

    A link is a place only if it is numbered itself. A name is taken from what no link leads to by name: Typst keeps a
    place for each.
    """
    bearers = {node["id"]: node for node in walk(nodes) if "id" in node}
    links = {name: link for name, node in bearers.items() if (link := link_of(node))}
    while others := [name for name, link in links.items() if link["to"] not in links]:
        for name in others:
            del links[name]
    numbers = {id(link): number for number, link in enumerate(links.values())}
    named = set()
    for link in [node for node in walk(nodes) if "to" in node]:
        to = link["to"]
        if to in links:
            link["url"] = f"#{numbers.get(id(link), '')} {numbers[id(links[to])]}"
        elif to in bearers:
            named.add(to)
            continue
        del link["to"]
    for name in bearers.keys() - named:
        del bearers[name]["id"]


def link_of(node: dict[str, Any]) -> dict[str, Any] | None:
    """Return the link that a node is, or begins with; None if it has none into the page."""
    first = node if "to" in node else next(iter(node.get("kids", ())), None)
    return first if isinstance(first, dict) and "to" in first else None


def walk(nodes: Iterable[Node]) -> Iterator[dict[str, Any]]:
    """Yield every element among the nodes and inside them."""
    for node in nodes:
        if isinstance(node, dict):
            yield node
            for inner in node.values():
                if isinstance(inner, list):
                    yield from walk(inner)


def lead_jumps(document: "Pdf") -> None:
    """Lead each numbered link of a PDF to its place."""
    import pikepdf

    jumps = list(numbered(document))
    places = {own: (number, page, link.Rect) for number, page, link, own, _ in reversed(jumps)}  # the first line's
    for number, page, link, _, to in jumps:
        there, where, (left, _, _, top) = places.get(to, (number, page, link.Rect))  # a link without words has no place
        del link.A
        link.Dest = pikepdf.Array([where.obj, pikepdf.Name.XYZ, left, float(top) + HEADROOM, 0])
        link.Contents = pikepdf.String(f"page {there}")


def numbered(document: "Pdf") -> Iterator[tuple[int, "Page", "Object", str, str]]:
    """Yield each numbered link with its page, its own number and that of the link it leads to."""
    for number, page in enumerate(document.pages, 1):
        for link in page.obj.get("/Annots", ()):
            address = str(link.A.get("/URI", "")) if "/A" in link else ""
            if address.startswith("#"):
                own, _, to = address[1:].partition(" ")
                yield number, page, link, own, to
