"""Counts: how many of a thing a clause tells of, to be held against the same count elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.article import Span
from analysis.claims.certainty import wording
from analysis.claims.negation import is_negated
from analysis.claims.syntax import children, is_finite
from analysis.language import Reading, Token
from analysis.reference import words

SHARES = ("%", "percent", "cent", "point")  # shares of many things stand side by side
NEARBY = 30  # tokens of a clause in which its names are looked for


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things in a clause that is told as done; two counts with one `key` count the same."""

    key: tuple[str, str, str, frozenset[str]]
    number: str
    span: Span


def find_counts(reading: Reading) -> tuple[Count, ...]:
    """Find exact counts in clauses that name someone or some place; "at least 12" and "about 12" are none."""
    tokens = (token for p in reading.paragraphs if not p.heading for token in p.doc if token.dep_ == "nummod")
    return tuple(count for number in tokens for count in counts_of(reading, number))


def counts_of(reading: Reading, number: Token) -> Iterator[Count]:
    """Yield the count that a number makes: 12 in "The quake in Peru killed 12 people"."""
    thing = number.head
    verb = thing.head
    exact = number.i < thing.i and not children(number, "advmod", "quantmod", "compound")
    if not exact or thing.lemma_.lower() in SHARES or thing.dep_ not in ("dobj", "nsubj", "nsubjpass"):
        return
    if not is_finite(verb) or is_negated(verb) or wording(verb).status != "done":
        return
    who = frozenset(other.lemma_.lower() for other in children(verb, "nsubj", "agent") if other != thing)
    clause = verb.doc[max(verb.left_edge.i, verb.i - NEARBY) : min(verb.right_edge.i + 1, verb.i + NEARBY)]
    named = frozenset(token.lower_ for token in clause if token.ent_type_ in ("GPE", "LOC", "ORG", "PERSON", "FAC"))
    value = digits(number.text)
    if value and named:
        span = reading.article.span(reading.span(number).start, reading.span(thing).end)
        yield Count((verb.lemma_, thing.lemma_.lower(), " ".join(sorted(who)), named), value, span)


def digits(text: str) -> str | None:
    """Return a number's digits: "1200" for "1,200", "12" for "twelve"; None for other words."""
    plain = text.replace(",", "")
    if re.fullmatch(r"\d{1,12}", plain):
        return plain
    spelled = words("dates.yaml")["numbers"]
    return str(spelled.index(text.lower())) if text.lower() in spelled else None
