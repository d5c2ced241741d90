"""Findings as plain data for the JSON contract, and back."""

from dataclasses import fields, is_dataclass
from datetime import date
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
COMPUTED = ("id", "role", "affiliation")  # properties that a reader of the JSON expects beside the fields


def plain(value: object) -> Any:
    """Return a finding, span, date or tuple of them as JSON-ready data."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        named = {name: getattr(value, name) for name in COMPUTED if hasattr(value, name)}
        return named | {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return value


def restored(kind: type[T], data: Any) -> T:
    """Return what `plain` made of a value of that dataclass; keys that are no field are passed over."""
    hints = get_type_hints(kind)
    known = {name: typed(hints[name], data[name]) for name in hints if name in data}
    return kind(**known)


def typed(kind: Any, data: Any) -> Any:
    """Return plain data as the annotated kind: a dataclass, a tuple, an optional, or a scalar as it is."""
    if get_origin(kind) in (Union, UnionType):
        kind = next(option for option in get_args(kind) if option is not type(None))
        return None if data is None else typed(kind, data)
    if get_origin(kind) is tuple:
        kinds = get_args(kind)
        each = kinds[:1] * len(data) if kinds[-1] is Ellipsis else kinds
        return tuple(typed(item_kind, item) for item_kind, item in zip(each, data, strict=True))
    if isinstance(kind, type) and is_dataclass(kind):
        return restored(kind, data)
    return data
