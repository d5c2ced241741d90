"""Quotation marks: which stretches of a text stand between them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from analysis.article import Span
from analysis.language import Paragraph, Reading, Token, Tokens, short_titles
from analysis.lists.cities import is_city
from analysis.lists.countries import meaning
from analysis.lists.publishers import publisher
from analysis.quotations.speech import Cue, Saying, naming, noun_phrase

MARK = re.compile(r"[“”„«»\"]|''|``|[‘’']")
DATELINE = re.compile(
    r"[A-Z]{2}[A-Z .,'’/]{1,40}(?:,? ?[A-Z][a-z]{1,8}\.?(?: \d{1,2})?){0,3}(?:,? \d{4})?"  # MOSCOW, January 17
    r"(?:(?: ?\([A-Z][^)]{0,30}\))?(?: ?[—–―]| ?--| -)|\.? ?/[A-Z][^/]{1,30}/\.?) ?"  # (Agency) —, or . /AGENCY/.
    r"|[A-Z]{2}[A-Z .,'’/]{1,40}, [A-Z][a-z]{2,8}\.? \d{1,2}: "  # MOSCOW, January 17:
)
AGENCY_LINE = re.compile(  # Moscow (Agency) January 17, 2025 or Moscow, Jan 17 (Agency).-
    r"[A-Z][\w .'’-]{1,40}(?P<day>, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)? \((?P<agency>[^()\n]{2,30})\)"
    r"(?P<end>\.?-? ?[—–―-]{1,2} ?|\.- ?| ?[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4},? )? ?"
)
CITY_LINE = re.compile(r"(?P<city>[A-Z]{2}[A-Z .'’-]{1,30}): ")  # MOSCOW:
OPENING, CLOSING, SINGLE = "“„«", "”»", "‘’'"
BEFORE_OPENING = "([{—–-/“‘\"'"
MARKS = "\"“”„«»‘’'` "
TERMINAL = frozenset({".", "!", "?", "...", "…", ";"})
DASHES = frozenset({"—", "–", "--", "-", "―", "---"})
ENDINGS = (".", "!", "?", "…")
PAUSES = (",", "-", "—", "–", "―")
LONGEST_SENTENCE = 400  # tokens; a bound on what one rule looks at, so that any text takes linear time


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch in quotation marks, marks included, in one paragraph; offsets in the article's text.

    `continues` says that it goes on from the paragraph before; `closed`, that its closing mark is there.
    """

    start: int
    end: int
    continues: bool
    closed: bool


def find_quoted(reading: Reading) -> Iterator[tuple[Quoted, ...]]:
    """Yield each paragraph's stretches in quotation marks; one left open may go on in the next paragraph."""
    carried = False
    for paragraph in reading.paragraphs:
        stretches = tuple(pair(paragraph.span.text, paragraph.span.start, carried))
        carried = bool(stretches) and not stretches[-1].closed
        yield stretches


def pair(text: str, base: int, carried: bool) -> Iterator[Quoted]:
    """Pair the marks of one paragraph in one pass; a lone opening mark reaches to the paragraph's end."""
    start = single = None
    for mark in MARK.finditer(text):
        at, end = mark.span()
        side = side_of(text, at, end, start is not None)
        if mark.group() in SINGLE:
            if start is None and side == "open" and text[end : end + 1].isalpha():
                single = at
            elif start is None and single is not None and side == "close":
                yield Quoted(base + single, base + end, False, True)
                single = None
        elif side == "open":
            if start is not None:
                yield Quoted(base + start, base + at, carried and start == 0, True)
            carried, start, single = carried and at == 0, at, None
        elif side == "close" and (start is not None or carried):
            yield Quoted(base + (start or 0), base + end, carried, True)
            carried, start, single = False, None, None
    if start is not None:
        yield Quoted(base + start, base + len(text), carried, False)


def side_of(text: str, at: int, end: int, is_open: bool) -> str:
    """Tell whether a mark opens or closes, by its shape where that is sure and by its neighbours where it is not."""
    mark, before, after = text[at:end], text[at - 1 : at] if at else "", text[end : end + 1]
    opens = (not before or before.isspace() or before in BEFORE_OPENING) and bool(after) and not after.isspace()
    closes = bool(before) and not before.isspace() and not after.isalnum()
    if mark in OPENING:
        return "close" if is_open and closes and not opens else "open"
    if mark in CLOSING:
        return "open" if opens and not is_open and not closes else "close"
    if mark in SINGLE:
        return "open" if opens and not closes and mark != "’" else "close" if closes and mark != "‘" else "none"
    if is_open:
        return "open" if opens and not closes else "close"
    return "none" if before.isdigit() else "close" if closes and not opens else "open"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch in quotation marks as a run of tokens, `first` to before `end`; `words` are those between the marks."""

    quoted: Quoted
    first: int
    end: int
    words: str


class Page:
    """A paragraph that knows which of its tokens stand in quotation marks, and its sentences around them.

    A closed quotation is one word of the sentence around it: full stops within do not end that sentence.
    """

    def __init__(self, reading: Reading, paragraph: Paragraph, quoted: tuple[Quoted, ...]) -> None:
        self.reading, self.article = reading, reading.article
        self.doc, self.text, self.base = paragraph.doc, paragraph.span.text, paragraph.span.start
        self.stretches = tuple(self.stretches_of(quoted))
        self.quoted_at: dict[int, Stretch] = {i: s for s in self.stretches for i in range(s.first, s.end)}
        self.opening = self.after_dateline()
        self.bounds = self.sentence_bounds()

    def stretches_of(self, quoted: tuple[Quoted, ...]) -> Iterator[Stretch]:
        """Yield the stretches with the tokens that lie under them."""
        end = 0
        for q in quoted:
            first = end
            while first < len(self.doc) and self.base + self.doc[first].idx + len(self.doc[first]) <= q.start:
                first += 1
            end = first
            while end < len(self.doc) and self.base + self.doc[end].idx < q.end:
                end += 1
            if end > first:
                yield Stretch(q, first, end, self.article.text[q.start : q.end].strip(MARKS))

    def after_dateline(self) -> int:
        """Return the first token of the text proper, after "MOSCOW, January 17 (Agency) — "."""
        found, line = DATELINE.match(self.text), AGENCY_LINE.match(self.text)
        if line and (line["day"] or line["end"]) and publisher(line["agency"]):
            found = line
        if (city := CITY_LINE.match(self.text)) and (is_city(name := city["city"].title()) or meaning(name)):
            found = city
        return next((t.i for t in self.doc if t.idx >= found.end()), 0) if found else 0

    def sentence_bounds(self) -> list[tuple[int, int]]:
        """Return, for each token, where the sentence around it starts and ends."""
        bounds: list[tuple[int, int]] = []
        for i in range(len(self.doc)):
            start = len(bounds)
            if i + 1 in (len(self.doc), self.opening) or i - start >= LONGEST_SENTENCE or self.ends_sentence(i):
                bounds += [(start, i + 1)] * (i + 1 - start)
        return bounds

    def ends_sentence(self, i: int) -> bool:
        """Tell whether a sentence ends with a token; it has a successor."""
        stretch = self.quoted_at.get(i)
        if stretch is None:
            return self.doc[i].text in TERMINAL and not (i and f"{self.doc[i - 1].text}." in short_titles())
        following = self.doc[i + 1].text
        if i + 1 < stretch.end or not stretch.words.endswith(ENDINGS):
            return False
        return not following[0].islower() and following not in DASHES and following not in ",)"

    def offsets(self, first: int, end: int) -> tuple[int, int]:
        """Return the article's offsets of a run of tokens."""
        last = self.doc[end - 1]
        return self.base + self.doc[first].idx, self.base + last.idx + len(last)

    def span(self, tokens: Token | Tokens | None) -> Span | None:
        """Return the article's words of some tokens, if there are some."""
        return self.reading.span(tokens) if tokens is not None else None

    def parts(self, sayings: Iterable[Saying]) -> set[tuple[int, int]]:
        """Return the parts of some sayings that lie in this paragraph; those of a long quotation may be many."""
        return {part for s in sayings for part in takewhile(lambda p: p[0] >= self.base, reversed(s.parts))}

    def cue(self, token: Token, speaker: Tokens | None) -> Cue:
        """Return a cue of one word, with the particle or preposition that belongs to it ("pointed out")."""
        following = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else token
        if speaker is not None and speaker.start < self.opening:
            first = noun_phrase(self.doc, self.opening, token.i)
            speaker = naming(first[-1]) if first and first[-1].left_edge.i >= self.opening else first
        belongs = following.head == token and (following.dep_ == "prt" or token.lower_ == "according")
        return Cue(
            self.reading.span(self.doc[token.i : following.i + 1 if belongs else token.i + 1]),
            self.span(speaker),
            token.i,
        )
