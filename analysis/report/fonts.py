"""The fonts of the PDF: those that came with Python packages, and the characters that they have."""

import re
from functools import cache
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.design import ARABIC, SERIF

if TYPE_CHECKING:
    import typst

STATIC = ("font_source_sans_pro/files", "matplotlib/mpl-data/fonts/ttf")  # letters of exhibits; code and signs
SIGNS, CODE = "DejaVu Sans", "DejaVu Sans Mono"
LETTERS = ("SourceSerif", "SourceSans3")  # the text faces, of which each has its own gaps
OTHER = re.compile("[^ -~\u00a0-\u00ac\u00ae-\u017f‘’‚“”„–—…•→↑⚠\u200b]")  # than all text faces have
IGNORABLE = re.compile("[\u200c-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]")  # no glyphs


@cache
def folders() -> tuple[Path, ...]:
    """Return the folders with fonts; each installed package `fontpkg-…` brings one, for another script perhaps."""
    families = sorted(found.value for found in entry_points(group="fontpkg.family"))
    return tuple(package_folder(path) for path in (*(f"{family}/files" for family in families), *STATIC))


def package_folder(path: str) -> Path:
    """Return a folder inside a package, which is not imported."""
    package, _, inner = path.partition("/")
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"the PDF needs the fonts of {package}; install geobrief with its dependencies")
    return Path(spec.origin).parent / inner


@cache
def fonts() -> "typst.Fonts":
    """Return the fonts as Typst takes them: no others, so that every machine sets the same page."""
    import typst

    paths = [str(folder) for folder in folders()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)


@cache
def fallbacks() -> tuple[str, ...]:
    """Return the families that are asked, in order, for what the text face does not have."""
    packaged = {font.family for font in fonts().fonts() if font.path and "fontpkg_" in font.path}
    return (SERIF, ARABIC, *sorted(packaged - {SERIF, ARABIC}), SIGNS)


def settable(text: str) -> tuple[str, str]:
    """Return the text with each character that no font has as its code, such as [U+4E2D], and those characters.

    >>> settable("Port Ellery \u2066(南)")
    ('Port Ellery ([U+5357])', '南')
    """
    others = set(OTHER.findall(text))
    silent = {c for c in others if IGNORABLE.match(c)}
    strange = {c for c in others - silent if ord(c) not in characters()}
    codes = {c: f"[U+{ord(c):04X}]" for c in strange} | dict.fromkeys(silent, "")
    return OTHER.sub(lambda found: codes.get(found[0], found[0]), text) if codes else text, "".join(sorted(strange))


@cache
def characters() -> frozenset[int]:
    """Return the code points that can be set: those that all text faces have, and those of the other families."""
    files = [file for folder in folders() for file in folder.glob("*.[to]tf")]
    letters = [code_points(file) for file in files if file.name[:11] in LETTERS]
    others = [f for f in files if f.name == "DejaVuSans.ttf" or ("fontpkg_" in str(f) and f.name[:11] not in LETTERS)]
    return frozenset.intersection(*letters).union(*map(code_points, others))


def code_points(file: Path) -> frozenset[int]:
    """Return the code points that a font file has glyphs for."""
    from fontTools.ttLib import TTFont

    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap())
