"""The briefing of any article: every span holds, and nothing is lost on the way to JSON and back."""

import json
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import Article, Briefing, Span, brief, read_article

GOLD = Path(__file__).parent / "gold"
ARTICLES = ["russia-iran-treaty.txt", *sorted(str(file) for file in GOLD.glob("*.txt"))]
HOSTILE = [
    "",
    " \n",
    "“Is it over?” “It is over.”",
    "\x00\x07\u202e x",
    "🕊" * 50,
    '"' * 2000,
    "“" * 500 + "said Ann.",
    "中国 said.",
    ("a " * 300 + "\n") * 5,
    "-" * 5000,
]


@cache
def briefing(name: str) -> Briefing:
    return brief(read_article(name))


def spans(value: object) -> Iterator[dict]:
    """Yield every span of the JSON contract."""
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "text"}:
            yield value
        for part in value.values():
            yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)


def assert_holds(found: Briefing) -> None:
    """Assert that every span is the article's words at its offsets, and that JSON loses nothing."""
    text = found.article.text
    data = json.loads(json.dumps(found.to_dict()))
    assert all(text[s["start"] : s["end"]] == s["text"] for s in spans(data))
    assert Briefing.from_dict(data) == found


@pytest.mark.parametrize("name", ARTICLES, ids=lambda name: Path(name).stem)
def test_every_span_is_the_articles_words(name: str) -> None:
    """Of every finding of every article, each span stands in the text."""
    assert_holds(briefing(name))


@pytest.mark.parametrize("name", ARTICLES, ids=lambda name: Path(name).stem)
def test_every_finding_has_its_evidence(name: str) -> None:
    """A finding without words to show for it would be made up; ids name each once."""
    found = briefing(name)
    kinds = (found.actors, found.quotations, found.themes, found.dates, found.claims, found.events)
    assert all(finding.evidence for findings in kinds for finding in findings)
    ids = [finding.id for findings in kinds for finding in findings]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_odd_text_is_read_without_harm(text: str) -> None:
    """Control characters, runs of marks and no words at all are read like any text."""
    assert_holds(brief(Article(text)))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(
        st.one_of(st.sampled_from('Lee said. “Yes,” "\n\n—:Mr'), st.characters(exclude_categories=["Cs"])), max_size=300
    )
)
def test_any_text_gives_a_briefing_that_holds(text: str) -> None:
    """Whatever stands in an article, what is found in it stands in it."""
    assert_holds(brief(Article(text)))


LONG = [
    "“We agree,” the minister said. " * 3300,
    '"' * 10_000,
    "Talks (began " * 8_000,
    "January 5, " * 9_000,
    "X said that " * 8000,
]


@pytest.mark.slow
@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_time_grows_with_length_and_no_faster(text: str) -> None:
    """A hundred thousand characters take no more than three times what half of them take twice over."""

    def seconds(part: str) -> float:
        start = time.process_time()
        brief(Article(part))
        return time.process_time() - start

    assert seconds(text) < 3 * 2 * seconds(text[: len(text) // 2]) + 1


def test_another_language_is_told_and_not_read() -> None:
    """The rules are English: of a French text only the dates and listed names are given."""
    found = brief(
        Article(
            "Le président de la France a dit que les deux pays vont signer un accord en 2025 à Moscou avec la Russie."
        )
    )
    assert "language" in {c.kind for c in found.caveats}
    assert (found.quotations, found.claims, found.events) == ((), (), ())


def test_the_article_owns_the_words() -> None:
    """A span of another text is not the article's."""
    assert not briefing(ARTICLES[0]).article.has(Span(0, 5, "Other"))
