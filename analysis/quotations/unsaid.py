"""The unsaid: verbs of speech that report no words of anybody but the author."""

from analysis.grammar import is_denied_with, is_supposed
from analysis.language import Token, Tokens
from analysis.quotations.speech import (
    BID,
    HEARD,
    MUTE,
    NAME,
    RECALLED,
    SAY,
    SHOWN,
    SPEECH,
    SUBJECTS,
    TERMS,
    VOICE,
    WITHHOLD,
    says,
)
from analysis.reference import words

AUTHOR = ("i", "we")
NOBODY, SCANT = ("neither", "nobody", "none", "no"), ("no", "little", "scant")
ASKING = ("WDT", "WP", "WP$", "WRB")
OWN_NAME = ("name", "names", "surname", "identity")
DUTY = ("should", "must")
RELATIVE = ("WDT", "WP")


def is_unspoken(verb: Token) -> bool:
    """Tell whether a verb with "would" or the like tells of no words: "that work would go on", "that he would not ask".

    So it is with a verb that only may be one of speech, and where somebody else says what will not be said; with what
    "might have" been said, what somebody "should" say, what somebody "declined to say" or went "without saying".
    """
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return True
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "have" and any(c.lower_ == "yet" for c in verb.head.rights):
        return True  # "has yet to confirm"
    if (verb.dep_ == "xcomp" and verb.head.lemma_ in WITHHOLD) or is_supposed(verb) or is_bidden(verb):
        return True
    if not any(child.tag_ == "MD" for child in verb.lefts):
        return False
    if any(child.dep_ == "aux" and (child.lemma_ == "have" or child.lower_ in DUTY) for child in verb.lefts):
        return True
    if not says(verb, SPEECH - VOICE | SAY) or says(verb, NAME - SAY):
        return True  # "it would reject the plan"
    return is_negated(verb) and verb.dep_ == "ccomp" and says(verb.head)


def is_bidden(verb: Token) -> bool:
    """Tell whether a verb tells what somebody is brought to do: "convinced Chad to offer a truce"."""
    mover = verb.head
    if mover.lemma_ not in words("events.yaml")["moving"]:
        return False
    if verb.dep_ == "ccomp":
        return any(c.lower_ == "to" for c in verb.lefts if c.dep_ == "aux")  # "allow the guards to reject them"
    return verb.dep_ == "xcomp" and any(c.dep_ == "dobj" for c in mover.rights)


def is_unsaid(verb: Token, speaker: Tokens | None, first: Token) -> bool:
    """Tell whether a verb and what it brings in, by its first word, report nothing.

    "has not rejected the idea", "has never said that it is safe", "is not asking us to wait", "I asked why it is",
    "asked not to be named", "asking that her name be withheld".
    """
    lemma = verb.lemma_.lower()
    if speaker is not None and (is_nobody(speaker) or speaker.text.lower() == "you"):
        return True  # "you write that"
    if is_negated(verb):
        is_bidding = lemma in BID and any(c.dep_ == "xcomp" for c in verb.rights)
        asked = first.nbor() if first.pos_ == "ADP" else first  # "on what scale"
        return is_bidding or lemma in NAME - SAY or first.lower_ in ("that", "whether", "if") or asked.tag_ in ASKING
    if lemma == "ask" and speaker is not None and speaker.text.lower() in AUTHOR:
        return True
    if any(c.dep_ == "dobj" and any(d.lower_ in SCANT for d in c.lefts) for c in verb.rights):
        return True  # "found no proof that"
    return any((c.dep_ == "xcomp" and is_negated(c) and c.lemma_ in TERMS) or is_of_own_name(c) for c in verb.rights)


def is_of_own_name(clause: Token) -> bool:
    """Tell whether a clause tells what is to be done with the speaker's name: "that her name be withheld"."""
    names = (c for c in clause.lefts if c.dep_ == "nsubjpass" and c.lower_ in OWN_NAME)
    return clause.dep_ == "ccomp" and any(owner.tag_ == "PRP$" for name in names for owner in name.lefts)


def is_nobody(speaker: Tokens) -> bool:
    """Tell whether a speaker's words mean that none has said it: "neither side", "no one", but not "No 10"."""
    return speaker[0].lower_ in NOBODY and not (len(speaker) > 1 and speaker[1].like_num)


def is_negated(verb: Token) -> bool:
    """Tell whether a verb is negated: "did not say", "has never said", "neither confirmed nor denied"."""
    return any(child.dep_ == "neg" for child in verb.lefts) or is_denied_with(verb)


def is_mute(speaker: Tokens | None) -> bool:
    """Tell whether a speaker's words mean a thing that cannot speak: "a rift threatened to split the party"."""
    return speaker is not None and speaker.root.pos_ == "NOUN" and speaker.root.lemma_.lower() in MUTE


def is_deed(verb: Token) -> bool:
    """Tell whether a verb tells of a deed by its object, not of words: "recalled its envoy", "called the number"."""
    objects = [c for c in verb.rights if c.dep_ == "dobj"]
    if verb.lemma_ == "recall":
        return any(c.lemma_.lower() in RECALLED for c in objects)
    if verb.lemma_ == "dismiss" and any(c.lower_ in words("titles.yaml")["roles"] or has_role(c) for c in objects):
        return True
    named = any(c.dep_ in ("oprd", "ccomp", "attr", "acomp", "xcomp") for c in verb.rights)
    return verb.lemma_ == "call" and bool(objects) and not named


def is_shown(verb: Token) -> bool:
    """Tell whether a verb with an object tells how things are, not what is said: "reflects the mood", "boasts it"."""
    return verb.lemma_ in SHOWN and any(c.dep_ == "dobj" for c in verb.rights)


def has_role(name: Token) -> bool:
    """Tell whether a role stands before a name: "the minister Ann Lee"."""
    return any(c.dep_ in ("compound", "nmod") and c.lower_ in words("titles.yaml")["roles"] for c in name.lefts)


def is_farewell(verb: Token) -> bool:
    """Tell whether a verb has an object, so that no words stand around it: "as she said goodbye", "denied a visa".

    What follows a comma is none: "a ship was seized, two officials said, the first such case since June"; nor is one
    who hears it: "told reporters".
    """
    objects = (c for c in verb.rights if c.dep_ == "dobj" and c.pos_ not in ("PROPN", "PRON"))
    return verb.lemma_ not in HEARD and any(c.left_edge.nbor(-1).text != "," for c in objects)


def describes(verb: Token) -> bool:
    """Tell whether a verb only describes somebody in a relative clause: "which has asked for a bridge, was closed"."""
    return verb.dep_ == "relcl" and any(c.dep_ in SUBJECTS and c.tag_ in RELATIVE for c in verb.lefts)
