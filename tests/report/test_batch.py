"""Many reports: cached by what they are made from, taken up again after any end, and never lost."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from distributed import LocalCluster
from processes import Victim, family, members, servers

from analysis.exceptions import InputError
from analysis.report import cache, work
from analysis.report.batch import Batch, Options, batch
from analysis.report.cache import digest_of
from analysis.report.journal import Entry, open_journal
from analysis.report.run import BUILDING
from analysis.report.work import Made, Task
from notebooks import write_notebook

ROWS = "name,article,copies\none,a.txt,1\ntwo,a.txt,2\nthree,b.txt,3\n"


def stub(task: Task) -> Made:
    """Make a report without a kernel: a file that holds its parameters; the notebook `copies` 13 fails."""
    folder = task.out / BUILDING / task.name
    folder.mkdir(parents=True)
    if task.values.get("copies") == 13:
        (folder / f"{task.name}.failed.ipynb").write_text("{}")
        return Made(task.name, error="cell 1: ValueError: 13")
    if task.values.get("copies") == 28:
        return Made(task.name, error=os.strerror(errno.ENOSPC), is_disk_full=True)
    files = {ending: folder / f"{task.name}.{ending}" for ending in ("ipynb", *task.formats)}
    for file in files.values():
        file.write_text(json.dumps(dict(task.values)))
    return Made(task.name, {ending: digest_of(file) for ending, file in files.items()}, seconds=0.1)


Run = Callable[..., Batch]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the batch file that was written, with reports that cost nothing."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(work, "make_elsewhere", stub)
    monkeypatch.setattr(cache, "PACKAGE", tmp_path / "program")
    monkeypatch.setattr(cache, "folder", lambda name: tmp_path / "shared" / name)
    write_notebook(Path("n.ipynb"), "1")
    for name in ("a", "b"):
        Path(f"{name}.txt").write_text("Talks ended.")
    Path("b.csv").write_text(ROWS)

    def run(**options: object) -> Batch:
        with ThreadPoolExecutor(1) as executor:
            return batch(Path("b.csv"), Path("n.ipynb"), Path("out"), Options(executor=executor, **options))  # type: ignore[arg-type]

    return run


def told(ended: Batch) -> dict[str, str]:
    """Return the statuses by name."""
    return {result.name: result.status for result in ended.results}


def test_each_row_becomes_a_report(run: Run) -> None:
    """The files stand in their places, and nothing unfinished is left."""
    assert told(run()) == {"one": "done", "two": "done", "three": "done"}
    found = {file.name for file in Path("out").iterdir()}
    reports = {f"{name}.{ending}" for name in ("one", "two", "three") for ending in ("ipynb", "html", "pdf")}
    assert found == reports | {"index.html", "journal.jsonl"}


def test_warnings_stand_in_the_journal_and_with_each_run(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report that is unchanged still has the warnings of its making."""
    warned = ("no font has ☃",)
    monkeypatch.setattr(work, "make_elsewhere", lambda task: replace(stub(task), warnings=warned))
    assert {tuple(r.warnings) for r in (*run().results, *run().results)} == {warned}
    assert Path("out/journal.jsonl").read_text(encoding="utf-8").count(warned[0]) == 6  # ready and done of three


def test_what_is_unchanged_is_not_made_again(run: Run) -> None:
    """The second run makes nothing; with `force` it makes everything."""
    run()
    made = Path("out/one.html").stat().st_mtime_ns
    again = run()
    assert set(told(again).values()) == {"unchanged"}
    assert again.is_good
    assert Path("out/one.html").stat().st_mtime_ns == made
    assert {r.why for r in run(force=True).results} == {("forced",)}


def corrections() -> None:
    Path("a.corrections.yaml").write_text("- x")


def own_reference() -> None:
    Path("data/reference").mkdir(parents=True)
    Path("data/reference/themes.yaml").write_text("x: [y]")


@pytest.mark.parametrize(
    ("change", "why", "affected"),
    [
        (lambda: Path("a.txt").write_text("Talks failed."), "article", {"one", "two"}),
        (corrections, "corrections beside", {"one", "two"}),
        (lambda: Path("b.csv").write_text(ROWS.replace("a.txt,2", "a.txt,4")), "parameters", {"two"}),
        (lambda: write_notebook(Path("n.ipynb"), "2"), "notebook", {"one", "two", "three"}),
        (own_reference, "reference data", {"one", "two", "three"}),
        (lambda: Path("out/one.pdf").unlink(), "its files", {"one"}),
        (lambda: Path("out/two.html").write_text("altered"), "its files", {"two"}),
    ],
)
def test_what_has_changed_is_made_again_and_told_why(
    run: Run, change: Callable[[], object], why: str, affected: set[str]
) -> None:
    """Each thing that a report is made from, changed alone, makes again what was made from it, and nothing else."""
    run()
    change()
    ended = run()
    assert {r.name for r in ended.results if r.status == "done"} == affected
    assert {r.why for r in ended.results if r.status == "done"} == {(why,)}
    assert set(told(run()).values()) == {"unchanged"}


@pytest.mark.parametrize(
    ("name", "why"), [("versions", ("packages",)), ("digest_of_tree", ("reference data", "program"))]
)
def test_a_new_version_makes_everything_again(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str, why: tuple[str, ...]
) -> None:
    """Packages, program and reference data are part of what every report is made from."""
    run()
    monkeypatch.setattr(cache, name, lambda *_: ("other",))
    assert {r.why for r in run().results} == {why}


def test_other_formats_are_made(run: Run) -> None:
    """A report without PDF is made again when one is wanted."""
    run(formats=("html",))
    assert {r.why for r in run().results} == {("formats",)}
    assert Path("out/one.pdf").exists()


def test_one_failure_does_not_stop_the_others(run: Run) -> None:
    """Faulty rows come first, a failing notebook is kept, and both are tried again in the next run."""
    Path("b.csv").write_text(ROWS.replace("a.txt,1", "a.txt,13").replace("b.txt", "c.txt"))
    ended = run()
    assert told(ended) == {"three": "failed", "one": "failed", "two": "done"}
    assert not ended.is_good
    assert ended.results[0].error.startswith("article: 'c.txt' is no file")
    assert Path("out/one.failed.ipynb").exists()
    assert not Path("out/one.html").exists()
    assert told(run()) == {"three": "failed", "one": "failed", "two": "unchanged"}
    Path("b.csv").write_text(ROWS)
    assert told(run()) == {"one": "done", "two": "unchanged", "three": "done"}


def test_fail_fast_stops_at_the_first_failure(run: Run) -> None:
    """What comes after it is not tried, and the run tells how to go on."""
    Path("b.csv").write_text(ROWS.replace("a.txt,1", "a.txt,13"))
    ended = run(fail_fast=True)
    assert told(ended)["one"] == "failed"
    assert len(ended.results) < ended.rows
    assert "the same command goes on" in ended.stopped


def test_a_full_disk_is_one_clear_line(run: Run) -> None:
    """The run stops, says so, and names the folder."""
    Path("b.csv").write_text(ROWS.replace("a.txt,1", "a.txt,28"))
    assert (
        run().stopped == "out: No space left on device; make room, and the same command goes on where this run stopped"
    )


def test_an_interrupt_stops_cleanly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done stays done; the next run makes the rest."""

    def interrupt(result: object, rows: int) -> None:
        raise KeyboardInterrupt

    with ThreadPoolExecutor(1) as executor:
        ended = batch(Path("b.csv"), Path("n.ipynb"), Path("out"), Options(executor=executor), interrupt)
    assert ended.stopped.startswith("interrupted")
    assert told(run())["one"] == "unchanged"


@pytest.mark.parametrize("moved", [(), ("ipynb",), ("ipynb", "html", "pdf")])
def test_what_was_ready_is_finished_by_the_next_run(run: Run, moved: tuple[str, ...]) -> None:
    """A run that ended between `ready` and `done`, whatever it had moved, is completed and not made again."""
    run()
    journal = Path("out/journal.jsonl")
    lines = journal.read_text().splitlines()
    journal.write_text(
        "\n".join(line for line in lines if not ('"done"' in line and '"one"' in line)) + '\n{"state": "do'
    )
    building = Path("out") / BUILDING / "one"
    building.mkdir(parents=True)
    for ending in {"ipynb", "html", "pdf"} - set(moved):
        Path(f"out/one.{ending}").rename(building / f"one.{ending}")
    assert set(told(run()).values()) == {"unchanged"}
    assert not (Path("out") / BUILDING).exists()


def test_what_was_half_built_is_swept_and_made(run: Run) -> None:
    """A folder left by a run that ended while building is no report."""
    half = Path("out") / BUILDING / "one"
    half.mkdir(parents=True)
    (half / "one.ipynb").write_text("{")
    with open_journal(Path("out")) as journal:
        journal.write(Entry("ready", "one", files={"ipynb": "0" * 32}))
    ended = run()
    assert told(ended)["one"] == "done"
    assert ended.results[0].why == ("ready before",)


def test_a_second_run_on_one_folder_says_so_and_stops(run: Run) -> None:
    """Two runs at once never write to one folder."""
    with open_journal(Path("out")), pytest.raises(InputError, match="another run is writing there"):
        run()
    assert run().is_good


@pytest.mark.slow
@pytest.mark.parametrize("elsewhere", [False, True], ids=["our processes", "an executor's"])
def test_a_report_whose_process_is_killed_twice_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, elsewhere: bool
) -> None:
    """The others are made; no report is lost with a process that another one brought down."""
    monkeypatch.setattr(work, "make", deadly)
    tasks = [Task(tmp_path, {"copies": n}, tmp_path, f"r{n}", (), "", str(tmp_path), None) for n in (1, 2, 3, 4)]
    with ThreadPoolExecutor(2) as executor:
        made = {each.name: each.error for each in work.made_by(tasks, 2, executor if elsewhere else None)}
    assert made == {
        "r1": "",
        "r2": "process: it was killed, and again when it made this report alone",
        "r3": "",
        "r4": "",
    }


def test_a_pool_on_windows_is_no_larger_than_windows_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with a hundred processors makes reports, too; more than 61 are refused there by the library."""
    monkeypatch.setattr(sys, "platform", "win32")
    with work.pool(100) as hands:
        assert isinstance(hands, ProcessPoolExecutor)


def deadly(task: Task) -> Made:
    """Make a report as `stub` does, but for one that kills its process."""
    (task.out / BUILDING / task.name).mkdir(parents=True, exist_ok=True)
    if task.values["copies"] == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.2)
    return Made(task.name)


def test_the_library_needs_no_names_from_the_journal_of_another(run: Run) -> None:
    """A journal with lines that are no entries is read past them."""
    Path("out").mkdir()
    Path("out/journal.jsonl").write_text('{"state": 1}\nnull\n[]\n{"other": 1}\n')
    assert run().is_good


PROGRAM = """
import sys; from pathlib import Path; from analysis.cli import main; from analysis.report import cache
cache.PACKAGE = Path("none")  # an editor at work beside this test must not make its reports stale
cache.folder = Path
main(sys.argv[1:])
"""
ARGUMENTS = ("batch", "b.csv", "--notebook", "n.ipynb", "--out", "out", "--to", "", "--jobs", "2")


@pytest.mark.slow
def test_dask_workers_make_reports(tmp_path: Path) -> None:
    """Each thread of a worker makes its reports in a process of its own, which ends with the worker."""
    write_notebook(tmp_path / "n.ipynb", "import time; time.sleep(0.3)", "copies")
    (tmp_path / "b.csv").write_text("name,copies\n" + "".join(f"r{n},{n}\n" for n in range(4)))
    before = set(forked())
    with LocalCluster(n_workers=1, threads_per_worker=2, dashboard_address=None) as cluster:
        address = ("--dask", cluster.scheduler_address)
        command = [sys.executable, "-c", PROGRAM, *ARGUMENTS, *address]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr
        assert len(set(forked()) - before) >= 5  # a server, its process for each thread, and their kernels' servers
    assert {p.name for p in (tmp_path / "out").glob("r*.ipynb")} == {f"r{n}.ipynb" for n in range(4)}
    assert set(forked()) <= before


def forked() -> list[int]:
    """Return the fork servers among this process's descendants, and what is forked from them."""
    return [server for process in family(os.getpid()) for server in servers(process)]


@pytest.mark.slow
@pytest.mark.parametrize("victim", get_args(Victim))
def test_kill_loses_nothing(tmp_path: Path, victim: Victim) -> None:
    """After kill -9 of anything, the same command makes exactly what was not done, and leaves nothing behind."""
    write_notebook(tmp_path / "n.ipynb", "import time; time.sleep(0.3)", "copies")
    (tmp_path / "b.csv").write_text("name,copies\n" + "".join(f"r{n},{n}\n" for n in range(8)))
    command = [sys.executable, "-c", PROGRAM, *ARGUMENTS]
    first = subprocess.Popen(command, cwd=tmp_path)
    journal = tmp_path / "out" / "journal.jsonl"
    while not (journal.exists() and journal.read_text().count('"done"') >= 3):
        assert first.poll() is None
        time.sleep(0.02)
    while not (found := members(first.pid, victim)):
        assert first.poll() is None
    os.kill(found[0], signal.SIGKILL)
    first.wait(120)
    noted = [json.loads(line) for line in journal.read_text().splitlines() if line.endswith("}")]
    done = {f"{e['name']}.ipynb" for e in noted if e["state"] == "done"}
    done = {name: (tmp_path / "out" / name).stat().st_mtime_ns for name in done}
    second = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert second.returncode == 0, second.stderr
    after = {p.name: p.stat().st_mtime_ns for p in (tmp_path / "out").glob("r*.ipynb")}
    assert sorted(after) == sorted(f"r{n}.ipynb" for n in range(8))
    assert len(done) >= 3
    assert {name: after[name] for name in done} == done
    assert not (tmp_path / "out" / BUILDING).exists()
