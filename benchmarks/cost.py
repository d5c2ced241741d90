"""What a command costs: CPU seconds with all its descendants, and wall seconds. Linux."""

import ctypes
import os
import resource
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU and wall seconds; costs add up and are divided among reports."""

    cpu: float
    wall: float

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.cpu + other.cpu, self.wall + other.wall)

    def __sub__(self, other: "Cost") -> "Cost":
        return Cost(self.cpu - other.cpu, self.wall - other.wall)

    def __truediv__(self, number: float) -> "Cost":
        return Cost(self.cpu / number, self.wall / number)


def cost_of(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] = {}) -> Cost:
    """Run a command to its end and that of all its descendants; raises CalledProcessError if it fails."""
    adopt_orphans()
    before, start = used(), time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    wall = time.perf_counter() - start
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)
    with suppress(ChildProcessError):  # a kernel's fork server ends just after the command
        while True:
            os.wait()
    return Cost(used() - before, wall)


def adopt_orphans() -> None:
    """Have orphaned descendants become children of this process, whose CPU time the system then tells."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def used() -> float:
    """Return the CPU seconds of all descendants that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
