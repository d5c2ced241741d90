"""Modality: whether an act is told as done, planned, negated or only possible."""

from collections.abc import Iterator
from typing import Literal

from analysis.events.syntax import children, is_purpose
from analysis.grammar import is_denied_with, is_supposed
from analysis.language import Token
from analysis.reference import words

Status = Literal["actual", "planned", "negated", "conditional"]

LISTS = "events.yaml"
DEEPEST = 6  # words that govern one another; deeper ones are wrong parses
SUBJECTS = ("nsubj", "nsubjpass")
PARTIES = ("dobj", "nsubj", "nsubjpass")
FINITE = ("VBD", "VBZ")  # "sign" in "will meet and sign" may be tagged as VBP
HELPERS = ("aux", "mark", "neg", "advmod", "preconj", "cc", "det", "amod")


def status_of(act: Token) -> Status:
    """Return how the act of a verb or noun is told."""
    lists, helpers = words(LISTS), helpers_of(act)
    if (
        helpers & {*lists["negative"]}
        or is_denied_with(act)
        or any(node.lemma_ in lists["failing"] for node in governors(act))
    ):
        return "negated"
    if helpers & {*lists["conditional"], *lists["possible"]} or is_supposed(act):
        return "conditional"
    return "planned" if looks_ahead(act) else "actual"


def is_demanded(verb: Token) -> bool:
    """Tell whether a verb tells what someone must do, which is no act."""
    obliged = any(
        child.lower_ in words(LISTS)["obliging"] for node in governors(verb) for child in children(node, "aux")
    )
    return obliged or is_subjunctive(verb)


def is_subjunctive(verb: Token) -> bool:
    """Tell whether a verb tells what somebody demands: "demanded that Chad stop the raid and withdraw"."""
    while verb.dep_ == "conj" and verb.tag_ == "VB":
        verb = verb.head
    helped = children(verb, "aux")
    return verb.dep_ == "ccomp" and verb.tag_ == "VB" and not helped and verb.head.lemma_ in words(LISTS)["demanding"]


def is_wanted(noun: Token) -> bool:
    """Tell whether a noun names an act that is only wished for: "hopes for talks"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "for"


def is_broken_off(noun: Token) -> bool:
    """Tell whether talks are told to have stopped: "talks collapsed", "remain suspended", "the stalled talks"."""
    verbs = [noun.head, *children(noun.head, "acomp", "oprd", "attr", "conj")] if noun.dep_ in SUBJECTS else []
    listed = words(LISTS)["breaking_off"]
    return any(word.lemma_.lower() in listed or word.lower_ in listed for word in (*verbs, *children(noun, "amod")))


def is_past_plan(act: Token) -> bool:
    """Tell whether an act was only planned, and no longer is: "had been scheduled to visit"."""
    planning = (node for node in governors(act) if node is not act and node.lemma_.lower() in words(LISTS)["planning"])
    return any(helper.lower_ == "had" for node in planning for helper in children(node, "aux"))


def looks_ahead(act: Token) -> bool:
    """Tell whether the act lies ahead: "will sign", "plans to sign", "came to sign", "the planned visit"."""
    lists = words(LISTS)
    above = list(governors(act))[1:]
    if helpers_of(act) & {*lists["future"], *lists["planning"]} or any(
        node.lemma_.lower() in lists["planning"] for node in above
    ):
        return True
    aimed = any(child.lower_ == "to" for child in children(act, "aux"))
    return aimed and not any(node.lemma_.lower() in lists["going_on"] for node in above)


def helpers_of(act: Token) -> set[str]:
    """Return the small words around an act and around those that govern it."""
    near = [child for node in governors(act) for child in children(node)]
    parties = [node for node in near if node.dep_ in PARTIES and node.head == act]
    beside = [child for node in parties for child in children(node, "det", "preconj", "cc")]
    return {token.lower_ for token in near if token.dep_ in HELPERS} | {
        token.lower_ for token in beside if token.lower_ in words(LISTS)["negative"]
    }


def governors(act: Token) -> Iterator[Token]:
    """Yield an act and the words that govern it: "expected" and "discuss" of "are expected to discuss"."""
    node = act
    for _ in range(DEEPEST):
        yield node
        if not (is_governed_noun(node) if node is act and act.pos_ == "NOUN" else is_governed(node)):
            return
        node = node.head


def is_governed(node: Token) -> bool:
    """Tell whether a word's modality is that of the word above it: "in addition to signing, they will ..."."""
    if children(node, "nsubj", "nsubjpass") or is_purpose(node) or (node.dep_ == "conj" and has_own_time(node)):
        return False
    return node.dep_ in ("xcomp", "acomp", "conj", "pcomp", "prep", "pobj", "advcl")


def has_own_time(verb: Token) -> bool:
    """Tell whether a verb has a time of its own: "had called" in "would not fight but had called for help"."""
    return verb.tag_ in FINITE or any(helper.tag_ in (*FINITE, "MD") for helper in children(verb, "aux", "auxpass"))


def is_governed_noun(noun: Token) -> bool:
    """Tell whether the verb beside a meeting tells of its time: "talks will begin"."""
    return noun.dep_ in ("nsubj", "nsubjpass", "dobj") and noun.head.lemma_ in words(LISTS)["taking_place"]
