"""The overview of a batch, `index.html`: its reports in one page that is searched and sorted without a server."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from analysis import design
from analysis.report.journal import Entry
from analysis.report.plan import Planned
from analysis.wording import caveat_label

FILE = "index.html"
TEMPLATES = Path(__file__).with_name("template")
ENDINGS = {"html": "HTML", "pdf": "PDF", "ipynb": "Notebook"}
STATES = {"done": "done", "failed": "failed", "ready": "not done", "": "not done"}


@dataclass(frozen=True, slots=True)
class Line:
    """A report as the overview shows it; `links` are addresses by their labels."""

    name: str
    status: str
    title: str
    error: str
    parameters: str
    caveats: tuple[str, ...]
    seconds: float
    links: Mapping[str, str]


def write_overview(out: Path, reports: Sequence[Planned], entries: Mapping[str, Entry]) -> None:
    """Write the overview of the reports planned, each as the journal has it, at once or not at all."""
    lines = [line(report, entries.get(report.name), out) for report in reports]
    half = out / f".{FILE}"
    half.write_text(page(lines), encoding="utf-8")
    os.replace(half, out / FILE)


def line(report: Planned, entry: Entry | None, out: Path) -> Line:
    """Return what the overview shows of one report."""
    entry = entry or Entry("failed", report.name, error="not tried")
    given = (f"{name}: {yes_no(value)}" for name, value in report.values.items())
    caveats = entry.glance.get("caveats", ())
    return Line(
        name=report.name,
        status=STATES[entry.state],
        title=str(entry.glance.get("title") or ""),
        error=entry.error,
        parameters="; ".join(given),
        caveats=tuple(dict.fromkeys(map(caveat_label, map(str, caveats)))) if isinstance(caveats, list | tuple) else (),
        seconds=entry.seconds,
        links=dict(links(entry, out)),
    )


def yes_no(value: object) -> object:
    """Return a parameter as a reader knows it."""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value


def links(entry: Entry, out: Path) -> Iterable[tuple[str, str]]:
    """Yield label and address of a report's files; of a failed one, those of the notebook that failed."""
    if entry.state == "failed":
        if (out / f"{entry.name}.failed.ipynb").is_file():
            yield "Failed notebook", quote(f"{entry.name}.failed.ipynb")
        return
    for ending, label in ENDINGS.items():
        if ending in entry.files:
            yield label, quote(f"{entry.name}.{ending}")


def page(lines: Sequence[Line]) -> str:
    """Return the page."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    files = FileSystemLoader(TEMPLATES)
    environment = Environment(loader=files, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    template = environment.get_template("overview.html.j2")
    return template.render(lines=lines, figures=figures(lines), style=style())


def style() -> str:
    """Return the page's style sheet, light and dark."""
    dark = f"@media screen and (prefers-color-scheme: dark) {{ {design.properties(':root', design.DARK)} }}\n"
    return design.stylesheet() + dark + (TEMPLATES / "overview.css").read_text(encoding="utf-8")


def figures(lines: Sequence[Line]) -> dict[str, Any]:
    """Return the batch's figures by their labels."""
    seconds = [line.seconds for line in lines if line.status == "done"]
    return {
        "Reports": len(lines),
        **{status: sum(line.status == status for line in lines) for status in dict.fromkeys(STATES.values())},
        "Seconds a report, mean": f"{sum(seconds) / len(seconds):.1f}" if seconds else "none",
    }
