"""One report: the notebook run with checked parameters, exported, and put into place when all of it is done."""

import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from analysis.exceptions import InputError, ReportError
from analysis.report.fork_server import NAME, start_warming
from analysis.report.names import safe_name
from analysis.report.parameters import Scalar, checked, declared

if TYPE_CHECKING:
    from nbformat import NotebookNode
    from nbformat.sign import NotebookNotary

    from analysis.report.page import Page

Format = Literal["html", "pdf"]

FORMATS: tuple[Format, ...] = get_args(Format)
HEADING, TAG = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL), re.compile(r"<[^>]*>")
BUILDING = ".building"
FAILED = ".failed.ipynb"


@dataclass(frozen=True, slots=True)
class Report:
    """The files of a finished report, the executed notebook and its exports, by ending; `glance` is for an overview.

    `warnings` tell in a line each what the exports could not show as it is.
    """

    name: str
    files: Mapping[str, Path]
    glance: Mapping[str, object] = field(default_factory=dict)
    warnings: Sequence[str] = ()


def render(
    notebook: Path,
    parameters: Mapping[str, object],
    out: Path,
    name: str,
    formats: Sequence[Format] = FORMATS,
    *,
    kernel: str = NAME,
    timeout: float | None = None,
    progress: bool = False,
) -> Report:
    """Run a notebook and write `OUT/NAME.ipynb` and its exports.

    Raises InputError for parameters and folders, before a kernel starts, and for a full disk, and ReportError when a
    cell or an export fails; the notebook that failed is then `OUT/NAME.failed.ipynb`. `timeout` is in seconds, for the
    whole notebook.
    """
    if kernel == NAME:
        start_warming()  # while papermill is imported here
    values = checked(declared(notebook), parameters)
    name = safe_name(name)
    building = workshop(out, name)
    try:
        built = build(notebook, values, building, name, formats, kernel=kernel, timeout=timeout, progress=progress)
        return publish(built, out)
    except OSError as error:
        reason = error.strerror or error
        raise InputError(f"{error.filename or out}: {reason}; make room, or choose another folder") from error
    finally:
        publish_failure(building, out, name)


def formats_of(words: str) -> tuple[Format, ...]:
    """Return the formats that a list such as `html,pdf` names; raises InputError for others.

    >>> formats_of("pdf, html")
    ('html', 'pdf')
    """
    wanted = {word.strip().lower() for word in words.split(",")} - {""}
    for word in sorted(wanted - set(FORMATS)):
        raise InputError(f"{word!r} is no format; give html, pdf or both with a comma between them")
    return tuple(ending for ending in FORMATS if ending in wanted)


def workshop(out: Path, name: str) -> Path:
    """Make an empty folder in which a report is built; raises InputError where nothing can be written."""
    building = out / BUILDING / name
    try:
        shutil.rmtree(building, ignore_errors=True)
        building.mkdir(parents=True)
    except OSError as error:
        raise InputError(f"{out}: cannot be written to ({error.strerror}); choose another folder") from None
    return building


def build(
    notebook: Path,
    values: Mapping[str, Scalar],
    building: Path,
    name: str,
    formats: Sequence[Format],
    *,
    kernel: str = NAME,
    folder: str | None = None,
    timeout: float | None = None,
    progress: bool = False,
) -> Report:
    """Make a report's files in the folder `building`; the notebook runs in `folder`, by default the current one."""
    from analysis.report.execution import execute

    files = {ending: building / f"{name}.{ending}" for ending in ("ipynb", *formats)}
    warnings: dict[str, None] = {}
    try:
        executed = execute(
            notebook, values, files["ipynb"], kernel=kernel, folder=folder, timeout=timeout, progress=progress
        )
        notary().sign(executed)
        for ending, content, told in exports(executed, formats, name):
            files[ending].write_bytes(content)
            warnings |= dict.fromkeys(told)
    except ReportError:
        if files["ipynb"].is_file():
            os.replace(files["ipynb"], building / f"{name}{FAILED}")
        raise
    return Report(name, files, glance(executed), tuple(warnings))


def glance(executed: "NotebookNode") -> dict[str, object]:
    """Return what an overview shows of a report: its title and the kinds of its caveats."""
    from analysis.report.joint import read_joint

    joint = read_joint(executed)
    caveats = (joint.briefing or {}).get("caveats", ())
    title = joint.text("title") or heading(executed)
    return {"title": title, "caveats": sorted({str(caveat["kind"]) for caveat in caveats})}


def heading(executed: "NotebookNode") -> str:
    """Return the words of the first heading that a cell shows, "" where none does."""
    shown = (
        output.get("data", {}).get("text/html", "") for cell in executed.cells for output in cell.get("outputs", ())
    )
    found = next(filter(None, (HEADING.search("".join(html)) for html in shown)), None)
    return " ".join(unescape(TAG.sub("", found[1])).split()) if found else ""


def export(executed: "NotebookNode", ending: Format, name: str) -> bytes:
    """Return the executed notebook as HTML or PDF; raises ReportError with the reason why it cannot be."""
    return next(exports(executed, (ending,), name))[1]


def exports(
    executed: "NotebookNode", formats: Sequence[Format], name: str
) -> Iterator[tuple[Format, bytes, Sequence[str]]]:
    """Yield the notebook in each format, byte for byte as nbconvert's exporters make it, with what it lacks.

    Through nbconvert, its copies and checks of the notebook would cost as much as the HTML and its reading.
    """
    from analysis.report.execution import one_line
    from analysis.report.page import read_page

    page: Page | None = None
    for ending in formats:
        try:
            page = page or read_page(executed, name)
            yield ending, *written(page, ending)
        except Exception as error:  # whatever an exporter trips over, the other reports go on
            raise ReportError(f"{ending}: {one_line(type(error).__name__, str(error))}") from error


def written(page: "Page", ending: Format) -> tuple[bytes, Sequence[str]]:
    """Return the page as HTML or PDF, and what that lacks."""
    if ending == "html":
        from analysis.report.html import to_html

        return to_html(page).encode(), page.warnings
    from analysis.report.pdf import to_pdf

    pdf, unset = to_pdf(page)
    return pdf, (*page.warnings, *unset)


@cache
def notary() -> "NotebookNotary":
    """Return who signs notebooks as made here; JupyterLab drops the figures of others."""
    from nbformat.sign import NotebookNotary

    return NotebookNotary()


def publish(report: Report, out: Path) -> Report:
    """Move a report's files out of the building folder to their places, the exports last."""
    moved = {ending: out / file.name for ending, file in report.files.items()}
    for ending, file in report.files.items():
        os.replace(file, moved[ending])
    (out / f"{report.name}{FAILED}").unlink(missing_ok=True)
    return replace(report, files=moved)


def publish_failure(building: Path, out: Path, name: str) -> None:
    """Keep the notebook that failed, if one did, and clear the building folder away."""
    failed = building / f"{name}{FAILED}"
    if failed.is_file():
        os.replace(failed, out / failed.name)
    shutil.rmtree(building, ignore_errors=True)
    with suppress(OSError):  # it is not empty while another report is in the making
        building.parent.rmdir()
