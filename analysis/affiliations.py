"""Affiliations: the organisation that a name or role is tied to, and the country where it stands."""

import re
from collections.abc import Iterator

from analysis.article import Span
from analysis.cities import city_country
from analysis.known import Known, KnownNames
from analysis.language import Reading
from analysis.reference import words

LONGEST = 200  # characters
CAPITALISED = r"(?:(?:[A-Z]\.)+|[^\W\da-zß-öø-ÿ_][\w'’&]*(?:-\w+)*)"
NAME = rf"{CAPITALISED}(?:\s(?:(?:of|for|and|at|in|on|de|du|des|&)\s(?:the\s)?)?{CAPITALISED})*"
EMPLOYED = re.compile(rf",?\s(of|from|at|with|for)\s(?:the\s|a\s|an\s)?({NAME})")
INSTITUTION_OF = re.compile(r"\b(\w+) of (?:the )?$")
IN = re.compile(r"\bin (?:the )?$")
NAME_AFTER = re.compile(r"(?:['’]s)?((?: [^\W\da-z_][\w-]*)+)")


def find_affiliation(reading: Reading, known: KnownNames, at: int) -> Span | None:
    """Return the organisation that "of", "from", "at", "with" or "for" ties to what ends at an offset."""
    found = EMPLOYED.match(reading.article.text, at, at + LONGEST)
    if not found:
        return None
    span = reading.article.span(*found.span(2))
    return span if is_organization(reading, known, span, found.group(1)) else None


def is_organization(reading: Reading, known: KnownNames, span: Span, preposition: str) -> bool:
    """Tell whether a capitalised name is an organisation, by its words, the lists or the model."""
    listed = known.within(span.start, span.end)
    institutions = set(words("titles.yaml")["institutions"])
    if any(k.kind == "organization" for k in listed) or institutions & set(re.findall(r"\w+", span.text)):
        return True
    tokens = reading.tokens(span)
    label = tokens[0].ent_type_ if tokens else ""
    placed = any(k.end == span.end for k in listed)
    return not placed and (label == "ORG" or (preposition == "at" and label in ("", "PERSON", "FAC")))


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
    for word in re.finditer(CAPITALISED, organization.text):
        if iso3 := city_country(word.group()):
            yield iso3, organization.start + word.start(), organization.start + word.end()


def is_seat(organization: Span, known: Known) -> bool:
    """Tell whether a country or capital in an organisation's name is where it stands, not what it studies."""
    at, end = known.start - organization.start, known.end - organization.start
    before, after = organization.text[:at], organization.text[end:]
    institutions = set(words("titles.yaml")["institutions" if known.basis == "capital" else "of_a_country"])
    following = NAME_AFTER.match(after)
    if IN.search(before) or (following and institutions & set(following.group(1).split())):
        return True
    return bool((of := INSTITUTION_OF.search(before)) and of.group(1) in institutions)
