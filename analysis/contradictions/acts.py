"""Acts: where the text announces that something is done to a thing, and where it tells it as done."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from analysis.article import Span
from analysis.claims.certainty import wording
from analysis.claims.negation import is_negated
from analysis.claims.syntax import children, is_finite
from analysis.language import Reading, Token
from analysis.reference import words

UPCOMING = ("upcoming", "forthcoming", "planned", "impending", "scheduled", "future", "coming", "expected", "imminent")
INDEFINITE = ("a", "an", "another", "every", "each", "any", "some", "no")
PLURAL = ("NNS", "NNPS")
NAMING = ("compound", "amod", "nmod", "poss")
AHEAD = ("announced", "expected")
FREE = ("ROOT", "conj", "ccomp", "parataxis")  # the clauses that state something; "once it was signed" does not


@dataclass(frozen=True, slots=True)
class Act:
    """One mention of an act: its verb's lemma, the thing it is done to, who does it, and when."""

    name: str
    word: Token
    thing: Token
    doers: tuple[Token, ...]
    when: Literal["ahead", "done"]
    span: Span

    @property
    def kind(self) -> tuple[str, str]:
        """The act and the kind of thing it is done to: ("sign", "treaty")."""
        return self.name, self.thing.lemma_.lower()


def find_acts(reading: Reading) -> tuple[Act, ...]:
    """Find the acts on the list that are clearly announced or clearly done, in the order of the text."""
    tokens = (token for p in reading.paragraphs if not p.heading for token in p.doc)
    return tuple(act for token in tokens for act in acts_of(reading, token))


def acts_of(reading: Reading, word: Token) -> Iterator[Act]:
    """Yield the act of a verb or noun on the list."""
    listed = words("acts.yaml")
    name = word.lemma_.lower()
    if word.pos_ == "VERB" and name in listed and (when := time_of(word)):
        for thing in children(word, "dobj", "nsubjpass"):
            yield Act(name, word, thing, doers(word), when, span_of(reading, word, thing))
    if word.pos_ == "NOUN" and any(child.lower_ in UPCOMING for child in children(word, "amod")):
        for verb in (verb for verb, nouns in listed.items() if name in nouns):
            for thing in linked(word, "of"):
                who = (*linked(word, "by"), *linked(thing, "between"))
                yield Act(verb, word, thing, who, "ahead", span_of(reading, word, thing))


def time_of(verb: Token) -> Literal["ahead", "done"] | None:
    """Tell whether a verb's act lies ahead or is done; None where it is denied, conditional or not stated."""
    if is_negated(verb):
        return None
    if any(child.tag_ == "TO" for child in children(verb, "aux")):
        return "ahead" if verb.head != verb and is_stated(verb.head) and wording(verb.head).status in AHEAD else None
    if not is_finite(verb) or not is_stated(verb):
        return None
    if wording(verb).status in AHEAD:
        return "ahead"
    is_past = verb.tag_ == "VBD" or any(
        helper.tag_ == "VBD" or helper.lemma_ == "have" for helper in children(verb, "aux", "auxpass")
    )
    return "done" if is_past and wording(verb).status == "done" else None


def is_stated(verb: Token) -> bool:
    """Tell whether a clause and all above it state something, under no condition."""
    conditional = any(child.lower_ in ("if", "unless") for child in (*children(verb, "mark"), *marks(verb)))
    if conditional or verb.dep_ not in FREE:
        return False
    return verb.dep_ == "ROOT" or wording(verb.head).status == "done"


def marks(verb: Token) -> list[Token]:
    """Return the conjunctions of the clauses that depend on a verb."""
    return [mark for clause in children(verb, "advcl") for mark in children(clause, "mark")]


def doers(verb: Token) -> tuple[Token, ...]:
    """Return who does an act: the subject, that of the verb above an infinitive, or the noun after "by"."""
    if children(verb, "nsubjpass"):
        return tuple(noun for by in children(verb, "agent") for noun in children(by, "pobj"))
    subjects = children(verb, "nsubj")
    if not subjects and verb.dep_ in ("xcomp", "advcl", "conj"):
        subjects = children(verb.head, "nsubj", "nsubjpass")
    return tuple(subjects)


def linked(noun: Token, preposition: str) -> tuple[Token, ...]:
    """Return the nouns that a preposition links to a noun: "the treaty" of "the signing of the treaty"."""
    links = (link for link in children(noun, "prep", "agent") if link.lower_ == preposition)
    return tuple(other for link in links for other in children(link, "pobj"))


def names(nouns: tuple[Token, ...]) -> set[str]:
    """Return the named words in noun phrases, in lower case: "iranian", "pezeshkian"."""
    parts = (part for noun in nouns for part in (noun, *children(noun, *NAMING), *children(noun, "conj")))
    return {part.lower_ for part in parts if part.ent_type_}


def same_doers(one: Act, other: Act) -> bool:
    """Tell whether two mentions may have the same doers: where both name some, a name is common, else a noun."""
    if names(one.doers) and names(other.doers):
        return bool(names(one.doers) & names(other.doers))
    heads = [{doer.lemma_.lower() for doer in act.doers if doer.pos_ != "PRON"} for act in (one, other)]
    return not heads[0] or not heads[1] or bool(heads[0] & heads[1])


def same_thing(first: Token, again: Token) -> bool:
    """Tell whether a noun phrase takes up another of the same noun: it is definite and no word tells them apart.

    "The treaty" takes up "the partnership treaty"; "the trade treaty" does not.
    """
    if (first.tag_ in PLURAL) != (again.tag_ in PLURAL):
        return False
    if again.pos_ == "PRON" or any(child.lower_ in INDEFINITE for child in children(again, "det")):
        return False
    if again.pos_ != "PROPN" and not children(again, "det", "poss"):
        return False
    mine, yours = (modifiers(noun) for noun in (first, again))
    return mine <= yours or yours <= mine


def modifiers(noun: Token) -> set[str]:
    """Return the words that tell a thing from others of its kind, with those of its compounds."""
    near = children(noun, *NAMING)
    return {word.lemma_.lower() for word in (*near, *(inner for word in near for inner in children(word, "compound")))}


def span_of(reading: Reading, word: Token, thing: Token) -> Span:
    """Return the words from an act to its thing, with the helpers of a verb or the article and adjective of a noun."""
    parts = [word, thing, *children(word, "aux", "auxpass", "det", "amod"), *children(thing, "det", *NAMING)]
    first, last = min(parts, key=lambda part: part.i), max(parts, key=lambda part: part.i)
    return reading.article.span(reading.span(first).start, reading.span(last).end)
