"""Batch files in three forms, and the plan made of them."""

from pathlib import Path

import pytest

from analysis.exceptions import InputError
from analysis.report.batch_file import read_batch
from analysis.report.parameters import Parameter
from analysis.report.plan import plan

PARAMETERS = (
    Parameter("article", str, "", "file; the article", "file"),
    Parameter("published", str, "", "date", "date"),
    Parameter("tlp", str, "CLEAR", "one of CLEAR, RED", choices=("CLEAR", "RED")),
    Parameter("review", bool, False, ""),
)


def write(folder: Path, name: str, text: str) -> Path:
    """Write a batch file and three articles beside it."""
    for article in ("a.txt", "b.txt", "c [1].txt"):
        (folder / article).write_text("Talks ended.")
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("b.csv", "name,article,review\none,a.txt,TRUE\n\ntwo,b.txt,\n"),
        ("b.csv", '\ufeffname, article ,review\r\none,a.txt,true\r\ntwo,"b.txt",\r\n'),
        ("b.yaml", "- {name: one, article: a.txt, review: true}\n- name: two\n  article: b.txt\n  review:\n"),
        ("b.jsonl", '{"name": "one", "article": "a.txt", "review": true}\n\n{"name": "two", "article": "b.txt"}'),
    ],
)
def test_three_forms_say_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str) -> None:
    """CSV, YAML and JSON lines give the same plan; what is empty or null keeps its default."""
    monkeypatch.chdir(tmp_path)
    first, second = plan(read_batch(write(tmp_path, name, text)), PARAMETERS)
    assert (first.name, first.values) == ("one", {"article": "a.txt", "review": True})
    assert (second.name, second.values) == ("two", {"article": "b.txt"})
    assert first.mistakes == second.mistakes == ()


def test_a_grid_is_every_combination_of_its_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pattern stands for the articles that it finds; what varies is in the names."""
    monkeypatch.chdir(tmp_path)
    grid = write(tmp_path, "b.yaml", 'article: "[ab].txt"\ntlp: [CLEAR, RED]\nreview: "false"\n')
    reports = plan(read_batch(grid), PARAMETERS)
    assert [(r.name, r.values["article"], r.values["tlp"]) for r in reports] == [
        ("a CLEAR", "a.txt", "CLEAR"),
        ("a RED", "a.txt", "RED"),
        ("b CLEAR", "b.txt", "CLEAR"),
        ("b RED", "b.txt", "RED"),
    ]


def test_a_name_for_many_articles_is_told_apart_by_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that stands for several reports gives each a name of its own."""
    monkeypatch.chdir(tmp_path)
    reports = plan(read_batch(write(tmp_path, "b.csv", "name,article\nweek,[ab].txt\n")), PARAMETERS)
    assert [(r.name, r.mistakes) for r in reports] == [("week a", ()), ("week b", ())]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Brackets in the name of a file that exists are no pattern."""
    monkeypatch.chdir(tmp_path)
    (report,) = plan(read_batch(write(tmp_path, "b.csv", "article\nc [1].txt\n")), PARAMETERS)
    assert report.values == {"article": "c [1].txt"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("article\nmissing.txt\n", "article: 'missing.txt' is no file"),
        ("article\n*.pdf\n", "article: '*.pdf' is no file"),
        (f"article\n[{'n' * 300}].txt\n", "article: '[nnn"),
        ("article,published\na.txt,17.1.2025\n", "published: '17.1.2025' is not a day"),
        ("article,tlp\na.txt,PINK\n", "tlp: 'PINK' is not allowed"),
        ("article,tlp\na.txt,RED,RED\n", "has more cells than the head"),
    ],
)
def test_a_faulty_row_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, told: str) -> None:
    """The row tells its mistakes with its line; the row after it is planned."""
    monkeypatch.chdir(tmp_path)
    faulty, good = plan(read_batch(write(tmp_path, "b.csv", text + "b.txt\n")), PARAMETERS)
    assert faulty.place == "line 2"
    assert told in faulty.mistakes[0]
    assert good.values == {"article": "b.txt"}
    assert good.mistakes == ()


def test_no_two_reports_have_one_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name given twice is a mistake, also in another case or once made safe; one from an article is numbered."""
    monkeypatch.chdir(tmp_path)
    text = "name,article\nOne,a.txt\none,a.txt\n,a.txt\n,a.txt\na 2,b.txt\nx/y,a.txt\nx:y,a.txt\n"
    reports = plan(read_batch(write(tmp_path, "b.csv", text)), PARAMETERS)
    assert [r.place for r in reports if r.mistakes] == ["line 3", "line 8"]
    assert "'one' is the name of line 2 too" in reports[1].mistakes[0]
    assert [r.name for r in reports if not r.mistakes] == ["One", "a", "a 3", "a 2", "x-y"]
    assert len({r.name.casefold() for r in reports}) == len(reports)


def test_unknown_columns_are_told_all_at_once(tmp_path: Path) -> None:
    """A column that is no parameter ends the batch before it begins."""
    file = write(tmp_path, "b.csv", "article,tpl,__import__('os'),name\na.txt,RED,1,x\n")
    with pytest.raises(InputError) as error:
        plan(read_batch(file), PARAMETERS)
    first, second = str(error.value).splitlines()
    assert first == "column 'tpl' is not a parameter of the notebook; did you mean tlp?"
    assert "__import__" in second


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("b.xlsx", "", "a batch is a .csv, .yaml or .jsonl file"),
        ("b.csv", "", "has no rows"),
        ("b.csv", "article\n", "has no rows"),
        ("b.csv", "article,article\na,b\n", "two columns have the same name"),
        ("b.csv", 'article\n"a\n', "is not a table"),
        ("b.yaml", "- a.txt\n", "entry 1 is no mapping"),
        ("b.yaml", "- &a {article: a.txt}\n- *a\n", "anchor, alias or tag"),
        ("b.yaml", "- !!python/object/apply:os.system [id]\n", "anchor, alias or tag"),
        ("b.jsonl", '{"article": "a.txt"\n', "line 1 is not JSON"),
        ("b.jsonl", "3\n", "line 1 is no object"),
        (
            "b.jsonl",
            '{"name": "a"}\n{"name": "b", "name": "c"}',
            "b.jsonl: line 2 gives 'name' a second time; keep one",
        ),
        ("b.yaml", "- name: a\n- name: b\n  tlp: RED\n  name: c\n", "line 4 of its YAML gives 'name' a second time"),
        ("b.jsonl", "[" * 100_000, "line 1 is not JSON"),
    ],
)
def test_a_file_that_is_no_batch_is_refused(tmp_path: Path, name: str, text: str, told: str) -> None:
    """The error names the file and what is wrong."""
    with pytest.raises(InputError, match=name) as error:
        read_batch(write(tmp_path, name, text))
    assert told in str(error.value)


def test_a_missing_or_binary_file_is_refused(tmp_path: Path) -> None:
    """What cannot be read as UTF-8 is no batch."""
    (tmp_path / "b.csv").write_bytes(b"\xff\xfe\x00a")
    for name in ("b.csv", "none.csv"):
        with pytest.raises(InputError, match=name):
            read_batch(tmp_path / name)
