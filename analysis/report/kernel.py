"""Warm kernels: each notebook in a real kernel of its own, forked from a process that has imported everything."""

import asyncio
import contextlib
import logging
import math
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from functools import cache
from multiprocessing import util
from queue import Empty
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.channels import AsyncZMQSocketChannel
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.localinterfaces import localhost
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from jupyter_client.session import Session
from traitlets import List, Type, Unicode, default

from analysis.report.fork_server import CAN_FORK, KERNELS, NAME, Forked, fork, own_lists

if TYPE_CHECKING:
    from subprocess import Popen

CONNECTED = 0.05  # seconds in which a client that is connected hears of an answer it has
LONGEST_SOCKET_FOLDER = 60  # characters; a Unix socket's path has about 100


def install(*, for_user: bool) -> str:
    """Install the kernelspec `geobrief` for this user or into this Python environment, and return its folder."""
    target = {"user": True} if for_user else {"prefix": sys.prefix}
    return str(KernelSpecManager().install_kernel_spec(str(KERNELS / NAME), NAME, **target))


class ReportChannel(AsyncZMQSocketChannel):
    """Jupyter's channel, which waits for a message by receiving it, where Jupyter's first waits for it to be there."""

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:  # type: ignore[override]  # as Jupyter's
        """Return the next message; raises Empty if none comes within `timeout` seconds."""
        return await (self._recv() if timeout is None else super().get_msg(timeout))


class ReportKernelClient(AsyncKernelClient):
    """Jupyter's client, which takes a kernel as ready when it has answered and is idle again.

    Jupyter's own waits until nothing has come for a fifth of a second.
    """

    shell_channel_class = Type(ReportChannel)
    iopub_channel_class = Type(ReportChannel)

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until the kernel is ready; raises RuntimeError if it dies before, or is not within `timeout` seconds."""
        end = time.monotonic() + (timeout or math.inf)
        while time.monotonic() < end:
            asked = self.kernel_info()
            with contextlib.suppress(Empty):  # what is published before this client is connected is lost: ask again
                while (reply := await self.get_shell_msg(timeout=1))["parent_header"].get("msg_id") != asked:
                    pass
                while not is_idle(await self.get_iopub_msg(timeout=CONNECTED), asked):
                    pass
                self._handle_kernel_info_reply(reply)  # which protocol it speaks
                return
            if not await self.is_alive():
                raise RuntimeError("Kernel died before replying to kernel_info")
        raise RuntimeError(f"Kernel didn't respond in {timeout:g} seconds")


def is_idle(message: Mapping[str, Any], asked: str) -> bool:
    """Tell whether a message says that the kernel has done what it was asked."""
    return (message["parent_header"].get("msg_id"), message["content"].get("execution_state")) == (asked, "idle")


class ReportKernelManager(AsyncKernelManager):
    """Jupyter's kernel manager, which knows our kernel as this version has it, installed or not.

    One that an older version has installed would be forked from a process that nobody has warmed.

    It speaks with kernels over Unix sockets in a private folder: faster than TCP, and no port is taken twice.
    """

    @default("client_factory")
    def _client(self) -> type[ReportKernelClient]:
        return ReportKernelClient

    @default("session")
    def _session(self) -> Session:
        return Session(parent=self, unpacker="analysis.report.messages.unpacked")

    @default("kernel_spec_manager")
    def _kernels_found(self) -> KernelSpecManager:
        known = KernelSpecManager(parent=self)
        known.kernel_dirs = [str(KERNELS), *known.kernel_dirs]
        return known

    @default("transport")
    def _sockets_where_there_are(self) -> str:
        return "ipc" if os.name == "posix" and len(util.get_temp_dir()) < LONGEST_SOCKET_FOLDER else "tcp"

    @default("ip")
    def _address(self) -> str:
        return os.path.join(util.get_temp_dir(), uuid4().hex) if self.transport == "ipc" else localhost()


class WarmProvisioner(LocalProvisioner):
    """Starts kernels as forks of a warm process; an ordinary kernel where that cannot be."""

    process: "Forked | Popen[bytes] | None" = None  # type: ignore[assignment]  # wider than its base says
    cwd: str | None = None
    preload = List(Unicode(), help="the modules imported before a kernel is forked", config=True)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start the kernel and return its connection."""
        self.cwd = str(kwargs.get("cwd") or os.getcwd())
        if not CAN_FORK:
            say_once(f"kernels start cold: they cannot be forked on {sys.platform}")
        elif own_lists(self.cwd) == own_lists(os.getcwd()):  # those that the fork server has read
            try:
                self.process = fork(tuple(self.preload), cmd, self.cwd, kwargs["env"])
            except (OSError, EOFError) as error:
                say_once(f"a kernel started cold: the fork server failed ({error})")
            else:
                self.pid = self.pgid = self.process.pid
                await self.soon(self.listens)  # a client that connects before would try again a tenth of a second later
                return self.connection_info
        return await super().launch_kernel(cmd, **kwargs)

    def listens(self) -> bool:
        """Tell whether the kernel has its Unix sockets, or cannot be seen to have them yet."""
        of = self.connection_info
        return of["transport"] != "ipc" or os.path.exists(f"{of['ip']}-{of['iopub_port']}")

    async def shutdown_requested(self, restart: bool = False) -> None:
        """Notice the kernel's end at once; the manager looks only ten times a second."""
        await self.soon(lambda: False)

    async def soon(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so or the kernel has ended, half a second at most."""
        for _ in range(100):
            if self.process is None or self.process.poll() is not None or is_so():
                return
            await asyncio.sleep(0.005)

    async def cleanup(self, restart: bool = False) -> None:
        """End the processes that the kernel has left behind."""
        await super().cleanup(restart)
        if self.pgid and hasattr(os, "killpg"):
            with contextlib.suppress(OSError):
                os.killpg(self.pgid, signal.SIGKILL)


@cache
def say_once(message: str) -> None:
    """Log a warning, the first time only."""
    logging.getLogger(__name__).warning(message)
