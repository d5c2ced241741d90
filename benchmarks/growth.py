"""What a long batch costs at its end against its beginning, and what a second process brings.

    python benchmarks/growth.py [--reports 1000] [--workers 2] [--dask]

Prints CPU a report and the memory of parent and workers in windows of the long batch, the growth from its first to its
last 50 reports, and how much faster several processes are than one, with `--dask` Dask's workers too: the middle of
pairs of short batches, one right after the other, since a machine's speed changes by the minute. Linux.
"""

import argparse
import csv
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from processes import family

from analysis.places import folder
from analysis.report.batch import Options, Result, batch

NOTEBOOK = folder("notebooks") / "briefing.ipynb"
ARTICLE = "russia-iran-treaty.txt"
STRETCH = 50  # reports
ROUNDS = 15  # of the short batches; odd, so that one is in the middle
SHORT = 30  # reports of a short batch for each worker, after those of its start
START = 10  # reports
WINDOWS = 10  # in which the long batch is told
AT_REST = {"distributed.worker.profile.enabled": False, "distributed.admin.tick.interval": "1s"}  # as README advises
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class State:
    """This process and its descendants at a moment: seconds of CPU, megabytes of this process and of all together."""

    moment: float
    cpu: float
    parent: float
    all: float


Run = Callable[[int, int], list[State]]  # from a number of reports and of workers to the state after each report


def main() -> None:
    """Run the long batch, then the short ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--dask", action="store_true", help="compare Dask's workers, too; needs geobrief[cluster]")
    options = parser.parse_args()
    states = run(options.reports, options.workers)
    for end, window in windows(states):
        print(f"to {end:5}: {rate(window):.3f} s of CPU a report, {window[-1].parent:.0f} MB parent, ", end="")
        print(f"{window[-1].all:.0f} MB all")
    first, last = states[STRETCH : 2 * STRETCH], states[-STRETCH:]
    print(f"CPU a report: {rate(first):.3f} s at {STRETCH}, {rate(last):.3f} s at {len(states)}: ", end="")
    print(f"growth {rate(last) / rate(first):.2f}")
    print(f"memory of the parent: {first[0].parent:.0f} MB at {STRETCH}, {last[-1].parent:.0f} MB at {len(states)}")
    print(f"memory of all, resident: {first[0].all:.0f} MB at {STRETCH}, {last[-1].all:.0f} MB at {len(states)}")
    compare("process", options.workers, run)
    if options.dask:
        for what, settings in (("Dask worker", {}), ("Dask worker at rest", AT_REST)):
            with cluster(options.workers, settings) as run_on_dask:
                compare(what, options.workers, run_on_dask)


def compare(what: str, workers: int, run_with: Run) -> None:
    """Print how much faster several workers are than one."""
    pairs = []
    for _ in range(ROUNDS):
        one, several = (speed(run_with(START + SHORT * number, number)[START:]) for number in (1, workers))
        pairs.append((several / one, one, several))
    ratio, one, several = sorted(pairs)[ROUNDS // 2]
    print(f"reports a second: {one:.2f} with one {what}, {several:.2f} with {workers}: {ratio:.2f} x, ", end="")
    print(f"the middle of {', '.join(f'{ratio:.2f}' for ratio, _, _ in sorted(pairs))}")


@contextmanager
def cluster(workers: int, settings: dict[str, object]) -> Iterator[Run]:
    """Lend a function that runs a batch on some workers of one local cluster, kept open, since its start costs."""
    import dask
    from distributed import Client, LocalCluster

    with (
        dask.config.set(settings),
        LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as local,
        Client(local) as client,
    ):
        addresses = list(client.ncores())
        yield lambda reports, number: run(reports, number, client.get_executor(workers=addresses[:number]))


def run(reports: int, workers: int, executor: Executor | None = None) -> list[State]:
    """Run a batch and return the state after each report."""
    states: list[State] = []

    def note(result: Result, rows: int) -> None:
        if result.status != "done":
            raise SystemExit(f"{result.name}: {result.error}")
        states.append(state())

    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch, "batch.csv")
        with file.open("w", newline="") as lines:
            rows = csv.writer(lines)
            rows.writerow(("name", "article", "title"))
            rows.writerows((f"report-{n}", ARTICLE, f"Report {n}") for n in range(reports))
        batch(file, NOTEBOOK, Path(scratch, "out"), Options(jobs=workers, executor=executor), note)
    return states


def state() -> State:
    """Look at this process and its descendants; a fork server's CPU has that of its kernels that have ended."""
    numbers = [numbers_of(pid) for pid in family(os.getpid())]
    memory = [resident * PAGE / 1e6 for _, resident in numbers]
    return State(time.monotonic(), sum(cpu for cpu, _ in numbers), memory[0], sum(memory))


def numbers_of(pid: int) -> tuple[float, int]:
    """Return a process's CPU seconds, with those of its ended children, and its resident pages."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0, 0
    return sum(map(int, fields[11:15])) / TICKS, int(fields[21])


def windows(states: list[State]) -> Iterator[tuple[int, list[State]]]:
    """Yield the batch in windows of equal length, each with the number of reports at its end."""
    length = max(2, len(states) // WINDOWS)
    for end in range(length, len(states) + 1, length):
        yield end, states[end - length : end]


def rate(states: list[State]) -> float:
    """Return CPU seconds a report."""
    return (states[-1].cpu - states[0].cpu) / (len(states) - 1)


def speed(states: list[State]) -> float:
    """Return reports a second."""
    return (len(states) - 1) / (states[-1].moment - states[0].moment)


if __name__ == "__main__":
    main()
