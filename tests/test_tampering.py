"""Tampering: whatever is changed in a report, verify finds it and tells where."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from nbformat.v4 import new_code_cell, new_output

from analysis import Briefing
from analysis.verify import verify
from reports import ENDINGS, altered, executed, failures, handed_over, html_report, report, talks

PAGE = {  # what is changed on the page, and what the failure says
    "a word of a quotation": ("every drop of", "every pint of", "every drop.*every pint"),
    "a name": (">Omar Saleh<", ">Omar Salah<", "Saleh.*Salah"),
    "a number of the glance": ("6 sentences", "9 sentences", "6 sentences.*9 sentences"),
    "a status": (">possible<", ">expected<", "possible.*expected"),
    "a caution": ("Nothing here has been checked", "All of this has been checked", "Nothing here.*All of this"),
    "a label": ("How firmly", "How truly", "How firmly.*How truly"),
    "the cut-off": ("24 November 2026", "25 November 2026", "24 November.*25 November"),
    "a sentence in a section": ("</h2>\n<ul>", "</h2>\n<p>Jordan is to blame.</p><ul>", "added: “Jordan is to blame.”"),
    "a sentence in a statement": (
        "No second source:",
        "It is true. No second source:",
        "No second.*It is true. No second",
    ),
    "a sentence behind a section": ("</section>", "</section><p>Jordan is to blame.</p>", "Jordan is to blame."),
    "a sentence less": ("Iraq refused to comment.", "", "Iraq refused to comment"),
}


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("what", PAGE)
def test_what_is_changed_on_the_page_is_found(what: str, ending: str, tmp_path: Path) -> None:
    """Whatever stands on the page and is not what the findings give is told with its place."""
    old, new, said = PAGE[what]
    verdict = verify(report(altered(executed(talks()), old, new), ending, tmp_path))
    assert not verdict.is_good
    assert re.search(said, failures(verdict))


FORGED = '<section class="gb gb-claims" id="claims"><h2>Claims</h2><p>Jordan is to blame.</p></section>'


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("html", [FORGED, f"<div>{FORGED}</div>"], ids=["alone", "in a box"])
def test_a_section_that_is_none_of_ours_is_found(html: str, ending: str, tmp_path: Path) -> None:
    """A cell of one's own may not pass for a section of the briefing."""
    cell = new_code_cell("show", outputs=[new_output("display_data", data={"text/html": html})])
    assert "Jordan is to blame." in failures(verify(report(executed(talks(), own=[cell]), ending, tmp_path)))


FINDINGS = '<script type="application/json" id="briefing.json">'
HTML = {  # what is changed in the finished file, and where the failure says that it is
    "a style that hides": ("<style>", "<style>.gb li { display: none } ", "style: "),
    "a style more": ("</head>", "<style>.gb li { display: none }</style></head>", "style: added"),
    "a script": ("</main>", "</main><script>alert(1)</script>", "script: added: “alert"),
    "a statement hidden": ('<li><span class="icon"', '<li hidden><span class="icon"', "caution: expected “<li>”"),
    "a drawing": ("<rect ", '<rect transform="scale(2)" ', "speakers: "),
    "what a drawing shows": ("Locator map.", "Map of lies.", "where: .*Map of lies"),
    "where a mark leads": ('href="#S1"', 'href="#S2"', "title: .*#S2"),
    "the number": ("No. 7<", "No. 8<", "header: expected “No. 7”, found “No. 8”"),
    "the marking": (">TLP:CLEAR<", ">TLP:RED<", "header: .*TLP:RED"),
    "the contents": (">Who speaks</a>", ">Who lies</a>", "contents: .*Who lies"),
    "the title": ("<title>Envoys", "<title>Spies", "title: .*Spies"),
    "words beside all sections": ("</main>", "</main>Jordan is to blame.", "Jordan is to blame"),
    "a comment": ("</main>", "<!-- Jordan is to blame. --></main>", "Jordan is to blame"),
    "the analyst's note": ("<em>matters</em>", "<em>drowns</em>", "judgements: .*drowns"),
    "the rating": ('analyst">C3 (fairly', 'analyst">A1 (fairly', ": .*A1 .fairly"),
    "findings before the findings": (FINDINGS, f"{FINDINGS}{{}}</script>{FINDINGS}", "briefing.json: added"),
    "the parameters": ('"tlp":"TLP:CLEAR"', '"tlp":"TLP:GREEN"', "header: .*TLP:GREEN"),
    "a parameter that is none": ('"tlp":"TLP:CLEAR"', '"tlp":"TLP:WHITE"', "parameters .*TLP:WHITE"),
}


@pytest.mark.parametrize("what", HTML)
def test_what_is_changed_in_an_html_file_is_found(what: str, tmp_path: Path) -> None:
    """All of the file is checked: furniture, contents, styles, drawings, links and what no reader sees."""
    old, new, said = HTML[what]
    verdict = verify(html_report(tmp_path, old, new))
    assert re.search(said, failures(verdict))
    assert "FAILED" in failures(verdict)


def test_findings_and_page_changed_alike_are_found(tmp_path: Path) -> None:
    """A report that agrees with itself on another status is not what the rules find in its text."""
    data = json.loads(json.dumps(talks().to_dict()))
    data["claims"][0]["status"] = "opinion"
    verdict = verify(report(executed(Briefing.from_dict(data)), "html", tmp_path))
    assert [check.step for check in verdict.checks if check.state != "ok"] == ["findings"]
    assert 'claims 1 status: expected "done", found "opinion"' in failures(verdict)


def change_span(joint: dict[str, Any]) -> None:
    joint["briefing"]["quotations"][0]["content"]["start"] += 1


def change_speaker(joint: dict[str, Any]) -> None:
    joint["briefing"]["quotations"][0]["actor"] = joint["briefing"]["actors"][0]["id"]


def change_status(joint: dict[str, Any]) -> None:
    joint["briefing"]["claims"][0]["status"] = "opinion"


def change_article(joint: dict[str, Any]) -> None:
    joint["article"] = joint["article"].replace("14 months", "19 months")


def drop_caveat(joint: dict[str, Any]) -> None:
    del joint["briefing"]["caveats"][0]


def misplace(joint: dict[str, Any]) -> None:
    joint["briefing"]["dates"][0]["span"]["start"] = "the first"


def empty(joint: dict[str, Any]) -> None:
    joint["briefing"].clear()


def drop_actors(joint: dict[str, Any]) -> None:
    joint["briefing"]["actors"].clear()


def drop_parameters(joint: dict[str, Any]) -> None:
    joint["parameters"].clear()


def nest(joint: dict[str, Any]) -> None:
    joint["briefing"]["actors"] = json.loads("[" * 300 + "]" * 300)


CHANGES = [change_span, change_speaker, change_status, change_article, drop_caveat]
BROKEN = [misplace, empty, drop_actors, drop_parameters, nest]


@pytest.mark.parametrize("change", BROKEN)
def test_data_that_no_report_has_are_a_failure(change: Callable[[dict[str, Any]], None], tmp_path: Path) -> None:
    """Whatever was done to the data, each step either holds or says in one line that it fails."""
    verdict = verify(report(handed_over(change), "html", tmp_path))
    assert "FAILED" in failures(verdict)
    assert all("\n" not in str(check) for check in verdict.checks)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("change", CHANGES)
def test_what_is_changed_inside_is_found(change: Callable[[dict[str, Any]], None], ending: str, tmp_path: Path) -> None:
    """Findings and article that the report carries are checked against each other, and the page against both."""
    assert not verify(report(handed_over(change), ending, tmp_path)).is_good


@pytest.mark.slow
def test_an_attachment_that_is_exchanged_is_found(tmp_path: Path) -> None:
    """Another article.txt in the PDF is not the one that the findings are of."""
    file = report(executed(talks()), "pdf", tmp_path)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        words = pdf.attachments["article.txt"].get_file().read_bytes().replace(b"14 months", b"19 months")
        pdf.attachments["article.txt"] = pikepdf.AttachedFileSpec(pdf, words, mime_type="text/plain")
        pdf.save(file)
    assert not verify(file).is_good
