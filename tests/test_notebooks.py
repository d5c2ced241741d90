"""The notebooks as they are stored."""

import ast
import json
from pathlib import Path

import pytest

from analysis.places import folder

NOTEBOOKS = sorted(folder("notebooks").glob("*.ipynb"))
FORBIDDEN = (ast.FunctionDef, ast.For, ast.While, ast.If, ast.Try, ast.Lambda, ast.ClassDef)


def cells(notebook: Path, kind: str) -> list[dict]:
    """Return the notebook's cells of a kind."""
    return [c for c in json.loads(notebook.read_text(encoding="utf-8"))["cells"] if c["cell_type"] == kind]


def tags(cell: dict) -> list[str]:
    return cell["metadata"].get("tags", [])


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.name)
def notebook(request: pytest.FixtureRequest) -> Path:
    return request.param


def test_a_notebook_is_stored_without_outputs(notebook: Path) -> None:
    """A stored notebook holds no findings of some past run."""
    assert all(not c["outputs"] and c["execution_count"] is None for c in cells(notebook, "code"))


def test_a_notebook_has_one_parameters_cell_with_every_parameter_explained(notebook: Path) -> None:
    """papermill and the command read each parameter's type and help from this cell."""
    tagged = [c for c in cells(notebook, "code") if tags(c)]
    assert [tags(c) for c in tagged] == [["parameters"]]
    lines = "".join(tagged[0]["source"]).splitlines()
    assert all(": " in line.split("=")[0] and "  # " in line for line in lines)


def test_a_notebook_is_a_story_over_the_module(notebook: Path) -> None:
    """Code cells are calls: few, short, and without control flow."""
    code = cells(notebook, "code")
    others = ["".join(c["source"]) for c in code if not tags(c)]
    assert len(code) <= 14
    assert all(len(source.splitlines()) <= 5 for source in others)
    assert not any(isinstance(node, FORBIDDEN) for source in others for node in ast.walk(ast.parse(source)))
