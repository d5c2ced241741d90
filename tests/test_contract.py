"""The JSON contract: what `to_dict` gives is what the published schema says, and makes the same briefing again."""

import json
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from analysis import Article, brief, read_article
from analysis.briefing import Briefing
from analysis.places import reference_file

CLIPPINGS = {
    "empty of findings": "",
    "one word": "Talks",
    "quotations, dates and states": (
        "A port reopens\n\n“We expect the port to open on May 3,” said Lena Ortiz, Chile's transport minister. "
        "Peru did not agree, according to Radio Andina.\n\nPeru signed a trade treaty with Chile in the 1990s."
    ),
    "marks that do not pair": '“ ” „ « " \' ”” “He said. "‘‘ »',
    "signs beyond the first plane": "🕊️ Talks between 🇫🇷 and China began on Monday\u202e, she said.\x07",
    "another language": "Die Verhandlungen zwischen Berlin und Warschau werden am Montag in der Stadt fortgesetzt.",
}


@cache
def validator() -> Draft202012Validator:
    """Return the schema, which is itself a valid one."""
    schema = json.loads(reference_file("briefing.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@cache
def first_article() -> Briefing:
    """Return the briefing of the example article."""
    return brief(read_article("russia-iran-treaty.txt", published="2025-01-17"))


def spans_in(data: Any) -> Iterator[dict[str, Any]]:
    """Yield every span of JSON data."""
    if isinstance(data, dict):
        if {"start", "end", "text"} == data.keys():
            yield data
        else:
            yield from (span for value in data.values() for span in spans_in(value))
    elif isinstance(data, list):
        yield from (span for item in data for span in spans_in(item))


def check(briefing: Briefing) -> None:
    """Assert all that the contract promises of any briefing."""
    data = json.loads(json.dumps(briefing.to_dict()))
    validator().validate(data)
    assert Briefing.from_dict(data) == briefing
    text = data["article"]["text"]
    assert all(text[span["start"] : span["end"]] == span["text"] for span in spans_in(data))
    actors = {actor["id"] for actor in data["actors"]}
    named = [*(q["actor"] for q in data["quotations"]), *(c["actor"] for c in data["claims"])]
    assert {*filter(None, named), *(e[end] for e in data["events"] for end in ("source", "target"))} <= actors


def test_the_first_article_keeps_the_contract() -> None:
    """The example's briefing validates, and reads back equal."""
    check(first_article())


@pytest.mark.parametrize("text", CLIPPINGS.values(), ids=CLIPPINGS)
def test_any_clipping_keeps_the_contract(text: str) -> None:
    """Finding nothing is an empty list, never an error."""
    check(brief(Article(text)))


PIECES = st.sampled_from(
    ["“", "”", '"', "'", " said ", "Iran", "Mr. ", "on Monday", ". ", "\n", "\r\n", "17", "treaty "]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(PIECES, st.text(st.characters(exclude_categories=["Cs"]), max_size=8)), max_size=40))
def test_any_text_at_all_keeps_the_contract(pieces: list[str]) -> None:
    """Whatever the text, every span holds in it and the JSON is lossless."""
    check(brief(Article("".join(pieces))))


BREAKS: dict[str, tuple[tuple[str | int, ...], Any]] = {
    "no article": (("article",), None),
    "a status of its own": (("claims",), [{"status": "certain"}]),
    "a span without words": (("article", "headings"), [{"start": 0, "end": 0, "text": ""}]),
    "a year as a number": (("article", "published"), 2025),
    "a day that is no day": (("article", "published"), "17 January"),
    "a hash too short": (("article", "sha256"), "abc"),
    "a sentence without number": (("article", "sentences", 0, "id"), "14"),
    "an unknown part": (("verdict",), "true"),
    "a country in two letters": (("actors",), [{"country": "IR"}]),
    "a model without a name": (("model", "name"), ""),
}


@pytest.mark.parametrize(("path", "value"), BREAKS.values(), ids=BREAKS)
def test_the_schema_refuses_what_breaks_the_contract(path: tuple[str | int, ...], value: Any) -> None:
    """A field that is missing, unknown or of another kind does not pass."""
    data = deepcopy(first_article().to_dict())
    place: Any = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert list(validator().iter_errors(data))


@pytest.mark.parametrize("name", ["article", "actors", "quotations", "corrections", "model"])
def test_every_part_of_the_contract_is_required(name: str) -> None:
    """Nothing found is an empty list, not a missing one."""
    data = {key: value for key, value in first_article().to_dict().items() if key != name}
    assert [error.validator for error in validator().iter_errors(data)] == ["required"]
