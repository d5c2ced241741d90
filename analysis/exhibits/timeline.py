"""The timeline strip: what is dated stands to scale; what is not stands apart, hollow."""

from collections.abc import Mapping, Sequence

from analysis.article import Span
from analysis.briefing import Briefing
from analysis.dates import TimeExpression
from analysis.exhibits.exhibit import FEWEST_ITEMS, Exhibit, enumerated
from analysis.exhibits.periods import Period, Yearless, period, without_year
from analysis.exhibits.strip import Entry, draw_strip, parted
from analysis.wording import counted

MOST_DATED = 60  # entries drawn


def timeline(briefing: Briefing) -> Exhibit:
    """Draw the time expressions: dated ones to scale, those without a year and those without a date apart."""
    names = {sentence.span: sentence.id for sentence in briefing.sentences}
    dated, yearless, undated = lanes(briefing.dates, names)
    counts = [
        sum(bool(period(d.value)) for d in briefing.dates),
        sum(d.lacks_a_year for d in briefing.dates),
    ]
    alt = alt_of(dated, yearless, undated)
    return Exhibit(
        name="timeline",
        rule="time expressions by precision",
        title=title_of(len(briefing.dates), *counts),
        subtitle=f"Time expressions, n = {len(briefing.dates)}",
        svg=draw_strip(most_named(dated), yearless, undated, alt) if len(briefing.dates) >= FEWEST_ITEMS else None,
        caption=caption_of(briefing.dates, dated, len(yearless), len(undated)),
        alt=alt,
        head=("Words", "Value", "Precision", "From", "Sentence"),
        rows=tuple(
            (d.span.text, d.value or "–", d.precision, d.basis, names.get(d.sentence, "")) for d in briefing.dates
        ),
    )


def lanes(dates: Sequence[TimeExpression], names: Mapping[Span, str]) -> tuple[list[Entry], list[Entry], list[Entry]]:
    """Return the entries with a period, those without a year in the order of the calendar, and those without a date."""
    placed: dict[Period, list[str]] = {}
    half: dict[Yearless, list[str]] = {}
    others: dict[str, list[str]] = {}
    for d in dates:
        mark = names.get(d.sentence, "")
        if when := period(d.value):
            placed.setdefault(when, []).append(mark)
        elif part := without_year(d.value):
            half.setdefault(part, []).append(mark)
        else:
            others.setdefault(d.span.text, []).append(mark)
    return (
        [Entry(when.text, once(marks), when) for when, marks in sorted(placed.items())],
        [Entry(part.text, once(marks)) for part, marks in sorted(half.items())],
        [Entry(f"“{words}”", once(marks)) for words, marks in others.items()],
    )


def once(marks: Sequence[str]) -> tuple[str, ...]:
    """Return the marks without repetition."""
    return tuple(dict.fromkeys(filter(None, marks)))


def title_of(total: int, dated: int, yearless: int) -> str:
    """Return how many expressions have a date, and how many lack a year."""
    lacking = f"; {yearless} {'has' if yearless == 1 else 'have'} no year" if yearless else ""
    if dated == total > 1:
        return f"All {total} time expressions can be placed in time"
    return f"{dated or 'None'} of {counted(total, 'time expression')} can be placed in time{lacking}"


def alt_of(dated: Sequence[Entry], yearless: Sequence[Entry], undated: Sequence[Entry]) -> str:
    """Return the strip in words."""
    groups = (("placed in time", dated), ("without a year", yearless), ("not dated", undated))
    known = [f"{head}: {enumerated([str(entry) for entry in entries])}" for head, entries in groups if entries]
    return f"Time expressions, {'; '.join(known)}." if known else "The text has no time expression."


def caption_of(dates: Sequence[TimeExpression], dated: Sequence[Entry], yearless: int, undated: int) -> str:
    """Return how to read the strip, what rests on the day of publication, and what is too much to draw."""
    assumed = sum(d.basis == "published" for d in dates)
    earlier, _, later = parted(most_named(dated))
    apart = " and ".join(name for name, entries in (("earlier", earlier), ("later", later)) if entries)
    parts = [
        f"Filled: to scale{f'; far {apart} dates stand apart, in order' if apart else ''}." if len(dated) > 1 else "",
        "Hollow: not to scale." if yearless or undated else "",
        "Without a year: in the order of the calendar." if yearless else "",
        f"{counted(assumed, 'date')} {'is' if assumed == 1 else 'are'} reckoned from the day of publication."
        if assumed
        else "",
        f"Not drawn: {counted(len(dated) - MOST_DATED, 'date')}." if len(dated) > MOST_DATED else "",
    ]
    return " ".join(filter(None, parts))


def most_named(dated: Sequence[Entry]) -> list[Entry]:
    """Return the entries to draw, in the order of time: at most MOST_DATED, those named most often."""
    often = sorted(dated, key=lambda entry: -len(entry.marks))[:MOST_DATED]
    return [entry for entry in dated if entry in often]
