"""Certainty: which words of a clause show how firm its statement is."""

from dataclasses import dataclass
from itertools import islice
from typing import Literal

from analysis.language import Token
from analysis.reference import words

Status = Literal["done", "announced", "expected", "possible", "necessary", "opinion"]

FINITE = ("VBD", "VBZ", "VBP", "MD")
NEGATIVE = ("no", "neither", "nobody", "none", "nothing", "never", "nor")
MOST = 60  # children of a word that are looked at; a longer list is no clause
LINKS = ("for", "of", "to")


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
    lexical = by_adverb(verb) or by_verb(verb) or by_predicate(verb)
    if modal is None:
        return lexical or Wording("done")
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


def children(word: Token, *deps: str) -> list[Token]:
    """Return the words that hang on a word by one of these relations."""
    return [child for child in islice(word.children, MOST) if child.dep_ in deps]


def modal_of(verb: Token) -> Token | None:
    """Return the modal verb of a clause."""
    return next((child for child in children(verb, "aux") if child.tag_ == "MD"), None)


def is_finite(verb: Token) -> bool:
    """Tell whether a verb or its auxiliary is finite."""
    return verb.tag_ in FINITE or any(child.tag_ in FINITE for child in children(verb, "aux", "auxpass"))


def is_negated(verb: Token) -> bool:
    """Tell whether a clause is denied: "not", "no longer", "nobody", "no agreement was"."""
    if children(verb, "neg") or any(child.lower_ == "longer" for child in children(verb, "advmod")):
        return True
    parts = children(verb, "nsubj", "nsubjpass", "dobj", "attr", "advmod")
    return any(part.lower_ in NEGATIVE or any(d.lower_ in NEGATIVE for d in children(part, "det")) for part in parts)


def is_plan(verb: Token) -> bool:
    """Tell whether "will" announces: an agent acts, or a thing is scheduled; else it foretells."""
    lists = words("claims.yaml")
    if verb.lemma_ == "be":
        return False
    takes_place = verb.lemma_ == "take" and any(child.lower_ == "place" for child in children(verb, "dobj"))
    if takes_place or children(verb, "auxpass", "nsubjpass") or verb.lemma_ in lists["scheduled_verbs"]:
        return True
    return is_agent(verb)


def is_agent(verb: Token) -> bool:
    """Tell whether a verb's subject is someone who can have a plan."""
    lists, subjects = words("claims.yaml"), children(verb, "nsubj")
    return any(s.lemma_.lower() in lists["agents"] or s.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") for s in subjects)


def by_adverb(verb: Token) -> Wording | None:
    """Return what "perhaps", "probably" or "unfortunately" shows."""
    for child in children(verb, "advmod"):
        if status := listed(child, "adverbs", "possible", "expected", "opinion"):
            return Wording(status, (child,))
    return None


def by_verb(verb: Token) -> Wording | None:
    """Return what the clause's own verb shows: "requires", "is expected to", "plans to", "I believe that"."""
    name = verb.lemma_.lower()
    infinitives = [child for child in children(verb, "xcomp") if any(a.tag_ == "TO" for a in children(child, "aux"))]
    if name == "have" and infinitives and not any(child.lower_ == "yet" for child in children(verb, "advmod")):
        return Wording("necessary", (verb,))
    if name == "be" and infinitives and is_arranged(verb, infinitives[0]):
        return Wording("announced", (verb,))
    if name == "go" and infinitives and verb.tag_ == "VBG":
        return Wording("announced" if is_agent(verb) and infinitives[0].lemma_ != "be" else "expected", (verb,))
    if status := listed(verb, "verbs", "expected", "necessary"):
        return Wording(status, (verb,))
    if infinitives and (status := listed(verb, "verbs", "announced", "possible")):
        return Wording(status, (verb,))
    if verb.tag_ != "VBG" and listed(verb, "verbs", "opinion"):
        return Wording("opinion", (verb,))
    return None


def is_arranged(verb: Token, infinitive: Token) -> bool:
    """Tell whether "is to" arranges: "the fleet is to sail", "the law is to be passed"; not "it is hard to say"."""
    if children(verb, "acomp", "attr", "csubj", "expl"):
        return False
    return is_agent(verb) or bool(children(infinitive, "auxpass"))


def by_predicate(verb: Token) -> Wording | None:
    """Return what is said of the subject: "is inevitable", "has the potential to", "marks a turning point"."""
    lists = words("claims.yaml")
    for child in children(verb, "acomp", "oprd", "attr", "dobj"):
        if status := listed(child, "adjectives", "announced", "expected", "possible", "necessary"):
            return Wording(status, (child,))
        open_noun = verb.lemma_ in lists["light_verbs"] and is_open(child)
        if open_noun and (status := listed(child, "nouns", "announced", "expected", "possible", "necessary")):
            return Wording(status, (child,))
        if verb.lemma_ in lists["rating_verbs"] and (cue := rating(child)):
            return Wording("opinion", cue)
    return None


def is_open(noun: Token) -> bool:
    """Tell whether something follows a noun that it is the plan, need or chance of."""
    if any(child.lower_ in LINKS for child in children(noun, "prep")):
        return True
    return any(child.tag_ == "VB" or children(child, "mark") for child in children(noun, "acl"))


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
    return next((status for status in statuses if word.lemma_.lower() in lists[f"{status}_{kind}"]), None)
