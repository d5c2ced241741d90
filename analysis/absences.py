"""Absences: what a reader may look for and this text does not have. "Not found in this text", never "does not exist"."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.reference import words
from analysis.wording import counted

if TYPE_CHECKING:
    from analysis.briefing import Briefing

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Absence:
    """Something that the text does not have; `rule` names how it was looked for."""

    rule: str
    message: str


def find_absences(briefing: "Briefing") -> tuple[Absence, ...]:
    """Return what the text does not have, by rule."""
    article = briefing.article
    unnamed = [name for name, value in NAMED.items() if not getattr(article, value)]
    found = [Absence("metadata of the article", f"Not stated: {', '.join(unnamed)}.")] if unnamed else []
    if yearless := [d for d in briefing.dates if (d.value or "").startswith("XXXX")]:
        found.append(Absence("dates by precision", f"{counted(len(yearless), 'date')} without a year."))
    if document := unquoted_document(briefing):
        found.append(Absence("documents quoted", f"No words of the {document} itself are quoted."))
    if not figures(briefing):
        found.append(Absence("numbers outside dates", "No figures besides those of dates."))
    if missing := unheard(briefing):
        found.append(Absence("speakers by country", f"No speaker from: {', '.join(missing)} (all named)."))
    if not matched(briefing, "opposition"):
        found.append(Absence("words of opposition", "No sentence says that anyone denies, rejects or criticises."))
    if briefing.origin is None:
        found.append(Absence("origin cited", "The text cites no agency or outlet as its origin."))
    found.append(Absence("sources", "No second source: this briefing rests on one article."))
    return tuple(found)


NAMED = {"the title": "title", "the publisher": "publisher", "the day of publication": "published", "the author": "byline"}


def figures(briefing: "Briefing") -> list[str]:
    """Return the numbers in digits that belong to no date."""
    dates = [d.span for d in briefing.dates]
    numbers = (found for s in briefing.sentences for found in shifted(s.span.start, s.span.text))
    return [text for start, end, text in numbers if not any(d.start < end and start < d.end for d in dates)]


def shifted(start: int, text: str) -> list[tuple[int, int, str]]:
    """Return the numbers of a text with their offsets in the article."""
    return [(start + m.start(), start + m.end(), m.group()) for m in NUMBER.finditer(text)]


def unheard(briefing: "Briefing") -> list[str]:
    """Return the states and groups that are named and from which nobody speaks, by number of mentions."""
    heard = {a.country for a in briefing.actors if a.speaks and a.country} | {a.id for a in briefing.actors if a.speaks}
    named = [a for a in briefing.actors if a.kind in ("state", "group") and not {a.country, a.id} & heard]
    return [a.name for a in sorted(named, key=lambda a: -len(a.mentions))]


def unquoted_document(briefing: "Briefing") -> str | None:
    """Return the document that the text names most, if no quotation has it as its speaker."""
    pattern = re.compile(rf"\b({'|'.join(words('absences.yaml')['documents'])})\b", re.IGNORECASE)
    named = Counter(m.group().lower() for s in briefing.sentences for m in pattern.finditer(s.span.text))
    speakers = " ".join(q.speaker.text.lower() for q in briefing.quotations if q.speaker)
    document = max(named, key=lambda word: named[word], default=None)
    return document if document and named[document] >= FEWEST_NAMED and document not in speakers else None


FEWEST_NAMED = 3  # mentions that make a document the article's subject


def matched(briefing: "Briefing", name: str) -> bool:
    """Tell whether a sentence has a word of a list."""
    endings = (re.escape(word).replace(r"\*", r"\w*") for word in words("absences.yaml")[name])
    pattern = re.compile(rf"\b(?:{'|'.join(endings)})\b", re.IGNORECASE)
    return any(pattern.search(s.span.text) for s in briefing.sentences)
