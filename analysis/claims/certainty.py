"""Certainty: which words of a clause show how firm its statement is."""

from analysis.claims.demands import is_demand
from analysis.claims.planning import day_to_come, is_agent, is_arranged, is_plan, is_set
from analysis.claims.predicates import by_leaning, by_predicate
from analysis.claims.status import Status, Wording, listed
from analysis.claims.syntax import children, gerunds, infinitives, is_infinitive, is_yet_to, modal_of
from analysis.language import Token
from analysis.reference import words

__all__ = ["Status", "Wording", "wording"]

CONDITIONS = ("if", "unless")
CONCEDING = ("even", "as")
AUTHOR, OWN = ("i", "we"), ("my", "our")
PRESENT = ("VBZ", "VBP")


def wording(verb: Token, *, reported: bool = False) -> Wording:
    """Return how the clause of a finite verb is worded; in a reported clause "would" stands for "will".

    "will" yields to stronger words: "will have to" is necessary, "will be able to" possible, "will probably" expected.
    """
    modal = modal_of(verb)
    lexical = next(filter(None, (rule(verb) for rule in LEXICAL)), None)
    if modal is None:
        day = () if lexical else day_to_come(verb)
        return lexical or (Wording("announced", day) if day else Wording("done"))
    lists, word = words("claims.yaml"), modal.lower_
    if word in lists["possible_modals"]:
        unable = word == "could" and children(verb, "neg") and verb.lemma_ in lists["inability_verbs"]
        return Wording("done") if unable else Wording("possible", (modal,))
    if word in lists["necessary_modals"]:
        return Wording("necessary", (modal,))
    if lexical and lexical.status != "announced":
        return lexical
    if verb.lemma_ == "like" and infinitives(verb) and infinitives(verb)[0].lemma_ in lists["polite_verbs"]:
        return Wording("done")  # "I would like to stress that"
    if word in lists["conditional_modals"] and not reported:
        if children(verb, "neg") and verb.lemma_ in lists["refusing_verbs"]:
            return Wording("done")  # "would not say whether"
        return Wording("possible", (modal,))
    return Wording("announced" if is_plan(verb) else "expected", (modal,))


def by_view(verb: Token) -> Wording | None:
    """Return what "in my view" or ", I believe," shows."""
    for link in children(verb, "prep"):
        for noun in children(link, "pobj") if link.lower_ == "in" else ():
            if noun.lemma_ in words("claims.yaml")["views"] and any(
                own.lower_ in OWN for own in children(noun, "poss")
            ):
                return Wording("opinion", (link, noun))
    for aside in children(verb, "parataxis"):
        if listed(aside, "verbs", "opinion") and any(word.lower_ in AUTHOR for word in children(aside, "nsubj")):
            return Wording("opinion", (aside,))
    return None


def by_adverb(verb: Token) -> Wording | None:
    """Return what "perhaps", "probably" or "unfortunately" shows."""
    for child in children(verb, "advmod"):
        if status := listed(child, "adverbs", "possible", "expected", "opinion"):
            return Wording(status, (child,))
    return None


def by_verb(verb: Token) -> Wording | None:
    """Return what the clause's own verb shows: "requires", "is expected to", "plans to", "I believe that"."""
    name, completed = verb.lemma_.lower(), infinitives(verb)
    if name == "have" and completed and not is_yet_to(verb):
        return Wording("necessary", (verb,))
    if is_arranged(verb) or is_set(verb):
        return Wording("announced", (verb,))
    if name == "go" and completed and verb.tag_ == "VBG":
        return Wording("announced" if is_agent(verb) and completed[0].lemma_ != "be" else "expected", (verb,))
    if name == "threaten" and completed and is_agent(verb):
        return Wording("announced", (verb,))
    if status := listed(verb, "verbs", "expected", "necessary"):
        return Wording(status, (verb,))
    if name in words("claims.yaml")["urging_verbs"] and children(verb, "dobj", "ccomp", "xcomp"):
        return Wording("necessary", (verb,))
    if completed and (status := listed(verb, "verbs", "announced", "possible")):
        return Wording(status, (verb,))
    if is_wish(verb):
        return Wording("opinion", (verb,))
    if is_demand(verb):
        return Wording("necessary", (verb,))
    if name in words("claims.yaml")["weighing_verbs"] and gerunds(verb):
        return Wording("possible", (verb,))
    if verb.tag_ != "VBG" and not children(verb, "acomp") and listed(verb, "verbs", "opinion"):
        return Wording("opinion", (verb,))
    return None


def by_condition(verb: Token) -> Wording | None:
    """Return what "if" or "unless" makes of a verb in the present tense: "the harvest fails unless it rains"."""
    for clause in children(verb, "advcl") if verb.tag_ in PRESENT else ():
        for mark in children(clause, "mark"):
            is_conceding = mark.i > 0 and mark.nbor(-1).lower_ in CONCEDING
            if mark.lower_ in CONDITIONS and not is_conceding and not is_past(clause):
                return Wording("possible", (mark,))
    return None


def is_past(verb: Token) -> bool:
    """Tell whether a clause is in the past tense: "if he did not know, he knows now" is no condition."""
    return any(word.tag_ == "VBD" for word in (verb, *children(verb, "aux", "auxpass")))


def is_wish(verb: Token) -> bool:
    """Tell whether a verb wishes for an act: "wants to sell", "wants them to stop"; "wants a treaty" is plain."""
    if verb.lemma_.lower() not in words("claims.yaml")["wishing_verbs"]:
        return False
    return bool(infinitives(verb)) or any(is_infinitive(other) for other in children(verb, "ccomp"))


LEXICAL = (by_view, by_adverb, by_verb, by_leaning, by_predicate, by_condition)  # the first that shows something
