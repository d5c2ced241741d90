"""The data that is shipped: what its guide says is true, and the examples are read."""

import re
from pathlib import Path

import pytest

from analysis import brief, read_article
from analysis.places import folder
from analysis.report.batch_file import read_batch
from analysis.report.parameters import declared
from analysis.report.plan import plan

DATA = folder("data")
GUIDE = (DATA / "reference" / "README.md").read_text(encoding="utf-8")
ARTICLES = sorted(file.name for file in (DATA / "articles").iterdir())


def example(heading: str) -> str:
    """Return the indented lines under a heading of the guide."""
    section = GUIDE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return "\n".join(line[4:] for line in section.splitlines() if line.startswith("    ") or not line)


def test_the_guide_names_every_file() -> None:
    """No list is left undescribed, and none is described that is not there."""
    named = set(re.findall(r"^\| `([\w.-]+\.\w+)`", GUIDE, re.MULTILINE))
    assert named | {"README.md"} == {file.name for file in (DATA / "reference").iterdir()}


def test_the_guides_corrections_apply(tmp_path: Path) -> None:
    """The example is of the first article, and each of its entries changes something."""
    file = tmp_path / "example.yaml"
    file.write_text(example("A file of corrections"), encoding="utf-8")
    assert len(brief(read_article("russia-iran-treaty.txt"), corrections=file).corrections) == 4


def test_the_guides_front_matter_is_read(tmp_path: Path) -> None:
    """All its fields are known."""
    file = tmp_path / "example.txt"
    file.write_text(example("An article file").strip(), encoding="utf-8")
    article = read_article(file)
    assert (article.title, article.text) == ("Talks in Geneva: the second day", "GENEVA — The talks …")


@pytest.mark.parametrize("name", ARTICLES)
def test_every_example_article_gives_a_briefing(name: str) -> None:
    """Each has speakers, dates, themes and claims to show."""
    found = brief(read_article(name))
    assert found.quotations
    assert found.dates
    assert found.themes
    assert found.claims


def test_the_example_batch_is_well() -> None:
    """Each row has a name of its own, an article that is there and parameters that the notebook has."""
    rows = plan(read_batch(DATA / "batch.csv"), declared(folder("notebooks") / "briefing.ipynb"))
    assert len(rows) >= 3
    assert [row.mistakes for row in rows] == [()] * len(rows)
    assert {str(row.values["article"]) for row in rows} <= set(ARTICLES)
