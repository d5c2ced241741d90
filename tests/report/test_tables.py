"""Tables as a grid: every place filled once."""

import pytest
from lxml import html

from analysis.report.tables import table

Place = tuple[int, int, int, int]


def grid(rows: str) -> list[Place]:
    made = table(html.fragment_fromstring(f"<table>{rows}</table>"), lambda cell: [cell.text_content()])
    return [(cell["x"], cell["y"], cell["colspan"], cell["rowspan"]) for cell in made["cells"]]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("", []),
        ("<tr></tr>", []),
        ("<tr><td>a<td>b</tr>", [(0, 0, 1, 1), (1, 0, 1, 1)]),
        ("<tr><td colspan=2>a</tr><tr><td>b<td>c</tr>", [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)]),
        ("<tr><td rowspan=2>a<td>b</tr><tr><td>c</tr>", [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)]),
        ("<tr><td rowspan=9>a<td>b</tr>", [(0, 0, 1, 1), (1, 0, 1, 1)]),
        ("<tr><td colspan=9>a<td>b</tr>", [(0, 0, 2, 1), (2, 0, 1, 1)]),
        ("<tr><td colspan=0>a<td colspan=x>b</tr>", [(0, 0, 1, 1), (1, 0, 1, 1)]),
        (
            "<tr><td>a<td rowspan=2>b</tr><tr><td colspan=2>c</tr>",
            [(0, 0, 1, 1), (1, 0, 1, 2), (0, 1, 1, 1)],
        ),
    ],
)
def test_cells_stand_where_browsers_put_them(rows: str, expected: list[Place]) -> None:
    """A cell takes the first free place and as many as it claims, never one that is taken or that no row has."""
    assert grid(rows) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("<tr><th>a<th>b</tr><tr><td>c<td>d</tr>", 1),
        ("<thead><tr><td>a</tr><tr><td>b</tr></thead><tbody><tr><td>c</tr></tbody>", 2),
        ("<tr><th>a<td>b</tr><tr><th>c<td>d</tr>", 0),
        ("<tr><th>a<th>b</tr>", 0),
    ],
)
def test_head_is_told_from_body(rows: str, expected: int) -> None:
    """The rows of `thead` are the head, or else a first row of header cells alone with others below it."""
    assert table(html.fragment_fromstring(f"<table>{rows}</table>"), lambda _: [])["head"] == expected


def test_columns_share_the_width_by_their_words() -> None:
    """Where words do not fit side by side, a short column is as wide as its words and a long one takes the rest."""
    long = "word " * 20
    assert table(html.fragment_fromstring(f"<table><tr><td>S1<td>{long}</table>"), lambda _: [])["columns"] == [0, 42]
    assert table(html.fragment_fromstring("<table><tr><td>S1<td>a short sentence</table>"), lambda _: [])[
        "columns"
    ] == [0, 0]
