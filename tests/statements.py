"""The statements of a page: each text in a generated section, and of which kind it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from lxml import html as lxml_html
from lxml.html import HtmlElement

from analysis.places import PACKAGE

Kind = Literal["quoted", "computed", "analyst", "label", "stray"]
NUMBER = re.compile(r"[SH]\d+")
TAG_OR_FIELD = re.compile(r"\{[{%#].*?[}%#]\}|<[^>]+>", re.DOTALL)
PUNCTUATION = re.compile(r"[\s.,;:!☐…()\[\]–—-]*")


@dataclass(frozen=True)
class Statement:
    """A text of the page; `span` is the offsets that a quoted one claims."""

    kind: Kind
    text: str
    span: str | None = None


@cache
def labels() -> frozenset[str]:
    """Return the fixed texts of the sections' templates: what stands there between tags and fields."""
    templates = (file.read_text(encoding="utf-8") for file in (PACKAGE / "sections").glob("*.j2"))
    return frozenset(" ".join(part.split()) for text in templates for part in TAG_OR_FIELD.split(text))


def statements(page: str) -> Iterator[Statement]:
    """Yield every statement of the generated sections of a page."""
    for section in lxml_html.fromstring(f"<div>{page}</div>").xpath("//*[contains(concat(' ', @class, ' '), ' gb ')]"):
        if not section.xpath("ancestor::*[contains(concat(' ', @class, ' '), ' gb ')]"):
            yield from within(section)


def within(element: HtmlElement) -> Iterator[Statement]:
    """Yield the statements of an element; a quoted or computed one is taken whole."""
    if not isinstance(element.tag, str) or element.tag in ("svg", "style", "script"):
        return
    whole = element.text_content()
    if span := element.get("data-span"):
        yield Statement("quoted", whole, span)
    elif element.get("data-rule"):
        yield Statement("computed", whole)
    elif "analyst" in (element.get("class") or "").split():
        yield Statement("analyst", whole)
    elif element.tag == "a" and "mark" in (element.get("class") or ""):
        yield Statement("label", whole)
    else:
        yield from loose(element.text)
        for child in element:
            yield from within(child)
            yield from loose(child.tail)


def loose(text: str | None) -> Iterator[Statement]:
    """Yield a text that stands in no marked element: a label of the templates, or a stray."""
    words = " ".join((text or "").split())
    if not PUNCTUATION.fullmatch(words):
        yield Statement("label" if words in labels() or NUMBER.fullmatch(words) else "stray", words)
