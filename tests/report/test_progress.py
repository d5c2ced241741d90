"""What a batch tells while it runs."""

import json

from analysis.report.batch import Batch, Result
from analysis.report.progress import Progress

DONE = Result("line 2", "one", "done", ("article", "notebook"), seconds=1.25, warnings=("no font has ☃", "cell 2: …"))
FAILED = Result("line 3", "two", "failed", error="tlp: 'X' is not allowed\narticle: 'y' is no file")
SAME = Result("line 4", "three", "unchanged")
STOPPED = Batch(5, (DONE, FAILED, SAME), "interrupted; go on")


def told(*, as_json: bool = False, why: bool = False) -> list[str]:
    """Return the lines that a batch of three results writes."""
    lines: list[str] = []
    progress = Progress(lines.append, as_json=as_json, why=why)
    for result in STOPPED.results:
        progress(result, STOPPED.rows)
    progress.end(STOPPED)
    return lines


def test_plain_lines_tell_what_was_made_and_every_mistake() -> None:
    """A mistake has its row and name; what is unchanged and what has warnings is counted only."""
    assert told() == [
        "one: done in 1.2 s",
        "line 3: two: tlp: 'X' is not allowed",
        "line 3: two: article: 'y' is no file",
        "1 done, 1 unchanged, 1 failed, 2 not tried",
        "1 with warnings, which stand in journal.jsonl",
        "interrupted; go on",
    ]


def test_the_reasons_are_told_where_wanted() -> None:
    """What has changed stands behind the report."""
    assert told(why=True)[0] == "one: done in 1.2 s (article, notebook)"


def test_machines_get_a_json_object_a_line() -> None:
    """Each result is one object, the last line the summary."""
    *results, summary = map(json.loads, told(as_json=True))
    assert [result["status"] for result in results] == ["done", "failed", "unchanged"]
    assert summary == {
        "summary": {"done": 1, "unchanged": 1, "failed": 1, "not tried": 2, "with warnings": 1},
        "stopped": "interrupted; go on",
    }
