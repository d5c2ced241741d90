"""Parentheses that say whose words stand around them: "The port, X said, is open", "as X noted"."""

from analysis.language import Token, Tokens
from analysis.quotations.marks import Page
from analysis.quotations.speech import (
    BID,
    grammatical_subject,
    heads,
    inverted_subject,
    is_verb,
    naming,
    quoted_as,
    told_of,
)

SUBORDINATING = {"when", "after", "before", "while", "although", "though", "because", "if", "as", "asked", "since"}
CONCEDING = {"although", "though", "whereas"}
Part = tuple[int, int]
Found = tuple[list[Part], Tokens | None]
NOTHING: Found = ([], None)


def parenthetical(page: Page, verb: Token) -> Found:
    """Return the sentence around ", X said," or "as X noted,"."""
    doc, (sentence, limit) = page.doc, page.bounds[verb.i]
    frame = next((above for above in heads(verb) if quoted_as(above) == verb), verb)
    subject = grammatical_subject(frame) or inverted_subject(frame)
    is_near = subject is not None and sentence <= subject.i < limit
    first = naming(subject) if subject and is_near else name_before(page, verb)
    told = told_of(frame) if frame != verb else None
    speaker = naming(told) if told else first
    if first is None or speaker is None or first[0].lower_ == "whose":
        return NOTHING
    start, end = min(first.start, verb.i), max(first.end, speaker.end, verb.i + 1)
    fronted = doc[start].lower_ == "as" or (start > sentence and doc[start - 1].lower_ == "as")
    if fronted and verb.lemma_ in BID and any(c.lower_ == "had" for c in verb.lefts):
        return NOTHING  # "the port would open, as the rebels had demanded"
    start -= fronted and doc[start].lower_ != "as"
    end = next((t.i for t in doc[end:limit] if t.text == "," or t.i in page.quoted_at), limit)
    return around(page, start, end, fronted), speaker


def name_before(page: Page, verb: Token) -> Tokens | None:
    """Return a bare name between a comma and a verb, where the parser sees no subject."""
    comma = next((t.i for t in reversed(page.doc[page.bounds[verb.i][0] : verb.i]) if t.text == ","), None)
    words = page.doc[comma + 1 : verb.i] if comma is not None else page.doc[:0]
    return words if any(t.pos_ == "PROPN" for t in words) and not any(map(is_verb, words)) else None


def around(page: Page, start: int, end: int, fronted: bool) -> list[Part]:
    """Return the parts of a sentence before and after the clause that says whose it is."""
    doc, (sentence, limit) = page.doc, page.bounds[start]
    if start == sentence:
        return [(end, limit)] if fronted and end < limit else []
    before, after = doc[sentence:start], doc[end:limit]
    stretch = page.quoted_at.get(start - 1)
    if not fronted and before[-1].text != "," and not (stretch and stretch.words.endswith(",")):
        return []
    is_whole = is_main_clause(before) or any(t.i in page.quoted_at or t.dep_ == "ccomp" for t in before)
    if goes_on(after, is_whole):
        return [(sentence, start), (end, limit)]
    return [(sentence, start)] if is_whole else []


def is_main_clause(tokens: Tokens) -> bool:
    """Tell whether words up to a comma are more than an adverbial: "When asked,", "If it rains,"."""
    if tokens[0].lower_ in SUBORDINATING:
        comma = next((t.i for t in tokens if t.text == ","), tokens.end)
        return has_subject(tokens.doc[comma : tokens.end])
    return has_subject(tokens)


def goes_on(tokens: Tokens, is_whole: bool) -> bool:
    """Tell whether words after ", X said," go on with what is said."""
    first = next((t for t in tokens if not t.is_punct and t.pos_ != "ADV"), None)
    if first is not None and is_apposed(first):
        return False
    if first is None or first.tag_ in ("WP", "WDT") or (is_whole and first.tag_ == "VBG"):
        return False
    if first.lower_ in CONCEDING:
        return False  # "…, he said, although others denied it"
    return first.pos_ in ("VERB", "AUX") or has_subject(tokens)


def is_apposed(first: Token) -> bool:
    """Tell whether words after a speaker's name begin with what he is: "…, said Ann Lee, head of the mission"."""
    held = next((t for t in (first, *first.ancestors) if t.dep_ == "appos"), None)
    return held is not None and held.left_edge == first and held.head.i < first.i


def has_subject(tokens: Tokens) -> bool:
    """Tell whether there is a clause among the tokens."""
    return any(t.dep_ in ("nsubj", "nsubjpass", "csubj", "expl") for t in tokens)
