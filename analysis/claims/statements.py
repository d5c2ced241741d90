"""Statements: the clauses of a sentence that state something, and those that they report."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.claims.certainty import wording
from analysis.claims.negation import is_negated
from analysis.claims.planning import is_reporting
from analysis.claims.syntax import FINITE, SUBJECTS, children, infinitives, is_bidding, is_finite, is_main
from analysis.grammar import is_supposed
from analysis.language import Token, Tokens
from analysis.reference import words

DEEPEST = 4  # clauses within clauses that are looked into
SUBORDINATE = ("relcl", "acl", "advcl", "csubj", "csubjpass", "pcomp")
LABELS = (":", "—", "–", "-", "--")  # after a speaker's name or a dateline


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause by its verb, whether another reports it, and whether that one denies it."""

    verb: Token
    reported: bool = False
    denied: bool = False


def statements(tokens: Tokens) -> list[Statement]:
    """Return the statements of a sentence; main clauses first."""
    roots = [token for token in tokens if token.dep_ == "ROOT" and is_main(token)]
    if not roots and not any(token.dep_ == "ROOT" and is_bidding(token) for token in tokens):
        heads = [clause_of(token) for token in tokens if token.tag_ in FINITE]
        roots = [verb for verb in heads if is_labelled(verb) or (verb.dep_ not in (*SUBORDINATE, "ROOT"))][:1]
    return [statement for root in roots for statement in clauses(Statement(root), depth=0)]


def clause_of(verb: Token) -> Token:
    """Return the verb whose clause an auxiliary belongs to; a full verb is its own."""
    return verb.head if verb.dep_ in ("aux", "auxpass") else verb


def is_labelled(verb: Token) -> bool:
    """Tell whether a clause hangs on a speaker's name or a dateline before it: "MOSCOW — The firm's head resigned"."""
    label = verb.head
    if label.dep_ != "ROOT" or label.i + 1 >= len(label.doc) or not children(verb, *SUBJECTS):
        return False
    return verb.dep_ in ("acl", "relcl") and label.nbor(1).text in LABELS


def clauses(statement: Statement, depth: int) -> Iterator[Statement]:
    """Yield a clause and those that it reports or is coordinated with.

    What a hedged verb governs is hedged by it: "I believe that the plan works" claims nothing more. Nor does a report
    that was not made: "did not say that".
    """
    if depth > DEEPEST:
        return
    verb = statement.verb
    if is_supposed(verb):
        for consequence in children(verb, "ccomp", "conj"):
            yield from clauses(Statement(consequence), depth + 1)
        return
    reports, denies = is_reporting(verb), verb.lemma_.lower() in words("claims.yaml")["denying"]
    contents = reported_clauses(verb) if wording(verb).status == "done" and not is_negated(verb) else []
    if not (contents and (reports or denies)):
        yield statement
    for content in contents:
        reported = statement.reported or (reports and is_indirect(verb, content))
        yield from clauses(Statement(content, reported, statement.denied != denies), depth + 1)
    for aside in children(verb, "advcl"):
        if aside.tag_ == "VBG" and is_reporting(aside):
            for content in reported_clauses(aside):
                yield from clauses(Statement(content, reported=True), depth + 1)
    for other in children(verb, "conj", "ccomp"):
        if is_finite(other) and (other.dep_ == "conj" or stands_apart(other)):
            yield from clauses(Statement(other, statement.reported, statement.denied), depth + 1)


def reported_clauses(verb: Token) -> list[Token]:
    """Return the clauses that complete a verb; after "warned them that" the parser may hang one on the object."""
    contents = [child for child in children(verb, "ccomp") if is_finite(child) and not stands_apart(child)]
    denies = verb.lemma_.lower() in words("claims.yaml")["denying"]
    if contents or not (is_reporting(verb) or denies):
        return contents
    if children(verb, "auxpass") and (hearsay := infinitives(verb)):
        return hearsay  # "is said to be planning a visit"
    links = (link for word in (verb, *children(verb, "dobj")) for link in children(word, "prep") if link.lower_ == "as")
    if sayings := [saying for link in links for saying in children(link, "pcomp") if is_reporting(saying)]:
        return reported_clauses(sayings[0])  # "was quoted as saying that"
    told = (clause for word in children(verb, "dobj", "dative") for clause in children(word, "acl"))
    return [clause for clause in told if is_finite(clause) and children(clause, "mark") and children(clause, *SUBJECTS)]


def stands_apart(clause: Token) -> bool:
    """Tell whether a semicolon parts a clause from the next: "Paris came; Rome did not"."""
    end = clause.right_edge
    return clause.i < clause.head.i and ";" in (end.text, end.nbor().text)


def is_indirect(verb: Token, content: Token) -> bool:
    """Tell whether a reported clause stands beside its verb unquoted; only there "would" stands for "will"."""
    first, last = (verb.i, content.i) if verb.i < content.i else (content.left_edge.i, verb.i)
    return not any(token.is_quote for token in verb.doc[max(0, first - 1) : last])
