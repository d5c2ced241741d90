"""The floor: the notebook's own calls and the report's own functions in one warm process, without Jupyter.

python benchmarks/floor.py OUT NUMBER
"""

import ast
import json
import sys
from pathlib import Path
from typing import Any

from analysis.places import folder
from analysis.report.html import to_html
from analysis.report.page import read_page
from analysis.report.pdf import to_pdf


def main(out: Path, number: int) -> None:
    """Make a report that many times, each with a title of its own."""
    out.mkdir(parents=True)
    notebook = json.loads((folder("notebooks") / "briefing.ipynb").read_text(encoding="utf-8"))
    sources = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    for n in range(number):
        sources_of_this = [sources[0], f"title = 'Report {n}'", *sources[1:]]
        page = read_page({"cells": executed(sources_of_this)}, f"report-{n}")
        (out / f"report-{n}.html").write_text(to_html(page), encoding="utf-8")
        (out / f"report-{n}.pdf").write_bytes(to_pdf(page)[0])


def executed(sources: list[str]) -> list[dict[str, Any]]:
    """Run cells as IPython does, and return them with what their last expression shows."""
    names: dict[str, Any] = {}
    return [{"cell_type": "code", "source": source, "outputs": shown(source, names)} for source in sources]


def shown(source: str, names: dict[str, Any]) -> list[dict[str, Any]]:
    """Run a cell and return the output of its last expression."""
    body = ast.parse(source).body
    last = ast.Expression(body.pop().value) if body and isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "cell", "exec"), names)
    value = eval(compile(last, "cell", "eval"), names) if last else None
    if value is None:
        return []
    bundle = value._repr_mimebundle_() if hasattr(value, "_repr_mimebundle_") else {"text/html": value._repr_html_()}
    return [{"output_type": "execute_result", "data": bundle, "metadata": {}}]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
