"""Quotations: who says what, by which cue."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from analysis.article import Span
from analysis.language import Doc, Reading, Token, Tokens
from analysis.quotation_marks import Quoted, find_quoted
from analysis.speech import BID, NAME, NOUN, POINT, SAY, VOICE, is_speech, naming, noun_phrase, speaker_of

Form = Literal["direct", "indirect", "mixed", "fragment"]
TERMINAL = {".", "!", "?", "...", "…"}
UTTERANCE_END = tuple(",.!?—…-")
DASHES = {"—", "–", "--", "-", "―"}
CLAUSES = {"ccomp", "xcomp"}
OBJECTS = {"dobj", "oprd", "prep", "dative", "advcl", "attr", "acomp"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that the article gives as somebody's: direct, indirect, mixed of both, or a quoted fragment.

    `content` runs from the first to the last word of what is said; `segments` are its parts without a cue between
    them. `speaker` is as worded, a pronoun too; `actor` and `resolved_by` say whom it means.
    """

    content: Span
    segments: tuple[Span, ...]
    cue: Span | None
    speaker: Span | None
    form: Form
    actor: str | None = None
    resolved_by: str | None = None

    @property
    def id(self) -> str:
        """A name that a later run can repeat: "quotation-980-1031"."""
        return f"quotation-{self.content.key}"

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The segments, the speaker's words and the cue."""
        return self.segments + tuple(span for span in (self.speaker, self.cue) if span)


@dataclass(slots=True)
class Draft:
    """A quotation in the making: its parts as offsets in the article, its cue and speaker."""

    parts: list[tuple[int, int]]
    cue: Span | None = None
    speaker: Span | None = None
    form: Form = "direct"
    verb: int = -1


@dataclass(frozen=True)
class Stretch:
    """A stretch in quotation marks as tokens of its paragraph, marks included."""

    quoted: Quoted
    first: int
    end: int
    utterance: bool


def find_quotations(reading: Reading) -> tuple[Quotation, ...]:
    """Find who says what, in the order of the text."""
    drafts: list[Draft] = []
    for paragraph, quoted in zip(reading.paragraphs, find_quoted(reading), strict=True):
        if not paragraph.doc:
            continue
        page = Page(reading, paragraph.doc, paragraph.span.start, quoted)
        direct = find_direct(page, drafts[-1] if drafts else None)
        reported = find_reported(page, direct)
        drafts += sorted(direct + reported + find_fragments(page, direct + reported), key=lambda d: d.parts[0])
    return tuple(finished(reading, d) for d in drafts)


def finished(reading: Reading, draft: Draft) -> Quotation:
    parts = sorted(draft.parts)
    segments = tuple(reading.article.span(a, b) for a, b in parts)
    content = reading.article.span(parts[0][0], max(b for _, b in parts))
    return Quotation(content, segments, draft.cue, draft.speaker, draft.form)


class Page:
    """One paragraph with its stretches in quotation marks."""

    def __init__(self, reading: Reading, doc: Doc, base: int, quoted: tuple[Quoted, ...]) -> None:
        self.reading, self.doc, self.base = reading, doc, base
        self.stretches: list[Stretch] = []
        self.at = [-1] * len(doc)
        i = 0
        for number, q in enumerate(quoted):
            while i < len(doc) and base + doc[i].idx + len(doc[i]) <= q.start:
                i += 1
            first = i
            while i < len(doc) and base + doc[i].idx < q.end:
                self.at[i] = number
                i += 1
            self.stretches.append(Stretch(q, first, i, is_utterance(doc, q, first, i)))

    def offsets(self, first: int, end: int) -> tuple[int, int]:
        last = self.doc[end - 1]
        return self.base + self.doc[first].idx, self.base + last.idx + len(last)

    def span(self, tokens: Token | Tokens | None) -> Span | None:
        return self.reading.span(tokens) if tokens is not None else None

    def spoken(self, i: int) -> bool:
        return self.at[i] >= 0 and self.stretches[self.at[i]].utterance


def is_utterance(doc: Doc, quoted: Quoted, first: int, end: int) -> bool:
    """Tell whether a stretch is speech of its own, not words woven into the article's sentence."""
    if quoted.continues or not quoted.closed:
        return True
    before = doc[first - 1] if first else None
    after = doc[end] if end < len(doc) else None
    inner = doc[first:end].text.strip("\"“”„«»‘’'` ")
    ended = inner.endswith(UTTERANCE_END) or (after is not None and after.text in {",", *DASHES} and end - first > 5)
    if before is None or before.text in TERMINAL or before.text in {":", "\"", "”", "''"} or before.is_space:
        return ended
    if before.text == ",":
        return ended
    return ended and is_speech(before, SAY | VOICE) and end - first > 5


def find_direct(page: Page, carried: Draft | None) -> list[Draft]:
    drafts: list[Draft] = []
    utterances = [s for s in page.stretches if s.utterance]
    for n, stretch in enumerate(utterances):
        previous = utterances[n - 1].end if n else 0
        following = utterances[n + 1].first if n + 1 < len(utterances) else len(page.doc)
        part = (stretch.quoted.start, stretch.quoted.end)
        after = cue_after(page, stretch, following)
        if stretch.quoted.continues and carried:
            carried.parts.append(part)
            if after and carried.cue is None:
                carried.cue, carried.speaker = page.span(after[0]), page.span(after[1])
            continue
        before = cue_before(page, previous, stretch.first)
        last = drafts[-1] if drafts else None
        if after:
            drafts.append(Draft([part], page.span(after[0]), page.span(after[1]), verb=after[0].i))
        elif last and (stretch.first == previous or (before is None or before[0].i == last.verb) and one_sentence(page, previous, stretch.first) and last.verb >= previous):
            last.parts.append(part)
        elif before:
            drafts.append(Draft([part], page.span(before[0]), page.span(before[1]), verb=before[0].i))
        else:
            source = last or carried
            drafts.append(Draft([part], None, source.speaker if source else None))
    return drafts


def one_sentence(page: Page, start: int, end: int) -> bool:
    return not any(t.text in TERMINAL for t in page.doc[start : end - 1])


def cue_after(page: Page, stretch: Stretch, limit: int) -> tuple[Token, Tokens | None] | None:
    doc, start = page.doc, stretch.end
    end = next((t.i for t in doc[start:limit] if t.text in TERMINAL), limit)
    if start >= end or not stretch.quoted.closed:
        return None
    if end == limit and limit < len(doc) and doc[limit - 1].text == ":":
        return None
    inner = doc[stretch.first : stretch.end].text.rstrip("\"“”„«»‘’'` ")
    first = doc[start]
    if inner.endswith(".") and not (first.text in DASHES or first.text[0].islower()):
        return None
    if first.text in DASHES and not any(t.pos_ == "VERB" for t in doc[start:end]):
        name = noun_phrase(doc, start + 1, end)
        return (first, doc[start + 1 : end]) if name else None
    if first.lower_ == "according":
        return first, according(first)
    clause = [t for t in doc[start:end] if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("relcl", "acl", "aux", "auxpass")]
    verb = next((t for t in clause if is_speech(t, SAY | VOICE | POINT | BID | NAME)), None)
    if verb is None and inner.endswith(","):
        verb = clause[0] if clause else None
    if verb is None:
        return None
    speaker = speaker_of(verb)
    if speaker is None or page.spoken(speaker.start):
        inverted = verb.i <= start + 2
        speaker = noun_phrase(doc, verb.i + 1, end) if inverted else noun_phrase(doc, start, verb.i)
    return verb, speaker


def cue_before(page: Page, start: int, end: int) -> tuple[Token, Tokens | None] | None:
    doc = page.doc
    start = next((t.i + 1 for t in reversed(doc[start : end - 1]) if t.text in TERMINAL), start) if end - 1 > start else start
    if start >= end:
        return None
    last = doc[end - 1]
    if last.text not in {":", ","} and not is_speech(last, SAY | VOICE):
        return None
    verbs = [t for t in doc[start:end] if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("aux", "auxpass")]
    verb = next((t for t in reversed(verbs) if is_speech(t, SAY | VOICE | POINT | BID | NAME)), None)
    if verb is None and last.text == ":":
        verb = next((t for t in verbs if t.dep_ == "ROOT"), verbs[0] if verbs else None)
        if verb is None:
            return last, doc[start : end - 1] if end - 1 > start else None
    if verb is None or last.text == "," and any(t.dep_ == "nsubj" and t.i > verb.i + 1 for t in doc[verb.i : end]):
        return None
    return verb, speaker_of(verb) or noun_phrase(doc, start, verb.i)


def according(token: Token) -> Tokens | None:
    objects = [o for t in token.children for o in t.children if o.dep_ == "pobj"]
    return naming(objects[0]) if objects else None


def find_reported(page: Page, direct: list[Draft]) -> list[Draft]:
    used = {d.verb for d in direct}
    drafts = []
    for token in page.doc:
        if page.spoken(token.i) or token.i in used:
            continue
        if token.lower_ == "according":
            content, speaker = clause_of(token), according(token)
        elif token.pos_ == "VERB":
            content, speaker = complement(page, token), speaker_of(token)
        else:
            continue
        content = trimmed(page, content) if content else None
        if content and speaker is not None:
            form: Form = "mixed" if any(page.at[i] >= 0 for i in range(*content)) else "indirect"
            drafts.append(Draft([page.offsets(*content)], page.span(token), page.span(speaker), form, token.i))
    return drafts


def clause_of(token: Token) -> tuple[int, int] | None:
    head = token.head
    if head == token:
        return None
    if token.i < head.i:
        return token.right_edge.i + 1, head.right_edge.i + 1
    return head.left_edge.i, token.left_edge.i


def complement(page: Page, verb: Token) -> tuple[int, int] | None:
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ == "ccomp" and lemma in SAY | POINT | BID | NAME or child.dep_ == "xcomp" and lemma in BID | SAY:
            first, end = child.left_edge.i, child.right_edge.i + 1
            return (first, end) if first > verb.i or end <= verb.i else None
    if lemma in NAME:
        parts = [c for c in verb.rights if c.dep_ in OBJECTS]
        if parts:
            return parts[0].left_edge.i, parts[-1].right_edge.i + 1
    return None


def trimmed(page: Page, content: tuple[int, int]) -> tuple[int, int] | None:
    first, end = content
    doc = page.doc
    for i in range(first + 1, end):
        if doc[i].tag_ == "VBG" and doc[i - 1].text == "," and is_speech(doc[i], SAY):
            end = i
            break
    while end > first and (doc[end - 1].is_punct or doc[end - 1].is_space) and page.at[end - 1] < 0:
        end -= 1
    while end > first and (doc[first].is_punct or doc[first].is_space) and page.at[first] < 0:
        first += 1
    return (first, end) if end > first else None


def find_fragments(page: Page, found: list[Draft]) -> list[Draft]:
    return []
