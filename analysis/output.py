"""The output of a command: a file or standard output that takes text, or one line that tells why it does not."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from analysis.exceptions import InputError

STDOUT = "standard output"


@contextmanager
def opened_output(file: str) -> Iterator[TextIO]:
    """Open a file to write to, or standard output for "-"; raises InputError where it takes no text."""
    try:
        if file == "-":
            yield sys.stdout
            sys.stdout.flush()
        else:
            with open(file, "w", encoding="utf-8") as stream:
                yield stream
    except BrokenPipeError:  # whoever reads our output has read enough
        raise
    except OSError as error:
        raise InputError(not_written(file if file != "-" else STDOUT, error)) from None


def not_written(file: object, error: OSError) -> str:
    """Return in one line that a file cannot be written, why, and the mend.

    >>> not_written("none/a.json", FileNotFoundError(2, "No such file or directory"))
    'none/a.json: cannot be written to (No such file or directory); check the path, or make room'
    """
    return f"{file}: cannot be written to ({error.strerror or error}); check the path, or make room"
