"""What stands on an HTML page, piece by piece, and where two pages differ."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import zip_longest

from lxml import html as lxml_html
from lxml.html import HtmlElement

WHOLE = ("data-span", "data-rule")  # an element with one of these is a statement, compared whole
PARTED = ("html", "head", "body", "main")
LED_BACK_TO = re.compile(r' id="ref-[SH]\d+"')  # on the first mark of a sentence, whichever that is
LONGEST = 70  # characters of a piece that a message shows


@dataclass(frozen=True, slots=True)
class Piece:
    """A statement, a label, a picture, an empty element: `words` as a reader meets them, `form` exactly as written."""

    place: str
    words: str = field(compare=False)
    form: str


def pieces_of_html(page: str) -> list[Piece]:
    """Return the pieces of an HTML page in order, each placed by the section it stands in."""
    return list(pieces(lxml_html.document_fromstring(page), "page"))


def pieces(element: HtmlElement, place: str) -> Iterator[Piece]:
    """Yield the pieces of an element; one that is a statement, or that holds no other element, is taken whole."""
    if not isinstance(element.tag, str) or not len(element) or element.tag == "svg" or is_statement(element):
        form = lxml_html.tostring(element, encoding="unicode", with_tail=False)
        yield Piece(place, words_of(element), LED_BACK_TO.sub("", form))
        return
    yield from [] if element.tag in PARTED else [Piece(place, "", start_tag(element))]
    yield from loose(element.text, place)
    for child in element:
        yield from pieces(child, place_of(child) if element.tag in PARTED else place)
        yield from loose(child.tail, place)


def quoted_words(page: str) -> Iterator[tuple[int, int, str]]:
    """Yield the offsets that each quoted statement of an HTML page claims, and its words."""
    for element in lxml_html.document_fromstring(page).iter("*"):
        if span := element.get("data-span"):
            start, end = span.split("-")
            yield int(start), int(end), str(element.xpath("string()"))


def is_statement(element: HtmlElement) -> bool:
    """Tell whether an element is one quoted or computed statement, or the analyst's words."""
    return any(element.get(name) for name in WHOLE) or "analyst" in (element.get("class") or "").split()


def place_of(child: HtmlElement) -> str:
    """Return the name of a part of the page: its id, its tag, or whose words it holds."""
    own = child.getparent().tag == "main" and "gb" not in (child.get("class") or "").split()
    return "the analyst’s own cells" if own else child.get("id") or str(child.tag)


def words_of(element: HtmlElement) -> str:
    """Return an element's words; of a drawing, those that stand for it; a comment has none."""
    if not isinstance(element.tag, str):
        return ""
    said = element.get("aria-label") or element.get("alt")
    return " ".join((f"[drawing: {said}]" if said else str(element.text_content())).split())


def loose(text: str | None, place: str) -> Iterator[Piece]:
    """Yield text that stands beside elements."""
    if words := " ".join((text or "").split()):
        yield Piece(place, words, words)


def start_tag(element: HtmlElement) -> str:
    """Return an element's start tag as it is written."""
    attributes = (f' {name}="{escape(value)}"' for name, value in element.items())
    return f"<{element.tag}{''.join(attributes)}>"


def unlike(expected: Iterable[Piece], found: Iterable[Piece]) -> Iterator[str]:
    """Yield where two pages differ, a line for each place: what should stand there and what does."""
    ours, theirs = placed(expected), placed(found)
    for place in dict.fromkeys((*ours, *theirs)):
        pairs = enumerate(zip_longest(ours[place], theirs[place]))
        first = next((n for n, (a, b) in pairs if a != b), None)
        if first is not None:
            yield f"{place}: {difference(ours[place][first:], theirs[place][first:])}"


def placed(pieces: Iterable[Piece]) -> defaultdict[str, list[Piece]]:
    """Return the pieces by their places."""
    found: defaultdict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        found[piece.place].append(piece)
    return found


def difference(expected: list[Piece], found: list[Piece]) -> str:
    """Return how two runs of pieces of one place differ, which are unlike from their first piece on."""
    while expected and found and expected[-1] == found[-1]:
        expected.pop()
        found.pop()
    if not found:
        return f"missing: {quoted(told(expected))}"
    if not expected:
        return f"added: {quoted(told(found))}"
    ours, theirs = expected[0].words, found[0].words
    if ours == theirs:
        ours, theirs = expected[0].form, found[0].form
    return contrast(ours or expected[0].form, theirs or found[0].form)


def told(run: list[Piece]) -> str:
    """Return the words of a run of pieces, or how it is written where it has none."""
    return " ".join(piece.words for piece in run if piece.words) or run[0].form


def contrast(expected: str, found: str) -> str:
    """Return two texts from a little before the word in which they part.

    >>> contrast("a visit on May 3", "a visit on May 4")
    'expected “a visit on May 3”, found “a visit on May 4”'
    """
    same = next((n for n, (a, b) in enumerate(zip(expected, found, strict=False)) if a != b), len(expected))
    start = max(expected.rfind(" ", 0, max(same - LONGEST // 3, 0)) + 1, same - LONGEST // 2, 0)
    before = "… " if start else ""
    return f"expected {quoted(before + expected[start:])}, found {quoted(before + found[start:])}"


def quoted(words: str) -> str:
    """Return words in quotation marks, cut where they are long."""
    return f"“{words if len(words) <= LONGEST else words[: LONGEST - 1] + '…'}”"
