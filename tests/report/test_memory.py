"""Memory that a process has freed: how often the system must clear new pages for it."""

import os
import subprocess
import sys
from mmap import PAGESIZE

import pytest

PAGES = 8_000_000 // PAGESIZE

SCRIPT = """
import resource

from analysis.report.memory import keep_freed

{prepared}

def faults():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt

bytearray(b"x") * 8_000_000
before = faults()
for _ in range(20):
    bytearray(b"x") * 8_000_000
print(faults() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is kept only where the C library is GNU's")
def test_freed_memory_is_used_again_where_dask_would_give_it_back() -> None:
    """What is freed and filled again takes new pages under Dask's setting, and none once it is kept."""
    assert cleared("") > 10 * PAGES
    assert cleared("keep_freed()") < PAGES


def cleared(prepared: str) -> int:
    """Return how many pages a process asks for while it fills and frees the same megabytes twenty times."""
    environment = {**os.environ, "MALLOC_TRIM_THRESHOLD_": "65536"}  # as Dask sets it for its workers
    script = SCRIPT.format(prepared=prepared)
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    return int(done.stdout)
