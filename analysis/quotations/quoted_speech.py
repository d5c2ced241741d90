"""Quoted speech: utterances in quotation marks, and the cue before, within or after them."""

import re

from analysis.language import Token, Tokens
from analysis.quotations.marks import DASHES, ENDINGS, MARKS, PAUSES, Page, Stretch
from analysis.quotations.speech import (
    SAY,
    VOICE,
    Cue,
    Saying,
    according,
    is_verb,
    last_noun_phrase,
    noun_phrase,
    quoted_as,
    says,
    speaker_of,
)
from analysis.quotations.unsaid import is_unspoken

SIGNED = re.compile(r"\s*(?P<dash>[—–―]|--?)\s*(?P<name>[^\W\d_a-z][^!?:;,“”\"]{1,50}?)(?:,.{1,60})?\.?\s*")
RELAYING = "report"  # "The minister said, “…,” the agency reported": the minister's words
FEW = 3  # words; a still shorter stretch without end punctuation is hardly an utterance


def find_quoted_speech(page: Page, before: Page | None, last: Saying | None) -> list[Saying]:
    """Find the utterances of a paragraph; `last` is what was said before it and may go on here."""
    found: list[Saying] = []
    current: Saying | None = None
    end = 0
    for stretch in page.stretches:
        part = (stretch.quoted.start, stretch.quoted.end)
        introduced = cue_before(page, stretch, end)
        after = None if introduced and stretch.words.endswith(ENDINGS) else cue_after(page, stretch)
        if stretch.quoted.continues and last and not (after and last.cue):
            current = last.take(after) if after else last
            current.parts.append(part)
        elif current and not after and goes_on(page, current, end, stretch, introduced):
            current.parts.append(part)
        elif cue := after if after and is_own(page, after, introduced, stretch) else introduced:
            current = Saying([part], "direct").take(cue)
            found.append(current)
        elif stands_alone(page, stretch) and not stretch.words.endswith(","):
            announced = cue_of(before) if before and stretch.first == 0 else None
            current = Saying([part], "direct", at=stretch.first, floating=announced is None)
            found.append(current.take(announced) if announced else current)
        else:
            continue
        end = stretch.end
    return found


def is_own(page: Page, after: Cue, introduced: Cue | None, stretch: Stretch) -> bool:
    """Tell whether the cue after an utterance is its own, not that of an outlet which relays one before it."""
    if introduced is None:
        return stands_alone(page, stretch)
    if page.doc[stretch.end].pos_ == "CCONJ":
        return False  # "She said, “…,” and the two asked for more time"
    return introduced.speaker is None or page.doc[after.at].lemma_ != RELAYING


def stands_alone(page: Page, stretch: Stretch) -> bool:
    """Tell whether a stretch opens a sentence and is speech of its own, not words woven into the article's."""
    if stretch.quoted.continues or not stretch.quoted.closed:
        return True
    following = page.doc[stretch.end].text if stretch.end < len(page.doc) else "."
    complete = stretch.words.endswith((*ENDINGS, *PAUSES)) or (
        following in DASHES | {","} and len(stretch.words.split()) >= FEW
    )
    return complete and page.bounds[stretch.first][0] == stretch.first


def goes_on(page: Page, last: Saying, end: int, stretch: Stretch, introduced: Cue | None) -> bool:
    """Tell whether a stretch goes on with the last utterance: only its cue stands between them."""
    if stretch.first == end:
        return True
    if last.at < end or (introduced and introduced.at != last.at) or page.bounds[stretch.first - 1][0] > end:
        return False
    if stands_alone(page, stretch):
        return True
    comma = next((t.i for t in page.doc[last.at : stretch.first] if t.text == ","), None)
    if comma is None or page.bounds[stretch.first][0] > end:
        return False
    gap = page.doc[comma + 1 : stretch.first]
    return len(gap) <= FEW and not any(map(is_verb, gap))


def cue_after(page: Page, stretch: Stretch) -> Cue | None:
    """Find the cue that follows an utterance: "…," said X, "…," X said, "…" — X."""
    start = stretch.end
    if not stretch.quoted.closed:
        return None
    if signed := signature(page, stretch):
        return signed
    if start >= len(page.doc):
        return None
    first, (sentence, end) = page.doc[start], page.bounds[start]
    if first.lower_ == "according":
        return page.cue(first, according(first))
    if sentence == start and not stretch.words.endswith(("?", "!")):
        return None
    outside = [t for t in page.doc[start:end] if t.i not in page.quoted_at]
    if not outside or (sentence == start and outside[-1].text in {":", ","}):
        return None
    verb = cue_verb(outside, stretch.words.endswith(",") and len(stretch.words.split()) >= FEW)
    if verb is None:
        return None
    verb = quoted_as(verb) or verb
    if verb.tag_ == "VBG" and (speaker := speaker_of(verb)) and speaker.start < stretch.first:
        return None  # "X said: “…,” adding that …": the cue stands before
    beside = noun_phrase(page.doc, start, verb.i) or noun_phrase(page.doc, verb.i + 1, end)
    return page.cue(verb, own_speaker(page, verb, start, end) or beside)


def cue_verb(tokens: list[Token], is_sure: bool) -> Token | None:
    """Return the verb of saying among the words after an utterance; where a cue is sure, any verb will do."""
    verbs = [t for t in tokens if is_verb(t) and t.dep_ not in ("relcl", "acl")]
    verb = next((t for t in verbs if says(t)), None)
    if verb is None and is_sure:
        verb = next((t for t in tokens if t.lemma_.lower() in SAY), None) or (verbs[0] if verbs else None)
    return verb


def signature(page: Page, stretch: Stretch) -> Cue | None:
    """Return the cue of an utterance that ends its paragraph with a dash and a name."""
    found = SIGNED.fullmatch(page.text, stretch.quoted.end - page.base)
    name = page.doc.char_span(*found.span("name"), alignment_mode="expand") if found else None
    if found is None or name is None or any(says(t) for t in name):
        return None
    dash = page.article.span(*(page.base + at for at in found.span("dash")))
    return Cue(dash, page.span(name), stretch.end)


def own_speaker(page: Page, verb: Token, start: int, end: int) -> Tokens | None:
    """Return who the parse says speaks, if it is somebody named between two tokens and outside of marks.

    A mark just before the name, which parsers may take for a part of it, is cut off.
    """
    speaker = speaker_of(verb)
    if speaker and speaker.start < start <= speaker.root.i and page.doc[speaker.start : start].text in MARKS:
        speaker = page.doc[start : speaker.end]
    if speaker is None or speaker.start in page.quoted_at or not start <= speaker.start < end:
        return None
    return speaker


def cue_of(page: Page) -> Cue | None:
    """Find the cue of a paragraph that ends with a colon: what it announces stands in the next."""
    end = len(page.doc)
    return announcing(page, page.bounds[-1][0], end) if end and page.doc[-1].text == ":" else None


def cue_before(page: Page, stretch: Stretch, floor: int) -> Cue | None:
    """Find the cue that leads to a stretch: X said, "…", X: "…"."""
    if stretch.first == 0:
        return None
    start = max(page.bounds[stretch.first - 1][0], floor)
    if page.bounds[stretch.first][0] > start:
        return None
    cue = announcing(page, start, stretch.first)
    return None if cue and stretch.words[:1].islower() and is_inserted(page, cue, start) else cue


def is_inserted(page: Page, cue: Cue, start: int) -> bool:
    """Tell whether a cue and its speaker stand between two commas, so that the sentence began before them."""
    commas = [t.i for t in page.doc[start : cue.at] if t.text == ","]
    return bool(commas) and commas[-1] > start and not any(map(is_verb, page.doc[commas[-1] : cue.at]))


def announcing(page: Page, start: int, end: int) -> Cue | None:
    """Return the cue in the words between two tokens, if they announce what comes next."""
    doc = page.doc
    if start >= end:
        return None
    first, last = doc[start], doc[end - 1]
    if first.lower_ == "according" and last.text == ",":
        return page.cue(first, according(first))
    if last.text not in {":", ","} and (not says(last, SAY | VOICE) or is_unspoken(last)):
        return None
    if last.dep_ == "ccomp" and says(last.head, SAY) and not says(last, SAY):
        return None  # "the army said rebels opened “unprovoked fire”": the army's words
    dash = next((t.i for t in reversed(doc[start : end - 1]) if t.text in DASHES), start - 1)
    verbs = [t for t in doc[start:end] if is_verb(t) and t.i not in page.quoted_at]
    verb = next((t for t in reversed(verbs) if says(t)), None)
    if last.text == ":":
        verb = verb or next((t for t in verbs if t.dep_ == "ROOT"), None)
        if verb is None or verb.i < dash:
            return named(page, dash + 1, end)
    if verb is None or (last.text == "," and leads_elsewhere(doc[verb.i : end])):
        return None
    beside = last_noun_phrase(doc, start, verb.i) or noun_phrase(doc, verb.i + 1, end)
    return page.cue(verb, own_speaker(page, verb, start, end) or beside)


def named(page: Page, start: int, end: int) -> Cue:
    """Return a colon as the cue, and the name before it as the speaker, if there is one."""
    proper = any(t.pos_ == "PROPN" or (t.i > start and t.text[0].isupper()) for t in page.doc[start:end])
    return page.cue(page.doc[end - 1], noun_phrase(page.doc, start, end - 1) if proper else None)


def leads_elsewhere(tokens: Tokens) -> bool:
    """Tell whether a verb and a comma some words later frame a clause of their own, so that this is what is said."""
    verb, before_comma = tokens[0], tokens[-2] if len(tokens) > 1 else tokens[0]
    if before_comma.tag_ in ("IN", "CC") or before_comma.dep_ == "mark":
        return True
    return any(t.dep_ == "nsubj" and t.head != verb and t.head.dep_ not in ("relcl", "acl", "advcl") for t in tokens)
