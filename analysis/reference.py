"""The editors' lists in `data/reference`, tables and word lists, loaded and checked once."""

import csv
from functools import cache

from analysis.exceptions import InputError
from analysis.places import reference_file
from analysis.strict_yaml import read_yaml


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a CSV list, one dictionary a row."""
    file = reference_file(name)
    with file.open(encoding="utf-8", newline="") as lines:
        rows = tuple(csv.DictReader(lines))
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise InputError(f"{file}: line {number} has more or fewer fields than the head; quote fields with a comma")
    return rows


@cache
def words(name: str) -> dict[str, tuple[str, ...]]:
    """Return a YAML list of word lists, by their names: `{"said": ("say", "tell"), …}`."""
    file = reference_file(name)
    lists = read_yaml(file.read_text(encoding="utf-8"), str(file))
    if not isinstance(lists, dict) or not all(isinstance(values, list) for values in lists.values()):
        raise InputError(f"{file}: must hold named lists of words; write `name: [word, word]`")
    return {name: tuple(map(str, values)) for name, values in lists.items()}
