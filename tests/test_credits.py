"""Credits: the lines in which a text says who made it."""

from itertools import product
from time import perf_counter

import pytest
from make import briefing_of

from analysis import Article, brief
from analysis.absences import is_signed
from analysis.credits import find_credits
from analysis.draw import unheard

LINES = [
    ("By Ida Moe", True),
    ("BY IDA MOE AND PER AAS", True),
    ("By Ida Moe, Per Aas and Nasser al-Sabah", True),
    ("By Ida Moe in Oslo and Per Aas in Rome", True),
    ("By Ida van der Moe, Harbour News", True),
    ("By Ida Moe | 4 March", True),
    ("Written by Ida Moe", True),
    ("(Reporting by Ida Moe in Oslo; Editing by Per Aas)", True),
    ("(Additional reporting by I. M. Moe; writing and editing by Per Aas.)", True),
    ("(Reporting by Harbour News staff; Editing by P. Aas)", True),
    ("Editing by Per Aas", False),
    ("By Land and Sea", False),
    ("By land and sea", False),
    ("By Ida Moe’s account the lock had leaked for years.", False),
    ("Reporting by Ida Moe shows that the lock leaks.", False),
    ("Ida Moe opened the lock.", False),
    ("", False),
]


@pytest.mark.parametrize(("line", "is_author_named"), LINES)
def test_a_byline_or_a_line_of_credits_names_the_author(line: str, is_author_named: bool) -> None:
    """In a line of its own, written or reported; an editor is no author, and no sentence is a byline."""
    assert is_signed(f"The lock is old.\n\n{line}\n") == is_author_named


SILENT = [
    ("By Ida Moe\n\nNils Bakke opened the lock in Oslo.", ["Nils Bakke"]),
    ("Nils Bakke opened the lock in Oslo.\n\n(Reporting by Ida Moe; Editing by Karl Ek)", ["Nils Bakke"]),
    ("By Ida Moe\n\nMinister Nils Bakke met Professor Ida Moe in Oslo.", ["Nils Bakke"]),
    ("Minister Nils Bakke met Professor Ida Moe in Oslo.", ["Nils Bakke", "Ida Moe"]),
]


@pytest.mark.parametrize(("text", "names"), SILENT)
def test_those_who_are_credited_are_not_unheard(text: str, names: list[str]) -> None:
    """Who wrote the text is no party of it, even where the text presents its author."""
    rows = unheard(brief(Article(text, language="en"))).rows
    assert [name for name, kind, _ in rows if kind == "person"] == names


def test_credits_are_found_in_linear_time() -> None:
    """Lines that nearly are credits, and very long ones, cost little."""
    nearly = ("By " + "Ida, Moe and " * 20 + "!\n") * 1000 + "Reporting by Ida Moe, " * 20_000
    shouted = ("BY " + "A AND " * 45 + "!\n") * 300
    begun = perf_counter()
    assert find_credits(nearly + shouted) == ()
    assert perf_counter() - begun < 2


def test_many_authors_are_told_apart_in_linear_time() -> None:
    """A text of bylines and nothing else costs no more for what it says of nobody."""
    names = [f"{''.join(letters).title()}ek Moe" for letters in product("bcdfghjklmnprst", repeat=3)]
    found = briefing_of("\n".join(f"By {name}" for name in names), actors=[(name, "person", None) for name in names])
    begun = perf_counter()
    assert unheard(found).rows == ()
    assert perf_counter() - begun < 1
