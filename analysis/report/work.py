"""The work of a batch: one report made in a process of a pool or a cluster, and the pool of this machine."""

import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import active_children, current_process, get_context, parent_process
from pathlib import Path

from analysis.exceptions import InputError, ReportError
from analysis.report.cache import digest_of
from analysis.report.fork_server import CAN_FORK, start_warming
from analysis.report.memory import keep_freed
from analysis.report.parameters import Scalar
from analysis.report.run import BUILDING, Format, build, workshop

HEAVY = ("analysis.report.lean", "analysis.report.execution", "analysis.report.html", "analysis.report.pdf")
MOST_ON_WINDOWS = 61  # processes in a pool, by concurrent.futures
REHEARSED = "analysis.rehearsed"  # the kernels of a batch are forked from a process that has made a briefing before


@dataclass(frozen=True, slots=True)
class Task:
    """A report to be made; all paths are absolute, so that it can be made by another machine with the same files."""

    notebook: Path
    values: Mapping[str, Scalar]
    out: Path
    name: str
    formats: Sequence[Format]
    kernel: str
    folder: str
    timeout: float | None


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a task: the digests of the files in its building folder and the warnings, or the error."""

    name: str
    files: Mapping[str, str] = field(default_factory=dict)
    glance: Mapping[str, object] = field(default_factory=dict)
    seconds: float = 0.0
    error: str = ""
    is_disk_full: bool = False
    warnings: Sequence[str] = ()


def make(task: Task) -> Made:
    """Make a report in its building folder; whatever fails is told, not raised."""
    start = time.perf_counter()
    try:
        building = workshop(task.out, task.name)
        report = build(
            task.notebook, task.values, building, task.name, task.formats,
            kernel=task.kernel, folder=task.folder, timeout=task.timeout,
        )  # fmt: skip
        files = {ending: digest_of(file) for ending, file in report.files.items()}
    except (ReportError, InputError) as error:
        return Made(task.name, seconds=time.perf_counter() - start, error=str(error))
    except OSError as error:
        seconds = time.perf_counter() - start
        return Made(task.name, seconds=seconds, error=f"{task.out}: {error.strerror or error}", is_disk_full=True)
    return Made(task.name, files, report.glance, time.perf_counter() - start, warnings=report.warnings)


def made_by(tasks: Sequence[Task], jobs: int | None, executor: Executor | None) -> Generator[Made, None, None]:
    """Yield what becomes of the tasks, in the order of their ends, made by `executor` or else by `jobs` processes.

    A process that is killed takes all reports begun with it. Each is then tried once more on its own, so that only
    the one that brings its process down is given up.
    """
    left = list(tasks)
    while left:
        lost = yield from attempt(left, jobs or os.cpu_count() or 1, executor)
        begun = [task for task in lost if (task.out / BUILDING / task.name).exists()]
        if lost and not begun:
            raise ReportError("the processes that make reports end as soon as they begin")
        for task in begun:
            for given_up in (yield from attempt([task], 1, executor)):
                yield Made(given_up.name, error="process: it was killed, and again when it made this report alone")
        left = [task for task in lost if task not in begun]


class Beside(threading.local):
    """What each thread of a process has that is not of our pool."""

    hand: ProcessPoolExecutor | None = None


beside = Beside()


def make_elsewhere(task: Task) -> Made:
    """Make a report for a process that is not of our pool, in one of ours beside it: one for each of its threads.

    What else that process does, and how it deals with its memory, costs the report nothing; nor does it lose anything
    with a report's process.
    """
    if beside.hand is None:
        current_process().daemon = False  # Dask's workers are daemons, whom multiprocessing allows no children
        beside.hand = pool(1)
    try:
        return beside.hand.submit(make, task).result()
    except BrokenProcessPool:
        beside.hand = None
        raise


def attempt(tasks: Sequence[Task], jobs: int, executor: Executor | None) -> Generator[Made, None, list[Task]]:
    """Yield what becomes of the tasks and return those that were lost with a process."""
    lost: list[Task] = []
    with workers(min(jobs, len(tasks)), executor) as hands:
        futures = {hands.submit(make_elsewhere if executor else make, task): task for task in tasks}
        for future in as_completed(futures):
            task = futures[future]
            error = future.exception()
            if isinstance(error, BrokenProcessPool):
                lost.append(task)
            else:
                yield Made(task.name, error=f"{type(error).__name__}: {error}") if error else future.result()
    return lost


@contextmanager
def workers(jobs: int, executor: Executor | None) -> Iterator[Executor]:
    """Lend the executor, or a pool of processes, which are ended at once when this is left by an exception."""
    if executor is not None:
        yield executor
        return
    others = set(active_children())
    hands = pool(jobs)
    try:
        yield hands
    except BaseException:
        hands.shutdown(wait=False, cancel_futures=True)
        for process in set(active_children()) - others:
            process.terminate()
        raise
    finally:
        hands.shutdown()


def pool(jobs: int) -> ProcessPoolExecutor:
    """Return a pool of processes that have imported what they need, and that end with this one."""
    if sys.platform == "win32":
        jobs = min(jobs, MOST_ON_WINDOWS)
    context = get_context("forkserver" if CAN_FORK else "spawn")
    if CAN_FORK:
        context.set_forkserver_preload(list(HEAVY))
    return ProcessPoolExecutor(jobs, context, follow_parent)


def follow_parent() -> None:
    """Leave the interrupt key to the parent, end when the parent is gone, however that came, and get kernels ready."""
    gc.freeze()  # what was imported stays: a look through it for garbage would cost as much as two kernels' starts
    keep_freed()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_after_parent, daemon=True).start()
    start_warming(REHEARSED)


def end_after_parent() -> None:
    """Wait for the parent's end and end this process without more ado."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
