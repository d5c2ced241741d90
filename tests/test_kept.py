"""Kept articles: what a kernel reads is what was fetched, once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from test_webpage import ARTICLE, TEXT, page, paragraphs
from web_server import Answer, serving

from analysis import InputError, read_article
from analysis.cli import main
from analysis.intake.front_matter import METADATA
from analysis.intake.kept import keep
from analysis.opened import open_briefing


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    untitled = page(paragraphs(*TEXT)).replace("Canal opens at night", "")
    canal = Answer(ARTICLE.encode())
    answers = {"/1": canal, "/2": canal, "/news/l%E1%BB%A5t%3A/": Answer(untitled.encode())}
    with pytest.MonkeyPatch.context() as patch, serving(answers) as address:
        patch.setenv("no_proxy", "*")
        yield address


def test_a_fetched_page_is_kept_as_it_was_read(site: str, tmp_path: Path) -> None:
    """The kernel reads the same text and metadata without asking the server again."""
    (file,) = keep([f"{site}/1"], tmp_path)
    fetched, again = read_article(f"{site}/1"), read_article(file)
    assert (file.name, again.text) == ("Canal opens at night.txt", fetched.text)
    assert {name: getattr(again, name) for name in METADATA} == {name: getattr(fetched, name) for name in METADATA}


def test_a_page_without_a_title_is_named_after_its_address(site: str, tmp_path: Path) -> None:
    """The last part of the path, made safe for a file."""
    assert [file.name for file in keep([f"{site}/news/l%E1%BB%A5t%3A/"], tmp_path)] == ["lụt.txt"]


def test_two_reports_of_one_name_are_refused(site: str, tmp_path: Path) -> None:
    """No report overwrites another; the case of letters does not tell them apart on every system."""
    for pair in ([f"{site}/1", f"{site}/2"], ["a/talks.txt", "b/Talks.txt"]):
        with pytest.raises(InputError, match="its report would have the name of that of"):
            keep(pair, tmp_path)


def test_files_stay_where_they_are(tmp_path: Path) -> None:
    """Nothing is copied that a kernel can read itself."""
    assert keep(["a/talks.txt", "b/notes.txt"], tmp_path) == [Path("a/talks.txt"), Path("b/notes.txt")]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_report_of_a_page_says_where_it_was(site: str, tmp_path: Path) -> None:
    """What the page says reaches the report, which is named after its title."""
    result = CliRunner().invoke(main, ["render", f"{site}/1", "--to", "html", "--out", str(tmp_path)])
    assert result.exit_code == 0, result.output
    article = open_briefing(tmp_path / "Canal opens at night.html").article
    assert (article.url, article.byline) == ("https://canal.example/2025/locks", "Jon Vale")
