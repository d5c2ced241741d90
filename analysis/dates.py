"""Dates: time expressions, and what day they mean if the text allows it."""

from dataclasses import dataclass
from typing import Literal

from analysis.article import Span
from analysis.language import Reading

Precision = Literal["day", "week", "month", "quarter", "season", "year", "decade", "century", "vague"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression; `value` is TimeML ("2025-01-17", "XXXX-01-17", "2025-W03", "199X" …), None if nothing fixes it.

    `basis` says where the value comes from: the text alone, or the text and the day of publication.
    """

    span: Span
    value: str | None
    precision: Precision
    basis: Literal["text", "published"]
    sentence: Span

    @property
    def id(self) -> str:
        """A name that a later run can repeat: "date-203-213"."""
        return f"date-{self.span.key}"

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The expression."""
        return (self.span,)


def find_dates(reading: Reading) -> tuple[TimeExpression, ...]:
    """Find the time expressions, in the order of the text; `reading.article.published` fixes relative ones."""
    return ()
