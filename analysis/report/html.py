"""The exporter `briefing-html`: one HTML file that needs nothing from outside, no script and no fonts."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from lxml import html
from markupsafe import Markup
from nbconvert.exporters import Exporter
from nbformat import NotebookNode

from analysis import design
from analysis.report.joint import embed
from analysis.report.page import Page, read_page

TEMPLATE = Path(__file__).with_name("template")


class BriefingHTMLExporter(Exporter):
    """Exports a briefing, or any notebook, as a self-contained HTML page without its code."""

    export_from_notebook = "Briefing (HTML)"
    output_mimetype = "text/html"

    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override]  # nbconvert's own exporters return text and bytes here, too
        self, nb: NotebookNode, resources: Any = None, **_: Any
    ) -> tuple[str, Any]:
        """Return the page; what it lacks is logged and stands in `resources["warnings"]`."""
        notebook, resources = super().from_notebook_node(nb, resources)
        page = read_page(notebook, resources["metadata"]["name"])
        for warning in page.warnings:
            self.log.warning(warning)
        return to_html(page), resources | {"warnings": page.warnings}


def to_html(page: Page) -> str:
    """Return the page as one HTML file."""
    body = Markup(html.tostring(page.body, encoding="unicode"))  # noqa: S704  # cleaned when it was read
    files = {name: Markup(embed(text)) for name, text in page.joint.files.items()}  # noqa: S704  # embed makes it inert
    return template().render(page=page, joint=page.joint, body=body, files=files, style=Markup(style()))  # noqa: S704  # our own


@cache
def template() -> Template:
    """Return the page's template, compiled once."""
    loader = FileSystemLoader(TEMPLATE)
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("index.html.j2")


@cache
def style() -> str:
    """Return the page's style sheet: the design's, and what concerns the page alone."""
    dark = f"@media screen and (prefers-color-scheme: dark) {{ {design.properties(':root', design.DARK)} }}\n"
    return design.stylesheet() + dark + (TEMPLATE / "page.css").read_text(encoding="utf-8")
