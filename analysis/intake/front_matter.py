"""The front matter of an article's file: what is known about the text, between two lines `---` above it."""

import re
from collections.abc import Sequence
from itertools import dropwhile, takewhile

import yaml

from analysis.exceptions import InputError
from analysis.strict_yaml import read_yaml

METADATA = ("title", "published", "publisher", "byline", "url", "language")
LINE = "---"
FIELD = re.compile(rf"({'|'.join(METADATA)})\s*:(\s|$)")


def split_front_matter(text: str, name: str) -> tuple[dict[str, str], str]:
    """Return the front matter's fields and the body that follows it; `name` is the file's in errors."""
    lines = text.splitlines(keepends=True)
    if not lines or lines[0].rstrip() != LINE:
        return {}, text
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == LINE), None)
    if end is None:
        refuse_open(lines[1:], name)
        return {}, text
    fields = read_yaml("\n" + "".join(lines[1:end]), name) or {}  # so that errors count the file's lines
    if not isinstance(fields, dict):
        raise InputError(f"{name}: the front matter is no list of fields; write lines such as `title: …`")
    for key, value in fields.items():
        if key not in METADATA:
            raise InputError(f"{name}: unknown front matter field {key!r}; known are {', '.join(METADATA)}")
        if not isinstance(value, str):
            raise InputError(f"{name}: {key} must be one line of text")
    return fields, "".join(lines[end + 1 :]).removeprefix("\n").removeprefix("\r\n")


def refuse_open(lines: Sequence[str], name: str) -> None:
    """Raise InputError where the first lines give a field of ours: no text below a rule, but an open front matter."""
    block = takewhile(str.strip, dropwhile(lambda line: not line.strip(), lines))
    if given := next(filter(None, map(FIELD.match, block)), None):
        mend = f"put a line {LINE} below its last field"
        raise InputError(f"{name}: the front matter that gives {given[1]} does not end; {mend}")


def join_front_matter(fields: dict[str, str], body: str) -> str:
    """Return the file that `split_front_matter` reads as these fields and this body.

    >>> print(join_front_matter({"title": "Talks: day one"}, "They met."))
    ---
    title: 'Talks: day one'
    ---
    <BLANKLINE>
    They met.
    """
    written = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=float("inf")) if fields else ""
    return f"{LINE}\n{written}{LINE}\n\n{body}"
