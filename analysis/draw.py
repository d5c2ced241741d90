"""The exhibits of a briefing: who speaks, how firmly, about what, when and where, and who is named but not heard.

Each function returns an `Exhibit`: a figure, or one computed sentence where there is too little to draw.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.absences import credited, heard_from, is_unheard
from analysis.actors import Actor
from analysis.briefing import Briefing
from analysis.design import FILLS, INK, MUTED, PAPER, RULE, WIDE_MM
from analysis.exhibits.exhibit import FEWEST_ITEMS, Exhibit, capitalized, enumerated, listed
from analysis.exhibits.ladder import ladder
from analysis.exhibits.maps import locator_map
from analysis.exhibits.matrix import matrix
from analysis.exhibits.sheet import POINTS_PER_MM, SEMIBOLD, Sheet, shortened, text_width
from analysis.exhibits.timeline import timeline
from analysis.voices import NOT_KNOWN, OWN_VOICE, own_words, spoken
from analysis.voices import voices as find_voices
from analysis.wording import counted

__all__ = ["Exhibit", "ladder", "locator_map", "matrix", "timeline", "unheard", "voices"]

WIDTH = WIDE_MM * POINTS_PER_MM
ROW = 13.0  # points from baseline to baseline
BAR = 7.5  # height of a bar
MOST_ROWS = 14  # voices drawn; the table has all
WIDEST_NAME = 150.0
GAP = 8.0
GUTTER = 24.0
MOST_UNIT = 30.0  # points a mention: few mentions make short bars
DIRECT, INDIRECT = FILLS[0], FILLS[3]
HATCH = "/////"
MOST_OWN = 1.5  # of the longest speaker's bar: as long is that of the article's own voice at most
CUT = 0.9  # of the cut bar: where its gap is
DIRECTNESS = (
    "Direct: between quotation marks, or after the speaker’s name in a transcript. Indirect: reported in the article’s "
    "words. Headings are not counted."
)
CUT_BAR = " The bar of the article’s own voice is cut."
HEARD = (
    "Heard: a named person or body is quoted, directly or indirectly; for a state, one that is known to be from it. "
    "Speakers without a name are not counted; organisations are left out."
)
NOBODY_SILENT = "No state, group or person is named without being heard. Organisations are left out."


@dataclass(frozen=True, slots=True)
class Row:
    """The words of one voice; those of the article's own voice are neither direct nor indirect."""

    name: str
    direct: int = 0
    indirect: int = 0
    own: int | None = None

    @property
    def words(self) -> int:
        """The words in all."""
        return self.direct + self.indirect + (self.own or 0)

    def __str__(self) -> str:
        parts = "" if self.own is not None else f" ({self.direct:,} direct, {self.indirect:,} indirect)"
        return f"{self.name} {self.words:,}{parts}"


def voices(briefing: Briefing) -> Exhibit:
    """Draw the words by voice: a bar a speaker, and one of another kind for the article's own voice."""
    speakers = [Row(v.actor.name, v.direct, v.indirect) for v in find_voices(briefing)]
    own, quoted, unknown = own_words(briefing), spoken(briefing).total(), words_of_unknown(briefing)
    rows = [*speakers, *unknown, Row(OWN_VOICE, own=own)]
    alt = f"Words by voice: {enumerated([str(row) for row in rows], '; ')}."
    return Exhibit(
        name="voices",
        rule="words by voice",
        title=voices_title(speakers, quoted, sum(row.words for row in unknown)),
        subtitle=f"Words by voice, n = {quoted + own:,}",
        svg=draw_voices(gathered(rows), alt) if len([row for row in rows if row.words]) >= FEWEST_ITEMS else None,
        caption=f"{DIRECTNESS}{CUT_BAR if longest_bar(gathered(rows)) < own else ''}",
        alt=alt if quoted else f"Nobody is quoted: the words, {rows[-1].words:,} in all, are {OWN_VOICE}.",
        head=("Voice", "Direct", "Indirect", "Words"),
        rows=tuple((row.name, row.direct, row.indirect, row.words) for row in rows),
    )


def words_of_unknown(briefing: Briefing) -> list[Row]:
    """Return the row of the quotations whose speaker is no known actor, if there are any."""
    unknown = any(q.actor is None for q in briefing.quotations)
    count = spoken(briefing)
    return [Row(NOT_KNOWN, count[None, True], count[None, False])] if unknown else []


def voices_title(speakers: Sequence[Row], quoted: int, unknown: int) -> str:
    """Return who speaks most, if one does; or how much is of nobody who is known, where that is more than any one's."""
    if not speakers:
        return "No speaker is identified"
    first = speakers[0]
    if unknown > first.words:
        share = f"{unknown:,} of {counted(quoted, 'word')} of speech"
        return f"{'Most' if 2 * unknown > quoted else 'Much'} is said by speakers {NOT_KNOWN}: {share}"
    if len(speakers) > 1 and speakers[1].words == first.words:
        return f"{counted(len(speakers), 'named speaker')}, {counted(quoted, 'word')} of speech"
    among = "" if sum(row.words for row in speakers) >= quoted else "Of those named, "
    return f"{among}{first.name} speaks most: {first.words:,} of {counted(quoted, 'word')} of speech"


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
    names = min(max(text_width(capitalized(row.name)) for row in rows), WIDEST_NAME)
    columns = [names + 48 * n for n in (1, 2, 3)]
    left = columns[-1] + GAP + 4
    longest = longest_bar(rows)
    for x, head, fill in zip(columns, ("direct", "indirect", "words"), (DIRECT, INDIRECT, None), strict=True):
        sheet.words(x, 8, head, align="right", color=MUTED)
        if fill:
            sheet.bar(x - text_width(head) - 8, 2.6, 5, 5, fill)
    for y, row in enumerate(rows, 1):
        base = 8 + y * ROW + (3 if row is rows[-1] else 0)
        sheet.words(0, base, shortened(capitalized(row.name), names))
        parts = ("", "") if row.own is not None else (f"{row.direct:,}", f"{row.indirect:,}")
        for x, number in zip(columns, (*parts, f"{row.words:,}"), strict=True):
            sheet.words(x, base, number, align="right")
        draw_row(sheet, left, base - BAR + 1, row, longest)
    sheet.line((0, WIDTH), (11.5, 11.5), RULE)
    return sheet.svg("voices", alt)


def longest_bar(rows: Sequence[Row]) -> int:
    """Return the words of the longest bar: the article's own is cut where it would dwarf those of all speakers."""
    speakers = max((row.words for row in rows if row.own is None), default=0)
    own = max(row.own or 0 for row in rows)
    return max(speakers, min(own, int(MOST_OWN * speakers))) or own


def draw_row(sheet: Sheet, left: float, top: float, row: Row, longest: int) -> None:
    """Draw the bar of one voice: direct words, then indirect ones; the article's own hatched, with a gap if cut."""
    unit = (WIDTH - left) / longest
    if row.direct:
        sheet.bar(left, top, row.direct * unit, BAR, DIRECT)
    if row.indirect:
        sheet.bar(left + row.direct * unit, top, row.indirect * unit, BAR, INDIRECT)
    if row.own:
        sheet.bar(left + 0.3, top, min(row.own, longest) * unit - 0.6, BAR, PAPER, edge=INK, hatch=HATCH)
    if row.own and row.own > longest:
        gap = left + CUT * longest * unit
        sheet.line((gap - 2, gap + 2), (top + BAR + 2, top - 2), PAPER, 4)


def unheard(briefing: Briefing) -> Exhibit:
    """Draw the states and groups, and the persons, that are named but not heard, by mentions."""
    heard = heard_from(briefing)
    authors = {author.id for author in credited(briefing)}
    silent = [a for a in briefing.actors if is_silent(a, heard) and a.id not in authors]
    silent.sort(key=lambda a: -len(a.mentions))
    items = enumerated([f"{a.name} {len(a.mentions)}" for a in silent])
    alt = f"Named but not heard, by mentions: {items}." if silent else NOBODY_SILENT
    return Exhibit(
        name="unheard",
        rule="named but not heard",
        title=unheard_title(silent),
        subtitle=f"Mentions, n = {sum(len(a.mentions) for a in silent)}",
        svg=draw_unheard(silent, alt) if len(silent) >= FEWEST_ITEMS else None,
        caption=f"{HEARD}{not_drawn(silent)}",
        alt=alt,
        head=("Name", "Kind", "Mentions"),
        rows=tuple((a.name, a.kind, len(a.mentions)) for a in silent),
    )


def is_silent(actor: Actor, heard: set[str]) -> bool:
    """Tell whether nobody speaks for an actor: for a state, nobody from it."""
    return is_unheard(actor, heard) or (actor.kind == "person" and actor.id not in heard)


def unheard_title(silent: Sequence[Actor]) -> str:
    """Return how many of each kind are not heard."""
    kinds = [(kind, sum(a.kind == kind for a in silent)) for kind in ("state", "group", "person")]
    named = [counted(count, kind) for kind, count in kinds if count]
    return f"{listed(named)} {'is' if len(silent) == 1 else 'are'} named but not heard"


def in_blocks(silent: Sequence[Actor]) -> tuple[list[Actor], list[Actor]]:
    """Return the states and groups, and the persons."""
    return [a for a in silent if a.kind != "person"], [a for a in silent if a.kind == "person"]


def not_drawn(silent: Sequence[Actor]) -> str:
    """Return how many actors are too many to draw."""
    hidden = sum(max(len(block) - MOST_ROWS, 0) for block in in_blocks(silent))
    return f" Not drawn: {hidden:,} more." if hidden else ""


def draw_unheard(silent: Sequence[Actor], alt: str) -> str:
    """Draw a block of bars for the states and groups, and one for the persons."""
    states, persons = in_blocks(silent)
    pairs = (("States and groups", states[:MOST_ROWS]), ("Persons", persons[:MOST_ROWS]))
    blocks = [(head, actors) for head, actors in pairs if actors]
    sheet = Sheet(WIDTH, ROW * max(len(actors) for _, actors in blocks) + 13)
    width = (WIDTH - GUTTER) / 2
    names = min(max(text_width(capitalized(a.name)) for _, actors in blocks for a in actors), 0.55 * width)
    unit = min((width - names - GAP - 16) / len(silent[0].mentions), MOST_UNIT)
    for left, (head, actors) in zip((0, width + GUTTER), blocks, strict=False):
        sheet.words(left, 8, head, weight=SEMIBOLD)
        sheet.line((left, left + width), (11.5, 11.5), RULE)
        for number, actor in enumerate(actors, 1):
            base, count = 9 + number * ROW, len(actor.mentions)
            sheet.words(left, base, shortened(capitalized(actor.name), names))
            sheet.bar(left + names + GAP, base - BAR + 1, count * unit, BAR, FILLS[1])
            sheet.words(left + names + GAP + count * unit + 3, base, f"{count}")
    return sheet.svg("unheard", alt)
