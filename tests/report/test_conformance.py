"""Finished reports before the judges of the field: veraPDF, the Nu checker, axe in a browser, qpdf."""

from pathlib import Path

import pytest
from checkers import axe_script, broken_pdf_rules, nu_messages, program, run
from executed import DOT, briefing, markdown, notebook, outcome, shown
from nbformat import NotebookNode
from playwright.sync_api import Browser

from analysis.report.html import BriefingHTMLExporter
from analysis.report.pdf import BriefingPDFExporter

pytestmark = pytest.mark.slow

FRAME = """\
<div><style scoped>.dataframe { color: red }</style><table border="1" class="dataframe">
<thead><tr style="text-align: right;"><th></th><th>ships</th><th>tons</th></tr></thead>
<tbody><tr><th>0</th><td>3</td><td>1200.5</td></tr></tbody></table><p>1 rows × 2 columns</p></div>"""
ODD = """\
<h4>Low</h4><p id=a>1</p><p id=a>2</p><a href=#none>x</a><ul>words<li>a</ul><li>alone
<table><tr><th></th><th>b</th></tr><tr><td>1<td>2</table><svg viewBox='0 0 0 0'/>"""
NOTEBOOKS = {
    "briefing": briefing(),
    "review": briefing(review=True, tlp="TLP:RED", paper="letter"),
    "plain": notebook(
        markdown("# Ships 船\n\n1. a\n   - b\n\n> q\n\n`c` $x_1$"),
        outcome({"text/html": FRAME}),
        outcome({"image/png": DOT}),
        shown(ODD),
    ),
    "empty": notebook(),
}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    """Each notebook as HTML and as PDF."""
    folder = tmp_path_factory.mktemp("reports")
    return {
        ending: [write(folder / f"{name}.{ending}", made) for name, made in NOTEBOOKS.items()]
        for ending in ("html", "pdf")
    }


def write(file: Path, made: NotebookNode) -> Path:
    exporter = BriefingHTMLExporter() if file.suffix == ".html" else BriefingPDFExporter()
    body, _ = exporter.from_notebook_node(made, {"metadata": {"name": file.stem}})
    file.write_bytes(body if isinstance(body, bytes) else body.encode())
    return file


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_pdf_keeps_every_rule(reports: dict[str, list[Path]], flavour: str) -> None:
    """Each PDF is valid as PDF/A-3a, for the archive, and as PDF/UA-1, for readers who cannot see it."""
    assert broken_pdf_rules(flavour, *reports["pdf"]) == []


def test_pdf_is_sound_and_embeds_its_fonts(reports: dict[str, list[Path]]) -> None:
    """qpdf finds no flaw, and every font is embedded."""
    for file in reports["pdf"]:
        assert "No syntax or stream encoding errors" in run(program("qpdf"), "--check", str(file))
        _, _, *fonts = run(program("pdffonts"), str(file)).splitlines()
        assert fonts
        assert all(line.split()[-5] == "yes" for line in fonts)


def test_html_is_valid(reports: dict[str, list[Path]]) -> None:
    """The Nu checker has nothing to say."""
    assert nu_messages(*reports["html"]) == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
def test_html_is_open_to_all_readers(reports: dict[str, list[Path]], browser: Browser, scheme: str, width: int) -> None:
    """axe finds no barrier, contrast included; no page is wider than the screen or asks the network for anything."""
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True)  # type: ignore[arg-type]
    for file in reports["html"]:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(file.as_uri())
        page.evaluate(axe_script())
        violations = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        assert [(v["id"], [node["html"] for node in v["nodes"]]) for v in violations] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
        page.close()
    context.close()


def test_page_works_by_keyboard(reports: dict[str, list[Path]], browser: Browser) -> None:
    """The first stop is the link past the contents, and following a mark lights its sentence up."""
    page = browser.new_page()
    page.goto(reports["html"][0].as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the briefing"
    plain = page.eval_on_selector("#S2 td", "cell => getComputedStyle(cell).backgroundColor")
    page.click("a[href='#S2']")
    assert page.eval_on_selector("#S2 td", "cell => getComputedStyle(cell).backgroundColor") != plain
    page.close()
