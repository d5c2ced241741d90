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
SHADES = ("#DCE6EE", FILLS[3], FILLS[1], FILLS[0])  # of one blue: the more, the farther from the paper

SERIF = "Source Serif 4"
SANS = "Source Sans 3"
ARABIC = "Noto Sans Arabic"
EXHIBIT_SANS = "Source Sans Pro"  # the static cut for matplotlib, which ignores variable axes

NARROW_MM = 84.0
WIDE_MM = 174.0
EXHIBIT_POINTS = 7.5

LIGHT = {
    "ink": INK, "muted": MUTED, "paper": PAPER, "rule": RULE, "accent": ACCENT, "link": "#1F5C8B", "tint": TINT,
    "caution": CAUTION, "highlight": "#FFF1C2", "shade-1": SHADES[0], "shade-2": SHADES[1], "shade-3": SHADES[2],
    "shade-4": SHADES[3], "dim": "1",
}  # fmt: skip
DARK = {
    "ink": "#E6EAEE", "muted": "#A7B2BD", "paper": "#14181D", "rule": "#3B4651", "accent": "#A9CBEA",
    "link": "#8FC1EA", "tint": "#1E262E", "caution": "#EFAE6A", "highlight": "#4A3F14", "shade-1": "#28384A",
    "shade-2": "#35627F", "shade-3": "#6FA8D3", "shade-4": "#B5D5EF", "dim": "0.8",
}  # fmt: skip
DRAWN = {INK: "ink", MUTED: "muted", PAPER: "paper", RULE: "rule"} | {
    shade: f"shade-{number}" for number, shade in enumerate(SHADES, 1)
}
FACES = {
    "serif": f'"{SERIF}", Charter, "Bitstream Charter", Cambria, Georgia, "Noto Serif", serif',
    "sans": f'"{SANS}", "Source Sans Pro", "Segoe UI", system-ui, "Helvetica Neue", Arial, sans-serif',
    "code": 'ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace',
}


def stylesheet() -> str:
    """Return the CSS of the sections and exhibits, as JupyterLab and the report use it."""
    own = Path(__file__).with_name("design.css").read_text(encoding="utf-8")
    return properties(":root", LIGHT | FACES) + properties('[data-jp-theme-light="false"]', DARK) + redrawn() + own


def redrawn() -> str:
    """Return the CSS that lets the colours of a drawing follow the page's: by night on dark ground.

    Not those of the map, whose caption calls its fills dark and light.
    """
    drawing = ".gb-exhibit:not(#exhibit-map) svg"
    return "".join(
        f'{drawing} [{part}="{colour}" i] {{ {part}: var(--gb-{name}); }}\n'
        for colour, name in DRAWN.items()
        for part in ("fill", "stroke")
    )


def properties(selector: str, values: Mapping[str, str]) -> str:
    """Return a CSS rule that sets the values as custom properties.

    >>> properties(":root", {"ink": "#1B1F24"})
    ':root { --gb-ink: #1B1F24; }\\n'
    """
    return f"{selector} {{ {' '.join(f'--gb-{name}: {value};' for name, value in values.items())} }}\n"
