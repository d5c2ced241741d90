"""Voices: who speaks in the article, in how many words."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.actors import Actor
from analysis.article import Span
from analysis.quotations import Form, Quotation

if TYPE_CHECKING:
    from analysis.briefing import Briefing

OWN_VOICE = "the article’s own voice"
NOT_KNOWN = "unnamed or not identified"
IN_MARKS = re.compile(r"[“«„\"]([^”»\"]*)[”»\"]?")
WORD = re.compile(r"\w+(?:(?:['’\u200c-]|(?<=\d)[.,](?=\d))\w+)*")  # with the joiner inside Persian words


@dataclass(frozen=True, slots=True)
class Voice:
    """One who is quoted: words between quotation marks are direct, the others of what he says indirect."""

    actor: Actor
    quotations: tuple[Quotation, ...]
    direct: int
    indirect: int

    @property
    def words(self) -> int:
        """The words quoted in all."""
        return self.direct + self.indirect


def count_words(text: str) -> int:
    """Count the words of a text: "give-and-take", "parties'" and "1,200" are one each.

    >>> count_words("a give-and-take, of the parties' own")
    6
    """
    return len(WORD.findall(text))


def spoken(briefing: "Briefing") -> Counter[tuple[str | None, bool]]:
    """Count the words that are quoted, by the actor who says them and by whether they stand between quotation marks.

    Each word counts once: where one quotation lies within another, to the outer one.
    """
    starts = [s.span.start + word.start() for s in briefing.sentences for word in WORD.finditer(s.span.text)]
    told: dict[int, tuple[str | None, bool]] = {}
    segments = [(segment, q) for q in briefing.quotations for segment in q.segments]
    for segment, quotation in sorted(segments, key=lambda pair: -len(pair[0].text)):
        direct = {start for span in in_marks(segment, quotation.form) for start in within(starts, *span)}
        for start in within(starts, segment.start, segment.end):
            told.setdefault(start, (quotation.actor, start in direct))
    return Counter(told.values())


def within(starts: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Return those of some offsets, which are in order, that lie in a stretch."""
    return starts[bisect_left(starts, start) : bisect_left(starts, end)]


def in_marks(segment: Span, form: Form) -> list[tuple[int, int]]:
    """Return the stretches between quotation marks; a direct quotation or a fragment is one from end to end."""
    if form == "indirect":
        return []
    if form == "mixed":
        return [(segment.start + m.start(1), segment.start + m.end(1)) for m in IN_MARKS.finditer(segment.text)]
    return [(segment.start, segment.end)]


def voices(briefing: "Briefing") -> tuple[Voice, ...]:
    """Return the article's voices, the longest first."""
    said: dict[str | None, list[Quotation]] = defaultdict(list)
    for quotation in briefing.quotations:
        said[quotation.actor].append(quotation)
    count = spoken(briefing)
    found = [
        Voice(actor, tuple(said[actor.id]), count[actor.id, True], count[actor.id, False])
        for actor in briefing.actors
        if actor.id in said
    ]
    return tuple(sorted(found, key=lambda voice: -voice.words))


def own_words(briefing: "Briefing") -> int:
    """Count the words that the article says in its own voice, headings left out."""
    return sum(count_words(sentence.span.text) for sentence in briefing.sentences) - spoken(briefing).total()
