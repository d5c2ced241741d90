"""Identified findings: each id that the review copy prints names one finding in a file of corrections."""

from pathlib import Path

import pytest
from lxml import html as lxml_html
from make import briefing_of

from analysis import Edition, brief, read_article, show
from analysis.briefing import Briefing
from analysis.corrections import read_corrections
from analysis.corrections.amendments import corrected
from analysis.identified import identified

TEXT = "Ada Berg of Norland signed the long accord on the port in May. “Trade grows,” said Berg."
MADE = briefing_of(
    TEXT,
    actors=[("Ada Berg", "person", None)],
    quotations=[(None, "“Trade grows,”", "direct")],
    themes={"Trade": ["Trade"]},
    dates=[("May", "XXXX-05", "month")],
    claims=[("signed", "done")],
)


@pytest.fixture(scope="module")
def first() -> Briefing:
    return brief(read_article("russia-iran-treaty.txt"))


def test_a_finding_is_known_by_the_first_of_its_words() -> None:
    """A sentence is cut at six words, which stand in the article as they are shown."""
    shown = [(f.kind, f.id, f.words.text if f.words else None, f.is_cut) for f in identified(MADE, "full")]
    assert shown == [
        ("actor", "actor-0-8", None, False),
        ("quotation", "quotation-63-77", "“Trade grows,”", False),
        ("theme", "trade", None, False),
        ("date", "date-58-61", "May", False),
        ("claim", "claim-0-62-at-20-26", "Ada Berg of Norland signed the", True),
    ]


def test_every_finding_that_can_be_corrected_has_its_id(first: Briefing) -> None:
    """None is left out, and no id stands twice."""
    kinds = ("actors", "quotations", "themes", "dates", "claims", "events")
    ids = [finding.id for kind in kinds for finding in getattr(first, kind)]
    assert [f.id for f in identified(first, "full")] == ids
    assert len(set(ids)) == len(ids)


def test_a_shorter_annex_shows_only_what_the_report_cites(first: Briefing) -> None:
    """Words of an article under copyright are not carried along in the list of findings."""
    fewer = identified(first, "excerpt")
    assert {f.id for f in fewer} < {f.id for f in identified(first, "full")}


def test_only_a_review_copy_lists_the_ids(first: Briefing) -> None:
    """Readers of a report are spared them."""
    assert 'id="findings"' in show.review(first, Edition(cutoff="2026-11-24", review=True)).html
    assert 'id="findings"' not in show.review(first, Edition(cutoff="2026-11-24")).html


def test_marks_of_the_list_lead_to_the_annex(first: Briefing) -> None:
    """Also where the annex holds only the cited sentences."""
    for annex in ("full", "excerpt", "none"):
        edition = Edition(cutoff="2026-11-24", review=True, annex=annex)
        marks = lxml_html.fromstring(show.review(first, edition).html).xpath("//a[@class='mark']/@href")
        rows = lxml_html.fromstring(show.annex(first, edition).html).xpath("//tr/@id")
        assert {mark[1:] for mark in marks} <= set(rows)


def test_each_printed_id_can_be_corrected(first: Briefing, tmp_path: Path) -> None:
    """What the review copy prints is what a file of corrections takes."""
    for number, finding in enumerate(identified(first, "full")):
        file = tmp_path / f"{number}.yaml"
        entry = f"- {finding.kind}: {finding.id}\n  drop: true\n  by: A. Reader\n  why: A test.\n"
        file.write_text(entry, encoding="utf-8")
        assert len(corrected(first, read_corrections(file)).corrections) == 1
