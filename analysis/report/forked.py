"""What happens in the fork: a copy of the warm process becomes the kernel of one notebook. Imported before the fork."""

import atexit
import json
import logging
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
UNLIKE_OTHERS = (
    "--IPKernelApp.parent_handle=1",  # do not look for the client among the parents: the lifeline tells of its end
    "--log-level=CRITICAL",  # jupyter_client interrupts a kernel before it ends it, which others log as an error
    "--HistoryManager.enabled=False",  # a report's cells are no one's command history
    "--Session.packer=analysis.report.forked.packed",
)


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
    from ipykernel.kernelapp import IPKernelApp

    app: Any = IPKernelApp.instance()
    app.initialize([*arguments, *UNLIKE_OTHERS])
    app.log.setLevel(logging.CRITICAL)  # the application sets its handler only, and would make four records a cell
    app.start()
    app.control_thread.join(FAREWELL)  # else ipykernel may end, before it, the thread through which it says its last


def packed(message: Any) -> bytes:
    """Return a message as JSON, with a question mark for half of a surrogate pair, at which Jupyter would lose it."""
    from jupyter_client.jsonutil import json_default
    from jupyter_client.session import json_packer

    try:
        return json_packer(message)
    except UnicodeEncodeError:
        return json.dumps(message, default=json_default, ensure_ascii=False).encode(errors="replace")


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
