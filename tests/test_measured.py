"""The measured error rates: README and report tell the same ones."""

from pathlib import Path

from analysis import measured

README = Path(__file__).parents[1] / "README.md"


def test_the_readme_tells_the_figures_of_the_file() -> None:
    """The README's table is made from the file of counts, so that the two cannot disagree."""
    assert measured.table() in README.read_text(encoding="utf-8")


def test_a_report_tells_each_figure_with_its_day() -> None:
    """Every figure of the table stands in the line of its texts, below one that names the day of the measuring."""
    first, *lines = measured.sentences()
    assert measured.day() in first
    for figure in measured.figures():
        assert any(line.startswith(figure.texts) and f"{figure.percent:.1f}\u00a0%" in line for line in lines)


def test_every_figure_is_a_share() -> None:
    """A count in the wrong place would show as less than none or more than all."""
    assert all(0 < figure.percent <= 100 for figure in measured.figures())
