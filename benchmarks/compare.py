"""The peers' loop, our command cold, our batch warm, and the floor, interleaved on the same notebook and article.

    python benchmarks/compare.py [--rounds 3] [--reports 24]

Prints a Markdown table. A warm report costs what 24 reports cost more than 4, divided by 20; so does a report of the
floor. The peers start a process for each report, as people do in a loop.
"""

import argparse
import csv
import os
import shutil
import statistics
import sys
import tempfile
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

from cost import Cost, cost_of

from analysis.places import folder

NOTEBOOK = folder("notebooks") / "briefing.ipynb"
ARTICLE = "russia-iran-treaty.txt"
FEW = 4
PROGRAMS = Path(sys.executable).parent
WITH_BROWSER = """
import os, sys
from playwright.async_api import BrowserType
launch = BrowserType.launch
def with_browser(self, args, **options):
    flags = [*args, "--no-sandbox", "--disable-gpu"]
    return launch(self, executable_path=os.environ["BROWSER_OF_SYSTEM"], args=flags, **options)
BrowserType.launch = with_browser
from nbconvert.nbconvertapp import main
main()
"""
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # for all alike


def main() -> None:
    """Measure and print."""
    options = arguments()
    found: dict[str, list[Cost]] = defaultdict(list)
    for _ in range(options.rounds):
        with tempfile.TemporaryDirectory() as scratch:
            measure(Path(scratch), options.reports, found)
    print(table({name: median(costs) for name, costs in found.items()}))
    print(f"\nPackages: {', '.join(f'{name} {version(name)}' for name in ('papermill', 'nbconvert', 'jupyter'))}; ")
    print(f"{os.cpu_count()} processors; median of {options.rounds} rounds.")


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--reports", type=int, default=24)
    return parser.parse_args()


def measure(scratch: Path, reports: int, found: dict[str, list[Cost]]) -> None:
    """Measure everything once, in the order in which the machine's moods do least harm."""
    executed = cost_of([PROGRAMS / "papermill", NOTEBOOK, "peer.ipynb", "-k", "python3"], scratch, ONE_THREAD)
    found["papermill, nbconvert HTML"].append(executed + nbconvert("html", scratch))
    if browser := shutil.which("chromium"):
        found["papermill, nbconvert webpdf"].append(executed + nbconvert("webpdf", scratch, browser))
    render = [PROGRAMS / "geobrief", "render", ARTICLE, "--out", "cold"]
    found["geobrief render, one report cold"].append(cost_of(render, scratch))
    for name, to in (("geobrief batch, HTML and PDF", "html,pdf"), ("geobrief batch, HTML", "html")):
        few, many = (batch(scratch, number, to) for number in (FEW, reports))
        found[name].append((many - few) / (reports - FEW))
    again = [batch(scratch, number, "html") for number in (FEW, reports)]
    found["geobrief batch, unchanged"].append((again[1] - again[0]) / (reports - FEW))
    few, many = (floor(scratch, number) for number in (FEW, reports))
    found["floor: plain functions, HTML and PDF"].append((many - few) / (reports - FEW))


def nbconvert(to: str, scratch: Path, browser: str | None = None) -> Cost:
    """Measure nbconvert; where it needs a browser, the system's instead of one that it would download."""
    command = [PROGRAMS / "jupyter-nbconvert"] if browser is None else [sys.executable, "-c", WITH_BROWSER]
    environment = ONE_THREAD | ({"BROWSER_OF_SYSTEM": browser} if browser else {})
    return cost_of([*command, "--to", to, "peer.ipynb"], scratch, environment)


def batch(scratch: Path, reports: int, to: str) -> Cost:
    """Measure our batch with one process, so that the sum is the same on any number of processors."""
    file = scratch / f"{reports}.csv"
    with file.open("w", newline="") as lines:
        rows = csv.writer(lines)
        rows.writerow(("name", "article", "title"))
        rows.writerows((f"report-{n}", ARTICLE, f"Report {n}") for n in range(reports))
    out = f"batch-{to}-{reports}"
    return cost_of([PROGRAMS / "geobrief", "batch", file, "--to", to, "--out", out, "--jobs", "1"], scratch)


def floor(scratch: Path, reports: int) -> Cost:
    """Measure the floor."""
    script = Path(__file__).with_name("floor.py")
    return cost_of([sys.executable, script, f"floor-{reports}", str(reports)], scratch, ONE_THREAD)


def median(costs: list[Cost]) -> Cost:
    """Return the median of CPU and of wall."""
    return Cost(statistics.median(cost.cpu for cost in costs), statistics.median(cost.wall for cost in costs))


def table(costs: dict[str, Cost]) -> str:
    """Return the costs as a Markdown table, with the ratios that matter."""
    lines = ["| a report | CPU s | wall s |", "|---|---:|---:|"]
    lines += [f"| {name} | {cost.cpu:.3f} | {cost.wall:.3f} |" for name, cost in costs.items()]
    both, html = costs["geobrief batch, HTML and PDF"], costs["geobrief batch, HTML"]
    ratios = {
        "nbconvert HTML : batch HTML, CPU": costs["papermill, nbconvert HTML"].cpu / html.cpu,
        "batch : floor, CPU": both.cpu / costs["floor: plain functions, HTML and PDF"].cpu,
    }
    if webpdf := costs.get("papermill, nbconvert webpdf"):
        ratios["nbconvert webpdf : batch HTML and PDF, CPU"] = webpdf.cpu / both.cpu
        ratios["cold : nbconvert webpdf, wall"] = costs["geobrief render, one report cold"].wall / webpdf.wall
    return "\n".join([*lines, "", *(f"- {name}: {ratio:.2f}" for name, ratio in ratios.items())])


if __name__ == "__main__":
    main()
