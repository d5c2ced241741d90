"""Lettering: words set in the exhibits' face, as outlines, so that they look the same everywhere."""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

import numpy as np
from matplotlib.font_manager import get_font
from matplotlib.ft2font import FT2Font
from matplotlib.path import Path as Outline
from matplotlib.textpath import TextToPath, text_to_path

from analysis.design import EXHIBIT_POINTS

REGULAR: Literal[400] = 400
SEMIBOLD: Literal[600] = 600
Weight = Literal[400, 600]
Align = Literal["left", "center", "right"]
EM = TextToPath.FONT_SCALE  # units of the outlines to the size of the words
LATIN = Path(str(files("font_source_sans_pro")), "files")
ARABIC = Path(str(files("fontpkg_noto_sans_arabic")), "files", "NotoSansArabic[wdth,wght].ttf")
FILES = {REGULAR: LATIN / "SourceSansPro-Regular.ttf", SEMIBOLD: LATIN / "SourceSansPro-Semibold.ttf"}
JOINERS = "\u200c\u200d"  # Persian words need them
LONGEST = 300  # characters; no line of an exhibit holds more
COMMANDS = {Outline.MOVETO: "M", Outline.LINETO: "L", Outline.CURVE3: "Q", Outline.CURVE4: "C", Outline.CLOSEPOLY: "Z"}


@dataclass(frozen=True, slots=True)
class Lettering:
    """Words as glyphs: names and places in units of EM, the outlines by name; `width` is that at a size of 1."""

    glyphs: tuple[tuple[str, float, float], ...]
    outlines: dict[str, str]
    width: float


@lru_cache(maxsize=4096)
def lettering(text: str, weight: Weight = REGULAR) -> Lettering:
    """Set words on one line, kerned, and shaped where their script asks for it."""
    font = face(weight)
    font.set_size(EM, 72)  # whoever else uses matplotlib shares the font, and may have set another size
    run, paths, _ = text_to_path.get_glyphs_with_font(font, printable(text))
    glyphs = {name: GLYPHS.get(name) or GLYPHS.setdefault(name, glyph(name, Outline(*paths[name]))) for name in paths}
    return Lettering(
        tuple((glyphs[name].name, x, y) for name, x, y, _ in run if glyphs[name].outline),
        {g.name: g.outline for g in glyphs.values() if g.outline},
        max((x + glyphs[name].width for name, x, _, _ in run), default=0.0) / EM,
    )


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph with its outline as SVG writes it; `width` is how far it reaches to the right."""

    name: str
    outline: str
    width: float


GLYPHS: dict[str, Glyph] = {}  # those met so far, by the names that matplotlib gives them


def glyph(name: str, path: Outline) -> Glyph:
    """Return a glyph from its path."""
    steps = ((COMMANDS[code], points) for points, code in path.iter_segments(simplify=False))
    drawn = "".join(step + (" ".join(f"{n:.4g}" for n in points) if step != "Z" else "") for step, points in steps)
    ink = np.asarray(path.vertices)[np.asarray(path.codes) != Outline.CLOSEPOLY]
    return Glyph(short(name), drawn, float(np.max(ink[:, 0], initial=0.0)))


def short(name: str) -> str:
    """Return a glyph's name without small letters: each use repeats it.

    >>> short("SourceSansPro-Regular-1c")
    'SSPR1c'
    """
    *family, number = name.split("-")
    return "".join(c for c in "".join(family) if c.isupper()) + number


@cache
def face(weight: Weight) -> FT2Font:
    """Return the exhibits' face, with the Arabic face behind it."""
    return get_font([str(FILES[weight]), str(ARABIC)])


@cache
def known() -> frozenset[str]:
    """Return the characters that the faces have."""
    return frozenset(chr(code) for file in (FILES[REGULAR], ARABIC) for code in get_font(str(file)).get_charmap())


def printable(text: str) -> str:
    """Return words on one line: the number of a character that no face has, nothing for one that only directs."""
    seen = (c for c in " ".join(text.split()) if unicodedata.category(c) not in ("Cc", "Cf") or c in JOINERS)
    return "".join(c if c in known() else f"[U+{ord(c):04X}]" for c in seen)


def text_width(text: str, size: float = EXHIBIT_POINTS, weight: Weight = REGULAR) -> float:
    """Return the width in points of words on one line."""
    return lettering(text, weight).width * size


def shortened(text: str, width: float, size: float = EXHIBIT_POINTS, weight: Weight = REGULAR) -> str:
    """Return the words, cut with an ellipsis if they are wider than `width` points."""
    short = text = " ".join(text[:LONGEST].split())
    kept = len(text)
    while kept and (wide := text_width(short, size, weight)) > width:
        kept = min(kept - 1, int(kept * width / wide) + 1)
        short = text[:kept].rstrip() + "…"
    return short
