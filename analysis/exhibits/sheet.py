"""The sheet: paper measured in points from its top left corner, on which exhibits are drawn.

Matplotlib draws the shapes. Words are set here, over them, as glyphs: ten times as fast, and far smaller.
"""

import re
from collections.abc import Sequence
from html import escape
from io import StringIO

import matplotlib as mpl
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse, PathPatch, Rectangle
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D

from analysis.design import EXHIBIT_POINTS, INK, PAPER
from analysis.exhibits.lettering import EM, REGULAR, SEMIBOLD, Align, Weight, lettering, shortened, text_width

__all__ = ["POINTS_PER_MM", "REGULAR", "SEMIBOLD", "Align", "Sheet", "Weight", "shortened", "text_width"]

POINTS_PER_MM = 72 / 25.4
LINES = re.compile(r"M [-\d. \nML]+")  # after a move, numbers alone mean lines
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # characters that no XML may hold
HALO = 1.8  # width in points of the line of paper around words over shapes


class Sheet:
    """A sheet of paper; places are points from its top left corner, and the y of words is their baseline."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = round(width, 1), round(height, 1)
        self.figure = Figure((self.width / 72, self.height / 72), dpi=72, frameon=False)
        self.place = Affine2D().scale(1 / self.width, -1 / self.height).translate(0, 1) + self.figure.transFigure
        self.drawn = 0
        self.lines: list[str] = []
        self.glyphs: dict[str, str] = {}

    def words(
        self, x: float, y: float, text: str, *, size: float = EXHIBIT_POINTS, align: Align = "left",
        color: str = INK, weight: Weight = REGULAR, halo: bool = False,
    ) -> None:  # fmt: skip
        """Set words on a baseline; a halo keeps them legible over shapes."""
        run = lettering(text, weight)
        left = x - run.width * size * {"left": 0, "center": 0.5, "right": 1}[align]
        uses = (f'<use href="#{name}" x="{right:.4g}" y="{up:.4g}"/>' for name, right, up in run.glyphs)
        glyphs = "".join(uses).replace(' y="0"', "")
        place = f'transform="translate({left:.2f} {y:.2f}) scale({size / EM:.4g} {-size / EM:.4g})"'
        if halo:
            self.lines.append(
                f'<g fill="{PAPER}" stroke="{PAPER}" stroke-width="{HALO / size * EM:.0f}" {place}>{glyphs}</g>'
            )
        self.lines.append(f'<g fill="{color}" {place}>{glyphs}</g>')
        self.glyphs |= run.outlines

    def bar(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str,
        *,
        edge: str | None = None,
        hatch: str | None = None,
    ) -> None:
        """Draw a box from its top left corner."""
        self.add(Rectangle((x, y), width, height, facecolor=fill, edgecolor=edge or "none", linewidth=0.6, hatch=hatch))

    def line(self, xs: Sequence[float], ys: Sequence[float], color: str = INK, width: float = 0.5) -> None:
        """Draw a line through points."""
        self.add(Line2D(xs, ys, color=color, linewidth=width, solid_capstyle="butt"))

    def dot(self, x: float, y: float, radius: float, fill: str, *, edge: str | None = None, width: float = 0.8) -> None:
        """Draw a disc, with a ring around it if it has an edge."""
        self.add(Ellipse((x, y), 2 * radius, 2 * radius, facecolor=fill, edgecolor=edge or "none", linewidth=width))

    def shape(self, outline: Outline, fill: str, *, edge: str | None = None, width: float = 0.4) -> None:
        """Fill an outline."""
        self.add(PathPatch(outline, facecolor=fill, edgecolor=edge or "none", linewidth=width))

    def add(self, artist: Rectangle | Line2D | Ellipse | PathPatch) -> None:
        """Add an artist whose places are points of the sheet."""
        artist.set_transform(self.place)
        artist.set_zorder(self.drawn)  # what is drawn later lies above
        self.drawn += 1
        self.figure.add_artist(artist)

    def svg(self, name: str, alt: str) -> str:
        """Return the sheet as SVG with a text alternative; its ids begin with `name`, so that a page can hold many."""
        box = f'width="{self.width}pt" height="{self.height}pt" viewBox="0 0 {self.width} {self.height}"'
        named = f'role="img" aria-label="{escape(re.sub(NOT_XML, "", alt))}" stroke-linejoin="round"'
        root = f'<svg xmlns="http://www.w3.org/2000/svg" {box} {named}>'
        glyphs = "".join(f'<path id="{glyph}" d="{outline}"/>' for glyph, outline in sorted(self.glyphs.items()))
        drawn = f"<defs>{glyphs}</defs>{self.shapes()}{''.join(self.lines)}"
        return root + re.sub(r'(id="|href="#|url\(#)', rf"\g<1>{name}-", drawn) + "</svg>"

    def shapes(self) -> str:
        """Return the shapes as SVG elements, without comments, metadata, styles and spare spaces."""
        written = StringIO()
        with mpl.rc_context({"hatch.linewidth": 0.6, "svg.hashsalt": "geobrief"}):
            FigureCanvasSVG(self.figure).print_svg(written)
        _, _, inside = written.getvalue().removesuffix("</svg>\n").partition("</metadata>")
        inside = re.sub(r"<!--.*?-->|<defs>\s*<style.*?</defs>", "", inside, flags=re.DOTALL).replace("xlink:", "")
        inside = re.sub(r' style="([^"]*)"', lambda found: attributes(found[1]), inside)
        inside = re.sub(LINES, lambda found: found[0].replace("\nL ", ""), inside)
        return re.sub(r"\s*\n\s*", " ", inside).replace("> <", "><").replace(' "', '"').strip()


def attributes(style: str) -> str:
    """Return an inline style as attributes of SVG, which a page's content security policy lets pass.

    >>> attributes("fill: #1b1f24; stroke-width: 0.5")
    ' fill="#1b1f24" stroke-width="0.5"'
    """
    pairs = (part.split(":", 1) for part in style.split(";") if part.strip())
    return "".join(f' {key.strip()}="{value.strip()}"' for key, value in pairs)
