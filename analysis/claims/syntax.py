"""Syntax: what hangs on a word, and which verbs are finite."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from analysis.language import Token

FINITE = ("VBD", "VBZ", "VBP", "MD")
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
RECENT = 64  # words
MOST = 60  # children of a word that are looked at; a longer list is no clause


def children(word: Token, *deps: str) -> list[Token]:
    """Return the words that hang on a word by one of these relations."""
    return [child for child, dep in hanging(word) if dep in deps]


@lru_cache(maxsize=RECENT)
def hanging(word: Token) -> tuple[tuple[Token, str], ...]:
    """Return the words that hang on a word, with their relations; the rules ask many times for those of one verb."""
    return tuple((child, child.dep_) for child in islice(word.children, MOST))


def modal_of(verb: Token) -> Token | None:
    """Return the modal verb of a clause; where all else is left out ("a process must not"), the verb itself."""
    words = (child for child in (*children(verb, "aux"), verb) if child.tag_ == "MD")
    return next((word for word in words if word.lower_ not in ("'s", "’s")), None)  # "it's" is no modal


def is_finite(verb: Token) -> bool:
    """Tell whether a verb or its auxiliary is finite."""
    return verb.tag_ in FINITE or any(child.tag_ in FINITE for child in children(verb, "aux", "auxpass"))


def gerunds(verb: Token) -> list[Token]:
    """Return the forms in -ing that complete a verb."""
    return [child for child in children(verb, "xcomp") if child.tag_ == "VBG"]


def is_listed(word: Token, listed: Sequence[str]) -> bool:
    """Tell whether a word is on a list; the model's dictionary forms lose a final "e" at times: "hop" for "hopes"."""
    lemma = word.lemma_.lower()
    return lemma in listed or (word.pos_ == "VERB" and f"{lemma}e" in listed)


def is_yet_to(verb: Token) -> bool:
    """Tell whether a verb is that of "has yet to answer" or "is yet to be held"."""
    is_helper = verb.lemma_ in ("have", "be") and bool(infinitives(verb))
    return is_helper and any(child.lower_ == "yet" for child in children(verb, "advmod"))


def is_main(root: Token) -> bool:
    """Tell whether the head of a sentence makes a statement and does not bid."""
    if not any(c.isalnum() for c in root.text) or is_bidding(root):
        return False  # the model takes a dash for a verb, too
    return root.tag_ == "VB" or is_finite(root)  # VB is its tag for "analysts consider" at times


def is_bidding(root: Token) -> bool:
    """Tell whether a verb in the base form has neither subject nor helper: "Thank you"."""
    return root.tag_ in ("VB", "VBP") and not children(root, *SUBJECTS, "aux", "auxpass")


def subjects(verb: Token) -> list[Token]:
    """Return a verb's subjects; a coordinated verb without any shares those of the first."""
    own = children(verb, "nsubj", "nsubjpass")
    return own or (children(verb.head, "nsubj", "nsubjpass") if verb.dep_ == "conj" else [])


def infinitives(verb: Token) -> list[Token]:
    """Return the infinitives with "to" that complete a verb."""
    return [child for child in children(verb, "xcomp") if is_infinitive(child)]


def is_infinitive(verb: Token) -> bool:
    """Tell whether "to" stands before a verb."""
    return any(aux.tag_ == "TO" for aux in children(verb, "aux"))
