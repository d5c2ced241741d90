"""The annex: the article sentence by sentence, or only what the briefing cites of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from analysis import choice
from analysis.article import Span
from analysis.briefing import Briefing
from analysis.section import headings, sentence_ids


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence or heading of the annex; `html` is its text with quotations and terms marked."""

    id: str
    span: Span
    heading: bool
    html: Markup | str
    verbatim: bool = True


def annex_rows(briefing: Briefing, annex: str) -> tuple[Row, ...]:
    """Return the rows of the annex in the order of the text."""
    every = [*((s.id, s.span, False) for s in briefing.sentences), *((id, span, True) for id, span in headings(briefing))]
    every.sort(key=lambda row: row[1])
    if annex == "full":
        return tuple(Row(id, span, heading, marked(briefing, span)) for id, span, heading in every)
    ids = set(sentence_ids(briefing, *cited(briefing)))
    kept = [row for row in every if row[0] in ids]
    if annex == "excerpt":
        return tuple(Row(id, span, heading, marked(briefing, span)) for id, span, heading in kept)
    return tuple(Row(id, span, heading, f"characters {span.start} to {span.end}", verbatim=False) for id, span, heading in kept)


def cited(briefing: Briefing) -> tuple[Span, ...]:
    """Return the spans that some section of the briefing quotes or marks."""
    findings = [*briefing.quotations, *briefing.themes, *briefing.dates, *briefing.events, *briefing.caveats]
    claims = [claim for _, all_claims in choice.rungs(briefing) for claim in all_claims[: choice.A_RUNG]]
    about = [span for a in briefing.actors for span in (a.mentions[0], a.role_span, a.affiliation_span) if span]
    lead = [sentence.span for sentence in (*briefing.sentences[:1], *choice.said(briefing))]
    return tuple([*lead, *about, *(span for finding in [*findings, *claims] for span in finding.evidence)])


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


def marked(briefing: Briefing, row: Span) -> Markup:
    """Return a sentence's text with its quotations and theme words marked."""
    quoted = [segment for q in briefing.quotations for segment in q.segments]
    terms = [term for theme in briefing.themes for passage in theme.passages for term in passage.terms]
    inner = [(span, Markup('<span class="term">{}</span>')) for span in within(row, terms)]
    outer = [(span, Markup('<mark class="quotation">{}</mark>')) for span in within(row, quoted)]
    span = briefing.article.span
    return Markup().join(
        outside.format(Markup().join(inside.format(span(c, d).text) for c, d, inside in pieces(span(a, b), inner)))
        for a, b, outside in pieces(row, outer)
    )


def within(row: Span, spans: list[Span]) -> list[Span]:
    """Return the parts of spans that lie in a row, in order, overlapping ones joined."""
    joined: list[Span] = []
    for span in sorted(span for span in spans if span.overlaps(row)):
        start, end = max(span.start, row.start), min(span.end, row.end)
        if joined and start < joined[-1].end:
            start, end = joined[-1].start, max(end, joined.pop().end)
        joined.append(Span(start, end, row.text[start - row.start : end - row.start]))
    return joined


def pieces(row: Span, wraps: list[tuple[Span, Markup]]) -> Iterator[tuple[int, int, Markup]]:
    """Cut a row at the spans to wrap; what lies between is wrapped in nothing."""
    at, bare = row.start, Markup("{}")
    for span, wrap in wraps:
        start, end = max(span.start, at), min(span.end, row.end)
        if start < end:
            yield from [(at, start, bare)] if at < start else []
            yield start, end, wrap
            at = end
    if at < row.end:
        yield at, row.end, bare
