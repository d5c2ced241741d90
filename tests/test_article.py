"""The article and its spans."""

from datetime import date
from pathlib import Path

import pytest

from analysis import Article, InputError, SpanError, read_article


def write(folder: Path, data: bytes | str, name: str = "news.txt") -> Path:
    file = folder / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return file


def test_a_span_holds_the_words_at_its_offsets() -> None:
    """A span made by the article is what stands there, also behind characters outside the basic plane."""
    article = Article("🕊 Talks began.")
    assert article.span(2, 7).text == "Talks"
    assert article.has(article.span(2, 7))


@pytest.mark.parametrize(("start", "end"), [(5, 99), (-1, 3), (3, 3), (4, 2)])
def test_a_span_outside_the_text_is_refused(start: int, end: int) -> None:
    """No span is made that the text does not have, and the message carries the values."""
    with pytest.raises(SpanError, match=f"no span {start}:{end} in 'Talks', whose text has 5 characters"):
        Article("Talks").span(start, end)


def test_another_text_does_not_have_the_span() -> None:
    """Words are compared, not only offsets."""
    assert not Article("Walks began.").has(Article("Talks began.").span(0, 5))


def test_the_body_is_kept_as_published(tmp_path: Path) -> None:
    """Line ends, tabs and blanks at the edges stay: offsets count in what was published."""
    body = "  Talks\tbegan.\r\n\r\nThey ended. \n"
    assert read_article(write(tmp_path, body)).text == body


def test_front_matter_gives_metadata_and_leaves_the_body(tmp_path: Path) -> None:
    """What stands between the two lines is metadata; the text starts behind it."""
    file = write(
        tmp_path, "---\ntitle: 'Talks: day one'\npublished: 2025-01-16\npublisher: The Post\n---\n\nTalks began.\n"
    )
    article = read_article(file)
    assert (article.title, article.published, article.publisher) == ("Talks: day one", date(2025, 1, 16), "The Post")
    assert article.text == "Talks began.\n"


def test_a_parameter_wins_over_front_matter(tmp_path: Path) -> None:
    """An argument that is not empty replaces the field; an empty one leaves it."""
    file = write(tmp_path, "---\ntitle: Old\npublisher: The Post\n---\nTalks.")
    article = read_article(file, title="New", publisher="")
    assert (article.title, article.publisher) == ("New", "The Post")


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    """Windows editors write one; offsets do not count it."""
    assert read_article(write(tmp_path, b"\xef\xbb\xbfTalks.")).text == "Talks."


MISTAKES = [
    ("empty.txt", b"", "empty.txt: the article is empty"),
    ("blank.txt", b" \n\n", "blank.txt: the article is empty"),
    ("front.txt", b"---\ntitle: A\n---\n", "front.txt: the article is empty"),
    ("binary.txt", b"\x89PNG\0\0", "binary.txt: is not a text file"),
    ("latin.txt", b"caf\xe9", "latin.txt: byte 3 is not UTF-8"),
    (
        "date.txt",
        b"---\npublished: 16.1.2025\n---\nTalks.",
        "date.txt: published: '16.1.2025' is not a date; write it as 2025-01-17",
    ),
    ("field.txt", b"---\nauthor: A\n---\nTalks.", "field.txt: unknown front matter field 'author'; known are title"),
    ("list.txt", b"---\ntitle: [a, b]\n---\nTalks.", "list.txt: title must be one line of text"),
    (
        "alias.txt",
        b"---\ntitle: &a x\nurl: *a\n---\nTalks.",
        "alias.txt: line 2 of its YAML has an anchor, alias or tag",
    ),
    (
        "tag.txt",
        b"---\ntitle: !!python/name:os.system\n---\nTalks.",
        "tag.txt: line 2 of its YAML has an anchor, alias or tag",
    ),
    ("colon.txt", b"---\ntitle: a: b\n---\nTalks.", "colon.txt: its YAML cannot be read"),
    ("deep.txt", b"---\ntitle: " + b"[" * 5000 + b"\n---\nTalks.", "deep.txt: its YAML"),
    ("wide.txt", b"---\ntitle: " + b"a" * 2001 + b"\n---\nTalks.", "wide.txt: title has more than 2,000 characters"),
    ("news.exe", b"Talks.", "news.exe: cannot read .exe"),
    ("long.txt", b"a" * 1_000_001, "long.txt: 1,000,001 characters; an article has at most 1,000,000"),
    ("huge.txt", b"a" * 4_000_001, "huge.txt: has more than 4,000,000 bytes"),
]


@pytest.mark.parametrize(("name", "data", "message"), MISTAKES, ids=[name for name, _, _ in MISTAKES])
def test_a_mistake_in_a_file_is_one_line_that_names_it(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    """Bad input names the file, the field and the mend."""
    with pytest.raises(InputError) as caught:
        read_article(write(tmp_path, data, name))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A path that leads nowhere is said, and what to do."""
    with pytest.raises(InputError, match="no such file; check the article's path"):
        read_article(tmp_path / "none.txt")


def test_half_a_surrogate_pair_is_refused() -> None:
    """Such text has no UTF-8 bytes, so its digest could not be given."""
    with pytest.raises(InputError, match="character 0 is half of a surrogate pair"):
        Article("\ud83d x")


def test_an_example_is_found_by_its_name_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new user needs no path to try the first article."""
    monkeypatch.chdir(tmp_path)
    assert read_article("russia-iran-treaty.txt").path == "russia-iran-treaty.txt"


def test_a_file_of_the_users_goes_before_an_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What lies in the current folder is what is read."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "Mine.", "russia-iran-treaty.txt")
    assert read_article("russia-iran-treaty.txt").text == "Mine."


TONGUES = [
    ("The two presidents will sign the treaty in Moscow, and it is the first of its kind.", "en"),
    ("Les deux présidents vont signer le traité à Moscou et les ministres en ont parlé.", "fr"),
    ("Президенты подпишут договор в Москве, и это не первый договор между странами.", "ru"),
    ("Tổng thống sẽ ký hiệp ước và thăm các thành phố của Nga.", "vi"),
    ("两国总统将在莫斯科签署条约，这是中国和俄国的事。", "zh"),
    ("42 %", "und"),
]


@pytest.mark.parametrize(("text", "code"), TONGUES, ids=[code for _, code in TONGUES])
def test_the_language_is_guessed_from_small_words(text: str, code: str) -> None:
    """The reader is told which language a text is in before anything is said of it."""
    assert Article(text).language == code


def test_a_language_that_is_given_stands() -> None:
    """The user knows better than a guess."""
    assert Article("Les deux pays", language="en").english
