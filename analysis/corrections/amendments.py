"""Amendments: a briefing with an analyst's corrections applied, so that all that follows from it follows them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from analysis.actors import Actor
from analysis.actors.together import who_speaks
from analysis.article import Span
from analysis.corrections import CHANGES, TIMEML, Correction, shortened
from analysis.corrections.attribution import attributed
from analysis.corrections.targets import chosen, closest, named_finding, nearest, places, row_named, texts
from analysis.quotations import Form, Quotation
from analysis.themes import FoundTheme, Passage, weight
from analysis.wording import firmness, status_of

if TYPE_CHECKING:
    from analysis.briefing import Briefing
    from analysis.claims.certainty import Status
    from analysis.dates.values import Precision

T = TypeVar("T")
Change = tuple["Briefing", str]  # the briefing as corrected, and what that changed
MARK = '["“”„«»]'


def corrected(briefing: "Briefing", corrections: Sequence[Correction]) -> "Briefing":
    """Return the briefing with each correction applied in turn; raises InputError for one that does not apply."""
    for correction in corrections:
        changed, words = amended(briefing, correction)
        applied = replace(correction, words=f"{correction.kind} {words}")
        briefing = consistent(replace(changed, corrections=(*briefing.corrections, applied)))
    return briefing


def amended(briefing: "Briefing", correction: Correction) -> Change:
    """Return the briefing with one correction applied, and what that changed."""
    if correction.action == "drop" and not correction.get("passage"):
        return without_finding(briefing, correction)
    match correction.kind:
        case "actor":
            return amend_actor(briefing, correction)
        case "quotation":
            return (add_quotation if correction.action == "add" else amend_speaker)(briefing, correction)
        case "theme":
            return (amend_passages if correction.get("passage") else amend_main)(briefing, correction)
        case "date":
            return amend_date(briefing, correction)
        case "claim":
            return amend_claim(briefing, correction)
    raise correction.error("can only be dropped; write `drop: true`")


def consistent(briefing: "Briefing") -> "Briefing":
    """Return the briefing with no actor named that it lacks; who speaks and claims follows from the quotations."""
    known = {actor.id for actor in briefing.actors}
    quotations = tuple(q if q.actor in known else replace(q, actor=None, resolved_by=None) for q in briefing.quotations)
    speaking = who_speaks(briefing.actors, quotations, briefing.article.text)
    return replace(
        briefing,
        quotations=quotations,
        actors=tuple(replace(a, speaks=a.id in speaking) for a in briefing.actors),
        claims=attributed(briefing.claims, quotations),
        events=tuple(e for e in briefing.events if {e.source, e.target} <= known),
    )


def without_finding(briefing: "Briefing", correction: Correction) -> Change:
    """Drop a finding."""
    name = f"{correction.kind}s"
    findings = getattr(briefing, name)
    finding = named_finding(findings, correction, briefing)
    left: dict[str, Any] = {name: exchanged(findings, finding)}
    return replace(briefing, **left), f"{shortened(next(texts(finding)))}, dropped"


def amend_actor(briefing: "Briefing", correction: Correction) -> Change:
    """Change an actor's country, role or affiliation."""
    old = new = named_finding(briefing.actors, correction, briefing)
    if (country := correction.get("country")) is not None:
        new = replace(new, country=country or None, country_basis="correction" if country else None, country_span=None)
    if correction.get("role") is not None:
        new = replace(new, role_span=nearest("role", old.mentions, correction, briefing))
    if correction.get("affiliation") is not None:
        new = replace(new, affiliation_span=nearest("affiliation", old.mentions, correction, briefing))
    said = [
        change(name, getattr(old, name), getattr(new, name), correction)
        for name in CHANGES["actor"]
        if correction.get(name) is not None
    ]
    return replace(briefing, actors=exchanged(briefing.actors, old, new)), f"{shortened(old.name)}, {'; '.join(said)}"


def amend_speaker(briefing: "Briefing", correction: Correction) -> Change:
    """Change who says a quotation; a pronoun that was taken for somebody else is no mention of him."""
    old = named_finding(briefing.quotations, correction, briefing)
    new = spoken(old, briefing, correction)
    said = change("speaker", worded(old, briefing), worded(new, briefing), correction)
    quotations = exchanged(briefing.quotations, old, new)
    actors = tuple(unmentioned(a, old) if a.id == old.actor != new.actor else a for a in briefing.actors)
    return replace(briefing, quotations=quotations, actors=actors), f"{shortened(old.content.text)}, {said}"


def unmentioned(actor: Actor, quotation: Quotation) -> Actor:
    """Return the actor without the pronoun by which he was taken for a quotation's speaker."""
    if quotation.resolved_by != "pronoun":
        return actor
    first, *others = actor.mentions  # the first names him, and is his id
    return replace(actor, mentions=(first, *(mention for mention in others if mention != quotation.speaker)))


def add_quotation(briefing: "Briefing", correction: Correction) -> Change:
    """Add a quotation by its exact words."""
    new = added_quotation(briefing, correction)
    quotations = tuple(sorted((*briefing.quotations, new), key=lambda q: q.content))
    said = f"{shortened(new.content.text)}, added, speaker: {worded(new, briefing) or 'none'}"
    return replace(briefing, quotations=quotations), said


def added_quotation(briefing: "Briefing", correction: Correction) -> Quotation:
    """Return the quotation of an entry's words; it is direct where they stand in quotation marks."""
    found = places(correction.finding, briefing)
    if not found:
        raise correction.error("these words do not stand in the article; copy them as they stand there")
    found = chosen(found, [(span,) for span in found], correction, briefing)
    if len(found) > 1:
        raise correction.error(f"these words stand in {len(found)} places; add `sentence: S1` or `nth: 2`")
    content = found[0]
    if any(q.content == content for q in briefing.quotations):
        raise correction.error("is among the quotations already; change its `speaker`, or remove this correction")
    cue = nearest("cue", (content,), correction, briefing)
    return spoken(Quotation(content, (content,), cue, None, form_of(content, briefing)), briefing, correction)


def form_of(content: Span, briefing: "Briefing") -> Form:
    """Return the form of added words by the quotation marks around and in them."""
    around = briefing.article.text[max(0, content.start - 1) : content.end + 1]
    if re.fullmatch(rf"(?s){MARK}.*{MARK}", content.text) or re.fullmatch(rf"(?s){MARK}.*{MARK}", around):
        return "direct"
    return "mixed" if re.search(MARK, content.text) else "indirect"


def spoken(quotation: Quotation, briefing: "Briefing", correction: Correction) -> Quotation:
    """Return the quotation with the entry's speaker: words nearest to what is said, or the id of whom they mean."""
    given = correction.get("speaker")
    actor = next((a for a in briefing.actors if a.id == given), None)
    if actor:
        speaker: Span | None = quotation.speaker or closest(actor.mentions, quotation.segments)
    else:
        speaker = nearest("speaker", quotation.segments, correction, briefing)
        actor = meant(speaker, briefing.actors) if speaker else None
    found = "correction" if actor else None
    return replace(quotation, speaker=speaker, actor=actor.id if actor else None, resolved_by=found)


def meant(speaker: Span, actors: Sequence[Actor]) -> Actor | None:
    """Return the actor of whom the longest mention lies in the speaker's words, or has them in it."""
    touching = [(m.end - m.start, a) for a in actors for m in a.mentions if m.covers(speaker) or speaker.covers(m)]
    return max(touching, key=lambda pair: pair[0])[1] if touching else None


def worded(quotation: Quotation, briefing: "Briefing") -> str | None:
    """Return a quotation's speaker in words: the actor's name if it is known."""
    names = {a.id: a.name for a in briefing.actors}
    return names.get(quotation.actor or "") or (quotation.speaker.text if quotation.speaker else None)


def amend_main(briefing: "Briefing", correction: Correction) -> Change:
    """Say whether a theme is main."""
    old = named_finding(briefing.themes, correction, briefing)
    new = replace(old, main=correction.get("main") == "true")
    said = change("main", str(old.main).lower(), str(new.main).lower(), correction)
    return replace(briefing, themes=exchanged(briefing.themes, old, new)), f"{shortened(old.label)}, {said}"


def amend_passages(briefing: "Briefing", correction: Correction) -> Change:
    """Drop or add a passage of a theme; a theme without passages is none."""
    theme, place = named_finding(briefing.themes, correction, briefing), correction.get("passage") or ""
    sentence = row_named(place, correction, briefing)
    others = tuple(passage for passage in theme.passages if passage.sentence != sentence)
    is_there = len(others) < len(theme.passages)
    if is_there == (correction.action == "add"):
        state = "is a passage of this theme already" if is_there else "is no passage of this theme, or no longer"
        raise correction.error(f"passage: {place} {state}; it has {', '.join(numbers(theme, briefing))}")
    if correction.action == "add":
        others = tuple(sorted((*others, added_passage(sentence, briefing, correction)), key=lambda p: p.sentence))
    new = replace(theme, passages=others) if others else None
    themes = sorted(exchanged(briefing.themes, theme, new), key=weight, reverse=True)
    said = "added" if correction.action == "add" else "dropped"
    return replace(briefing, themes=tuple(themes)), f"{shortened(theme.label)}, passage {place} {said}"


def numbers(theme: FoundTheme, briefing: "Briefing") -> list[str]:
    """Return the numbers of the theme's passages."""
    passages = {passage.sentence for passage in theme.passages}
    return [sentence.id for sentence in briefing.sentences if sentence.span in passages]


def added_passage(sentence: Span, briefing: "Briefing", correction: Correction) -> Passage:
    """Return a sentence as a passage, by the entry's words in it."""
    words = correction.get("words") or ""
    terms = tuple(span for span in places(words, briefing) if sentence.covers(span))
    if not terms:
        raise correction.error(f"words: {shortened(words)} do not stand in {shortened(sentence.text)}; copy them")
    return Passage(sentence, terms)


def amend_date(briefing: "Briefing", correction: Correction) -> Change:
    """Change what a time expression means."""
    old = named_finding(briefing.dates, correction, briefing)
    value = correction.get("value") or None
    precision = next((p for p, pattern in TIMEML.items() if value and pattern.fullmatch(value)), "vague")
    new = replace(old, value=value, precision=cast("Precision", precision), basis="correction")
    said = change("value", old.value, new.value, correction)
    return replace(briefing, dates=exchanged(briefing.dates, old, new)), f"{shortened(old.span.text)}, {said}"


def amend_claim(briefing: "Briefing", correction: Correction) -> Change:
    """Change a claim's status."""
    old = named_finding(briefing.claims, correction, briefing)
    new = replace(old, status=cast("Status", status_of(correction.get("status") or "")))
    said = change("status", firmness(old.status), firmness(new.status), correction)
    return replace(briefing, claims=exchanged(briefing.claims, old, new)), f"{shortened(old.sentence.text)}, {said}"


def exchanged(findings: tuple[T, ...], old: T, new: T | None = None) -> tuple[T, ...]:
    """Return the findings with one replaced, or left out."""
    at = next(number for number, finding in enumerate(findings) if finding is old)
    return (*findings[:at], *([new] if new is not None else []), *findings[at + 1 :])


def change(field: str, before: str | None, after: str | None, correction: Correction) -> str:
    """Say what a field was and is; raises InputError if it is that already."""
    if before == after:
        raise correction.error(f"{field}: is {before or 'empty'} already; remove this correction")
    return f"{field}: {before or 'none'} → {after or 'none'}"
