"""Lettering: words of any script, set as outlines."""

import pytest

from analysis.exhibits.lettering import lettering, printable, shortened, text_width


@pytest.mark.parametrize("text", ["Ngô Bảo Châu", "Жовтоводська", "Ολυμπία", "şöyle", "نیلوفر", "1 – 2"])
def test_common_scripts_are_set_without_gaps(text):
    """Latin with its accents, Cyrillic, Greek and Arabic letters all have glyphs."""
    assert printable(text) == text
    assert len(lettering(text, 400).glyphs) >= len(text.replace(" ", "")) - 1


@pytest.mark.parametrize(
    ("text", "printed"),
    [("北", "[U+5317]"), ("a\nb\t c", "a b c"), ("a\u202eb", "ab"), ("a\x00b", "ab"), ("", "")],
)
def test_characters_without_a_glyph_are_named(text, printed):
    """What no face has is printed as its number; line breaks are spaces, and what only directs is left out."""
    assert printable(text) == printed


def test_arabic_letters_are_joined():
    """In a word, Arabic letters take other forms than alone."""
    alone = {name for letter in "سلم" for name, _, _ in lettering(letter, 400).glyphs}
    assert {name for name, _, _ in lettering("سلم", 400).glyphs} != alone


@pytest.mark.parametrize("text", ["Federated States of Micronesia", "x" * 100_000, "مم " * 5000, "i", "W" * 9])
@pytest.mark.parametrize("width", [20.0, 60.0])
def test_shortened_words_fit(text, width):
    """Words too wide for their place end in an ellipsis and fit; others are left alone."""
    short = shortened(text, width)
    assert text_width(short) <= width
    assert short == text or short.endswith("…")


def test_width_grows_with_size():
    """Twice the size is twice the width."""
    assert text_width("Oslo", 15) == pytest.approx(2 * text_width("Oslo", 7.5))
