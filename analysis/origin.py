"""The origin: the outlet or agency that the article's dateline names, or that it cites as its own source."""

import re
from collections.abc import Sequence

from analysis.actors import Actor
from analysis.article import Article, Span
from analysis.credits import lines
from analysis.language import is_heading, is_headline
from analysis.lists.publishers import publisher
from analysis.quotations import Quotation

CITED = re.compile(
    r"(?:\b(?:citing|cited by|quoting|quoted by|told|according to|reports?|via)\s+(?:the\s+)?)$", re.IGNORECASE
)
LONGEST_CITE = 20  # characters before a name in which "citing" stands
DATELINE = re.compile(
    r"(?P<place>[^()/\n]{0,100}?) ?[(/](?P<agency>[^()/,\n]{2,40})(?:,[^()/\n]{1,30})?[)/](?P<dash>\.? ?[-–—―])?"
)
SMALL_WORDS = {"of", "the", "and", "de", "la", "del", "da", "do", "al"}  # in a place's name


def find_origin(article: Article, actors: Sequence[Actor], quotations: Sequence[Quotation]) -> Span | None:
    """Return the listed outlet that the dateline names, or the first that reports or is cited; not the publisher."""
    return dateline_agency(article) or cited_outlet(article, actors, quotations)


def dateline_agency(article: Article) -> Span | None:
    """Return the listed agency that the dateline names, if it is not the publisher."""
    agency = agency_named(article)
    return agency if agency and is_another(agency.text, article) else None


def is_own_dateline(article: Article) -> bool:
    """Tell whether the dateline names the publisher itself: "OSLO, March 4 (Reuters) - " printed by Reuters."""
    agency = agency_named(article)
    return agency is not None and not is_another(agency.text, article)


def agency_named(article: Article) -> Span | None:
    """Return the listed agency of the dateline: "OSLO, March 4 (Reuters) - ", "(VNA) ", "OSLO, March 4. /TASS/. "."""
    opening = opening_line(article)
    found = DATELINE.match(opening.text) if opening else None
    if opening is None or found is None or not is_dateline(found) or publisher(found["agency"]) is None:
        return None
    return article.span(opening.start + found.start("agency"), opening.start + found.end("agency"))


def opening_line(article: Article) -> Span | None:
    """Return the first line of the running text, after title and headings."""
    for number, line in enumerate(lines(article.text)):
        if not is_heading(line.text) and (number or not is_headline(line.text)):
            return line
    return None


def is_dateline(found: re.Match[str]) -> bool:
    """Tell whether a bracket ends a dateline: before it stand at most place and day, set off by a dash or capitals."""
    place = found["place"].replace(",", " ").split()
    if not all(word[0].isupper() or word[0].isdigit() or word in SMALL_WORDS for word in place):
        return False
    return not place or bool(found["dash"]) or (len(place[0]) > 1 and place[0].isupper())


def is_another(name: str, article: Article) -> bool:
    """Tell whether a name is that of a listed outlet other than the publisher."""
    outlet = publisher(name)
    return outlet is not None and outlet != publisher(article.publisher or "")


def cited_outlet(article: Article, actors: Sequence[Actor], quotations: Sequence[Quotation]) -> Span | None:
    """Return the first mention of a listed outlet that reports or is cited."""
    outlets = [a for a in actors if is_another(a.name, article)]
    speaking = {q.actor: q.speaker for q in reversed(quotations) if q.speaker}
    reporting = [mention_in(speaking[a.id], a) for a in outlets if a.id in speaking]
    cited = [
        m for a in outlets for m in a.mentions if CITED.search(article.text[max(0, m.start - LONGEST_CITE) : m.start])
    ]
    return min([*filter(None, reporting), *cited], default=None)


def mention_in(speaker: Span | None, actor: Actor) -> Span | None:
    """Return the actor's mention within the words that name the speaker."""
    return next((m for m in actor.mentions if speaker and speaker.covers(m)), None)
