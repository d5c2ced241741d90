"""The origin: the outlet or agency that the article cites as its own source."""

import re
from collections.abc import Sequence

from analysis.actors import Actor
from analysis.article import Article, Span
from analysis.lists.publishers import publisher
from analysis.quotations import Quotation

CITED = re.compile(
    r"(?:\b(?:citing|cited by|quoting|quoted by|told|according to|reports?|via)\s+(?:the\s+)?)$", re.IGNORECASE
)
LONGEST_CITE = 20  # characters before a name in which "citing" stands


def find_origin(article: Article, actors: Sequence[Actor], quotations: Sequence[Quotation]) -> Span | None:
    """Return the first mention of a listed outlet that reports or is cited; the publisher itself is none."""
    outlets = [a for a in actors if publisher(a.name) and publisher(a.name) != publisher(article.publisher or "")]
    speaking = {q.actor: q.speaker for q in reversed(quotations) if q.speaker}
    reporting = [mention_in(speaking[a.id], a) for a in outlets if a.id in speaking]
    cited = [
        m for a in outlets for m in a.mentions if CITED.search(article.text[max(0, m.start - LONGEST_CITE) : m.start])
    ]
    return min([*filter(None, reporting), *cited], default=None)


def mention_in(speaker: Span | None, actor: Actor) -> Span | None:
    """Return the actor's mention within the words that name the speaker."""
    return next((m for m in actor.mentions if speaker and speaker.covers(m)), None)
