"""Statements: what a briefing says, each as words and facts about them, so that two briefings can be compared."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.changes.rows import Rows

if TYPE_CHECKING:
    from analysis.briefing import Briefing

SECTIONS = {
    "about": "About the article", "sentences": "The text", "speakers": "Who speaks", "named": "Who is named",
    "quotations": "What is said", "themes": "Themes", "dates": "Dates", "claims": "How firmly", "events": "Events",
    "caveats": "Cautions", "corrections": "Corrections",
}  # fmt: skip
ABOUT = ("title", "published", "publisher", "byline", "url", "language")
NOT_STATED = "not stated"
CONTROL = re.compile("[\0-\x1f\x7f-\x9f]")  # a terminal would obey them


@dataclass(frozen=True, slots=True)
class Statement:
    """Some words, and what the briefing states of them.

    `row` is the number of the sentence or heading where they stand; `place` names what they are of the same as in
    another briefing, where there is such a thing: a theme's id, a caveat's kind.
    """

    words: str
    facts: tuple[tuple[str, str], ...] = ()
    row: str = ""
    place: str = ""


def statements(briefing: "Briefing") -> dict[str, list[Statement]]:
    """Return the statements of a briefing, by section."""
    rows = Rows(briefing)
    names = {actor.id: actor.name for actor in briefing.actors}
    return {
        "about": list(about(briefing)),
        "sentences": [statement(span.text, row=number) for span, number in rows.all],
        "speakers": list(speakers(briefing)),
        "named": [statement(a.name) for a in briefing.actors],
        "quotations": list(quotations(briefing, rows, names)),
        "themes": list(themes(briefing)),
        "dates": [statement(d.span.text, row=rows.at(d.span), value=d.value, basis=d.basis) for d in briefing.dates],
        "claims": list(claims(briefing, rows, names)),
        "events": list(events(briefing, rows, names)),
        "caveats": [statement(c.message, place=c.kind) for c in briefing.caveats],
        "corrections": [statement(c.words, by=c.by, why=c.why) for c in briefing.corrections],
    }


def statement(words: str, *, row: str = "", place: str = "", **facts: str | None) -> Statement:
    """Return words with the facts about them, each on one line."""
    told = ((name, one_line(fact or NOT_STATED)) for name, fact in facts.items())
    return Statement(one_line(words), tuple(told), row, place)


def one_line(words: str) -> str:
    """Return words with single spaces between them, and without control characters."""
    return CONTROL.sub("\ufffd", " ".join(words.split()))


def about(briefing: "Briefing") -> Iterator[Statement]:
    """Yield what is known of the article, and whom it cites as its origin."""
    for name in ABOUT:
        value = getattr(briefing.article, name)
        yield statement(name, place=name, value=str(value) if value else None)
    yield statement("origin", place="origin", value=briefing.origin.text if briefing.origin else None)


def speakers(briefing: "Briefing") -> Iterator[Statement]:
    """Yield who speaks, with role and affiliation as worded."""
    for a in briefing.actors:
        if a.speaks:
            yield statement(a.name, role=a.role, affiliation=a.affiliation, country=a.country)


def quotations(briefing: "Briefing", rows: Rows, names: dict[str, str]) -> Iterator[Statement]:
    """Yield who says what."""
    for q in briefing.quotations:
        speaker = names.get(q.actor or "") or (q.speaker.text if q.speaker else None)
        yield statement(
            q.content.text, row=rows.at(q.content), speaker=speaker, cue=q.cue.text if q.cue else None, form=q.form
        )


def themes(briefing: "Briefing") -> Iterator[Statement]:
    """Yield the themes, with the number of their passages."""
    for t in briefing.themes:
        yield statement(t.label, place=t.id, main="yes" if t.main else "no", passages=str(len(t.passages)))


def claims(briefing: "Briefing", rows: Rows, names: dict[str, str]) -> Iterator[Statement]:
    """Yield how firmly each statement is worded; the cue stands for its sentence."""
    for c in briefing.claims:
        words, row, speaker = (c.cue or c.sentence).text, rows.at(c.sentence), names.get(c.actor or "")
        yield statement(words, row=row, status=c.status, negated="yes" if c.negated else "no", speaker=speaker)


def events(briefing: "Briefing", rows: Rows, names: dict[str, str]) -> Iterator[Statement]:
    """Yield who did what to whom."""
    for e in briefing.events:
        words = f"{names.get(e.source, e.source)} – {e.type} – {names.get(e.target, e.target)}"
        yield statement(words, row=rows.at(e.verb), status=e.status, verb=e.verb.text)
