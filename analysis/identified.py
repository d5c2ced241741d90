"""Identified findings: what a file of corrections can change, each with the id that names it there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.actors import Actor
from analysis.annex import cited
from analysis.article import Span
from analysis.briefing import Briefing
from analysis.wording import firmness

MOST_WORDS = 6  # enough to know a sentence by, few enough for one line
WORDS = re.compile(rf"(?:\S+\s+){{{MOST_WORDS}}}")


@dataclass(frozen=True, slots=True)
class Identified:
    """A finding in brief: an actor, or the first of the words that it rests on; `is_cut` tells that there are more.

    `label` is of what sort it is, or a theme's label.
    """

    kind: str
    id: str
    label: str
    place: Span | None = None
    actor: Actor | None = None
    words: Span | None = None
    is_cut: bool = False


def identified(briefing: Briefing, annex: str) -> list[Identified]:
    """Return the findings that can be corrected; unless the annex is full, only those whose words the report cites."""
    every = list(by_kind(briefing))
    if annex == "full":
        return every
    kept = cited(briefing)
    return [f for f in every if f.place is None or any(span.covers(f.place) for span in kept)]


def by_kind(briefing: Briefing) -> Iterator[Identified]:
    """Yield the findings by kind and in the order of the text."""
    for actor in briefing.actors:
        yield Identified("actor", actor.id, actor.kind, actor.mentions[0], actor)
    for q in briefing.quotations:
        yield resting_on(q.content, "quotation", q.id, q.form)
    for theme in briefing.themes:
        yield Identified("theme", theme.id, theme.label)
    for date in briefing.dates:
        yield resting_on(date.span, "date", date.id, date.precision)
    for claim in briefing.claims:
        yield resting_on(claim.sentence, "claim", claim.id, firmness(claim.status))
    for event in briefing.events:
        yield resting_on(event.verb, "event", event.id, event.type)


def resting_on(span: Span, kind: str, name: str, label: str) -> Identified:
    """Return a finding with the first of its words."""
    more = WORDS.match(span.text)
    end = len(more.group().rstrip()) if more else len(span.text)
    words = Span(span.start, span.start + end, span.text[:end])
    return Identified(kind, name, label, words, words=words, is_cut=more is not None)
