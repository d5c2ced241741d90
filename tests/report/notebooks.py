"""Small notebooks for the tests of `report/`, which knows nothing of what a notebook computes."""

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

PARAMETERS = """\
article: str = ""  # file; an article
copies: int = 1  # how many
review: bool = False  # a review copy
paper: str = "a4"  # one of a4, letter; the paper
"""


def write_notebook(file: Path, *cells: str) -> Path:
    """Write a notebook with four parameters and the cells given."""
    parameters = new_code_cell(PARAMETERS, id="parameters", metadata={"tags": ["parameters"]})
    nbformat.write(
        new_notebook(
            cells=[parameters, *(new_code_cell(cell, id=f"cell-{n}") for n, cell in enumerate(cells))],
            metadata={"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}},
        ),
        file,
    )
    return file
