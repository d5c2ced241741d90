"""Warm kernels: fast to start, and as separate from one another as ordinary ones."""

import logging
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest

from analysis.exceptions import ReportError
from analysis.report import fork_server, kernel
from analysis.report.execution import execute
from analysis.report.run import render
from notebooks import write_notebook

pytestmark = pytest.mark.slow


def outputs(tmp_path: Path, *cells: str, kernel: str = "geobrief") -> list[str]:
    """Run cells in a kernel of their own and return what each printed."""
    notebook = write_notebook(tmp_path / "a.ipynb", *cells)
    executed = nbformat.read(render(notebook, {}, tmp_path / "out", "a", (), kernel=kernel).files["ipynb"], 4)
    return ["".join(output.get("text", "") for output in cell.outputs).strip() for cell in executed.cells[1:]]


TRACES = {
    "globals": ("import builtins; builtins.trace = trace = 1", "'trace' in dir(__builtins__) or 'trace' in globals()"),
    "modules": ("import sys; sys.modules['trace_of_one'] = sys", "'trace_of_one' in __import__('sys').modules"),
    "environment": ("import os; os.environ['TRACE'] = '1'", "'TRACE' in __import__('os').environ"),
    "folder": ("import os; os.chdir('/')", "__import__('os').getcwd() == '/'"),
    "style": (
        "import matplotlib; matplotlib.rcParams['font.size'] = 77",
        "__import__('matplotlib').rcParams['font.size'] == 77",
    ),
    "files": (
        "import os; kept = os.dup2(os.open(os.devnull, os.O_RDONLY), 200)",
        "__import__('os').path.exists('/proc/self/fd/200')",
    ),
    "threads": (
        "import threading, time; threading.Thread(target=time.sleep, args=(9,), name='trace', daemon=True).start()",
        "any(t.name == 'trace' for t in __import__('threading').enumerate())",
    ),
}


def test_nothing_leaks_from_one_kernel_to_the_next(tmp_path: Path) -> None:
    """Variables, modules, environment, folder, style, open files and threads end with their kernel."""
    checks = [f"print({check})" for _, check in TRACES.values()]
    left = outputs(tmp_path, *(cell for cell, _ in TRACES.values()), *checks)[len(TRACES) :]
    found = outputs(tmp_path, *checks)
    assert dict(zip(TRACES, left, strict=True)) == dict.fromkeys(TRACES, "True")
    assert dict(zip(TRACES, found, strict=True)) == dict.fromkeys(TRACES, "False")


def test_kernels_have_random_numbers_of_their_own(tmp_path: Path) -> None:
    """Neither Python's nor numpy's generator gives two kernels the same numbers."""
    cells = ("import random; print(random.random())", "import numpy; print(numpy.random.rand())")
    first, second = outputs(tmp_path, *cells), outputs(tmp_path, *cells)
    assert first[0] != second[0]
    assert first[1] != second[1]


def test_a_kernel_has_the_folder_and_environment_of_its_caller(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also what has changed since the warm process was started."""
    outputs(tmp_path, "1")
    monkeypatch.setenv("GREETING", "hello")
    monkeypatch.chdir(tmp_path)
    assert outputs(tmp_path, "import os; print(os.environ['GREETING'], os.getcwd())") == [f"hello {tmp_path}"]


def test_a_kernel_is_warm(tmp_path: Path) -> None:
    """The analysis, its model and matplotlib are there before the first cell, and no thread was forked."""
    cell = "import sys; print('analysis.language' in sys.modules, 'matplotlib.figure' in sys.modules)"
    model = "from analysis.language import load_model; print(load_model.cache_info().currsize)"
    assert outputs(tmp_path, cell, model) == ["True True", "1"]


def test_every_figure_of_pyplot_is_shown(tmp_path: Path) -> None:
    """Two figures in two cells are two pictures."""
    draw = "import matplotlib.pyplot as plt; plt.plot([1, 2]); plt.show()"
    notebook = write_notebook(tmp_path / "a.ipynb", draw, draw)
    executed = nbformat.read(render(notebook, {}, tmp_path, "b", (), kernel="geobrief").files["ipynb"], 4)
    shown = [output for cell in executed.cells for output in cell.outputs if "image/png" in output.get("data", {})]
    assert len(shown) == 2


def test_a_warm_kernel_gives_the_same_notebook_as_an_ordinary_one(tmp_path: Path) -> None:
    """The executed notebooks are equal, byte for byte."""
    notebook = write_notebook(
        tmp_path / "a.ipynb", "print(copies)", "copies + 1", "import sys; print('e', file=sys.stderr)"
    )
    warm, ordinary = (
        render(notebook, {"copies": 4}, tmp_path / name, "a", (), kernel=name).files["ipynb"].read_bytes()
        for name in ("geobrief", "python3")
    )
    assert warm == ordinary


@pytest.mark.parametrize("name", ["geobrief", "python3"])
def test_what_a_notebook_left_for_the_end_is_done(tmp_path: Path, name: str) -> None:
    """A file that no cell closed has all that was written to it, and functions registered for the end run."""
    left, registered = tmp_path / "left", tmp_path / "registered"
    cell = f"file = open({str(left)!r}, 'w'); file.write('all'); 0"
    outputs(
        tmp_path,
        cell,
        f"import atexit, pathlib; atexit.register(pathlib.Path({str(registered)!r}).touch); 0",
        kernel=name,
    )
    assert left.read_text() == "all"
    assert registered.exists()


LAST_WORDS = """
import atexit, sys, threading, time
flush = type(sys.stdout).flush

def late(stream):
    time.sleep(0.3 if threading.current_thread().name == "Control" else 0)
    flush(stream)

type(sys.stdout).flush = late
atexit.register(lambda: open({left!r}, "w").write(" ".join(thread.name for thread in threading.enumerate())))
0
"""


def test_a_kernel_says_its_last_before_it_ends(tmp_path: Path) -> None:
    """The thread that answers the request to end is done before the threads it needs are; else the kernel hangs."""
    left = tmp_path / "left"
    outputs(tmp_path, LAST_WORDS.format(left=str(left)))
    assert "MainThread" in left.read_text()
    assert "Control" not in left.read_text()


@pytest.mark.parametrize("name", ["geobrief", "python3"])
def test_processes_that_a_notebook_leaves_behind_are_ended(tmp_path: Path, name: str) -> None:
    """A program started in a cell does not outlive the report."""
    started = "import subprocess; print(subprocess.Popen(['sleep', '600']).pid)"
    (pid,) = outputs(tmp_path, started, kernel=name)
    assert is_gone(int(pid))


def test_a_kernel_ends_with_its_client(tmp_path: Path) -> None:
    """When the process that asked for a kernel is killed, the kernel goes too."""
    told = tmp_path / "pid"
    cell = f"import os, time, pathlib; pathlib.Path({str(told)!r}).write_text(str(os.getpid())); time.sleep(600)"
    notebook = write_notebook(tmp_path / "a.ipynb", cell)
    program = (
        "import sys; from pathlib import Path; from analysis.report.run import render\n"
        "render(Path(sys.argv[1]), {}, Path(sys.argv[2]), 'a', (), kernel='geobrief')"
    )
    client = subprocess.Popen([sys.executable, "-c", program, notebook, tmp_path / "out"])
    while not (told.exists() and told.read_text()):
        assert client.poll() is None
        time.sleep(0.05)
    client.send_signal(signal.SIGKILL)
    client.wait()
    assert is_gone(int(told.read_text()))


def test_after_the_fork_server_is_killed_the_next_kernel_starts(tmp_path: Path) -> None:
    """A new fork server takes its place."""
    server_of_this = "import os; print(os.getppid())"
    (pid,) = outputs(tmp_path, server_of_this)
    os.kill(int(pid), signal.SIGKILL)
    (other,) = outputs(tmp_path, server_of_this)
    assert other != pid


def test_a_kernel_whose_fork_server_is_killed_fails_its_report(tmp_path: Path) -> None:
    """The report is told as failed; nothing hangs, and no kernel is left."""
    told = tmp_path / "pid"
    cells = (
        f"import os, pathlib; pathlib.Path({str(told)!r}).write_text(str(os.getpid()))",
        "os.kill(os.getppid(), 9); import time; time.sleep(600)",
    )
    with pytest.raises(ReportError, match="the kernel died"):
        outputs(tmp_path, *cells)
    assert is_gone(int(told.read_text()))


def test_a_changed_list_is_read_by_the_next_kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A warm process that has read other lists, or other modules, starts no kernel any more."""
    monkeypatch.chdir(tmp_path)
    server_of_this = "import os; print(os.getppid())"
    before = outputs(tmp_path, server_of_this)
    assert outputs(tmp_path, server_of_this) == before
    (tmp_path / "data" / "reference").mkdir(parents=True)
    (tmp_path / "data" / "reference" / "any.yaml").write_text("a: [b]")
    assert outputs(tmp_path, server_of_this) != before


def test_a_kernel_in_a_folder_with_lists_of_its_own_starts_cold(tmp_path: Path) -> None:
    """The warm process has read the lists of the folder where it was started, and those alone."""
    own = tmp_path / "data" / "reference"
    assert fork_server.own_lists(str(tmp_path)) is None
    own.mkdir(parents=True)
    assert fork_server.own_lists(str(tmp_path)) == own.resolve()
    notebook = write_notebook(tmp_path / "a.ipynb", "import os; print(os.getppid(), os.getcwd())")
    executed = execute(notebook, {}, tmp_path / "b.ipynb", kernel="geobrief", folder=str(tmp_path))
    assert executed.cells[-1].outputs[0].text == f"{os.getpid()} {tmp_path}\n"


def test_where_kernels_cannot_be_forked_an_ordinary_one_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """That is told once."""
    monkeypatch.setattr(kernel, "CAN_FORK", False)
    kernel.say_once.cache_clear()
    with caplog.at_level(logging.WARNING, kernel.__name__):
        assert [outputs(tmp_path, "print(1)") for _ in range(2)] == [["1"], ["1"]]
    assert len(caplog.records) == 1


def is_gone(pid: int) -> bool:
    """Tell whether a process ends within five seconds."""
    for _ in range(100):
        state = Path(f"/proc/{pid}/stat")
        if not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


def test_a_kernel_that_an_older_version_installed_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would name other modules, and each report would pay for what the batch has warmed up in vain."""
    old = tmp_path / "kernels" / fork_server.NAME
    old.mkdir(parents=True)
    (old / "kernel.json").write_text('{"argv": ["python"], "display_name": "old", "language": "python"}')
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    assert kernel.ReportKernelManager(kernel_name=fork_server.NAME).kernel_spec.display_name != "old"
