"""What happens in the fork: a copy of the warm process becomes the kernel of one notebook. Imported before the fork."""

import atexit
import os
import random
import signal
import sys
import threading
from dataclasses import dataclass
from typing import Any, Never

for limit in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(limit, "1")  # a process with threads cannot be forked safely; read when numpy is imported
os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")  # else debugpy writes a warning when it is imported

INLINE = "module://matplotlib_inline.backend_inline"
FAREWELL = 1  # seconds; it takes a few milliseconds, and has no end where a cell ended the kernel


@dataclass(frozen=True)
class ForkedKernel:
    """A kernel to be: its command line, its folder and its environment, as an ordinary kernel would have them."""

    arguments: tuple[str, ...]
    folder: str
    environment: dict[str, str]

    def _bootstrap(self, lifeline: int) -> int:
        """Become the kernel; multiprocessing's fork server calls this in the fork and exits with what it returns."""
        os.setsid()
        os.chdir(self.folder)
        os.environ.clear()
        os.environ.update(self.environment)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        threading.Thread(target=end_with_client, args=(lifeline,), daemon=True).start()
        reseed()
        choose_backend()
        run(self.arguments)
        atexit._run_exitfuncs()  # which the fork server passes over; among them what closes a notebook's open files
        return 0


def run(arguments: tuple[str, ...]) -> None:
    """Run an IPython kernel to its end."""
    from analysis.report.kernel_app import ReportKernelApp

    app: Any = ReportKernelApp.instance()
    app.initialize(list(arguments))
    app.start()
    app.control_thread.join(FAREWELL)  # else ipykernel may end, before it, the thread through which it says its last


def reseed() -> None:
    """Give this fork random numbers of its own."""
    random.seed()
    if "numpy" in sys.modules:
        import numpy

        numpy.random.seed()


def choose_backend() -> None:
    """Have pyplot draw into the notebook, as ipykernel does, but for a matplotlib that was imported before it could."""
    if "matplotlib" in sys.modules:
        import matplotlib

        matplotlib.rcParams["backend"] = os.environ.get("MPLBACKEND") or INLINE


def end_with_client(lifeline: int) -> Never:
    """End this kernel, and what it has started, when the process that asked for it is gone."""
    while os.read(lifeline, 4096):
        pass
    os.killpg(0, signal.SIGKILL)
    raise SystemExit
