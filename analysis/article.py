"""The article: its text, owned once, and the spans that point into it."""

import re
import sys
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path

from analysis.exceptions import InputError, SpanError
from analysis.intake.front_matter import METADATA as METADATA
from analysis.intake.front_matter import split_front_matter
from analysis.intake.webpage import ENDINGS as PAGES
from analysis.intake.webpage import LARGEST as LARGEST_PAGE
from analysis.intake.webpage import article_in, is_address
from analysis.places import article_file
from analysis.tongue import UNKNOWN, tongue

LONGEST = 1_000_000  # characters; a novel, far beyond any news article
LONGEST_FIELD = 2000  # characters of a title, an address or a name
LARGEST_TEXT = 4 * LONGEST  # bytes; UTF-8 has at most four for a character
TEXTS = (".txt", ".md")
STDIN = "standard input"


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """Some of an article's words: half-open code-point offsets and the text between them."""

    start: int
    end: int
    text: str = field(compare=False)

    @property
    def key(self) -> str:
        """The offsets as a name that a later run can repeat: "120-134"."""
        return f"{self.start}-{self.end}"

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Tell whether the other lies within this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article; `paragraph` counts from 1."""

    id: str
    span: Span
    paragraph: int


@dataclass(frozen=True)
class Article:
    """A news text exactly as published, with what its publisher or the user says about it.

    `language` is an ISO 639-1 code, guessed from the text where it is not given; `path` is the file's name, and
    `folder` where it lay, which is nobody else's business.

    >>> talks = Article("Talks began.", published="2025-01-17")
    >>> talks.span(0, 5)
    Span(start=0, end=5, text='Talks')
    """

    text: str
    title: str | None = field(default=None, kw_only=True)
    published: date | None = field(default=None, kw_only=True)
    publisher: str | None = field(default=None, kw_only=True)
    byline: str | None = field(default=None, kw_only=True)
    url: str | None = field(default=None, kw_only=True)
    language: str = field(default="", kw_only=True)
    path: str | None = field(default=None, kw_only=True)
    folder: Path | None = field(default=None, kw_only=True, compare=False, repr=False)

    def __post_init__(self) -> None:
        where = self.path or "the article"
        if len(self.text) > LONGEST:
            raise InputError(f"{where}: {len(self.text):,} characters; an article has at most {LONGEST:,}; split it")
        if lone := re.search("[\ud800-\udfff]", self.text):
            raise InputError(f"{where}: character {lone.start()} is half of a surrogate pair; save the text as UTF-8")
        for name in METADATA:
            if len(str(getattr(self, name))) > LONGEST_FIELD:
                raise InputError(f"{where}: {name} has more than {LONGEST_FIELD:,} characters; shorten it")
            if getattr(self, name) == "":
                object.__setattr__(self, name, tongue(self.text) if name == "language" else None)
        if isinstance(self.published, str):
            object.__setattr__(self, "published", read_date(self.published, f"{where}: published"))

    @property
    def english(self) -> bool:
        """Tell whether the rules, which are for English, can read the text; one too short to tell counts as English."""
        return self.language.lower().startswith("en") or self.language == UNKNOWN

    @property
    def sha256(self) -> str:
        """The SHA-256 of the text's UTF-8 bytes, in hexadecimal."""
        return sha256(self.text.encode()).hexdigest()

    def span(self, start: int, end: int) -> Span:
        """Return the words between two offsets; raises SpanError where the text has no such words."""
        if not 0 <= start < end <= len(self.text):
            raise SpanError(f"no span {start}:{end} in {self.text[:20]!r}, whose text has {len(self.text)} characters")
        return Span(start, end, self.text[start:end])

    def has(self, span: Span) -> bool:
        """Tell whether the span's words stand in the text at its offsets."""
        return self.text[span.start : span.end] == span.text


def read_date(text: str, where: str) -> date:
    """Return the ISO date in `text`; `where` names the file and field in the error."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"{where}: {text!r} is not a date; write it as 2025-01-17") from None


def read_article(path: str | Path, **metadata: str | None) -> Article:
    """Read an article from a file or web page, or from standard input for "-"; a bare name may be one of the examples.

    A YAML front matter (between two lines `---`) may give title, published, publisher, byline, url and language;
    a web page says what it knows of them; a keyword argument that is not empty wins. Offsets count in the body, which
    is kept as it is, or in the text that was found in the page. Raises InputError for what is missing, empty, too
    long, binary or of another kind.
    """
    if is_address(path):
        return article_of(*fetched_article(str(path)), metadata, "the page")
    if str(path) == "-":
        text = decode(sys.stdin.buffer.read(LARGEST_TEXT + 1), STDIN)
        return article_of(*split_front_matter(text, STDIN), metadata, STDIN)
    file = article_file(path)
    read = article_in if file.suffix.lower() in PAGES else article_text
    return article_of(*read(read_bytes(file), file.name), metadata, file.name, path=file.name, folder=file.parent)


def article_of(
    front: dict[str, str], body: str, metadata: dict[str, str | None], name: str, **place: str | Path
) -> Article:
    """Return the article of a body, what was given by keyword before what stands with it."""
    if not body.strip():
        raise InputError(f"{name}: the article is empty; put its text in the file")
    given = front | {key: value for key, value in metadata.items() if value}
    published = read_date(given["published"], f"{name}: published") if given.get("published") else None
    others = {key: value for key, value in given.items() if key != "published"}
    return Article(body, published=published, **place, **others)  # type: ignore[arg-type]  # the keys tell what is a path


def fetched_article(url: str) -> tuple[dict[str, str], str]:
    """Return what the page at an address says about its article, and the article's text."""
    from analysis.intake.address import fetch, without_secrets  # http and ssl, which files do not need

    page = fetch(url)
    return article_in(page.data, without_secrets(url), charset=page.charset, url=page.url)


def article_text(data: bytes, name: str) -> tuple[dict[str, str], str]:
    """Return the front matter and body of a text file."""
    return split_front_matter(decode(data, name), name)


def read_bytes(file: Path) -> bytes:
    """Return the bytes of an article's file."""
    kind = file.suffix.lower()
    if kind not in (*TEXTS, *PAGES):
        mend = "give a .txt, .md or .html file, or the address of a web page"
        raise InputError(f"{file}: cannot read {file.suffix or 'a file without an ending'}; {mend}")
    most = LARGEST_PAGE if kind in PAGES else LARGEST_TEXT
    try:
        with file.open("rb") as stream:
            data = stream.read(most + 1)
    except FileNotFoundError:
        raise InputError(f"{file}: no such file; check the article's path") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{file}: cannot be read ({reason}); check the article's path") from None
    if len(data) > most:
        raise InputError(f"{file}: has more than {most:,} bytes; an article has at most {LONGEST:,} characters")
    return data


def decode(data: bytes, name: str) -> str:
    """Return the text of UTF-8 bytes, without a byte order mark; a NUL byte means that it is no text."""
    if b"\0" in data:
        raise InputError(f"{name}: is not a text file; save the article as plain text (UTF-8)")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: byte {error.start} is not UTF-8; save the article as plain text (UTF-8)") from None
