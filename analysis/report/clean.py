"""Clean HTML: what a notebook's cells may bring into a report. No script, no handler, nothing loaded from outside."""

import re
from html import escape
from itertools import accumulate

import nh3

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
PICTURE = re.compile(r"data:image/(?:png|jpeg|svg\+xml);base64,[A-Za-z0-9+/=\s]+")
OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)|[\\@]|/\*", re.IGNORECASE)
OPEN_ENDED = "area|br|col|dd|dt|hr|img|input|li|link|meta|p|path|source|td|th|tr|use|wbr"  # need no end tag
NESTING = re.compile(rf"</?(?!(?:{OPEN_ENDED})\b)[a-z][^>]*(?<!/)>", re.IGNORECASE)
DEEPEST = 150  # elements within each other; libxml2 loses what lies deeper than 256

FLOW = {
    "a", "abbr", "aside", "b", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del",
    "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i",
    "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "section", "small", "span", "strong",
    "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var",
}  # fmt: skip
DRAWING = {
    "circle", "clipPath", "defs", "desc", "ellipse", "g", "image", "line", "linearGradient", "marker", "mask", "path",
    "pattern", "polygon", "polyline", "radialGradient", "rect", "stop", "svg", "symbol", "text", "title", "tspan",
    "use",
}  # fmt: skip
DRAWN = {
    "clip-path", "clip-rule", "clipPathUnits", "cx", "cy", "d", "dominant-baseline", "dx", "dy", "fill",
    "fill-opacity", "fill-rule", "font-family", "font-size", "font-style", "font-weight", "fx", "fy",
    "gradientTransform", "gradientUnits", "height", "href", "marker-end", "marker-mid", "marker-start",
    "markerHeight", "markerUnits", "markerWidth", "mask", "maskUnits", "offset", "opacity", "orient",
    "patternContentUnits", "patternTransform", "patternUnits", "points", "preserveAspectRatio", "r", "refX", "refY",
    "rx", "ry", "shape-rendering", "stop-color", "stop-opacity", "stroke", "stroke-dasharray", "stroke-dashoffset",
    "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width", "style",
    "text-anchor", "transform", "viewBox", "width", "x", "x1", "x2", "xlink:href", "xmlns", "y", "y1", "y2",
}  # fmt: skip
STYLES = {name for name in DRAWN if name.islower()} | {"font", "font-stretch", "font-variant"}
NAMES = {"id", "lang", "dir", "title"}
ATTRIBUTES = {
    "*": NAMES,
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "reversed"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "col": {"span"},
    "time": {"datetime"},
}
DRAWING_ATTRIBUTES = dict.fromkeys(DRAWING, DRAWN)

MARKDOWN = nh3.Cleaner(
    tags=FLOW,
    clean_content_tags={"script", "style"},
    attributes=ATTRIBUTES,
    attribute_filter=lambda tag, name, value: allowed(tag, name, value),
    url_schemes={"http", "https", "mailto", "data"},
    link_rel=None,
)
OUTPUT = nh3.Cleaner(
    tags=FLOW | DRAWING,
    clean_content_tags={"script", "style", "metadata"},
    attributes=ATTRIBUTES | DRAWING_ATTRIBUTES | {"*": NAMES | {"class", "role"}},
    generic_attribute_prefixes={"data-", "aria-"},
    attribute_filter=lambda tag, name, value: allowed(tag, name, value),
    filter_style_properties=STYLES,
    url_schemes={"http", "https", "mailto", "data"},
    link_rel=None,
)


def clean_output(html: str) -> str:
    """Return the HTML of an output, with its drawings, safe to put into a page."""
    return OUTPUT.clean(shallow(printable(html)))


def clean_markdown(html: str) -> str:
    """Return the HTML of an analyst's Markdown, which may not pass for a section of the briefing."""
    return MARKDOWN.clean(shallow(printable(html)))


def shallow(html: str) -> str:
    """Return the HTML, or its words alone where it nests deeper than parsers read in good time."""
    depth = accumulate(-1 if tag[1] == "/" else 1 for tag in NESTING.findall(html))
    return html if max(depth, default=0) <= DEEPEST else f"<p>{escape(re.sub('<[^>]*>', ' ', html))}</p>"


def printable(text: str) -> str:
    """Return the text without the control characters that HTML forbids."""
    return CONTROL.sub("", text)


def allowed(tag: str, name: str, value: str) -> str | None:
    """Return the attribute's value, or None where it would load something or lead out of the page by a trick."""
    if name in ("src", "href", "xlink:href"):
        if tag == "a":
            return None if value.lstrip().lower().startswith("data:") else value
        if tag in ("img", "image"):
            return value if PICTURE.fullmatch(value) else None
        return value if value.startswith("#") else None
    if tag in DRAWING and "(" in value and OUTSIDE.search(value):
        return None
    return value
