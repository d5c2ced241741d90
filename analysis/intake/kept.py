"""Kept articles: the files that kernels read, also where an article comes from standard input or the web."""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from analysis.article import read_article
from analysis.exceptions import InputError
from analysis.intake.front_matter import METADATA, join_front_matter
from analysis.intake.webpage import is_address
from analysis.places import article_file
from analysis.report.names import safe_name


def keep(articles: Sequence[str], folder: Path) -> list[Path]:
    """Return the articles' files, each with the name of its report; what is read only once is kept in the folder.

    Raises InputError where two have one name, since the second report would overwrite the first.
    """
    files: dict[str, Path] = {}
    for article in articles:
        file = kept(article, folder)
        if other := files.get(file.stem.casefold()):
            mend = "write one of the reports to another folder"
            raise InputError(f"{article}: its report would have the name of that of {other.name}; {mend}")
        files[file.stem.casefold()] = file
    return list(files.values())


def kept(article: str, folder: Path) -> Path:
    """Return an article's file."""
    if is_address(article):
        return fetched(article, Path(tempfile.mkdtemp(dir=folder)))
    if article != "-":
        return article_file(article)
    file = folder / "standard-input.txt"
    file.write_bytes(sys.stdin.buffer.read())
    return file


def fetched(url: str, folder: Path) -> Path:
    """Fetch a web page and keep its article, under the page's title or the last part of its address."""
    article = read_article(url)
    said = {name: str(value) for name in METADATA if (value := getattr(article, name))}
    last = unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2])
    file = folder / f"{safe_name(article.title or last)}.txt"
    file.write_bytes(join_front_matter(said, article.text).encode())
    return file
