"""Quotations: who says what, by which cue."""

from dataclasses import dataclass
from typing import Literal

from analysis.article import Span
from analysis.language import Reading

Form = Literal["direct", "indirect", "mixed", "fragment"]


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
    return ()
