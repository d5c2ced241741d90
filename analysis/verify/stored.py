"""Findings as a report stores them: the spans in the JSON, and where two such data differ."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

LONGEST = 70  # characters of a value that a message shows
SPAN = {"start", "end", "text"}


def spans(data: Any) -> Iterator[tuple[str, int, int, Any]]:
    """Yield every span of the data: its place, its offsets and its words."""
    waiting: list[tuple[str, Any]] = [("", data)]
    while waiting:
        place, value = waiting.pop()
        if isinstance(value, Mapping) and value.keys() >= SPAN:
            yield place, value["start"], value["end"], value["text"]
        elif isinstance(value, Mapping):
            waiting += [(f"{place} {name}".strip(), inner) for name, inner in reversed(list(value.items()))]
        elif isinstance(value, list):
            waiting += [(f"{place} {number}", inner) for number, inner in reversed(list(enumerate(value, 1)))]


def with_words(data: Any, text: str) -> Any:
    """Return the data with the article's text, and with the words of spans from which they were left out."""
    if isinstance(data, list):
        return [with_words(item, text) for item in data]
    if not isinstance(data, Mapping):
        return data
    given = {name: with_words(value, text) for name, value in data.items()}
    if given.get("text", "") is None:
        given["text"] = text[given["start"] : given["end"]] if given.keys() >= SPAN else text
    return given


def differences(expected: Any, found: Any, place: str = "") -> Iterator[str]:
    """Yield where stored data differ from what they should be, a line for each value."""
    if isinstance(expected, Mapping) and isinstance(found, Mapping):
        for name in dict.fromkeys((*expected, *found)):
            yield from differences(expected.get(name), found.get(name), f"{place} {name}".strip())
    elif isinstance(expected, list) and isinstance(found, list):
        if len(expected) != len(found):
            yield f"{place}: expected {len(expected)} of them, found {len(found)}"
        pairs = enumerate(zip(expected, found, strict=False), 1)
        yield from (line for number, (a, b) in pairs for line in differences(a, b, f"{place} {number}"))
    elif expected != found:
        yield f"{place}: expected {shown(expected)}, found {shown(found)}"


def shown(value: Any) -> str:
    """Return a value as JSON, cut where it is long."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
