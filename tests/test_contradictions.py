"""Contradictions: pairs of passages that cannot both hold, and pairs that can."""

import pytest

from analysis.article import Article, read_article
from analysis.claims import find_claims
from analysis.contradictions import Contradiction, find_contradictions
from analysis.dates import find_dates
from analysis.language import read
from analysis.places import folder

AGAINST = [
    (
        "The king will sign the fishing accord in Rabat. Later, the accord was signed in the old palace.",
        "will sign the fishing accord",
        "the accord was signed",
    ),
    (
        "The upcoming ratification of the border treaty worries farmers. Parliament has ratified the treaty.",
        "The upcoming ratification of the border treaty",
        "has ratified the treaty",
    ),
    (
        "The government plans to release the two hostages. The hostages were released at the airport.",
        "to release the two hostages",
        "The hostages were released",
    ),
    (
        "The board is expected to approve the merger. The board approved the merger.",
        "to approve the merger",
        "approved the merger",
    ),
    (
        "The pact will be signed on 5 May. The ministers said that the pact will be signed on 7 May.",
        "5 May",
        "7 May",
    ),
    (
        "The flood in Lagos killed 12 people. The flood in Lagos killed fifteen people.",
        "12 people",
        "fifteen people",
    ),
]

BOTH_HOLD = [
    "The king will sign the fishing accord. The trade accord was signed in the old palace.",
    "Peru will sign the treaty. Chile has signed the treaty.",
    "The president will sign the treaty. The treaty was signed in 2001 and has since lapsed.",
    "The president will sign the treaty between the two states, signed in draft last year.",
    "The council will approve the budget. Once the budget was approved, work began.",
    "The council will approve the budget. If the budget was approved, nobody saw it.",
    "The council will approve the budget. The budget was not approved.",
    "The council will approve the budget. A budget was approved.",
    "The minister will sign the law. The minister may sign the law.",
    "The minister will visit Cairo. The minister visited Cairo.",
    "The court will release the prisoner. The court released the prisoners.",
    "The pact was signed on 5 May. The contract was signed on 7 May.",
    "The flood in Lagos killed 12 people. The fire in Lagos killed 15 people.",
    "The flood in Lagos killed 12 people. The flood in Dakar killed 15 people.",
    "The flood in Lagos killed 12 people. The flood in Lagos killed at least 15 people.",
    "On Monday the flood in Lagos killed 12 people. On Friday the flood in Lagos killed 15 people.",
    "The poll in Quito gave Ana 32 percent. The poll in Quito gave Ana 22 percent.",
    "Ana of Quito won set 6. Ana of Quito won set 7.",
    "Will the king sign the accord? The accord was signed.",
    "",
]


def found(text: str) -> tuple[Contradiction, ...]:
    reading = read(Article(text or "-"))
    return find_contradictions(reading, find_claims(reading), find_dates(reading))


@pytest.mark.parametrize(("text", "first", "second"), AGAINST)
def test_two_passages_that_cannot_both_hold_are_found(text: str, first: str, second: str) -> None:
    """One act is both ahead and done, or has two dates or numbers; both passages are given."""
    assert [(one.text, other.text) for one, other, _ in found(text)] == [(first, second)]


@pytest.mark.parametrize("text", BOTH_HOLD)
def test_passages_that_can_both_hold_are_left_alone(text: str) -> None:
    """Other things, doers, years and conditions make another act; in doubt there is no contradiction."""
    assert found(text) == ()


def test_the_first_article_announces_a_signing_and_tells_it_as_done() -> None:
    """The treaty of 2001 is another one."""
    reading = read(read_article(folder("data") / "articles" / "russia-iran-treaty.txt"))
    [(announced, done, message)] = find_contradictions(reading, find_claims(reading), find_dates(reading))
    assert announced.text == "to sign the Comprehensive Strategic Partnership Treaty"
    assert done.text == "the treaty was signed"
    assert message == "One passage announces an act (sign), another tells it as done."
