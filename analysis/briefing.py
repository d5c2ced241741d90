"""The briefing: everything found in one article, joined. The only place where findings meet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from analysis.actors import Actor, find_actors, resolve
from analysis.article import Article, Sentence, Span
from analysis.caveats import Caveat
from analysis.claims import Claim, find_claims
from analysis.dates import TimeExpression, find_dates
from analysis.events import Event, find_events
from analysis.language import Model, read
from analysis.quotations import Quotation, find_quotations
from analysis.themes import FoundTheme, find_themes, load_themes


@dataclass(frozen=True)
class Briefing:
    """What the rules found in one article; every span holds in `article.text`."""

    article: Article
    sentences: tuple[Sentence, ...]
    headings: tuple[Span, ...]
    origin: Span | None
    actors: tuple[Actor, ...]
    quotations: tuple[Quotation, ...]
    themes: tuple[FoundTheme, ...]
    dates: tuple[TimeExpression, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    caveats: tuple[Caveat, ...]
    model: Model

    def to_dict(self) -> dict[str, Any]:
        """Return the briefing as JSON-ready data, as `data/reference/briefing.schema.json` describes it."""
        from analysis.contract import to_contract

        return to_contract(self)


def brief(article: Article, *, themes: str | Path | None = None, model: str = "auto") -> Briefing:
    """Read an article and join everything found in it."""
    reading = read(article, model)
    actors = find_actors(reading)
    quotations = tuple(joined(q, resolve(q.speaker, actors, reading) if q.speaker else None) for q in find_quotations(reading))
    speakers = {q.actor for q in quotations}
    actors = tuple(replace(a, speaks=a.id in speakers) for a in actors)
    who = {span: a.id for a in actors if a.country or a.kind == "organization" for span in a.mentions}
    return Briefing(
        article, reading.sentences, reading.headings, None, actors, quotations, find_themes(reading, load_themes(themes)),
        find_dates(reading), find_claims(reading), find_events(reading, who), (), reading.model,
    )  # fmt: skip


def joined(quotation: Quotation, found: tuple[str, str] | None) -> Quotation:
    """Return the quotation with its speaker's actor, if one was found."""
    return replace(quotation, actor=found[0], resolved_by=found[1]) if found else quotation
