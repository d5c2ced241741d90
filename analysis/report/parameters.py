"""A notebook's parameters: what its `parameters` cell declares, and whether values fit, before a kernel starts."""

import ast
import math
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

from analysis.exceptions import InputError
from analysis.places import article_file

Scalar = str | int | float | bool

TYPES: dict[str, type[Scalar]] = {"str": str, "int": int, "float": float, "bool": bool}
CHOICES = re.compile(r"one of\s+(?P<choices>[^;]+)")
KINDS = ("date", "datetime", "file", "file or address")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a notebook; `type` is None where neither an annotation nor the default tells it.

    The comment behind it is its help. Before a semicolon stands, where a value is more than its type: `date`,
    `datetime`, `file`, `file or address`, or `one of` and the values allowed, with commas between them.
    """

    name: str
    type: type[Scalar] | None
    default: object
    help: str
    kind: str = ""
    choices: tuple[str, ...] = ()


def declared(notebook: Path) -> tuple[Parameter, ...]:
    """Return what the notebook's cell tagged `parameters` declares, in order, as papermill reads it."""
    if not os.path.isfile(notebook):  # pathlib raises for a name that is too long to exist
        raise InputError(f"{notebook}: there is no such notebook")
    from papermill.inspection import inspect_notebook  # two seconds, of which a name mistyped should not cost one

    try:
        found = inspect_notebook(papermill_path(notebook))
    except Exception as error:  # nbformat raises nine kinds of exception for what is no notebook
        raise InputError(f"{notebook}: cannot be read as a notebook ({' '.join(str(error).split())[:200]})") from None
    return tuple(parameter(p["name"], p["inferred_type_name"], p["default"], p["help"]) for p in found.values())


def parameter(name: str, annotation: str, default: str, comment: str) -> Parameter:
    """Read one line of the parameters cell.

    >>> parameter("paper", "str", '"a4"', "one of a4, letter; the paper of the PDF").choices
    ('a4', 'letter')
    """
    try:
        value = ast.literal_eval(default)
    except (ValueError, SyntaxError):
        value = None
    kind = comment.partition(";")[0].strip()
    listed = CHOICES.match(comment)
    return Parameter(
        name,
        TYPES.get(annotation, type(value) if type(value) in TYPES.values() else None),
        value,
        comment,
        kind if kind in KINDS else "",
        tuple(choice.strip() for choice in listed["choices"].split(",")) if listed else (),
    )


def checked(parameters: Sequence[Parameter], given: Mapping[str, object]) -> dict[str, Scalar]:
    """Return the values given as the types declared; raises InputError with one line a mistake."""
    known = {p.name: p for p in parameters}
    values: dict[str, Scalar] = {}
    mistakes: list[str] = []
    for name, value in given.items():
        try:
            values[name] = fitting(named(name, known), value)
        except InputError as mistake:
            mistakes.append(str(mistake))
    if mistakes:
        raise InputError("\n".join(mistakes))
    return values


def named(name: str, known: Mapping[str, Parameter]) -> Parameter:
    """Return the parameter of that name; no other name may reach the notebook, where it would run as code."""
    if name in known:
        return known[name]
    near = get_close_matches(name, known, n=1)
    meant = f"; did you mean {near[0]}?" if near else f"; the notebook has {', '.join(known) or 'none'}"
    raise InputError(f"{name[:80]!r} is not a parameter of the notebook{meant}")


def fitting(parameter: Parameter, value: object) -> Scalar:
    """Return the value as the parameter's type; raises InputError if it is none of what is allowed."""
    scalar = coerced(parameter, value)
    for mistake in mistakes_in(parameter, scalar):
        raise InputError(f"{parameter.name}: {str(value)[:80]!r} {mistake}")
    return scalar


def coerced(parameter: Parameter, value: object) -> Scalar:
    """Return a JSON scalar as the declared type: batch files hold text, papermill hands `7` over as a number."""
    if not isinstance(value, str | int | float):
        raise InputError(f"{parameter.name}: takes text, a number, true or false, not {type(value).__name__}")
    if parameter.type is None:
        return value
    text = str(value).lower() if isinstance(value, bool) else str(value)
    if parameter.type is str:
        return text
    if parameter.type is bool and text.lower() in ("true", "false"):
        return text.lower() == "true"
    if parameter.type is int and re.fullmatch(r"[+-]?[0-9]{1,18}", text):
        return int(text)
    if parameter.type is float and re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?", text):
        return float(text)
    wanted = {bool: "true or false", int: "a whole number", float: "a number"}[parameter.type]
    raise InputError(f"{parameter.name}: {text[:80]!r} is not {wanted}")


def mistakes_in(parameter: Parameter, value: Scalar) -> Iterator[str]:
    """Yield what is wrong with a value of the right type; an empty text is always allowed where it is the default."""
    if isinstance(value, float) and not math.isfinite(value):
        yield "is not a finite number"
    if not isinstance(value, str):
        return
    if "\0" in value or any("\ud800" <= c <= "\udfff" for c in value):
        yield "has a character that no file can hold; save the text as UTF-8"
    elif value == "" == parameter.default:
        return
    elif parameter.choices and value not in parameter.choices:
        yield f"is not allowed; give one of {', '.join(parameter.choices)}"
    elif parameter.kind == "date" and not is_date(value):
        yield "is not a day; write it as 2025-01-17"
    elif parameter.kind == "datetime" and not is_datetime(value):
        yield "is not a date with a time; write it as 2025-01-17T09:30:00+00:00"
    elif parameter.kind.startswith("file") and not is_there(value, parameter.kind):
        yield "is no file that can be found; paths count from the current folder"


def is_date(text: str) -> bool:
    """Tell whether a text is an ISO calendar date."""
    try:
        return bool(DATE.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def is_datetime(text: str) -> bool:
    """Tell whether a text is an ISO date with or without a time."""
    try:
        return bool(DATE.match(text) and datetime.fromisoformat(text))
    except ValueError:
        return False


def is_there(text: str, kind: str) -> bool:
    """Tell whether a text names a file that exists, an example article or, where that is allowed, an address."""
    return (kind == "file or address" and bool(ADDRESS.match(text))) or os.path.isfile(article_file(text))


def papermill_path(path: Path) -> str:
    """Return a path as papermill takes it: it formats paths with the parameters, so braces are doubled."""
    return str(path).replace("{", "{{").replace("}", "}}")
