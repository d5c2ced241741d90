"""The cells of a notebook as clean HTML: Markdown and outputs, without the code."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from itertools import accumulate, islice
from typing import Any

from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from analysis.report.clean import clean_markdown, clean_output, printable
from analysis.report.joint import MIME, joints_of

ANSI = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")
LONGEST = 200_000  # characters of plain text: a kernel that prints on and on must not fill the report
Json = Mapping[str, Any]


def read_cells(notebook: Json) -> Iterator[tuple[int, str]]:
    """Yield each shown cell's number and its HTML.

    Cells count from 1 as Jupyter numbers them when all are run: code only, and Markdown has the number of the code
    above. Where the notebook has a joint, the report begins with it: Markdown before it speaks to whoever runs the
    notebook.
    """
    cells = notebook["cells"]
    opening = next((i for i, cell in enumerate(cells) if any(joints_of(cell))), 0)
    numbers = accumulate(is_run(cell) for cell in cells)
    for number, cell in islice(zip(numbers, cells, strict=True), opening, None):
        if html := cell_html(cell).strip():
            yield number, html


def is_run(cell: Json) -> bool:
    """Tell whether a kernel gets to run a cell, or has run it."""
    return cell["cell_type"] == "code" and bool(joined(cell["source"]).strip() or cell.get("outputs"))


def cell_html(cell: Json) -> str:
    """Return what a reader sees of a cell."""
    if cell["cell_type"] == "markdown":
        return f'<div class="markdown">{markdown_html(joined(cell["source"]), cell.get("attachments", {}))}</div>'
    return "\n".join(output_html(output) for output in cell.get("outputs", ()))


def output_html(output: Json) -> str:
    """Return an output as HTML; what a program says on its error stream is not for the reader."""
    kind = output["output_type"]
    if kind == "stream":
        return text_box(joined(output["text"])) if output["name"] == "stdout" else ""
    if kind == "error":
        box = f"<p>This cell failed: {escaped(output['ename'])}</p>{text_box(error_text(output))}"
        return f'<div class="error" role="note">{box}</div>'
    data = output.get("data", {})
    return "" if MIME in data else best_html(data, output.get("metadata", {}))


def best_html(data: Json, metadata: Json) -> str:
    """Return the richest form of an output that survives cleaning."""
    if "text/html" in data and (html := clean_output(joined(data["text/html"]))).strip():
        return html
    if "text/markdown" in data:
        return f'<div class="markdown">{markdown_html(joined(data["text/markdown"]), {})}</div>'
    if "image/svg+xml" in data:
        return f'<figure class="output">{clean_output(joined(data["image/svg+xml"]))}</figure>'
    for mime in ("image/png", "image/jpeg"):
        if mime in data:
            return picture(mime, joined(data[mime]), metadata.get(mime, {}))
    plain = data.get("text/latex") or data.get("text/plain")
    return text_box(joined(plain)) if plain else ""


def picture(mime: str, base64: str, metadata: Json) -> str:
    """Return a picture with the alternative text and the size its output gives."""
    about = "".join(f' {name}="{escaped(metadata[name])}"' for name in ("alt", "width", "height") if metadata.get(name))
    source = f"data:{mime};base64,{''.join(base64.split())}"
    return clean_output(f'<figure class="output"><img src="{source}"{about}></figure>')


def markdown_html(source: str, attachments: Json) -> str:
    """Return Markdown as Jupyter reads it; formulas stay as their source, attached pictures stand in place."""
    parser = markdown_parser()
    parser.renderer.attachments = attachments  # type: ignore[union-attr]  # a parser that makes HTML has one
    return clean_markdown(parser.render(source))


@cache
def markdown_parser() -> MarkdownWithMath:
    """Return nbconvert's own Markdown, without its paragraph signs behind headings."""
    return MarkdownWithMath(renderer=IPythonRenderer(escape=False, exclude_anchor_links=True))


def error_text(output: Json) -> str:
    """Return a traceback, or the error's message where there is none."""
    return "\n".join(output.get("traceback") or ()) or str(output.get("evalue", ""))


def text_box(text: str) -> str:
    """Return plain text in a box, cut where it is longer than anyone reads."""
    shown = ANSI.sub("", text).rstrip()
    cut = f"\n… {len(shown) - LONGEST:,} characters more" if len(shown) > LONGEST else ""
    return f"<pre>{escaped(shown[:LONGEST])}{cut}</pre>" if shown else ""


def escaped(text: object) -> str:
    """Return text as HTML."""
    return escape(printable(str(text)))


def joined(text: str | list[str]) -> str:
    """Return a notebook's text, which on disk may be a list of lines."""
    return text if isinstance(text, str) else "".join(text)
