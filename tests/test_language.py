"""The reading: paragraphs, sentences and headings."""

import pytest

from analysis import Article, InputError
from analysis.language import load_model, read

MODEL_DIGEST = "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090"


def test_the_model_is_the_one_that_was_measured() -> None:
    """The weights are those of the official small English model, to the byte."""
    assert load_model("auto")[1].sha256 == MODEL_DIGEST


SENTENCES = [
    ("Talks began. They ended.", ["Talks began.", "They ended."]),
    ("Talks began.\nThey ended.", ["Talks began.", "They ended."]),
    ("Talks began.\r\n\r\nThey ended.\r\n", ["Talks began.", "They ended."]),
    ("“We won. They lost,” he said.", ["“We won.", "They lost,” he said."]),
    ("Mr. Lee of the U.S. delegation left.", ["Mr. Lee of the U.S. delegation left."]),
    ("OSLO: The delegates arrived on Monday.", ["OSLO: The delegates arrived on Monday."]),
    (
        "According to Assoc. Prof. Dr. Ida Moe of the college, the lock must close. It will.",
        ["According to Assoc. Prof. Dr. Ida Moe of the college, the lock must close.", "It will."],
    ),
    ("He set three terms: They must pay. Then he left.", ["He set three terms: They must pay.", "Then he left."]),
    ("The talks\n", []),
    ("", []),
    (" \n\t\n", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences_are_the_articles_own_words(text: str, expected: list[str]) -> None:
    """Sentences end within their paragraph, and headings are none."""
    article = Article(text)
    found = read(article).sentences
    assert [s.span.text for s in found] == expected
    assert all(article.has(s.span) for s in found)


HEADINGS = [
    ("The road to peace\nTalks began.", ["The road to peace"]),
    ("# Talks, and more talks.\nThey began.", ["# Talks, and more talks."]),
    (
        "Hai Phong opens two berths as the council courts builders from Rotterdam and Kobe\nTalks began.",
        ["Hai Phong opens two berths as the council courts builders from Rotterdam and Kobe"],
    ),
    ("“The ice does not wait”\nTalks began.", ["“The ice does not wait”"]),
    ("Talks began.", []),
    ("“We will come”", []),
    ("The president said:", []),
    ("After a night of talks that went on and on the ministers left the hall", []),
    ("***", []),
    ("a" * 301 + "\nTalks began.", []),
    ("# " + "word " * 70, []),
]


@pytest.mark.parametrize(("text", "expected"), HEADINGS)
def test_a_few_words_without_end_punctuation_are_a_heading(text: str, expected: list[str]) -> None:
    """A line that could be a sentence is not taken for a heading."""
    assert [span.text for span in read(Article(text)).headings] == expected


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    """Text wrapped at 72 characters, as in mail, is read by its empty lines."""
    lines = [
        "The foreign ministers of both countries met on Thursday in the old",
        "capital and spoke for three hours about the border, which has been",
        "closed since the spring, and about the prisoners that both sides",
        "still hold.",
        "",
        "They will meet again in the autumn, and the border will stay closed",
        "until then, a spokesman told reporters after the meeting had ended.",
    ]
    assert len(read(Article("\n".join(lines))).sentences) == 2


def test_tokens_lead_back_to_the_articles_text() -> None:
    """A token's span is its own words in the article, in every paragraph."""
    article = Article("Head\n\nTalks began. They ended.\n\nPeace came.")
    reading = read(article)
    spans = [reading.span(token) for p in reading.paragraphs for token in p.doc]
    assert [s.text for s in spans] == [article.text[s.start : s.end] for s in spans]
    assert reading.tokens(spans[-2])[0].text == "came"


def test_a_span_over_two_paragraphs_has_no_tokens() -> None:
    """Tokens belong to one parse."""
    article = Article("Talks began.\nThey ended.")
    assert read(article).tokens(article.span(0, len(article.text))) is None


def test_a_paragraph_of_a_hundred_thousand_characters_is_read_whole() -> None:
    """Long lines are parsed in pieces, which end where a sentence does, and keep their offsets."""
    article = Article("Talks began in Oslo. " * 5000)
    reading = read(article)
    assert len(reading.paragraphs) == 1
    assert {s.span.text for s in reading.sentences} == {"Talks began in Oslo."}
    assert len(reading.sentences) == 5000
    assert all(article.has(s.span) for s in reading.sentences)


@pytest.mark.parametrize("marks", ["“", '"', "1 ", '"a" ', ". ", "!?", "(("])
def test_endless_marks_are_not_parsed_one_by_one(marks: str) -> None:
    """A hundred thousand characters that are no prose take few tokens, and all of them keep their place."""
    article = Article(f"Talks began. {marks * (100_000 // len(marks))} They ended.")
    (paragraph,) = read(article).paragraphs
    assert paragraph.doc.text == paragraph.span.text == article.text
    assert len(paragraph.doc) < 3000


def test_many_short_words_are_prose() -> None:
    """Dialogue and numbers of a usual length are parsed word by word."""
    text = " ".join(["“So we go,” he said.", "It is 12 or 14 or 17."] * 30)
    assert len(read(Article(text)).sentences) == 60


@pytest.mark.parametrize("name", ["../model", "xx_sent_ud_sm"])
def test_an_unknown_model_is_one_clear_line(name: str) -> None:
    """Only models that are known and installed are loaded."""
    with pytest.raises(InputError, match="is not known; give auto or one of"):
        load_model(name)


def test_a_model_that_is_not_installed_is_told() -> None:
    """Nothing is downloaded behind the user's back."""
    with pytest.raises(InputError, match="en_core_web_lg is not installed; install it with pip"):
        load_model("en_core_web_lg")
