"""Reported speech: clauses and objects that verbs of saying bring in, with or without quoted words in them."""

from analysis.language import Token, Tokens
from analysis.quotation_marks import Page
from analysis.speech import BID, NAME, NOUN, POINT, SAY, SPEECH, Form, Saying, according, is_passive, is_verb, naming, says, speaker_of

OBJECTS = {"dobj", "oprd", "prep", "attr", "acomp", "xcomp", "ccomp"}
SUBORDINATING = {"when", "after", "before", "while", "although", "though", "because", "if", "as", "asked"}
Part = tuple[int, int]


def find_reported_speech(page: Page, quoted: list[Saying]) -> list[Saying]:
    """Find what is said outside of utterances; `quoted` are the utterances of the paragraph."""
    used = {saying.verb for saying in quoted}
    taken = {i for i, s in page.quoted_at.items() if any(a <= s.quoted.start < b for q in quoted for a, b in q.parts)}
    found = []
    for token in page.doc:
        if token.i in page.quoted_at or token.i in used:
            continue
        parts, speaker = reported(page, token)
        parts = [p for p in (trimmed(page, p) for p in parts) if p and not set(range(*p)) & taken]
        if parts and speaker is not None and speaker.start not in taken:
            form: Form = "mixed" if any(i in page.quoted_at for p in parts for i in range(*p)) else "indirect"
            found.append(Saying([page.offsets(*p) for p in parts], form, page.span(token), page.span(speaker), token.i))
    return found


def reported(page: Page, token: Token) -> tuple[list[Part], Tokens | None]:
    """Return what a token brings in as somebody's words, and whose they are."""
    if token.lower_ == "according":
        return around(page, token.i, token.right_edge.i + 1, fronted=True), according(token)
    if token.pos_ == "NOUN" and token.lemma_ in NOUN:
        return claimed(token)
    if not says(token) or (is_passive(token) and not speaker_of(token)):
        return [], None
    return complement(page, token), speaker_of(token)


def claimed(noun: Token) -> tuple[list[Part], Tokens | None]:
    """Return the clause of "X's claim that …"."""
    clause = next((c for c in noun.rights if c.dep_ in ("acl", "ccomp") and any(m.lower_ == "that" for m in c.lefts)), None)
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    return ([(clause.left_edge.i, clause.right_edge.i + 1)], naming(owner)) if clause and owner else ([], None)


def complement(page: Page, verb: Token) -> list[Part]:
    """Return what a verb of saying brings in: a clause, an infinitive, or its object."""
    lemma = verb.lemma_.lower()
    if lemma in SAY | POINT | BID | NAME:
        for child in verb.rights:
            if child.dep_ == "ccomp" or (child.dep_ == "xcomp" and lemma in BID):
                return [(child.left_edge.i, child.right_edge.i + 1)]
    if lemma in SAY | POINT and (parts := parenthetical(page, verb)):
        return parts
    if lemma in NAME | BID:
        objects = [c for c in verb.rights if c.dep_ in OBJECTS]
        return [(objects[0].left_edge.i, objects[-1].right_edge.i + 1)] if objects else []
    return []


def parenthetical(page: Page, verb: Token) -> list[Part]:
    """Return the sentence around ", X said," or "as X noted,"."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None:
        return []
    start = min(subject.left_edge.i, verb.i)
    end = max(subject.i, verb.i) + 1
    sentence, limit = page.bounds[verb.i]
    fronted = start > sentence and page.doc[start - 1].lower_ == "as" or page.doc[start].lower_ == "as"
    start -= fronted and page.doc[start].lower_ != "as"
    end = next((t.i for t in page.doc[end:limit] if t.text == "," or t.i in page.quoted_at), limit)
    return around(page, start, end, fronted)


def around(page: Page, start: int, end: int, fronted: bool) -> list[Part]:
    """Return the parts of a sentence before and after the clause that says whose it is."""
    doc, (sentence, limit) = page.doc, page.bounds[start]
    if start == sentence:
        return [(end, limit)] if fronted and end < limit else []
    stretch = page.quoted_at.get(start - 1)
    if not fronted and doc[start - 1].text != "," and not (stretch and stretch.words.endswith(",")):
        return []
    before, after = doc[sentence:start], doc[end:limit]
    rest = [t for t in after if not t.is_punct]
    goes_on = bool(rest) and rest[0].tag_ != "VBG" and rest[0].pos_ != "PRON" and (is_verb(rest[0]) or has_subject(after))
    if before[0].lower_ in SUBORDINATING and not goes_on:
        return []
    if not has_subject(before) and not goes_on and not any(t.i in page.quoted_at for t in before):
        return []
    return [(sentence, start), (end, limit)] if goes_on else [(sentence, start)]


def has_subject(tokens: Tokens) -> bool:
    """Tell whether there is a clause among the tokens."""
    return any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in tokens)


def trimmed(page: Page, part: Part) -> Part | None:
    """Return a part without marks at its edges and without a participle's new cue (", adding that …")."""
    first, end = part
    doc = page.doc
    end = next((i for i in range(first + 1, end) if doc[i].tag_ == "VBG" and doc[i - 1].text == "," and says(doc[i], SAY)), end)
    while end > first and is_edge(page, end - 1):
        end -= 1
    while end > first and is_edge(page, first):
        first += 1
    return (first, end) if end > first else None


def is_edge(page: Page, i: int) -> bool:
    """Tell whether a token is punctuation or space outside of quotation marks."""
    return i not in page.quoted_at and (page.doc[i].is_punct or page.doc[i].is_space)
