"""Quoted speech: utterances in quotation marks, and the cue before, within or after them."""

from analysis.language import Token, Tokens
from analysis.quotation_marks import DASHES, ENDINGS, PAUSES, Page, Stretch
from analysis.speech import SAY, VOICE, Saying, according, is_verb, noun_phrase, says, speaker_of

Cue = tuple[Token, Tokens | None]
FEW = 3  # words; a shorter stretch without end punctuation is hardly an utterance


def find_quoted_speech(page: Page, before: Page | None, last: Saying | None) -> list[Saying]:
    """Find the utterances of a paragraph; `last` is what was said before it and may go on here."""
    found: list[Saying] = []
    end = 0
    for stretch in page.stretches:
        part = (stretch.quoted.start, stretch.quoted.end)
        introduced = cue_before(page, stretch, end) or (cue_of(before) if before and not stretch.first else None)
        is_open = introduced and stretch.words.endswith(ENDINGS)
        cue = None if is_open else cue_after(page, stretch)
        if stretch.quoted.continues and last and not (cue and last.cue):
            last.parts.append(part)
            if cue:
                last.cue, last.speaker = page.span(cue[0]), page.span(cue[1])
        elif cue and stands_alone(page, stretch):
            found.append(saying(page, part, cue))
        elif found and goes_on(page, found[-1], end, stretch, introduced):
            found[-1].parts.append(part)
        elif introduced:
            found.append(saying(before if before and not stretch.first else page, part, introduced))
        elif stands_alone(page, stretch):
            found.append(Saying([part], "direct", floating=True))
        else:
            continue
        end = stretch.end
    return found


def saying(page: Page, part: tuple[int, int], cue: Cue) -> Saying:
    """Return an utterance with its cue."""
    return Saying([part], "direct", page.span(cue[0]), page.span(cue[1]), cue[0].i)


def stands_alone(page: Page, stretch: Stretch) -> bool:
    """Tell whether a stretch opens a sentence and is speech of its own, not words woven into the article's."""
    if stretch.quoted.continues or not stretch.quoted.closed:
        return True
    following = page.doc[stretch.end].text if stretch.end < len(page.doc) else "."
    complete = stretch.words.endswith((*ENDINGS, *PAUSES)) or (
        following in DASHES | {","} and len(stretch.words.split()) > FEW
    )
    return complete and page.bounds[stretch.first][0] == stretch.first


def goes_on(page: Page, last: Saying, end: int, stretch: Stretch, introduced: Cue | None) -> bool:
    """Tell whether a stretch goes on with the last utterance: only its cue stands between them."""
    if stretch.first == end:
        return True
    if last.verb < end or (introduced and introduced[0].i != last.verb):
        return False
    if stands_alone(page, stretch):
        return page.bounds[stretch.first - 1][0] <= end
    comma = next((t.i for t in page.doc[last.verb : stretch.first] if t.text == ","), stretch.first)
    gap = page.doc[comma + 1 : stretch.first]
    return page.bounds[stretch.first][0] <= end and comma < stretch.first and len(gap) <= FEW and not any(map(is_verb, gap))


def cue_after(page: Page, stretch: Stretch) -> Cue | None:
    """Find the cue that follows an utterance: "…," said X, "…," X said, "…" — X."""
    start = stretch.end
    if start >= len(page.doc) or not stretch.quoted.closed:
        return None
    first, (sentence, end) = page.doc[start], page.bounds[start]
    if first.text in DASHES and is_name(page, start + 1, end):
        return first, page.doc[start + 1 : end - (page.doc[end - 1].text == ".")]
    if sentence == start and not stretch.words.endswith(("?", "!")):
        return None
    if first.lower_ == "according":
        return first, according(first)
    outside = [t for t in page.doc[start:end] if t.i not in page.quoted_at]
    if sentence == start and outside[-1].text in {":", ","}:
        return None
    verbs = [t for t in outside if is_verb(t) and t.dep_ not in ("relcl", "acl")]
    verb = next((t for t in verbs if says(t)), None)
    if verb is None and stretch.words.endswith(",") and len(stretch.words.split()) > FEW:
        verb = verbs[0] if verbs else None
    return (verb, voice_of(page, verb, start, end)) if verb is not None else None


def is_name(page: Page, start: int, end: int) -> bool:
    """Tell whether nothing but a name stands between two tokens."""
    tokens = [t for t in page.doc[start:end] if t.is_alpha]
    return 0 < len(tokens) <= 8 and tokens[0].text[0].isupper() and not any(says(t) for t in tokens)


def voice_of(page: Page, verb: Token, start: int, end: int) -> Tokens | None:
    """Return the words naming who says an utterance: the verb's subject, or the noun phrase beside it."""
    speaker = speaker_of(verb)
    if speaker is not None and speaker.start not in page.quoted_at and start <= speaker.start < end:
        return speaker
    beside = noun_phrase(page.doc, start, verb.i) or noun_phrase(page.doc, verb.i + 1, end)
    return beside or speaker


def cue_of(page: Page) -> Cue | None:
    """Find the cue of a paragraph that ends with a colon: what it announces stands in the next."""
    end = len(page.doc)
    return announcing(page, page.bounds[-1][0], end) if end and page.doc[-1].text == ":" else None


def cue_before(page: Page, stretch: Stretch, floor: int) -> Cue | None:
    """Find the cue that leads to a stretch: X said, "…", X: "…"."""
    if stretch.first == 0:
        return None
    start = max(page.bounds[stretch.first - 1][0], floor)
    return announcing(page, start, stretch.first) if page.bounds[stretch.first][0] <= start else None


def announcing(page: Page, start: int, end: int) -> Cue | None:
    """Return the cue in the words between two tokens, if they announce what comes next."""
    doc = page.doc
    if start >= end:
        return None
    last, first = doc[end - 1], doc[start]
    if first.lower_ == "according" and last.text == ",":
        return first, according(first)
    if last.text not in {":", ","} and not says(last, SAY | VOICE):
        return None
    verbs = [t for t in doc[start:end] if is_verb(t) and t.i not in page.quoted_at]
    verb = next((t for t in reversed(verbs) if says(t)), None)
    if verb is None and last.text == ":":
        verb = next((t for t in verbs if t.dep_ == "ROOT"), None)
        if verb is None:
            named = any(t.pos_ == "PROPN" for t in doc[start:end])
            return last, noun_phrase(doc, start, end - 1) if named else None
    if verb is None or (last.text == "," and has_clause(doc[verb.i : end])):
        return None
    return verb, voice_of(page, verb, start, end)


def has_clause(tokens: Tokens) -> bool:
    """Tell whether a clause follows the first token, so that it is this that is said."""
    return any(t.dep_ == "nsubj" and t.head.dep_ not in ("relcl", "acl", "advcl") for t in tokens[2:])
