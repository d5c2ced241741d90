"""A batch file: CSV, YAML or JSON lines, one report a row; a list as a value stands for a row for each entry."""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from glob import glob, has_magic
from itertools import product
from os.path import isfile
from pathlib import Path

from analysis.exceptions import InputError
from analysis.strict_yaml import read_yaml

MOST_ROWS = 100_000
OVERFLOW = "more cells than the head"  # a heading no user gives


@dataclass(frozen=True, slots=True)
class Row:
    """What was given for one report; `place` is where it stands in the file, `varied` what tells it from its kin."""

    place: str
    given: Mapping[str, object]
    varied: tuple[str, ...] = ()


def read_batch(file: Path) -> tuple[Row, ...]:
    """Return the rows of a batch file; raises InputError for a file that cannot be read as one."""
    readers = {".csv": csv_rows, ".yaml": yaml_rows, ".yml": yaml_rows, ".jsonl": json_rows, ".ndjson": json_rows}
    if file.suffix.lower() not in readers:
        raise InputError(f"{file}: a batch is a .csv, .yaml or .jsonl file")
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{file}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise InputError(f"{file}: is not UTF-8; save it again as UTF-8") from None
    rows: list[Row] = []
    for row in readers[file.suffix.lower()](text, file):
        rows.extend(variants(row))
        if len(rows) > MOST_ROWS:
            raise InputError(f"{file}: has more than {MOST_ROWS:,} reports; split it")
    if not rows:
        raise InputError(f"{file}: has no rows")
    return tuple(rows)


def csv_rows(text: str, file: Path) -> Iterator[Row]:
    """Yield a table's rows; an empty cell leaves the parameter at its default."""
    try:
        table = csv.DictReader(text.splitlines(keepends=True), restkey=OVERFLOW, strict=True)
        heads = [head.strip() for head in table.fieldnames or ()]
        if len(set(heads)) < len(heads) or "" in heads:
            raise InputError(f"{file}: two columns have the same name, or one has none")
        table.fieldnames = heads
        for cells in table:
            row = {head: cell for head, cell in cells.items() if cell not in ("", None)}
            if row:
                yield Row(f"line {table.line_num}", row)
    except csv.Error as error:
        raise InputError(f"{file}: is not a table ({error}); quote cells that hold commas or quotes") from None


def yaml_rows(text: str, file: Path) -> Iterator[Row]:
    """Yield the entries of a YAML list, or the one mapping that the file is."""
    found = read_yaml(text, str(file))
    for number, entry in enumerate(found if isinstance(found, list) else [found], 1):
        if not isinstance(entry, dict):
            raise InputError(f"{file}: entry {number} is no mapping; write `parameter: value`")
        yield Row(f"entry {number}", {str(key): value for key, value in entry.items() if value != ""})


def json_rows(text: str, file: Path) -> Iterator[Row]:
    """Yield the objects of the lines; null leaves the parameter at its default."""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line, object_pairs_hook=fields_given_once)
        except InputError as mistake:
            raise InputError(f"{file}: line {number} {mistake}") from None
        except (ValueError, RecursionError) as error:
            raise InputError(f"{file}: line {number} is not JSON ({str(error)[:80]})") from None
        if not isinstance(entry, dict):
            raise InputError(f'{file}: line {number} is no object; write {{"parameter": value}}')
        yield Row(f"line {number}", {key: value for key, value in entry.items() if value is not None})


def fields_given_once(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    """Return an object of JSON; raises InputError for a name given twice, of which JSON would take the last."""
    fields: dict[str, object] = {}
    for name, value in pairs:
        if name in fields:
            raise InputError(f"gives {name[:80]!r} a second time; keep one of the two")
        fields[name] = value
    return fields


def variants(row: Row) -> Iterator[Row]:
    """Yield a row for each combination of the values listed, and for each article that a pattern finds."""
    choices = {name: listed(name, value) for name, value in row.given.items()}
    is_named = "name" in row.given  # a report without a name has its article's
    varied = [name for name, values in choices.items() if len(values) > 1 and (is_named or name != "article")]
    for values in product(*choices.values()):
        given = dict(zip(choices, values, strict=True))
        told = (Path(str(given[name])).stem if name == "article" else str(given[name]) for name in varied)
        yield Row(row.place, given, tuple(told))


def listed(name: str, value: object) -> Sequence[object]:
    """Return the values that a cell stands for."""
    values = value if isinstance(value, list) and value else [value]
    if name != "article":
        return values
    return [found for each in values for found in matching(each)]


def matching(pattern: object) -> Sequence[object]:
    """Return the files that a pattern such as `articles/*.txt` finds, in order; what is no pattern as it is."""
    if not isinstance(pattern, str) or not has_magic(pattern) or isfile(pattern):
        return [pattern]
    return sorted(glob(pattern, recursive=True)) or [pattern]
