"""The fork server of warm kernels: the standard library's, one a process, started anew when what it read changes."""

import json
import os
import signal
import sys
from collections.abc import Iterator
from multiprocessing import reduction
from multiprocessing.forkserver import ForkServer, read_signed
from pathlib import Path
from select import select

from analysis.places import PACKAGE, folder
from analysis.report.forked import ForkedKernel

CAN_FORK = sys.platform not in ("win32", "darwin")  # macOS forbids what its system libraries do after a fork
NAME = "geobrief"  # of the kernel, as papermill and JupyterLab know it
KERNELS = Path(__file__).with_name("kernels")
LISTS = Path("data", "reference")
STOPPED = 255  # the exit code of a kernel whose fork server is gone

Preload = tuple[str, ...]

servers: dict[Preload, tuple[int, ForkServer]] = {}  # of this process, each with the state of the files it has read


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


def fork(preload: Preload, command: list[str], cwd: str, environment: dict[str, str]) -> Forked:
    """Have the fork server start a kernel with the command's arguments, in the caller's folder and environment."""
    status, lifeline = warm_up(preload).connect_to_new_process([])
    kernel = ForkedKernel(tuple(command[command.index("-f") :]), cwd, environment)
    with open(lifeline, "wb", closefd=False) as pipe:
        reduction.dump({}, pipe)  # no preparation: multiprocessing would import this process's __main__ once more
        reduction.dump(kernel, pipe)
    return Forked(status, lifeline)


def start_warming(*more: str) -> None:
    """Start this process's fork server, which imports what kernels need, and more, while this process goes on."""
    if CAN_FORK:
        specification = json.loads((KERNELS / NAME / "kernel.json").read_text(encoding="utf-8"))
        warm_up(tuple(specification["metadata"]["kernel_provisioner"]["config"]["preload"]), more)


def warm_up(preload: Preload, more: Preload = ()) -> ForkServer:
    """Return this process's fork server, which ends with it; another one once a list or a module has changed."""
    state = state_of_files()
    known, server = servers.get(preload, (state, None))
    if server and known != state:
        os.close(server._forkserver_alive_fd)  # type: ignore[attr-defined]  # it ends with the last of its kernels
        server = None
    if server is None:
        server = ForkServer()
        server.set_forkserver_preload([*preload, *more])
        server.ensure_running()
        servers[preload] = state, server
    return server


def state_of_files() -> int:
    """Return a number that changes with the modules and lists that a fork server has read when it is warm."""
    roots = {PACKAGE: ".py", folder("data") / "reference": "", Path.cwd() / LISTS: ""}
    files = [file for root, ending in roots.items() for file in files_below(root) if file.name.endswith(ending)]
    return hash(tuple(sorted((file.path, file.stat().st_mtime_ns) for file in files)))


def files_below(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    """Yield the files below a folder, none if it is not there; each knows its state without being asked once more."""
    if os.path.isdir(folder):
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir():
                    yield from files_below(entry.path)
                else:
                    yield entry


def own_lists(cwd: str) -> Path | None:
    """Return the folder of the lists that go before ours in a folder, if there is one."""
    own = Path(cwd, LISTS).resolve()
    return own if own.is_dir() and own != (folder("data") / "reference").resolve() else None
