"""The kernel of a report: what programs write is shown in its place and nowhere else, and all of it."""

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from analysis.report.kernel import ReportKernelManager
from analysis.report.run import render
from notebooks import write_notebook

pytestmark = pytest.mark.slow

TIMES = 30
PATIENCE = 60  # seconds; what hangs fails


def texts(tmp_path: Path, *cells: str) -> list[dict[str, str]]:
    """Run cells in a kernel of their own and return what each has on its streams, by stream."""
    notebook = write_notebook(tmp_path / "a.ipynb", *cells)
    executed = nbformat.read(render(notebook, {}, tmp_path / "out", "a", (), timeout=PATIENCE).files["ipynb"], 4)
    return [streams(cell.outputs) for cell in executed.cells[1:]]


def streams(outputs: Sequence[NotebookNode]) -> dict[str, str]:
    """Return what stands on each stream, in however many parts it came."""
    shown: dict[str, str] = {}
    for output in outputs:
        if output.output_type == "stream":
            shown[output.name] = shown.get(output.name, "") + output.text
    return shown


def test_what_a_program_writes_stands_in_its_place(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Between what the cell prints before and after, each time, and not on the terminal of whoever renders."""
    cell = "import subprocess; print('before'); subprocess.run(['echo', 'the program']); print('after')"
    assert texts(tmp_path, *[cell] * TIMES) == [{"stdout": "before\nthe program\nafter\n"}] * TIMES
    assert "the program" not in capfd.readouterr().out


def test_what_is_printed_after_it_stands_after_it(tmp_path: Path) -> None:
    """Though nothing wakes whoever takes over what was written as fast as a cell goes on."""
    cell = "import os\nfor n in range(50): print(n); _ = os.write(1, b'-'); print(n)"
    assert texts(tmp_path, *[cell] * TIMES) == [{"stdout": "".join(f"{n}\n-{n}\n" for n in range(50))}] * TIMES


def test_a_programs_last_words_are_not_lost(tmp_path: Path) -> None:
    """They are in the cell that ran it, also where it prints nothing itself."""
    cell = "import subprocess; _ = subprocess.run('echo one; echo two >&2', shell=True)"
    assert texts(tmp_path, *[cell] * TIMES) == [{"stdout": "one\n", "stderr": "two\n"}] * TIMES


def test_what_is_flushed_by_the_clock_is_not_lost(tmp_path: Path) -> None:
    """A stream is also flushed now and then by another thread; a cell ends only when that is done."""
    hurry = "import sys; sys.stdout.flush_interval = 0"
    cell = "for n in range(200): print(n)"
    (_, *found) = texts(tmp_path, hurry, *[cell] * TIMES)
    assert found == [{"stdout": "".join(f"{n}\n" for n in range(200))}] * TIMES


def test_a_letter_written_in_two_parts_is_one(tmp_path: Path) -> None:
    """A program may write the two bytes of a letter one after the other."""
    cell = r"import os, time; os.write(1, b'caf\xc3'); time.sleep(0.1); _ = os.write(1, b'\xa9')"
    assert texts(tmp_path, cell) == [{"stdout": "café"}]


def test_a_program_that_goes_on_writing_does_not_hold_the_cell(tmp_path: Path) -> None:
    """A cell ends when its code does, with what was written by then."""
    cell = "import subprocess; program = subprocess.Popen('while echo on; do sleep 0.001; done', shell=True)"
    ended = "program.kill()"
    assert len(texts(tmp_path, cell, ended)) == 2


def test_a_kernel_has_its_sockets_when_it_is_started(tmp_path: Path) -> None:
    """A client that connects before would try again only after a tenth of a second, at random twice that."""

    async def started() -> bool:
        manager = ReportKernelManager(kernel_name="geobrief")
        await manager.start_kernel(cwd=str(tmp_path))
        is_there = os.path.exists(f"{manager.ip}-{manager.iopub_port}")
        await manager.shutdown_kernel(now=True)
        return is_there

    assert asyncio.run(started())


def test_a_kernel_knows_the_files_of_what_is_imported(tmp_path: Path) -> None:
    """The debugger passes over them, as in an ordinary kernel."""
    cell = (
        "import analysis.show, numpy; known = get_ipython().kernel._kernel_modules; "
        "print(analysis.show.__file__ in known, numpy.__file__ in known)"
    )
    assert texts(tmp_path, cell) == [{"stdout": "True True\n"}]


def test_a_cell_may_wait(tmp_path: Path) -> None:
    """Also for what a later turn of the loop brings."""
    cell = "import asyncio; print(await asyncio.sleep(0.01, 'waited'))"
    assert texts(tmp_path, cell) == [{"stdout": "waited\n"}]


def test_libraries_see_a_notebook(tmp_path: Path) -> None:
    """By what pandas, rich and tqdm look at."""
    cell = "shell = get_ipython(); print(type(shell).__name__, 'IPKernelApp' in shell.config)"
    assert texts(tmp_path, cell) == [{"stdout": "ZMQInteractiveShell True\n"}]
