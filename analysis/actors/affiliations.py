"""Affiliations: the organisation that a name or role is tied to, and the country where it stands."""

import re
from collections.abc import Iterator
from functools import cache

from analysis.article import Span
from analysis.language import Reading
from analysis.lists.cities import city_country
from analysis.lists.known import Known, KnownNames
from analysis.reference import words

LONGEST = 200  # characters
CAPITALISED = r"(?:(?:[A-Z]\.)+|[^\W\da-zß-öø-ÿ_][\w'’&]*(?:-\w+)*)"
NAME = rf"{CAPITALISED}(?:\s(?:(?:of|for|and|at|in|on|de|du|des|&)\s(?:the\s)?)?{CAPITALISED})*"
EMPLOYED = re.compile(rf",?\s(of|from|at|with|for)\s(?:(?:the|a|an)\s(?:[a-z]+\s){{0,2}})?({NAME})")
HEADING = re.compile(rf"(?:,\swho)?\s(heads|directs|leads|runs|chairs|works\sfor|teaches\sat)\s(?:the\s)?({NAME})")
HEADS = ("heads", "directs", "leads", "runs", "chairs", "edits")
BARE = re.compile(rf"(,)\s({NAME})(?=[.?]\s|[.?]?$)", re.MULTILINE)
CITY = re.compile(rf"(?:^|\b(?:of|in|at) (?:the )?)({CAPITALISED})")
INSTITUTION_OF = re.compile(r"\b(\w+) of (?:the )?$")
PLACED = re.compile(rf"\sin\s({CAPITALISED}(?:\s{CAPITALISED})?)")
PREPOSITION = r"\b(?:of|for|in|at|on|to|with|against|and|from)\b"
OFFICE_OF_STATE = "State for "
IN = re.compile(r"\bin (?:the )?$")
NAME_AFTER = re.compile(r"(?:['’]s)?((?: [^\W\da-z_][\w-]*)+)")


def affiliation_of_role(reading: Reading, known: KnownNames, at: int, end: int, before_name: bool) -> Span | None:
    """Return the organisation that "of", "from", "at", "with" or "for" ties to a role, between two offsets.

    Before a name only the lists and words such as "Institute" show an organisation: "Secretary of State" has none.
    """
    text, end = reading.article.text, min(end, at + LONGEST)
    if kind := of_a_kind().match(text, at, end):
        return reading.article.span(*kind.span(1))
    found = EMPLOYED.match(text, at, end)
    if not found:
        return None
    span = reading.article.span(*found.span(2))
    if f"{span.text} for ".startswith(OFFICE_OF_STATE) or is_of_longer(reading, span):
        return None  # "Under Secretary of State for Political Affairs", "Minister of State"
    subject, then, _ = span.text.partition(" at ")
    if then and not shows_institution(reading.article.span(span.start, span.start + len(subject)), known):
        return None  # "professor of African History at the Oslo Academy"
    preposition = "of" if before_name else found.group(1)
    if shows_institution(span, known) or (not before_name and is_organization(reading, known, span, preposition)):
        return span
    return None


@cache
def of_a_kind() -> re.Pattern[str]:
    """Return the pattern of "of the Dutch pipeline builder Waterhoek"."""
    kinds = "|".join((*words("titles.yaml")["kinds_of_organization"], *words("titles.yaml")["makers"]))
    phrase = rf"(?:{CAPITALISED}\s)?(?:[a-z-]+\s){{0,2}}(?:{kinds})\s{NAME}"
    return re.compile(rf"\s(?:of|from|at|with|for)\s(?:the|a|an)\s({phrase})")


def affiliation_of_name(reading: Reading, known: KnownNames, at: int) -> Span | None:
    """Return the organisation tied to a name that ends at an offset: "of the BBC", ", BBC.", "heads the BBC".

    After "at" a comma or verb must follow: "Ann Lee at the Peace Institute, said"; else it may be where she is.
    """
    text = reading.article.text
    for pattern in (EMPLOYED, HEADING, BARE):
        if found := pattern.match(text, at, at + LONGEST):
            way, (start, end) = found.group(1), found.span(2)
            if text.endswith(("'s", "’s"), start, end):
                end -= len("'s")  # "leads the African Union's youth wing"
            span = reading.article.span(start, end)
            if opens_with_title(span):
                return None  # "Ann Lee, President Juan Rivas and …"
            tied = way not in ("with", "for") and (way != "at" or is_closed(reading, span))
            return span if tied and is_organization(reading, known, span, way) else None
    return headed_body(reading, at)


def is_of_longer(reading: Reading, span: Span) -> bool:
    """Tell whether a name only tells of the noun after it: "head of EU diplomacy"."""
    tokens = reading.tokens(span)
    if tokens is None or tokens[-1].dep_ not in ("compound", "nmod", "amod"):
        return False
    noun = tokens[-1].head
    return noun.i >= tokens.end and noun.is_lower


def opens_with_title(span: Span) -> bool:
    """Tell whether a name begins with a person's title or role."""
    first, lists = span.text.split()[0], words("titles.yaml")
    return first in (*lists["address"], *lists["titles"]) or first.lower() in lists["roles"]


def headed_body(reading: Reading, at: int) -> Span | None:
    """Return the body without a name of its own that somebody heads: "who chairs the finance committee"."""
    found = headed().match(reading.article.text, at, at + LONGEST)
    return reading.article.span(*found.span(1)) if found else None


@cache
def headed() -> re.Pattern[str]:
    """Return the pattern of ", who chairs the finance committee of the lower house,"."""
    nouns = "|".join(sorted((re.escape(noun.lower()) for noun in words("titles.yaml")["institutions"]), reverse=True))
    lead = rf",\swho\s(?:{'|'.join(HEADS)})\s(?:the|a|an|its|his|her|their)\s"
    return re.compile(
        rf"{lead}((?:(?!{PREPOSITION})[\w’'-]+\s){{0,3}}(?:{nouns})(?:\s{PREPOSITION}[^,.;()\n]{{1,60}})?)(?=[,.;])"
    )


def seat_after(organization: Span, text: str) -> tuple[str, int, int] | None:
    """Return the country of the city where an institution stands: "the Peace Institute in Stockholm"."""
    institution = not set(words("titles.yaml")["institutions"]).isdisjoint(re.findall(r"\w+", organization.text))
    found = PLACED.match(text, organization.end) if institution else None
    iso3 = city_country(found.group(1)) if found else None
    return (iso3, *found.span(1)) if found and iso3 else None


def seat_in_role(role: Span) -> tuple[str, int, int] | None:
    """Return the country of the city in "economist at a think tank in Lagos", a house of learning without a name."""
    found = learned().search(role.text)
    iso3 = city_country(found.group(1)) if found else None
    return (iso3, role.start + found.start(1), role.start + found.end(1)) if found and iso3 else None


@cache
def learned() -> re.Pattern[str]:
    """Return the pattern of "at a research institute in Stockholm"."""
    houses = "|".join(words("titles.yaml")["houses_of_learning"])
    return re.compile(
        rf"\b(?:at|of|from|with)\s(?:an?|the)\s(?:[\w-]+\s){{0,3}}(?:{houses})\sin\s({CAPITALISED}(?:\s{CAPITALISED})?)"
    )


def is_closed(reading: Reading, span: Span) -> bool:
    """Tell whether a comma or verb follows."""
    tokens = reading.tokens(span)
    after = tokens.doc[tokens.end] if tokens is not None and tokens.end < len(tokens.doc) else None
    return after is not None and (after.text == "," or after.pos_ in ("VERB", "AUX"))


def is_organization(reading: Reading, known: KnownNames, span: Span, preposition: str) -> bool:
    """Tell whether a capitalised name is an organisation, by its words, the lists or the model."""
    if shows_institution(span, known):
        return True
    tokens = reading.tokens(span)
    label = tokens[0].ent_type_ if tokens else ""
    placed = any(k.end == span.end for k in known.within(span.start, span.end))
    return not placed and (label == "ORG" or (preposition == "at" and label in ("", "PERSON", "FAC")))


def shows_institution(span: Span, known: KnownNames) -> bool:
    """Tell whether a name holds a listed organisation or, among others, a word such as "Institute"."""
    parts = re.findall(r"\w+", span.text)
    institution = len(parts) > 1 and not set(words("titles.yaml")["institutions"]).isdisjoint(parts)
    return institution or any(k.kind == "organization" for k in known.within(span.start, span.end))


def seat(organization: Span, known: KnownNames) -> tuple[str, int, int] | None:
    """Return the country where an organisation stands and the offsets of the words that say so.

    A listed organisation has its country; else "University of Latvia", "Latvian Academy", a city in the name.
    """
    return next(seats(organization, known), None)


def seats(organization: Span, known: KnownNames) -> Iterator[tuple[str, int, int]]:
    """Yield the countries that an organisation's name gives, the surest first."""
    for k in known.within(organization.start, organization.end):
        if k.country and (k.kind == "organization" or is_seat(organization, k)):
            yield k.country, k.start, k.end
    for word in CITY.finditer(organization.text):
        iso3 = city_country(word.group(1))
        if iso3 and word.group(1) not in words("titles.yaml")["particles"]:
            yield iso3, organization.start + word.start(1), organization.start + word.end(1)


def is_seat(organization: Span, known: Known) -> bool:
    """Tell whether a country or capital in an organisation's name is where it stands, not what it studies."""
    at, end = known.start - organization.start, known.end - organization.start
    before, after = organization.text[:at], organization.text[end:]
    if not before and known.basis == "nationality" and set(after.split()).isdisjoint(words("titles.yaml")["subjects"]):
        return True
    institutions = set(words("titles.yaml")["institutions" if known.basis == "capital" else "of_a_country"])
    following = NAME_AFTER.match(after)
    if IN.search(before) or after.startswith(("'s ", "’s ")):
        return True
    if following and institutions & set(following.group(1).split()):
        return True
    return bool((of := INSTITUTION_OF.search(before)) and of.group(1) in institutions)
