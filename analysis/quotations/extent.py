"""The extent of reported words: where they end, and the article, or somebody else, goes on."""

from analysis.language import Token
from analysis.quotations.marks import DASHES, Page
from analysis.quotations.parenthetical import Part
from analysis.quotations.speech import ELABORATE, NOUN, SAY, SUBJECTS, WITHHOLD, says, subject_of

OBJECTING = {"deny", "dispute", "reject", "refute"}
FINITE = {"VBD", "VBP", "VBZ", "MD"}


def trimmed(page: Page, part: Part, taken: set[int], cue: Token) -> Part | None:
    """Return a part without punctuation at its edges, up to an utterance or another cue (", adding that …").

    It also ends where somebody else's question or objection begins, and where the cue's own clause goes on.
    """
    first, end = part
    end = next((i for i in range(first, end) if i in taken), end)
    end = next((i for i in range(first + 1, end) if page.doc[i - 1].text == "," and is_next_cue(page, i)), end)
    end = next((t.left_edge.i for t in page.doc[first + 1 : end] if is_objection(t)), end)
    end = next((t.i for t in page.doc[first + 1 : end] if is_asked(t) or is_outcome(t) or is_beside(t, cue)), end)
    end = next((t.i for t in page.doc[first + 1 : end] if is_withheld(t)), end)
    end = min(end, outer_start(cue))
    while end > first and (is_edge(page, end - 1) or is_link(page, end - 1)):
        end -= 1
    while end > first and is_edge(page, first):
        first += 1
    return whole_stretches(page, first, end) if end > first else None


def is_objection(verb: Token) -> bool:
    """Tell whether words object to what they hang on: "planned to flee, which he denies", "fled, a claim he denied"."""
    if verb.pos_ == "NOUN" and verb.lemma_ in NOUN and verb.left_edge.i and verb.left_edge.nbor(-1).text == ",":
        return any(c.dep_ == "relcl" and c.lemma_ in OBJECTING for c in verb.rights)
    return verb.dep_ in ("relcl", "advcl") and verb.lemma_ in OBJECTING and verb.left_edge.tag_ == "WDT"


def is_asked(token: Token) -> bool:
    """Tell whether a word tells what somebody was asked: "when asked about it"."""
    return token.lower_ in ("when", "if") and token.i + 1 < len(token.doc) and token.nbor().lower_ == "asked"


def is_outcome(dash: Token) -> bool:
    """Tell whether a dash is followed by what came of it: "it would refuse – prompting Chad to leave"."""
    following = dash.doc[dash.i + 1 : dash.i + 2]
    return dash.text in DASHES and len(following) == 1 and following[0].tag_ == "VBG" and following[0].dep_ == "advcl"


def is_withheld(token: Token) -> bool:
    """Tell whether a word begins what the speaker did not say: "without elaborating", "even as he declined to say"."""
    if token.lower_ == "without" and token.i + 1 < len(token.doc):
        return token.nbor().lemma_ in ELABORATE and token.nbor().tag_ == "VBG"
    verb = token.head
    is_mark = token.dep_ == "mark" or (
        token.lower_ == "even" and token.i + 1 < len(token.doc) and token.nbor().dep_ == "mark"
    )
    return is_mark and verb.dep_ == "advcl" and verb.lemma_ in WITHHOLD and verb.left_edge == token


def outer_start(cue: Token) -> int:
    """Return where the clause of whoever relays it begins: "denied that talks were held, the agency reported"."""
    outer = cue.head
    if cue.dep_ != "ccomp" or outer.i < cue.i or not says(outer, SAY):
        return len(cue.doc)
    subject = subject_of(outer)
    return min(outer.i, subject.left_edge.i) if subject is not None and subject.i > cue.i else len(cue.doc)


def is_beside(link: Token, cue: Token) -> bool:
    """Tell whether "and" leads to a verb of speech beside the cue: "said it was late and condemned the delay"."""
    if link.dep_ != "cc" or cue.tag_ not in FINITE or link.head.i <= cue.i:
        return False
    verb = next((c for c in link.head.rights if c.dep_ == "conj" and c.i > link.i), None)
    if verb is None or verb.tag_ != cue.tag_ or has_own_subject(verb):
        return False
    return says(verb) or link.nbor().lower_ == "then"


def is_next_cue(page: Page, i: int) -> bool:
    """Tell whether a token after a comma brings in words anew."""
    token = page.doc[i]
    if token.lower_ == "without" and i + 1 < len(page.doc):
        token = token.nbor()  # "…, without saying when"
    return i not in page.quoted_at and (token.lower_ == "according" or (token.tag_ == "VBG" and says(token, SAY)))


def is_edge(page: Page, i: int) -> bool:
    """Tell whether a token is punctuation or space outside of quotation marks."""
    token = page.doc[i]
    return i not in page.quoted_at and (token.is_space or (token.is_punct and token.text != "%"))


def is_link(page: Page, i: int) -> bool:
    """Tell whether a token is an "and" or "but" outside of quotation marks."""
    return i not in page.quoted_at and page.doc[i].pos_ == "CCONJ"


def whole_stretches(page: Page, first: int, end: int) -> Part:
    """Widen a run to the whole of the quotation marks that it begins or ends within."""
    head, tail = page.quoted_at.get(first), page.quoted_at.get(end - 1)
    return (head.first if head else first), (tail.end if tail else end)


def has_own_subject(clause: Token) -> bool:
    """Tell whether a verb has a subject."""
    return any(child.dep_ in (*SUBJECTS, "expl") for child in clause.lefts)
