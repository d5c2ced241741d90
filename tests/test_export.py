"""Tables for other programs."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
from make import briefing_of, spans_of

from analysis import InputError
from analysis.briefing import Briefing
from analysis.events import Event
from analysis.export import COLUMNS, export, harmless

TEXT = "Norland's envoy Ada Berg came on May 3. “We will sign,” Ada Berg said. Norland sent grain to Sudland."


def example() -> Briefing:
    """Return a briefing with a finding of each kind."""
    made = briefing_of(
        TEXT,
        actors=[("Ada Berg", "person", None), ("Norland", "state", None), ("Sudland", "state", None)],
        quotations=[("Ada Berg", "“We will sign,”", "direct")],
        themes={"Trade": ["sign", "grain"]},
        dates=[("May 3", "XXXX-05-03", "day")],
        claims=[("will", "expected")],
    )
    event = Event(
        "AID", made.actors[1].id, made.actors[2].id, "actual", spans_of(made.article, "sent")[0], made.sentences[2].span
    )
    return replace(made, events=(event,))


def read(file: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_each_kind_of_finding_is_a_table_with_its_columns(tmp_path: Path) -> None:
    """The files are named after the kinds; the first column is the article's name."""
    files = export([("talks.txt", example()), ("again.txt", example())], "csv", tmp_path / "out")
    assert [file.name for file in files] == [f"{kind}.csv" for kind in COLUMNS]
    for file in files:
        rows = read(file)
        assert tuple(rows[0]) == COLUMNS[file.stem]
        assert {row["article"] for row in rows} == {"talks.txt", "again.txt"}
        assert all(TEXT[int(row["start"]) : int(row["end"])] for row in rows)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (
            "actors",
            {"name": "Ada Berg", "kind": "person", "country": "", "speaks": "true", "mentions": "2", "sentence": "S1"},
        ),
        (
            "quotations",
            {"content": "“We will sign,”", "speaker": "Ada Berg", "actor_name": "Ada Berg", "sentence": "S2"},
        ),
        ("themes", {"label": "Trade", "terms": "sign", "passage": "“We will sign,” Ada Berg said.", "sentence": "S2"}),
        ("dates", {"words": "May 3", "value": "XXXX-05-03", "precision": "day", "basis": "text", "sentence": "S1"}),
        ("claims", {"status": "expected", "negated": "false", "cue": "will", "actor_name": "", "sentence": "S2"}),
        (
            "events",
            {"type": "AID", "source_name": "Norland", "target_name": "Sudland", "verb": "sent", "sentence": "S3"},
        ),
    ],
)
def test_a_row_says_what_was_found_and_where(kind: str, expected: dict[str, str], tmp_path: Path) -> None:
    """Words, meaning, and the number of the sentence; what is not stated is empty."""
    export([("talks.txt", example())], "csv", tmp_path)
    assert expected.items() <= read(tmp_path / f"{kind}.csv")[0].items()


def test_json_lines_keep_numbers_and_what_is_not_stated(tmp_path: Path) -> None:
    """One object a line, with the same columns."""
    export([("talks.txt", example())], "jsonl", tmp_path)
    berg, *_ = [json.loads(line) for line in (tmp_path / "actors.jsonl").read_text(encoding="utf-8").splitlines()]
    assert tuple(berg) == COLUMNS["actors"]
    assert (berg["country"], berg["speaks"], berg["mentions"]) == (None, True, 2)


def test_a_table_without_findings_has_its_head(tmp_path: Path) -> None:
    """The columns are there, whatever was found."""
    export([("empty.txt", briefing_of("Talks."))], "csv", tmp_path)
    assert (tmp_path / "events.csv").read_text(encoding="utf-8") == ",".join(COLUMNS["events"]) + "\n"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-2 °C", "'-2 °C"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        (" =1+1", "' =1+1"),
        ("＝1+1", "'＝1+1"),
        ("1 = 1", "1 = 1"),
        ("“=1”", "“=1”"),
        ("", ""),
        (-3, -3),
    ],
)
def test_no_cell_is_a_formula(cell: str | int, expected: str | int) -> None:
    """A spreadsheet runs what begins like a formula; an apostrophe makes it text."""
    assert harmless(cell) == expected


def test_formulas_of_an_article_and_of_its_name_are_text(tmp_path: Path) -> None:
    """Words that a spreadsheet would run are defused in CSV and kept in JSON."""
    words = '=HYPERLINK("x")'
    made = briefing_of(f"A. {words} said so.", quotations=[(words, "A.", "direct")], actors=[(words, "person", None)])
    export([("@evil.txt", made)], "csv", tmp_path)
    export([("@evil.txt", made)], "jsonl", tmp_path)
    for file in tmp_path.glob("*.csv"):
        assert not any(cell.startswith(("=", "@")) for row in read(file) for cell in row.values())
    assert read(tmp_path / "actors.csv")[0]["name"] == f"'{words}"
    assert json.loads((tmp_path / "actors.jsonl").read_text(encoding="utf-8"))["name"] == words


def test_words_over_several_lines_stay_one_cell(tmp_path: Path) -> None:
    """Line ends, commas and quotation marks are quoted."""
    words = '"We will,\r\nsoon"'
    export([("a", briefing_of(f"He said {words}.", quotations=[(None, words, "direct")]))], "csv", tmp_path)
    assert [row["content"] for row in read(tmp_path / "quotations.csv")] == [words]


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "out").write_text("")
    with pytest.raises(InputError, match=r"out: cannot be written to \(.*\); check the folder given with --out"):
        export([("a", briefing_of("Talks."))], "csv", tmp_path / "out")
