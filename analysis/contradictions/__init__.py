"""Contradictions: an act that one passage announces and another tells as done, or that has two dates or two counts."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, islice

from analysis.article import Span
from analysis.claims import Claim
from analysis.contradictions.acts import Act, find_acts, same_doers, same_thing
from analysis.contradictions.counts import find_counts
from analysis.dates import TimeExpression
from analysis.language import Reading

Contradiction = tuple[Span, Span, str]
Dates = Mapping[Span | None, Sequence[TimeExpression]]  # by their sentences

MOST_PAIRS = 20_000  # a text with more mentions to compare is no news article
MOST_ANNOUNCED = 50  # announcements of one act on one kind of thing
DEEPEST = 6  # words between a date and the act that it dates


def find_contradictions(
    reading: Reading, claims: Sequence[Claim], dates: Sequence[TimeExpression]
) -> tuple[Contradiction, ...]:
    """Find passages that cannot both hold, each pair with a message; in doubt, none.

    Another act of the same kind is no contradiction: things that differ in a word, other doers, a year of its own.
    """
    stated = {claim.sentence for claim in claims}
    done = {claim.sentence for claim in claims if claim.status == "done" and not claim.negated}
    where = {"ahead": stated, "done": done}
    acts = tuple(act for act in find_acts(reading) if sentence_of(reading, act.span) in where[act.when])
    dated: dict[Span | None, list[TimeExpression]] = defaultdict(list)
    for date in dates:
        dated[date.sentence].append(date)
    return (*announced_and_done(reading, acts, dated), *two_dates(reading, acts, dated), *two_counts(reading, dated))


def announced_and_done(reading: Reading, acts: Sequence[Act], dates: Dates) -> Iterator[Contradiction]:
    """Yield each act told as done with the first passage that announces it."""
    announced: dict[tuple[str, str], list[Act]] = defaultdict(list)
    for act in acts:
        if act.when == "ahead":
            announced[act.kind].append(act)
    for act in acts:
        if act.when == "done" and not has_year(reading, act, dates):
            for first in announced.get(act.kind, [])[:MOST_ANNOUNCED]:
                if is_same(first, act):
                    message = f"One passage announces an act ({act.name}), another tells it as done."
                    yield first.span, act.span, message
                    break


def two_dates(reading: Reading, acts: Sequence[Act], dates: Dates) -> Iterator[Contradiction]:
    """Yield an act with two days."""
    dated = [(act, days[0]) for act in acts if len(days := days_of(reading, act, dates)) == 1]
    for (act, day), (other, another) in islice(combinations(dated, 2), MOST_PAIRS):
        if day.value != another.value and day.basis == another.basis and is_same(act, other):
            yield day.span, another.span, f"One act ({act.name}) has two dates, {day.value} and {another.value}."


def two_counts(reading: Reading, dates: Dates) -> Iterator[Contradiction]:
    """Yield a count with two numbers, in clauses with the same verb and names, and no date."""
    counts = [count for count in find_counts(reading) if not dates.get(sentence_of(reading, count.span))]
    for one, other in islice(combinations(counts, 2), MOST_PAIRS):
        if one.key == other.key and one.number != other.number:
            yield one.span, other.span, f"One count has two numbers, {one.number} and {other.number}."


def is_same(first: Act, again: Act) -> bool:
    """Tell whether two mentions are of one act."""
    return first.kind == again.kind and same_doers(first, again) and same_thing(first.thing, again.thing)


def has_year(reading: Reading, act: Act, dates: Dates) -> bool:
    """Tell whether a year that the text states stands with an act."""
    within = dates.get(sentence_of(reading, act.span), ())
    return any(date.basis == "text" and (date.value or "X")[0].isdigit() for date in within)


def days_of(reading: Reading, act: Act, dates: Dates) -> list[TimeExpression]:
    """Return the days of the calendar that hang on an act, or on the verb above "to sign"."""
    within = dates.get(sentence_of(reading, act.span), ())
    return [date for date in within if is_day(date) and hangs_on(reading, date, act)]


def is_day(date: TimeExpression) -> bool:
    """Tell whether a value names a day of a month."""
    return date.precision == "day" and date.value is not None and "W" not in date.value


def hangs_on(reading: Reading, date: TimeExpression, act: Act) -> bool:
    """Tell whether a date belongs to an act by the parse."""
    tokens = reading.tokens(date.span)
    above = list(islice(tokens.root.ancestors, DEEPEST)) if tokens is not None else []
    return act.word in above or (act.word.dep_ in ("xcomp", "advcl") and act.word.head in above)


def sentence_of(reading: Reading, span: Span) -> Span | None:
    """Return the words of the sentence in which a span begins."""
    sentence = reading.sentence_at(span)
    return sentence.span if sentence else None
