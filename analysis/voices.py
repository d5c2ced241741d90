"""Voices: who speaks in the article, in how many words."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.actors import Actor
from analysis.quotations import Quotation

if TYPE_CHECKING:
    from analysis.briefing import Briefing

IN_MARKS = re.compile(r"[“«„\"]([^”»\"]*)")
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


def voices(briefing: "Briefing") -> tuple[Voice, ...]:
    """Return the article's voices, the longest first; words that two quotations share count once."""
    said: dict[str | None, list[Quotation]] = defaultdict(list)
    for quotation in briefing.quotations:
        said[quotation.actor].append(quotation)
    found = [voice(actor, said[actor.id]) for actor in briefing.actors if actor.id in said]
    return tuple(sorted(found, key=lambda voice: -voice.words))


def voice(actor: Actor, quotations: Sequence[Quotation]) -> Voice:
    """Return the voice of one who is quoted."""
    words = quoted_words(quotations)
    direct = min(sum(direct_words(q) for q in quotations), words)
    return Voice(actor, tuple(quotations), direct, words - direct)


def own_words(briefing: "Briefing") -> int:
    """Count the words that the article says in its own voice, headings left out."""
    everything = sum(count_words(sentence.span.text) for sentence in briefing.sentences)
    return max(everything - quoted_words(briefing.quotations), 0)


def quoted_words(quotations: Sequence[Quotation]) -> int:
    """Count the words of all segments; those that two segments share count once."""
    count, end = 0, 0
    for span in sorted({segment for q in quotations for segment in q.segments}):
        count += count_words(span.text[max(0, end - span.start) :])
        end = max(end, span.end)
    return count


def direct_words(quotation: Quotation) -> int:
    """Count the words between quotation marks; a direct quotation or a fragment is all of them."""
    if quotation.form == "indirect":
        return 0
    if quotation.form == "mixed":
        return sum(count_words(part) for segment in quotation.segments for part in IN_MARKS.findall(segment.text))
    return quoted_words([quotation])
