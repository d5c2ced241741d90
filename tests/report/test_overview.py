"""The overview of a batch: every report, searched and sorted in the browser, and harmless whatever the names."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from checkers import CHROMIUM_FLAGS, axe_script, nu_messages, program
from playwright.sync_api import Page, sync_playwright

from analysis.report.journal import Entry
from analysis.report.overview import write_overview
from analysis.report.plan import Planned

HOSTILE = '"><script>alert(1)</script>'
REPORTS = [
    Planned("line 2", "Talks 10", {"article": "a.txt", "tlp": "TLP:RED"}),
    Planned("line 3", "Talks 9", {"article": "b.txt"}),
    Planned("line 4", "bad", {}, ("published: '1' is not a day",)),
    Planned("line 5", "new", {}),
    Planned("line 6", "odd #1", {"title": HOSTILE}),
]
ENTRIES = {
    "Talks 10": Entry(
        "done",
        "Talks 10",
        files={"ipynb": "1", "html": "2", "pdf": "3"},
        glance={"title": "Ships sail", "caveats": ["no-year", "origin"]},
        seconds=1.5,
    ),
    "Talks 9": Entry("done", "Talks 9", files={"ipynb": "1", "html": "2"}, glance={"title": HOSTILE}, seconds=0.5),
    "bad": Entry("failed", "bad", error="published: '1' is not a day"),
    "odd #1": Entry("failed", "odd #1", error=f"cell 2: ValueError: {HOSTILE}"),
}


@pytest.fixture
def overview(tmp_path: Path) -> Path:
    """The overview of five reports."""
    (tmp_path / "odd #1.failed.ipynb").write_text("{}")
    write_overview(tmp_path, REPORTS, ENTRIES)
    return tmp_path / "index.html"


def test_each_report_has_its_line(overview: Path) -> None:
    """Status, caveats, links and the batch's figures are there; a name cannot leave its cell."""
    page = overview.read_text(encoding="utf-8")
    assert page.count("<tr>") == 1 + len(REPORTS)
    assert 'href="Talks%2010.pdf"' in page
    assert 'href="Talks%209.pdf"' not in page
    assert 'href="odd%20%231.failed.ipynb"' in page
    assert "Dates not in full, Provenance" in page
    assert "<dt>Seconds a report, mean</dt><dd>1.0</dd>" in page
    assert HOSTILE not in page
    assert [file.name for file in overview.parent.glob("*index*")] == ["index.html"]


@pytest.fixture
def page(overview: Path) -> Iterator[Page]:
    """The overview in Debian's Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program("chromium"), args=CHROMIUM_FLAGS)
        page = chromium.new_page()
        page.goto(overview.as_uri())
        yield page
        chromium.close()


def names(page: Page) -> list[str]:
    """Return the names shown, in order."""
    return page.locator("tbody tr:visible th").all_inner_texts()


@pytest.mark.slow
def test_reports_are_searched_and_sorted(page: Page) -> None:
    """All words must be in a line; numbers sort as numbers, and a second click turns the order round."""
    page.get_by_role("searchbox").fill("ships tlp:red")
    assert names(page) == ["Talks 10"]
    assert page.get_by_role("status").inner_text() == "1 of 5 reports"
    page.get_by_role("searchbox").fill("talks")
    page.get_by_role("button", name="Name").click()
    assert names(page) == ["Talks 9", "Talks 10"]
    page.get_by_role("button", name="Seconds").click()
    page.get_by_role("button", name="Seconds").click()
    assert names(page) == ["Talks 10", "Talks 9"]
    assert page.get_by_role("columnheader", name="Seconds").get_attribute("aria-sort") == "descending"


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_overview_is_accessible(page: Page, scheme: str) -> None:
    """axe finds no violation, light and dark, and a telephone shows the whole of it."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.set_viewport_size({"width": 1280, "height": 800})
    page.evaluate(axe_script())
    found = page.evaluate("axe.run().then(result => result.violations.map(v => `${v.id}: ${v.nodes[0].html}`))")
    assert found == []


@pytest.mark.slow
def test_the_overview_is_valid_html(overview: Path) -> None:
    """The Nu checker has nothing to say."""
    assert nu_messages(overview) == []
