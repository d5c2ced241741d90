"""Trying a taxonomy out: what matched, and where."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from analysis.cli import main

TAXONOMY = """
themes:
  - id: water
    label: Water
    terms: [canal*, tide, water level]
  - id: trade
    label: Trade
    terms: [tariff*]
"""
TEXT = "The canals close at high tide. Nobody knows why. The canal is old. A water\nlevel is read daily."


def tried(folder: Path, text: str, taxonomy: str = TAXONOMY) -> list[str]:
    """Return the lines of the command over one article."""
    (folder / "canal.txt").write_text(text, encoding="utf-8")
    (folder / "themes.yaml").write_text(taxonomy, encoding="utf-8")
    result = CliRunner().invoke(main, ["themes", str(folder / "canal.txt"), "--themes", str(folder / "themes.yaml")])
    assert result.exit_code == 0, result.output
    return result.output.splitlines()


def test_matched_words_stand_in_brackets(tmp_path: Path) -> None:
    """Each theme with its sentences, and what was not found at the end."""
    assert tried(tmp_path, TEXT.replace("\n", " ")) == [
        "canal.txt: 4 sentences",
        "Water (water), main: 3 sentences",
        "  S1   The [canals] close at high [tide].",
        "  S3   The [canal] is old.",
        "  S4   A [water level] is read daily.",
        "Not found: Trade",
    ]


def test_a_theme_below_the_rule_is_not_main(tmp_path: Path) -> None:
    """One sentence that is not the lead makes no main theme."""
    assert "Water (water): 1 sentence" in tried(tmp_path, "Nobody knows why. The tide is high.")


@pytest.mark.parametrize("text", ["Nobody knows why.", "42 %"])
def test_nothing_found_is_said(tmp_path: Path, text: str) -> None:
    """All themes are told as not found."""
    assert tried(tmp_path, text)[1:] == ["Not found: Water; Trade"]


def test_another_language_is_said(tmp_path: Path) -> None:
    """A taxonomy may match it, a briefing does not show it."""
    lines = tried(tmp_path, "Le canal est fermé à la marée et les ministres en ont parlé dans la ville.")
    assert "a briefing shows themes of English articles only" in lines[1]
    assert "  S1   Le [canal] est fermé à la marée et les ministres en ont parlé dans la ville." in lines


def test_no_control_character_reaches_the_terminal(tmp_path: Path) -> None:
    """An article may hold some that would move the cursor."""
    assert not any("\x1b" in line for line in tried(tmp_path, "The tide\x1b[2J is high."))
