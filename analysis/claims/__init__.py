"""Claims: how each statement is worded: done, announced, expected, possible, necessary or opinion."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.article import Span
from analysis.claims.certainty import FINITE, Status, children, is_finite, is_negated, wording
from analysis.language import Reading, Token, Tokens
from analysis.reference import words

DEEPEST = 4  # clauses within clauses that are looked into
SUBORDINATE = ("relcl", "acl", "advcl", "csubj", "csubjpass", "pcomp")


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
    for verb, reported in statements(tokens):
        how = wording(verb, reported=reported)
        if how.status not in found:
            found[how.status] = Claim(sentence, how.status, cue_span(reading, how.cue), is_negated(verb))
    return list(found.values())


def cue_span(reading: Reading, cue: tuple[Token, ...]) -> Span | None:
    """Return the article's words from the first to the last of a cue."""
    if not cue:
        return None
    spans = sorted(map(reading.span, cue))
    return reading.article.span(spans[0].start, spans[-1].end)


def statements(tokens: Tokens) -> list[tuple[Token, bool]]:
    """Return the verbs of a sentence's statements, each with whether it is reported; main clauses first."""
    roots = [token for token in tokens if token.dep_ == "ROOT" and is_finite(token)]
    if not roots:
        roots = [token for token in tokens if token.tag_ in FINITE and clause_of(token).dep_ not in SUBORDINATE][:1]
        roots = [clause_of(root) for root in roots]
    return [statement for root in roots for statement in clauses(root, reported=False, depth=0)]


def clause_of(verb: Token) -> Token:
    """Return the verb whose clause an auxiliary belongs to; a full verb is its own."""
    return verb.head if verb.dep_ in ("aux", "auxpass") else verb


def clauses(verb: Token, *, reported: bool, depth: int) -> Iterator[tuple[Token, bool]]:
    """Yield a clause's verb and those of the clauses that it reports or is coordinated with.

    What a hedged verb governs is hedged by it: "I believe that the plan works" claims nothing more.
    """
    if depth > DEEPEST:
        return
    reports = verb.lemma_.lower() in words("claims.yaml")["reporting"]
    contents = [child for child in children(verb, "ccomp") if is_finite(child)]
    if wording(verb).status != "done":
        contents = []
    if not (reports and contents):
        yield verb, reported
    for content in contents:
        yield from clauses(content, reported=reported or (reports and is_indirect(verb, content)), depth=depth + 1)
    for aside in children(verb, "advcl"):
        if aside.lemma_.lower() in words("claims.yaml")["reporting"] and aside.tag_ == "VBG":
            yield from reported_by(aside, depth)
    for other in children(verb, "conj"):
        if is_finite(other):
            yield from clauses(other, reported=reported, depth=depth + 1)


def is_indirect(verb: Token, content: Token) -> bool:
    """Tell whether a reported clause follows its verb unquoted; only there "would" stands for "will"."""
    return verb.i < content.i and not any(token.is_quote for token in verb.doc[verb.i : content.i])


def reported_by(aside: Token, depth: int) -> Iterator[tuple[Token, bool]]:
    """Yield the clauses after "adding that"."""
    for content in children(aside, "ccomp"):
        if is_finite(content):
            yield from clauses(content, reported=True, depth=depth + 1)
