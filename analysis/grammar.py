"""Grammar that finders of several kinds ask for."""

from itertools import islice

from analysis.language import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
MOST = 60  # words before a verb that hang on it; a longer list is no clause


def is_supposed(verb: Token) -> bool:
    """Tell whether a clause supposes what was not: "had she agreed, it would have ended"."""
    before = list(islice(verb.lefts, MOST))
    subject = next((word for word in before if word.dep_ in SUBJECTS), None)
    return subject is not None and any(word.lower_ == "had" and word.i < subject.left_edge.i for word in before)
