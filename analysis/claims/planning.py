"""Planning: what makes a clause announce an act: somebody who can plan, a schedule, a day to come."""

from functools import cache

from analysis.claims.syntax import children, infinitives, is_finite, is_listed, is_yet_to, subjects
from analysis.language import Token
from analysis.reference import words

NAMES = ("PERSON", "ORG", "GPE", "NORP")
COMING = ("next", "coming")
WHEN = ("npadvmod", "advmod", "attr", "prep")
NOUNS = ("NOUN", "PROPN")
PRESENT = ("VBZ", "VBP")
ASKING = ("WRB", "WP", "WDT")


def is_plan(verb: Token) -> bool:
    """Tell whether "will" announces: an agent acts, or a thing is scheduled; else it foretells."""
    if verb.lemma_ == "be" or verb.lemma_ in words("claims.yaml")["unplanned_verbs"]:
        return False
    takes_place = verb.lemma_ == "take" and any(child.lower_ == "place" for child in children(verb, "dobj"))
    if takes_place or children(verb, "auxpass", "nsubjpass") or verb.lemma_ in words("claims.yaml")["scheduled_verbs"]:
        return True
    return is_agent(verb)


def is_agent(verb: Token) -> bool:
    """Tell whether a verb's subject is someone who can have a plan; "it" is the body that is reported to say so."""
    for subject in subjects(verb):
        if subject.lemma_.lower() in agents() or subject.ent_type_ in NAMES:
            return True
        if subject.lower_ == "it" and verb.dep_ == "ccomp" and is_reporting(verb.head):
            return any(s.ent_type_ != "PERSON" and s.pos_ != "PRON" for s in subjects(verb.head)) and is_agent(
                verb.head
            )
    return False


def is_reporting(verb: Token) -> bool:
    """Tell whether a verb reports a clause."""
    return is_listed(verb, words("claims.yaml")["reporting"])


@cache
def agents() -> frozenset[str]:
    """Return the nouns and pronouns for those who can have a plan; roles and kin are among them."""
    titles = words("titles.yaml")
    return frozenset((*words("claims.yaml")["agents"], *titles["roles"], *titles["male"], *titles["female"]))


def is_arranged(verb: Token) -> bool:
    """Tell whether "is to" arranges: "the fleet is to sail", "the law is to be passed"; not "the task is to sail"."""
    completed = infinitives(verb)
    if verb.lemma_ != "be" or not completed or is_yet_to(verb) or children(verb, "acomp", "attr", "csubj", "expl"):
        return False
    if any(word.tag_ in ASKING for word in children(completed[0], "advmod", "dobj")):
        return False  # "the question is how to pay"
    if is_agent(verb) or children(completed[0], "auxpass"):
        return True
    named = [s for s in subjects(verb) if s.pos_ != "PRON"]
    return bool(named) and named[0].lemma_.lower() not in words("claims.yaml")["specifying"]


def is_set(verb: Token) -> bool:
    """Tell whether a verb sets a thing for a time to come: "was scheduled for June", "has promised aid"."""
    lists, name = words("claims.yaml"), verb.lemma_.lower()
    if children(verb, "auxpass"):
        return name in lists["arranged_verbs"] or (
            name == "set" and any(p.lower_ == "for" for p in children(verb, "prep"))
        )
    return name in lists["promising_verbs"] and any(thing.pos_ in NOUNS for thing in children(verb, "dobj"))


def day_to_come(verb: Token) -> tuple[Token, ...]:
    """Return the words for a time to come that a verb in the present tense has: "visits Oslo next week"."""
    finite = next((word for word in (*children(verb, "aux", "auxpass"), verb) if is_finite(word)), verb)
    if is_reporting(verb) or finite.tag_ not in PRESENT or (finite.lemma_ == "have" and finite != verb):
        return ()
    for child in children(verb, *WHEN):
        days = children(child, "pobj", "npadvmod") if child.dep_ == "prep" else [child]
        for day in days:
            if day.lower_ == "tomorrow" or (child.lower_ == "on" and day.text in words("dates.yaml")["weekdays"]):
                return (day,)
            if ahead := [word for word in children(day, "amod") if word.lower_ in COMING and day.ent_type_ == "DATE"]:
                return (ahead[0], day)
    return ()
