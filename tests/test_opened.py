"""An article or a finished report, opened as the briefing of it."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from make import briefing_of

from analysis import InputError
from analysis.opened import open_briefing, restored_briefing
from analysis.report.joint import embed

DATA = briefing_of("Talks began on May 3.", dates=[("May 3", "XXXX-05-03", "day")]).to_dict()


def changed(path: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    """Return the JSON of the briefing with one value changed."""
    data = deepcopy(DATA)
    place: Any = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return data


def test_a_reports_briefing_is_the_one_that_it_was_made_from(tmp_path: Path) -> None:
    """What is inside an HTML report is restored, not found anew."""
    file = tmp_path / "talks.html"
    file.write_text(
        f'<script type="application/json" id="briefing.json">{embed(json.dumps(DATA))}</script>', encoding="utf-8"
    )
    assert open_briefing(file).to_dict() == DATA


def test_an_article_is_read(tmp_path: Path) -> None:
    """Of a text file, the briefing is made now."""
    file = tmp_path / "talks.txt"
    file.write_text("Talks began on Monday.", encoding="utf-8")
    assert open_briefing(file).article.path == "talks.txt"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "its briefing.json is not one of this version"),
        ({"article": "Talks"}, "is not one of this version"),
        (changed(("dates", 0), {}), "is not one of this version"),
        (changed(("dates", 0, "span"), 7), "is not one of this version"),
        (changed(("dates", 0, "span", "start"), "15"), "is not one of this version"),
        (changed(("dates",), {"a": 1}), "is not one of this version"),
        (changed(("article", "published"), "soon"), "is not one of this version"),
        (changed(("article", "sentences", 0, "end"), 99), "is not one of this version"),
        (changed(("dates", 0, "span", "text"), "May 4"), "names words that do not stand in its article"),
        (changed(("article", "text"), None), "holds only excerpts of its article; give one made with annex full"),
    ],
)
def test_a_briefing_that_is_not_ours_is_an_error(data: dict[str, Any], message: str) -> None:
    """One line names the report and the mend."""
    with pytest.raises(InputError, match=r"^talks\.pdf: ") as error:
        restored_briefing(data, "talks.pdf")
    assert message in str(error.value)
    assert "\n" not in str(error.value)
