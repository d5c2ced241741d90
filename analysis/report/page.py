"""The page: what HTML and PDF are both made of, before it has either form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lxml.html import HtmlElement, fragment_fromstring

from analysis.report.cells import read_cells
from analysis.report.joint import Joint, Shown, read_joint
from analysis.report.tree import read_tree

GENERATED = "[contains(concat(' ', normalize-space(@class), ' '), ' gb ')]"


@dataclass(frozen=True)
class Page:
    """A report's content; `body` is a `main` element, whose first heading is the title and the only h1."""

    title: str
    language: str
    body: HtmlElement
    joint: Joint
    warnings: tuple[str, ...]

    @property
    def description(self) -> str:
        """What the report is, in one sentence for catalogues."""
        if self.joint.briefing is None:
            return self.title
        publisher = self.joint.text("publisher")
        return f"Briefing from one article{publisher and f' published by {publisher}'}: {self.title}"

    @property
    def metadata(self) -> dict[str, str]:
        """The report's Dublin Core terms, as far as they are given."""
        cutoff = self.joint.cutoff
        terms = {
            "dcterms.title": self.title,
            "dcterms.language": self.language,
            "dcterms.created": cutoff.isoformat() if cutoff else "",
            "dcterms.creator": self.joint.text("analyst"),
            "dcterms.identifier": self.joint.text("number"),
            "dcterms.source": self.joint.text("url") or self.joint.text("publisher"),
            "dcterms.accessRights": self.joint.text("tlp"),
        }
        return {name: value for name, value in terms.items() if value}

    @property
    def sections(self) -> Iterator[tuple[str, str]]:
        """The sections' ids and headings, for a table of contents."""
        for heading in self.body.iter("h2"):
            yield anchor(heading), " ".join(heading.text_content().split())


def read_page(notebook: Mapping[str, Any], name: str) -> Page:
    """Read an executed notebook; `name` is its title where it has no heading."""
    return page_of(list(read_cells(notebook)), read_joint(notebook), name)


def page_of(cells: Sequence[tuple[int, str]], joint: Joint, name: str) -> Page:
    """Return the page of the cells' HTML, each with its cell's number."""
    parsed = [(number, parse(html)) for number, html in cells]
    told = tuple(shown(number, html, cell) for (number, html), (_, cell) in zip(cells, parsed, strict=True))
    body, warnings = read_tree(parsed, joint.text("title") or name)
    for number, heading in enumerate(body.iter("h2"), 1):
        if not anchor(heading):
            heading.set("id", f"section-{number}")
    title = " ".join(next(body.iter("h1")).text_content().split())
    return Page(title, "en", body, replace(joint, shown=told), tuple(warnings))


def parse(html: str) -> HtmlElement:
    """Return a cell's clean HTML as an element."""
    return fragment_fromstring(html, create_parent="div")


def shown(number: int, html: str, cell: HtmlElement) -> Shown:
    """Return what a cell shows; with one section of the briefing in it, all of it is taken as the briefing's."""
    if not cell.xpath(f"descendant::*{GENERATED}"):
        return Shown(number, html=html)
    outermost = cell.xpath(f"descendant::*{GENERATED}[not(ancestor::*{GENERATED})]")
    return Shown(number, tuple(section.get("id", "") for section in outermost))


def anchor(heading: HtmlElement) -> str:
    """Return the id that leads to a heading: its section's or its own."""
    section = heading.getparent()
    return (
        (section.get("id") if section.index(heading) == 0 and section.tag != "main" else None)
        or heading.get("id")
        or ""
    )
