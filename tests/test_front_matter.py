"""The front matter: fields that are written are read again."""

import pytest

from analysis.intake.front_matter import join_front_matter, split_front_matter

TITLES = [
    "Talks: day one", "null", "1.5", "- a list", "@home #1", "“So,” he said", "a 'b' \"c\"", "Переговоры 🕊", "---",
    "x " * 300,
]  # fmt: skip
BODIES = ["They met.\n", "---\nThey met.", "They met.\n---\ntitle: x\n---\n"]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("body", BODIES, ids=["plain", "lines", "front"])
def test_what_is_joined_is_split_again(title: str, body: str) -> None:
    """Titles that YAML would read as something else, and bodies that look like a front matter."""
    assert split_front_matter(join_front_matter({"title": title}, body), "x.txt") == ({"title": title}, body)


def test_without_fields_the_body_stays() -> None:
    """An article of which nothing is known."""
    assert split_front_matter(join_front_matter({}, "They met."), "x.txt") == ({}, "They met.")
