"""Events: who did what to whom, in PLOVER's types."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from analysis.article import Span
from analysis.language import Reading

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """One actor's act towards another; `source` and `target` are actors' ids, `verb` the words that show the act."""

    type: EventType
    source: str
    target: str
    status: Literal["actual", "planned", "negated", "conditional"]
    verb: Span
    sentence: Span

    @property
    def id(self) -> str:
        """A name that a later run can repeat."""
        return f"event-{self.verb.key}-{self.source}-{self.target}"

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The verb, in its sentence."""
        return (self.verb, self.sentence)


def find_events(reading: Reading, who: Mapping[Span, str]) -> tuple[Event, ...]:
    """Find who did what to whom; `who` gives the actor's id of each mention of a state, its people or organisations."""
    return ()
