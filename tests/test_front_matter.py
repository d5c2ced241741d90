"""The front matter: fields that are written are read again."""

import pytest

from analysis import InputError
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


@pytest.mark.parametrize(
    "text", ["---\ntitle: Talks\n\nThey met.", "---\n\nby: me\npublished:\nThey met.", "---\r\nurl : x"]
)
def test_a_front_matter_without_an_end_is_told(text: str) -> None:
    """The fields would else be read as the article's first words."""
    with pytest.raises(InputError, match=r"^x\.txt: the front matter that gives \w+ does not end; put a line ---"):
        split_front_matter(text, "x.txt")


@pytest.mark.parametrize(
    "text", ["---\nThey met.\n\ntitle: x", "---\n\n\n", "---", "---\nPublished: Monday.", "---\nurls: x"]
)
def test_a_text_below_a_rule_is_a_text(text: str) -> None:
    """A line of dashes above an article is part of it."""
    assert split_front_matter(text, "x.txt") == ({}, text)


def test_without_fields_the_body_stays() -> None:
    """An article of which nothing is known."""
    assert split_front_matter(join_front_matter({}, "They met."), "x.txt") == ({}, "They met.")
