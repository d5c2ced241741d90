"""Warm kernels: each notebook in a real kernel of its own, forked from a process that has imported everything."""

import asyncio
import contextlib
import logging
import os
import signal
import sys
from functools import cache
from multiprocessing import reduction, util
from multiprocessing.forkserver import ForkServer, read_signed
from pathlib import Path
from select import select
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.localinterfaces import localhost
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import List, Unicode, default

from analysis.report.forked import ForkedKernel

if TYPE_CHECKING:
    from subprocess import Popen

NAME = "geobrief"
KERNELS = Path(__file__).with_name("kernels")
CAN_FORK = sys.platform not in ("win32", "darwin")  # macOS forbids what its system libraries do after a fork
LONGEST_SOCKET_FOLDER = 60  # characters; a Unix socket's path has about 100
STOPPED = 255  # the exit code of a kernel whose fork server is gone


def install(*, for_user: bool) -> str:
    """Install the kernelspec `geobrief` for this user or into this Python environment, and return its folder."""
    target = {"user": True} if for_user else {"prefix": sys.prefix}
    return str(KernelSpecManager().install_kernel_spec(str(KERNELS / NAME), NAME, **target))


class ReportKernelManager(AsyncKernelManager):
    """Jupyter's kernel manager, which knows our kernel also where it has not been installed.

    It speaks with kernels over Unix sockets in a private folder: faster than TCP, and no port is taken twice.
    """

    @default("kernel_spec_manager")
    def _kernels_found(self) -> KernelSpecManager:
        known = KernelSpecManager(parent=self)
        known.kernel_dirs = [*known.kernel_dirs, str(KERNELS)]
        return known

    @default("transport")
    def _sockets_where_there_are(self) -> str:
        return "ipc" if os.name == "posix" and len(util.get_temp_dir()) < LONGEST_SOCKET_FOLDER else "tcp"

    @default("ip")
    def _address(self) -> str:
        return os.path.join(util.get_temp_dir(), uuid4().hex) if self.transport == "ipc" else localhost()


class WarmProvisioner(LocalProvisioner):
    """Starts kernels as forks of a warm process; an ordinary kernel where that cannot be."""

    process: "Forked | Popen[bytes] | None" = None  # type: ignore[assignment]
    preload = List(Unicode(), help="the modules imported before a kernel is forked", config=True)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start the kernel and return its connection."""
        if CAN_FORK:
            try:
                folder = str(kwargs.get("cwd") or os.getcwd())
                self.process = fork(tuple(self.preload), cmd, folder, kwargs["env"])
            except (OSError, EOFError) as error:
                say_once(f"a kernel started cold: the fork server failed ({error})")
            else:
                self.pid = self.pgid = self.process.pid
                self.cwd = folder
                return self.connection_info
        else:
            say_once(f"kernels start cold: they cannot be forked on {sys.platform}")
        return await super().launch_kernel(cmd, **kwargs)

    async def shutdown_requested(self, restart: bool = False) -> None:
        """Notice the kernel's end at once; the manager looks only ten times a second."""
        for _ in range(100):
            if self.process is None or self.process.poll() is not None:
                return
            await asyncio.sleep(0.005)

    async def cleanup(self, restart: bool = False) -> None:
        """End the processes that the kernel has left behind."""
        await super().cleanup(restart)
        if self.pgid and hasattr(os, "killpg"):
            with contextlib.suppress(OSError):
                os.killpg(self.pgid, signal.SIGKILL)


class Forked:
    """A kernel process under a fork server; what jupyter_client uses of a `subprocess.Popen`."""

    stdin = stdout = stderr = None

    def __init__(self, status: int, lifeline: int) -> None:
        self.status = status
        self.lifeline = lifeline  # the kernel ends when its other end closes: with this process, however that ends
        self.returncode: int | None = None
        self.pid = read_signed(status)

    def poll(self) -> int | None:
        """Return the exit code; None while the kernel runs."""
        if self.returncode is None and select([self.status], [], [], 0)[0]:
            return self.wait()
        return self.returncode

    def wait(self) -> int:
        """Wait for the kernel's end and return its exit code."""
        if self.returncode is None:
            try:
                self.returncode = read_signed(self.status)
            except (OSError, EOFError):
                self.returncode = STOPPED
            os.close(self.status)
            os.close(self.lifeline)
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal to the kernel, if it runs."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask the kernel to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the kernel."""
        self.send_signal(signal.SIGKILL)


def fork(preload: tuple[str, ...], command: list[str], folder: str, environment: dict[str, str]) -> Forked:
    """Have the fork server start a kernel with the command's arguments, in the caller's folder and environment."""
    status, lifeline = server(preload).connect_to_new_process([])
    kernel = ForkedKernel(tuple(command[command.index("-f") :]), folder, environment)
    with open(lifeline, "wb", closefd=False) as pipe:
        reduction.dump({}, pipe)  # no preparation: multiprocessing would import this process's __main__ once more
        reduction.dump(kernel, pipe)
    return Forked(status, lifeline)


@cache
def server(preload: tuple[str, ...]) -> ForkServer:
    """Return this process's fork server, of the standard library; it ends with this process."""
    started = ForkServer()
    started.set_forkserver_preload(list(preload))
    started.ensure_running()
    util.Finalize(None, started._stop, exitpriority=0)  # type: ignore[attr-defined]
    return started


@cache
def say_once(message: str) -> None:
    """Log a warning, the first time only."""
    logging.getLogger(__name__).warning(message)
