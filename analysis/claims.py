"""Claims: how each statement is worded: done, announced, expected, possible, necessary or opinion."""

from dataclasses import dataclass
from typing import Literal

from analysis.article import Span
from analysis.language import Reading

Status = Literal["done", "announced", "expected", "possible", "necessary", "opinion"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement and how firmly it is worded; `cue` is the word that shows it, `actor` who says so if not the article."""

    sentence: Span
    status: Status
    cue: Span | None
    negated: bool
    actor: str | None = None

    @property
    def id(self) -> str:
        """A name that a later run can repeat: "claim-310-402-at-330-334"."""
        return f"claim-{self.sentence.key}" + (f"-at-{self.cue.key}" if self.cue else "")

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The sentence, and the cue."""
        return (self.sentence, self.cue) if self.cue else (self.sentence,)


def find_claims(reading: Reading) -> tuple[Claim, ...]:
    """Find the claims, in the order of the text."""
    return ()
