"""The peers' loop, our command cold, our batch warm, and the floor, interleaved on the same notebook and article.

    python benchmarks/compare.py [--rounds 3] [--reports 48] [--write]

Prints a Markdown table, and with `--write` keeps the figures in `compared.json` and the README. A warm report costs
what 48 reports cost more than 4, divided by 44; so does a report of the floor. The peers start a process for each
report, as people do in a loop. Of each command's costs in the rounds the least one counts, for all alike: what other
work on the machine does to a time, it only ever adds.
"""

import argparse
import csv
import datetime
import os
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from compared import BOTH, COLD, FLOOR, HTML, PEER_HTML, PEER_PDF, UNCHANGED, table, write
from cost import Cost, cost_of

from analysis.places import folder

NOTEBOOK = folder("notebooks") / "briefing.ipynb"
ARTICLE = "russia-iran-treaty.txt"
FEW = 4  # reports, or half of all where these are fewer
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

Run = tuple[str, int]  # what was run, and how many reports it made


def main() -> None:
    """Measure and print."""
    options = arguments()
    few = min(FEW, options.reports // 2)
    found: dict[Run, list[Cost]] = defaultdict(list)
    for _ in range(options.rounds):
        with tempfile.TemporaryDirectory() as scratch:
            for run, cost in measured(Path(scratch), few, options.reports):
                found[run].append(cost)
    packages = ", ".join(f"{name} {version(name)}" for name in ("papermill", "nbconvert", "jupyter"))
    figures = {
        "measured": datetime.date.today().isoformat(),
        "rounds": options.rounds,
        "reports": options.reports,
        "on": f"{os.cpu_count()} processors, {packages}",
        "costs": {name: asdict(a_report(name, found)) for name, _ in found},
    }
    print(table(figures), end="")
    if options.write:
        write(figures)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--reports", type=int, default=48)
    parser.add_argument("--write", action="store_true", help="keep the figures")
    return parser.parse_args()


def measured(scratch: Path, few: int, many: int) -> Iterator[tuple[Run, Cost]]:
    """Measure everything once, in the order in which the machine's moods do least harm."""
    executed = cost_of([PROGRAMS / "papermill", NOTEBOOK, "peer.ipynb", "-k", "python3"], scratch, ONE_THREAD)
    yield (PEER_HTML, 1), executed + nbconvert("html", scratch)
    if browser := shutil.which("chromium"):
        yield (PEER_PDF, 1), executed + nbconvert("webpdf", scratch, browser)
    render = [PROGRAMS / "geobrief", "render", ARTICLE, "--out", "cold"]
    yield (COLD, 1), cost_of(render, scratch)
    for number in (few, many):
        yield (BOTH, number), batch(scratch, number, "html,pdf")
        yield (FLOOR, number), floor(scratch, number)
        yield (HTML, number), batch(scratch, number, "html")
        yield (UNCHANGED, number), batch(scratch, number, "html")


def a_report(name: str, found: Mapping[Run, Sequence[Cost]]) -> Cost:
    """Return what a report costs: all of a run of one, else what one report more costs."""
    (few, first), *more = sorted((number, least(costs)) for (run, number), costs in found.items() if run == name)
    return (more[0][1] - first) / (more[0][0] - few) if more else first


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


def least(costs: Sequence[Cost]) -> Cost:
    """Return the least CPU and the least wall."""
    return Cost(min(cost.cpu for cost in costs), min(cost.wall for cost in costs))


if __name__ == "__main__":
    main()
