"""Speech: the words that give speech to somebody, and whose it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from analysis.article import Span
from analysis.grammar import companion
from analysis.language import Doc, Token, Tokens
from analysis.reference import words

Form = Literal["direct", "indirect", "mixed", "fragment"]
LISTS = words("speech.yaml")
SAY, POINT, BID, NAME, TALK, VOICE, THINK = (
    frozenset(LISTS[name]) for name in ("say", "point", "bid", "name", "talk", "voice", "think")
)
NOUN, DOCUMENT, QUOTE, TERMS, WITHHOLD, TURN, RECALLED, MUTE, HEARD, SHOWN, ELABORATE = (
    frozenset(LISTS[name])
    for name in (
        "noun",
        "document",
        "quoting",
        "terms",
        "withhold",
        "turn",
        "recalled",
        "mute",
        "heard",
        "shown",
        "elaborate",
    )
)
SPEECH = SAY | POINT | BID | NAME | TALK | VOICE
SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
INHERITING = {"conj", "advcl", "xcomp", "acl", "dep", "pcomp", "prep", "ccomp", "parataxis"}
LONGEST_NAME = 20  # tokens after a name's noun: "of the Center for Analysis of …"
LONGEST_BRACKET = 8  # tokens
HIGHEST = 6  # heads above a participle; a subject further up is rarely its own


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that give speech to somebody, and those naming whom; `at` is its first token in its paragraph."""

    span: Span
    speaker: Span | None
    at: int


@dataclass(slots=True)
class Saying:
    """A quotation in the making: its parts as offsets in the article, its cue, and whose it is.

    `at` is the token of its paragraph where its cue stands; a floating saying has no cue and begins there itself.
    """

    parts: list[tuple[int, int]]
    form: Form
    cue: Span | None = None
    speaker: Span | None = None
    at: int = 0
    floating: bool = False

    @property
    def end(self) -> int:
        """Where it ends in the article, its cue included."""
        return max(self.parts[-1][1], self.cue.end if self.cue else 0)

    def take(self, cue: Cue) -> "Saying":
        """Take a cue as its own."""
        self.cue, self.speaker, self.at = cue.span, cue.speaker, cue.at
        return self


def is_verb(token: Token) -> bool:
    """Tell whether a token is a verb that is no auxiliary."""
    return token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod")


def says(token: Token, lemmas: frozenset[str] = SPEECH) -> bool:
    """Tell whether a token is a verb of the lists."""
    return is_verb(token) and token.lemma_.lower() in lemmas


def subject_of(verb: Token) -> Token | None:
    """Return the verb's own subject; a passive's is its agent."""
    passive = any(child.dep_ == "auxpass" for child in verb.lefts)
    if passive or (grammatical_subject(verb) is None and any(child.dep_ == "agent" for child in verb.rights)):
        return next((o for c in verb.rights if c.dep_ == "agent" for o in c.rights if o.dep_ == "pobj"), None)
    return grammatical_subject(verb) or inverted_subject(verb)


def grammatical_subject(verb: Token) -> Token | None:
    """Return the subject, passive or not; of several the nearest, of "one of them, Ann Lee" the name."""
    if is_inverted(verb):
        return None
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    nearest = min(subjects, key=lambda child: abs(child.i - verb.i), default=None)
    if nearest is not None and nearest.tag_ == "VBG" and (noun := noun_after_comma(nearest, verb)) is not None:
        return noun
    named = [child for child in subjects if nearest and child.i > nearest.i > verb.i and child.pos_ == "PROPN"]
    return named[0] if named and nearest and nearest.tag_ == "CD" else nearest


def noun_after_comma(participle: Token, verb: Token) -> Token | None:
    """Return the noun between a fronted clause and its verb: "Rejecting the plan, the minister said"."""
    comma = next((t.i for t in reversed(verb.doc[participle.i : verb.i]) if t.text == ","), None)
    after = verb.doc[comma + 1 : verb.i] if comma is not None else ()
    return next((t for t in after if t.pos_ in ("NOUN", "PROPN", "PRON") and t.head not in after), None)


def inverted_subject(verb: Token) -> Token | None:
    """Return the name after a verb that follows what is said, which parsers take for its object: "…, added Ann Lee"."""
    led = any(child.dep_ == "ccomp" for child in verb.lefts) and verb.nbor(-1).is_punct
    if not (led or is_inverted(verb)):
        return None
    return next((c for c in verb.rights if c.dep_ in ("dobj", "attr") and is_named(c)), None)


def is_inverted(verb: Token) -> bool:
    """Tell whether one comma stands between a verb and its subject, and a name after it: what was said comes first."""
    before = verb.nbor(-1) if verb.i else verb
    if before.text != "," or not says(verb, SAY):
        return False
    subject = next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)
    name = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if subject is None or name is None or name.pos_ != "PROPN" or name.left_edge.i != verb.i + 1:
        return False
    return all(token.text != "," for token in verb.doc[subject.left_edge.i : before.i])


def is_named(noun: Token) -> bool:
    """Tell whether a noun is a name or has one set beside it: "its director, Ann Lee"."""
    return noun.pos_ == "PROPN" or any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in noun.rights)


def speaker_of(verb: Token) -> Tokens | None:
    """Return the words naming who says it; a verb without a subject has that of the verb it hangs on.

    A participle ("adding that …"), or a verb in the same tense ("said … and warned …"), takes it from a verb of saying
    above it, if there is one: parsers often hang it on a verb within what is said.
    """
    if subject := subject_of(verb):
        return naming(subject)
    if is_passive(verb):
        return None
    if noun := companion(verb):
        return naming(noun)
    nearest = None
    for above in heads(verb):
        if above.pos_ in ("NOUN", "PROPN", "PRON"):
            doer = clause_subject(verb, above)
            return nearest or naming(doer or above)
        subject = told_of(above) if is_quoted(verb, above) else subject_of(above) if is_verb(above) else None
        if subject and says(above, SAY) and verb.tag_ in ("VBG", above.tag_):
            return naming(subject)
        nearest = nearest or (naming(subject) if subject else None)
    return nearest


def clause_subject(participle: Token, noun: Token) -> Token | None:
    """Return the clause's subject where a comma cuts a participle off a common noun that is not it.

    "Peru used it as a warning to them, describing the raid as legal."
    """
    is_loose = participle.dep_ == "acl" and participle.tag_ == "VBG" and participle.nbor(-1).text == ","
    if not is_loose or noun.pos_ != "NOUN" or noun.dep_ in SUBJECTS:
        return None
    verb = next((above for above in noun.ancestors if is_verb(above)), None)
    return subject_of(verb) if verb is not None else None


def is_quoted(participle: Token, above: Token) -> bool:
    """Tell whether a participle brings in the words of whoever "was quoted as saying" them."""
    return participle.dep_ == "pcomp" or quoted_as(above) == participle


def quoted_as(verb: Token) -> Token | None:
    """Return the participle after a verb of quoting: "saying" in "was quoted by the agency as saying"."""
    if verb.lemma_ not in QUOTE:
        return None
    beside = [p for c in verb.rights for p in (c, *(c.rights if c.dep_ == "dobj" else ()))]
    below = [p for c in beside if c.lower_ == "as" for p in c.rights]
    below += [c for c in beside if c.dep_ in ("advcl", "xcomp") and is_passive(verb)]
    return next((p for p in below if p.tag_ == "VBG" and says(p, SAY)), None)


def told_of(verb: Token) -> Token | None:
    """Return who "was quoted as saying", or whom somebody "quoted as saying"; or else the verb's subject."""
    told = next((child for child in verb.lefts if child.dep_ == "nsubjpass"), None)
    quoted = next((child for child in verb.rights if child.dep_ == "dobj" and quoted_as(verb)), None)
    return told or quoted or subject_of(verb)


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is passive: "was told", "asked about it"."""
    lefts = [child.dep_ for child in verb.lefts]
    return verb.tag_ == "VBN" and ("auxpass" in lefts or ("aux" not in lefts and verb.dep_ != "conj"))


def heads(verb: Token) -> Iterator[Token]:
    """Yield what a verb hangs on, upwards, as long as the subject may be shared; a noun it describes comes last."""
    for _ in range(HIGHEST):
        if verb.dep_ not in INHERITING and verb.lemma_.lower() not in DOCUMENT:
            return
        noun_clause = verb.dep_ == "acl" and verb.head.lemma_.lower() not in DOCUMENT
        verb = verb.head
        if noun_clause or is_verb(verb):
            yield verb
        if noun_clause:
            return


def naming(noun: Token) -> Tokens:
    """Return the noun phrase that names somebody: up to its noun, with a short "of …" and a name set beside it.

    A second one is named without a long clause after it: "Chad and Mali" in "Chad and Mali, which border on it,".
    """
    last = noun.i
    for child in noun.rights:
        if child.dep_ in ("prep", "conj", "cc", "flat") and child.left_edge.i <= last + 2:
            if is_short(child):
                last = child.right_edge.i
            elif child.dep_ == "conj":
                last = child.i
        elif child.dep_ == "appos" and (noun.pos_ != "PROPN" or noun.lower_ in words("titles.yaml")["roles"]):
            last = max(last, child.i)
    return noun.doc[noun.left_edge.i : after_bracket(noun.doc, last + 1)]


def after_bracket(doc: Doc, end: int) -> int:
    """Return where a short bracket that follows a name ends: "(D-Wis.)", "(Moscow)"; without one, the name's end."""
    if end >= len(doc) or doc[end].text != "(":
        return end
    return next((t.i + 1 for t in doc[end : end + LONGEST_BRACKET] if t.text == ")"), end)


def is_short(token: Token) -> bool:
    """Tell whether what stands under a token is short and holds no verb, so that it may belong to a name."""
    under = token.doc[token.left_edge.i : token.right_edge.i + 1]
    return len(under) <= LONGEST_NAME and not any(t.pos_ == "VERB" for t in under)


def noun_phrase(doc: Doc, start: int, end: int) -> Tokens | None:
    """Return the first noun phrase between two tokens."""
    for token in doc[start:end]:
        if token.pos_ in ("PROPN", "PRON", "NOUN") and token.dep_ not in ("compound", "poss"):
            return doc[max(start, token.left_edge.i) : token.i + 1]
    return None


def last_noun_phrase(doc: Doc, start: int, end: int) -> Tokens | None:
    """Return the noun phrase that ends just before the second of two tokens, if one does.

    Where a relative clause ends there with a comma, it is what that describes: "Ann Lee" in "Ann Lee, who leads it,".
    """
    last = next((t for t in reversed(doc[start:end]) if not t.is_punct and t.pos_ not in ("ADV", "AUX", "PART")), None)
    clause = next((t for t in last.ancestors if t.dep_ == "relcl"), None) if last and doc[end - 1].text == "," else None
    if clause is not None and clause.head.i >= start:
        return naming(clause.head)
    return doc[max(start, last.left_edge.i) : last.i + 1] if last and last.pos_ in ("PROPN", "PRON", "NOUN") else None


def according(token: Token) -> Tokens | None:
    """Return who is named after "according to"."""
    objects = [o for c in token.rights for o in c.rights if o.dep_ == "pobj"]
    return naming(after_titles(objects[0])) if objects else None


def after_titles(noun: Token) -> Token:
    """Return the name after an abbreviated title that the model takes for a sentence's end: "Assoc. Prof. Ann Lee"."""
    following = noun.doc[noun.i + 1 : noun.i + 3]
    if f"{noun.text}." not in words("titles.yaml")["titles"] or len(following) < 2 or following[0].text != ".":
        return noun
    name = following[1]
    return name.head if name.dep_ == "compound" else name
