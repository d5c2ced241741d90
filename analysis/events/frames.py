"""Frames: the verbs and nouns that show an act, and the PLOVER type each has."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Literal, cast, get_args

from analysis.events.syntax import children
from analysis.language import Token
from analysis.reference import words

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
LISTS = "events.yaml"
CLAUSE = "..."
COMPLEMENTS = ("dobj", "dative", "nsubjpass", "oprd", "attr", "acomp", "prt", "prep", "advmod", "xcomp", "ccomp")
NOUNS = ("pobj", "pcomp", "conj", "compound", "nsubj", "dobj")
FARTHEST = 40  # words of a verb's complements that are looked at; a list may have ten thousand


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb and the words that go with it; one that takes a clause makes the clause its content."""

    type: EventType
    verb: str
    company: tuple[frozenset[str], ...]
    takes_clause: bool


def verb_frame(verb: Token) -> tuple[Frame, tuple[Token, ...]] | None:
    """Return the frame with most words that a verb has, and the words that show it.

    The model's dictionary forms lose a final "e" at times: it takes "staged" for "stag".
    """
    lemma = verb.lemma_.lower()
    for frame in frames().get(lemma, ()) or frames().get(f"{lemma}e", ()):
        if (found := company(verb, frame)) is not None:
            return frame, (verb, *found)
    return None


def company(verb: Token, frame: Frame) -> tuple[Token, ...] | None:
    """Return the words that a frame asks for beside its verb; None if one is missing, or a particle is too many.

    >>> read_frame("SUPPORT", "back").company  # "backed out" is not this verb
    ()
    """
    wanted = frozenset().union(*frame.company)
    if any(child.lower_ not in wanted for child in children(verb, "prt")):
        return None
    around = tuple(islice(complements(verb), FARTHEST)) if wanted else ()
    found = [next((t for t in around if {t.lemma_.lower(), t.lower_} & words), None) for words in frame.company]
    return tuple(token for token in found if token) if all(found) else None


def complements(verb: Token) -> Iterator[Token]:
    """Yield the words that complete a verb: its objects, particles and prepositions, and the nouns below these."""
    for child in children(verb):
        if child.dep_ in COMPLEMENTS:
            yield child
            yield from below(child)


def below(token: Token, depth: int = 0) -> Iterator[Token]:
    """Yield the nouns below a complement: "aid" in "part of the aid", "refugees" in "allow refugees to return"."""
    for child in children(token):
        if child.dep_ in NOUNS:
            yield child
        if depth < 2 and (child.dep_ in NOUNS or child.lower_ == "of"):
            yield from below(child, depth + 1)


def noun_type(noun: Token) -> EventType | None:
    """Return the type of the act that a noun names."""
    return nouns().get(noun.lemma_.lower())


@cache
def frames() -> dict[str, tuple[Frame, ...]]:
    """Return the frames by their verbs, those with most words first."""
    found: dict[str, list[Frame]] = {}
    for name in get_args(EventType):
        for line in words(LISTS)[name]:
            frame = read_frame(cast("EventType", name), line)
            found.setdefault(frame.verb, []).append(frame)
    return {verb: tuple(sorted(several, key=lambda f: -len(f.company))) for verb, several in found.items()}


def read_frame(kind: EventType, line: str) -> Frame:
    """Return the frame that a line of the list describes.

    >>> read_frame("THREATEN", "issue ultimatum|warning").verb
    'issue'
    """
    verb, *rest = line.split()
    company = tuple(frozenset(word.split("|")) for word in rest if word != CLAUSE)
    return Frame(kind, verb, company, CLAUSE in rest)


@cache
def nouns() -> dict[str, EventType]:
    """Return the types by the nouns that name an act."""
    named = (cast("EventType", name) for name in get_args(EventType) if f"{name} nouns" in words(LISTS))
    return {noun: name for name in named for noun in words(LISTS)[f"{name} nouns"]}
