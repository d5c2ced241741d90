"""The named: organisations and places that no list has, as the language model sees them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from analysis.actors.roles import GENITIVES
from analysis.article import Span
from analysis.language import Doc, Reading, Token, Tokens
from analysis.lists.cities import is_city
from analysis.lists.gazetteer import Gazetteer
from analysis.lists.known import Known, KnownNames, organizations
from analysis.reference import words

Kind = Literal["organization", "place"]

LONGEST = 6  # words
LABELS: dict[str, Kind] = {"ORG": "organization", "GPE": "place", "LOC": "place"}
ARTICLE = re.compile(r"(?:[Tt]he|[Aa]n?)\s+")
GENITIVE = re.compile(r"(?:['’]s?|[\s,]|(?<![A-Z])\.)+$")
BRACKET = re.compile(r"\s*[(\[]")
ACRONYM = re.compile(r"\s\(([A-Z][A-Za-z]{1,9})\)")


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation or place and its mentions."""

    name: str
    kind: Kind
    mentions: tuple[Span, ...]


def find_named(reading: Reading, known: KnownNames, taken: set[int], more: tuple[Span, ...] = ()) -> Iterator[Named]:
    """Find the organisations and places that the lists do not have; `more` are organisations found otherwise.

    Nothing that shares an offset with `taken` (persons and listed names other than states) is one. Where the model
    gives one name two kinds, the more frequent counts.
    """
    votes: dict[str, Counter[Kind]] = defaultdict(Counter)
    covered = set(taken)
    for span, kind in chain(introduced(reading, known), entities(reading, known)):
        if covered.isdisjoint(range(span.start, span.end)):
            votes[span.text][kind] += 1
            covered.update(range(span.start, span.end))
    for span in more:
        if covered.isdisjoint(range(span.start, span.end)):
            votes[span.text]["organization"] += 1
    yield from placed(votes, reading, known, taken)


def placed(votes: dict[str, Counter[Kind]], reading: Reading, known: KnownNames, taken: set[int]) -> Iterator[Named]:
    """Yield each name with all its places in the text, those of its acronym too."""
    text = reading.article.text
    found: dict[str, list[Span]] = defaultdict(list)
    for start, end, name in Gazetteer((name, name) for name in votes).find(text):
        listed = known.at(start)
        if listed and end <= listed.end and (listed.start, listed.end) != (start, end):
            continue  # "North" in "North Korea"
        if taken.isdisjoint(range(start, end)):
            found[name].append(reading.article.span(start, end))
    short = {a.group(1): name for name, spans in found.items() if (a := ACRONYM.match(text, spans[0].end))}
    for acronym, whole in short.items():
        if acronym != whole:
            found[whole] += found.pop(acronym, [])
    for name, spans in found.items():
        yield Named(name, votes[name].most_common(1)[0][0], tuple(sorted(spans)))


def entities(reading: Reading, known: KnownNames) -> Iterator[tuple[Span, Kind]]:
    """Yield the model's organisations and places in running text, cleaned; a listed city is a place."""
    for paragraph in reading.paragraphs:
        for entity in () if paragraph.heading else paragraph.doc.ents:
            is_name = entity.label_ in LABELS and not is_part(entity) and not is_vessel(entity)
            span = cleaned(reading, entity) if is_name else None
            if span and is_new(span, known):
                yield span, "place" if is_city(span.text) else LABELS[entity.label_]


def introduced(reading: Reading, known: KnownNames) -> Iterator[tuple[Span, Kind]]:
    """Yield the organisations whose kind stands before their name: "the Dutch firm Waterhoek"."""
    for paragraph in reading.paragraphs:
        for token in () if paragraph.heading else paragraph.doc[:-1]:
            if (name := name_after(paragraph.doc, token)) is not None and is_new(span := reading.span(name), known):
                yield span, "organization"


def name_after(doc: Doc, kind: Token) -> Tokens | None:
    """Return the capitalised name that follows the kind of an organisation; a maker's is one word."""
    lists = words("titles.yaml")
    is_maker = kind.text in lists["makers"]
    if not (is_maker or kind.text in lists["kinds_of_organization"]):
        return None
    end = kind.i + 1
    while end < min(len(doc), kind.i + 1 + LONGEST) and is_of_name(doc[end]):
        end += 1
    return doc[kind.i + 1 : end] if end - kind.i - 1 in ((1,) if is_maker else range(1, LONGEST)) else None


def is_of_name(token: Token) -> bool:
    """Tell whether a word can stand in an organisation's name: capitalised, no date."""
    return token.pos_ == "PROPN" and token.text[0].isupper() and token.ent_type_ != "DATE"


def nationality_of(name: Span, reading: Reading, known: KnownNames) -> Known | None:
    """Return the nationality before an organisation's name or its kind, or the state whose it is.

    "Polish Orlen", "the Dutch firm Waterhoek", "Norway's Finance Ministry".
    """
    tokens = reading.tokens(name)
    if tokens is None or not tokens.start:
        return None
    if tokens.start > 1 and tokens.doc[tokens.start - 1].text in GENITIVES:
        owner = known.at(reading.span(tokens.doc[tokens.start - 2]).start)
        return owner if owner and owner.kind == "state" else None
    before = tokens.doc[max(0, tokens.start - LONGEST) : tokens.start]
    if name_after(tokens.doc, before[-1]) is None:
        before = before[-1:]
    found = (known.at(reading.span(token).start) for token in reversed(before) if token.pos_ in ("ADJ", "PROPN"))
    return next((k for k in found if k and k.basis == "nationality"), None)


def is_part(entity: Tokens) -> bool:
    """Tell whether an entity is only the first word of a longer phrase, "Energy" in "Energy Minister", or a label."""
    doc, lists = entity.doc, words("titles.yaml")
    if entity.end == len(doc):
        return False
    after = doc[entity.end]
    if after.text == ":" and entity.text.isupper():
        return True
    return len(entity) == 1 and (after.lower_ in lists["roles"] or after.text.title() in lists["institutions"])


def is_vessel(entity: Tokens) -> bool:
    """Tell whether an entity is a ship's name beside what it is: "a tanker, the Celtic Dawn"."""
    return entity.root.dep_ == "appos" and entity.root.head.lower_ in words("titles.yaml")["vessels"]


def cleaned(reading: Reading, entity: Tokens) -> Span | None:
    """Return an entity without article and genitive.

    None where it is no name but a common noun, a role, a number, or a label with what follows: "Review: Critics".
    """
    span = reading.span(entity)
    text = BRACKET.split(span.text)[0]
    article, genitive = ARTICLE.match(text), GENITIVE.search(text)
    start = span.start + (article.end() if article else 0)
    end = span.start + (genitive.start() if genitive else len(text))
    if end <= start:
        return None
    named = reading.article.span(start, end)
    parts, lists = named.text.split(), words("titles.yaml")
    if not (parts[0][0].isupper() and any(c.isupper() for c in parts[-1])) or named.text in lists["institutions"]:
        return None
    if f"{named.text}." in lists["titles"]:
        return None  # "Amb." before a name
    if parts[-1] in lists["documents"] or not set(parts).isdisjoint(lists["works"]):
        return None
    return None if parts[-1].lower() in lists["roles"] or "\n" in named.text or ": " in named.text else named


def is_new(span: Span, known: KnownNames) -> bool:
    """Tell whether a name is more than a listed one, also where this is in capitals: "UNITED NATIONS, May 4 -"."""
    listed = known.at(span.start)
    in_capitals = span.text.isupper() and span.text.title() in organizations()
    return not in_capitals and (listed is None or listed.end < span.end)
