"""Many reports: what is unchanged stays, the others are made by an executor, and nothing that was done is lost."""

import os
import shutil
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from errno import ENOSPC
from pathlib import Path
from typing import Any, Literal

from analysis.exceptions import InputError, ReportError
from analysis.report.batch_file import read_batch
from analysis.report.cache import Key, Makings, changes, digest_of, key_of, makings
from analysis.report.fork_server import NAME
from analysis.report.journal import Entry, Journal, open_journal
from analysis.report.overview import write_overview
from analysis.report.parameters import declared
from analysis.report.plan import Planned, plan
from analysis.report.run import BUILDING, FORMATS, Format, Report, publish, publish_failure
from analysis.report.work import Made, Task, made_by

CONNECT_SECONDS = 10
GO_ON = "the same command goes on where this run stopped"


@dataclass(frozen=True, slots=True)
class Options:
    """How a batch is run; `timeout` is in seconds a report, an `executor` takes the place of `jobs` processes."""

    formats: Sequence[Format] = FORMATS
    jobs: int | None = None
    executor: Executor | None = None
    force: bool = False
    fail_fast: bool = False
    timeout: float | None = None
    kernel: str = NAME


@contextmanager
def cluster(address: str | None) -> Iterator[Executor | None]:
    """Connect to a Dask cluster and lend its executor, None without an address; raises InputError if there is none."""
    if address is None:
        yield None
        return
    try:
        from distributed import Client
    except ImportError:
        raise InputError("--dask: needs the package distributed; install geobrief[cluster]") from None
    try:
        client: Any = Client(address, timeout=CONNECT_SECONDS)
    except (OSError, ValueError) as error:
        raise InputError(f"--dask: no cluster at {address} ({' '.join(str(error).split())})") from None
    with client:
        yield client.get_executor()


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a row; `why` names what has changed since it was last made, `error` is one line a mistake.

    `warnings` tell in a line each what the report could not show as it is.
    """

    place: str
    name: str
    status: Literal["done", "unchanged", "failed"]
    why: tuple[str, ...] = ()
    error: str = ""
    seconds: float = 0.0
    warnings: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch as it ended; `stopped` tells why it ended before all rows had their turn, "" if it did not."""

    rows: int
    results: tuple[Result, ...]
    stopped: str = ""

    @property
    def is_good(self) -> bool:
        """Whether every row has its report."""
        return not self.stopped and all(result.status != "failed" for result in self.results)


@dataclass(frozen=True, slots=True)
class Due:
    """A report that has to be made, and why."""

    report: Planned
    key: Key
    why: tuple[str, ...]


def batch(
    file: Path,
    notebook: Path,
    out: Path,
    options: Options | None = None,
    tell: Callable[[Result, int], None] = lambda result, rows: None,
) -> Batch:
    """Make the reports of a batch file in the folder `out`; `tell` gets each result and the number of rows.

    Raises InputError, before any kernel starts, for a batch file, notebook, column or folder that cannot be used;
    a faulty row fails alone.
    """
    options = options or Options()
    parameters = declared(notebook)
    reports = plan(read_batch(file), parameters)
    common = makings(notebook, parameters, options.formats)
    results: list[Result] = []
    stopped = ""
    with open_journal(out) as journal:
        take_up(journal, out)
        try:
            with closing(outcomes(reports, common, journal, notebook, out, options)) as found:
                for result in found:
                    results.append(result)
                    tell(result, len(reports))
                    if options.fail_fast and result.status == "failed":
                        stopped = f"stopped at the first failure; {GO_ON}"
                        break
        except KeyboardInterrupt:
            stopped = f"interrupted; {GO_ON}"
        except ReportError as error:
            stopped = f"{error}; {GO_ON}"
        except OSError as error:
            stopped = no_room(error, out)
        try:
            write_overview(out, reports, journal.entries)
        except OSError as error:
            stopped = no_room(error, out)
        shutil.rmtree(out / BUILDING, ignore_errors=True)
    return Batch(len(reports), tuple(results), stopped)


def no_room(error: OSError, out: Path) -> str:
    """Return in one line what kept the disk from taking a file."""
    return f"{error.filename or out}: {error.strerror}; make room, and {GO_ON}"


def take_up(journal: Journal, out: Path) -> None:
    """Finish what an earlier run had ready when it ended, and sweep away what it had not."""
    for entry in [e for e in journal.entries.values() if e.state == "ready"]:
        for file, digest in placed(entry, out).items():
            built = out / BUILDING / entry.name / file.name
            if digest_of(built) == digest:
                os.replace(built, file)
        if is_intact(entry, out):
            journal.write(replace(entry, state="done"))
    shutil.rmtree(out / BUILDING, ignore_errors=True)


def outcomes(
    reports: Sequence[Planned], common: Makings, journal: Journal, notebook: Path, out: Path, options: Options
) -> Generator[Result, None, None]:
    """Yield what becomes of each row: first the faulty and the unchanged ones, then the others as they are made."""
    due: dict[str, Due] = {}
    for report in reports:
        key = key_of(common, report.values)
        why = ("forced",) if options.force else reasons(journal.entries.get(report.name), key, out)
        if report.mistakes:
            journal.write(Entry("failed", report.name, error="\n".join(report.mistakes)))
            yield Result(report.place, report.name, "failed", error="\n".join(report.mistakes))
        elif why:
            due[report.name] = Due(report, key, why)
        else:
            yield Result(report.place, report.name, "unchanged", warnings=journal.entries[report.name].warnings)
    tasks = [task(d.report, notebook, out, options) for d in due.values()]
    with closing(made_by(tasks, options.jobs, options.executor)) as made:
        for each in made:
            yield settled(each, due[each.name], journal, out)


def reasons(entry: Entry | None, key: Key, out: Path) -> tuple[str, ...]:
    """Return why a report has to be made: what has changed since, or that it is missing or not as it was made."""
    if entry is None or entry.state != "done":
        return ("new" if entry is None else f"{entry.state} before",)
    return changes(entry.key, key) or (() if is_intact(entry, out) else ("its files",))


def is_intact(entry: Entry, out: Path) -> bool:
    """Tell whether all files of a report stand in their places as they were made."""
    return bool(entry.files) and all(digest_of(file) == digest for file, digest in placed(entry, out).items())


def placed(entry: Entry, out: Path) -> dict[Path, str]:
    """Return the files of a report in their places, each with its digest."""
    return {out / f"{entry.name}.{ending}": digest for ending, digest in entry.files.items()}


def task(report: Planned, notebook: Path, out: Path, options: Options) -> Task:
    """Return the work that makes a report, for any process that sees the same files."""
    return Task(
        notebook.resolve(), report.values, out.resolve(), report.name, options.formats,
        options.kernel, os.getcwd(), options.timeout,
    )  # fmt: skip


def settled(made: Made, due: Due, journal: Journal, out: Path) -> Result:
    """Put what was made into its place and note it in the journal; raises OSError when the disk does not take it."""
    building, name = out / BUILDING / made.name, made.name
    entry = Entry(
        "ready", name, due.key, made.files, due.report.values, made.glance, round(made.seconds, 3), made.error,
        made.warnings,
    )  # fmt: skip
    if made.error:
        publish_failure(building, out, name)
        journal.write(replace(entry, state="failed"))
    else:
        journal.write(entry)
        publish(Report(name, {ending: building / f"{name}.{ending}" for ending in made.files}), out)
        journal.write(replace(entry, state="done"))
        shutil.rmtree(building, ignore_errors=True)
    if made.is_disk_full:
        raise OSError(ENOSPC, made.error, str(out))
    return Result(
        due.report.place, name, "failed" if made.error else "done", due.why, made.error, round(made.seconds, 3),
        made.warnings,
    )  # fmt: skip
