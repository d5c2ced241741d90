"""The tense of the clause around a word: does what it tells lie before or after the publication?"""

import re
from itertools import islice
from typing import Literal

from analysis.language import Token
from analysis.reference import words

DEEPEST = 20  # clauses nest no deeper; a list of ten thousand words may
MOST = 30  # words beside a verb that are looked at
FARTHEST = 15  # words between "will" and its verb
COMPARED = re.compile(r"(?<!later )(?<!earlier )(?<!sooner )(?<!rather )(?<!other )\bthan (?:[\w’']+ ){0,3}(?:in|on) $")
Direction = Literal["past", "future"]


def direction(word: Token) -> Direction | None:
    """Tell whether the clause around a word looks back or ahead; None where no verb tells.

    "The minister will leave for Kazan on Friday" looks ahead, "the minister left on Friday" back. In "is proud of
    Friday's vote" the present tense tells nothing about Friday.
    """
    if re.search(r"\bas (?:soon|early) as$", word.doc[max(0, word.i - 3) : word.i].text):
        return "future"
    if COMPARED.search(word.doc[max(0, word.i - 7) : word.i].text_with_ws):
        return "past"  # "will cost more than in May"
    if is_until(word):
        return "future"
    ahead = words("tense.yaml")["ahead"]
    for node in map(said_of, (word, *islice(word.ancestors, DEEPEST))):
        if is_arranged(node) or any(n.lemma_.lower() in ahead and is_put_off(n) for n in (node, node.head)):
            return None  # "was to open in May", "was due to open in May but was cancelled"
        if node.lemma_.lower() in ahead and looks_ahead(node, word):
            return "future"
        if node.pos_ in ("VERB", "AUX") and (found := tense(node)):
            if found == "past" and word.head.lower_ == "for":
                return None  # "was considering a cut for August", "reported a loss for May"
            return None if found == "future" and names_a_thing(word) and not has_modal(node) else found
    return None


def said_of(node: Token) -> Token:
    """Return "due" for the verb of "was due", any other word itself."""
    due = next((word for word in islice(node.rights, MOST) if word.dep_ == "acomp"), None)
    return due if due is not None and due.lemma_.lower() in words("tense.yaml")["ahead"] else node


def is_until(word: Token) -> bool:
    """Tell whether something was brought about up to a time: "the border was closed until Monday"."""
    link = word.head
    return link.lower_ in ("until", "till") and any(helper.dep_ == "auxpass" for helper in auxiliaries(link.head))


def names_a_thing(word: Token) -> bool:
    """Tell whether a date is part of a noun's name: "the June accord", "Tuesday's vote"."""
    return word.dep_ in ("compound", "poss", "nmod", "amod") and word.head.pos_ in ("NOUN", "PROPN")


def looks_ahead(node: Token, word: Token) -> bool:
    """Tell whether a word of planning looks ahead; a date before its simple past tells when the plan was made.

    What "had been expected" is over.
    """
    return (node.i < word.i or node.tag_ != "VBD") and not is_over(node)


def is_arranged(verb: Token) -> bool:
    """Tell whether a verb is that of "was to open", which tells only what was meant to be."""
    was = verb.head.lemma_ == "be" and verb.head.tag_ == "VBD" and verb.dep_ == "xcomp"
    return was and any(helper.tag_ == "TO" for helper in auxiliaries(verb))


def is_put_off(word: Token) -> bool:
    """Tell whether what was planned came to nothing by then: "was due in May but was cancelled"."""
    beside = [child for verb in (word, word.head) for child in islice(verb.rights, MOST) if child.dep_ == "conj"]
    return any(verb.lemma_.lower() in words("tense.yaml")["putting_off"] for verb in beside)


def is_over(verb: Token) -> bool:
    """Tell whether a verb is in the past perfect."""
    return any(helper.lower_ == "had" for helper in auxiliaries(verb))


def tense(verb: Token) -> Direction | None:
    """Return the direction of a finite verb; None for infinitives and participles, whose clause is the one above."""
    lists = words("tense.yaml")
    helpers = auxiliaries(verb)
    tags = {verb.tag_, *(helper.tag_ for helper in helpers)}
    if has_modal(verb):
        return "future"
    if any(helper.tag_ == "TO" for helper in helpers):
        ahead = verb.dep_ in ("acl", "relcl") or verb.head.lemma_.lower() in lists["before_infinitive"]
        return "future" if ahead and not is_over(verb.head) else None
    if is_awaited(verb, helpers):
        return "future"
    if "VBD" in tags or (verb.tag_ == "VBN" and not helpers) or any(helper.lemma_ == "have" for helper in helpers):
        return "past"
    if tags & {"VBZ", "VBP"}:
        return "past" if verb.lemma_ in lists["reported"] else "future"
    return None


def is_awaited(verb: Token, helpers: list[Token]) -> bool:
    """Tell whether a perfect is a condition of what comes: "if it has not paid by Friday, the bank may close it"."""
    is_condition = any(word.dep_ == "mark" and word.lower_ in ("if", "unless") for word in verb.lefts)
    is_perfect = any(helper.tag_ in ("VBZ", "VBP") and helper.lemma_ == "have" for helper in helpers)
    return is_condition and is_perfect and has_modal(verb.head)


def has_modal(verb: Token) -> bool:
    """Tell whether a verb has "will", "may" or another modal."""
    return any(helper.lower_ in words("tense.yaml")["future_modals"] for helper in auxiliaries(verb))


def auxiliaries(verb: Token) -> list[Token]:
    """Return a verb's "will", "has", "to" …, which stand shortly before it."""
    before = verb.doc[max(0, verb.i - FARTHEST) : verb.i]
    return [word for word in before if word.dep_ in ("aux", "auxpass") and word.head == verb]
