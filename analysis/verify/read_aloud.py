"""A tagged PDF as a screen reader reads it aloud, piece by piece."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject, StreamObject

from analysis.verify.printed import Piece

BLOCKS = {"/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/Lbl", "/LBody", "/TD", "/TH", "/Figure", "/Code"}
SAID = ("/Alt", "/ActualText")  # what stands for a figure or a text when it is read aloud
MARGINS = "header and footer"
HOLDERS = ("/ObjStm", "/XRef")  # streams that only pack others
Texts = dict[tuple[int, int | None], str]  # by page, from 1, and mark; None for what no tag of the structure holds


def pieces_of_pdf(data: bytes) -> list[Piece]:
    """Return the pieces of a tagged PDF in the order of reading, placed by their headings; then the pages' margins."""
    reader = PdfReader(BytesIO(data))
    texts = marked_texts(reader)
    blocks = list(read_blocks(reader, texts))
    left = (((f"page {page}, {MARGINS}"), text) for (page, _), text in sorted(texts.items(), key=str))
    return [Piece(place, " ".join(text.split()), letters(text)) for place, text in (*blocks, *left) if text.strip()]


def letters(text: str) -> str:
    """Return text without spaces, which a PDF does not keep; where PDF readers turn a script around, in no order."""
    found = "".join(text.split())
    turned = any(unicodedata.bidirectional(c) in ("R", "AL") for c in found)
    return "".join(sorted(found)) if turned else found


def marked_texts(reader: PdfReader) -> Texts:
    """Return the texts of a PDF by page, from 1, and mark; None for those that no tag of the structure holds."""
    texts: Texts = defaultdict(str)
    for number, page in enumerate(reader.pages, 1):
        marks: list[int | None] = []

        def follow(operator: bytes, operands: Any, *_: object, marks: list[int | None] = marks) -> None:
            if operator in (b"BDC", b"BMC"):
                about = operands[1] if len(operands) > 1 else None
                marks.append(about.get("/MCID") if isinstance(about, dict) else None)
            elif operator == b"EMC" and marks:
                marks.pop()

        def keep(text: str, *_: object, marks: list[int | None] = marks, number: int = number) -> None:
            texts[number, next((mark for mark in reversed(marks) if mark is not None), None)] += text

        page.extract_text(visitor_operand_before=follow, visitor_text=keep)
    return texts


def read_blocks(reader: PdfReader, texts: Texts) -> Iterator[tuple[str, str]]:
    """Yield each block's place and text in the order of reading, taking its texts away; a figure's is what it shows."""
    place, block = "page", ""
    for step, value in structure(reader):
        if step == "text":
            block += texts.pop(value, "")
            continue
        yield place, block
        if step == "end" and value in ("/H1", "/H2"):
            place = " ".join(block.split())
        block = value if step == "said" else ""
    yield place, block


def structure(reader: PdfReader) -> Iterator[tuple[str, Any]]:
    """Yield the steps of the structure tree: a block's begin and end, what is said for it, texts by page and mark."""
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages, 1) if page.indirect_reference}
    root: Any = reader.root_object["/StructTreeRoot"]
    steps: list[tuple[Any, int]] = [(root["/K"], 0)]
    seen: set[int] = set()  # a tree that was tampered with may go round in circles
    while steps:
        node, page = steps.pop()
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, tuple):
            yield node
        elif isinstance(node, list):
            steps += [(kid, page) for kid in reversed(node)]
        elif isinstance(node, int):
            yield "text", (page, int(node))
        elif id(node) not in seen:
            seen.add(id(node))
            page = numbers.get(node.raw_get("/Pg").idnum, 0) if "/Pg" in node else page
            kind = node.get("/S")
            yield from [("begin", kind)] if kind in BLOCKS else []
            yield from (("said", str(node[name])) for name in SAID if name in node)
            steps += [(("end", kind), page)] if kind in BLOCKS else []
            steps += [(node["/MCID"] if "/MCID" in node else node.get("/K", []), page)]


def contents(data: bytes) -> Counter[str]:
    """Return the digests of what a PDF holds: pages, figures, fonts, files, words for figures, links and notes."""
    reader = PdfReader(BytesIO(data))
    found = (reader.get_object(IndirectObject(number, 0, reader)) for number in reader.xref.get(0, {}))
    streams = (s.get_data() for s in found if isinstance(s, StreamObject) and s.get("/Type") not in HOLDERS)
    said = (value.encode() for step, value in structure(reader) if step == "said")
    return Counter(sha256(content).hexdigest() for content in (*streams, *said, *notes(reader)))


def notes(reader: PdfReader) -> Iterator[bytes]:
    """Yield what each link and note on the pages says, and to which address it leads."""
    for number, page in enumerate(reader.pages, 1):
        for note in page.annotations or ():
            about: Any = note.get_object()
            action = about.get("/A", DictionaryObject()).get_object()
            said = (number, about.get("/Subtype"), about.get("/Contents"), action.get("/S"), action.get("/URI"))
            yield " ".join(map(str, said)).encode()
