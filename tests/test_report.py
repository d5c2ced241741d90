"""Finished reports of real and of hostile articles: what a reader, a browser and a validator find in them."""

import json
import re
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Literal

import pytest
from checkers import axe_script, broken_pdf_rules, nu_messages, run
from lxml import html as lxml_html
from playwright.sync_api import Browser
from pypdf import PdfReader
from statements import statements

from analysis import Briefing
from analysis.places import folder
from analysis.report.run import render

pytestmark = pytest.mark.slow

GOLD = Path(__file__).parent / "gold"
FIRST = "russia-iran-treaty.txt"
NOTEBOOK = folder("notebooks") / "briefing.ipynb"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # HTML has no place for them
CUTOFF = "2026-11-24T03:16"
MARKUP = """\
---
title: '</title><script>alert(1)</script> & #read("/etc/passwd")'
publisher: '<img src=x onerror=alert(1)>'
url: javascript:alert(1)
---
# head <script>alert(2)</script>

“#import \\"@preview/x\\": *” said Ann Lee <b onclick=x()>of Iran</b>.
![](http://example.org/x.png) [go](javascript:alert(1)).

$ sum_(i) $ Russia will sign `#panic()` with Iran on January 17 & {{ 7*7 }} {% raw %}.
"""
SCRIPTS = """\
Việt Nam và 中国: Tô Lâm hội đàm
Президент Владимир Путин said that “Москва и Тегеран подпишут договор” in 2025. 🕊️ Nguyễn Thị Minh said no.
“ما پیمان را امضا می‌کنیم,” said مسعود پزشکیان of Iran, a\u202ereversed\u202c word and a bell\x07 in Hà Nội on May 3.
"""
FRENCH = """\
Le président de la Russie et celui de l'Iran ont signé un traité à Moscou le 17 janvier 2025, a dit le ministre.
« Nous allons coopérer dans le commerce », a-t-il ajouté, sans donner de chiffres sur les échanges avec l'Europe.
"""
CASES: Mapping[str, tuple[str, dict[str, object]]] = {
    "first": (FIRST, {}),
    "review": (FIRST, {"review": True, "paper": "letter", "published": "2025-01-16", "tlp": "TLP:AMBER+STRICT"}),
    "noted": (FIRST, {"analyst": "R. Vale", "analyst_note": "We *think* so.\n\n- a\n- b", "rating": "C3"}),
    "excerpt": (FIRST, {"annex": "excerpt"}),
    "none": (FIRST, {"annex": "none"}),
    "wire": (str(GOLD / "wire-river-talks.txt"), {}),
    "interview": (str(GOLD / "interview-glacier.txt"), {"paper": "letter"}),
    "markup": (MARKUP, {}),
    "scripts": (SCRIPTS, {}),
    "french": (FRENCH, {}),
    "words": ("Talks began.", {}),
}  # fmt: skip


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Mapping[str, Path]]:
    """Each case rendered as the command does, its files by their endings."""
    out = tmp_path_factory.mktemp("reports")
    return {name: rendered(out, name, *case) for name, case in CASES.items()}


def rendered(out: Path, name: str, article: str, parameters: dict[str, object]) -> Mapping[str, Path]:
    if not article.endswith(".txt"):
        file = out / f"{name}.txt"
        file.write_text(article, encoding="utf-8")
        article = str(file)
    return render(NOTEBOOK, {"article": article, "cutoff": CUTOFF, **parameters}, out, name).files


def page_of(files: Mapping[str, Path]) -> str:
    return files["html"].read_text(encoding="utf-8")


def inside(files: Mapping[str, Path], name: str) -> bytes:
    """Return an attachment of the PDF."""
    return PdfReader(files["pdf"]).attachments[name][0]


def test_every_statement_of_the_page_is_of_a_known_kind(reports: dict[str, Mapping[str, Path]]) -> None:
    """In every finished page each statement is quoted, computed, the analyst's or a label, and quotes are exact."""
    for name, files in reports.items():
        found = list(statements(page_of(files)))
        assert [s for s in found if s.kind == "stray"] == [], name
        if CASES[name][1].get("annex", "full") == "full":
            text = inside(files, "article.txt").decode()
            quoted = [(s.text, CONTROL.sub("", text[slice(*map(int, s.span.split("-")))])) for s in found if s.span]
            assert [pair for pair in quoted if pair[0] != pair[1]] == [], name


def test_every_quoted_statement_has_a_mark_that_leads_to_its_sentence(reports: dict[str, Mapping[str, Path]]) -> None:
    """A mark is a link to a row of the annex, and the row leads back."""
    for name, files in reports.items():
        tree = lxml_html.fromstring(page_of(files).encode())
        ids = set(tree.xpath("//@id"))
        marks = tree.xpath("//a[contains(@class, 'mark')]/@href")
        assert marks, name
        assert {mark[1:] for mark in marks} <= ids
        assert {link[1:] for link in tree.xpath("//section[@id='annex']//th/a/@href")} <= ids


def test_the_links_of_the_pdf_lead_to_a_place_in_it(reports: dict[str, Mapping[str, Path]]) -> None:
    """The PDF has a link for each mark of the page, and every one arrives."""
    for name, files in reports.items():
        reader = PdfReader(files["pdf"])
        places = reader.named_destinations
        links = [
            a.get_object()
            for page in reader.pages
            for a in page.get("/Annots", [])
            if a.get_object()["/Subtype"] == "/Link"
        ]
        aims = [
            link["/Dest"] if "/Dest" in link else link["/A"].get("/D")
            for link in links
            if "/URI" not in link.get("/A", {})
        ]
        marks = lxml_html.fromstring(page_of(files).encode()).xpath("//a[contains(@class, 'mark')]")
        assert len(aims) >= len(marks), name
        assert all(not isinstance(aim, str) or aim in places for aim in aims)


def test_hostile_markup_is_text(reports: dict[str, Mapping[str, Path]]) -> None:
    """Scripts, handlers and Typst code of an article are printed as they are written, and nothing of them runs."""
    page = page_of(reports["markup"])
    tree = lxml_html.fromstring(page.encode())
    assert {s.get("type") for s in tree.xpath("//script")} <= {"text/plain", "application/json"}
    assert not tree.xpath("//@onerror | //@onclick | //img[@src='x'] | //a[starts-with(@href, 'javascript:')]")
    shown = " ".join(p.extract_text() for p in PdfReader(reports["markup"]["pdf"]).pages)
    assert "#panic()" in shown
    assert "root:" not in shown
    assert "49" not in "".join(tree.xpath("//section[@id='annex']//text()"))


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_ask_nobody_and_keep_out_no_reader(
    reports: dict[str, Mapping[str, Path]], browser: Browser, scheme: Literal["light", "dark"], width: int
) -> None:
    """No request, no script, no barrier for axe, no sideways scrolling: wide, on a phone, in light and in dark."""
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True)
    for name, files in reports.items():
        page, asked = context.new_page(), []
        page.on("request", partial(asked.append))
        page.goto(files["html"].as_uri())
        page.evaluate(axe_script())
        violations = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        assert [(name, v["id"], v["nodes"][0]["html"]) for v in violations] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        assert len(asked) == 1
        page.close()
    context.close()


def test_pages_are_valid(reports: dict[str, Mapping[str, Path]]) -> None:
    """The Nu checker has nothing to say."""
    assert nu_messages(*(files["html"] for files in reports.values())) == []


def test_pdfs_keep_every_rule(reports: dict[str, Mapping[str, Path]]) -> None:
    """Each PDF is valid for the archive and for readers who cannot see it; the validator's two runs go side by side."""
    files = [files["pdf"] for files in reports.values()]
    with ThreadPoolExecutor() as validators:
        broken = validators.map(lambda flavour: broken_pdf_rules(flavour, *files), ("3a", "ua1"))
    assert list(broken) == [[], []]


def test_article_and_findings_travel_inside(reports: dict[str, Mapping[str, Path]]) -> None:
    """Whoever holds the PDF holds the findings, and the article to the letter unless its annex is cut."""
    source = folder("data") / "articles" / "russia-iran-treaty.txt"
    found = Briefing.from_dict(json.loads(inside(reports["first"], "briefing.json")))
    assert inside(reports["first"], "article.txt") == source.read_bytes()
    assert found.article.sha256 in page_of(reports["first"])
    withheld = found.sentences[0].span.text.encode()
    for name in ("excerpt", "none"):
        reader = PdfReader(reports[name]["pdf"])
        assert "briefing.json" in reader.attachments
        assert reader.attachments.get("article.txt", [b""])[0].count(withheld) <= 1
        assert json.loads(inside(reports[name], "briefing.json"))["article"]["text"] is None


def test_the_same_input_gives_the_same_bytes(reports: dict[str, Mapping[str, Path]], tmp_path: Path) -> None:
    """Nothing of the clock, of a path or of chance is in page or PDF."""
    for name in ("first", "scripts"):
        again = rendered(tmp_path, name, *CASES[name])
        assert {end: again[end].read_bytes() for end in ("html", "pdf")} == {
            end: reports[name][end].read_bytes() for end in ("html", "pdf")
        }


def test_papermill_and_nbconvert_give_the_same_report(reports: dict[str, Mapping[str, Path]], tmp_path: Path) -> None:
    """The command is a convenience: the plain tools make the same page and PDF."""
    notebook = tmp_path / "first.ipynb"
    given = ["-p", "article", "russia-iran-treaty.txt", "-p", "cutoff", CUTOFF]
    run(sys.executable, "-m", "papermill", str(NOTEBOOK), str(notebook), *given)
    for form, ending in (("briefing-html", "html"), ("briefing-pdf", "pdf")):
        run(sys.executable, "-m", "nbconvert", "--to", form, str(notebook))
        assert notebook.with_suffix(f".{ending}").read_bytes() == reports["first"][ending].read_bytes()


def test_a_report_has_two_to_four_pages_before_its_annex(reports: dict[str, Mapping[str, Path]]) -> None:
    """Three minutes are enough for it, and it is small enough for mail."""
    files = reports["first"]
    pages = [page.extract_text() for page in PdfReader(files["pdf"]).pages]
    annex = next(n for n, text in enumerate(pages, 1) if "Annex: the article" in text)
    assert 2 <= annex <= 5
    assert files["html"].stat().st_size <= 400_000
    assert files["pdf"].stat().st_size <= 300_000
