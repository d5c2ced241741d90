"""A report's page made again from the findings that it carries, and held against the page as it stands."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from io import BytesIO
from pathlib import Path

from analysis import show
from analysis.briefing import Briefing
from analysis.edition import Edition
from analysis.exceptions import InputError
from analysis.report.clean import clean_output
from analysis.report.embedded import read_report
from analysis.report.html import to_html
from analysis.report.joint import Joint, Shown
from analysis.report.page import Page, page_of, parse, read_page, shown
from analysis.verify.printed import contrast, pieces_of_html, unlike

EXHIBIT = re.compile(r'<(figure|p) class="gb gb-exhibit" id="([a-z-]+)".*?</\1>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Carried:
    """What a report carries: its joint, and its page as a PDF's bytes or as HTML; a notebook's is what it exports."""

    name: str
    joint: Joint
    page: str | bytes


def carried(path: str | Path) -> Carried:
    """Read a report; raises InputError where it is none, or does not say what its page shows."""
    joint, file = read_report(path), Path(path)
    data = file.read_bytes()
    if file.suffix.lower() == ".pdf":
        found = Carried(file.stem, joint, data)
    elif file.suffix.lower() == ".html":
        found = Carried(file.stem, joint, data.decode("utf-8"))
    else:
        try:
            page = read_page(json.loads(data.decode("utf-8-sig")), file.stem)
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            raise InputError(
                f"{file}: is no executed notebook ({type(error).__name__}: {error}); make it again"
            ) from None
        found = Carried(file.stem, page.joint, to_html(page))
    if not found.joint.shown:
        raise InputError(f"{file}: does not tell what its page shows; make it again")
    return found


def edition_of(joint: Joint) -> Edition:
    """Return the edition as which a report was issued; raises InputError where its parameters are not allowed."""
    return Edition(**{f.name: joint.parameters[f.name] for f in fields(Edition)})  # type: ignore[arg-type]  # Edition checks


def remade(briefing: Briefing, joint: Joint, name: str) -> Page:
    """Return the page that shows what the joint says is shown, each section printed again from the briefing."""
    printed = sections(briefing, edition_of(joint))
    cells = [(cell.cell, html_of(cell, printed)) for cell in joint.shown]
    return replace(page_of(cells, joint, name), joint=joint)


def html_of(cell: Shown, printed: Mapping[str, str]) -> str:
    """Return what a cell must show; the analyst's own HTML may hold no section of the briefing."""
    if cell.sections:
        return "\n".join(dict.fromkeys(printed.get(name, "") for name in cell.sections))
    own = clean_output(cell.html)
    return "" if shown(cell.cell, own, parse(own)).sections else own


def sections(briefing: Briefing, edition: Edition) -> dict[str, str]:
    """Return by the id of each section the output that it is a part of, and by that of each exhibit the exhibit."""
    printed: dict[str, str] = {}
    for output in map(clean_output, outputs(briefing, edition)):
        printed |= {exhibit[2]: exhibit[0] for exhibit in EXHIBIT.finditer(output)}
        printed |= dict.fromkeys(shown(0, output, parse(output)).sections, output)
    return printed


def outputs(briefing: Briefing, edition: Edition) -> Iterator[str]:
    """Yield the HTML of each call that shows a part of a briefing."""
    for issued in (show.front, show.sources, show.review, show.annex):
        yield issued(briefing, edition).html
    for part in (show.where, show.speakers, show.themes, show.when, show.firmness, show.absent, show.events):
        yield part(briefing).html


def faults(page: Page, stands: str | bytes) -> Iterator[str]:
    """Yield where what stands in a report is not the page, a line for each place."""
    yield from faults_of_pdf(page, stands) if isinstance(stands, bytes) else faults_of_html(page, stands)


def faults_of_html(page: Page, stands: str) -> Iterator[str]:
    """Yield where an HTML file is not the page; it must be so to the letter, markup and drawings too."""
    expected = to_html(page)
    if expected != stands:
        lines = list(unlike(pieces_of_html(expected), pieces_of_html(stands)))
        yield from lines or [f"the words agree, the markup does not: {contrast(expected, stands)}"]


def faults_of_pdf(page: Page, stands: bytes) -> Iterator[str]:
    """Yield where a PDF is not the page: words by their letters, all else by the content of the file."""
    from pypdf import PdfReader

    from analysis.report.pdf import to_pdf
    from analysis.verify.read_aloud import contents, pieces_of_pdf

    expected, _ = to_pdf(page)
    if contents(expected) == contents(stands):
        return
    lines = list(unlike(pieces_of_pdf(expected), pieces_of_pdf(stands)))
    ours, theirs = (PdfReader(BytesIO(data)).metadata for data in (expected, stands))
    other = (
        f", or set by {theirs.creator}, not {ours.creator}"
        if ours and theirs and ours.creator != theirs.creator
        else ""
    )
    yield from lines or [f"the words agree, but figures, fonts, links or files inside the PDF are not ours{other}"]
