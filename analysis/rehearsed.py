"""A briefing made once before kernels are forked from this process: worth its time where many follow."""

import contextlib
import gc
import json

from analysis.places import folder

NOTEBOOK = "briefing.ipynb"


def rehearse() -> None:
    """Run the notebook's cells here, so that the lists, templates, fonts and shapes they use are read already."""
    notebook = json.loads((folder("notebooks") / NOTEBOOK).read_text(encoding="utf-8"))
    names: dict[str, object] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)  # noqa: S102 -- our own notebook, as a kernel would run it


with contextlib.suppress(Exception):  # a list that cannot be read is told by the cell that needs it
    rehearse()
gc.collect()
gc.freeze()
