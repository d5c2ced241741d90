"""Certainty: which words of a clause show how firm its statement is."""

from dataclasses import dataclass
from typing import Literal

from analysis.claims.planning import day_to_come, is_agent, is_arranged, is_plan
from analysis.claims.syntax import children, gerunds, infinitives, is_finite, is_listed, is_yet_to, modal_of, subjects
from analysis.language import Token
from analysis.reference import words

Status = Literal["done", "announced", "expected", "possible", "necessary", "opinion"]

LINKS = ("for", "of", "to")
CALLED = ("for", "on", "upon")  # "called for a truce", "called on both sides to stop"
CONDITIONS = ("if", "unless")
CONCEDING = ("even", "as")
PRESENT = ("VBZ", "VBP")
BASE = ("VB", "VBP")
NOUNS = ("NOUN", "PROPN")
SINGULAR = ("NN", "NNP")


@dataclass(frozen=True, slots=True)
class Wording:
    """How a clause is worded: its status and the words that show it, none where a plain verb does."""

    status: Status
    cue: tuple[Token, ...] = ()


def wording(verb: Token, *, reported: bool = False) -> Wording:
    """Return how the clause of a finite verb is worded; in a reported clause "would" stands for "will".

    "will" yields to stronger words: "will have to" is necessary, "will be able to" possible, "will probably" expected.
    """
    modal = modal_of(verb)
    lexical = by_adverb(verb) or by_verb(verb) or by_predicate(verb) or by_condition(verb)
    if modal is None:
        day = () if lexical else day_to_come(verb)
        return lexical or (Wording("announced", day) if day else Wording("done"))
    lists, word = words("claims.yaml"), modal.lower_
    if word in lists["possible_modals"]:
        return Wording("possible", (modal,))
    if word in lists["necessary_modals"]:
        return Wording("necessary", (modal,))
    if lexical and lexical.status != "announced":
        return lexical
    if word in lists["conditional_modals"] and not reported:
        return Wording("possible", (modal,))
    return Wording("announced" if is_plan(verb) else "expected", (modal,))


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
    others = children(verb, "ccomp")
    return bool(infinitives(verb)) or any(aux.tag_ == "TO" for other in others for aux in children(other, "aux"))


def is_set(verb: Token) -> bool:
    """Tell whether a verb sets a thing for a time to come: "was scheduled for June", "has promised aid"."""
    lists, name = words("claims.yaml"), verb.lemma_.lower()
    if children(verb, "auxpass"):
        return name in lists["arranged_verbs"] or (
            name == "set" and any(p.lower_ == "for" for p in children(verb, "prep"))
        )
    return name in lists["promising_verbs"] and any(thing.pos_ in NOUNS for thing in children(verb, "dobj"))


def is_demand(verb: Token) -> bool:
    """Tell whether a verb demands what its clause tells: "proposed that they meet", "proposed meeting"."""
    contents = [child for child in children(verb, "ccomp") if any(m.lower_ == "that" for m in children(child, "mark"))]
    demanding = verb.lemma_.lower() in words("claims.yaml")["demanding"]
    calls = verb.lemma_ == "call" and any(p.lower_ in CALLED and p.i > verb.i for p in children(verb, "prep"))
    if (calls and not children(verb, "dobj", "oprd", "auxpass")) or (demanding and gerunds(verb)):
        return True
    return any(is_subjunctive(content, sure=demanding) for content in contents)


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


def by_predicate(verb: Token) -> Wording | None:
    """Return what is said of the subject: "is inevitable", "has the potential to", "marks a turning point"."""
    lists = words("claims.yaml")
    for child in children(verb, "acomp", "oprd", "attr", "dobj"):
        if status := listed(child, "adjectives", "announced", "expected", "possible", "necessary"):
            return Wording(status, (child,))
        if children(child, "xcomp") and child.lower_ in lists["verging"]:
            return Wording("announced" if is_agent(verb) else "expected", (child,))
        open_noun = verb.lemma_ in lists["light_verbs"] and is_open(child)
        if open_noun and (status := listed(child, "nouns", "announced", "expected", "possible", "necessary")):
            return Wording(status, (child,))
        if verb.lemma_ in lists["rating_verbs"] and (cue := rating(child)):
            return Wording("opinion", cue)
    return None


def is_open(noun: Token) -> bool:
    """Tell whether something follows a noun that it is the plan, need or chance of.

    After "a chance that" a clause does; after "potential that" it tells of the noun: "potential that investors ignore".
    """
    if any(child.lower_ in LINKS for child in children(noun, "prep")):
        return True
    takes_clause = noun.lemma_.lower() in words("claims.yaml")["nouns_with_that"]
    return any(child.tag_ == "VB" or (takes_clause and children(child, "mark")) for child in children(noun, "acl"))


def rating(word: Token) -> tuple[Token, ...]:
    """Return the words by which a predicate judges: "inevitable", "important", "turning point"; none if it does not."""
    if listed(word, "adjectives", "opinion") or listed(word, "nouns", "opinion"):
        return (word,)
    for modifier in children(word, "amod", "compound"):
        if listed(modifier, "adjectives", "opinion"):
            return (modifier,)
        if f"{modifier.lower_} {word.lemma_.lower()}" in words("claims.yaml")["opinion_phrases"]:
            return (modifier, word)
    return ()


def listed(word: Token, kind: str, *statuses: Status) -> Status | None:
    """Return the status in whose list of that kind a word stands: `adverbs`, `verbs`, `adjectives` or `nouns`."""
    lists = words("claims.yaml")
    return next((status for status in statuses if is_listed(word, lists[f"{status}_{kind}"])), None)
