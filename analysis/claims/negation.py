"""Negation: whether a clause says that something is not so."""

from analysis.claims.syntax import children, is_yet_to
from analysis.grammar import is_denied_with, is_ruled_out
from analysis.language import Token
from analysis.reference import words

NEGATIVE = ("no", "neither", "nobody", "none", "nothing", "never", "nor")
PARTS = ("nsubj", "nsubjpass", "dobj", "attr", "advmod")


def is_negated(verb: Token) -> bool:
    """Tell whether a clause is denied: "did not", "no longer", "no agreement", "has yet to"; "not unable" is not."""
    if is_ruled_out(verb):
        return False  # "does not rule out talks" leaves them possible
    return has_negative(verb) != bool(negative_predicate(verb))


def has_negative(verb: Token) -> bool:
    """Tell whether a negative word stands with a verb or with its subject or object."""
    opening = any(word.lower_ == "nor" and word.i < verb.i for word in children(verb, "cc"))
    if (
        opening
        or children(verb, "neg")
        or is_denied_with(verb)
        or is_yet_to(verb)
        or any(child.lower_ == "longer" for child in children(verb, "advmod"))
    ):
        return True
    return any(denies(part) or is_none(part) for part in children(verb, *PARTS))


def denies(part: Token) -> bool:
    """Tell whether a word is a negative one: "nothing", not "nothing but"."""
    following = part.doc[part.i + 1 : part.i + 2].text
    return part.lower_ in NEGATIVE and not (part.lower_ == "nothing" and following == "but")


def is_none(noun: Token) -> bool:
    """Tell whether a noun phrase denies: "no agreement", "neither side's claims", "not one shell", "not all"."""
    if noun.lemma_ == "doubt":
        return False  # "there is no doubt that"
    counting = children(noun, "det", "nummod", "predet")
    counting += [word for owner in children(noun, "poss") for word in children(owner, "det")]
    if any(word.lower_ in NEGATIVE or children(word, "neg") for word in counting):
        return True
    return bool(counting) and any(word.i < counting[0].i for word in children(noun, "neg"))


def negative_predicate(verb: Token) -> list[Token]:
    """Return what denies by itself: "is unable to", "is unlikely"."""
    listed = words("claims.yaml")["negative_adjectives"]
    return [word for word in children(verb, "acomp", "oprd") if word.lower_ in listed]
