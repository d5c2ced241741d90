"""The tree: what is mended before anything is set."""

import pytest
from lxml import html

from analysis.report.clean import clean_output
from analysis.report.page import parse
from analysis.report.tree import read_tree


def mended(source: str) -> str:
    main, _ = read_tree([(1, parse(clean_output(source)))], "harbour")
    return "".join(html.tostring(child, encoding="unicode") for child in main)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<h1>a</h1><h1>b</h1><h4>c</h4><h2>d</h2>", "<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2>"),
        ("<h3>a</h3><h5>b</h5>", "<h1>a</h1><h2>b</h2>"),
        ("<p>a</p>", "<h1>harbour</h1><p>a</p>"),
        ("<h1> </h1><h2>a</h2>", "<div> </div><h1>a</h1>"),
        (f"<h1>{'a' * 5000}</h1>", f"<h1>harbour</h1><div>{'a' * 5000}</div>"),
    ],
)
def test_headings_leave_no_gap(source: str, expected: str) -> None:
    """The first heading is the only h1, no level is skipped, and one without words is none."""
    assert mended(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('<h2>a</h2><section class="gb gb-title"><h1>b</h1></section>', ["h1 b", "h2 a"]),
        ('<h2>a</h2><div>x <section class="gb gb-title"><h1>b</h1></section></div>', ["h1 a", "h2 b"]),
        ('<h2>a</h2><section class="gb gb-says"><h2>b</h2></section>', ["h1 a", "h2 b"]),
    ],
)
def test_title_of_the_briefing_goes_first(source: str, expected: list[str]) -> None:
    """What an analyst writes above the briefing's title stands below it; a title inside something else is none."""
    headings = html.fragment_fromstring(mended(source), create_parent=True).iter("h1", "h2")
    assert [f"{heading.tag} {heading.text}" for heading in headings] == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<ul><li>a</li></ul>", "<ul><li>a</li></ul>"),
        ("<ul>words<li>a</li></ul>", "<div>words<div>a</div></div>"),
        ("<ol><p>x</p><li>a</li></ol>", "<div><p>x</p><div>a</div></div>"),
        ("<li>a</li>", "<div>a</div>"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "<dl><dt>a</dt><dd>b</dd></dl>"),
        ("<dl><p>a</p></dl>", "<div><p>a</p></div>"),
        ("<figcaption>a</figcaption>", "<div>a</div>"),
    ],
)
def test_lists_hold_items_alone(source: str, expected: str) -> None:
    """A list with anything else in it is none; neither is an item outside a list."""
    assert mended(f"<h1>x</h1>{source}") == f"<h1>x</h1>{expected}"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('<p id="a">1</p><a href="#a">x</a>', '<p id="a">1</p><a href="#a">x</a>'),
        ('<p id="a">1</p><p id="a">2</p>', '<p id="a">1</p><p>2</p>'),
        ('<a href="#none">x</a>', "<span>x</span>"),
        ('<p id="main">1</p><p id="b c">2</p>', "<p>1</p><p>2</p>"),
        ('<p aria-labelledby="none">1</p>', "<p>1</p>"),
    ],
)
def test_links_have_their_place(source: str, expected: str) -> None:
    """The first of two same ids stays, a link that leads nowhere is plain words."""
    assert mended(f"<h1>x</h1>{source}") == f"<h1>x</h1>{expected}"


def test_sentences_lead_back() -> None:
    """The number of a cited sentence leads to the first mark that cites it; one that is not cited leads nowhere."""
    marks = '<a class="mark" href="#S1">[S1]</a><a class="mark" href="#S1">[S1]</a>'
    rows = '<tr id="S1"><th>S1</th><td>a</td></tr><tr id="S2"><th>S2</th><td>b</td></tr>'
    tree = html.fromstring(mended(f"<h1>x</h1><p>{marks}</p><table>{rows}</table>"))
    assert [link.get("id") for link in tree.iterfind(".//a[@class='mark']")] == ["ref-S1", None]
    assert [(link.text, link.get("href")) for link in tree.iterfind(".//th/a")] == [("S1", "#ref-S1")]


def test_drawings_keep_their_ids_apart() -> None:
    """Two drawings that share ids are told apart, references included, and capital letters are kept."""
    drawing = '<svg viewBox="0 0 1 1"><clipPath id="c"><path d="M0 0"/></clipPath><g clip-path="url(#c)"/></svg>'
    made = mended(f"<h1>x</h1>{drawing}{drawing}")
    assert made.count('viewBox="0 0 1 1"') == 2
    assert made.count('<clipPath id="c">') == made.count('clip-path="url(#c)"') == 1
    assert made.count('<clipPath id="drawing2-c">') == made.count('clip-path="url(#drawing2-c)"') == 1


@pytest.mark.parametrize(
    ("values", "flush_right"),
    [
        (["1", "-2.5", "1,200"], True),
        (["12 %", "", "NaN"], True),
        (["", ""], False),
        (["1", "two"], False),
        (["2025-01-17"], False),
    ],
)
def test_columns_of_numbers_are_flush_right(values: list[str], flush_right: bool) -> None:
    """A column that holds numbers alone is marked, its head too; one with words or nothing is not."""
    rows = "".join(f"<tr><td>{value}</td></tr>" for value in values)
    made = mended(f"<h1>x</h1><table><tr><th>head</th></tr>{rows}</table>")
    assert made.count('class="number"') == (len(values) + 1 if flush_right else 0)


def test_wide_tables_scroll_by_keyboard() -> None:
    """A table of three columns stands in a box that can be focused; one of two needs none. An empty head is no head."""
    assert '<div class="scroll" role="group" tabindex="0"' in mended("<table><tr><td>a<td>b<td>c</table>")
    assert "scroll" not in mended("<table><tr><td>a<td>b</table>")
    assert "<th>" not in mended("<table><tr><th></th><td>b</table>")
