"""What a briefing needs, imported, loaded and tried once, before kernels are forked from this process."""

import contextlib
import gc
import json

from analysis.language import load_model
from analysis.places import folder

NOTEBOOK = "briefing.ipynb"


def try_once() -> None:
    """Run the notebook's cells here, so that the lists, templates, fonts and shapes they use are read already."""
    notebook = json.loads((folder("notebooks") / NOTEBOOK).read_text(encoding="utf-8"))
    names: dict[str, object] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)  # noqa: S102 -- our own notebook, as a kernel would run it


load_model("auto")
with contextlib.suppress(Exception):  # a list that cannot be read is told by the cell that needs it
    try_once()
gc.collect()
gc.freeze()  # shared pages stay shared: the collector of a fork does not touch what was here before
