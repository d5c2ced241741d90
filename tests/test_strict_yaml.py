"""YAML as people write it by hand."""

import pytest

from analysis import InputError
from analysis.strict_yaml import read_yaml


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("year: 2025\nmain: true\nnothing:", {"year": "2025", "main": "true", "nothing": ""}),
        ("- a\n- b: [c, d]", ["a", {"b": ["c", "d"]}]),
    ],
)
def test_every_scalar_is_text(text: str, expected: object) -> None:
    """Nothing is guessed to be a number, a date or a truth."""
    assert read_yaml(text, "note.txt") == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: &x b", "line 1 of its YAML has an anchor, alias or tag; write the value out"),
        ("a: b\nc: !!python/name:os.system d", "line 2 of its YAML has an anchor"),
        ("why: one\nby: me\nwhy: two", "line 3 of its YAML gives 'why' a second time; keep one of the two"),
        ("- {a: b}\n- {a: b, c: {d: e, d: f}}", "line 2 of its YAML gives 'd' a second time"),
        ("why: one: two", "(mapping values are not allowed in this context at line 1, column 9); put the whole of a"),
        ("? [a]\n: b", "cannot be read"),
        ("[" * 100_000, "its YAML is nested too deep; write it flat"),
        ("- " * 100_000, "its YAML is nested too deep; write it flat"),
        ("\0", "cannot be read"),
    ],
)
def test_what_grows_runs_or_hides_is_refused(text: str, message: str) -> None:
    """One line names the file, the place and the mend, at once."""
    with pytest.raises(InputError, match=r"^note\.txt: ") as error:
        read_yaml(text, "note.txt")
    assert message in str(error.value)
    assert "\n" not in str(error.value)
