"""Attribution: whose words a claim is."""

from collections.abc import Sequence
from dataclasses import replace

from analysis.claims import Claim
from analysis.quotations import Quotation


def attributed(claims: Sequence[Claim], quotations: Sequence[Quotation]) -> tuple[Claim, ...]:
    """Return the claims with the actor whose words they are; a claim in no quotation is the article's own."""

    def speaker(claim: Claim) -> str | None:
        at = claim.cue or claim.sentence
        return next((q.actor for q in quotations if any(s.overlaps(at) for s in q.segments)), None)

    return tuple(replace(claim, actor=speaker(claim)) for claim in claims)
