"""What a finished report carries: read back out of HTML, PDF and notebook."""

import json
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter

from analysis.exceptions import InputError
from analysis.report.embedded import read_report
from analysis.report.joint import MIME, embed

TEXT = "Talks </script> began & “ended” &lt; then.\r\nNext \u2028 line."
BRIEFING = {"article": {"text": TEXT}, "claims": []}
FILES = {"article.txt": TEXT, "briefing.json": json.dumps(BRIEFING)}


def html(files: Mapping[str, str]) -> bytes:
    """Return a page that carries the files."""
    scripts = (f'<script type="text/plain" id="{name}">{embed(text)}</script>' for name, text in files.items())
    return f"<!DOCTYPE html><title>Talks</title><p>A page.</p>{''.join(scripts)}".encode()


def pdf(files: Mapping[str, str]) -> bytes:
    """Return a PDF with the files attached."""
    writer, stream = PdfWriter(), BytesIO()
    writer.add_blank_page(100, 100)
    for name, text in files.items():
        writer.add_attachment(name, text.encode())
    writer.write(stream)
    return stream.getvalue()


def notebook(files: Mapping[str, str]) -> bytes:
    """Return a notebook whose joint holds the files."""
    joint = {"article": files.get("article.txt"), "briefing": files.get("briefing.json"), "parameters": {}}
    cells = [{"cell_type": "markdown", "source": "x"}, {"cell_type": "code", "outputs": [{"data": {MIME: joint}}]}]
    return json.dumps({"cells": cells}).encode()


KINDS: dict[str, Callable[[Mapping[str, str]], bytes]] = {"html": html, "pdf": pdf, "ipynb": notebook}


@pytest.mark.parametrize("kind", KINDS)
def test_article_and_briefing_come_out_as_they_went_in(kind: str, tmp_path: Path) -> None:
    """To the character: markup, line ends and signs of the article too."""
    file = tmp_path / f"talks.{kind}"
    file.write_bytes(KINDS[kind](FILES))
    joint = read_report(file)
    assert (joint.article, joint.briefing) == (TEXT, BRIEFING)


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_may_carry_no_article(kind: str, tmp_path: Path) -> None:
    """With an annex of excerpts, the briefing is there alone."""
    file = tmp_path / f"talks.{kind.upper()}"
    file.write_bytes(KINDS[kind]({"briefing.json": '{"article": {"text": null}}'}))
    joint = read_report(file)
    assert (joint.article, joint.briefing) == (None, {"article": {"text": None}})


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_without_a_briefing_is_refused(kind: str, tmp_path: Path) -> None:
    """Any other page, PDF or notebook is no report of ours."""
    file = tmp_path / f"other.{kind}"
    file.write_bytes(KINDS[kind]({}))
    with pytest.raises(InputError, match=r"other\.\w+: holds no briefing\.json; give a report that geobrief made"):
        read_report(file)


JUNK = {
    "cut short": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog",
    "empty": b"",
    "bytes": bytes(range(256)) * 40,
    "nested deep": b"[" * 200_000,
    "a list": b"[1, 2]",
    "cells of another kind": b'{"cells": [7, {"outputs": "x"}]}',
    "outputs of another kind": b'{"cells": [{"outputs": [{"data": 7}]}]}',
    "a briefing that is no JSON": b'<script type="application/json" id="briefing.json">{"a": </script>',
    "a briefing that is a list": b'<script type="application/json" id="briefing.json">[1]</script>',
    "a page left open": b'<script type="application/json" id="briefing.json">' * 300,
}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("junk", JUNK.values(), ids=JUNK)
def test_junk_is_one_clear_error(junk: bytes, kind: str, tmp_path: Path) -> None:
    """Whatever the file holds, the error is one line that names it."""
    file = tmp_path / f"junk.{kind}"
    file.write_bytes(junk)
    with pytest.raises(InputError, match=r"junk\.\w+: ") as error:
        read_report(file)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("talks.docx", "is no report; give one that geobrief made"),
        ("absent.pdf", "cannot be read"),
        ("a\0.html", "cannot be read"),
    ],
)
def test_a_file_that_is_no_report_is_named(name: str, message: str, tmp_path: Path) -> None:
    """Another kind of file, and one that is not there."""
    with pytest.raises(InputError, match=message):
        read_report(tmp_path / name)


def test_a_broken_pdf_is_told_in_one_line(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The parser's own complaints about it go nowhere."""
    file = tmp_path / "talks.pdf"
    file.write_bytes(pdf(FILES)[:300])
    with pytest.raises(InputError, match=r"talks\.pdf: cannot be read as a report"):
        read_report(file)
    assert not caplog.records
