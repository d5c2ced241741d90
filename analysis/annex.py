"""The annex: the article sentence by sentence, or only what the briefing cites of it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from analysis import choice
from analysis.article import Article, Span
from analysis.briefing import Briefing
from analysis.section import headings, sentence_ids

Stretch = tuple[int, int]  # start and end

QUOTATION = Markup('<mark class="quotation">{}</mark>')
TERM = Markup('<span class="term">{}</span>')
BARE = Markup("{}")


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence or heading of the annex; `html` is its text with quotations and terms marked."""

    id: str
    span: Span
    heading: bool
    html: Markup | str
    verbatim: bool = True


def annex_rows(briefing: Briefing, annex: str) -> tuple[Row, ...]:
    """Return the rows of the annex in the order of the text: all of them, or those that are cited."""
    every = [
        *((s.id, s.span, False) for s in briefing.sentences),
        *((id, span, True) for id, span in headings(briefing)),
    ]
    if annex != "full":
        ids = set(sentence_ids(briefing, *cited(briefing)))
        every = [row for row in every if row[0] in ids]
    every.sort(key=lambda row: row[1])
    if annex == "none":
        return tuple(
            Row(id, span, heading, f"characters {span.start} to {span.end}", verbatim=False)
            for id, span, heading in every
        )
    quoted = joined(segment for q in briefing.quotations for segment in q.segments)
    terms = joined(term for theme in briefing.themes for passage in theme.passages for term in passage.terms)
    return tuple(Row(id, span, heading, marked(briefing.article, span, quoted, terms)) for id, span, heading in every)


def cited(briefing: Briefing) -> tuple[Span, ...]:
    """Return the spans that some section of the briefing quotes or marks."""
    kinds = (briefing.quotations, briefing.themes, briefing.dates, briefing.events, briefing.caveats)
    found = [span for findings in kinds for finding in findings for span in finding.evidence]
    claims = [claim.sentence for _, all_claims in choice.rungs(briefing) for claim in all_claims[: choice.A_RUNG]]
    about = [span for a in briefing.actors for span in (a.mentions[0], a.role_span, a.affiliation_span) if span]
    lead = [sentence.span for sentence in (*briefing.sentences[:1], *choice.said(briefing))]
    return (*lead, *about, *claims, *found)


def redacted(data: Any, kept: tuple[Span, ...]) -> Any:
    """Return the contract's data without the article's text, and without words outside the kept spans."""
    if isinstance(data, list):
        return [redacted(item, kept) for item in data]
    if not isinstance(data, dict):
        return data
    if {"start", "end", "text"} <= data.keys():
        own = Span(data["start"], data["end"], "")
        return data if any(span.covers(own) for span in kept) else data | {"text": None}
    return {key: None if key == "text" else redacted(value, kept) for key, value in data.items()}


def joined(spans: Iterable[Span]) -> list[Stretch]:
    """Return the stretches that the spans cover, in order, overlapping ones as one."""
    stretches: list[Stretch] = []
    for span in sorted(spans):
        if stretches and span.start < stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(span.end, stretches[-1][1]))
        else:
            stretches.append((span.start, span.end))
    return stretches


def marked(article: Article, row: Span, quoted: list[Stretch], terms: list[Stretch]) -> Markup:
    """Return a sentence's text with its quotations and theme words marked."""
    return Markup().join(
        outside.format(Markup().join(inside.format(article.text[c:d]) for c, d, inside in pieces((a, b), terms, TERM)))
        for a, b, outside in pieces((row.start, row.end), quoted, QUOTATION)
    )


def pieces(row: Stretch, stretches: list[Stretch], wrap: Markup) -> Iterator[tuple[int, int, Markup]]:
    """Cut a row at the stretches to wrap; what lies between is wrapped in nothing."""
    at = row[0]
    for start, end in stretches[bisect_right(stretches, at, key=lambda s: s[1]) :]:
        if start >= row[1]:
            break
        if at < start:
            yield at, start, BARE
        yield max(start, at), min(end, row[1]), wrap
        at = end
    if at < row[1]:
        yield at, row[1], BARE
