"""Syntax: what hangs on a word in the parse, found in linear time."""

from functools import lru_cache

from analysis.language import Doc, Token

MOST = 30  # children of a word that are looked at; a list of ten thousand names is no phrase


def children(token: Token, *kinds: str) -> list[Token]:
    """Return the words that hang on a word, those of some kinds or all."""
    return [child for child in hanging(token.doc)[token.i] if not kinds or child.dep_ in kinds]


@lru_cache(maxsize=2)
def hanging(doc: Doc) -> tuple[list[Token], ...]:
    """Return each word's children; spaCy's own walk to them passes every word between."""
    found: tuple[list[Token], ...] = tuple([] for _ in doc)
    for token in doc:
        if token.head.i != token.i and len(found[token.head.i]) < MOST:
            found[token.head.i].append(token)
    return found


def is_passive(verb: Token) -> bool:
    """Tell whether a verb's subject suffers the act: "was arrested", "a treaty signed by"."""
    if children(verb, "auxpass", "nsubjpass"):
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "conj" and not children(verb, "aux", "nsubj", "dobj"):
        return bool(children(verb.head, "auxpass"))  # "had been hit and destroyed"
    return verb.tag_ == "VBN" and verb.dep_ == "acl"


def is_purpose(verb: Token) -> bool:
    """Tell whether a clause says what for: "to sign the treaty"."""
    return verb.dep_ == "advcl" and any(child.lower_ == "to" for child in children(verb, "aux"))


def is_participle(verb: Token) -> bool:
    """Tell whether a verb only describes: "soldiers sent to fight were killed"; parsers take it for the main one.

    The true one then hangs on it without an "and" or a comma.
    """
    beside = children(verb, "conj")
    links = [child for child in children(verb, "cc", "punct") if beside and child.i < beside[0].i]
    if beside and not links:
        return True
    return verb.tag_ == "VBN" and not children(verb, "aux", "auxpass")
