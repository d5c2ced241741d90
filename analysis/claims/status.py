"""The status of a clause, and the words that show it."""

from dataclasses import dataclass
from typing import Literal

from analysis.claims.syntax import is_listed
from analysis.language import Token
from analysis.reference import words

Status = Literal["done", "announced", "expected", "possible", "necessary", "opinion"]


@dataclass(frozen=True, slots=True)
class Wording:
    """How a clause is worded: its status and the words that show it, none where a plain verb does."""

    status: Status
    cue: tuple[Token, ...] = ()


def listed(word: Token, kind: str, *statuses: Status) -> Status | None:
    """Return the status in whose list of that kind a word stands: `adverbs`, `verbs`, `adjectives` or `nouns`."""
    lists = words("claims.yaml")
    return next((status for status in statuses if is_listed(word, lists[f"{status}_{kind}"])), None)
