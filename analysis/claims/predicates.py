"""Predicates: what is said of a subject, and how firm it makes a clause."""

from analysis.claims.planning import is_agent
from analysis.claims.status import Status, Wording, listed
from analysis.claims.syntax import children, infinitives, is_infinitive
from analysis.language import Token
from analysis.reference import words

LEANING: tuple[Status, ...] = ("announced", "expected", "possible", "opinion")
LINKS = ("for", "of", "to")


def by_predicate(verb: Token) -> Wording | None:
    """Return what is said of the subject: "is inevitable", "has the potential to", "marks a turning point"."""
    lists = words("claims.yaml")
    for child in children(verb, "acomp", "oprd", "attr", "dobj"):
        if child.lower_ in lists["abilities"] and has_come_true(verb):
            continue
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


def has_come_true(verb: Token) -> bool:
    """Tell whether a verb is told as past: what somebody "has been able to" do is done."""
    return verb.tag_ == "VBD" or any(word.lemma_ == "have" for word in children(verb, "aux"))


def by_leaning(verb: Token) -> Wording | None:
    """Return what leads to an act: "is certain to", "is committed to selling", "is on the verge of"."""
    places = [noun for link in children(verb, "prep") if verb.lemma_ == "be" for noun in children(link, "pobj")]
    leaning = [word for word in (verb, *children(verb, "acomp", "oprd")) if leads_on(word)]
    for word in (*leaning, *(noun for noun in places if is_open(noun))):
        for status in LEANING:
            if word.lower_ in words("claims.yaml")[f"{status}_leanings"]:
                return Wording(status, (word,))
    return None


def leads_on(word: Token) -> bool:
    """Tell whether "to" and a verb follow a word: "willing to sell", "committed to selling"."""
    links = (link for link in children(word, "prep") if link.lower_ == "to")
    return bool(infinitives(word)) or any(children(link, "pcomp") for link in links)


def is_open(noun: Token) -> bool:
    """Tell whether something follows a noun that it is the plan, need or chance of.

    After "a chance that" a clause does; after "potential that" it tells of the noun: "potential that investors ignore".
    """
    if any(child.lower_ in LINKS for child in children(noun, "prep")):
        return True
    takes_clause = noun.lemma_.lower() in words("claims.yaml")["nouns_with_that"]
    after = children(noun, "acl", "relcl")
    return any(
        is_infinitive(child) or (takes_clause and child.dep_ == "acl" and children(child, "mark")) for child in after
    )


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
