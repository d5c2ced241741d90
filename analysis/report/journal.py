"""The journal of a folder of reports: what was built from what, so that a run that ended anyhow can be taken up."""

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal, TextIO

from analysis.exceptions import InputError

FILE = "journal.jsonl"
LOCKED_BYTE = 2**40  # far behind the end: Windows locks bytes against reading too

State = Literal["ready", "done", "failed"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal: `ready` when all files are built, `done` when they stand in their places, or `failed`.

    `key` is what the report was made from, `files` are the digests of what was made, both by name.
    """

    state: State
    name: str
    key: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, str | int | float | bool] = field(default_factory=dict)
    glance: Mapping[str, object] = field(default_factory=dict)
    seconds: float = 0.0
    error: str = ""
    warnings: Sequence[str] = ()


class Journal:
    """The open journal of a folder; `entries` holds the last entry of each report, by name."""

    def __init__(self, file: TextIO, entries: dict[str, Entry]) -> None:
        self.entries = entries
        self._file = file

    def write(self, entry: Entry) -> None:
        """Add an entry, which is with the system before this returns."""
        self._file.write(json.dumps(asdict(entry), ensure_ascii=False) + "\n")
        self._file.flush()
        self.entries[entry.name] = entry


@contextmanager
def open_journal(out: Path) -> Iterator[Journal]:
    """Open the folder's journal for one run; raises InputError while another run has it open."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        file = (out / FILE).open("a+", encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{out}: cannot be written to ({error.strerror}); choose another folder") from None
    with file:
        if not lock(file):
            raise InputError(f"{out}: another run is writing there; wait for it, or choose another folder")
        file.seek(0)
        text = file.read()
        if text and not text.endswith("\n"):
            file.write("\n")  # the line at which an earlier run was ended stays alone
        yield Journal(file, dict(read_entries(text)))


def read_entries(text: str) -> Iterator[tuple[str, Entry]]:
    """Yield the journal's entries by name; a line cut off by the end of its run is passed over."""
    for line in text.splitlines():
        try:
            entry = Entry(**json.loads(line))
        except (ValueError, TypeError):
            continue
        yield entry.name, entry


def lock(file: TextIO) -> bool:
    """Lock the file for this process, as long as it is open; return whether that was possible."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(file.fileno(), LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
