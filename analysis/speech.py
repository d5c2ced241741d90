"""Speech: the words that give speech to somebody, and whose it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.language import Doc, Token, Tokens
from analysis.reference import words

LISTS = words("speech.yaml")
SAY, POINT, BID, NAME, VOICE, NOUN = (frozenset(LISTS[name]) for name in ("say", "point", "bid", "name", "voice", "noun"))
SPEECH = SAY | POINT | BID | NAME
SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
INHERITING = {"conj", "advcl", "xcomp", "acl", "dep"}  # a verb without a subject of its own takes the one above
NAMING = {"compound", "flat", "amod", "det", "poss", "nummod", "nmod"}


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue and whose words it brings; `first` and `last` bound the clause that gives them."""

    cue: Tokens
    speaker: Tokens | None


def is_speech(token: Token, lemmas: frozenset[str] = SPEECH) -> bool:
    """Tell whether a token is a verb of one of the lists."""
    return token.pos_ in ("VERB", "AUX") and token.lemma_.lower() in lemmas


def speaker_of(verb: Token) -> Tokens | None:
    """Return the words naming who does the verb; a verb without a subject has that of the verb it hangs on."""
    for _ in range(4):
        children = list(verb.children)
        if any(c.dep_ == "auxpass" for c in children):
            return agent_of(children)
        for child in children:
            if child.dep_ in SUBJECTS:
                return naming(child)
        if verb.dep_ == "relcl":
            return None
        if verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return naming(verb.head)
        if verb.dep_ not in INHERITING and verb.dep_ != "pcomp":
            return None
        verb = verb.head.head if verb.dep_ == "pcomp" else verb.head
    return None


def agent_of(children: Iterable[Token]) -> Tokens | None:
    """Return the words after a passive's "by", if it names its agent."""
    objects = [o for c in children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj"]
    return naming(objects[0]) if objects else None


def naming(noun: Token) -> Tokens:
    """Return the noun phrase that names somebody: up to its noun, its "of …" and a name set beside it."""
    doc, last = noun.doc, noun.i
    for child in noun.rights:
        if child.dep_ in ("prep", "conj", "cc", "flat") and child.i <= last + 2 and not has_clause(child):
            last = child.right_edge.i
        elif child.dep_ == "appos" and noun.pos_ != "PROPN":
            last = max(last, child.i)
    return doc[noun.left_edge.i : last + 1]


def has_clause(token: Token) -> bool:
    """Tell whether a verb stands under a token."""
    return any(t.pos_ == "VERB" for t in token.subtree)


def noun_phrase(doc: Doc, start: int, end: int) -> Tokens | None:
    """Return the first noun phrase between two tokens."""
    for token in doc[start:end]:
        if token.pos_ in ("PROPN", "PRON", "NOUN") and token.dep_ != "compound":
            return doc[max(start, token.left_edge.i) : token.i + 1]
    return None
