"""Addresses: the page at one, fetched because the user named it, within bounds of time, size and redirects."""

import re
import string
import zlib
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from importlib.metadata import version
from time import monotonic
from typing import IO
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from analysis.exceptions import InputError
from analysis.intake.webpage import LARGEST, is_address

SILENCE = 20.0  # seconds without an answer
LONGEST = 60.0  # seconds for the whole page
MOST_REDIRECTS = 5
CHUNK = 65_536  # bytes read at once
PAGES = ("text/html", "application/xhtml+xml")
SAVE = "open it in a browser, save the page and give the file"
CUT_OFF = "the connection ended before the page did"
GZIP = 16 + zlib.MAX_WBITS  # how zlib is told to expect gzip's head


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page's bytes, the encoding that its server names, and the address where it was at last."""

    data: bytes
    charset: str | None
    url: str


def fetch(url: str) -> Fetched:
    """Fetch the page at an http or https address; raises InputError for whatever is not a page within the bounds."""
    shown = without_secrets(url)
    try:
        if "@" in urlsplit(url).netloc:
            raise InputError(f"{shown}: an address with a user name is not fetched; {SAVE}")
        request = Request(ascii_address(url), headers=headers())  # noqa: S310 -- http and https only, see Redirects
        with build_opener(Redirects).open(request, timeout=SILENCE) as response:
            return page_of(response, shown)
    except InputError:
        raise
    except HTTPError as answer:
        answer.close()
        raise InputError(f"{shown}: answers {answer.code} ({reason(answer.msg)}); check the address") from None
    except (OSError, HTTPException, ValueError, zlib.error) as error:
        why = getattr(error, "reason", None) or error
        raise InputError(f"{shown}: cannot be fetched ({reason(why)}); check the address, or save the page") from None


class Redirects(HTTPRedirectHandler):
    """Follows a few redirects, and only to pages on the web."""

    max_redirections = MOST_REDIRECTS

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if not is_address(newurl):
            raise HTTPError(newurl, code, "it leads to an address that is not on the web", headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def headers() -> dict[str, str]:
    """Return what the request says about us and what we can read."""
    return {"User-Agent": f"geobrief/{version('geobrief')}", "Accept": ", ".join(PAGES), "Accept-Encoding": "identity"}


def page_of(response: HTTPResponse, shown: str) -> Fetched:
    """Return the page of an answer."""
    kind = response.headers.get_content_type()
    if "Content-Type" in response.headers and kind not in PAGES:
        raise InputError(f"{shown}: is {kind}, not a web page; give the address of the article's page")
    data = whole(response)
    if response.headers.get("Content-Encoding") == "gzip":  # some servers send nothing else
        data = unzipped(data)
    if len(data) > LARGEST:
        raise InputError(f"{shown}: has more than {LARGEST:,} bytes; save the article's text as a .txt file")
    return Fetched(data, response.headers.get_content_charset(), response.url)


def whole(response: HTTPResponse) -> bytes:
    """Return an answer's bytes, up to some more than LARGEST; half an article is an error."""
    data, end = bytearray(), monotonic() + LONGEST
    while len(data) <= LARGEST and (chunk := response.read1(CHUNK)):
        data += chunk
        if monotonic() > end:
            raise TimeoutError(f"it takes more than {LONGEST:.0f} seconds")
    if len(data) <= LARGEST and response.length:
        raise ConnectionError(CUT_OFF)
    return bytes(data)


def unzipped(data: bytes) -> bytes:
    """Return what gzip has packed, up to one byte more than LARGEST: a small file can unfold to gigabytes."""
    unpacking = zlib.decompressobj(GZIP)
    unpacked = unpacking.decompress(data, LARGEST + 1)
    if not unpacking.eof and len(unpacked) <= LARGEST:
        raise ConnectionError(CUT_OFF)
    return unpacked


def ascii_address(url: str) -> str:
    """Return an address as servers take it, letters beyond ASCII encoded.

    >>> ascii_address("https://bücher.example/tin-tức?q=a b#top")
    'https://xn--bcher-kva.example/tin-t%E1%BB%A9c?q=a%20b'
    """
    parts = urlsplit(url)
    host = parts.netloc.encode("idna").decode()
    return quote(urlunsplit(parts._replace(netloc=host, fragment="")), safe=string.punctuation)


def without_secrets(url: str) -> str:
    """Return an address without what may be a password or key in it.

    >>> without_secrets("https://ann:secret@example.org/talks?key=1")
    'https://example.org/talks'
    """
    return re.sub("(?<=//)[^/]*@", "", re.split("[?#]", url)[0])


def reason(why: object) -> str:
    """Return an error's words on one line, without an address in them.

    >>> reason(ConnectionRefusedError(111, "Connection refused"))
    'Connection refused'
    """
    words = getattr(why, "strerror", None) or str(why) or type(why).__name__
    return re.sub(r"\S*://\S*", "…", " ".join(str(words).split()))
