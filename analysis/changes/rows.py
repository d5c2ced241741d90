"""The rows of an article: its sentences and headings, each with its number."""

from bisect import bisect_right

from analysis.article import Span
from analysis.briefing import Briefing


class Rows:
    """A briefing's sentences S1, S2 … and headings H1, H2 …, in the order of the text."""

    def __init__(self, briefing: Briefing) -> None:
        sentences = [(s.span, s.id) for s in briefing.sentences]
        headings = [(span, f"H{number}") for number, span in enumerate(briefing.headings, 1)]
        self.all = sorted(sentences + headings)

    def at(self, span: Span) -> str:
        """Return the number of the row in which a span begins; "" for words in none."""
        before = bisect_right(self.all, span.start, key=lambda row: row[0].start) - 1
        if before < 0 or self.all[before][0].end <= span.start:
            return ""
        return self.all[before][1]
