"""Sections: the HTML of a briefing, from the templates in `analysis/sections`."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice, takewhile
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from analysis.actors import Actor
from analysis.article import Article, Span
from analysis.briefing import Briefing
from analysis.places import PACKAGE
from analysis.wording import firmness

RIGHT_TO_LEFT = ("ar", "fa", "he", "ps", "ur", "yi")
TONGUE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class Sections:
    """Some sections of a briefing, as JupyterLab shows them; `html` is empty where there is nothing to show."""

    html: str

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": ""}


@cache
def environment() -> Environment:
    """Return the templates' environment: everything is escaped, and a name that is missing is an error."""
    loader = FileSystemLoader(PACKAGE / "sections")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def sections(briefing: Briefing, **named: dict[str, Any]) -> Sections:
    """Fill the templates of that name, in order; each sees the briefing, its article and its actors by id."""
    shared = {
        "briefing": briefing,
        "article": briefing.article,
        "actors": {actor.id: actor for actor in briefing.actors},
        "at": partial(ids_in, numbered(briefing)),
        "named": named_span,
        "firmness": firmness,
        "tongue": tongue_of(briefing.article),
        "flow": flow_of(briefing.article),
    }
    filled = (environment().get_template(f"{name}.html.j2").render(shared | values) for name, values in named.items())
    return Sections("\n".join(html.strip() for html in filled if html.strip()))


def flow_of(article: Article) -> Markup:
    """Return the attribute that sets a paragraph of the article's words from right to left, where they run so."""
    return Markup(' dir="rtl"') if 'dir="rtl"' in tongue_of(article) else Markup()


def tongue_of(article: Article) -> Markup:
    """Return the attributes that tell screen readers and typesetters the language of the article's words."""
    code = article.language
    if article.english or not TONGUE.fullmatch(code):
        return Markup()
    return Markup(' lang="{}"{}').format(code, Markup(' dir="rtl"') if code.split("-")[0] in RIGHT_TO_LEFT else "")


def sentence_ids(briefing: Briefing, *spans: Span) -> list[str]:
    """Return the numbers of the sentences and headings that the spans touch, each once: ["S3", "H1"]."""
    return ids_in(numbered(briefing), spans)


def ids_in(rows: list[tuple[str, Span]], spans: Iterable[Span]) -> list[str]:
    """Return the ids of the rows that the spans touch, each once."""
    return list(dict.fromkeys(id for span in spans for id, _ in rows_under(rows, span)))


def rows_under(rows: list[tuple[str, Span]], span: Span) -> Iterator[tuple[str, Span]]:
    """Return the rows that a span touches."""
    after = bisect_right(rows, span.start, key=lambda row: row[1].end)
    return takewhile(lambda row: row[1].start < span.end, islice(rows, after, None))


def numbered(briefing: Briefing) -> list[tuple[str, Span]]:
    """Return the sentences and headings with their numbers, in the order of the text."""
    return sorted([*((s.id, s.span) for s in briefing.sentences), *headings(briefing)], key=lambda row: row[1])


def headings(briefing: Briefing) -> list[tuple[str, Span]]:
    """Return the headings with their numbers, H1, H2 …"""
    return [(f"H{n}", span) for n, span in enumerate(briefing.headings, 1)]


def named_span(actor: Actor) -> Span | None:
    """Return the actor's name where a mention holds it to the letter."""
    for mention in actor.mentions:
        at = mention.text.find(actor.name)
        if at >= 0:
            start = mention.start + at
            return Span(start, start + len(actor.name), actor.name)
    return None
