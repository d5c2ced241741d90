"""What a briefing needs, imported and loaded before kernels are forked from this process."""

import gc

import analysis.show  # noqa: F401 -- the sections, and with them all that a briefing is made of
from analysis.language import load_model

load_model("auto")
gc.collect()
gc.freeze()  # shared pages stay shared: the collector of a fork does not touch what was here before
