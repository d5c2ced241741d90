"""What a briefing needs, imported and loaded before kernels are forked from this process."""

import gc

from matplotlib.backends.registry import backend_registry

import analysis.show  # noqa: F401 -- the sections, and with them all that a briefing is made of
from analysis.language import load_model

load_model("auto")
backend_registry.list_all()  # else each fork reads what all installed packages declare, to find backends among it
gc.collect()
gc.freeze()  # shared pages stay shared: the collector of a fork does not touch what was here before
