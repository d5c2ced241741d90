"""The exhibits of a briefing: who speaks, how firmly, about what, when and where, and who is named but not heard.

Each function returns an `Exhibit`: a figure, or one computed sentence where there is too little to draw.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.actors import Actor
from analysis.briefing import Briefing
from analysis.choice import STATUSES
from analysis.claims import Claim
from analysis.design import ACCENT, EXHIBIT_POINTS, FILLS, INK, MUTED, PAPER, RULE, WIDE_MM
from analysis.exhibit import FEWEST_ITEMS, Exhibit, counted, listed
from analysis.maps import locator_map
from analysis.matrix import matrix
from analysis.sheet import POINTS_PER_MM, SEMIBOLD, Sheet, shortened, text_width
from analysis.timeline import timeline
from analysis.voices import direct_words, own_words, quoted_words
from analysis.voices import voices as find_voices

__all__ = ["Exhibit", "ladder", "locator_map", "matrix", "timeline", "unheard", "voices"]

WIDTH = WIDE_MM * POINTS_PER_MM
ROW = 13.0  # points from baseline to baseline
BAR = 7.5  # height of a bar
MOST_ROWS = 14  # voices drawn; the table has all
WIDEST_NAME = 150.0
GAP = 8.0
OWN_VOICE = "The article’s own voice"
NOT_KNOWN = "Speaker not known"
DIRECT, INDIRECT = FILLS[0], FILLS[3]
HATCH = "/////"


@dataclass(frozen=True, slots=True)
class Row:
    """The words of one voice; those of the article's own voice are neither direct nor indirect."""

    name: str
    direct: int = 0
    indirect: int = 0
    own: int = 0

    @property
    def words(self) -> int:
        """The words in all."""
        return self.direct + self.indirect + self.own

    def __str__(self) -> str:
        parts = "" if self.own else f" ({self.direct:,} direct, {self.indirect:,} indirect)"
        return f"{self.name} {self.words:,}{parts}"


def voices(briefing: Briefing) -> Exhibit:
    """Draw the words by voice: a bar a speaker, and one of another kind for the article's own voice."""
    speakers = [Row(v.actor.name, v.direct, v.indirect) for v in find_voices(briefing)]
    rows = [*speakers, *words_of_unknown(briefing), Row(OWN_VOICE, own=own_words(briefing))]
    quoted = sum(row.words for row in rows[:-1])
    alt = f"Words by voice: {'; '.join(map(str, rows))}."
    return Exhibit(
        name="voices",
        rule="words by voice",
        title=voices_title(speakers, quoted),
        subtitle=f"Words by voice, n = {sum(row.words for row in rows):,}",
        svg=draw_voices(gathered(rows), alt) if len([row for row in rows if row.words]) >= FEWEST_ITEMS else None,
        caption="Direct: between quotation marks. Indirect: reported in the article’s words. Headings are not counted.",
        alt=alt,
        head=("Voice", "Direct", "Indirect", "Words"),
        rows=tuple((row.name, row.direct, row.indirect, row.words) for row in rows),
    )


def words_of_unknown(briefing: Briefing) -> list[Row]:
    """Return the row of the quotations whose speaker is no known actor, if there are any."""
    unknown = [q for q in briefing.quotations if q.actor is None]
    direct = sum(direct_words(q) for q in unknown)
    return [Row(NOT_KNOWN, direct, max(quoted_words(unknown) - direct, 0))] if unknown else []


def voices_title(speakers: Sequence[Row], quoted: int) -> str:
    """Return who speaks most, if one does."""
    if not speakers:
        return "No speaker is known by name"
    first = speakers[0]
    if len(speakers) > 1 and speakers[1].words == first.words:
        return f"{counted(len(speakers), 'speaker')}, {counted(quoted, 'quoted word')}"
    return f"{first.name} speaks most: {first.words:,} of {counted(quoted, 'quoted word')}"


def gathered(rows: Sequence[Row]) -> list[Row]:
    """Return the rows to draw: the speakers beyond MOST_ROWS in one."""
    if len(rows) <= MOST_ROWS:
        return list(rows)
    others, last = rows[MOST_ROWS - 2 : -1], rows[-1]
    rest = Row(f"{len(others)} others", sum(r.direct for r in others), sum(r.indirect for r in others))
    return [*rows[: MOST_ROWS - 2], rest, last]


def draw_voices(rows: Sequence[Row], alt: str) -> str:
    """Draw names, numbers and bars; the heads of the columns are the key to the fills."""
    sheet = Sheet(WIDTH, ROW * (len(rows) + 1) + 6)
    names = min(max(text_width(row.name) for row in rows), WIDEST_NAME)
    columns = [names + 48 * n for n in (1, 2, 3)]
    left = columns[-1] + GAP + 4
    unit = (WIDTH - left) / max(row.words for row in rows)
    for x, head, fill in zip(columns, ("direct", "indirect", "words"), (DIRECT, INDIRECT, None), strict=True):
        sheet.words(x, 8, head, align="right", color=MUTED)
        if fill:
            sheet.bar(x - text_width(head) - 8, 2.6, 5, 5, fill)
    for y, row in enumerate(rows, 1):
        base = 8 + y * ROW + (3 if row.own else 0)
        sheet.words(0, base, shortened(row.name, names))
        numbers = ("", "", f"{row.words:,}") if row.own else (f"{row.direct:,}", f"{row.indirect:,}", f"{row.words:,}")
        for x, number in zip(columns, numbers, strict=True):
            sheet.words(x, base, number, align="right")
        draw_row(sheet, left, base - BAR + 1, unit, row)
    sheet.line((0, WIDTH), (11.5, 11.5), RULE)
    return sheet.svg("voices", alt)


def draw_row(sheet: Sheet, left: float, top: float, unit: float, row: Row) -> None:
    """Draw the bar of one voice: direct words, then indirect ones; the article's own hatched."""
    if row.direct:
        sheet.bar(left, top, row.direct * unit, BAR, DIRECT)
    if row.indirect:
        sheet.bar(left + row.direct * unit, top, row.indirect * unit, BAR, INDIRECT)
    if row.own:
        sheet.bar(left + 0.3, top, row.own * unit - 0.6, BAR, PAPER, edge=INK, hatch=HATCH)


def ladder(briefing: Briefing) -> Exhibit:
    """Draw the claims by status, one rung a status, the firmest wording on top, with the words that show it."""
    groups = {status: [claim for claim in briefing.claims if claim.status == status] for status in STATUSES}
    counts = {status: len(claims) for status, claims in groups.items()}
    used = [status for status in STATUSES if counts[status]]
    parts = [f"{status} {counts[status]}{negated_note(groups[status])}" for status in STATUSES]
    alt = f"Claims by how firmly they are worded: {', '.join(parts)}." if used else "No claim is found in this text."
    return Exhibit(
        name="ladder",
        rule="claims by status",
        title=ladder_title(counts),
        subtitle=f"Claims by wording, n = {len(briefing.claims)}, the firmest wording on top",
        svg=draw_ladder(briefing, groups, alt) if len(used) > 1 and len(briefing.claims) >= FEWEST_ITEMS else None,
        caption="The ladder is of the wording; it says nothing about truth.",
        alt=alt,
        head=("Status", "Claims", "Negated", "Words that show it"),
        rows=tuple(
            (s, counts[s], sum(c.negated for c in groups[s]), "; ".join(cues(briefing, groups[s]))) for s in STATUSES
        ),
    )


def ladder_title(counts: dict[str, int]) -> str:
    """Return the most frequent status, or those that share the first place."""
    most = max(counts.values())
    first = [f"“{status}”" for status, count in counts.items() if count == most]
    if len(first) == 1:
        return f"{most} of {counted(sum(counts.values()), 'claim')} {'is' if most == 1 else 'are'} worded as {first[0]}"
    return f"No wording prevails: {listed(first)} have {counted(most, 'claim')} each"


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
    return [f"“{cue}” {' '.join(dict.fromkeys(filter(None, marks)))}".rstrip() for cue, marks in places.items()]


def draw_ladder(briefing: Briefing, groups: dict[str, list[Claim]], alt: str) -> str:
    """Draw the rungs: status, bar with its count, and as many cues as fit."""
    sheet = Sheet(WIDTH, 16 * len(groups) + 2)
    left, longest, quoted = 52.0, 110.0, 240.0
    unit = longest / max(map(len, groups.values()))
    for n, (status, claims) in enumerate(groups.items()):
        base = 11 + 16 * n
        sheet.line((0, WIDTH), (base + 5, base + 5), RULE, 0.4)
        sheet.words(0, base, status, weight=SEMIBOLD, color=INK if claims else MUTED)
        sheet.bar(left, base - BAR + 1, max(len(claims) * unit, 0.6), BAR, ACCENT if claims else RULE)
        sheet.words(left + len(claims) * unit + 4, base, f"{len(claims)}{negated_note(claims)}")
        sheet.words(quoted, base, fitting(cues(briefing, claims), WIDTH - quoted), color=MUTED)
    return sheet.svg("ladder", alt)


def fitting(items: Sequence[str], width: float) -> str:
    """Return as many items as fit on one line, and how many more there are."""
    for kept in range(len(items), 0, -1):
        more = f"  +{len(items) - kept}" if kept < len(items) else ""
        line = "  ".join(items[:kept]) + more
        if text_width(line) <= width or kept == 1:
            return shortened(line, width)
    return ""


def unheard(briefing: Briefing) -> Exhibit:
    """Draw the states and groups, and the persons, that are named but not heard, by mentions."""
    heard = {key for a in briefing.actors if a.speaks for key in (a.country, a.id) if key}
    states = by_mentions([a for a in briefing.actors if a.kind in ("state", "group") and not {a.country, a.id} & heard])
    persons = by_mentions([a for a in briefing.actors if a.kind == "person" and a.id not in heard])
    silent = [*states, *persons]
    items = ", ".join(f"{a.name} {len(a.mentions)}" for a in silent)
    alt = f"Named but not heard, by mentions: {items}." if silent else "Nobody is named without being heard."
    named = listed(
        [counted(len(group), noun) for group, noun in ((states, "state or group"), (persons, "person")) if group]
    )
    return Exhibit(
        name="unheard",
        rule="named but not heard",
        title=f"{named} named but not heard" if silent else "",
        subtitle=f"Mentions, n = {sum(len(a.mentions) for a in silent)}",
        svg=draw_unheard(states, persons, alt) if len(silent) >= FEWEST_ITEMS else None,
        caption="Heard: words are quoted, directly or indirectly, from the person, or from anyone of the state.",
        alt=alt,
        head=("Name", "Kind", "Mentions"),
        rows=tuple((a.name, a.kind, len(a.mentions)) for a in silent),
    )


def by_mentions(actors: Sequence[Actor]) -> list[Actor]:
    """Return the actors, the most mentioned first."""
    return sorted(actors, key=lambda actor: -len(actor.mentions))


def draw_unheard(states: Sequence[Actor], persons: Sequence[Actor], alt: str) -> str:
    """Draw a block of bars for the states and groups, and one for the persons."""
    blocks = [(head, actors) for head, actors in (("States and groups", states), ("Persons", persons)) if actors]
    shown = {head: actors[:MOST_ROWS] for head, actors in blocks}
    sheet = Sheet(WIDTH, ROW * (max(map(len, shown.values())) + 1) + 4)
    most = max(len(a.mentions) for actors in shown.values() for a in actors)
    width = (WIDTH - 24) / 2
    for n, (head, actors) in enumerate(shown.items()):
        left = n * (width + 24)
        sheet.words(left, 8, head, weight=SEMIBOLD)
        sheet.line((left, left + width), (11.5, 11.5), RULE)
        names = min(max(text_width(a.name) for a in actors), WIDEST_NAME * 0.75)
        unit = (width - names - GAP - 16) / most
        for y, actor in enumerate(actors, 1):
            base, count = 8 + y * ROW, len(actor.mentions)
            sheet.words(left, base, shortened(actor.name, names))
            sheet.bar(left + names + GAP, base - BAR + 1, count * unit, BAR, FILLS[1])
            sheet.words(left + names + GAP + count * unit + 3, base, f"{count}", size=EXHIBIT_POINTS)
    return sheet.svg("unheard", alt)
