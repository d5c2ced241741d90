"""Grammar that finders of several kinds ask for."""

from itertools import islice

from analysis.language import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
MOST = 60  # words before a verb that hang on it; a longer list is no clause


def companion(participle: Token) -> Token | None:
    """Return the noun after "with" of which a participle tells: "opened with its chair, Ann Lee, calling for calm"."""
    if participle.tag_ != "VBG" or participle.dep_ != "advcl":
        return None
    start = participle.left_edge.i
    for word in islice(participle.head.rights, MOST):
        if word.dep_ == "prep" and word.lower_ == "with" and 0 < start - word.right_edge.i <= len(", "):
            return next((noun for noun in word.rights if noun.dep_ == "pobj"), None)
    return None


def is_ruled_out(verb: Token) -> bool:
    """Tell whether a verb is "rule out"."""
    return verb.lemma_ == "rule" and any(
        word.dep_ == "prt" and word.lower_ == "out" for word in islice(verb.rights, MOST)
    )


def is_supposed(verb: Token) -> bool:
    """Tell whether a clause supposes what was not: "had she agreed, it would have ended"."""
    before = list(islice(verb.lefts, MOST))
    subject = next((word for word in before if word.dep_ in SUBJECTS), None)
    return subject is not None and any(word.lower_ == "had" and word.i < subject.left_edge.i for word in before)


def is_denied_with(verb: Token) -> bool:
    """Tell whether a verb is denied together with another: "neither agreed nor refused", "did not confirm or deny"."""
    first = verb.head if verb.dep_ == "conj" else verb
    if any(word.lower_ == "neither" for word in islice(first.lefts, MOST) if word.dep_ == "preconj"):
        return first == verb or links(first, "nor")
    denied = any(word.dep_ == "neg" for word in islice(first.lefts, MOST))
    return denied and first != verb and verb.tag_ == "VB" and links(first, "or")


def links(verb: Token, conjunction: str) -> bool:
    """Tell whether a conjunction ties another verb to this one."""
    return any(word.lower_ == conjunction for word in islice(verb.rights, MOST) if word.dep_ == "cc")
