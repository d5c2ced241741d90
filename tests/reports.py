"""Reports to be verified, as they are made and with something changed."""

import json
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output

from analysis import Article, Briefing, Edition, brief, show
from analysis.report.joint import MIME
from analysis.report.run import export
from analysis.verify import Verdict

TEXT = """\
Envoys meet in Cairo

Egypt and Jordan signed a water treaty in Cairo on 3 May 2024. “We will share every drop of the river,” the Egyptian \
minister Hana Farouk said. Jordan's envoy Omar Saleh told reporters that the pipeline would be opened in June.

Israel may join the treaty next year, according to Farouk. Saleh said the talks had taken 14 months. \
Iraq refused to comment.
"""
CUTOFF = "2026-11-24T03:16"
EDITION = Edition(cutoff=CUTOFF, number="7", analyst="A. Reader", analyst_note="The river *matters*.", rating="C3")
PDF = pytest.param("pdf", marks=pytest.mark.slow)
ENDINGS = ["ipynb", "html", PDF]


@cache
def talks() -> Briefing:
    return brief(Article(TEXT, publisher="The Nile Gazette", path="talks.txt"))


def executed(briefing: Briefing, edition: Edition = EDITION, own: Sequence[NotebookNode] = ()) -> NotebookNode:
    """Return the notebook of a briefing when all its cells have run, the analyst's own cells behind the map."""
    alone = (show.speakers, show.themes, show.when, show.firmness, show.absent, show.events)
    first = [show.opening(briefing, edition), show.front(briefing, edition), show.where(briefing)]
    rest = [section(briefing) for section in alone]
    rest += [show.sources(briefing, edition), show.review(briefing, edition), show.annex(briefing, edition)]
    cells = [*map(shown, first), *own, *map(shown, rest)]
    return nbformat.from_dict(
        new_notebook(cells=[cell | {"id": f"cell-{number}"} for number, cell in enumerate(cells)])
    )


def shown(value: Any) -> NotebookNode:
    """Return a cell that ends with a value."""
    data = value._repr_mimebundle_() if hasattr(value, "_repr_mimebundle_") else {"text/html": value._repr_html_()}
    return new_code_cell("show", outputs=[new_output("display_data", data=data)])


def report(notebook: NotebookNode, ending: str, folder: Path) -> Path:
    """Write a notebook, or the HTML or PDF made of it."""
    file = folder / f"talks.{ending}"
    if ending == "ipynb":
        nbformat.write(notebook, file)
    else:
        file.write_bytes(export(notebook, ending, "talks"))  # type: ignore[arg-type]
    return file


def failures(verdict: Verdict) -> str:
    """Return what failed, a line each."""
    return "\n".join(str(check) for check in verdict.checks if check.state != "ok")


def altered(notebook: NotebookNode, old: str, new: str) -> NotebookNode:
    """Return the notebook with words of its page changed wherever they stand, and what it hands over left as it is."""
    text = json.dumps(list(notebook.cells))
    assert json.dumps(old)[1:-1] in text, f"{old!r} is not on the page"
    cells = nbformat.from_dict(json.loads(text))
    for cell in cells:
        for output in cell.get("outputs", ()):
            if MIME not in output.data and "text/html" in output.data:
                output.data["text/html"] = output.data["text/html"].replace(old, new)
    return new_notebook(cells=cells)


def html_report(folder: Path, old: str, new: str) -> Path:
    """Write the HTML report with its first `old` changed to `new`."""
    file = report(executed(talks()), "html", folder)
    page = file.read_text(encoding="utf-8")
    assert old in page
    file.write_text(page.replace(old, new, 1), encoding="utf-8")
    return file


def handed_over(change: Callable[[dict[str, Any]], None]) -> NotebookNode:
    """Return the notebook whose page is as made, and whose findings or article are changed."""
    notebook = executed(talks())
    joint = notebook.cells[0].outputs[0].data[MIME]
    joint["briefing"] = json.loads(joint["briefing"])
    change(joint)
    joint["briefing"] = json.dumps(joint["briefing"])
    return notebook
