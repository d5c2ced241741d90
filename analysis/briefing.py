"""The briefing: everything found in one article, joined. The only place where findings meet."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from analysis.actors import Actor, find_actors
from analysis.actors.speakers import Speakers
from analysis.actors.together import who_speaks
from analysis.article import METADATA, Article, Sentence, Span
from analysis.caveats import Caveat, find_caveats
from analysis.claims import Claim, find_claims
from analysis.contract import plain, restored
from analysis.corrections import Correction, corrections_of
from analysis.corrections.amendments import corrected
from analysis.corrections.attribution import attributed
from analysis.dates import TimeExpression, find_dates
from analysis.events import Event, find_events
from analysis.language import Model, Reading, read
from analysis.lists.known import find_known, organizations
from analysis.lists.publishers import publisher
from analysis.origin import find_origin
from analysis.quotations import Quotation, find_quotations
from analysis.themes import FoundTheme, Theme, find_themes, load_themes

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
            "sentences": [
                {"id": s.id, "start": s.span.start, "end": s.span.end, "paragraph": s.paragraph} for s in self.sentences
            ],
            "headings": plain(self.headings),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Briefing":
        """Return the briefing that `to_dict` made the data from."""
        about = data["article"]
        article = Article(about["text"], path=about["path"], **{name: about[name] for name in METADATA})
        sentences = tuple(
            Sentence(s["id"], article.span(s["start"], s["end"]), s["paragraph"]) for s in about["sentences"]
        )
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
    return brief_corrected(article, corrections_of(article, corrections), themes, model)


def brief_corrected(
    article: Article, corrections: Sequence[Correction], themes: str | Path | None = None, model: str = "auto"
) -> Briefing:
    """Read an article and join everything found in it, with corrections that were read already."""
    reading = read(article, model)
    found = findings(reading, load_themes(themes)) if article.english else listed_findings(reading)
    briefing = corrected(found, corrections)
    return replace(briefing, caveats=find_caveats(reading, briefing))


def findings(reading: Reading, themes: Sequence[Theme]) -> Briefing:
    """Return what all the rules find, the quotations joined to their speakers."""
    actors = find_actors(reading)
    speakers = Speakers(actors, reading)
    quotations = tuple(joined(q, speakers) for q in find_quotations(reading))
    actors = with_pronouns(actors, quotations, who_speaks(actors, quotations, reading.article.text))
    who = {mention: a.id for a in actors if is_party(a) for mention in a.mentions}
    return replace(
        listed_findings(reading), actors=actors, quotations=quotations, themes=find_themes(reading, themes),
        claims=attributed(find_claims(reading), quotations), events=find_events(reading, who),
        origin=find_origin(reading.article, actors, quotations),
    )  # fmt: skip


def listed_findings(reading: Reading) -> Briefing:
    """Return what can be found in a text of any language: its dates and the names that the lists have."""
    known = () if reading.article.english else listed_actors(reading)
    return Briefing(
        article=reading.article, sentences=reading.sentences, headings=reading.headings, origin=None, actors=known,
        quotations=(), themes=(), dates=find_dates(reading), claims=(), events=(), caveats=(), model=reading.model,
    )  # fmt: skip


def listed_actors(reading: Reading) -> tuple[Actor, ...]:
    """Return those whom the lists name; the model for English guesses at others in any language."""
    names = {known.name for known in find_known(reading.article.text)}
    return tuple(actor for actor in find_actors(reading) if actor.kind != "person" and actor.name in names)


def joined(quotation: Quotation, speakers: Speakers) -> Quotation:
    """Return the quotation with the actor whom its speaker's words mean, if that can be told."""
    found = speakers.resolve(quotation.speaker) if quotation.speaker else None
    return replace(quotation, actor=found[0], resolved_by=found[1]) if found else quotation


def is_party(actor: Actor) -> bool:
    """Tell whether an actor can act in politics: one of a state, or a listed organisation, but no outlet."""
    return bool(actor.country or actor.name in organizations()) and publisher(actor.name) is None


def with_pronouns(actors: Sequence[Actor], quotations: Sequence[Quotation], speaking: set[str]) -> tuple[Actor, ...]:
    """Return the actors, marked where they speak, with the pronouns that mean them among their mentions."""
    pronouns: dict[str | None, set[Span]] = defaultdict(set)
    for quotation in quotations:
        if quotation.resolved_by == "pronoun" and quotation.speaker:
            pronouns[quotation.actor].add(quotation.speaker)
    mentions = [tuple(sorted({*actor.mentions, *pronouns[actor.id]})) for actor in actors]
    return tuple(
        replace(actor, speaks=actor.id in speaking, mentions=named)
        for actor, named in zip(actors, mentions, strict=True)
    )
