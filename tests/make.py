"""Briefings made by hand: the findings are named by their words, the spans are looked up in the text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from analysis.actors import Actor, Kind
from analysis.article import Article, Sentence, Span
from analysis.briefing import Briefing
from analysis.claims import Claim
from analysis.claims.certainty import Status
from analysis.dates import TimeExpression
from analysis.dates.values import Precision
from analysis.language import Model
from analysis.quotations import Form, Quotation
from analysis.themes import FoundTheme, Passage

SENTENCE = re.compile(r"\S.*?[.!?][”\"]?(?=\s|$)")


def briefing_of(
    text: str,
    *,
    actors: Sequence[tuple[str, Kind, str | None]] = (),
    quotations: Sequence[tuple[str | None, str, Form]] = (),
    themes: Mapping[str, Sequence[str]] | None = None,
    dates: Sequence[tuple[str, str | None, Precision]] = (),
    claims: Sequence[tuple[str, Status]] = (),
    negated: Sequence[str] = (),
) -> Briefing:
    """Make a briefing of a text: actors as (name, kind, country), quotations as (speaker, words, form), and so on."""
    article = Article(text)
    sentences = tuple(
        Sentence(f"S{n}", article.span(*found.span()), 1) for n, found in enumerate(SENTENCE.finditer(text), 1)
    )
    named = {name: Actor(name, kind, spans_of(article, name), country=country) for name, kind, country in actors}
    found = tuple(quotation(article, named, *given) for given in quotations)
    speaking = {q.actor for q in found}
    return Briefing(
        article=article,
        sentences=sentences,
        headings=(),
        origin=None,
        actors=tuple(replace(actor, speaks=actor.id in speaking) for actor in named.values()),
        quotations=found,
        themes=tuple(theme(article, sentences, label, terms) for label, terms in (themes or {}).items()),
        dates=tuple(date(article, sentences, *given) for given in dates),
        claims=tuple(claim(article, sentences, cue, status, cue in negated) for cue, status in claims),
        events=(),
        caveats=(),
        model=Model("none", "0", ""),
    )


def spans_of(article: Article, words: str) -> tuple[Span, ...]:
    """Return every place where the words stand; a test that names words not in the text is wrong."""
    found = tuple(article.span(*m.span()) for m in re.finditer(re.escape(words), article.text))
    assert found, f"{words!r} is not in the text"
    return found


def sentence_of(sentences: Sequence[Sentence], span: Span) -> Span:
    """Return the sentence around a span."""
    return next(sentence.span for sentence in sentences if sentence.span.overlaps(span))


def quotation(article: Article, actors: Mapping[str, Actor], speaker: str | None, words: str, form: Form) -> Quotation:
    """Make a quotation; a speaker who is among the actors is joined."""
    content = spans_of(article, words)[0]
    named = spans_of(article, speaker)[0] if speaker else None
    actor = actors[speaker].id if speaker and speaker in actors else None
    return Quotation(content, (content,), None, named, form, actor, "name" if actor else None)


def theme(article: Article, sentences: Sequence[Sentence], label: str, terms: Sequence[str]) -> FoundTheme:
    """Make a theme with a passage for each sentence that has one of its terms."""
    spans = [span for term in terms for span in spans_of(article, term)]
    passages = ((s.span, tuple(t for t in sorted(spans) if s.span.covers(t))) for s in sentences)
    return FoundTheme(label.lower(), label, True, tuple(Passage(s, found) for s, found in passages if found))


def date(
    article: Article, sentences: Sequence[Sentence], words: str, value: str | None, precision: Precision
) -> TimeExpression:
    """Make a time expression at the first place of its words."""
    span = spans_of(article, words)[0]
    return TimeExpression(span, value, precision, "text", sentence_of(sentences, span))


def claim(article: Article, sentences: Sequence[Sentence], cue: str, status: Status, negated: bool) -> Claim:
    """Make a claim with its cue at the first place of its words."""
    span = spans_of(article, cue)[0]
    return Claim(sentence_of(sentences, span), status, span, negated)
