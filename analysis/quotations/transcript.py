"""Transcripts: paragraphs that begin with the speaker's name and a colon."""

import re
from collections import Counter

from analysis.credits import NAME
from analysis.language import Reading
from analysis.quotations.marks import Page
from analysis.quotations.speech import Cue, Saying

TURN = re.compile(
    r"[\"“]?(?P<name>[A-Z][A-Z.'’ -]{0,40}|Interviewer|Question|Reporter|[A-Z][\w.’-]*(?: [A-Z][\w.’-]*){1,3})"
    r"(?:, [A-Z][A-Z0-9.,’'& -]{1,100})?(?: ?\([^)]{1,60}\))?(?P<colon>:)\s+(?=\S)"  # NAME, OFFICE (party):
)
ASKING, ANSWERING = ("Q", "QUESTION", "INTERVIEWER", "REPORTER"), ("A", "ANSWER")
INTRODUCED = re.compile(rf"(?P<name>{NAME})(?=, | from | with | of )")  # "Q: Jane Roe from Radio One. Why now?"
FEWEST_TURNS = 3  # of two names or more; less is a label ("UPDATE: …"), not a conversation


def turn_names(reading: Reading) -> frozenset[str]:
    """Return the names that begin a paragraph, if the article holds a transcript.

    In small letters only names that begin two paragraphs or more count: "Ann Lee: …", not "White House: …" once.
    """
    turns = Counter(found["name"] for p in reading.paragraphs if (found := TURN.match(p.span.text)))
    names = {name: count for name, count in turns.items() if count > 1 or name.isupper()}
    return frozenset(names) if len(names) > 1 and sum(names.values()) >= FEWEST_TURNS else frozenset()


def is_question(text: str) -> bool:
    """Tell whether a paragraph is a question that no name is given for.

    >>> is_question("Q: You left in May. Why?"), is_question("Interviewer: Why?"), is_question("Q1 figures are out.")
    (True, True, False)
    """
    found = TURN.match(text)
    return found is not None and found["name"].upper() in ASKING


def introduction(reading: Reading) -> int:
    """Return where the first question begins: the offset at which an interview's introduction ends."""
    asked = (p.span.start for p in reading.paragraphs if is_question(p.span.text))
    return next(asked, len(reading.article.text))


def find_turn(page: Page, names: frozenset[str]) -> Saying | None:
    """Find what the name at the paragraph's beginning says in it; a question without a name is the article's own."""
    found = TURN.match(page.text)
    if found is None or found["name"] not in names:
        return None
    asks = found["name"].upper() in ASKING
    introduced = INTRODUCED.match(page.text, found.end()) if asks else None
    if asks and introduced is None:
        return None
    start, end = (page.base + at for at in (introduced or found).span("name"))
    colon = page.article.span(page.base + found.start("colon"), page.base + found.end("colon"))
    said = Saying([(page.base + found.end(), page.base + len(page.text))], "direct")
    return said.take(Cue(colon, page.article.span(start, end), 0))
