"""Quotations: who says what, by which cue."""

from dataclasses import dataclass

from analysis.article import Span
from analysis.language import Reading, Token
from analysis.quotations.fragments import find_fragments
from analysis.quotations.marks import Page, find_quoted
from analysis.quotations.quoted_speech import find_quoted_speech
from analysis.quotations.reported_speech import find_reported_speech
from analysis.quotations.speech import SUBJECTS, Form, Saying, naming
from analysis.quotations.transcript import find_turn, turn_names

__all__ = ["Form", "Quotation", "find_quotations"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that the article gives as somebody's: direct, indirect, mixed of both, or a quoted fragment.

    `content` runs from the first to the last word of what is said; `segments` are its parts without a cue between
    them. `speaker` is as worded, a pronoun too; `actor` and `resolved_by` say whom it means.
    """

    content: Span
    segments: tuple[Span, ...]
    cue: Span | None
    speaker: Span | None
    form: Form
    actor: str | None = None
    resolved_by: str | None = None

    @property
    def id(self) -> str:
        """A name that a later run can repeat: "quotation-980-1031"."""
        return f"quotation-{self.content.key}"

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The segments, the speaker's words and the cue."""
        return self.segments + tuple(span for span in (self.speaker, self.cue) if span)


def find_quotations(reading: Reading) -> tuple[Quotation, ...]:
    """Find who says what, in the order of the text."""
    sayings: list[Saying] = []
    before: Page | None = None
    names = turn_names(reading)
    for paragraph, quoted in zip(reading.paragraphs, find_quoted(reading), strict=True):
        page = Page(reading, paragraph, quoted)
        turn = find_turn(page, names)
        for saying in [turn] if turn else find_sayings(page, before, sayings[-1] if sayings else None):
            if not (saying.floating and sayings and goes_on(sayings[-1], saying, page, before)):
                sayings.append(saying)
        before = page
    return tuple(finished(reading, saying) for saying in sayings)


def find_sayings(page: Page, before: Page | None, last: Saying | None) -> list[Saying]:
    """Find what is said in one paragraph, in order; `last` is what was said before it and may go on in it."""
    quoted = find_quoted_speech(page, before, last)
    known = [last, *quoted] if last else quoted
    reported = find_reported_speech(page, known)
    return sorted(quoted + reported + find_fragments(page, known, reported), key=lambda s: s.parts[0])


def goes_on(last: Saying, floating: Saying, page: Page, before: Page | None) -> bool:
    """Let an utterance without a cue go on with the last saying, if that stands in the sentence before it.

    Otherwise it is said by the person whom that sentence is about, or else by the last speaker.
    """
    context = page if floating.at else before
    sentence = context.doc[slice(*context.bounds[floating.at - 1])] if context and context.bounds else None
    if context is None or sentence is None or last.form == "fragment":
        return False
    if last.end > context.offsets(sentence.start, sentence.end)[0]:
        last.parts += floating.parts
        last.form = "direct" if last.form == "direct" else "mixed"
        return True
    subject = next((t for t in sentence if t.dep_ in SUBJECTS and t.head.dep_ == "ROOT"), None)
    floating.speaker = context.span(naming(subject)) if subject and is_person(subject) else last.speaker
    return False


def is_person(noun: Token) -> bool:
    """Tell whether a noun may name a person: a proper noun, or a pronoun for one."""
    return noun.pos_ == "PROPN" or noun.lower_ in ("he", "she", "they")


def finished(reading: Reading, saying: Saying) -> Quotation:
    """Return the quotation that a saying has become."""
    segments = tuple(reading.article.span(start, end) for start, end in sorted(saying.parts))
    content = reading.article.span(segments[0].start, max(segment.end for segment in segments))
    return Quotation(content, segments, saying.cue, saying.speaker, saying.form)
