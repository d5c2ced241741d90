"""One report: run, exported, put into place, and nothing half-done left behind."""

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.sign import NotebookNotary

from analysis.exceptions import InputError, ReportError
from analysis.places import folder
from analysis.report.fork_server import KERNELS
from analysis.report.run import render
from notebooks import write_notebook

pytestmark = pytest.mark.slow


def test_a_notebook_becomes_an_executed_notebook(tmp_path: Path) -> None:
    """The parameters reach the cells, the outputs are kept and signed, and nothing else is left in the folder."""
    notebook = write_notebook(tmp_path / "a.ipynb", "print(copies + 1, review)")
    report = render(notebook, {"copies": "7", "review": "true"}, tmp_path / "out {x}", "../first", ())
    assert report.files == {"ipynb": tmp_path / "out {x}" / "first.ipynb"}
    assert [file.name for file in (tmp_path / "out {x}").iterdir()] == ["first.ipynb"]
    executed = nbformat.read(report.files["ipynb"], 4)
    assert executed.cells[-1].outputs[0].text == "8 True\n"
    assert NotebookNotary().check_signature(executed)


def test_a_run_repeated_gives_the_same_bytes(tmp_path: Path) -> None:
    """Times, paths and random ids of the run do not reach the executed notebook."""
    notebook = write_notebook(tmp_path / "a.ipynb", "copies")
    first, second = (render(notebook, {"copies": 2}, tmp_path / out, "a", ()).files["ipynb"] for out in "bc")
    assert first.read_bytes() == second.read_bytes()


def test_a_failing_cell_is_told_in_one_line_and_its_notebook_kept(tmp_path: Path) -> None:
    """The error names cell, exception and message without control characters; a later success clears it away."""
    notebook = write_notebook(tmp_path / "a.ipynb", "1", "raise ValueError(f'no\\x1b[31m\\n good: {copies}')", "2")
    with pytest.raises(ReportError) as error:
        render(notebook, {"copies": 3}, tmp_path / "out", "a", ())
    assert str(error.value) == "cell 4: ValueError: no [31m good: 3"
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["a.failed.ipynb"]
    render(write_notebook(notebook, "1"), {}, tmp_path / "out", "a", ())
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["a.ipynb"]


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("import os; os.kill(os.getpid(), 9)", "DeadKernel: the kernel died"),
        ("import time; time.sleep(60)", "Timeout: the notebook ran longer than 3 seconds"),
        pytest.param(
            "while True: print('x' * 999_999)",
            "OutputLimit: the cells showed",
            marks=pytest.mark.slow,
        ),
    ],
)
def test_a_kernel_that_dies_hangs_or_floods_is_ended(tmp_path: Path, cell: str, told: str) -> None:
    """The report fails with the cause, which the notebook kept shows at the cell."""
    notebook = write_notebook(tmp_path / "a.ipynb", cell)
    with pytest.raises(ReportError, match=told):
        render(notebook, {}, tmp_path / "out", "a", (), timeout=3 if "sleep" in cell else 60)
    kept = tmp_path / "out" / "a.failed.ipynb"
    assert kept.stat().st_size < 30_000_000
    assert told.partition(": ")[2] in kept.read_text()


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("import os; os._exit(3)", "DeadKernel: the kernel died"),
        ("import os; os.kill(os.getpid(), 9)", "DeadKernel: the kernel died"),
        ("import time; time.sleep(60)", "Timeout: the notebook ran longer than 2 seconds"),
        (r"raise ValueError('half: \ud800')", "ValueError: half: ?"),
    ],
)
def test_a_cell_has_one_number_however_it_fails(tmp_path: Path, cell: str, told: str) -> None:
    """It is the number that Jupyter shows beside the cell, and no message is lost on its way."""
    notebook = write_notebook(tmp_path / "a.ipynb", "", "1", cell, "2")
    with pytest.raises(ReportError) as error:
        render(notebook, {"copies": 2}, tmp_path, "a", (), timeout=2 if "sleep" in cell else 60)
    assert str(error.value) == f"cell 4: {told}"
    assert nbformat.read(tmp_path / "a.failed.ipynb", 4).cells[-2].execution_count == 4


def test_an_error_that_only_the_reply_tells_fails_the_report(tmp_path: Path) -> None:
    """A kernel of another kind loses the message of such an error; the report is not taken for done."""
    notebook = write_notebook(tmp_path / "a.ipynb", r"raise ValueError('half: \ud800')", "2")
    with pytest.raises(ReportError, match=r"^cell 2: UnicodeEncodeError: .*surrogates not allowed"):
        render(notebook, {}, tmp_path, "a", (), kernel="python3")


def test_what_an_export_cannot_show_is_told(tmp_path: Path) -> None:
    """Each warning stands once, though HTML and PDF both lack it."""
    figure = "from IPython.display import SVG; SVG('<svg><circle r=\"1\"/></svg>')"
    notebook = write_notebook(tmp_path / "a.ipynb", figure, r"print('\ue000')")
    report = render(notebook, {}, tmp_path, "a")
    described, unset = report.warnings
    assert described.startswith("cell 2: a figure is not described")
    assert unset.startswith("no font has ")


def test_mistakes_are_told_before_anything_is_written(tmp_path: Path) -> None:
    """A wrong parameter makes no folder."""
    notebook = write_notebook(tmp_path / "a.ipynb", "1")
    with pytest.raises(InputError, match="copies: 'x' is not a whole number"):
        render(notebook, {"copies": "x"}, tmp_path / "out", "a", ())
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_a_mistake(tmp_path: Path) -> None:
    """The error names the folder and the mend."""
    notebook = write_notebook(tmp_path / "a.ipynb", "1")
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="file: cannot be written to"):
        render(notebook, {}, tmp_path / "file", "a", ())


def test_a_full_disk_is_a_mistake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error is one line with the folder and the mend, and nothing half-written is left."""

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    notebook = write_notebook(tmp_path / "a.ipynb", "1")
    with pytest.raises(InputError, match=r"out: No space left on device; make room, or choose another folder$"):
        render(notebook, {}, tmp_path / "out", "a", ("html",))
    assert not list((tmp_path / "out").iterdir())


def test_an_export_that_fails_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the exporter raises becomes the report's error, and no half of a report is published."""

    def trip(page: object) -> None:
        raise KeyError("alt")

    monkeypatch.setattr("analysis.report.pdf.to_pdf", trip)
    notebook = write_notebook(tmp_path / "a.ipynb", "1")
    with pytest.raises(ReportError, match=r"^pdf: KeyError: 'alt'$"):
        render(notebook, {}, tmp_path / "out", "a", ("pdf",))
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["a.failed.ipynb"]


def test_plain_papermill_and_nbconvert_make_the_same_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`papermill -k geobrief`, then the exporters, give the bytes that `render` gives."""
    monkeypatch.setenv("JUPYTER_PATH", str(KERNELS.parent))
    notebook, parameters = folder("notebooks") / "briefing.ipynb", {"cutoff": "2025-01-17T18:00", "tlp": "TLP:GREEN"}
    report = render(notebook, parameters, tmp_path, "a")
    by_hand = tmp_path / "by-hand" / "a.ipynb"
    by_hand.parent.mkdir()
    given = [word for name, value in parameters.items() for word in ("-p", name, value)]
    subprocess.run([sys.executable, "-m", "papermill", notebook, by_hand, "-k", "geobrief", *given], check=True)
    for ending in ("html", "pdf"):
        subprocess.run([sys.executable, "-m", "nbconvert", "--to", f"briefing-{ending}", by_hand], check=True)
        assert by_hand.with_suffix(f".{ending}").read_bytes() == report.files[ending].read_bytes()
