"""The commands `diff` and `export`."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from make import briefing_of

from analysis.cli import main
from analysis.report.joint import embed

TEXT = "Talks began on May 3."


def run(*arguments: str | Path) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """Return an article in a file."""
    file = tmp_path / "talks.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Return an HTML report of another version of the article, as far as its data goes."""
    made = briefing_of(TEXT.replace("3", "4"), dates=[("May 4", "XXXX-05-04", "day")])
    file = tmp_path / "report.html"
    data = embed(json.dumps(made.to_dict()))
    file.write_text(f'<script type="application/json" id="briefing.json">{data}</script>', encoding="utf-8")
    return file


def test_the_same_article_is_status_0(article: Path) -> None:
    """Nothing is printed."""
    result = run("diff", article, article)
    assert (result.exit_code, result.output) == (0, "")


def test_what_changed_is_status_1_and_stands_on_a_page_too(article: Path, report: Path, tmp_path: Path) -> None:
    """An article and a report can be compared; both wordings are shown."""
    page = tmp_path / "changes.html"
    result = run("diff", article, report, "--html", page)
    assert result.exit_code == 1
    assert f"  changed: {TEXT} [S1] → Talks began on May 4. [S1]" in result.output
    assert "Talks began on May <ins>4.</ins>" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["absent.txt", "absent.pdf", "other.docx"])
def test_what_cannot_be_read_is_status_2(name: str, article: Path, tmp_path: Path) -> None:
    """One line names the file."""
    for command in (("diff", article, tmp_path / name), ("export", tmp_path / name)):
        result = run(*command)
        assert result.exit_code == 2
        assert result.stderr.startswith("geobrief: ")
        assert name in result.stderr
        assert len(result.stderr.splitlines()) == 1


PLACES = ["none/x", "file/x", "folder", *(["/dev/full"] if Path("/dev/full").is_char_device() else [])]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("command", ["analyse --out", "diff --html"])
def test_a_file_that_takes_no_text_is_told(
    command: str, place: str, article: Path, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line names the file and why, with exit status 2; a device such as the full disk stays what it is."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "folder").mkdir()
    name, option = command.split()
    result = run(name, article, *([report] if name == "diff" else []), option, place)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"geobrief: {place}: cannot be written to (")
    assert len(result.stderr.splitlines()) == 1
    assert place != "/dev/full" or Path(place).is_char_device()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device stands for a full disk")
@pytest.mark.parametrize("command", ["analyse", "themes", "diff"])
def test_a_full_disk_behind_standard_output_is_told(command: str, article: Path, report: Path) -> None:
    """What is piped into a file can fail, too."""
    words = [command, article, *([report] if command == "diff" else [])]
    program = [sys.executable, "-c", "from analysis.cli import main; main()", *map(str, words)]
    with open("/dev/full", "w") as full:
        done = subprocess.run(program, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("geobrief: standard output: cannot be written to (No space left")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("place", ["file", "file/x", "none"])
def test_a_folder_that_takes_no_tables_is_told(place: str, article: Path, tmp_path: Path) -> None:
    """A file in the way, or a folder that may not be written to."""
    (tmp_path / "file").write_text("in the way")
    out = tmp_path / place if place != "none" else "/proc/none"
    result = run("export", article, "--out", out)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"geobrief: {out}: cannot be written to (")
    assert len(result.stderr.splitlines()) == 1


def test_tables_of_articles_and_reports_together(article: Path, report: Path, tmp_path: Path) -> None:
    """Each row has the name of its article, or of the report where the article had none."""
    result = run("export", article, report, "--to", "jsonl", "--out", tmp_path / "tables")
    assert result.exit_code == 0
    assert len(result.output.splitlines()) == 6
    rows = map(json.loads, (tmp_path / "tables" / "dates.jsonl").read_text(encoding="utf-8").splitlines())
    assert [(row["article"], row["words"]) for row in rows] == [("talks.txt", "May 3"), ("report.html", "May 4")]
