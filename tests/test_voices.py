"""Voices: who speaks, in how many words, and how many are the article's own."""

import pytest
from make import briefing_of

from analysis.quotations import Form
from analysis.voices import count_words, own_words, quoted_words, voices

TEXT = (
    "“The lock is safe,” said Ida Moe. She added that it had been built in haste. "
    "Per Aas called it “a tin can” with a door. Nobody else came."
)
ACTORS = (("Ida Moe", "person", None), ("Per Aas", "person", None), ("Nobody", "person", None))

COUNTS = [
    ("", 0),
    ("— … “”", 0),
    ("It's the parties' own re-election", 5),
    ("Việt Nam và Россия", 4),
    ("1,200 men in 2.5 days, 3 nights", 7),
    ("می‌خواهیم", 1),
]


@pytest.mark.parametrize(("text", "count"), COUNTS)
def test_words_are_counted_as_written(text: str, count: int) -> None:
    """What an apostrophe or hyphen joins is one word; marks are none."""
    assert count_words(text) == count


def test_direct_and_indirect_words_are_told_apart() -> None:
    """What stands between quotation marks is direct; the rest of what somebody says is indirect."""
    found = briefing_of(
        TEXT,
        actors=ACTORS,
        quotations=[
            ("Ida Moe", "“The lock is safe,”", "direct"),
            ("Ida Moe", "that it had been built in haste", "indirect"),
            ("Per Aas", "it “a tin can” with a door", "mixed"),
        ],
    )
    assert [(v.actor.name, v.direct, v.indirect, v.words) for v in voices(found)] == [
        ("Ida Moe", 4, 7, 11),
        ("Per Aas", 3, 4, 7),
    ]


def test_the_rest_is_the_articles_own() -> None:
    """All words of the sentences but those that somebody is quoted with."""
    found = briefing_of(TEXT, quotations=[(None, "“The lock is safe,”", "direct")])
    assert own_words(found) == count_words(TEXT) - 4


def test_nobody_quoted_is_no_voice() -> None:
    """To be named is not to speak, and a quotation without a known speaker is nobody's."""
    found = briefing_of(TEXT, actors=ACTORS, quotations=[(None, "“The lock is safe,”", "direct")])
    assert voices(found) == ()
    assert own_words(briefing_of(TEXT)) == count_words(TEXT)


OVERLAPS: list[tuple[list[tuple[None, str, Form]], int]] = [
    ([(None, "The lock is safe", "direct"), (None, "lock is", "fragment")], 4),
    ([(None, "The lock is", "direct"), (None, "is safe", "direct")], 4),
    ([(None, "The lock is", "direct"), (None, "The lock is", "fragment")], 3),
    ([(None, "The lock", "direct"), (None, "a tin can", "direct")], 5),
    ([], 0),
]


@pytest.mark.parametrize(("quotations", "count"), OVERLAPS)
def test_shared_words_count_once(quotations: list[tuple[None, str, Form]], count: int) -> None:
    """One quotation may lie within another, or share its last words."""
    assert quoted_words(briefing_of(TEXT, quotations=quotations).quotations) == count


def test_a_voice_never_has_more_direct_words_than_words() -> None:
    """Also where a fragment is quoted within a direct quotation."""
    quotations: list[tuple[str, Form]] = [("The lock is safe", "direct"), ("safe", "fragment")]
    found = briefing_of(TEXT, actors=ACTORS, quotations=[("Ida Moe", *quotation) for quotation in quotations])
    (voice,) = voices(found)
    assert (voice.direct, voice.indirect) == (4, 0)
