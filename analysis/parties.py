"""Parties: who acts in a clause, and upon whom, by the parse."""

from collections.abc import Iterator, Mapping
from itertools import islice

from analysis.language import Token
from analysis.reference import words

LISTS = "events.yaml"
MODIFIERS = ("poss", "amod", "compound", "nmod", "nsubj")
LINKS = (
    "of", "from", "for", "between", "among", "with", "against", "to", "into", "on", "about", "over", "by", "at",
    "in", "near", "inside", "outside", "throughout", "across",
)  # fmt: skip
ASIDE = ("after", "before", "since", "during", "until", "despite", "because", "like", "according", "without", "by")
SUBJECTS = ("nsubj", "nsubjpass")
OBJECTS = ("dative", "dobj", "nsubjpass", "oprd")
CONTENT = ("xcomp", "ccomp", "pcomp", "acl")
RELATIVE = ("who", "which", "that")
PERSONAL = ("it", "they", "he", "she", "we", "i", "both", "some", "all")
DEEPEST = 8  # steps up or down a sentence's tree; deeper ones are wrong parses
MOST = 30  # children of a word that are looked at; a list of ten thousand names is no party

Actors = Mapping[int, str]  # the actor's id by the place of a token in its paragraph


def party(noun: Token, actors: Actors, depth: int = 0) -> tuple[str, ...]:
    """Return the actors that a noun phrase means: "Chad", "Chad's army", "the president of Chad", "Chad and Mali"."""
    if depth > DEEPEST or is_bystander(noun):
        return ()
    found = one_party(noun, actors, depth)
    for other in children(noun, "conj"):
        found += party(other, actors, depth + 1)
    return tuple(dict.fromkeys(found))


def one_party(noun: Token, actors: Actors, depth: int) -> tuple[str, ...]:
    """Return the actors of a noun phrase without what is coordinated with it."""
    if noun.i in actors and not is_ethnic(noun):
        return (actors[noun.i],)
    within = [] if is_ethnic(noun) else [*children(noun, *MODIFIERS), *children(noun, "appos")]
    linked = (inner for link in children(noun, "prep", "agent") if link.lower_ in LINKS for inner in children(link, "pobj"))
    return next((found for inner in (*within, *linked) if (found := party(inner, actors, depth + 1))), ())


def is_ethnic(noun: Token) -> bool:
    """Tell whether a nationality names a people within another state: "ethnic Albanians"."""
    return any(child.lower_ == "ethnic" for child in children(noun, "amod"))


def is_bystander(noun: Token) -> bool:
    """Tell whether a noun phrase means someone who does not act for a state: "Italian fans", "the actor Ann Lee"."""
    listed = words(LISTS)["bystanders"]
    return any(token.lemma_.lower() in listed for token in (noun, *children(noun, "compound", "appos")))


def doer(verb: Token, actors: Actors) -> Token | None:
    """Return the noun that does what a verb tells: its subject, or the noun after "by" in the passive."""
    if not is_passive(verb):
        return subject(verb, actors)
    by = (child for child in children(verb) if child.dep_ == "agent" or child.lower_ == "by")
    return next((noun for word in by for noun in children(word, "pobj")), None)


def subject(verb: Token, actors: Actors) -> Token | None:
    """Return a verb's subject, taken from the clause above where the verb has none of its own, or only "it"."""
    node = verb
    for _ in range(DEEPEST):
        own = next(iter(children(node, *SUBJECTS)), None)
        if own and (own.i in actors or own.lower_ not in (*RELATIVE, *PERSONAL)):
            return own
        if node.dep_ in ("relcl", "acl") and not (own and own.lower_ in PERSONAL):
            return node.head
        if node.head is node:
            return None
        node = node.head
    return None


def is_passive(verb: Token) -> bool:
    """Tell whether a verb's subject suffers the act: "was arrested", "a treaty signed by"."""
    return bool(children(verb, "auxpass", "nsubjpass")) or (verb.tag_ == "VBN" and verb.dep_ == "acl")


def sufferers(verb: Token, actors: Actors) -> Iterator[Token]:
    """Yield the nouns upon which an act may fall, the likeliest first."""
    if is_passive(verb) and (patient := subject(verb, actors)):
        yield patient
    yield from objects(verb)
    for clause in clauses(verb):
        subjects = children(clause, *SUBJECTS)
        yield from subjects or objects(clause)
    if verb.dep_ in ("advcl", "conj", "xcomp") and not children(verb, *SUBJECTS):
        yield from objects(verb.head)


def objects(verb: Token) -> Iterator[Token]:
    """Yield a verb's objects, and then the nouns of its prepositions."""
    yield from (child for child in children(verb, *OBJECTS) if child.pos_ != "ADP")
    for link in children(verb, "prep", "dative"):
        if link.lower_ not in ASIDE:
            yield from children(link, "pobj")


def clauses(verb: Token, depth: int = 0) -> Iterator[Token]:
    """Yield the verbs of the clauses that complete a verb, and of its purpose: "opened fire to disperse"."""
    for child in children(verb):
        if child.dep_ in CONTENT or is_purpose(child):
            yield child
        if depth < 2 and (child.dep_ in (*CONTENT, "prep", "dobj") or is_purpose(child)) and not children(child, *SUBJECTS):
            yield from clauses(child, depth + 1)


def is_purpose(verb: Token) -> bool:
    """Tell whether a clause says what for: "to sign the treaty"."""
    return verb.dep_ == "advcl" and any(child.lower_ == "to" for child in children(verb, "aux"))


def children(token: Token, *kinds: str) -> list[Token]:
    """Return a token's children, those of some kinds or all."""
    return [child for child in islice(token.children, MOST) if not kinds or child.dep_ in kinds]
