"""The design tokens: colours, sizes and faces that CSS, Typst and matplotlib share."""

from pathlib import Path

INK = "#1B1F24"
MUTED = "#55606B"  # 6.4:1 on paper
PAPER = "#FFFFFF"
RULE = "#C9D1D9"
ACCENT = "#16324F"
TINT = "#EEF3F7"  # the ground of boxes
CAUTION = "#8A4B08"  # 6.6:1 on paper
FILLS = ("#16324F", "#2F6F9F", "#C9762B", "#8FB8D4")  # far apart in lightness: they survive greyscale

SERIF = "Source Serif 4"
SANS = "Source Sans 3"
ARABIC = "Noto Sans Arabic"
EXHIBIT_SANS = "Source Sans Pro"  # the static cut for matplotlib, which ignores variable axes

NARROW_MM = 84.0
WIDE_MM = 174.0
EXHIBIT_POINTS = 7.5


def stylesheet() -> str:
    """Return the CSS of the sections and exhibits, as JupyterLab and the report use it."""
    return Path(__file__).with_name("design.css").read_text(encoding="utf-8")
