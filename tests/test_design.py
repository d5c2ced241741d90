"""The design tokens: legible on every ground that they are used on."""

import re

import pytest
from make import briefing_of

from analysis import design, draw

LEAST = 4.5  # to one, WCAG 2.2 success criterion 1.4.3 for text of any size
WORDS = ("ink", "muted", "accent", "link", "caution")
GROUNDS = ("paper", "tint", "highlight")
THEMES = {"light": design.LIGHT, "dark": design.LIGHT | design.DARK}
ON_SHADES = [("ink", "shade-1"), ("ink", "shade-2"), ("paper", "shade-3"), ("paper", "shade-4")]


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


@pytest.mark.parametrize(("word", "shade"), ON_SHADES)
@pytest.mark.parametrize("theme", THEMES)
def test_words_on_the_fills_of_drawings_are_legible(theme: str, word: str, shade: str):
    """Dark words on the weak shades and light words on the strong ones; by night the other way round."""
    assert contrast(THEMES[theme][word], THEMES[theme][shade]) >= LEAST


def test_drawings_have_no_colour_that_the_night_forgets():
    """Whatever is drawn outside the map is in a colour that the style sheet lets follow the page."""
    given = briefing_of(
        "Peru and Chad met on 3 May 2021. “The port opens in 2022,” Rosa Gil said. Idris Abo said that trade may grow.",
        actors=[("Peru", "state", "PER"), ("Rosa Gil", "person", None), ("Idris Abo", "person", None)],
        quotations=[("Rosa Gil", "“The port opens in 2022,”", "direct"), ("Idris Abo", "trade may grow", "indirect")],
        themes={"Ports": ["port"], "Trade": ["trade"], "Talks": ["met"]},
        dates=[("3 May 2021", "2021-05-03", "day"), ("2022", "2022", "year"), ("May", None, "vague")],
        claims=[("The port opens in 2022", "done"), ("Peru and Chad met", "done"), ("trade may grow", "possible")],
    )  # fmt: skip
    drawings = [chart(given).svg for chart in (draw.voices, draw.matrix, draw.timeline, draw.ladder)]
    assert all(drawings)
    drawn = {colour.upper() for svg in drawings for colour in re.findall(r'"(#[0-9A-Fa-f]{6})"', svg or "")}
    assert drawn <= {*design.DRAWN}
    for colour, name in design.DRAWN.items():
        assert design.LIGHT[name] == colour
        assert f'[fill="{colour}" i] {{ fill: var(--gb-{name}); }}' in design.stylesheet()
