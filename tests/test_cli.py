"""The command, as a user types it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from analysis.cli import main

ARTICLE = "russia-iran-treaty.txt"


def run(*words: str, typed: bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(words), input=typed)


def test_help_starts_without_the_language_model() -> None:
    """The command answers at once: spaCy, matplotlib and papermill are imported when they are needed."""
    heavy = ("spacy", "matplotlib", "papermill", "numpy")
    code = f"import sys; from analysis.cli import main; print([m for m in {heavy} if m in sys.modules])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


MISTAKES = [
    (["render", "none.txt"], "none.txt: no such file"),
    (["render", ARTICLE, "-p", "colour", "red"], "'colour' is not a parameter of the notebook"),
    (["render", ARTICLE, "-p", "tlp", "TLP:WHITE"], "TLP:CLEAR"),
    (["render", ARTICLE, "-p", "published", "16.1.2025"], "published"),
    (["render", ARTICLE, "-p", "rating", "C3"], "rating"),
    (["render", ARTICLE, "-p", "__import__('os').abort()", "1"], "is not a parameter of the notebook"),
    (["render", ARTICLE, "--notebook", "none.ipynb"], "none.ipynb"),
    (["render", ARTICLE, "--to", "docx"], "docx"),
    (["render"], "Missing argument"),
    (["analyse", "none.txt"], "none.txt: no such file"),
    (["analyse", ".."], "cannot read"),
]


@pytest.mark.parametrize(("words", "message"), MISTAKES, ids=[" ".join(words) for words, _ in MISTAKES])
def test_a_mistake_is_told_without_a_traceback(words: list[str], message: str, tmp_path: Path) -> None:
    """A user's mistake ends with exit status 2 and says what to mend, before a kernel starts."""
    out = ["--out", str(tmp_path / "out")] if words[0] == "render" and len(words) > 1 else []
    result = run(*words, *out)
    assert result.exit_code == 2
    assert message in result.output
    assert "Traceback" not in result.output
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


BAD_FILES = [
    ("empty.txt", b"", "empty"),
    ("binary.txt", b"\0\1", "not a text file"),
    ("date.txt", b"---\npublished: x\n---\nHi.", "published"),
]


@pytest.mark.parametrize(("name", "data", "message"), BAD_FILES)
def test_a_file_that_is_no_article_is_told(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    """One line names the file and the field."""
    (tmp_path / name).write_bytes(data)
    result = run("render", str(tmp_path / name), "--out", str(tmp_path / "out"))
    assert (result.exit_code, len(result.output.splitlines())) == (2, 1)
    assert name in result.output
    assert message in result.output


def test_an_unwritable_folder_is_told(tmp_path: Path) -> None:
    """A file where a folder should be stops the run before it starts."""
    (tmp_path / "out").write_text("in the way")
    result = run("render", ARTICLE, "--out", str(tmp_path / "out"))
    assert result.exit_code == 2
    assert "cannot be written to" in result.output


def test_analyse_writes_a_line_of_json_an_article(tmp_path: Path) -> None:
    """Other programs read the findings without a notebook."""
    (tmp_path / "talks.txt").write_text("Talks began.")
    result = run("analyse", ARTICLE, str(tmp_path / "talks.txt"))
    lines = [json.loads(line) for line in result.output.splitlines()]
    assert [line["article"]["path"] for line in lines] == [ARTICLE, "talks.txt"]


def test_analyse_reads_standard_input() -> None:
    """An article can come through a pipe."""
    result = run("analyse", "-", typed="“Yes,” said Ann Lee.".encode())
    assert json.loads(result.output)["quotations"][0]["speaker"]["text"] == "Ann Lee"


def test_doctor_finds_this_installation_well() -> None:
    """Everything that the tests need is there."""
    result = run("doctor")
    assert result.exit_code == 0
    assert "language model" in result.output


@pytest.mark.slow
def test_render_makes_the_three_files(tmp_path: Path) -> None:
    """The main job: one command, three files, their paths at the end."""
    result = run("render", ARTICLE, "--out", str(tmp_path), "-p", "published", "2025-01-16")
    assert result.exit_code == 0
    assert [Path(line).suffix for line in result.output.splitlines()] == [".ipynb", ".html", ".pdf"]
    assert all(Path(line).stat().st_size > 10_000 for line in result.output.splitlines())


@pytest.mark.slow
def test_render_tells_what_the_report_lacks(tmp_path: Path) -> None:
    """Characters that no font has are one line on the error stream; the report is there all the same."""
    (tmp_path / "a.txt").write_text("Talks \ue000 began.", encoding="utf-8")
    result = run("render", str(tmp_path / "a.txt"), "--to", "pdf", "--out", str(tmp_path))
    assert result.exit_code == 0
    assert result.stderr.startswith("geobrief: a.txt: no font has ")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.slow
def test_a_failing_article_does_not_stop_the_others(tmp_path: Path) -> None:
    """The one that failed is told, with exit status 1; the other is there."""
    notebook = json.loads((Path(__file__).parents[1] / "notebooks" / "briefing.ipynb").read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["id"] == "front":
            cell["source"] = "assert len(source.text) > 100"
    (tmp_path / "strict.ipynb").write_text(json.dumps(notebook))
    (tmp_path / "short.txt").write_text("Talks began.")
    result = run(
        "render",
        str(tmp_path / "short.txt"),
        ARTICLE,
        "--notebook",
        str(tmp_path / "strict.ipynb"),
        "--to",
        "html",
        "--out",
        str(tmp_path),
    )
    assert result.exit_code == 1
    assert "AssertionError" in result.output
    assert (tmp_path / "russia-iran-treaty.html").exists()
    assert not (tmp_path / "short.html").exists()
