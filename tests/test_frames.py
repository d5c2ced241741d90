"""Tests of the frames: which verbs show an act, with which words."""

import pytest

from analysis.article import Article
from analysis.events.frames import frames, nouns, verb_frame
from analysis.language import read


def shown(text: str) -> list[str]:
    """Return the type of each frame in a sentence, with the words that show it."""
    matched = (verb_frame(token) for token in read(Article(text)).paragraphs[0].doc if token.pos_ == "VERB")
    return [f"{frame.type} {' '.join(token.text for token in words)}" for frame, words in filter(None, matched)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They imposed new sanctions.", ["SANCTION imposed sanctions"]),
        ("They imposed a curfew.", ["COERCE imposed curfew"]),
        ("They imposed a fine.", []),
        ("They suspended part of the aid.", ["SANCTION suspended aid"]),
        ("They signed a fishing treaty.", ["SUPPORT signed treaty"]),
        ("They signed autographs.", []),
        ("They called for calm.", ["REQUEST called for"]),
        ("They called a taxi.", []),
        ("They backed the plan.", ["SUPPORT backed"]),
        ("They backed out.", []),
        ("They broke off relations.", ["SANCTION broke off"]),
        ("They broke a window.", []),
        ("They expelled two diplomats.", ["SANCTION expelled diplomats"]),
        ("They expelled two brothers.", ["COERCE expelled"]),
        ("They staged a protest.", ["PROTEST staged protest"]),
        ("They shot a film.", []),
    ],
)
def test_verbs_need_their_words(text: str, expected: list[str]) -> None:
    """A verb shows an act only with the words of its frame, and the frame with most words wins."""
    assert shown(text) == expected


def test_frames_are_well_made() -> None:
    """Each verb has its frames, those with most words first, and no frame stands under two types."""
    for verb, several in frames().items():
        lengths = [len(frame.company) for frame in several]
        assert lengths == sorted(lengths, reverse=True), verb
        kinds = [(frame.company, frame.type) for frame in several]
        assert len({company for company, _ in kinds}) == len(set(kinds)), verb
    assert sum(map(len, frames().values())) > 150
    assert nouns()["invasion"] == "ASSAULT"
