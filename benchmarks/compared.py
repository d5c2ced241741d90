"""The compared costs: what README says of the speed, from one file of figures.

`compared.json` holds what `compare.py` measured; `python benchmarks/compared.py` prints the README's table of it.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("compared.json")
README = Path(__file__).parents[1] / "README.md"
BLOCK = re.compile(r"(?<=<!-- compared -->\n).*?(?=<!-- /compared -->)", re.DOTALL)

PEER_HTML = "papermill, nbconvert HTML"
PEER_PDF = "papermill, nbconvert webpdf"
COLD = "geobrief render, one report cold, HTML and PDF"
BOTH = "geobrief batch, HTML and PDF"
HTML = "geobrief batch, HTML"
UNCHANGED = "geobrief batch, unchanged"
FLOOR = "floor: plain functions, HTML and PDF"
RATIOS = (  # each: what, of which costs, in what
    ("papermill and nbconvert webpdf against our batch, HTML and PDF", PEER_PDF, BOTH, "cpu"),
    ("papermill and nbconvert against our batch, HTML", PEER_HTML, HTML, "cpu"),
    ("our batch against the floor, HTML and PDF", BOTH, FLOOR, "cpu"),
    ("one report cold, HTML and PDF, against papermill and nbconvert webpdf", COLD, PEER_PDF, "wall"),
)


def block() -> str:
    """Return what README has between its two marks: the table of the last comparison, nothing before the first."""
    return table(json.loads(FILE.read_text(encoding="utf-8"))) if FILE.exists() else ""


def table(found: Mapping[str, Any]) -> str:
    """Return the costs as a Markdown table, and below it the ratios of those that were measured."""
    costs = found["costs"]
    lines = [f"| seconds a report, on {found['measured']} | CPU | wall |", "|---|---:|---:|"]
    lines += [f"| {name} | {cost['cpu']:.3f} | {cost['wall']:.3f} |" for name, cost in costs.items()]
    lines += ["", "| ratio | |", "|---|---:|"]
    lines += [
        f"| {what}, {unit.upper() if unit == 'cpu' else unit} | {costs[over][unit] / costs[under][unit]:.2f} |"
        for what, over, under, unit in RATIOS
        if over in costs and under in costs
    ]
    how = f"Least of {found['rounds']} rounds, {found['reports']} reports a batch; {found['on']}."
    return "\n".join([*lines, "", how, ""])


def write(found: Mapping[str, Any]) -> None:
    """Keep the figures, and put their table into the README between its two marks."""
    FILE.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    text = README.read_text(encoding="utf-8")
    README.write_text(BLOCK.sub(lambda _: block(), text, count=1), encoding="utf-8")


if __name__ == "__main__":
    print(block(), end="")
