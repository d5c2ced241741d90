"""The processes of a batch: a command's descendants, and which of them does what. Linux."""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

Victim = Literal["parent", "worker", "kernel", "fork server"]


def children(pid: int) -> list[int]:
    """Return the children of a process, of all its threads; none of one that has just ended."""
    found: list[int] = []
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            found += map(int, thread.read_text().split())
    return found


def family(pid: int) -> Iterator[int]:
    """Yield a process and its descendants."""
    yield pid
    for child in children(pid):
        yield from family(child)


def command_of(pid: int) -> str:
    """Return the command line of a process, "" of one that has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    except OSError:
        return ""


def members(parent: int, victim: Victim) -> list[int]:
    """Return the processes of a batch that do one kind of work: parent, workers, their fork servers, the kernels."""
    workers = [worker for server in servers(parent) for worker in children(server)]
    warm = [server for worker in workers for server in servers(worker)]
    kernels = [kernel for server in warm for kernel in children(server)]
    return {"parent": [parent], "worker": workers, "fork server": warm, "kernel": kernels}[victim]


def servers(pid: int) -> list[int]:
    """Return the fork servers that a process has started."""
    return [child for child in children(pid) if "forkserver" in command_of(child)]


def left(pid: int, seconds: float) -> list[str]:
    """Return the command lines of a process's descendants that have not ended after that time."""
    end = time.monotonic() + seconds
    while (found := [*family(pid)][1:]) and time.monotonic() < end:
        with suppress(ChildProcessError):  # those that have ended, but for whom nobody has waited
            os.waitpid(-1, os.WNOHANG)
        time.sleep(0.01)
    return [f"{child} {command_of(child)[:100]}" for child in found]
