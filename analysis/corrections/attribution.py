"""Attribution: whose words a claim is."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from analysis.article import Span
from analysis.claims import Claim
from analysis.quotations import Quotation

RELATIVE = re.compile(r",\s*(?:\w+\s+)?(?:which|who|whom|whose)$")  # "Norland, which Sudland accuses of delay, …"
ONGOING = re.compile(r"\s*,\s*\w")


def attributed(claims: Sequence[Claim], quotations: Sequence[Quotation]) -> tuple[Claim, ...]:
    """Return the claims with the actor whose words they are; a claim in no quotation is the article's own.

    The cue of a claim stands in somebody's words or is the verb that brings them in ("She urged them to go"). A claim
    without a cue is that of its sentence's main clause.
    """
    segments = sorted((s.start, s.end, n) for n, q in enumerate(quotations) for s in q.segments)
    ends = list(accumulate((end for _, end, _ in segments), max))
    by_cue = {q.cue.start: n for n, q in reversed(list(enumerate(quotations))) if q.cue}
    bringing = {claim.cue.start for claim in claims if claim.cue}

    def over(span: Span) -> list[int]:
        within = segments[bisect_right(ends, span.start) : bisect_left(segments, (span.end,))]
        return sorted(n for start, end, n in within if span.start < end)

    def quotation_of(claim: Claim) -> int | None:
        if claim.cue:
            return next(iter(over(claim.cue)), by_cue.get(claim.cue.start))
        found = [n for n in over(claim.sentence) if is_of_main_clause(quotations[n], claim.sentence)]
        found.sort(key=lambda n: (cue := quotations[n].cue) is not None and cue.start == claim.sentence.start)
        return next((n for n in found if not ((cue := quotations[n].cue) and cue.start in bringing)), None)

    found = map(quotation_of, claims)
    return tuple(
        replace(claim, actor=None if n is None else quotations[n].actor) for claim, n in zip(claims, found, strict=True)
    )


def is_of_main_clause(quotation: Quotation, sentence: Span) -> bool:
    """Tell whether a quotation may be the sentence's main clause: no relative clause in it, nor behind a semicolon."""
    inside = [span for span in quotation.evidence if span.overlaps(sentence)]
    start = min(span.start for span in inside) - sentence.start
    before, after = sentence.text[: max(0, start)], sentence.text[max(span.end for span in inside) - sentence.start :]
    speaker = quotation.speaker
    opening = f"{before}{speaker.text}" if speaker and speaker in inside else before
    aside = RELATIVE.search(opening.rstrip()) or RELATIVE.search(before.rstrip())
    return ";" not in before and not (aside and ONGOING.match(after))
