"""How a briefing is issued."""

from dataclasses import asdict

import pytest

from analysis import Edition, InputError

MISTAKES = [
    ({"tlp": "TLP:WHITE"}, "tlp: 'TLP:WHITE' is not known; give one of TLP:RED, TLP:AMBER+STRICT"),
    ({"annex": "some"}, "annex: 'some' is not known"),
    ({"paper": "a5"}, "paper: 'a5' is not known; give one of a4, letter"),
    ({"rating": "Z9", "analyst": "A. Reader"}, "rating: 'Z9' is no Admiralty code"),
    ({"rating": "C3"}, "rating: a judgement must be signed"),
    ({"analyst_note": "I think so.", "analyst": " "}, "analyst_note: a judgement must be signed"),
    ({"cutoff": "yesterday"}, "cutoff: 'yesterday' is no date and time"),
]


@pytest.mark.parametrize(("given", "message"), MISTAKES)
def test_a_mistake_names_the_parameter_and_the_mend(given: dict[str, str], message: str) -> None:
    """What is not allowed is refused with what is."""
    with pytest.raises(InputError) as caught:
        Edition(**given)
    assert message in str(caught.value)


def test_the_cut_off_is_in_utc_unless_it_says_otherwise() -> None:
    """A moment without an offset is taken as UTC, one with an offset is shown in UTC."""
    assert Edition(cutoff="2025-01-17T18:00").cutoff == "2025-01-17T18:00:00+00:00"
    assert Edition(cutoff="2025-01-17T18:00+03:00").cutoff_words == "17 January 2025, 15:00 UTC"


def test_no_cut_off_is_claimed_that_nobody_has_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """The moment of making is then told as what it is, also when the edition is read again from a report."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    made = Edition()
    assert made.cutoff_words == "none set; made 1 January 1970, 00:00 UTC"
    assert Edition(**asdict(made)) == made


def test_the_cut_off_follows_source_date_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same input twice gives the same bytes when the moment is fixed from outside."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert Edition().cutoff == "1970-01-01T00:00:00+00:00"
