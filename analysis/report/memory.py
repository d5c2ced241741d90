"""What the processes that make reports do with memory they have freed."""

import ctypes
import sys

TRIM_THRESHOLD, MMAP_THRESHOLD = -1, -3  # as mallopt(3) numbers them in malloc.h
KEPT = 64 * 2**20  # bytes free at the heap's end
IN_HEAP = 32 * 2**20  # bytes; no higher threshold is taken


def keep_freed() -> None:
    """Keep what is freed for the next report, which needs as much, instead of having the system clear new pages for it.

    Dask has its workers, and what they start, give back all but 64 KB, which costs a report a tenth of its time. Where
    the C library is not GNU's, nothing is done.
    """
    if sys.platform == "linux" and hasattr(libc := ctypes.CDLL(None), "mallopt"):
        libc.mallopt(TRIM_THRESHOLD, KEPT)
        libc.mallopt(MMAP_THRESHOLD, IN_HEAP)
