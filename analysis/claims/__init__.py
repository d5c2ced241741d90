"""Claims: how each statement is worded: done, announced, expected, possible, necessary or opinion."""

from dataclasses import dataclass

from analysis.article import Span
from analysis.claims.certainty import Status, wording
from analysis.claims.negation import is_negated
from analysis.claims.statements import statements
from analysis.language import Reading, Token, Tokens


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement and how firmly it is worded.

    `cue` is the word that shows it, None where a plain verb does; `actor` who says so if not the article.
    """

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
    """Find the claims, in the order of the text.

    A sentence makes the claim of its main clause, or of the clause that a verb of reporting reports, and another one
    for each coordinated or reported clause of a different status. Questions and sentences without a finite verb make
    none.
    """
    found: list[Claim] = []
    for sentence in reading.sentences:
        tokens = reading.tokens(sentence.span)
        if tokens is not None and not is_question(sentence.span.text):
            found += sentence_claims(reading, sentence.span, tokens)
    return tuple(found)


def is_question(text: str) -> bool:
    """Tell whether a sentence asks."""
    return text.rstrip("\"'”’»)]").endswith("?")


def sentence_claims(reading: Reading, sentence: Span, tokens: Tokens) -> list[Claim]:
    """Return a sentence's claims, one a status."""
    found: dict[Status, Claim] = {}
    for statement in statements(tokens):
        how = wording(statement.verb, reported=statement.reported)
        if how.status not in found:
            negated = is_negated(statement.verb) != statement.denied
            found[how.status] = Claim(sentence, how.status, cue_span(reading, how.cue), negated)
    return list(found.values())


def cue_span(reading: Reading, cue: tuple[Token, ...]) -> Span | None:
    """Return the article's words from the first to the last of a cue."""
    if not cue:
        return None
    spans = sorted(map(reading.span, cue))
    return reading.article.span(spans[0].start, spans[-1].end)
