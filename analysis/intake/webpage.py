"""Web pages: the article inside one, saved or fetched, with what the page says about it."""

import codecs
import re
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.exceptions import InputError

if TYPE_CHECKING:
    from trafilatura.settings import Document

ADDRESS = re.compile(r"https?://", re.IGNORECASE)
ENDINGS = (".html", ".htm")
LARGEST = 10_000_000  # bytes of a page
MOST_TAGS = 50_000  # the time to find the article in a page grows with their square; news pages have 2,000 to 10,000
FEWEST_LETTERS = 150  # characters in lines that end as sentences do; menus, log-ins and "not found" have fewer
SENTENCES = re.compile(r"^.*[.!?…。！？؟۔।][\"'”’»)\]]*$", re.MULTILINE)
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
META_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w:-]{2,40})", re.IGNORECASE)
HEAD = 2048  # bytes in which a page says how it is encoded
CHARSETS = re.compile(
    "utf-?8|cp1252|windows-125[0-8]|iso-8859-(?:[2-9]|1[03-6])|koi8-[ru]|gb18030|big5|euc-(?:jp|kr)|shift_jis"
)
MEANT = {  # what browsers read where a page says the first
    "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030",
}  # fmt: skip
DATES = {"extensive_search": False, "original_date": True}  # the page's own date of publication, not one in its text


def is_address(path: str | Path) -> bool:
    """Tell whether an article is named by the address of a web page.

    >>> is_address("https://example.org/talks"), is_address("talks.html")
    (True, False)
    """
    return bool(ADDRESS.match(str(path)))


def article_in(
    data: bytes, name: str, *, charset: str | None = None, url: str | None = None
) -> tuple[dict[str, str], str]:
    """Return what a page says about its article, as a front matter would, and the article's text.

    `charset` is what the server says, `url` where the page comes from; its own canonical address goes before it.
    Raises InputError for a page without an article, and where the extra `web` is not installed.
    """
    page = decoded(data, charset)
    if page.count("<") > MOST_TAGS:
        raise InputError(f"{name}: has more than {MOST_TAGS:,} tags; save the article's text as a .txt file")
    found = extracted(page, url)
    text = (found.text or "").strip() if found else ""
    if not found or sum(map(len, SENTENCES.findall(text))) < FEWEST_LETTERS:
        raise InputError(f"{name}: holds no article that can be found; save the article's text as a .txt file")
    said = {
        "title": found.title, "published": found.date, "publisher": found.sitename, "byline": found.author,
        "url": found.url or url,
    }  # fmt: skip
    return {field: " ".join(value.split()) for field, value in said.items() if value}, text


def extracted(page: str, url: str | None) -> "Document | None":
    """Return the article that trafilatura finds in a page, and the page's metadata."""
    try:
        from trafilatura import bare_extraction
    except ImportError:
        raise InputError("web pages need the package trafilatura; pip install 'geobrief[web]'") from None
    found = bare_extraction(page, url=url, with_metadata=True, include_comments=False, date_extraction_params=DATES)
    return None if isinstance(found, dict) else found


def decoded(data: bytes, charset: str | None) -> str:
    """Return a page's text as a browser reads it: by its byte order mark, what the server says or the page, its bytes.

    >>> decoded("Переговоры".encode("koi8-r"), "KOI8-R")
    'Переговоры'
    """
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    own = META_CHARSET.search(data[:HEAD])
    said = [MEANT.get(name.lower(), name.lower()) for name in (charset, own and own[1].decode()) if name]
    encoding = next(filter(CHARSETS.fullmatch, said), None) or ("utf-8" if is_utf8(data) else "cp1252")
    return data.decode(encoding, "replace")


def is_utf8(data: bytes) -> bool:
    """Tell whether bytes are UTF-8; those of other encodings hardly ever are."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
