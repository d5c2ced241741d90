"""The benchmarks: README tells what was measured, and the soak finds nothing wrong."""

import subprocess
import sys
from pathlib import Path

import compared
import pytest

ROOT = Path(__file__).parents[1]
COSTS = {
    name: {"cpu": cpu, "wall": 2 * cpu}
    for name, cpu in [(compared.PEER_HTML, 6.0), (compared.HTML, 0.5), (compared.BOTH, 0.6), (compared.FLOOR, 0.4)]
}
FIGURES = {"measured": "2025-01-17", "rounds": 3, "reports": 24, "on": "2 processors", "costs": COSTS}


def test_the_readme_tells_the_figures_of_the_file() -> None:
    """The README's table is made from the file, so that the two cannot disagree."""
    block = f"<!-- compared -->\n{compared.block()}<!-- /compared -->"
    assert block in (ROOT / "README.md").read_text(encoding="utf-8")


def test_ratios_are_of_what_was_measured() -> None:
    """Without a browser there is no ratio to a PDF of the peers."""
    lines = compared.table(FIGURES).splitlines()
    assert "| papermill and nbconvert against our batch, HTML, CPU | 12.00 |" in lines
    assert "| our batch against the floor, HTML and PDF, CPU | 1.50 |" in lines
    assert not [line for line in lines if "webpdf" in line]


def test_new_figures_take_the_place_of_the_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """File and README are written together, and nothing else in the README changes."""
    monkeypatch.setattr(compared, "FILE", tmp_path / "compared.json")
    monkeypatch.setattr(compared, "README", tmp_path / "README.md")
    compared.README.write_text("a\n<!-- compared -->\n<!-- /compared -->\nb\n")
    for figures in (FIGURES, FIGURES | {"rounds": 5}):
        compared.write(figures)
        text = f"a\n<!-- compared -->\n{compared.table(figures)}<!-- /compared -->\nb\n"
        assert compared.README.read_text() == text
        assert compared.block() == compared.table(figures)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
def test_a_small_soak_finds_nothing_wrong() -> None:
    """A batch with every kind of fault loses nothing, also when its parent and a worker are killed."""
    words = ["--reports", "20", "--kills", "2", "--timeout", "12"]
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "soak.py", *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "nothing lost" in done.stdout
