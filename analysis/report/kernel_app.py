"""The kernel of a report: ipykernel's, without what each report would pay for and none uses. Imported when warm."""

import logging
import os
import sys
import threading
from codecs import getincrementaldecoder
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from select import select
from types import SimpleNamespace
from typing import Any

from ipykernel import ipkernel, zmqshell
from ipykernel.iostream import IOPubThread, OutStream
from ipykernel.kernelapp import IPKernelApp
from traitlets import Type, default
from traitlets.config import Config

CONFIG = {
    "HistoryManager": {"enabled": False},  # a report's cells are no one's command history
    "Session": {"packer": "analysis.report.messages.packed", "unpacker": "analysis.report.messages.unpacked"},
}
CONNECTION = "-f"  # the argument before the connection file, which Jupyter gives to every kernel
FILES = [  # of modules, side by side; a look into each of two thousand modules would copy as many pages
    os.fsdecode(os.fsencode(file)) for module in list(sys.modules.values()) if (file := getattr(module, "__file__", ""))
]
for name in list(sys.modules):  # IPython goes through all names; these, too, lie side by side
    sys.modules[f"{name[:1]}{name[1:]}"] = sys.modules.pop(name)
PIPE_HOLDS = 65_536  # bytes; what was written before a flush is in one reading, however long others write on


class ZMQInteractiveShell(zmqshell.ZMQInteractiveShell):
    """ipykernel's shell, which reads a cell once, not twice; of the same name, by which others know a notebook."""

    read: tuple[object, str] | None = None  # the cell that was read and is about to run, and what it is in Python

    def transform_cell(self, raw_cell: str) -> str:
        """Return a cell as plain Python."""
        wanted = self.execution_count, raw_cell
        read, self.read = self.read, None
        if read and read[0] == wanted:
            return read[1]
        cell: str = super().transform_cell(raw_cell)
        self.read = wanted, cell
        return cell


class NoSubshells:
    """What stands where ipykernel has the thread of its subshells, to tell the thread of cells that wait for others."""

    def __init__(self) -> None:
        self.parent_thread = threading.current_thread()

    def __bool__(self) -> bool:
        return False


class ReportKernel(ipkernel.IPythonKernel):
    """ipykernel's kernel, without subshells."""

    shell_class = Type(ZMQInteractiveShell)
    _supports_kernel_subshells = False


class ReportKernelApp(IPKernelApp):
    """ipykernel's application: one shell, none of the subshells; the streams keep the order of what is written."""

    kernel_class = Type(ReportKernel)
    outstream_class = "analysis.report.kernel_app.ReportStream"
    parent_handle = 1  # do not look for the client among the parents: the lifeline tells of its end

    @default("log")
    def _silent(self) -> logging.Logger:
        log = logging.getLogger(type(self).__name__)
        log.setLevel(logging.CRITICAL)  # jupyter_client interrupts a kernel before it ends it, an error to others
        return log

    def _configure_logging(self) -> None:
        """Leave logging as it is: nobody reads this application's records."""

    def parse_command_line(self, argv: list[str] | None = None) -> None:
        """Take the connection file; a parser for all that might be asked of a kernel is built only where more is."""
        self.update_config(Config(CONFIG))
        if argv and argv[0] == CONNECTION and len(argv) == 2:
            self.update_config(Config({"IPKernelApp": {"connection_file": argv[1]}}))
        else:
            super().parse_command_line(argv)

    def init_kernel(self) -> None:
        """Make the kernel, which lists the files of all modules for its debugger; here from a list made before."""
        looked_into: Any = ipkernel
        looked_into.sys = SimpleNamespace(modules={})
        try:
            super().init_kernel()
        finally:
            looked_into.sys = sys
        self.kernel._kernel_modules += FILES

    def init_control(self, context: Any) -> None:
        """Make the control channel; without a thread for subshells, cells go straight to the shell."""
        super().init_control(context)
        self.shell_channel_thread = NoSubshells()

    def init_iopub(self, context: Any) -> None:
        """Start the thread that publishes outputs."""
        super().init_iopub(context)
        self.iopub_thread.schedule = partial(schedule, self.iopub_thread)


def schedule(thread: IOPubThread, event: Callable[[], Any]) -> None:
    """Have the thread do something, as ipykernel does; its loop is woken by itself, not by a message of ZeroMQ."""
    if thread.thread.is_alive():
        thread._events.append(event)
        thread.io_loop.asyncio_loop.call_soon_threadsafe(thread._handle_event, None)  # type: ignore[attr-defined]
    else:
        event()


class ReportStream(OutStream):
    """A standard stream whose flush publishes all that was written before it, by programs that a cell started, too.

    ipykernel's reads what programs write in a thread of its own, which is not always awake before the cell prints more
    or ends, and has each flush, of which a cell makes six, wait for another thread. It also repeats it on the terminal.
    Here each writing and each flush first takes over what programs have written, and whoever reads or publishes holds
    one lock, so that nothing is on its way when a cell ends.
    """

    def __init__(self, *args: Any, watchfd: bool | str = "force", **named: Any) -> None:
        self.turn = threading.RLock()
        self.decoder = getincrementaldecoder("utf-8")("replace")
        super().__init__(*args, watchfd=watchfd, **named)

    def write(self, string: str) -> int:
        """Write after what programs have written till now."""
        self.read_programs()
        super().write(string)
        return len(string)

    def flush(self) -> None:
        """Publish what was written."""
        self.read_programs()
        self._flush()

    def _flush(self) -> None:
        with self.turn if self._is_master_process() else nullcontext():  # in a fork, its holder may be gone
            super()._flush()

    def read_programs(self) -> None:
        """Take over what programs have written till now."""
        if self._should_watch and self._is_master_process():
            pipe: Any = self._fid
            with self.turn:
                if select([pipe], [], [], 0)[0]:
                    super().write(self.decoder.decode(os.read(pipe, PIPE_HOLDS)))

    def _watch_pipe_fd(self) -> None:
        pipe: Any = self._fid
        while self._should_watch:
            select([pipe], [], [])
            self.read_programs()
