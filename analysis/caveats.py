"""Caveats: what to be careful about when reading this article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.absences import figures, unheard
from analysis.article import Span
from analysis.contradictions import find_contradictions
from analysis.dates.ordinals import weekday_ordinals
from analysis.language import Reading
from analysis.lists.countries import country
from analysis.lists.publishers import Publisher, publisher
from analysis.reference import words
from analysis.wording import counted, day

if TYPE_CHECKING:
    from analysis.briefing import Briefing


@dataclass(frozen=True, slots=True)
class Caveat:
    """Something to be careful about; the message is computed, the spans are what it rests on (none for an absence)."""

    kind: str
    message: str
    spans: tuple[Span, ...] = ()

    @property
    def id(self) -> str:
        """A name that a later run can repeat: "caveat-no-year-203-213"."""
        return "-".join(["caveat", self.kind, *(span.key for span in self.spans)])

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The spans."""
        return self.spans


def find_caveats(reading: Reading, briefing: "Briefing") -> tuple[Caveat, ...]:
    """Find what to be careful about, by the rules below, in their order."""
    return tuple(caveat for rule in RULES for caveat in rule(reading, briefing))


def single_source(reading: Reading, briefing: "Briefing") -> Iterator[Caveat]:
    yield Caveat("single-source", "Nothing here has been checked against another.")


def other_language(reading: Reading, briefing: "Briefing") -> Iterator[Caveat]:
    if not reading.article.english:
        message = (
            f"The text is in another language ({reading.article.language}); the rules are for English. Only its dates and the names "
            "on the lists were read: no quotations, themes, claims or events."
        )
        yield Caveat("language", message)


def contradictions(reading: Reading, briefing: "Briefing") -> Iterator[Caveat]:
    for one, other, message in find_contradictions(reading, briefing.claims, briefing.dates):
        yield Caveat("contradiction", message, (one, other))


def dates_without_a_year(reading: Reading, briefing: "Briefing") -> Iterator[Caveat]:
    if bare := [d.span for d in briefing.dates if (d.value or "").startswith("XXXX")]:
        yield Caveat("no-year", f"{counted(len(bare), 'date')} without a year in the text.", tuple(bare))
    assumed = [d.span for d in briefing.dates if d.basis == "published" and d.precision == "day"]
    if assumed and reading.article.published:
        message = f"{counted(len(assumed), 'date')} fixed by the day of publication, {day(reading.article.published)}; the text alone does not."
        yield Caveat("no-year", message, tuple(assumed))


def voices_not_heard(reading: Reading, briefing: "Briefing") -> Iterator[Caveat]:
    if missing := unheard(briefing):
        yield Caveat("not-heard", f"No speaker from: {', '.join(missing)} (all named).")


def unattributed(reading: Reading, briefing: "Briefing") -> Iterator[Caveat]:
    if floating := [q.content for q in briefing.quotations if q.speaker is None]:
        yield Caveat("unattributed", f"{counted(len(floating), 'quotation')} without a speaker.", tuple(floating))


def origin_cited(reading: Reading, briefing: "Briefing") -> Iterator[Caveat]:
    if briefing.origin:
        yield Caveat("origin", "The text rests on what another outlet reported.", (briefing.origin,))


def ownership(reading: Reading, briefing: "Briefing") -> Iterator[Caveat]:
    for row, span in registered(briefing):
        yield Caveat("ownership", f"{row.name}: {row.ownership}, {country(row.country).name}; {row.owner}.", (span,) if span else ())


def registered(briefing: "Briefing") -> list[tuple[Publisher, Span | None]]:
    """Return what the registry has on the publisher and on the origin cited, with the origin's words."""
    named = [(briefing.article.publisher or "", None), (briefing.origin.text if briefing.origin else "", briefing.origin)]
    return [(row, span) for name, span in named if (row := publisher(name))]


def translation_signs(reading: Reading, briefing: "Briefing") -> Iterator[Caveat]:
    if ordinals := weekday_ordinals(reading):
        yield Caveat("translation", "Weekdays stand where a list has second, third …; they are not read as dates.", ordinals)
    if {'"'} < set(MARK.findall(reading.article.text)):
        yield Caveat("translation", "Straight and curly quotation marks are mixed.")
    text = reading.article.text.lower()
    if len(used := [phrase for phrase in words("translation.yaml")["phrases"] if phrase in text]) >= FEWEST_PHRASES:
        yield Caveat("translation", f"{counted(len(used), 'phrase')} common in translations.", tuple(first(reading, p) for p in used))


def open_attribution(reading: Reading, briefing: "Briefing") -> Iterator[Caveat]:
    """A sentence without attribution after one that opens with "According to …" may go on with what that speaker says."""
    heads = {q.content.start: q for q in briefing.quotations if q.cue and q.cue.text.lower() == "according to"}
    for before, sentence in zip(reading.sentences, reading.sentences[1:], strict=False):
        attributed = any(before.span.start <= start < before.span.end for start in heads)
        quoted = any(s.overlaps(sentence.span) for q in briefing.quotations for s in q.segments)
        if attributed and not quoted and sentence.paragraph == before.paragraph:
            message = "Stands unattributed after an attributed sentence; it may continue what that speaker says."
            yield Caveat("attribution", message, (sentence.span,))


def no_numbers(reading: Reading, briefing: "Briefing") -> Iterator[Caveat]:
    if reading.sentences and not figures(briefing):
        yield Caveat("no-numbers", "No figures besides those of dates.")


def first(reading: Reading, phrase: str) -> Span:
    """Return the first place of a phrase that stands in the text, in lower or upper case."""
    found = re.search(re.escape(phrase), reading.article.text, re.IGNORECASE)
    assert found  # the caller has seen it there
    return reading.article.span(*found.span())


FEWEST_PHRASES = 3  # one or two may stand in anybody's prose
MARK = re.compile("[\"“”]")
RULES = (
    other_language, single_source, contradictions, dates_without_a_year, ownership, origin_cited, voices_not_heard,
    translation_signs, open_attribution, unattributed, no_numbers,
)  # fmt: skip
