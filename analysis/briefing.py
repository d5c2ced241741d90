"""The briefing: everything found in one article, joined. The only place where findings meet."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from analysis.actors import Actor, find_actors, resolve
from analysis.amendments import corrected
from analysis.article import METADATA, Article, Sentence, Span
from analysis.caveats import Caveat
from analysis.claims import Claim, find_claims
from analysis.contract import plain, restored
from analysis.corrections import Correction, corrections_of
from analysis.dates import TimeExpression, find_dates
from analysis.events import Event, find_events
from analysis.language import Model, read
from analysis.quotations import Quotation, find_quotations
from analysis.themes import FoundTheme, find_themes, load_themes

FINDINGS = {
    "actors": Actor, "quotations": Quotation, "themes": FoundTheme, "dates": TimeExpression,
    "claims": Claim, "events": Event, "caveats": Caveat, "corrections": Correction,
}  # fmt: skip


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
    corrections: tuple[Correction, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the briefing as JSON-ready data, as `data/reference/briefing.schema.json` describes it."""
        findings = {name: plain(getattr(self, name)) for name in FINDINGS}
        return {"article": self._article(), **findings, "model": plain(self.model)}

    def _article(self) -> dict[str, Any]:
        return {
            **{name: plain(getattr(self.article, name)) for name in ("text", "sha256", *METADATA, "path")},
            "origin": self.origin.text if self.origin else None,
            "origin_span": plain(self.origin),
            "sentences": [{"id": s.id, "start": s.span.start, "end": s.span.end, "paragraph": s.paragraph} for s in self.sentences],
            "headings": plain(self.headings),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Briefing":
        """Return the briefing that `to_dict` made the data from."""
        about = data["article"]
        article = Article(about["text"], path=about["path"], **{name: about[name] for name in METADATA})
        sentences = tuple(Sentence(s["id"], article.span(s["start"], s["end"]), s["paragraph"]) for s in about["sentences"])
        origin = about["origin_span"]
        return cls(
            article=article, sentences=sentences, origin=restored(Span, origin) if origin else None,
            headings=tuple(restored(Span, h) for h in about["headings"]), model=restored(Model, data["model"]),
            **{name: tuple(restored(kind, item) for item in data[name]) for name, kind in FINDINGS.items()},
        )  # fmt: skip


def brief(
    article: Article, *, themes: str | Path | None = None, corrections: str | Path | None = None, model: str = "auto"
) -> Briefing:
    """Read an article and join everything found in it, as an analyst's corrections change it.

    Without a file of corrections, one beside the article is used: `NAME.corrections.yaml`.
    """
    changes = corrections_of(article, corrections)
    reading = read(article, model)
    actors = find_actors(reading)
    quotations = tuple(joined(q, resolve(q.speaker, actors, reading) if q.speaker else None) for q in find_quotations(reading))
    speakers = {q.actor for q in quotations}
    actors = tuple(replace(a, speaks=a.id in speakers) for a in actors)
    who = {span: a.id for a in actors if a.country or a.kind == "organization" for span in a.mentions}
    found = Briefing(
        article, reading.sentences, reading.headings, None, actors, quotations, find_themes(reading, load_themes(themes)),
        find_dates(reading), find_claims(reading), find_events(reading, who), (), reading.model,
    )  # fmt: skip
    return corrected(found, changes)


def joined(quotation: Quotation, found: tuple[str, str] | None) -> Quotation:
    """Return the quotation with its speaker's actor, if one was found."""
    return replace(quotation, actor=found[0], resolved_by=found[1]) if found else quotation
