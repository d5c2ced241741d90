"""Targets: what a correction names, a finding by its id or words, and words by where they stand in the article."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from analysis.actors import Actor
from analysis.article import Span
from analysis.corrections import MARKS, Correction, shortened
from analysis.quotations import Quotation
from analysis.themes import FoundTheme

if TYPE_CHECKING:
    from analysis.briefing import Briefing

ID = re.compile(r"(?:actor|quotation|date|claim|event)-\d[\w-]*")
MOST_LISTED = 12  # ids in an error


class Finding(Protocol):
    """What every finding has."""

    @property
    def id(self) -> str: ...

    @property
    def evidence(self) -> tuple[Span, ...]: ...


F = TypeVar("F", bound=Finding)


def named_finding(findings: Sequence[F], correction: Correction, briefing: "Briefing") -> F:
    """Return the one finding that a correction names; raises InputError that lists the ids if it is none or several."""
    matching = [f for f in findings if f.id == correction.finding] or resting_on(findings, correction.finding)
    if not matching:
        raise correction.error(f"{absent(correction, briefing)}; {listed(findings, correction)}")
    matching = chosen(matching, [own_spans(f) for f in matching], correction, briefing)
    if len(matching) > 1:
        narrower = "`nth: 2`" if correction.get("sentence") else "`sentence: S1` or `nth: 2`"
        mend = f"add {narrower}, or write one of the ids"
        raise correction.error(f"names several; {mend}; {listed(matching, correction)}")
    return matching[0]


def resting_on(findings: Sequence[F], words: str) -> list[F]:
    """Return the findings that rest on just these words; else those that have them among their words."""
    sought = bare(words)
    having = [(f, [bare(text) for text in texts(f)]) for f in findings]
    within = re.compile(rf"(?<!\w){re.escape(sought)}(?!\w)")
    return [f for f, own in having if sought in own] or [f for f, own in having if any(map(within.search, own))]


def texts(finding: Finding) -> Iterator[str]:
    """Yield the words that a finding can be named by."""
    match finding:
        case Actor():
            yield finding.name
        case FoundTheme():
            yield finding.label
        case Quotation():
            yield finding.content.text
    yield from (span.text for span in own_spans(finding))


def own_spans(finding: Finding) -> tuple[Span, ...]:
    """Return the words of a finding itself, without those that say whose it is."""
    match finding:
        case Actor():
            return finding.mentions
        case Quotation():
            return finding.segments
    return finding.evidence


def bare(words: str) -> str:
    """Return words without quotation marks around them, with single spaces between them."""
    return " ".join(words.split()).strip(MARKS)


def absent(correction: Correction, briefing: "Briefing") -> str:
    """Say why nothing is named."""
    if ID.fullmatch(correction.finding):
        return "no finding has this id, or no longer"
    if bare(correction.finding) not in bare(briefing.article.text):
        return "these words do not stand in the article; copy them as they stand there"
    return f"no {correction.kind} rests on these words"


def listed(findings: Sequence[F], correction: Correction) -> str:
    """List the findings' ids with their words, as many as a line bears."""
    if not findings:
        return f"no {correction.kind} was found"
    shown = "; ".join(f"{f.id} {shortened(next(iter(texts(f))), 30)}" for f in findings[:MOST_LISTED])
    more = len(findings) - MOST_LISTED
    return f"found: {shown}" + (f" and {more} more" if more > 0 else "")


T = TypeVar("T")


def chosen(
    items: Sequence[T], spans: Sequence[Sequence[Span]], correction: Correction, briefing: "Briefing"
) -> list[T]:
    """Return the items, of which each has its spans, that lie in the correction's `sentence`, and of them the `nth`."""
    found = list(items)
    if sentence := correction.get("sentence"):
        row = row_named(sentence, correction, briefing)
        found = [item for item, own in zip(items, spans, strict=True) if any(span.overlaps(row) for span in own)]
        if not found:
            raise correction.error(f"sentence: does not stand in {sentence}, which is {shortened(row.text)}")
    if nth := correction.get("nth"):
        if int(nth) > len(found):
            raise correction.error(f"nth: there are only {len(found)}")
        found = found[int(nth) - 1 : int(nth)]
    return found


def row_named(number: str, correction: Correction, briefing: "Briefing") -> Span:
    """Return the sentence S1, S2 … or heading H1, H2 … of that number."""
    rows = briefing.headings if number.startswith("H") else [sentence.span for sentence in briefing.sentences]
    if int(number[1:]) > len(rows):
        raise correction.error(f"there is no {number}; the article ends with {number[0]}{len(rows)}")
    return rows[int(number[1:]) - 1]


def places(words: str, briefing: "Briefing") -> list[Span]:
    """Return every place where whole words stand in the article, however its lines break."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return [briefing.article.span(*m.span()) for m in re.finditer(rf"(?<!\w){pattern}(?!\w)", briefing.article.text)]


def nearest(field: str, near: Sequence[Span], correction: Correction, briefing: "Briefing") -> Span | None:
    """Return the words of a field where they stand nearest to the spans, outside them if possible."""
    words = correction.get(field)
    if not words:
        return None
    found = places(words, briefing)
    if not found:
        raise correction.error(f"{field}: {shortened(words)} does not stand in the article; copy words that do")
    return closest(found, near)


def closest(spans: Sequence[Span], near: Sequence[Span]) -> Span:
    """Return the span that is closest to some others, if possible one that overlaps none of them."""
    outside = [span for span in spans if not any(span.overlaps(other) for other in near)]
    return min(outside or spans, key=lambda span: min(gap(span, other) for other in near))


def gap(one: Span, other: Span) -> int:
    """Return how many characters lie between two spans."""
    return max(one.start - other.end, other.start - one.end, 0)
