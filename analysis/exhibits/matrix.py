"""The matrix: which voice speaks to which theme, counted in sentences."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from analysis.article import Span
from analysis.briefing import Briefing
from analysis.design import INK, MUTED, PAPER, RULE, SHADES, WIDE_MM
from analysis.exhibits.exhibit import FEWEST_ITEMS, Exhibit, capitalized, enumerated, listed
from analysis.exhibits.sheet import POINTS_PER_MM, Sheet, shortened, text_width
from analysis.voices import NOT_KNOWN, OWN_VOICE
from analysis.wording import counted

WIDTH = WIDE_MM * POINTS_PER_MM
MOST_THEMES, MOST_VOICES = 8, 12  # drawn; the table has all
ROW = 15.0
NAMES = (90.0, 120.0)  # narrowest and widest column of names
HEAD_POINTS = 7.0
LINE = 8.2  # points between the lines of a head
FULL = 4  # sentences that the strongest shade stands for at least
CAPTION = "A sentence counts once for each voice and theme in it."
Counts = dict[str, Counter[str]]


def matrix(briefing: Briefing) -> Exhibit:
    """Draw, for each voice, in how many sentences its words speak to each theme."""
    counts = count_sentences(briefing)
    labels = [theme.label for theme in briefing.themes]
    cells = [(voice, label, counts[voice][label]) for voice in counts for label in labels if counts[voice][label]]
    told = enumerated([described(v, counts[v]) for v in counts], "; ")
    alt = f"Sentences by voice and theme. {capitalized(told)}."
    return Exhibit(
        name="matrix",
        rule="sentences by voice and theme",
        title=matrix_title(briefing),
        subtitle=f"Sentences by voice and theme, n = {len(briefing.sentences)}",
        svg=draw_matrix(counts, labels, alt) if len(cells) >= FEWEST_ITEMS else None,
        caption=" ".join([CAPTION, *left_out(len(counts) - MOST_VOICES, len(labels) - MOST_THEMES)]),
        alt=alt if cells else "No theme of the word list is found in this text.",
        head=("Voice", *labels),
        rows=tuple((voice, *(counts[voice][label] for label in labels)) for voice in counts),
    )


def described(voice: str, counts: Counter[str]) -> str:
    """Return a voice with its counts in words."""
    return f"{voice}: " + ", ".join(f"{label} {count}" for label, count in counts.most_common())


def left_out(voices: int, themes: int) -> list[str]:
    """Return what is too much to draw."""
    parts = [counted(n, noun) for n, noun in ((voices, "voice"), (themes, "theme")) if n > 0]
    return [f"Not drawn: {listed(parts)}."] if parts else []


def matrix_title(briefing: Briefing) -> str:
    """Return the theme that most sentences speak to, if one leads."""
    sizes = [len(theme.passages) for theme in briefing.themes]
    if not sizes or sizes.count(max(sizes)) > 1:
        return f"{counted(len(sizes), 'theme')} by voice"
    first = briefing.themes[sizes.index(max(sizes))]
    return f"Most frequent theme: {first.label}, in {max(sizes)} of {counted(len(briefing.sentences), 'sentence')}"


def count_sentences(briefing: Briefing) -> Counts:
    """Count, for each voice, the sentences in which its words match a theme; most sentences first."""
    names = {actor.id: actor.name for actor in briefing.actors}
    spoken = outermost_segments(briefing)
    counts: Counts = {}
    for theme in briefing.themes:
        for passage in theme.passages:
            for voice in {voice_at(term, spoken, names) for term in passage.terms}:
                counts.setdefault(voice, Counter())[theme.label] += 1
    order = sorted(counts, key=lambda voice: (voice == OWN_VOICE, voice == NOT_KNOWN, -counts[voice].total()))
    return {voice: counts[voice] for voice in order}


def outermost_segments(briefing: Briefing) -> list[tuple[int, int, str | None]]:
    """Return the quoted segments that lie in no other, in order, with their actors."""
    found: list[tuple[int, int, str | None]] = []
    segments = [(s.start, s.end, q.actor) for q in briefing.quotations for s in q.segments]
    for start, end, actor in sorted(segments, key=lambda s: (s[0], -s[1], s[2] or "")):
        if not found or end > found[-1][1]:
            found.append((start, end, actor))
    return found


def voice_at(term: Span, spoken: Sequence[tuple[int, int, str | None]], names: dict[str, str]) -> str:
    """Return the voice in whose words a term stands."""
    at = bisect_right(spoken, term.start, key=lambda s: s[0]) - 1
    if at < 0 or term.start >= spoken[at][1]:
        return OWN_VOICE
    return names.get(spoken[at][2] or "", NOT_KNOWN)


def draw_matrix(counts: Counts, labels: Sequence[str], alt: str) -> str:
    """Draw a shaded cell with its number for each voice and theme."""
    voices, labels = [*list(counts)[: MOST_VOICES - 1], *list(counts)[MOST_VOICES - 1 :][-1:]], labels[:MOST_THEMES]
    names = min(max(NAMES[0], *(text_width(capitalized(voice)) for voice in voices)), NAMES[1])
    cell = min((WIDTH - names - 8) / len(labels), 70)
    heads = [wrapped(label, cell - 2) for label in labels]
    top = max(map(len, heads)) * LINE + 3
    sheet = Sheet(WIDTH, top + ROW * len(voices) + 1)
    most = max(FULL, *(counts[voice][label] for voice in voices for label in labels))
    for column, head in enumerate(heads):
        for line, text in enumerate(reversed(head)):
            x, y = names + 8 + cell * (column + 0.5), top - 5 - line * LINE
            sheet.words(x, y, text, size=HEAD_POINTS, align="center", color=MUTED)
    for row, voice in enumerate(voices):
        sheet.words(0, top + ROW * row + 10, shortened(capitalized(voice), names))
        for column, label in enumerate(labels):
            draw_cell(sheet, names + 8 + cell * column, top + ROW * row, cell, counts[voice][label], most)
    return sheet.svg("matrix", alt)


def draw_cell(sheet: Sheet, x: float, y: float, width: float, count: int, most: int) -> None:
    """Draw one cell, whose shade stands for a quarter of the largest count; an empty one is a frame."""
    shade = SHADES[-(-4 * count // most) - 1] if count else PAPER
    sheet.bar(x + 0.5, y + 0.5, width - 1, ROW - 1, shade, edge=None if count else RULE)
    if count:
        sheet.words(x + width / 2, y + 10, f"{count}", align="center", color=INK if shade in SHADES[:2] else PAPER)


def wrapped(text: str, width: float) -> list[str]:
    """Return words in lines of at most `width` points; a longer word is cut with an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", HEAD_POINTS) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(shortened(word, width, HEAD_POINTS))
    return lines
