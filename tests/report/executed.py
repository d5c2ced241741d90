"""Executed notebooks built by hand, as the report's exporters meet them."""

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis.report.joint import MIME

TEXT = (
    "Harbour talks resume after the spring pause.\n"
    "Envoys of Norland and Sudria met in Port Ellery on 3 May to reopen talks about the Ellery Strait.\n"
    "What is at stake\n"
    "“We will keep the strait open,” Norland's envoy Mara Lind said. Sudria had closed it in March.\n"
)
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def markdown(source: str) -> NotebookNode:
    """Return a Markdown cell."""
    return new_markdown_cell(source)


def shown(html: str) -> NotebookNode:
    """Return a code cell whose output is the HTML."""
    return outcome({"text/html": html, "text/plain": "<Section>"})


def outcome(data: dict[str, object], **metadata: object) -> NotebookNode:
    """Return a code cell with one output of these MIME types."""
    return new_code_cell("show()", outputs=[new_output("display_data", data=data, metadata=metadata)])


def joint_cell(article: str | None = TEXT, **parameters: str | bool) -> NotebookNode:
    """Return the cell that hands article, briefing and parameters over."""
    resolved = {"tlp": "TLP:AMBER", "number": "2025-007", "cutoff": "2025-05-04T09:30:00+00:00", "version": "0.1.0", "review": False}
    briefing = {"article": {"text": article, "title": "Harbour talks resume"}, "claims": []}
    data = {"article": article, "briefing": briefing, "parameters": resolved | parameters}
    return outcome({MIME: data, "text/html": "<style>.gb { color: red }</style>"})


def notebook(*cells: NotebookNode) -> NotebookNode:
    """Return a valid notebook of these cells, with ids that do not change from run to run."""
    for number, cell in enumerate(cells, 1):
        cell["id"] = f"cell-{number}"
    made = new_notebook(cells=list(cells))
    nbformat.validate(made)
    return made
