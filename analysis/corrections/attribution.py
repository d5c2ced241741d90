"""Attribution: whose words a claim is."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from analysis.claims import Claim
from analysis.quotations import Quotation


def attributed(claims: Sequence[Claim], quotations: Sequence[Quotation]) -> tuple[Claim, ...]:
    """Return the claims with the actor whose words they are; a claim in no quotation is the article's own."""
    segments = sorted((s.start, s.end, n) for n, q in enumerate(quotations) for s in q.segments)
    ends = list(accumulate((end for _, end, _ in segments), max))

    def speaker(claim: Claim) -> str | None:
        at = claim.cue or claim.sentence
        over = segments[bisect_right(ends, at.start) : bisect_left(segments, (at.end,))]
        found = [n for start, end, n in over if at.start < end]
        return quotations[min(found)].actor if found else None

    return tuple(replace(claim, actor=speaker(claim)) for claim in claims)
