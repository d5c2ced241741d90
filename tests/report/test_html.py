"""The HTML report: whole in one file, safe, and the same each time."""

import re
import subprocess
import sys

import nbformat
import pytest
from executed import DOT, TEXT, briefing, joint_cell, markdown, notebook, outcome, shown
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from nbconvert.exporters import get_exporter
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_output
from playwright.sync_api import Browser

from analysis.report.html import BriefingHTMLExporter
from analysis.report.joint import embed, read_embedded, unembed

EXPORTER = BriefingHTMLExporter()
PASSIVE = re.compile(r"</?script[^>]*>", re.IGNORECASE)


def page(made: NotebookNode, name: str = "harbour") -> str:
    return EXPORTER.from_notebook_node(made, {"metadata": {"name": name}})[0]


def warnings(made: NotebookNode) -> tuple[str, ...]:
    return EXPORTER.from_notebook_node(made)[1]["warnings"]


def test_nbconvert_finds_the_exporter() -> None:
    """`jupyter nbconvert --to briefing-html` writes a file that ends in .html."""
    exporter = get_exporter("briefing-html")()
    assert (exporter.file_extension, exporter.output_mimetype) == (".html", "text/html")


def test_exporters_leave_the_analysis_alone() -> None:
    """Loading both exporters imports neither spaCy nor matplotlib, which only the notebook's kernel needs."""
    code = "import sys, analysis.report.pdf, analysis.report.html; print({'spacy', 'matplotlib'} & {*sys.modules})"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed == "set()\n"


def test_same_notebook_gives_same_bytes() -> None:
    """Nothing of the clock or of chance is in the page."""
    assert page(briefing()) == page(briefing())


def test_saved_notebook_gives_the_same_bytes() -> None:
    """Saving and opening a notebook, which sorts its keys, changes nothing in the report."""
    assert page(nbformat.reads(nbformat.writes(briefing()), as_version=4)) == page(briefing())


def test_page_is_whole_without_network_or_script() -> None:
    """Nothing is loaded from outside: no script runs, and the policy in the head forbids what slipped through."""
    made = page(briefing())
    assert "default-src 'none'" in made
    assert not re.search(r"<(?:link|iframe|object|embed|base)\b|@import|\bsrc=\"(?!data:)", made)
    assert {tag for tag in PASSIVE.findall(made) if not tag.startswith("</")} == {
        '<script type="text/plain" id="article.txt">',
        '<script type="application/json" id="briefing.json">',
        '<script type="application/json" id="report.json">',
    }


def test_code_is_left_out() -> None:
    """A reader sees outputs, not the cells' code, and not the style sheet that is for JupyterLab."""
    made = page(briefing())
    assert "show()" not in made
    assert "color: red" not in made


def test_report_begins_at_the_joint() -> None:
    """Markdown before the briefing is opened speaks to whoever runs the notebook; what comes after is the report's."""
    made = page(briefing())
    assert "How to run" not in made
    assert "The <em>desk</em> adds" in made


def test_furniture_names_number_cutoff_and_marking() -> None:
    """The header shows the report's number, version and cut-off, and the TLP string stands in header and footer."""
    tree = html.fromstring(page(briefing(tlp="TLP:AMBER+STRICT", review=True)))
    header, footer = tree.findall(".//*[@class='furniture']")
    told = "No. 2025-007 geobrief 0.1.0 Information cut-off 4 May 2025, 09:30 UTC REVIEW COPY TLP:AMBER+STRICT"
    assert " ".join(header.text_content().split()) == told
    assert footer.text_content().strip() == "TLP:AMBER+STRICT"


def test_a_report_without_a_cut_off_tells_when_it_was_made() -> None:
    """What nobody has set is not called a cut-off."""
    header, _ = html.fromstring(page(briefing(undated=True))).findall(".//*[@class='furniture']")
    assert "geobrief 0.1.0 Made 4 May 2025, 09:30 UTC" in " ".join(header.text_content().split())


def test_contents_lead_to_every_section() -> None:
    """Each section's heading is in the table of contents, whose links all have their place."""
    tree = html.fromstring(page(briefing()))
    links = {a.text_content(): a.get("href") for a in tree.xpath("//nav//a")}
    assert list(links) == [
        "At a glance",
        "Read with care",
        "What the source says",
        "Where",
        "A note",
        "Annex: the article",
    ]
    assert all(tree.get_element_by_id(href[1:]) is not None for href in links.values())


@pytest.mark.parametrize(
    ("cells", "title"),
    [
        ([markdown("text\n\n### Straits & ports")], "Straits & ports"),
        ([markdown("no heading")], "harbour"),
        ([], "harbour"),
        ([joint_cell(title="The given title"), markdown("words")], "The given title"),
    ],
)
def test_title_of_any_notebook(cells: list[NotebookNode], title: str) -> None:
    """The title is the first heading, or else the parameter, or else the file's name; it is the only h1."""
    tree = html.fromstring(page(notebook(*cells)))
    assert tree.findtext("head/title") == title
    assert [h.text_content() for h in tree.iter("h1")] == [title]


@pytest.mark.parametrize(
    "text", [TEXT, "R&D <b> & &lt; &amp;lt;", "</script><!--<script", "a\r\nb\rc", "é 中 \U0001f600", ""]
)
def test_article_is_read_back_to_the_letter(text: str) -> None:
    """What is embedded is the article, whatever stands in it."""
    files = read_embedded(page(notebook(joint_cell(text))))
    assert files["article.txt"] == text


@given(st.text(st.sampled_from("&;amplt#13</script!-\r\n ")))
def test_embedding_is_undone(text: str) -> None:
    """No text is changed by being embedded and read back, and none can end its element."""
    assert unembed(embed(text)) == text
    assert not re.search("</?script|<!--", embed(text), re.IGNORECASE)


def test_withheld_article_is_not_embedded() -> None:
    """Without the article's text in the joint the report holds the findings alone."""
    assert set(read_embedded(page(notebook(joint_cell(None))))) == {"briefing.json", "report.json"}


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<img src=http://203.0.113.1/x.png>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href=' data:text/html,x'>x</a>",
        "<svg onload=alert(1)><use href='http://203.0.113.1/x#y'/><image href='http://203.0.113.1/x.png'/></svg>",
        "<svg><style>@import url(http://203.0.113.1/x)</style><rect style='fill: url(http://203.0.113.1/x)'/></svg>",
        "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a><set attributeName=href to='javascript:x'/></svg>",
        "<style>body { background: url(http://203.0.113.1/x) }</style>",
        "<form action=http://203.0.113.1><input name=a></form>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "</main></body></html><script>alert(1)</script>",
        "<p style='background: url(http://203.0.113.1/x)'>x</p>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    ],
)
@pytest.mark.parametrize("cell", [shown, markdown, lambda text: joint_cell(text, title=text, number=text, tlp=text)])
def test_hostile_cells_are_harmless(cell: object, hostile: str) -> None:
    """Whatever brings it in, no script, handler, form or address to load from reaches the page."""
    made = page(notebook(cell(hostile)))  # type: ignore[operator]
    body = re.sub(r'<script type="(?:text/plain|application/json)".*?</script>', "", made, flags=re.DOTALL)
    tree = html.fromstring(body)
    assert not tree.xpath(
        "//script|//iframe|//form|//input|//math|//main//style|//@onerror|//@onload|//@srcdoc|//@action|//p/@style"
    )
    assert not any(re.match(r"\s*(?:javascript|data):", a.get("href", "")) for a in tree.iter("a"))
    assert not any(
        "203.0.113.1" in value
        for element in tree.iter()
        for value in element.values()
        if element.tag not in ("meta", "a")
    )


def test_what_programs_print() -> None:
    """Standard output is shown as it is, an error in a box without colour codes, the error stream not at all."""
    outputs = [
        new_output("stream", name="stdout", text="a <b>\n"),
        new_output("stream", name="stderr", text="a warning"),
        new_output(
            "error", ename="ValueError", evalue="bad", traceback=["\x1b[31mTraceback\x1b[0m", "ValueError: bad"]
        ),
    ]
    made = page(notebook(new_code_cell("f()", outputs=outputs)))
    assert "<pre>a &lt;b&gt;</pre>" in made
    assert "a warning" not in made
    assert "<pre>Traceback\nValueError: bad</pre>" in made


def test_richest_form_that_survives_is_shown() -> None:
    """An output whose HTML is nothing but a script is shown by its picture, and a script alone by its words."""
    data = {"text/html": "<script>draw()</script>", "image/png": DOT, "text/plain": "words"}
    assert f'src="data:image/png;base64,{DOT}"' in page(notebook(outcome(data)))
    assert "<pre>words</pre>" in page(notebook(outcome({"application/javascript": "draw()", "text/plain": "words"})))


def test_pictures_without_description_are_told() -> None:
    """A picture that nobody described says so, and a warning has its cell's number; others keep their words."""
    bare, told = outcome({"image/png": DOT}), outcome({"image/png": DOT}, **{"image/png": {"alt": "A dot"}})
    made = notebook(markdown("# Dots"), bare, told)
    assert re.findall('alt="(.*?)"', page(made)) == ["Figure in cell 1, not described", "A dot"]
    assert [w for w in warnings(made) if w.startswith("cell 1:")] == list(warnings(made))
    assert len(warnings(made)) == 1


def test_unknown_words_of_formulas_stay() -> None:
    """A formula is shown as its source, in which stars and underscores are not emphasis."""
    assert "$a_1 * b_2 * c$" in page(notebook(markdown("# F\n\nso $a_1 * b_2 * c$ holds")))


@pytest.mark.slow
@pytest.mark.parametrize(("width", "first"), [(390, "says"), (1280, "glance")])
def test_telephone_shows_what_the_source_says_first(browser: Browser, width: int, first: str) -> None:
    """On a narrow screen the facts at a glance come after the sentences; in the page itself they stay before them."""
    made = page(briefing())
    assert made.index('id="glance"') < made.index('id="says"')
    screen = browser.new_page(viewport={"width": width, "height": 800})
    screen.set_content(made)
    tops = {
        name: screen.eval_on_selector(f"#{name}", "e => e.getBoundingClientRect().top")
        for name in ("glance", "says", "where")
    }
    screen.close()
    assert sorted(tops, key=lambda name: tops[name]) == [first, *({"glance", "says"} - {first}), "where"]
