"""Absences: what a reader may look for and this text does not have, which is not to say that it does not exist."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis import measured
from analysis.article import Span
from analysis.credits import find_credits, is_byline, names_author
from analysis.origin import is_own_dateline
from analysis.reference import words
from analysis.wording import counted, either, several

if TYPE_CHECKING:
    from analysis.actors import Actor
    from analysis.briefing import Briefing

NUMBER = re.compile(r"(?<![\w-])\d+(?:[.,]\d+)*")  # not the 16 of "F-16"
LIST = "absences.yaml"
MOST_NAMES = 4
FEWEST_NAMED = 3  # mentions that make a document the article's subject
GIVEN = {"the publisher": "publisher", "the day of publication": "published"}


@dataclass(frozen=True, slots=True)
class Absence:
    """Something that the text does not have; `rule` names how it was looked for."""

    rule: str
    message: str


def find_absences(briefing: "Briefing") -> tuple[Absence, ...]:
    """Return what the text does not have, by rule; of a text that the rules cannot read, only what they can tell."""
    rules = RULES if briefing.article.english else RULES_OF_ANY_LANGUAGE
    return tuple(Absence(name, message) for name, rule in rules.items() for message in rule(briefing))


def metadata(briefing: "Briefing") -> Iterator[str]:
    untitled = [] if briefing.article.title or headline(briefing) else ["the title"]
    unsigned = [] if briefing.article.byline or is_signed(briefing.article.text) else ["the author"]
    if unnamed := untitled + [n for n, field in GIVEN.items() if not getattr(briefing.article, field)] + unsigned:
        yield f"Not given with the article: {', '.join(unnamed)}."


def credited(briefing: "Briefing") -> list["Actor"]:
    """Return the persons whom a byline or a line of credits names: who made the text, and whom it does not hear."""
    lines = list(find_credits(briefing.article.text))
    persons = [actor for actor in briefing.actors if actor.kind == "person"]
    return [person for person in persons if any(is_within(mention, lines) for mention in person.mentions)]


def is_signed(text: str) -> bool:
    """Tell whether a byline or a line of credits in the text names its author."""
    return any(names_author(line.text) for line in find_credits(text))


def headline(briefing: "Briefing") -> Span | None:
    """Return the first heading above the text: it is the article's title, if it is no byline."""
    lead = briefing.sentences[0].span.start if briefing.sentences else len(briefing.article.text)
    return next((h for h in briefing.headings if h.start < lead and not is_byline(h.text)), None)


def years(briefing: "Briefing") -> Iterator[str]:
    if yearless := [d for d in briefing.dates if d.lacks_a_year]:
        yield f"{counted(len(yearless), 'date')} without a year."


def documents(briefing: "Briefing") -> Iterator[str]:
    if document := unquoted_document(briefing):
        yield f"No words of the {document} itself are quoted."


def numbers(briefing: "Briefing") -> Iterator[str]:
    if briefing.sentences and not figures(briefing):
        yield "No figures in digits outside dates."


def voices(briefing: "Briefing") -> Iterator[str]:
    if silence := not_heard(briefing):
        yield silence


def opposition(briefing: "Briefing") -> Iterator[str]:
    pattern = pattern_of("opposition")
    if not any(pattern.search(s.span.text) for s in briefing.sentences):
        yield "None of the listed words for denial, rejection or criticism."


def acts(briefing: "Briefing") -> Iterator[str]:
    if briefing.sentences and not briefing.events:
        counts = measured.counts()["events"]
        found = f"{measured.share(counts, 'coded', 'all'):.0f} %"
        yield f"No act of one party towards another was found; the list of verbs finds {found} of such acts."


def origin(briefing: "Briefing") -> Iterator[str]:
    if briefing.origin is None and not is_own_dateline(briefing.article):
        yield "No listed agency or outlet is cited as the origin."


def unread(briefing: "Briefing") -> Iterator[str]:
    yield "Not looked for, since the rules are for English: figures, opposing words, speakers, acts, the origin cited."


def second_source(briefing: "Briefing") -> Iterator[str]:
    yield "No second source: this briefing rests on one article."


RULES_OF_ANY_LANGUAGE = {"metadata of the article": metadata, "language of the rules": unread, "sources": second_source}
RULES = {
    "metadata of the article": metadata,
    "dates by precision": years,
    "documents quoted": documents,
    "numbers outside dates": numbers,
    "speakers by country": voices,
    "words of opposition": opposition,
    "acts between parties": acts,
    "origin cited": origin,
    "sources": second_source,
}


def figures(briefing: "Briefing") -> list[Span]:
    """Return the numbers in digits that belong to no date and to no name, such as "Group of 20"."""
    dates = sorted(d.span for d in briefing.dates)
    names = sorted(m for a in briefing.actors for m in a.mentions if NUMBER.search(m.text))
    found = (number for s in briefing.sentences for number in numbers_in(s.span))
    return [number for number in found if not (is_within(number, dates) or is_within(number, names))]


def numbers_in(sentence: Span) -> Iterator[Span]:
    """Yield the numbers of a sentence."""
    for found in NUMBER.finditer(sentence.text):
        yield Span(sentence.start + found.start(), sentence.start + found.end(), found.group())


def is_within(span: Span, others: list[Span]) -> bool:
    """Tell whether a span shares a character with one of others, which are in order and apart."""
    at = bisect_left(others, span.end, key=lambda other: other.start)
    return at > 0 and others[at - 1].end > span.start


def not_heard(briefing: "Briefing") -> str:
    """Say from which states and groups that are named nobody speaks, and of which speakers that is not known."""
    missing = unheard(briefing)
    unknown = [a.name for a in briefing.actors if a.speaks and a.kind == "person" and a.country is None]
    verb = "is" if len(unknown) == 1 else "are"
    speakers = f" Where {several(unknown, MOST_NAMES)} {verb} from is not known." if unknown else ""
    return f"No named speaker is known to be from {either(missing)}.{speakers}" if missing else ""


def unheard(briefing: "Briefing") -> list[str]:
    """Return the states and groups that are named and from which nobody is known to speak, by number of mentions."""
    if not briefing.article.english:
        return []  # nobody was looked for
    heard = heard_from(briefing)
    named = [a for a in briefing.actors if is_unheard(a, heard)]
    return [a.name for a in sorted(named, key=lambda a: -len(a.mentions))]


def heard_from(briefing: "Briefing") -> set[str]:
    """Return who speaks, by id, and the countries from which they are known to be."""
    return {key for a in briefing.actors if a.speaks for key in (a.country, a.id) if key}


def is_unheard(actor: "Actor", heard: set[str]) -> bool:
    """Tell whether an actor is a state or a group, and nobody from it is heard, as far as its members are known."""
    members = words("groups.yaml").get(actor.name)
    if actor.kind not in ("state", "group") or members == ():
        return False
    return heard.isdisjoint({actor.id, actor.country or "", *(members or ())})


def unquoted_document(briefing: "Briefing") -> str | None:
    """Return the document that the text names most, if no words of it are quoted.

    They may be where it is the speaker, and where words that nobody is known to say stand in a sentence that names it.
    """
    pattern = pattern_of("documents")
    named = Counter(m.group().lower() for s in briefing.sentences for m in pattern.finditer(s.span.text))
    document = max(named, key=lambda word: named[word], default=None)
    if document is None or named[document] < FEWEST_NAMED:
        return None
    speakers = [q.speaker.text for q in briefing.quotations if q.speaker and q.actor is None]
    starts = sorted(q.content.start for q in briefing.quotations if q.speaker is None)
    around = [s.span.text for s in briefing.sentences if holds_one(s.span, starts)]
    return None if any(document in text.lower() for text in (*speakers, *around)) else document


def holds_one(span: Span, offsets: list[int]) -> bool:
    """Tell whether one of some offsets, which are in order, lies within a span."""
    return bisect_left(offsets, span.start) < bisect_left(offsets, span.end)


def pattern_of(name: str) -> re.Pattern[str]:
    """Return what matches a word of a list."""
    endings = (re.escape(word).replace(r"\*", r"\w*") for word in words(LIST)[name])
    return re.compile(rf"\b(?:{'|'.join(endings)})\b", re.IGNORECASE)
