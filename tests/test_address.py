"""Addresses: pages that are fetched, and what is refused."""

import gzip
import socket
from collections.abc import Iterator
from datetime import date

import pytest
from test_webpage import ARTICLE, TEXT
from web_server import Answer, serving

from analysis import InputError, read_article
from analysis.intake import address

PAGE = ARTICLE.encode()
ANSWERS = {
    "/talks": Answer(PAGE),
    "/untyped": Answer(PAGE, kind=None),
    "/gzip": Answer(gzip.compress(PAGE), headers={"Content-Encoding": "gzip"}),
    "/moved": Answer(code=301, headers={"Location": "/talks"}),
    "/tin-t%E1%BB%A9c?q=a%20b": Answer(PAGE),
    "/empty": Answer(b""),
    "/pdf": Answer(b"%PDF-1.7", kind="application/pdf"),
    "/json": Answer(b"{}", kind="application/json"),
    "/denied": Answer(b"no", code=403),
    "/broken": Answer(b"no", code=500),
    "/loop": Answer(code=302, headers={"Location": "/loop"}),
    "/ring": Answer(code=302, headers={"Location": "/ring2"}),
    "/ring2": Answer(code=302, headers={"Location": "/ring"}),
    "/file": Answer(code=302, headers={"Location": "file:///etc/hostname"}),
    "/ftp": Answer(code=302, headers={"Location": "ftp://127.0.0.1/x"}),
    "/large": Answer(b" " * 10_000_001),
    "/bomb": Answer(gzip.compress(b" " * 10_000_001), headers={"Content-Encoding": "gzip"}),
    "/cut": Answer(PAGE[:500], length=len(PAGE)),
    "/cut-gzip": Answer(gzip.compress(PAGE)[:300], headers={"Content-Encoding": "gzip"}),
    "/not-gzip": Answer(PAGE, headers={"Content-Encoding": "gzip"}),
}


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch, serving(ANSWERS) as address:
        patch.setenv("no_proxy", "*")
        yield address


@pytest.mark.parametrize("path", ["/talks", "/untyped", "/gzip", "/moved", "/tin-tức?q=a b", "/talks#part"])
def test_a_page_that_is_named_is_fetched(site: str, path: str) -> None:
    """The text is the one found in the page; the page's own address is the article's."""
    article = read_article(f"{site}{path}")
    assert article.text.endswith("\n".join(TEXT))
    assert (article.publisher, article.published) == ("The Canal Post", date(2025, 3, 4))
    assert (article.url, article.path, article.folder) == ("https://canal.example/2025/locks", None, None)


def test_a_page_without_an_address_of_its_own_has_the_last_one(site: str) -> None:
    """Where redirects led is where the article was."""
    bare = Answer(PAGE.replace(b"canonical", b"other"))
    with serving({"/last": bare, "/first": Answer(code=302, headers={"Location": "/last"})}) as other:
        assert read_article(f"{other}/first").url == f"{other}/last"


REFUSED = [
    ("/empty", "holds no article that can be found"),
    ("/pdf", "is application/pdf, not a web page"),
    ("/json", "is application/json, not a web page"),
    ("/nowhere", "answers 404 (Not Found); check the address"),
    ("/denied", "answers 403 (Forbidden)"),
    ("/broken", "answers 500 (Internal Server Error)"),
    ("/loop", "answers 302"),
    ("/ring", "answers 302"),
    ("/file", "answers 302 ("),
    ("/ftp", "answers 302 (it leads to an address that is not on the web)"),
    ("/large", "has more than 10,000,000 bytes"),
    ("/bomb", "has more than 10,000,000 bytes"),
    ("/cut", "cannot be fetched (the connection ended before the page did)"),
    ("/cut-gzip", "cannot be fetched (the connection ended before the page did)"),
    ("/not-gzip", "cannot be fetched (Error -3 while decompressing data: incorrect header check)"),
]


@pytest.mark.parametrize(("path", "message"), REFUSED, ids=[path for path, _ in REFUSED])
def test_what_is_no_page_is_one_clear_error(site: str, path: str, message: str) -> None:
    """The error names the address and the mend, on one line."""
    with pytest.raises(InputError) as caught:
        read_article(f"{site}{path}")
    assert str(caught.value).startswith(f"{site}{path}: {message}")
    assert "\n" not in str(caught.value)


ADDRESSES = [
    "http://127.0.0.1:99999/x", "http://127.0.0.1:port/x", "http://[/x", "http://", f"http://{'a' * 64}.example/x",
    "http://no-such-host.invalid/x",
]  # fmt: skip


@pytest.mark.parametrize("url", ADDRESSES)
def test_an_address_that_leads_nowhere_is_told(url: str) -> None:
    """Whatever is wrong with it, it is the user's to mend."""
    with pytest.raises(InputError, match="cannot be fetched"):
        read_article(url)


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def test_a_refused_connection_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason is the system's own."""
    monkeypatch.setenv("no_proxy", "*")
    with pytest.raises(InputError, match=r"cannot be fetched \(Connection refused\)"):
        read_article(f"http://127.0.0.1:{free_port()}/talks")


def test_a_server_that_says_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A time limit ends the waiting."""
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(address, "SILENCE", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(InputError, match="timed out"):
        read_article(f"http://127.0.0.1:{silent.getsockname()[1]}/talks")


def test_a_page_that_trickles_in_is_given_up(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole page has a time limit too."""
    monkeypatch.setattr(address, "LONGEST", -1.0)
    with pytest.raises(InputError, match="it takes more than"):
        read_article(f"{site}/talks")


@pytest.mark.parametrize("path", ["/talks?key=hunter2", "/nowhere?key=hunter2", "/nowhere#hunter2"])
def test_no_secret_is_told(site: str, path: str) -> None:
    """An address with a password is not fetched, and a key in one is not shown."""
    for url in (f"{site.replace('//', '//ann:hunter2@')}{path}", f"{site}/nowhere?key=hunter2"):
        with pytest.raises(InputError) as caught:
            read_article(url)
        assert "hunter2" not in str(caught.value)
        assert "ann" not in str(caught.value)
