"""The design tokens: legible on every ground that they are used on."""

import re

import pytest

from analysis import design

LEAST = 4.5  # to one, WCAG 2.2 success criterion 1.4.3 for text of any size
WORDS = ("ink", "muted", "accent", "link", "caution")
GROUNDS = ("paper", "tint", "highlight")
THEMES = {"light": design.LIGHT, "dark": design.LIGHT | design.DARK}


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour as WCAG defines it."""
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_does():
    """Black on white is 21 to one, and #767676 on white is the known limit."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("theme", THEMES)
def test_words_are_legible_on_their_ground(theme: str, word: str, ground: str):
    """By day and by night, on the page, in boxes and where a link has led."""
    assert contrast(THEMES[theme][word], THEMES[theme][ground]) >= LEAST


def test_labels_of_firmness_are_legible():
    """Their grounds are the same by day and by night."""
    rules = re.findall(r"\.status-(\w+) { background: (#\w+); color: (#\w+)", design.stylesheet())
    assert {name for name, _, _ in rules} == {"done", "announced", "expected"}
    for _, ground, ink in rules:
        full = ink if len(ink) == 7 else "#" + "".join(2 * digit for digit in ink[1:])
        assert contrast(ground, full) >= LEAST
