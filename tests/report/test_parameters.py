"""Parameters are read from the notebook and checked against it before a kernel starts."""

from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from analysis.exceptions import InputError
from analysis.report.parameters import checked, declared

KERNEL = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}
CELL = """\
article: str = ""  # file; the article
page: str = ""  # file or address; where it was found
published: str = ""  # date; its day
cutoff: str = ""  # datetime; the cut-off
paper: str = "a4"  # one of a4, letter; the paper
copies: int = 1  # how many
share: float = 0.5
review: bool = False  # a review copy
title = "Talks"
free = None
"""


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    """A notebook that declares one parameter of each kind."""
    cell = new_code_cell(CELL, metadata={"tags": ["parameters"]})
    file = tmp_path / "with {braces}.ipynb"
    nbformat.write(new_notebook(cells=[cell], metadata=KERNEL), file)
    return file


def test_declared_reads_name_type_default_and_help(notebook: Path) -> None:
    """Type comes from the annotation, else from the default; the comment is the help and may begin with a kind."""
    found = {p.name: p for p in declared(notebook)}
    assert [p.type for p in found.values()] == [str, str, str, str, str, int, float, bool, str, None]
    assert found["copies"].default == 1
    assert found["review"].help == "a review copy"
    assert found["published"].kind == "date"
    assert found["paper"].choices == ("a4", "letter")


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("copies", "7", 7),
        ("copies", 7, 7),
        ("share", 1, 1.0),
        ("share", "2.5e3", 2500.0),
        ("review", "true", True),
        ("review", "FALSE", False),
        ("review", True, True),
        ("title", 7, "7"),
        ("title", True, "true"),
        ("title", 'It\'s "#1"\n{paper}', 'It\'s "#1"\n{paper}'),
        ("published", "2024-02-29", "2024-02-29"),
        ("published", "", ""),
        ("cutoff", "2025-01-17T18:00Z", "2025-01-17T18:00Z"),
        ("page", "https://example.org/a", "https://example.org/a"),
        ("paper", "letter", "letter"),
        ("free", 3, 3),
    ],
)
def test_values_take_the_declared_type(notebook: Path, name: str, value: object, expected: object) -> None:
    """Text from a batch file and numbers from papermill become what the notebook declares."""
    values = checked(declared(notebook), {name: value})
    assert values == {name: expected}
    assert type(values[name]) is type(expected)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("copies", "7.5", "copies: '7.5' is not a whole number"),
        ("copies", True, "copies: 'true' is not a whole number"),
        ("share", "nan", "share: 'nan' is not a number"),
        ("review", "yes", "review: 'yes' is not true or false"),
        ("review", 1, "review: '1' is not true or false"),
        ("title", ["a"], "title: takes text, a number, true or false, not list"),
        ("title", None, "title: takes text, a number, true or false, not NoneType"),
        ("title", "a\0b", "no file can hold"),
        ("title", "\ud83d", "no file can hold"),
        ("published", "2025-02-30", "is not a day"),
        ("published", "20250117", "is not a day"),
        ("cutoff", "noon", "is not a date with a time"),
        ("paper", "A5", "paper: 'A5' is not allowed; give one of a4, letter"),
        ("paper", "", "give one of a4, letter"),
        ("article", "nowhere.txt", "article: 'nowhere.txt' is no file"),
        ("article", "x" * 5000, "is no file"),
        ("page", "javascript:alert(1)", "is no file"),
        ("free", float("inf"), "is not a finite number"),
        ("papr", "a4", "'papr' is not a parameter of the notebook; did you mean paper?"),
        ("x = 1; __import__('os').system('id') #", 1, "is not a parameter of the notebook"),
    ],
)
def test_mistakes_name_the_parameter_and_the_mend(notebook: Path, name: str, value: object, told: str) -> None:
    """What does not fit is refused in one line, and no name that was not declared gets through."""
    with pytest.raises(InputError) as error:
        checked(declared(notebook), {name: value})
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_all_mistakes_are_told_at_once(notebook: Path) -> None:
    """Two mistakes make two lines."""
    with pytest.raises(InputError) as error:
        checked(declared(notebook), {"paper": "A5", "copies": "many"})
    assert [line.partition(":")[0] for line in str(error.value).splitlines()] == ["paper", "copies"]


@pytest.mark.parametrize("content", [None, "", "no json", '{"cells": 3}', "[]"])
def test_what_is_no_notebook_is_refused(tmp_path: Path, content: str | None) -> None:
    """A missing file and a file that holds no notebook are the user's mistakes, told in one line."""
    file = tmp_path / "a.ipynb"
    if content is not None:
        file.write_text(content)
    with pytest.raises(InputError, match=r"a\.ipynb: (there is no such|cannot be read as a) notebook"):
        declared(file)


def test_a_name_too_long_to_exist_is_no_notebook(tmp_path: Path) -> None:
    """A name that no file system takes is the user's mistake, too."""
    with pytest.raises(InputError, match="there is no such notebook"):
        declared(tmp_path / ("a" * 300 + ".ipynb"))


def test_a_notebook_without_parameters_declares_none(tmp_path: Path) -> None:
    """Without a tagged cell there is nothing to set."""
    file = tmp_path / "a.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell("x = 1")], metadata=KERNEL), file)
    assert declared(file) == ()
