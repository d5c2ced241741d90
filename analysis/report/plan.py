"""The plan of a batch: each row checked, with a name of its own, before the first kernel starts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.exceptions import InputError
from analysis.report.batch_file import OVERFLOW, Row
from analysis.report.names import safe_name
from analysis.report.parameters import Parameter, Scalar, checked, named

NAME = "name"


@dataclass(frozen=True, slots=True)
class Planned:
    """A report to be made, or why it cannot be: `mistakes` tells what is wrong with its row, one line each."""

    place: str
    name: str
    values: Mapping[str, Scalar]
    mistakes: tuple[str, ...] = ()


def plan(rows: Sequence[Row], parameters: Sequence[Parameter]) -> tuple[Planned, ...]:
    """Return what each row asks for, in order; raises InputError for columns that the notebook does not declare."""
    refuse_unknown(rows, parameters)
    return tuple(with_own_names([planned(row, parameters) for row in rows], rows))


def refuse_unknown(rows: Sequence[Row], parameters: Sequence[Parameter]) -> None:
    """Raise InputError with one line for each name that is no parameter."""
    known = {p.name: p for p in parameters}
    mistakes = []
    for column in dict.fromkeys(column for row in rows for column in row.given):
        if column in (NAME, OVERFLOW):
            continue
        try:
            named(column, known)
        except InputError as mistake:
            mistakes.append(f"column {mistake}")
    if mistakes:
        raise InputError("\n".join(mistakes))


def planned(row: Row, parameters: Sequence[Parameter]) -> Planned:
    """Check one row."""
    given = {column: value for column, value in row.given.items() if column not in (NAME, OVERFLOW)}
    try:
        values, mistakes = checked(parameters, given), []
    except InputError as error:
        values, mistakes = {}, str(error).splitlines()
    if OVERFLOW in row.given:
        mistakes.append(f"has {OVERFLOW}; quote cells that hold commas")
    return Planned(row.place, wanted_name(row), values, tuple(mistakes))


def wanted_name(row: Row) -> str:
    """Return the row's name, or the name of its article, with the values that tell it from its kin."""
    base = row.given.get(NAME) or Path(str(row.given.get("article", "report"))).stem
    return safe_name(" ".join([str(base), *row.varied]))


def with_own_names(reports: Sequence[Planned], rows: Sequence[Row]) -> Iterator[Planned]:
    """Yield the reports, no two of one name: a name given twice is a mistake, one taken from an article is numbered."""
    taken: dict[str, str] = {}
    for report, row in zip(reports, rows, strict=True):
        if NAME in row.given and not row.varied:
            taken.setdefault(key(report.name), report.place)
    used: set[str] = set()
    for report, row in zip(reports, rows, strict=True):
        name, number = report.name, 1
        is_given = NAME in row.given and not row.varied
        if is_given and key(name) in used:
            mistake = f"name: {name!r} is the name of {taken[key(name)]} too; no report overwrites another"
            report = replace(report, mistakes=(*report.mistakes, mistake))
        while key(name) in used or (not is_given and key(name) in taken):
            number += 1
            name = safe_name(f"{report.name} {number}")
        used.add(key(name))
        yield replace(report, name=name)


def key(name: str) -> str:
    """Return what two names must differ in, on file systems that do not tell A from a."""
    return name.casefold()
