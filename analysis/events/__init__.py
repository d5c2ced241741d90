"""Events: who did what to whom, in PLOVER's types."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analysis.article import Span
from analysis.events.frames import EventType, Frame, noun_type, verb_frame
from analysis.events.modality import Status, is_broken_off, is_demanded, is_past_plan, is_wanted, looks_ahead, status_of
from analysis.events.parties import (
    Actors,
    doer,
    home,
    is_each_other,
    is_moved,
    named_before,
    named_parties,
    party,
    sufferers,
)
from analysis.events.syntax import children, is_participle, is_purpose
from analysis.grammar import is_ruled_out
from analysis.language import Paragraph, Reading, Token
from analysis.reference import words

LISTS = "events.yaml"
COOPERATION = ("AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT")
HOSTILITY = ("SANCTION", "COERCE", "ASSAULT", "PROTEST")
AT_HOME = ("AGREE", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "COERCE", "ASSAULT")
POLICE = ("COERCE", "REQUEST", "ACCUSE")  # acts of a state's police and courts
PHRASES = ("amod", "compound", "dobj", "pobj", "nsubj", "nsubjpass", "nmod", "poss")  # participles there are no clause
TERMS = ("identify", "name", "quote")  # what somebody who speaks asks for himself
STANCES = ("pro", "anti", "non")  # "pro-Chadian" is not Chad
WIDEST = 6  # words from the verb to the last of its frame that are shown as one
MOST_PARTIES = 6  # on one side; a longer list is an enumeration


@dataclass(frozen=True, slots=True)
class Event:
    """One actor's act towards another; `source` and `target` are actors' ids, `verb` the words that show the act.

    Within one state the two are the same: "the Sudanese government lifted the curfew".
    """

    type: EventType
    source: str
    target: str
    status: Status
    verb: Span
    sentence: Span

    @property
    def id(self) -> str:
        """A name that a later run can repeat."""
        return f"event-{self.verb.key}-{self.source}-{self.target}"

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The verb, in its sentence."""
        return (self.verb, self.sentence)


def find_events(reading: Reading, who: Mapping[Span, str]) -> tuple[Event, ...]:
    """Find who did what to whom; `who` gives the actor's id of each mention of a state, its people or organisations."""
    places = actors_by_paragraph(reading, who)
    found = (
        events_in(p, places[p.number], reading) for p in reading.paragraphs if p.number in places and not p.heading
    )
    return tuple(event for events in found for event in events)


def actors_by_paragraph(reading: Reading, who: Mapping[Span, str]) -> dict[int, dict[int, str]]:
    """Return the actors by paragraph and token; of two mentions at one place the shorter wins."""
    numbers = {id(paragraph.doc): paragraph.number for paragraph in reading.paragraphs}
    found: dict[int, dict[int, str]] = {}
    for span in sorted(who, key=lambda span: span.start - span.end):
        tokens = reading.tokens(span)
        if tokens is not None:
            here = found.setdefault(numbers[id(tokens.doc)], {})
            here.update((token.i, who[span]) for token in tokens if not is_stance(token))
    return found


def is_stance(token: Token) -> bool:
    """Tell whether a state's name stands only for what somebody is for or against."""
    return token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ in STANCES


def events_in(paragraph: Paragraph, actors: Actors, reading: Reading) -> Iterator[Event]:
    """Yield the events of a paragraph, each once a sentence."""
    told: set[int] = set()
    seen: set[tuple[str, ...]] = set()
    for token in paragraph.doc:
        if token.i in told:
            continue
        for event in events_of(token, actors, reading, told):
            key = (event.type, event.source, event.target, event.sentence.key)
            if key not in seen:
                seen.add(key)
                yield event


def events_of(token: Token, actors: Actors, reading: Reading, told: set[int]) -> Iterator[Event]:
    """Yield the events that a word shows; `told` gathers the words that are no act of their own."""
    if token.pos_ in ("VERB", "AUX") and token.dep_ not in PHRASES:
        if token.lemma_ in words(LISTS)["speech"]:
            yield from events_of_demand(token, actors, reading, told)
        yield from events_of_verb(token, actors, reading, told)
    elif token.pos_ == "NOUN" and (kind := noun_type(token)) and not is_no_act(token):
        sources, targets = named_parties(token, kind == "ASSAULT", actors)
        yield from events(*retyped(kind, token), sources, targets, reading.span(token), reading)


def is_no_act(noun: Token) -> bool:
    """Tell whether a noun names an act only to say that it is wished for, broken off, or not ruled out."""
    is_open = noun.dep_ in ("dobj", "nsubjpass") and is_ruled_out(noun.head)
    return is_wanted(noun) or is_broken_off(noun) or is_open


def events_of_verb(verb: Token, actors: Actors, reading: Reading, told: set[int]) -> Iterator[Event]:
    """Yield the events that a verb's frame shows; a purpose is told by the act itself, unless it is friendly."""
    if verb.lemma_ in words(LISTS)["denying"]:
        told.update(content(verb))
    if (found := verb_frame(verb)) is None:
        return
    frame, shown = found
    if any(clause.lemma_ in TERMS for clause in children(verb, "xcomp")):
        return  # "asked not to be named"
    if is_only_written(verb) or is_alleged(verb):
        return
    if frame.type == "ASSAULT" and any(noun.lemma_ in words(LISTS)["texts"] for noun in children(verb, "dobj")):
        return  # "killed the bill"
    told.update(token.i for token in shown)
    if frame.takes_clause:
        told.update(content(verb))
    hostile = frame.type not in (*COOPERATION, "CONSULT")
    hostile_purpose = hostile and is_purpose(verb) and (verb_frame(verb.head) or is_participle(verb.head))
    if not (hostile_purpose or is_demanded(verb) or is_past_plan(verb)):
        sources, targets = parties(verb, frame, actors)
        yield from events(*retyped(frame.type, verb), sources, targets, words_shown(shown, reading), reading)


def is_only_written(verb: Token) -> bool:
    """Tell whether a verb tells what a text says that came to nothing: "vetoed a resolution condemning the raid"."""
    text = next((word for word in (verb, verb.head) if word.dep_ in ("acl", "relcl")), None)
    if text is None or text.head.lemma_ not in words(LISTS)["texts"]:
        return False
    frame = verb_frame(text.head.head) if text.head.dep_ in ("dobj", "nsubjpass") else None
    rejected = frame is not None and frame[0].type == "REJECT"
    return rejected or any(child.lower_ == "draft" for child in children(text.head, "amod", "compound"))


def is_alleged(verb: Token) -> bool:
    """Tell whether a clause is what a claim or rumour says: "dismissed claims that Chad had sent arms"."""
    claim = verb.head
    return verb.dep_ in ("acl", "ccomp") and claim.pos_ == "NOUN" and claim.lemma_ in words(LISTS)["allegations"]


def events_of_demand(verb: Token, actors: Actors, reading: Reading, told: set[int]) -> Iterator[Event]:
    """Yield what somebody says that somebody else must do: "London said that Tripoli must pay"."""
    noun = doer(verb, actors)
    for clause in children(verb, "ccomp"):
        demanded = next(iter(children(clause, "nsubj", "nsubjpass")), None)
        if noun and demanded and is_demanded(clause):
            told.update(range(clause.left_edge.i, clause.right_edge.i + 1))
            sources, targets = party(noun, actors), party(demanded, actors)
            if not set(sources) & set(targets):
                yield from events("REQUEST", "actual", sources, targets, reading.span(verb), reading)


def content(verb: Token) -> set[int]:
    """Return the places of what a verb holds besides its subject and the clauses beside it.

    What a charge says was done holds its bloodshed too: "accused Paris of a raid, killing two".
    """
    held = [child for child in children(verb) if child.dep_ not in ("nsubj", "nsubjpass", "advcl", "conj")]
    if any(link.lower_ == "of" for link in children(verb, "prep")):
        held += [
            child for child in children(verb, "advcl") if (found := verb_frame(child)) and found[0].type == "ASSAULT"
        ]
    return {place for child in held for place in range(child.left_edge.i, child.right_edge.i + 1)}


def retyped(kind: EventType, act: Token) -> tuple[EventType, Status]:
    """Return the type and status of an act by its time: PLOVER takes what will be done for a promise or a threat."""
    status = status_of(act)
    is_omitted = act.dep_ == "pcomp" and act.head.lower_ == "without"  # nobody refused: "left without signing"
    if kind in COOPERATION and status == "negated" and looks_ahead(act) and not is_omitted:
        return "REJECT", "actual"
    if status == "planned" and kind in COOPERATION:
        return "AGREE", "planned"
    if status == "planned" and kind in HOSTILITY:
        return "THREATEN", "planned"
    return kind, status


def parties(verb: Token, frame: Frame, actors: Actors) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who acts, and upon whom: another party, each other, or the source's own state."""
    noun = doer(verb, actors)
    sources = party(noun, actors) if noun else ()
    if not noun or not sources:
        return (), ()
    own = {*sources, *named_before(noun, actors)}
    at_home = frame.type == "PROTEST"
    for other in sufferers(verb, frame, actors):
        if is_each_other(other):
            return (sources, sources) if len(sources) > 1 else ((), ())
        found = party(other, actors)
        if is_fixture(frame, noun, other):
            return (), ()
        if targets := tuple(actor for actor in found if actor not in own):
            return sources, targets
        if found and set(found) < set(sources):
            return tuple(actor for actor in sources if actor not in found), found
        at_home = at_home or (frame.type in AT_HOME and (bool(found) or is_domestic(other, frame.type)))
    if len(sources) > 1 and verb.lemma_ in words(LISTS)["mutual"]:
        return sources, sources
    state = home(noun, actors) if at_home and not is_moved(verb) else None
    return ((state,), (state,)) if state else ((), ())


def is_fixture(frame: Frame, source: Token, target: Token) -> bool:
    """Tell whether two states rather play each other than meet: no official is named on either side."""
    return frame.verb in words(LISTS)["fixtures"] and source.ent_type_ == target.ent_type_ == "GPE"


def is_domestic(noun: Token, kind: EventType) -> bool:
    """Tell whether a noun without a nationality means the people or the order of the acting state."""
    listed = words(LISTS)
    known = {*listed["opponents"], *(listed["order"] if kind != "ASSAULT" else ())}
    known |= {*(listed["policed"] if kind in POLICE else ())}
    counted = (inner for link in children(noun, "prep") if link.lower_ == "of" for inner in children(link, "pobj"))
    return any(word.lemma_ in known for word in (noun, *counted))


def events(
    kind: EventType, status: Status, sources: tuple[str, ...], targets: tuple[str, ...], verb: Span, reading: Reading
) -> Iterator[Event]:
    """Yield an event for each source and target; none acts upon itself but alone."""
    sentence = reading.sentence_at(verb)
    for source in sources[:MOST_PARTIES]:
        for target in targets[:MOST_PARTIES]:
            if sentence and (source != target or len(sources) == 1):
                yield Event(kind, source, target, status, verb, sentence.span)


def words_shown(shown: tuple[Token, ...], reading: Reading) -> Span:
    """Return the verb with the words of its frame, if they stand close together."""
    first, last = min(token.i for token in shown), max(token.i for token in shown)
    return reading.span(shown[0].doc[first : last + 1] if last - first < WIDEST else shown[0])
