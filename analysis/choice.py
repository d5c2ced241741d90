"""The choice of what a briefing quotes: by stated rules, never by taste."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations

from analysis.absences import credited, figures, holds_one
from analysis.article import Sentence, Span
from analysis.briefing import Briefing
from analysis.claims import Claim
from analysis.events import Event
from analysis.quotations import Quotation
from analysis.quotations.transcript import is_question
from analysis.voices import count_words

MOST_SAID = 5
A_RUNG = 2  # sentences quoted for one status
PULL_WORDS = (8, 45)  # a pull quote says something, and fits in a box
STATUSES = ("done", "announced", "expected", "necessary", "possible", "opinion")  # from the firmest wording down
SAID_RULE = (
    "the first sentence stands under the title; none that names the author and no question of an interview is taken; "
    "then comes the first other one that tells an event between two parties, and from each equal part of the rest the "
    "statement with most actors, themes, dates and figures; a status not yet shown wins a tie"
)


def said(briefing: Briefing) -> tuple[Sentence, ...]:
    """Return the sentences that stand for the article besides its first, in its order, by SAID_RULE."""
    weights = weigh(briefing)
    wording = {claim.sentence: claim.status for claim in reversed(briefing.claims)}
    chosen: list[Sentence] = []
    for part in parts(briefing):
        shown = {wording.get(sentence.span) for sentence in chosen}
        chosen.append(
            max(
                part,
                key=lambda s: (s.span in wording, weights[s.id], wording.get(s.span) not in shown, -s.span.start),
            )
        )
    return tuple(sorted(chosen, key=lambda s: s.span))


def parts(briefing: Briefing) -> list[Sequence[Sentence]]:
    """Return the sentence of the first event alone, then the others but the first cut into parts of equal length."""
    told = {event.sentence for event in briefing.events}
    authors = sorted(mention.start for author in credited(briefing) for mention in author.mentions)
    asked = {s.paragraph for s in briefing.sentences if is_question(s.span.text)}
    body = [s for s in briefing.sentences[1:] if s.paragraph not in asked and not holds_one(s.span, authors)]
    first = [s for s in body if s.span in told][:1]
    rest = [s for s in body if s not in first]
    count = min(MOST_SAID - len(first), len(rest))
    cuts = [round(n * len(rest) / count) for n in range(count + 1)] if count else []
    return [*([first] if first else []), *(rest[a:b] for a, b in pairwise(cuts))]


def weigh(briefing: Briefing) -> Counter[str]:
    """Count, by sentence, its different actors and themes, its dates and figures; one more if somebody is quoted."""
    starts = [s.span.start for s in briefing.sentences]

    def at(spans: Iterable[Span]) -> set[str]:
        before = [(briefing.sentences[i - 1], span) for span in spans if (i := bisect_right(starts, span.start))]
        return {sentence.id for sentence, span in before if span.overlaps(sentence.span)}

    named = [at(actor.mentions) for actor in briefing.actors]
    about = [at(passage.sentence for passage in theme.passages) for theme in briefing.themes]
    quoted = at(segment for q in briefing.quotations if q.actor for segment in q.segments)
    dated = [at([date.span]) for date in briefing.dates]
    figured = [at([figure]) for figure in figures(briefing)]
    return Counter(id for ids in [*named, *about, *dated, *figured, quoted] for id in ids)


def claim(briefing: Briefing, sentence: Sentence) -> Claim | None:
    """Return a sentence's first claim."""
    return next((claim for claim in briefing.claims if claim.sentence == sentence.span), None)


def quoted(briefing: Briefing, span: Span) -> tuple[Quotation, ...]:
    """Return the quotations whose words stand within a span, one for each who speaks."""
    found = (q for q in briefing.quotations if any(span.overlaps(segment) for segment in q.segments))
    return tuple({q.actor or (q.speaker and q.speaker.text): q for q in found}.values())


def pull_quote(briefing: Briefing) -> Quotation | None:
    """Return the longest direct quotation by a known speaker that fits in a box."""
    least, most = PULL_WORDS
    fitting = [
        q
        for q in briefing.quotations
        if q.form == "direct" and q.actor and least <= count_words(q.content.text) <= most
    ]
    return max(fitting, key=lambda q: count_words(q.content.text), default=None)


@dataclass(frozen=True, slots=True)
class Told:
    """What a line about events tells: who did it to whom; without targets, the sources did it to one another."""

    event: Event
    sources: tuple[str, ...]
    targets: tuple[str, ...] = ()


def told(briefing: Briefing) -> tuple[Told, ...]:
    """Return the events as lines; what two or more parties do to each other is told once."""
    acts: dict[tuple[str, Span, str], list[Event]] = {}
    for event in briefing.events:
        acts.setdefault((event.type, event.verb, event.status), []).append(event)
    return tuple(line for act in acts.values() for line in lines(act))


def lines(act: Sequence[Event]) -> Iterator[Told]:
    """Yield one line if each of an act's parties does it to each other one, else a line an event."""
    parties = tuple(dict.fromkeys(party for event in act for party in (event.source, event.target)))
    pairs = {(event.source, event.target) for event in act}
    if pairs == set(permutations(parties, 2)):
        yield Told(act[0], parties)
    else:
        yield from (Told(event, (event.source,), (event.target,)) for event in act)


def rungs(briefing: Briefing) -> tuple[tuple[str, Sequence[Claim]], ...]:
    """Return the claims of each status that the article has, the firmest wording first."""
    found = ((status, [claim for claim in briefing.claims if claim.status == status]) for status in STATUSES)
    return tuple((status, claims) for status, claims in found if claims)
