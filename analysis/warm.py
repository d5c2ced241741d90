"""What a briefing needs, imported and loaded before kernels are forked from this process."""

import gc

import analysis.show
from analysis.language import load_model

__all__ = ["analysis"]

load_model("auto")
gc.collect()
gc.freeze()  # shared pages stay shared: the collector of a fork does not touch what was here before
