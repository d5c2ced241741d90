"""Verify: what was tampered with is found, and what was not agrees."""

import json
import re
from collections.abc import Callable, Sequence
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


OWN = (new_markdown_cell("## Our view\n\nThe river rises."), shown(draw.ladder(talks())))
UNTOUCHED = {
    "as made": (EDITION, ()),
    "review copy on letter paper": (Edition(cutoff=CUTOFF, review=True, paper="letter"), ()),
    "excerpt": (Edition(cutoff=CUTOFF, annex="excerpt"), ()),
    "no annex": (Edition(cutoff=CUTOFF, annex="none"), ()),
    "the analyst's own cells": (EDITION, OWN[:1]),
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


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("change", [change_span, change_speaker, change_status, change_article, drop_caveat])
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
