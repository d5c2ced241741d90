"""What a finished report carries: article and briefing, out of HTML, PDF or notebook."""

import json
import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from analysis.exceptions import InputError
from analysis.report.joint import Joint, Shown, read_embedded, read_joint

LARGEST = 100_000_000  # bytes; a report has a few hundred thousand


def is_report(path: str | Path) -> bool:
    """Tell by its ending whether a file can be a finished report."""
    return Path(path).suffix.lower() in READERS


def read_report(path: str | Path) -> Joint:
    """Return the article and briefing inside a report; raises InputError if there is no briefing in it."""
    file = Path(path)
    if not is_report(file):
        raise InputError(f"{file}: is no report; give one that geobrief made, {', '.join(READERS)}")
    data = bytes_of(file)
    try:
        joint = READERS[file.suffix.lower()](data)
    except Exception as error:  # a broken file makes its parser raise anything
        raise InputError(f"{file}: cannot be read as a report ({reason_of(error)}); make it again") from None
    if not isinstance(joint.briefing, Mapping):
        raise InputError(f"{file}: holds no briefing.json; give a report that geobrief made, or the article")
    return joint


def bytes_of(file: Path) -> bytes:
    """Return a report's bytes."""
    try:
        with file.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise InputError(f"{file}: cannot be read ({reason_of(error)}); check the report's path") from None
    if len(data) > LARGEST:
        raise InputError(f"{file}: has more than {LARGEST:,} bytes; a report of ours has a few hundred thousand")
    return data


def reason_of(error: Exception) -> str:
    """Return an error's words on one line."""
    return " ".join(str(getattr(error, "strerror", None) or error).split()) or type(error).__name__


def joint_of(files: Mapping[str, str]) -> Joint:
    """Return the joint of the files inside a report, by name."""
    briefing, report = (json.loads(files.get(name) or "null") for name in ("briefing.json", "report.json"))
    about = report or {"parameters": {}, "shown": []}
    cells = tuple(Shown(cell["cell"], tuple(cell["sections"]), cell["html"]) for cell in about["shown"])
    return Joint(files.get("article.txt"), briefing, about["parameters"], cells)


def from_html(data: bytes) -> Joint:
    """Read the script elements that are data."""
    return joint_of(read_embedded(data.decode("utf-8")))


def from_pdf(data: bytes) -> Joint:
    """Read the attachments."""
    from io import BytesIO

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is broken is told once, as the error that it makes
    attached: Mapping[str, list[bytes]] = PdfReader(BytesIO(data)).attachments
    return joint_of({name: contents[0].decode("utf-8") for name, contents in attached.items() if contents})


def from_notebook(data: bytes) -> Joint:
    """Read the output that is the joint."""
    notebook: Any = json.loads(data.decode("utf-8-sig"))
    return read_joint(notebook)


READERS: dict[str, Callable[[bytes], Joint]] = {".html": from_html, ".pdf": from_pdf, ".ipynb": from_notebook}
