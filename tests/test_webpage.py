"""Web pages: the article in them, and what they say about it."""

import sys
from datetime import date
from pathlib import Path

import pytest

from analysis import InputError, brief, read_article
from analysis.intake.webpage import article_in, decoded
from analysis.opened import open_briefing

TEXT = (
    "The harbour masters of both towns agreed on Tuesday to open the canal at night.",
    "“Nobody will have to wait for the tide,” said Ilse Brandt, who keeps the northern lock.",
    "A first convoy of nine barges is expected before the end of the month, the port authority said.",
)
SAID = """
<meta name="author" content="Jon Vale"><meta property="og:site_name" content="The Canal Post">
<meta property="article:published_time" content="2025-03-04T08:00:00+01:00">
<meta property="article:modified_time" content="2025-06-01T08:00:00+01:00">
<link rel="canonical" href="https://canal.example/2025/locks">
"""
MENU = '<nav><a href="/">Home</a><a href="/world">World</a></nav>'


def page(body: str, head: str = "", charset: str = "utf-8") -> str:
    """Return a page with a menu and a footer around a body."""
    title = f'<meta charset="{charset}"><title>Canal opens at night</title>{head}'
    footer = "<footer>© 2019 The Canal Post. All rights reserved.</footer>"
    return f'<!DOCTYPE html><html lang="en"><head>{title}</head><body>{MENU}{body}{footer}</body></html>'


def paragraphs(*texts: str) -> str:
    """Return paragraphs of an article under its heading."""
    return f"<article><h1>Canal opens at night</h1>{''.join(f'<p>{text}</p>' for text in texts)}</article>"


ARTICLE = page(paragraphs(*TEXT), SAID)


def save(folder: Path, text: str, name: str = "canal.html", encoding: str = "utf-8") -> Path:
    file = folder / name
    file.write_bytes(text.encode(encoding))
    return file


@pytest.mark.parametrize("name", ["canal.html", "canal.htm", "Canal.HTML"])
def test_a_saved_page_is_an_article(tmp_path: Path, name: str) -> None:
    """Menu and footer are left out, and what the page says of itself is the metadata."""
    article = read_article(save(tmp_path, ARTICLE, name))
    assert article.text == "\n".join(["Canal opens at night", *TEXT])
    assert (article.title, article.byline, article.publisher) == ("Canal opens at night", "Jon Vale", "The Canal Post")
    assert (article.published, article.url) == (date(2025, 3, 4), "https://canal.example/2025/locks")
    assert article.path == name


def test_offsets_count_in_the_text_found(tmp_path: Path) -> None:
    """What is hashed, embedded and quoted is one text, without the page's markup."""
    article = read_article(save(tmp_path, ARTICLE))
    found = brief(article)
    assert found.to_dict()["article"]["text"] == article.text
    assert found.to_dict()["article"]["sha256"] == article.sha256
    assert "“Nobody will have to wait for the tide,”" in [q.content.text for q in found.quotations]
    assert all(article.has(q.content) for q in found.quotations)


def test_a_parameter_wins_over_the_page(tmp_path: Path) -> None:
    """The user knows better than the page; what he leaves empty is the page's."""
    article = read_article(save(tmp_path, ARTICLE), title="Night on the canal", published="2025-03-05", byline="")
    assert (article.title, article.published, article.byline) == ("Night on the canal", date(2025, 3, 5), "Jon Vale")


def test_a_page_that_says_nothing_is_not_guessed_at(tmp_path: Path) -> None:
    """The year in a footer is no day of publication."""
    article = read_article(save(tmp_path, page(paragraphs(*TEXT))))
    assert (article.published, article.publisher, article.byline, article.url) == (None, None, None, None)


EMPTY = [
    ("no words", page("")),
    ("a log-in", page("<form><label>Name</label><input></form><p>Please log in to continue.</p>")),
    ("nothing without scripts", page("<noscript>You need to enable JavaScript to run this app.</noscript>")),
    ("not found", page("<h1>404</h1><p>The page that you are looking for cannot be found.</p>")),
    ("a list of headlines", page("".join(f'<li><a href="/{n}">Headline {n} on canals</a></li>' for n in range(60)))),
    ("no page", "just a line"),
    ("nothing", ""),
    ("markup without end", "<" * 40_000),
]


@pytest.mark.parametrize("text", [text for _, text in EMPTY], ids=[name for name, _ in EMPTY])
def test_a_page_without_an_article_is_told(tmp_path: Path, text: str) -> None:
    """Menus, log-ins and lists are no article; the error says what to do."""
    with pytest.raises(InputError, match=r"^canal\.html: holds no article that can be found; save") as caught:
        read_article(save(tmp_path, text))
    assert "\n" not in str(caught.value)


def test_a_page_of_too_many_tags_is_refused(tmp_path: Path) -> None:
    """The time to find the article grows with the square of the tags."""
    with pytest.raises(InputError, match=r"canal\.html: has more than 50,000 tags"):
        read_article(save(tmp_path, page("<a>" * 50_000)))


def test_a_page_that_is_too_large_is_refused(tmp_path: Path) -> None:
    """No more is read than a page has."""
    with pytest.raises(InputError, match=r"canal\.html: has more than 10,000,000 bytes"):
        read_article(save(tmp_path, " " * 10_000_001))


def test_without_the_extra_the_mend_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The package that reads pages is not installed with the rest."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(InputError, match=r"pip install 'geobrief\[web\]'"):
        read_article(save(tmp_path, ARTICLE))


RUSSIAN = "Министры двух стран встретились во вторник"
ENCODINGS = [
    ("the server says it", RUSSIAN.encode("koi8-r"), "KOI8-R", RUSSIAN),
    ("the page says it", b'<meta charset="windows-1251">' + RUSSIAN.encode("cp1251"), None, RUSSIAN),
    ("the server goes first", b'<meta charset="koi8-r">' + RUSSIAN.encode("cp1251"), "windows-1251", RUSSIAN),
    ("a byte order mark goes first", b"\xef\xbb\xbf" + RUSSIAN.encode(), "koi8-r", RUSSIAN),
    ("nobody says it", RUSSIAN.encode(), None, RUSSIAN),
    ("Latin-1 means Windows", "“Café”".encode("cp1252"), "ISO-8859-1", "“Café”"),
    ("nobody says it, and it is not UTF-8", "“Café”".encode("cp1252"), None, "“Café”"),
    ("a name of none", RUSSIAN.encode(), "rot13", RUSSIAN),
]


@pytest.mark.parametrize(("data", "charset", "text"), [row[1:] for row in ENCODINGS], ids=[row[0] for row in ENCODINGS])
def test_a_page_is_decoded_as_browsers_do(data: bytes, charset: str | None, text: str) -> None:
    """Byte order mark, server, page, then the bytes themselves."""
    assert decoded(data, charset).endswith(text)


def test_an_encoding_that_the_page_names_reaches_the_article() -> None:
    """Older pages are not UTF-8."""
    text = f"{RUSSIAN} и договорились открыть канал. "
    russian = page(paragraphs(text * 2, text.upper() * 2, f"И ещё: {text * 2}"), charset="windows-1251")
    assert RUSSIAN in article_in(russian.encode("cp1251"), "canal.html")[1]


def test_a_saved_page_is_no_report(tmp_path: Path) -> None:
    """Commands that take an article or a report tell the two apart by what is in the page."""
    assert open_briefing(save(tmp_path, ARTICLE)).article.publisher == "The Canal Post"
