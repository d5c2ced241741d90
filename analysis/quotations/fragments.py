"""Fragments: a few words in quotation marks, woven into the article's own sentence."""

from collections import defaultdict

from analysis.language import Token
from analysis.quotations.marks import Page, Stretch
from analysis.quotations.speech import Saying, is_passive, is_verb, says, speaker_of
from analysis.quotations.unsaid import is_unspoken

SMALL_WORDS = {
    "a",
    "an",
    "and",
    "as",
    "at",
    "but",
    "by",
    "for",
    "from",
    "in",
    "into",
    "of",
    "on",
    "or",
    "the",
    "to",
    "with",
}
FEWEST = 4  # words of a fragment that no verb of saying brings in


def find_fragments(page: Page, quoted: list[Saying], reported: list[Saying]) -> list[Saying]:
    """Find the quoted words that are no utterance and stand in nothing reported.

    Those that follow reported words in their sentence are still the same speaker's, up to another verb of saying.
    """
    parts = page.parts(quoted)
    nearby: dict[int, list[Saying]] = defaultdict(list)
    for saying in reported:
        nearby[page.bounds[saying.at][0]].append(saying)
    found = []
    for stretch in page.stretches:
        around = nearby[page.bounds[stretch.first][0]]
        if (stretch.quoted.start, stretch.quoted.end) in parts or any(covers(s, stretch) for s in around):
            continue
        if (holder := floor_holder(page, stretch, around)) is not None:
            start, _ = holder.parts.pop()
            holder.parts.append((start, stretch.quoted.end))
            holder.form = "mixed"
        elif not is_name(stretch) and (words := fragment(page, stretch)):
            found.append(words)
    return found


def covers(saying: Saying, stretch: Stretch) -> bool:
    """Tell whether a stretch stands in what is said."""
    return any(start < stretch.quoted.end and stretch.quoted.start < end for start, end in saying.parts)


def floor_holder(page: Page, stretch: Stretch, around: list[Saying]) -> Saying | None:
    """Return whose reported words end before a stretch of the same sentence, with no other cue between."""
    earlier = [s for s in around if s.at < stretch.first and s.parts[-1][1] <= stretch.quoted.start]
    if not earlier:
        return None
    last = max(earlier, key=lambda s: s.parts[-1][1])
    between = page.doc[last.at + 1 : stretch.first]
    start = last.parts[-1][1]
    return None if any(page.base + t.idx >= start and is_cue(t) for t in between) else last


def is_cue(token: Token) -> bool:
    """Tell whether a word may bring in somebody else's words."""
    return (says(token) and not is_unspoken(token)) or token.lower_ == "according"


def is_name(stretch: Stretch) -> bool:
    """Tell whether quoted words are a title or a nickname: all of them capitalised, or a number."""
    words = stretch.words.strip(",.;").split()
    return all(not word[0].islower() or word in SMALL_WORDS for word in words)


def fragment(page: Page, stretch: Stretch) -> Saying | None:
    """Return a stretch as a fragment; its speaker is the subject of the clause that it stands in.

    A word or two that no verb of saying brings in are a name or irony rather than somebody's words.
    """
    verb = governing_verb(page, stretch)
    is_said = verb is not None and says(verb) and not is_unspoken(verb)
    if not is_said and len(stretch.words.split()) < FEWEST:
        return None
    found = Saying([(stretch.quoted.start, stretch.quoted.end)], "fragment")
    if verb is not None and not is_passive(verb):
        found.speaker = page.span(speaker_of(verb))
        found.cue = page.cue(verb, None).span if is_said else None
    return found


def governing_verb(page: Page, stretch: Stretch) -> Token | None:
    """Return the verb of the clause around a stretch."""
    inside = range(stretch.first, stretch.end)
    tokens = (t for t in page.doc[stretch.first : stretch.end] if not t.is_punct)
    token = next((t for t in tokens if t.head.i not in inside), None)
    while token is not None and token.head != token:
        token = token.head
        if token.i not in inside and is_verb(token):
            return token
    return None
