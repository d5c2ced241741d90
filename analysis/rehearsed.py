"""A briefing made once before kernels are forked from this process: worth its time where many follow."""

import ast
import contextlib
import gc
import json
import sys

from IPython.core.formatters import DisplayFormatter
from matplotlib import font_manager

from analysis.places import folder
from analysis.report.memory import keep_freed

NOTEBOOK = "briefing.ipynb"

keep_freed()


def rehearse() -> None:
    """Run and show the notebook's cells here, so that the lists, templates and shapes they use are read already."""
    notebook = json.loads((folder("notebooks") / NOTEBOOK).read_text(encoding="utf-8"))
    names: dict[str, object] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            statements = ast.Interactive(ast.parse("".join(cell["source"])).body)
            exec(compile(statements, NOTEBOOK, "single"), names)  # noqa: S102 -- our own notebook, as a kernel does


sys.displayhook = DisplayFormatter().format
with contextlib.suppress(Exception):  # a list that cannot be read is told by the cell that needs it
    rehearse()
sys.displayhook = sys.__displayhook__
font_manager._get_font.cache_clear()  # type: ignore[attr-defined]  # as matplotlib does in each fork, at some cost
gc.collect()
gc.freeze()
