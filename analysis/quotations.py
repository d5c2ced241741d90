"""Quotations: who says what, by which cue."""

from dataclasses import dataclass

from analysis.article import Span
from analysis.fragments import find_fragments
from analysis.language import Reading
from analysis.quotation_marks import Page, find_quoted
from analysis.quoted_speech import find_quoted_speech
from analysis.reported_speech import find_reported_speech
from analysis.speech import Form, Saying

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
    before = None
    for paragraph, quoted in zip(reading.paragraphs, find_quoted(reading), strict=True):
        page = Page(reading, paragraph, quoted)
        direct = find_quoted_speech(page, before, sayings[-1] if sayings else None)
        open_sayings = [*sayings[-1:], *direct]
        reported = find_reported_speech(page, open_sayings)
        fragments = find_fragments(page, open_sayings, reported)
        for saying in sorted(direct + reported + fragments, key=lambda s: s.parts[0]):
            if saying.floating and sayings:
                saying.speaker = sayings[-1].speaker
            sayings.append(saying)
        before = page
    return tuple(finished(reading, saying) for saying in sayings)


def finished(reading: Reading, saying: Saying) -> Quotation:
    """Return the quotation that a saying has become."""
    segments = tuple(reading.article.span(start, end) for start, end in sorted(saying.parts))
    content = reading.article.span(segments[0].start, max(segment.end for segment in segments))
    return Quotation(content, segments, saying.cue, saying.speaker, saying.form)
