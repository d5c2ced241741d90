"""The certainty ladder: the claims by how firmly they are worded."""

from collections.abc import Mapping, Sequence

from analysis.briefing import Briefing
from analysis.choice import STATUSES
from analysis.claims import Claim
from analysis.design import ACCENT, INK, MUTED, RULE, WIDE_MM
from analysis.exhibits.exhibit import FEWEST_ITEMS, Exhibit, listed
from analysis.exhibits.sheet import POINTS_PER_MM, SEMIBOLD, Sheet, shortened, text_width
from analysis.wording import counted, firmness

WIDTH = WIDE_MM * POINTS_PER_MM
RUNG, BAR = 16.0, 8.0  # heights in points
LEFT, LONGEST, QUOTED = 54.0, 112.0, 232.0  # where bars begin, how long they are at most, where the words begin
BETWEEN = "  ·  "


def ladder(briefing: Briefing) -> Exhibit:
    """Draw the claims by status, one rung a status, the firmest wording on top, with the words that show it."""
    groups = {status: [claim for claim in briefing.claims if claim.status == status] for status in STATUSES}
    used = {status: claims for status, claims in groups.items() if claims}
    parts = [f"{firmness(status)} {len(claims)}{negated_note(claims)}" for status, claims in used.items()]
    alt = f"Claims by how firmly they are worded: {', '.join(parts)}." if used else "No claim is found in this text."
    return Exhibit(
        name="ladder",
        rule="claims by status",
        title=title_of({status: len(claims) for status, claims in used.items()}),
        subtitle=f"Claims by wording, the firmest on top, n = {len(briefing.claims)}",
        svg=draw_ladder(briefing, groups, alt) if len(used) > 1 and len(briefing.claims) >= FEWEST_ITEMS else None,
        caption="On the right: the words that show it, with their sentences.",
        alt=alt,
        head=("Status", "Claims", "Negated", "Words that show it"),
        rows=tuple(
            (firmness(status), len(claims), sum(c.negated for c in claims), "; ".join(cues(briefing, claims)))
            for status, claims in groups.items()
        ),
    )


def title_of(counts: Mapping[str, int]) -> str:
    """Return the most frequent status, or those that share the first place."""
    most = max(counts.values(), default=0)
    first = [f"“{firmness(status)}”" for status, count in counts.items() if count == most]
    if len(first) > 1:
        return f"No wording prevails: {listed(first)} have {counted(most, 'claim')} each"
    return f"Most frequent wording: {listed(first)}, in {most} of {counted(sum(counts.values()), 'claim')}"


def negated_note(claims: Sequence[Claim]) -> str:
    """Return how many of the claims are negated, if any."""
    negated = sum(claim.negated for claim in claims)
    return f" ({negated} negated)" if negated else ""


def cues(briefing: Briefing, claims: Sequence[Claim]) -> list[str]:
    """Return the words that show the status, each once, with the sentences they stand in."""
    names = {sentence.span: sentence.id for sentence in briefing.sentences}
    places: dict[str, list[str]] = {}
    for claim in claims:
        if claim.cue:
            places.setdefault(claim.cue.text, []).append(names.get(claim.sentence, ""))
    return [f"“{cue}” {' '.join(dict.fromkeys(marks))}".rstrip() for cue, marks in places.items()]


def draw_ladder(briefing: Briefing, groups: Mapping[str, Sequence[Claim]], alt: str) -> str:
    """Draw the rungs: status, bar with its count, and as many of the words as fit."""
    sheet = Sheet(WIDTH, RUNG * len(groups) - 2)
    unit = LONGEST / max(map(len, groups.values()))
    for number, (status, claims) in enumerate(groups.items()):
        base = 9.5 + RUNG * number
        if number:
            sheet.line((0, WIDTH), (base - 11, base - 11), RULE, 0.4)
        sheet.words(0, base, firmness(status), weight=SEMIBOLD, color=INK if claims else MUTED)
        if claims:
            sheet.bar(LEFT, base - BAR + 1.2, len(claims) * unit, BAR, ACCENT)
        x = LEFT + (len(claims) * unit + 4 if claims else 0)
        sheet.words(x, base, f"{len(claims)}{negated_note(claims)}", color=INK if claims else MUTED)
        sheet.words(QUOTED, base, fitting(cues(briefing, claims), WIDTH - QUOTED), color=MUTED)
    return sheet.svg("ladder", alt)


def fitting(items: Sequence[str], width: float) -> str:
    """Return as many items as fit on one line, and how many more there are."""
    line = ""
    for number, item in enumerate(items):
        longer = f"{line}{BETWEEN if line else ''}{item}"
        if line and text_width(f"{longer}{BETWEEN}{len(items)} more") > width:
            return f"{line}{BETWEEN}{len(items) - number} more"
        line = shortened(longer, width)
    return line
