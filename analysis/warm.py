"""What a briefing needs, imported and loaded before kernels are forked from this process."""

import gc
from importlib import import_module

from analysis.language import load_model

MODULES = (
    "analysis.briefing",
    "analysis.show",
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
    "matplotlib.figure",
)  # but not matplotlib_inline: imported before the fork, it makes all of pyplot's figures vanish

for module in MODULES:
    import_module(module)
load_model("auto")
gc.collect()
gc.freeze()  # shared pages stay shared: the collector of a fork does not touch what was here before
