"""The finished briefing in `reports/example`: it must be what the rules make of its article today."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from analysis.cli import main
from analysis.places import folder

EXAMPLE = Path(__file__).parents[1] / "reports" / "example" / "russia-iran-treaty"
ARTICLE = folder("data") / "articles" / "russia-iran-treaty.txt"


@pytest.mark.parametrize("ending", ["ipynb", "html", "pdf"])
def test_the_example_is_not_stale(ending: str) -> None:
    """Its findings are found again in its article, and its page is printed again from them, to the letter."""
    result = CliRunner().invoke(main, ["verify", f"{EXAMPLE}.{ending}", "--article", str(ARTICLE)])
    assert result.exit_code == 0, result.output
    assert "FAILED" not in result.output


def test_the_readme_shows_its_first_page() -> None:
    """The picture that the README names is there."""
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    assert "reports/example/first-page.png" in readme
    assert (EXAMPLE.parent / "first-page.png").read_bytes().startswith(b"\x89PNG")
