"""The design tokens: colours, sizes and faces that CSS, Typst and matplotlib share."""

from collections.abc import Mapping
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

LIGHT = {
    "ink": INK, "muted": MUTED, "paper": PAPER, "rule": RULE, "accent": ACCENT, "link": "#1F5C8B", "tint": TINT,
    "caution": CAUTION, "highlight": "#FFF1C2", "card": "0",
}  # fmt: skip
DARK = {
    "ink": "#E6EAEE", "muted": "#A7B2BD", "paper": "#14181D", "rule": "#3B4651", "accent": "#A9CBEA",
    "link": "#8FC1EA", "tint": "#1E262E", "caution": "#EFAE6A", "highlight": "#4A3F14", "card": "0.6rem",
}  # fmt: skip
FACES = {
    "serif": f'"{SERIF}", Charter, "Bitstream Charter", Cambria, Georgia, "Noto Serif", serif',
    "sans": f'"{SANS}", "Source Sans Pro", "Segoe UI", system-ui, "Helvetica Neue", Arial, sans-serif',
    "code": 'ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace',
}


def stylesheet() -> str:
    """Return the CSS of the sections and exhibits, as JupyterLab and the report use it."""
    own = Path(__file__).with_name("design.css").read_text(encoding="utf-8")
    return properties(":root", LIGHT | FACES) + properties('[data-jp-theme-light="false"]', DARK) + own


def properties(selector: str, values: Mapping[str, str]) -> str:
    """Return a CSS rule that sets the values as custom properties.

    >>> properties(":root", {"ink": "#1B1F24"})
    ':root { --gb-ink: #1B1F24; }\\n'
    """
    return f"{selector} {{ {' '.join(f'--gb-{name}: {value};' for name, value in values.items())} }}\n"
