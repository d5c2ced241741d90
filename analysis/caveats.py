"""Caveats: what to be careful about when reading this article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.absences import figures, not_heard
from analysis.article import Span
from analysis.contradictions import find_contradictions
from analysis.dates.ordinals import weekday_ordinals
from analysis.language import Reading
from analysis.lists.countries import country
from analysis.lists.publishers import Publisher, publisher
from analysis.origin import dateline_agency
from analysis.reference import words
from analysis.tongue import language_name
from analysis.voices import count_words
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
    """Find what to be careful about, by the rules below, in their order; of a text that they cannot read, few hold."""
    rules = RULES if reading.article.english else RULES_OF_ANY_LANGUAGE
    return tuple(caveat for rule in rules for caveat in rule(reading, briefing))


def single_source(reading: Reading, briefing: "Briefing") -> Iterator[Caveat]:
    yield Caveat("single-source", "Nothing here has been checked against a second source.")


def other_language(reading: Reading, briefing: "Briefing") -> Iterator[Caveat]:
    language = language_name(reading.article.language)
    message = (
        f"The text’s language is {language}; the rules are for English. Only listed names and dates that are written "
        "as in English were read: no speakers, quotations, themes, claims or events."
    )
    yield Caveat("language", message)


def contradictions(reading: Reading, briefing: "Briefing") -> Iterator[Caveat]:
    for one, other, message in find_contradictions(reading, briefing.claims, briefing.dates):
        yield Caveat("contradiction", message, (one, other))


def dates_without_a_year(reading: Reading, briefing: "Briefing") -> Iterator[Caveat]:
    if bare := [d.span for d in briefing.dates if d.lacks_a_year]:
        yield Caveat("no-year", f"{counted(len(bare), 'date')} without a year in the text.", tuple(bare))
    assumed = [d.span for d in briefing.dates if d.basis == "published" and d.value]
    if assumed and reading.article.published:
        published = day(reading.article.published)
        fixed = f"{counted(len(assumed), 'date')} {'is' if len(assumed) == 1 else 'are'} fixed"
        message = f"{fixed} only by the day of publication, {published}."
        yield Caveat("no-year", message, tuple(assumed))


def voices_not_heard(reading: Reading, briefing: "Briefing") -> Iterator[Caveat]:
    if silence := not_heard(briefing):
        yield Caveat("not-heard", silence)


def anonymous(reading: Reading, briefing: "Briefing") -> Iterator[Caveat]:
    phrases = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in words("anonymity.yaml")["phrases"])
    unnamed = re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)
    if told := tuple(s.span for s in briefing.sentences if unnamed.search(s.span.text)):
        tell = "tells" if len(told) == 1 else "tell"
        yield Caveat("anonymous", f"{counted(len(told), 'sentence')} {tell} of a source who is not to be named.", told)


def unattributed(reading: Reading, briefing: "Briefing") -> Iterator[Caveat]:
    if floating := [q.content for q in briefing.quotations if q.speaker is None]:
        yield Caveat("unattributed", f"{counted(len(floating), 'quotation')} without a speaker.", tuple(floating))


def origin_cited(reading: Reading, briefing: "Briefing") -> Iterator[Caveat]:
    if briefing.origin and briefing.origin == dateline_agency(briefing.article):
        yield Caveat("origin", "The dateline names an agency as the text’s origin.", (briefing.origin,))
    elif briefing.origin:
        yield Caveat("origin", "The text cites what another outlet reported.", (briefing.origin,))


def ownership(reading: Reading, briefing: "Briefing") -> Iterator[Caveat]:
    for row, span in registered(briefing):
        message = f"{row.name} ({country(row.country).name}): {row.ownership}; {row.owner}."
        yield Caveat("ownership", message, (span,) if span else ())


def registered(briefing: "Briefing") -> list[tuple[Publisher, Span | None]]:
    """Return what the registry has on the publisher and on the origin cited, with the origin's words."""
    origin = briefing.origin
    named = [(briefing.article.publisher or "", None), (origin.text if origin else "", origin)]
    return [(row, span) for name, span in named if (row := publisher(name))]


def translation_signs(reading: Reading, briefing: "Briefing") -> Iterator[Caveat]:
    if ordinals := weekday_ordinals(reading):
        message = "Weekdays stand where a list has second, third …; they are not read as dates."
        yield Caveat("translation", message, ordinals)
    if {'"'} < set(MARK.findall(reading.article.text)):
        yield Caveat("translation", "Straight and curly quotation marks are mixed.")
    if len(carried := tuple(translators_phrases(reading))) >= FEWEST_PHRASES:
        yield Caveat("translation", f"{counted(len(carried), 'phrase')} common in translations.", carried)


def translators_phrases(reading: Reading) -> Iterator[Span]:
    """Yield the first place of each phrase that translators carry over."""
    for phrase in words("translation.yaml")["phrases"]:
        if found := re.search(rf"\b{re.escape(phrase)}\b", reading.article.text, re.IGNORECASE):
            yield reading.article.span(*found.span())


def open_attribution(reading: Reading, briefing: "Briefing") -> Iterator[Caveat]:
    """After "According to …", the next sentence of a paragraph may go on with what that speaker says."""
    openings = {q.cue.start for q in briefing.quotations if q.cue and q.cue.text.lower() == "according to"}
    said = [segment for q in briefing.quotations for segment in q.segments]
    pairs = zip(reading.sentences, reading.sentences[1:], strict=False)
    after = [b.span for a, b in pairs if a.span.start in openings and a.paragraph == b.paragraph]
    if loose := tuple(span for span in after if not any(map(span.overlaps, said))):
        follow = f"without attribution {'follows' if len(loose) == 1 else 'follow'} what is reported"
        yield Caveat("attribution", f"{counted(len(loose), 'sentence')} {follow}, and may be part of it.", loose)


def opinion(reading: Reading, briefing: "Briefing") -> Iterator[Caveat]:
    label, phrase = genre("labels", r"\W*(?:{})\s*(?:[:|–—]|-\s|$)"), genre("phrases", r"\b(?:{})\b")
    headed = [h for h in reading.headings if label.match(h.text)]
    said = [s.span for s in reading.sentences if label.match(s.span.text) or phrase.search(s.span.text)]
    if found := tuple(sorted((*headed, *said))):
        yield Caveat("opinion", "By its own words, opinion or analysis: what is stated may be a judgement.", found)


def genre(name: str, pattern: str) -> re.Pattern[str]:
    """Return a pattern with a list of words for opinion in it."""
    return re.compile(pattern.format("|".join(map(re.escape, words("opinion.yaml")[name]))), re.IGNORECASE)


def few_numbers(reading: Reading, briefing: "Briefing") -> Iterator[Caveat]:
    numbers = tuple(figures(briefing))
    if reading.sentences and not numbers:
        yield Caveat("no-numbers", "No figures in digits outside dates.")
    elif len(numbers) <= FEW and sum(count_words(s.span.text) for s in reading.sentences) >= LONG:
        yield Caveat("no-numbers", f"Only {counted(len(numbers), 'figure')} besides those of dates.", numbers)


FEWEST_PHRASES = 3  # one or two may stand in anybody's prose
FEW, LONG = 2, 400  # figures, in a text of so many words
MARK = re.compile('(?<!\\d)"|[“”]')  # not the inches of 5"
RULES_OF_ANY_LANGUAGE = (other_language, single_source, dates_without_a_year, ownership)
RULES = (
    opinion, single_source, contradictions, dates_without_a_year, origin_cited, ownership, voices_not_heard,
    anonymous, translation_signs, open_attribution, unattributed, few_numbers,
)  # fmt: skip
