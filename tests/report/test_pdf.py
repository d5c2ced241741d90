"""The PDF report: opened again and read."""

import base64
import io
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from executed import DOT, FRONT, TEXT, WHERE, briefing, joint_cell, markdown, notebook, outcome, shown
from nbconvert.exporters import get_exporter
from nbformat import NotebookNode
from pypdf import PageObject, PdfReader

from analysis.report.pdf import BriefingPDFExporter

EXAMPLE = Path(__file__).parents[2] / "reports" / "example" / "russia-iran-treaty.pdf"
EXPORTER = BriefingPDFExporter()
LEAKY = base64.b64encode(b"<svg viewBox=0><image href=file:///etc/passwd /></svg>").decode()
COPIES = "".join(f'<g id="c{n}">{f"<use href=#c{n - 1} />" * 10}</g>' for n in range(1, 12))


def exported(made: NotebookNode) -> tuple[PdfReader, tuple[str, ...]]:
    pdf, resources = EXPORTER.from_notebook_node(made, {"metadata": {"name": "harbour"}})
    return PdfReader(io.BytesIO(pdf)), resources["warnings"]


def words(made: NotebookNode) -> str:
    return " ".join(" ".join(page.extract_text() for page in exported(made)[0].pages).split())


def test_nbconvert_finds_the_exporter() -> None:
    """`jupyter nbconvert --to briefing-pdf` writes a file that ends in .pdf."""
    exporter = get_exporter("briefing-pdf")()
    assert (exporter.file_extension, exporter.output_mimetype) == (".pdf", "application/pdf")


def test_same_notebook_gives_same_bytes() -> None:
    """Nothing of the clock or of chance is in the file."""
    assert EXPORTER.from_notebook_node(briefing())[0] == EXPORTER.from_notebook_node(briefing())[0]


def test_metadata_tell_the_report() -> None:
    """Title, analyst and the cut-off as the time of making stand in the file's properties; so does its language."""
    reader, _ = exported(briefing(analyst="R. Vale"))
    assert reader.metadata is not None
    assert reader.metadata.title == "Harbour talks resume after the spring pause."
    assert reader.metadata.author == "R. Vale"
    assert reader.metadata.creation_date == datetime(2025, 5, 4, 9, 30, tzinfo=UTC)
    assert reader.root_object["/Lang"] == "en"


def test_article_and_findings_travel_inside() -> None:
    """The file holds article.txt to the letter and briefing.json."""
    attachments = exported(briefing())[0].attachments
    assert attachments["article.txt"] == [TEXT.encode()]
    assert json.loads(attachments["briefing.json"][0])["article"]["title"] == "Harbour talks resume"


def test_every_page_carries_the_furniture() -> None:
    """Number, cut-off, marking twice and "Page 2 of 3" stand on every page."""
    reader, _ = exported(notebook(joint_cell(tlp="TLP:GREEN"), shown("<h1>Talks</h1>" + "<p>Envoys met.</p>" * 120)))
    assert len(reader.pages) == 3
    for number, page in enumerate(reader.pages, 1):
        text = page.extract_text()
        assert f"Page {number} of 3" in text
        assert "No. 2025-007" in text
        assert "Information cut-off 4 May 2025, 09:30 UTC" in text
        assert text.count("TLP:GREEN") == 2


def test_review_copy_has_numbered_lines() -> None:
    """A review copy says so on the page and numbers its lines; another does neither."""
    assert "REVIEW COPY" in words(briefing(review=True))
    assert "REVIEW COPY" not in words(briefing())
    numbered, plain = (exported(briefing(review=review))[0].pages[0].extract_text().split() for review in (True, False))
    assert {"8", "9", "10", "11"} <= set(numbered)
    assert not {"8", "9", "10", "11"} & set(plain)


def test_review_copy_numbers_nothing_but_lines() -> None:
    """White space between two sections is no line: it has no number, and takes no room."""
    sections = "".join(
        f'<section class="gb"><h2>Part</h2><p>{word}</p></section>\n' for word in ("One", "Two", "Three")
    )
    given = words(notebook(joint_cell(review=True), shown(f"<h1>Title</h1>{sections}"))).split()
    assert {"5", "6", "7"} <= {*given}
    assert "8" not in given


def test_foot_is_cut_at_a_word() -> None:
    """A title too long for the foot of a page ends there after a whole word; one without spaces after some letter."""
    assert "states meet at border… Page" in words(
        notebook(markdown(f"# {'Ministers of eight states meet ' * 2}at border crossings after several incidents"))
    )
    assert f"{'x' * 79}…" in words(notebook(markdown(f"# {'x' * 100}")))


@pytest.mark.parametrize(("paper", "points"), [("a4", (595, 842)), ("letter", (612, 792)), ("", (595, 842))])
def test_paper(paper: str, points: tuple[int, int]) -> None:
    """The page is A4 unless Letter is asked for."""
    box = exported(briefing(paper=paper))[0].pages[0].mediabox
    assert (round(box.width), round(box.height)) == points


def test_outline_names_the_sections() -> None:
    """The outline lists the sections in their order on paper."""
    outline = [entry["/Title"] for entry in exported(briefing())[0].outline]
    assert outline == ["Read with care", "What the source says", "At a glance", "Where", "A note", "Annex: the article"]


@pytest.mark.parametrize(
    ("cells", "title", "order"),
    [
        ([shown(FRONT), shown(WHERE)], "Harbour talks resume after the spring pause.", ["Where", "Mine"]),
        ([shown(WHERE)], "Mine", ["Mine", "Where"]),
    ],
)
def test_analyst_may_write_above_the_briefing(cells: list[NotebookNode], title: str, order: list[str]) -> None:
    """An own heading above the first section goes below the briefing's title, or is the title where there is none."""
    reader, _ = exported(notebook(joint_cell(), markdown("## Mine"), *cells))
    assert reader.metadata is not None
    assert reader.metadata.title == title
    assert sorted(("Mine", "Where"), key=reader.pages[0].extract_text().index) == order


def test_links_lead_into_the_annex_and_out() -> None:
    """A mark leads to its sentence and each of the two sentences back to its mark, a link to its address."""
    annotations = [a.get_object() for page in exported(briefing())[0].pages for a in page.get("/Annots", ())]
    assert {a["/A"]["/URI"] for a in annotations if "/URI" in a.get("/A", {})} == {"https://example.org"}
    assert sum("/Dest" in a or "/D" in a.get("/A", {}) for a in annotations) == 4


def test_a_link_leads_to_the_words_it_names() -> None:
    """In the example, every link leads to the same number, on the page that it tells, and shows it at the top."""
    reader = PdfReader(EXAMPLE)
    placed = [placed_words(page) for page in reader.pages]
    links = [(n, a.get_object()) for n, page in enumerate(reader.pages) for a in page.get("/Annots", ())]
    assert len(links) > 100
    numbers = {(n, inside(link["/Rect"], placed[n])): link["/Rect"] for n, link in reversed(links)}
    for n, link in links:
        page, _, x, y, _ = link["/Dest"]
        to = reader.get_page_number(page.get_object())
        rect = numbers[to, inside(link["/Rect"], placed[n])]
        assert link["/Contents"] == f"page {to + 1}"
        assert (x, y) == (rect[0], pytest.approx(float(rect[3]) + 10))


def placed_words(page: PageObject) -> list[tuple[float, float, str]]:
    """Return the pieces of a page's text with where they begin."""
    found: list[tuple[float, float, str]] = []

    def take(text: str, matrix: Sequence[float], line: Sequence[float], *_: object) -> None:
        found.append((line[4] * matrix[0] + matrix[4], line[5] * matrix[3] + matrix[5], text))

    page.extract_text(visitor_text=take)
    return found


def inside(rect: Sequence[float], placed: Sequence[tuple[float, float, str]]) -> str:
    """Return the words that a rectangle frames."""
    left, bottom, right, top = map(float, rect)
    return "".join(words.strip("[] \n") for x, y, words in placed if left - 0.1 <= x < right and bottom <= y < top)


def test_links_of_the_analyst_lead_to_their_places() -> None:
    """A link leads to a heading, to a link that leads on, and to one that leads back; one to nowhere is words."""
    chain = "<p><a href=#b>to B</a></p><p><a id=b href=#c>to C</a></p><p><a href=#d>to nowhere</a></p>"
    html = f"{chain}<p><a id=x href=#y>to Y</a></p><p><a id=y href=#x>to X</a></p><p>Words.</p><h2 id=c>C</h2>"
    reader, _ = exported(notebook(markdown("# A"), shown(html)))
    links = [a.get_object() for a in reader.pages[0]["/Annots"]]
    tops = [float(link["/Rect"][3]) for link in links]
    to_b, to_c, to_y, to_x = (float(link["/Dest"][3]) for link in links)
    assert [to_b, to_y, to_x] == pytest.approx([tops[1] + 10, tops[3] + 10, tops[2] + 10], abs=10)
    assert to_c < tops[3]


def test_numbers_behind_an_exhibit_are_for_the_screen() -> None:
    """The table of an exhibit's numbers, folded on the screen, is not on paper; other folds are printed open."""
    assert "The numbers as a table" not in words(briefing())
    assert "More Much more" in words(
        notebook(shown("<h1>T</h1><details><summary>More</summary><p>Much more</p></details>"))
    )


@pytest.mark.parametrize(
    "text",
    [
        '#read("/etc/passwd")',
        '#import "@preview/cetz:0.2.0"',
        "#sys.inputs",
        "= no head",
        "a $x$ b",
        "\\ ] } <lab> @ref",
        "// gone?",
        "*stars* _lines_ `code`",
    ],
)
def test_typst_markup_is_only_text(text: str) -> None:
    """Words that Typst would read as code or markup stand on the page as they are."""
    escaped = text.replace("<", "&lt;")
    assert text in words(
        notebook(joint_cell(text, number=text), shown(f"<h1>{escaped}</h1><p>{escaped}</p><pre>{escaped}</pre>"))
    )


def test_characters_without_a_font_are_told() -> None:
    """A character that no bundled font has is set as its code, with a warning; Greek, Cyrillic and Arabic are set."""
    reader, warnings = exported(notebook(markdown("# Port 南\n\nệ Ж ψ ميناء 🚢\u202e")))
    assert "Port [U+5357]" in reader.pages[0].extract_text()
    assert len(warnings) == 1
    assert "南" in warnings[0]
    assert "ميناء" not in warnings[0]


def test_table_heads_repeat() -> None:
    """A table over several pages shows its head on each."""
    rows = "".join(f"<tr><td>Port {n}</td><td>{n}</td></tr>" for n in range(200))
    table = f"<table><thead><tr><th>Harbour name</th><th>Ships</th></tr></thead><tbody>{rows}</tbody></table>"
    reader, _ = exported(notebook(shown(f"<h1>Ports</h1>{table}")))
    assert len(reader.pages) > 2
    assert all("Harbour name" in page.extract_text() for page in reader.pages)


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<table></table><table><tr></tr></table>",
        "<table><tr><td rowspan=9 colspan=99>a<td>b<tr><td>c<td colspan=5>d</table>",
        "<table>" + ("<tr>" + "<td colspan=9999 rowspan=9999>x" * 40) * 40 + "</table>",
        "<table><thead><tr><th rowspan=3>h<th>i</thead><tbody><tr><td>1<td>2</tbody></table>",
        "<ul><li>a<ul><li>b<ul><li>c<ul><li>d<ul><li>e</ul></ul></ul></ul></ul>",
        "<ul>words<li>a</ul><dl><p>x</dl><li>alone",
        "<div>" * 100 + "deep" + "</div>" * 100,
        "<blockquote>" * 5_000 + "deeper",
        "<table><tr><td>" * 20 + "deep",
        "<p id=a>1<p id=a>2<a href=#a>both</a><a href=#none>dead</a><h4></h4>",
        "<svg></svg><svg viewBox='0 0 0 0' width=0></svg><svg viewBox='a b c d'><path d='M zz'/></svg>",
        f"<svg viewBox='0 0 9 9'><g id=c0><rect width=1 height=1 /></g>{COPIES}<use href=#c11 /></svg>",
        "<svg viewBox='0 0 9 9'><clipPath id=c clip-path='url(#c)'><rect/></clipPath><g clip-path='url(#c)'></g></svg>",
        "<svg viewBox='0 0 9 9'><text>中</text></svg>",
        "<img src='data:image/png;base64,AAAA'><img src='data:image/png;base64,A'><img>",
        f"<img src='data:image/svg+xml;base64,{LEAKY}'>",
        "<p>x<sub>1</sub><sup>2</sup><br><hr><del>d</del><u>u</u><kbd>k</kbd><q>q</q><small>s</small><odd-tag>t</odd-tag>",
        f"<p>{'“' * 10_000}",
        f"<p>{'x' * 100_000}",
        f"<h2>{'中 ' * 40_000}</h2><a href='https://example.org/{'x' * 40_000}'>far</a>",
        "<p><span class=status>x</span> <span class='status status-odd'>y</span>",
        "<p><a id=a href=#b></a><a id=b href=#a>z</a>",
        "<p>\x00\x07\ufffe\u202e\u2066‏",
    ],
)
def test_any_html_becomes_a_pdf(html: str) -> None:
    """However broken, deep or long an output is, the report is made, and what follows it is there."""
    assert "The end." in words(notebook(markdown("# Start"), shown(html), markdown("The end.")))


def test_title_and_analyst_of_any_length() -> None:
    """However long title and analyst's name are, the report is made; its properties hold their beginnings."""
    reader, _ = exported(notebook(joint_cell(analyst="R" * 40_000), markdown(f"# {'word ' * 500}")))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("word " * 200, "R" * 1000)


def test_pictures_are_described() -> None:
    """Each picture carries its words into the file's structure, and one without says where it comes from."""
    pdf, _ = EXPORTER.from_notebook_node(
        notebook(markdown("# D"), outcome({"image/png": DOT}), shown("<svg viewBox='0 0 1 1' aria-label='A harbour'/>"))
    )
    alts = {
        entry["/Alt"]
        for entry in structure(PdfReader(io.BytesIO(pdf)).root_object["/StructTreeRoot"])
        if "/Alt" in entry
    }
    assert alts == {"Figure in cell 1, not described", "A harbour"}


def structure(entry: object) -> list[dict[str, object]]:
    found = entry.get_object() if hasattr(entry, "get_object") else entry
    if isinstance(found, list):
        return [inner for kid in found for inner in structure(kid)]
    return [found, *structure(found.get("/K", []))] if isinstance(found, dict) else []
