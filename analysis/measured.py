"""The measured error rates: what README and report say of the rules' errors, from one file of counts.

`data/reference/measured.json` holds, by kind, what the measuring commands counted. `python -m analysis.measured`
prints the README's table of it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from analysis.places import reference_file

Counts = Mapping[str, float]

F1 = "For quotations and speech the figure is F1, the harmonic mean of how many are found and how many are right."


@dataclass(frozen=True, slots=True)
class Figure:
    """How often a rule is right, in per cent, on which texts; `short` names it in a report's single line."""

    what: str
    short: str
    percent: float
    texts: str


@cache
def counts() -> Mapping[str, Counts]:
    """Return the counts by kind, and under "measured" the day."""
    found: Mapping[str, Counts] = json.loads(reference_file("measured.json").read_text(encoding="utf-8"))
    return found


def day() -> str:
    """Return the day of the measuring, in ISO form."""
    return str(counts()["measured"])


def figures() -> tuple[Figure, ...]:
    """Return the figures that README and report give."""
    news = "200 US political news articles (PolNeAR)"
    dated = "661 time expressions of news (TimeBank, AQUAINT)"
    coded = "158 sentences coded by experts (PLOVER)"
    other = "210 reports of sport, culture and technology (BBC)"
    quotations, dates, events, sports = (counts()[kind] for kind in ("quotations", "dates", "events", "other news"))
    return (
        Figure(
            "direct quotations found and rightly cut (F1)",
            "direct quotations",
            quotations["direct overlap F1"],
            news,
        ),
        Figure(
            "direct quotations, the speaker right too (F1)", "with the right speaker", quotations["direct q+s F1"], news
        ),
        Figure("all reported speech (F1)", "all reported speech", quotations["speech overlap F1"], news),
        Figure(
            "stretches in quotation marks with the right speaker",
            "passages in quotation marks with the right speaker",
            quotations["seg speaker %"],
            news,
        ),
        Figure("time expressions found", "found", share(dates, "found", "all"), dated),
        Figure("their day, month, week or year right", "rightly dated", share(dates, "right", "all"), dated),
        Figure("events of the right type, where one is coded", "events right", share(events, "type", "coded"), coded),
        Figure("sentences with an event in which one is coded", "events found", share(events, "coded", "all"), coded),
        Figure("the first theme fits the sentence", "themes right", share(events, "context", "contexts"), coded),
        Figure(
            "sentences of other news without an event",
            "sentences without an event",
            100 - share(sports, "events", "sentences"),
            other,
        ),
    )


def share(found: Counts, part: str, whole: str) -> float:
    """Return a share in per cent."""
    return 100 * found[part] / found[whole]


def sentences() -> tuple[str, ...]:
    """Return the figures as a report tells them, by the texts on which they were measured."""
    by_texts = groupby(figures(), lambda figure: figure.texts)
    told = [(texts, [f"{f.short} {f.percent:.1f}\u00a0%" for f in group]) for texts, group in by_texts]
    return (f"Measured on {day()}. {F1}", *(f"{texts}: {', '.join(shares)}." for texts, shares in told))


def table() -> str:
    """Return the figures as the README's table."""
    rows = [f"| {f.what} | {f.percent:.1f} % | {f.texts} |" for f in figures()]
    return "\n".join([f"| measured on {day()} | right | texts |", "|---|---|---|", *rows])


if __name__ == "__main__":
    print(table())
