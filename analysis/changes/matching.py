"""Matching: which statement of one briefing is which of another's, by words, since offsets move with every word."""

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher

from analysis.changes.statements import Statement

SIMILAR = 0.5  # of two sentences' words in common, for one to be the other, changed
AHEAD = 4  # sentences to look ahead for a similar one
Pair = tuple[Statement | None, Statement | None]
Chain = tuple[tuple[int, int], "Chain | None"]  # a pair of places, and those before it


def paired(old: Sequence[Statement], new: Sequence[Statement]) -> list[Pair]:
    """Pair the statements: by place and words, then by place in the order of the text, then by words.

    A place must mean the same on both sides. What has no partner is added or, at the end, gone.
    """
    partner: dict[int, int] = {}
    for key in KEYS:
        waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        taken = set(partner.values())
        for number, statement in enumerate(old):
            if number not in taken:
                waiting[key(statement)].append(number)
        for number, statement in enumerate(new):
            if number not in partner and waiting[key(statement)]:
                partner[number] = waiting[key(statement)].popleft()
    kept = [(old[partner[n]] if n in partner else None, statement) for n, statement in enumerate(new)]
    gone = set(range(len(old))) - set(partner.values())
    return [*kept, *((old[number], None) for number in sorted(gone))]


def aligned(old: Sequence[Statement], new: Sequence[Statement]) -> list[Pair]:
    """Align two texts' sentences in their order; of those that differ, pair the similar ones."""
    pairs: list[Pair] = []
    i = j = 0
    for a, b in [*anchors(old, new), (len(old), len(new))]:
        matcher = SequenceMatcher(None, [s.words for s in old[i:a]], [s.words for s in new[j:b]])
        for what, from_old, to_old, from_new, to_new in matcher.get_opcodes():
            one, other = old[i + from_old : i + to_old], new[j + from_new : j + to_new]
            pairs += zip(one, other, strict=True) if what == "equal" else similar(one, other)
        pairs += zip(old[a : a + 1], new[b : b + 1], strict=True)
        i, j = a + 1, b + 1
    return pairs


def anchors(old: Sequence[Statement], new: Sequence[Statement]) -> list[tuple[int, int]]:
    """Return the places of the most sentences that both texts have just once and in the same order.

    Bram Cohen's patience diff: a whole text aligned at once takes time with the square of its sentences.
    """
    counts = [Counter(s.words for s in side) for side in (old, new)]
    there = {s.words: number for number, s in enumerate(new) if all(count[s.words] == 1 for count in counts)}
    places = [(number, there[s.words]) for number, s in enumerate(old) if s.words in there]
    ends: list[int] = []  # of the shared orders of length 1, 2 … the one that ends first in the new text
    chains: list[Chain] = []
    for place in places:
        length = bisect_left(ends, place[1])
        ends[length : length + 1] = [place[1]]
        chains[length : length + 1] = [(place, chains[length - 1] if length else None)]
    found, chain = [], chains[-1] if chains else None
    while chain:
        place, chain = chain
        found.append(place)
    return found[::-1]


def similar(old: Sequence[Statement], new: Sequence[Statement]) -> Iterator[Pair]:
    """Pair each sentence with the first similar one a little ahead; the others are gone or added."""
    at = 0
    for statement in old:
        ahead = range(at, min(at + AHEAD, len(new)))
        match = next((n for n in ahead if likeness(statement.words, new[n].words) >= SIMILAR), None)
        if match is None:
            yield statement, None
            continue
        yield from ((None, added) for added in new[at:match])
        yield statement, new[match]
        at = match + 1
    yield from ((None, added) for added in new[at:])


def likeness(old: str, new: str) -> float:
    """Return the share of words that two texts have in common, from 0 to 1."""
    one, other = Counter(old.split()), Counter(new.split())
    return 2 * (one & other).total() / max(one.total() + other.total(), 1)


KEYS: tuple[Callable[[Statement], Hashable], ...] = (
    lambda s: (s.place, s.words),
    lambda s: s.place or id(s),  # without a place it is like no other
    lambda s: s.words,
)
