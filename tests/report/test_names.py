"""Names of reports are safe on every file system."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.report.names import LONGEST_NAME, safe_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("brief-01", "brief-01"),
        ("Brønnøysund Тегеран تهران", "Brønnøysund Тегеран تهران"),
        ("../../x", "x"),
        ("/etc/passwd", "etc-passwd"),
        ("a\\b:c", "a-b-c"),
        ("a\0b\nc", "a b c"),
        ("annex\u202egnp.exe", "annex gnp.exe"),
        ("con", "con_"),
        ("NUL.txt", "NUL.txt_"),
        ("index", "index_"),
        ("x.failed", "x.failed_"),
        (" .hidden. ", "hidden"),
        ("", "report"),
        ("...", "report"),
        ("\udc80", "report"),
    ],
)
def test_names_become_safe(name: str, expected: str) -> None:
    """Folders, controls, direction marks and reserved names are taken out, letters of all scripts stay."""
    assert safe_name(name) == expected


def test_long_names_differ_still() -> None:
    """Two long names that differ at their end stay two names."""
    one, other = safe_name("ä" * 300 + "1"), safe_name("ä" * 300 + "2")
    assert one != other
    assert len(one.encode()) <= LONGEST_NAME


@given(st.text())
def test_any_text_gives_one_plain_file_name(name: str) -> None:
    """Whatever the name, the result is one visible path element, and stays as it is when made safe again."""
    safe = safe_name(name)
    assert 0 < len(safe.encode()) <= LONGEST_NAME + 1
    assert not set(safe) & set('/\\:*?"<>|')
    assert safe[0] not in ".-"
    assert all(unicodedata.category(c)[0] != "C" for c in safe)
    assert safe_name(safe) == safe
