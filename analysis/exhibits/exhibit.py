"""The exhibit: a figure with its title, caption, text alternative and numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, Template
from markupsafe import Markup

MOST_LISTED = 40  # things in a text alternative
FEWEST_ITEMS = 3  # below, a sentence says it better than a chart
Cell = str | int
FIGURE = """\
<figure class="gb gb-exhibit" id="exhibit-{{ e.name }}">
<div class="exhibit-title" data-rule="{{ e.rule }}"><strong>{{ e.title }}</strong>
<span class="meta">{{ e.subtitle | replace("n = ", "n\u00a0=\u00a0") }}</span></div>
{{ svg }}
<figcaption data-rule="{{ e.rule }}">{{ e.caption }}</figcaption>
<details class="numbers" data-rule="{{ e.rule }}"><summary>The numbers as a table</summary>
<table>
<thead><tr>{% for cell in e.head %}<th scope="col">{{ cell }}</th>{% endfor %}</tr></thead>
<tbody>
{%- for row in e.rows %}
<tr>{% for cell in row %}<td{% if cell is number %} class="number"{% endif %}>{{ cell }}</td>{% endfor %}</tr>
{%- endfor %}
</tbody>
</table>
</details>
</figure>"""
SENTENCE = '<p class="gb gb-exhibit computed" id="exhibit-{{ e.name }}" data-rule="{{ e.rule }}">{{ e.alt }}</p>'


@dataclass(frozen=True)
class Exhibit:
    """A figure whose title, text alternative and table are computed from the same numbers.

    `svg` is None where there is too little to draw: then `alt`, a sentence, is the exhibit.
    """

    name: str
    rule: str
    title: str
    subtitle: str
    svg: str | None
    caption: str
    alt: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def _repr_html_(self) -> str:
        if self.svg is None:
            return template(SENTENCE).render(e=self)
        return template(FIGURE).render(e=self, svg=Markup(self.svg))  # noqa: S704 -- drawn by analysis.exhibits.sheet, text escaped


@cache
def template(source: str) -> Template:
    """Compile a template that escapes what it is given."""
    return Environment(autoescape=True).from_string(source)


def capitalized(text: str) -> str:
    """Return words with a capital at their beginning; the others keep theirs."""
    return text[:1].upper() + text[1:]


def listed(items: Sequence[str]) -> str:
    """Return a few things in words: "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def enumerated(items: Sequence[str], between: str = ", ") -> str:
    """Return many things in a row, and how many more than MOST_LISTED there are."""
    more = [f"{len(items) - MOST_LISTED} more"] if len(items) > MOST_LISTED else []
    return between.join([*items[:MOST_LISTED], *more])
