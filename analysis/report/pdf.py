"""The exporter `briefing-pdf`: one tagged PDF, valid as PDF/A-3a and PDF/UA-1, with its article and findings inside."""

import io
import json
import os
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode

from analysis import design
from analysis.report.fonts import CODE, fallbacks, fonts, settable
from analysis.report.jumps import lead_jumps
from analysis.report.nodes import read_nodes, taken_out
from analysis.report.page import Page, read_page

if TYPE_CHECKING:
    import typst

TEMPLATE = Path(__file__).with_name("template") / "briefing.typ"
STANDARDS: list[Any] = ["a-3a", "ua-1"]
LONGEST = 1000  # characters of a property; PDF/A allows 32,767 bytes


class BriefingPDFExporter(Exporter):
    """Exports a briefing, or any notebook, as a PDF without its code."""

    export_from_notebook = "Briefing (PDF)"
    output_mimetype = "application/pdf"

    def _file_extension_default(self) -> str:
        return ".pdf"

    def from_notebook_node(  # type: ignore[override]  # nbconvert's own exporters return text and bytes here, too
        self, nb: NotebookNode, resources: Any = None, **_: Any
    ) -> tuple[bytes, Any]:
        """Return the PDF; what it lacks is logged and stands in `resources["warnings"]`."""
        notebook, resources = super().from_notebook_node(nb, resources)
        page = read_page(notebook, resources["metadata"]["name"])
        pdf, unset = to_pdf(page)
        warnings = (*page.warnings, *unset)
        for warning in warnings:
            self.log.warning(warning)
        return pdf, resources | {"warnings": warnings}


def to_pdf(page: Page) -> tuple[bytes, tuple[str, ...]]:
    """Return the page as a PDF, and a warning if it has characters that no font has."""
    joint = page.joint
    furniture = {
        "title": page.title,
        "furniture": joint.furniture,
        "tlp": joint.text("tlp"),
        "review": joint.review,
        "paper": joint.paper,
    }
    nodes = read_nodes(page.body)
    shown = {"pictures": taken_out(nodes), "nodes": nodes}
    content, strange = settable(json.dumps(furniture | shown, ensure_ascii=False))
    about = {
        "title": page.title[:LONGEST],
        "language": page.language,
        "author": joint.text("analyst")[:LONGEST],
        "description": page.description[:LONGEST],
    }
    inputs = {"content": content, "about": json.dumps(about), "files": json.dumps(joint.files), "design": tokens()}
    moment = joint.cutoff or datetime.fromtimestamp(0, UTC)
    pdf = finished(compiler().compile(sys_inputs=inputs, format="pdf", pdf_standards=STANDARDS, timestamp=moment))
    warning = f"no font has {strange[:40]}: the PDF shows the codes; a package fontpkg-… with the script mends that"
    return pdf, (warning,) if strange else ()


def finished(pdf: Any) -> bytes:
    """Return the PDF with its jumps led and its structure in object streams, which takes a third off its size."""
    import pikepdf

    small = io.BytesIO()
    with TemporaryDirectory() as folder:
        file = Path(folder, "set.pdf")  # from memory, qpdf would read letter by letter through Python
        file.write_bytes(pdf)
        with pikepdf.open(file) as document:
            lead_jumps(document)
            document.save(small, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return small.getvalue()


@cache
def compiler() -> "typst.Compiler":
    """Return the compiler, with its fonts loaded; only the content differs between reports."""
    os.environ.setdefault("RAYON_NUM_THREADS", "1")  # more would cost more and end no sooner: a report is small
    import typst

    return typst.Compiler(TEMPLATE, root=TEMPLATE.parent, font_paths=fonts(), ignore_system_fonts=True)


@cache
def tokens() -> str:
    """Return the design's colours and faces as the template reads them."""
    return json.dumps(
        design.LIGHT
        | {"light": design.FILLS[3], "link": design.FILLS[1]}
        | {"serif": fallbacks(), "sans": (design.SANS, *fallbacks()[1:]), "code": (CODE, *fallbacks())}
    )
