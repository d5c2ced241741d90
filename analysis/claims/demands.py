"""Demands: clauses that tell what others shall do."""

from analysis.claims.syntax import children, gerunds, is_finite, modal_of, subjects
from analysis.language import Token
from analysis.reference import words

CALLED = ("for", "on", "upon")  # "called for a truce", "called on both sides to stop"
BASE = ("VB", "VBP")
SINGULAR = ("NN", "NNP")


def is_demand(verb: Token) -> bool:
    """Tell whether a verb demands what its clause tells: "proposed that they meet", "proposed meeting"."""
    contents = [child for child in children(verb, "ccomp") if any(m.lower_ == "that" for m in children(child, "mark"))]
    demanding = verb.lemma_.lower() in words("claims.yaml")["demanding"]
    links = (
        *children(verb, "prep"),
        *(m for clause in children(verb, "advcl", "ccomp") for m in children(clause, "mark")),
    )
    calls = verb.lemma_ == "call" and any(
        link.lower_ in CALLED and link.i > verb.i and not is_of_time(link) for link in links
    )
    if (calls and not children(verb, "dobj", "oprd", "auxpass")) or (demanding and gerunds(verb)):
        return True
    return any(is_subjunctive(content, sure=demanding) for content in contents)


def is_of_time(link: Token) -> bool:
    """Tell whether a preposition leads to a time: "called on Thursday"."""
    return any(noun.ent_type_ in ("DATE", "TIME") for noun in children(link, "pobj"))


def is_subjunctive(verb: Token, *, sure: bool) -> bool:
    """Tell whether a clause has its verb in the base form: "that he leave"; only where sure, "that they leave"."""
    if modal_of(verb) is not None:
        return False
    if not is_finite(verb) and any(word.lower_ == "be" for word in (verb, *children(verb, "aux", "auxpass"))):
        return True  # "that it be closed"
    alone = any(
        s.lower_ in ("he", "she", "it") or (s.tag_ in SINGULAR and not children(s, "conj")) for s in subjects(verb)
    )
    return verb.tag_ in BASE and not children(verb, "aux", "auxpass") and (sure or (alone and verb.lemma_ != "be"))
