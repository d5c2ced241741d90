"""Caveats: what to be careful about when reading this article."""

from dataclasses import dataclass

from analysis.article import Span


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
