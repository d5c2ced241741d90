"""Parties: who acts in a clause, and upon whom, by the parse."""

from collections.abc import Iterator, Mapping

from analysis.events.frames import Frame
from analysis.events.syntax import children, is_passive, is_purpose
from analysis.grammar import companion
from analysis.language import Token
from analysis.lists.countries import meaning
from analysis.reference import words

LISTS = "events.yaml"
MODIFIERS = ("poss", "amod", "compound", "nmod", "nsubj")
LINKS = (
    "of", "from", "for", "between", "among", "with", "against", "to", "into", "on", "by", "at",
    "in", "near", "inside", "outside", "throughout", "across",
)  # fmt: skip
ABROAD = ("in", "to", "at")  # "the embassy in Chad" does not act for Chad
ASIDE = (
    "after", "before", "since", "during", "until", "despite", "because", "like", "according", "without", "by", "about",
    "over", "regarding", "concerning", "as",
)  # fmt: skip
SUBJECTS = ("nsubj", "nsubjpass")
OBJECTS = ("dative", "dobj", "nsubjpass", "oprd")
CONTENT = ("xcomp", "ccomp", "pcomp", "acl")
RELATIVE = ("who", "which", "that")
PERSONAL = ("it", "they", "he", "she", "we", "i", "both", "some", "all")
EACH_OTHER = ("each other", "one another")
DEEPEST = 8  # steps up or down a sentence's tree; deeper ones are wrong parses
NEAR = 30  # words before a noun that belong to its phrase

Actors = Mapping[int, str]  # the actor's id by the place of a token in its paragraph


def party(noun: Token, actors: Actors, depth: int = 0) -> tuple[str, ...]:
    """Return the actors that a noun phrase means: "Chad", "Chad's army", "the president of Chad", "Chad and Mali"."""
    if depth > DEEPEST or is_bystander(noun) or is_venue(noun):
        return ()
    found = one_party(noun, actors, depth)
    for other in children(noun, "conj"):
        found += party(other, actors, depth + 1)
    return tuple(dict.fromkeys(found))


def one_party(noun: Token, actors: Actors, depth: int) -> tuple[str, ...]:
    """Return the actors of a noun phrase without what is coordinated with it."""
    if noun.i in actors and not is_ethnic(noun):
        return joined(noun, actors)
    beside = children(noun, "appos")
    names = [name for name in beside if name.pos_ == "PROPN" and name.i in actors]
    within = [] if is_ethnic(noun) else [*names, *modifiers(noun), *beside]
    is_mission = noun.dep_ == "nsubj" and noun.lemma_.lower() in words(LISTS)["missions"]
    links = [link for link in LINKS if not (is_mission and link in ABROAD)]
    linked = (
        inner for link in children(noun, "prep", "agent") if link.lower_ in links for inner in children(link, "pobj")
    )
    return next((found for inner in (*within, *linked) if (found := party(inner, actors, depth + 1))), ())


def joined(name: Token, actors: Actors) -> tuple[str, ...]:
    """Return the actor of a name, and the one that a hyphen joins to it: "Russian-Iranian"."""
    doc, places = name.doc, [name.i]
    if name.i > 1 and is_joint(doc[name.i - 1]):
        places.insert(0, name.i - 2)
    if name.i + 2 < len(doc) and is_joint(doc[name.i + 1]):
        places.append(name.i + 2)
    return tuple(dict.fromkeys(actors[place] for place in places if place in actors))


def is_joint(token: Token) -> bool:
    """Tell whether a token is a hyphen between two words."""
    return token.text in ("-", "–") and not token.whitespace_ and not token.nbor(-1).whitespace_


def modifiers(noun: Token) -> list[Token]:
    """Return the words before a noun that can say whose it is; "the Paris accord" is nobody's."""
    after_place = noun.lemma_.lower() in words(LISTS)["named_after_places"]
    return [
        m for m in children(noun, *MODIFIERS) if not (after_place and (meaning(m.text) or ("", ""))[1] == "capital")
    ]


def home(noun: Token, actors: Actors) -> str | None:
    """Return the state that a noun phrase belongs to, if a state's word stands in it: "Sudanese police"."""
    links = (inner for link in children(noun, "prep") for inner in children(link, "pobj"))
    near = (noun, *children(noun, *MODIFIERS), *links)
    return next((actors[word.i] for word in near if word.i in actors and meaning(word.text)), None)


def is_ethnic(noun: Token) -> bool:
    """Tell whether a nationality names a people within another state: "ethnic Albanians"."""
    return any(child.lower_ == "ethnic" for child in children(noun, "amod"))


def is_bystander(noun: Token) -> bool:
    """Tell whether a noun phrase means someone who does not act for a state: "Italian fans", "the actor Ann Lee"."""
    listed = words(LISTS)["bystanders"]
    return any(token.lemma_.lower() in listed for token in (noun, *children(noun, "compound", "appos")))


def is_venue(noun: Token) -> bool:
    """Tell whether a noun phrase only says where: "in the Austrian capital", unlike "in the capital Vienna"."""
    return noun.lemma_ == "capital" and noun.head.lower_ in ("in", "at") and not children(noun, "appos")


def doer(verb: Token, actors: Actors) -> Token | None:
    """Return the noun that does what a verb tells: its subject, or the noun after "by" in the passive."""
    if not is_passive(verb):
        return subject(verb, actors)
    by = (child for child in children(verb) if child.dep_ == "agent" or child.lower_ == "by")
    return next((noun for word in by for noun in children(word, "pobj")), None)


def subject(verb: Token, actors: Actors) -> Token | None:
    """Return a verb's subject, taken from the clause above where the verb has none of its own, or only "it"."""
    if noun := companion(verb):
        return noun
    node = verb
    for _ in range(DEEPEST):
        own = next(iter(children(node, *SUBJECTS)), None)
        if own and (own.i in actors or own.lower_ not in (*RELATIVE, *PERSONAL)):
            return own
        if node.dep_ in ("relcl", "acl") and not (own and own.lower_ in PERSONAL):
            return node.head
        if node.head is node:
            return None
        if is_moved(node):
            return next(iter(children(node.head, "dobj", "dative")), None) or subject(node.head, actors)
        node = node.head
    return None


def is_moved(verb: Token) -> bool:
    """Tell whether a verb tells what somebody is brought to do: "persuaded Chad to sign"."""
    aimed = any(child.lower_ == "to" for child in children(verb, "aux"))
    return verb.dep_ in ("xcomp", "ccomp") and aimed and verb.head.lemma_ in words(LISTS)["moving"]


def named_before(noun: Token, actors: Actors) -> tuple[str, ...]:
    """Return the actors in a noun's phrase up to the noun: "Iran" and "Iraq" of "the Iran-Iraq talks"."""
    start = max(noun.left_edge.i, noun.i - NEAR)
    return tuple(dict.fromkeys(actors[i] for i in range(start, noun.i + 1) if i in actors))


def named_parties(noun: Token, where: bool, actors: Actors) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who does what a noun tells, and upon whom: "Iran's attack on Iraq", "talks between Chad and Mali".

    `where` takes the place of the act for the one who suffers it: "Turkish raids in Iraq".
    """
    before = named_before(noun, actors)
    links = {link.lower_: inner for link in children(noun, "prep") for inner in children(link, "pobj")}
    both = next((party(links[word], actors) for word in ("between", "among", "of") if word in links), ())
    if len(both) > 1:
        return both, both
    sources = before or (party(links["by"], actors) if "by" in links else ())
    places = ("in",) if where else ()
    found = (party(links[word], actors) for word in ("on", "against", "with", "to", "of", *places) if word in links)
    targets = next((targets for targets in found if targets and not set(targets) & set(sources)), ())
    return (sources, targets) if sources and targets else (sources, sources) if len(sources) > 1 else ((), ())


def sufferers(verb: Token, frame: Frame, actors: Actors) -> Iterator[Token]:
    """Yield the nouns upon which an act may fall, the likeliest first."""
    if is_passive(verb) and (patient := subject(verb, actors)):
        yield patient
    if verb.dep_ == "relcl" and children(verb, *SUBJECTS) and not children(verb, *OBJECTS):
        yield verb.head  # "banks it accused of fraud"
        return
    below = completing(verb, frame)
    direct = [*objects(verb), *(noun for clause in below for noun in children(clause, *SUBJECTS))]
    addressed = list(linked(verb))
    yield from direct if verb.lemma_ not in words(LISTS)["topical"] else ()
    if direct and verb.lemma_ in words(LISTS)["addressing"]:
        return
    yield from addressed
    if addressed and verb.lemma_ in words(LISTS)["calling"]:
        return
    for clause in below:
        if not children(clause, *SUBJECTS):
            yield from objects(clause)
            yield from linked(clause) if clause.lemma_ not in words(LISTS)["referring"] else ()
    if verb.dep_ in ("advcl", "conj", "xcomp") and not children(verb, *SUBJECTS):
        yield from (*objects(verb.head), *linked(verb.head))


def is_each_other(noun: Token) -> bool:
    """Tell whether a word is one of "each other" or "one another"; parsers take either for the noun."""
    return any(noun.doc[max(0, at) : at + 2].text.lower() in EACH_OTHER for at in (noun.i - 1, noun.i))


def completing(verb: Token, frame: Frame) -> list[Token]:
    """Return the verbs of the clauses that can name the one an act falls upon: its content, or else its purpose."""
    if frame.takes_clause:
        return list(clauses(verb))
    return [child for child in children(verb) if is_purpose(child) and frame.type != "CONSULT"]


def objects(verb: Token) -> Iterator[Token]:
    """Yield a verb's objects."""
    return (child for child in children(verb, *OBJECTS) if child.pos_ != "ADP")


def linked(verb: Token) -> Iterator[Token]:
    """Yield the nouns that a verb's prepositions link to it, those aside from the act left out."""
    aside = (*ASIDE, "in", "at") if verb.lemma_ in words(LISTS)["convening"] else ASIDE
    links = (link for link in children(verb, "prep", "dative") if link.lower_ not in aside)
    return (noun for link in links for noun in children(link, "pobj"))


def clauses(verb: Token, depth: int = 0) -> Iterator[Token]:
    """Yield the verbs of the clauses that complete a verb, and of its purpose: "opened fire to disperse"."""
    for child in children(verb):
        if is_free_relative(child) or (child.dep_ == "ccomp" and child.i < verb.i and has_own_object(verb)):
            continue
        if child.dep_ in CONTENT or is_purpose(child):
            yield child
        if (
            depth < 2
            and (child.dep_ in (*CONTENT, "prep", "dobj") or is_purpose(child))
            and not children(child, *SUBJECTS)
        ):
            yield from clauses(child, depth + 1)


def is_free_relative(verb: Token) -> bool:
    """Tell whether a clause names a thing by somebody's word for it: "condemned what Norway called a raid"."""
    return verb.dep_ in CONTENT and any(child.lower_ == "what" for child in children(verb))


def has_own_object(verb: Token) -> bool:
    """Tell whether a verb has an object or a preposition of its own: what stands before it is then a clause beside it.

    "The Americans pushed for a date, the Russians pushed for a list."
    """
    return any(child.i > verb.i for child in children(verb, "dobj", "prep"))
