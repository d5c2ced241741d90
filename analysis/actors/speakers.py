"""Speakers: whom the words before "said" mean, by name, by title or by pronoun."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal

from analysis.actors import Actor
from analysis.actors.genders import PRONOUNS, Gender, is_clear, shown_gender
from analysis.actors.roles import GENITIVES, is_role
from analysis.actors.together import Mentioned, are_several, by_place, inside
from analysis.article import Span
from analysis.credits import find_credits
from analysis.language import Reading, Token, Tokens
from analysis.lists.countries import meaning
from analysis.lists.known import organizations
from analysis.lists.publishers import publisher
from analysis.quotations.speech import SAY, says
from analysis.quotations.transcript import ANSWERING, introduction
from analysis.reference import words

Way = Literal["name", "title", "pronoun"]

FITTING = {
    "he": ("person",),
    "she": ("person",),
    "who": ("person",),
    "it": ("organization", "state"),
    "they": ("organization", "group"),
    "his": ("person",),
    "her": ("person",),
    "its": ("organization", "state"),
    "their": ("organization", "group"),
}
BETWEEN = ("of", "for", "to", "by", "from", "with", "close", *GENITIVES)  # "a spokesman for Ann Lee" is not Ann Lee
ABROAD = (" in ", " to ", " at ")
TOWARDS = (" to ", " to the ")  # "the envoy to the UN" does not speak for it
APPOSED = (",", "(", ")", "-", "–", "—", "who", "and", "himself", "herself")
INDEFINITE = ("a", "an", "another", "some", "one", "several", "many", "two", "three")
LONGEST = 80  # tokens of a speaker
FARTHEST = 3  # paragraphs back in which a pronoun's person is looked for
MOST = 20  # mentions looked at
WORD = re.compile(r"[\w'’-]+")
QUOTED = re.compile(r"[“„«\"][^“”«»\"\n]*(?:[”»\"]|$)", re.MULTILINE)


class Speakers:
    """The actors of one article, to be found by the words that a quotation's speaker has."""

    def __init__(self, actors: Sequence[Actor], reading: Reading) -> None:
        self._reading = reading
        self._pairs = by_place(actors)
        self._mentions = [m for m, _ in self._pairs]
        self._actors = [a for _, a in self._pairs]
        self._quoted = [found.span() for found in QUOTED.finditer(reading.article.text)]
        shown = {a.id: gender for a in actors if a.kind == "person" and (gender := shown_gender(a))}
        self._genders = self._genders_by_pronoun() | shown

    def resolve(self, speaker: Span) -> tuple[str, Way] | None:
        """Return the id of the actor whom a speaker's words mean, and by which way; None where no rule tells."""
        tokens = self._reading.tokens(speaker)
        if tokens is None or len(tokens) > LONGEST:
            return None
        if speaker.text in ANSWERING:
            return (self._guest.id, "pronoun") if self._guest else None
        if speaker.text.lower() in FITTING:
            actor = self._by_pronoun(speaker)
            return (actor.id, "pronoun") if actor else None
        inside = self._inside(speaker)
        persons = [(m, a) for m, a in inside if a.kind == "person"]
        if person := next((a for m, a in persons if self._is_meant(m, tokens, is_titled(m, a, speaker))), None):
            return person.id, "name"
        if person := self._by_title(tokens, inside):
            return person.id, "title"
        body = self._by_body(tokens, inside)
        return (body.id, "name") if body else None

    def _inside(self, speaker: Span) -> list[Mentioned]:
        """Return the mentions that overlap a speaker's words, persons' titles counted."""
        return inside(self._pairs, speaker)

    def _is_meant(self, mention: Span, speaker: Tokens, titled: bool) -> bool:
        """Tell whether a mention within a speaker's words is the speaker, not somebody or something of his."""
        if mention.overlaps(self._reading.span(speaker.root)):
            return True
        before = [t.lower_ for t in speaker if self._reading.span(t).end <= mention.start]
        while "," in before:
            before = before[before.index(",") + 1 :]
        after = [t.text for t in speaker if self._reading.span(t).start >= mention.end]
        if set(before) & set(BETWEEN) and not titled:
            return False
        return not after or after[0] in APPOSED or (len(after) == 1 and after[0] in GENITIVES)

    def _by_title(self, speaker: Tokens, inside: Sequence[tuple[Span, Actor]]) -> Actor | None:
        """Return the nearest person before whose role has the speaker's head noun: "the minister"."""
        head = speaker.root
        if speaker[0].lower_ in INDEFINITE or not is_role(head):
            return None
        countries = {a.country for _, a in inside if a.kind == "state"}
        for _, actor in self._before(self._reading.span(speaker).start, FARTHEST * 10):
            fits = actor.kind == "person" and head.lower_ in WORD.findall((actor.role or "").lower())
            if fits and (not countries or actor.country in countries):
                return actor
        return None

    def _by_body(self, speaker: Tokens, inside: Sequence[tuple[Span, Actor]]) -> Actor | None:
        """Return the organisation, state or group that speaks: itself, or by its ministry, officials, statement.

        "Its ministry" is of the one that a sentence before is about.
        """
        text, start = self._reading.article.text, self._reading.span(speaker).start
        bodies = [(m, a) for m, a in inside if a.kind != "person" and not text.endswith(TOWARDS, start, m.start)]
        if are_several(bodies, text):
            return None  # nobody of them alone has said it
        bodies.sort(key=lambda pair: pair[1].kind != "organization")
        root = self._reading.span(speaker.root)
        if own := next((a for m, a in bodies if m.overlaps(root)), None):
            return None if is_native(speaker, own) else own
        head, lists = speaker.root.lower_, words("titles.yaml")
        if not bodies and speaker[0].lower_ == "its" and head in lists["voices"]:
            return self._by_pronoun(self._reading.span(speaker[0]))
        if head in lists["visitors"]:  # "diplomats in Chad" are hardly Chad's
            bodies = [(m, a) for m, a in bodies if not text.endswith(ABROAD, 0, m.start)]
        return next((a for _, a in bodies if head in lists["voices"] and a.kind != "place"), None)

    def _by_pronoun(self, pronoun: Span) -> Actor | None:
        """Return the nearest fitting actor before a pronoun: in the nearest sentence with one, its subject first."""
        word = pronoun.text.lower()
        if word == "who":
            return next((a for m, a in self._before(pronoun.start, 0) if pronoun.start - m.end <= len(", ")), None)
        fitting: list[tuple[Span, Actor]] = []
        sentence = None
        for mention, actor in self._before(pronoun.start, FARTHEST):
            if actor.kind not in FITTING[word] or self._genders.get(actor.id, PRONOUNS.get(word)) != PRONOUNS.get(word):
                continue
            where = self._reading.sentence_at(mention)
            if fitting and where != sentence:
                break
            sentence = where
            fitting.append((mention, actor))
        subjects = [(mention, actor) for mention, actor in fitting if self._is_subject(mention)]
        if not subjects and word not in PRONOUNS:
            return None
        found = subjects[-1] if subjects else fitting[0] if fitting else None
        if found is None or (word in PRONOUNS and self._somebody_spoke(found[0].end, pronoun.start)):
            return None
        teller = self._teller(found[0]) if word in PRONOUNS else None
        if teller is None:
            return found[1]
        told = self.resolve(teller)
        who = next((a for a in self._actors if told and a.id == told[0]), None)
        return who if who and self._genders.get(who.id, PRONOUNS[word]) == PRONOUNS[word] else None

    def _teller(self, mention: Span) -> Span | None:
        """Return who says, in a sentence of his own, what the subject mentioned does: "the envoy said Ann Lee came"."""
        tokens = self._reading.tokens(mention)
        verb = tokens.root.head if tokens is not None and tokens.root.dep_ in ("nsubj", "nsubjpass") else None
        if verb is None or verb.dep_ != "ccomp" or not says(verb.head, SAY) or verb.head.dep_ != "ROOT":
            return None
        subject = next((child for child in verb.head.lefts if child.dep_ == "nsubj"), None)
        if subject is None or subject.pos_ == "PRON" or not (is_role(subject) or subject.pos_ == "PROPN"):
            return None
        return self._reading.span(subject.doc[subject.left_edge.i : subject.i + 1])

    @cached_property
    def _guest(self) -> Actor | None:
        """Return whom an interview's answers are of: whom its title names, or else its introduction, alone or most.

        Who wrote it is not meant.
        """
        article = self._reading.article
        end, lines, heads = introduction(self._reading), find_credits(article.text), self._reading.headings
        told = [
            (m, a)
            for m, a in zip(self._mentions, self._actors, strict=True)
            if a.kind == "person" and m.end <= end and not any(line.covers(m) for line in lines)
        ]
        titled = [a for m, a in told if a.name in (article.title or "") or any(head.covers(m) for head in heads)]
        for persons in (titled, [a for _, a in told]):
            if (often := Counter(actor.id for actor in persons).most_common(2)) and is_most(often):
                return next(actor for actor in persons if actor.id == often[0][0])
        return None

    def _somebody_spoke(self, start: int, end: int) -> bool:
        """Tell whether somebody without a name speaks between two offsets: "a police spokesman told reporters"."""
        sentences = self._reading.sentences
        first = max(0, bisect_left(sentences, start, key=lambda s: s.span.start) - 1)
        for sentence in sentences[first : first + MOST]:
            if sentence.span.end > end:
                return False
            tokens = self._reading.tokens(sentence.span) or ()
            if any(self._reading.span(token).start >= start and self._is_unnamed(token) for token in tokens):
                return True
        return False

    def _is_unnamed(self, token: Token) -> bool:
        """Tell whether a verb of speech has a subject that no rule knows: "a spokesman", a name that seems a body's."""
        if token.dep_ != "nsubj" or not says(token.head, SAY):
            return False
        phrase = token.doc[token.left_edge.i : token.right_edge.i + 1]
        within = self._inside(self._reading.span(phrase))
        own = [self._reading.span(word) for word in (token, *(c for c in token.rights if c.dep_ == "appos"))]
        if any(actor.kind == "person" and any(m.overlaps(word) for word in own) for m, actor in within):
            return False
        if token.pos_ == "PROPN":
            return phrase[0].lower_ != "the" and all(may_be_person(actor) for _, actor in within)
        owned = any(child.dep_ == "poss" for child in token.lefts)
        return is_somebody(token) and (owned or phrase[0].lower_ in INDEFINITE)

    def _before(self, offset: int, paragraphs: int) -> Iterator[tuple[Span, Actor]]:
        """Yield the mentions before an offset that nobody quotes, the nearest first, a few paragraphs back."""
        at = bisect_left(self._mentions, offset, key=lambda m: m.end)
        here = self._paragraph(offset)
        for i in range(at - 1, max(-1, at - 1 - MOST * (paragraphs + 1)), -1):
            mention = self._mentions[i]
            if here - self._paragraph(mention.start) > paragraphs:
                return
            if not self._is_quoted(mention):
                yield mention, self._actors[i]

    def _paragraph(self, offset: int) -> int:
        return bisect_left(self._reading.paragraphs, offset + 1, key=lambda p: p.span.start)

    def _is_quoted(self, mention: Span) -> bool:
        """Tell whether a mention stands within quotation marks."""
        i = bisect_left(self._quoted, (mention.start + 1, 0)) - 1
        return i >= 0 and mention.start < self._quoted[i][1]

    def _is_subject(self, mention: Span) -> bool:
        """Tell whether a mention is a clause's subject, or whom "according to" names."""
        tokens = self._reading.tokens(mention)
        return tokens is not None and is_subject(tokens.root)

    def _genders_by_pronoun(self) -> dict[str, Gender]:
        """Return the gender of those who are mostly "he" or "she" in sentences that name nobody else."""
        seen: dict[str, Counter[Gender]] = defaultdict(Counter)
        for sentence in self._reading.sentences:
            persons = {a.id for _, a in self._inside(sentence.span) if a.kind == "person"}
            tokens = self._reading.tokens(sentence.span)
            if len(persons) == 1 and tokens is not None:
                name = next(m for m, a in self._inside(sentence.span) if a.kind == "person")
                pronouns = [t for t in tokens if t.lower_ in PRONOUNS and self._can_mean(t, name)]
                seen[next(iter(persons))].update(PRONOUNS[t.lower_] for t in pronouns)
        return {actor: votes.most_common(1)[0][0] for actor, votes in seen.items() if is_clear(votes)}

    def _can_mean(self, pronoun: Token, name: Span) -> bool:
        """Tell whether a pronoun can mean the person named in its sentence.

        Before the name it can in "when she came, Quispe promised" and "in her letter, Quispe promised", neither in "she
        proposed what Quispe promised" nor in "after her talks with Quispe".
        """
        where = self._reading.span(pronoun)
        if self._is_quoted(where):
            return False
        leads = pronoun.dep_ in ("nsubj", "nsubjpass") and pronoun.head.dep_ != "advcl"
        return where.start > name.start or (self._is_subject(name) and not leads)


def is_most(often: Sequence[tuple[str, int]]) -> bool:
    """Tell whether the first of two counts is the only one, or at least twice the other."""
    return len(often) == 1 or often[0][1] >= 2 * often[1][1]


def is_titled(mention: Span, actor: Actor, speaker: Span) -> bool:
    """Tell whether a speaker's words up to a name are its role, or whose that is: "Peru's head of mission Ann Lee"."""
    before = speaker.text[: max(0, mention.start - speaker.start)].strip().lower().removeprefix("the ")
    if is_of_office(mention, actor, speaker):
        return True
    role = (actor.role or "").lower()
    owner = before.removesuffix(role).split()
    if not role or not before.endswith(role):
        return False
    return not owner or (owner[-1].endswith(GENITIVES) and set(owner).isdisjoint(BETWEEN))


def is_of_office(mention: Span, actor: Actor, speaker: Span) -> bool:
    """Tell whether a role and its body stand directly before a name: "head of the Peace Institute Ann Lee"."""
    body = actor.affiliation_span
    return bool(body and actor.role_span and actor.role_span.start >= speaker.start and body.end + 1 == mention.start)


def is_native(speaker: Tokens, body: Actor) -> bool:
    """Tell whether words mean one person of a state, and not that: "the Kuwaiti", unlike "the Chinese"."""
    is_one = len(speaker) == 2 and speaker[0].lower_ in ("the", "a", "an") and speaker[1].text.endswith(("i", "an"))
    return is_one and body.kind == "state" and (meaning(speaker[1].text) or ("", ""))[1] == "nationality"


def is_subject(token: Token) -> bool:
    """Tell whether a noun is a subject or set beside one, or stands after "according to"."""
    if token.dep_ == "appos":
        token = token.head
        while token.dep_ in ("pobj", "prep"):
            token = token.head  # "the envoy for the Sahel, Ann Lee," is beside "the Sahel" for a parser
    if token.dep_ in ("nsubj", "nsubjpass"):
        return True
    return token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according"


def is_somebody(noun: Token) -> bool:
    """Tell whether a noun means a person by a role or as kin: "a spokesman", "her brother"."""
    return is_role(noun) or noun.lower_ in words("titles.yaml")["male"] or noun.lower_ in words("titles.yaml")["female"]


def may_be_person(actor: Actor) -> bool:
    """Tell whether an organisation may be a person whom the model has mistaken: no list has it, nor a word for one."""
    parts = set(actor.name.split())
    listed = actor.country is not None or actor.name in organizations() or publisher(actor.name) is not None
    shown = actor.name.isupper() or not parts.isdisjoint(words("titles.yaml")["institutions"])
    return actor.kind == "organization" and not (listed or shown)
