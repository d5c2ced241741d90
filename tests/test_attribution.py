"""Attribution: whose words a claim is."""

import time

import pytest

from analysis import Article, brief
from analysis.article import Span
from analysis.claims import Claim
from analysis.corrections.attribution import attributed
from analysis.quotations import Quotation


def span(start: int, end: int) -> Span:
    """Return some words."""
    return Span(start, end, "x" * (end - start))


def said(actor: str, *segments: Span) -> Quotation:
    """Return what an actor said, with or without a break between."""
    return Quotation(span(segments[0].start, segments[-1].end), segments, None, None, "direct", actor)


QUOTATIONS = [said("ann", span(10, 20), span(30, 40)), said("bob", span(35, 60)), said("eve", span(0, 5))]


@pytest.mark.parametrize(
    ("start", "end", "actor"),
    [(3, 4, "eve"), (4, 12, "ann"), (36, 38, "ann"), (39, 45, "ann"), (40, 45, "bob"), (20, 30, None), (60, 70, None)],
)
def test_a_claim_is_theirs_who_are_quoted_with_its_cue(start: int, end: int, actor: str | None) -> None:
    """The first quotation that has the cue tells the actor; between two segments the article itself speaks."""
    (claim,) = attributed([Claim(span(0, 90), "announced", span(start, end), False)], QUOTATIONS)
    assert claim.actor == actor


SENTENCES = [
    ("Kenya, which Egypt accuses of backing the rebels, has closed the border.", [None]),
    ("Minister Ann Lee, who said that the port was “a ruin”, has left the country.", [None]),
    ("Kenya has closed the border; President Ann Lee called it “a wall”.", [None]),
    ("Kenya has threatened to inspect vessels, and twice it has done so.", ["Kenya", None]),
    ("Minister Ann Lee urged Kenya to publish its data.", ["Ann Lee"]),
    ("Minister Ann Lee, who chairs the council, called the port “a ruin”.", ["Ann Lee"]),
    ("The port was closed, said Minister Ann Lee, who owns it.", ["Ann Lee"]),
    ("On Friday, Minister Ann Lee, who was tired, said that the port was closed.", ["Ann Lee"]),
    ("Kenya has closed the border.", [None]),
    ("Asked by Nile TV whether war was near, President Ann Lee replied: “Kenya threatens nobody.”", ["Ann Lee"]),
]


@pytest.mark.parametrize(("text", "speakers"), SENTENCES)
def test_a_claim_without_a_cue_is_the_main_clauses(text: str, speakers: list[str | None]) -> None:
    """Nothing that a relative clause or a part behind a semicolon quotes is; a cue may be the verb of speech."""
    found = brief(Article(text, language="en"))
    names = {actor.id: actor.name for actor in found.actors}
    assert [names[claim.actor] if claim.actor else None for claim in found.claims] == speakers


ANSWERS = "\n\nQ: Is it shut?\n\nA: It is shut.\n\nQ: Who shut it?\n\nA: Norland did.\n\nAnn Lee was asked in May."


@pytest.mark.parametrize(
    ("introduction", "guest"),
    [
        ("Jonas Berg, who runs the lock, spoke to us.", "Jonas Berg"),
        ("By Mara Lind\n\nJonas Berg runs the lock.", "Jonas Berg"),
        ("Jonas Berg and Mara Lind run the lock.", None),
        ("We went to see the lock.", None),
        ("Mara Lind thanked her friend.", "Mara Lind"),
        ("Jonas Berg ran the lock. Berg left in May. Jonas Berg spoke to Mara Lind.", "Jonas Berg"),
        ("Talking to Jonas Berg\n\nMara Lind thanked Jonas Berg in June.", "Jonas Berg"),
    ],
)
def test_answers_are_of_the_guest_whom_an_introduction_names(introduction: str, guest: str | None) -> None:
    """Where it names one person besides the author; where it names none or two, nobody is chosen."""
    found = brief(Article(introduction + ANSWERS, language="en"))
    names = {actor.id: actor.name for actor in found.actors}
    answers = [q.actor and names[q.actor] for q in found.quotations if q.speaker and q.speaker.text == "A"]
    assert answers == [guest, guest]


def test_many_claims_in_many_quotations_take_no_time() -> None:
    """The time grows with their number, not with its square."""
    spans = [span(10 * n, 10 * n + 8) for n in range(20_000)]
    start = time.process_time()
    found = attributed([Claim(s, "done", None, False) for s in spans], [said(str(s.start), s) for s in spans])
    assert time.process_time() - start < 10
    assert [claim.actor for claim in found] == [str(s.start) for s in spans]
