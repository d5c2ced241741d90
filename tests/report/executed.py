"""Executed notebooks built by hand, as the report's exporters meet them."""

import json

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis.report.joint import MIME

TEXT = (
    "Harbour talks resume after the spring pause.\n"
    "Envoys of Norland and Sudria met in Port Ellery on 3 May to reopen talks about the Ellery Strait.\n"
    "What is at stake\n"
    "“We will keep the strait open,” Norland's envoy Mara Lind said. Sudria had closed it in March.\n"
)
DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="20mm" viewBox="0 0 60 20" role="img" aria-label="Map">
<defs><pattern id="hatch" width="2" height="2" patternUnits="userSpaceOnUse"><path d="M0 0L2 2" stroke="#16324F"/>
</pattern></defs>
<rect width="60" height="20" style="fill: url(#hatch); stroke: #16324F"/></svg>"""
FRONT = """\
<section class="gb gb-title" id="title">
<h1><span class="quoted" data-span="0-44">Harbour talks resume after the spring pause.</span></h1></section>
<aside class="gb gb-glance" id="glance" aria-labelledby="glance-title"><h2 id="glance-title">At a glance</h2>
<dl><dt>Publisher</dt><dd data-rule="as given">not stated in the text</dd><dt>Length</dt><dd>41 words</dd></dl></aside>
<section class="gb gb-caution" id="caution"><h2>Read with care</h2><ul class="tags">
<li><span class="icon" aria-hidden="true">!</span> <strong>Single source</strong> Nothing here has been checked.
<a class="mark" href="#S1">[S1]</a></li></ul></section>
<section class="gb gb-says" id="says"><h2>What the source says</h2><ul>
<li><q class="quoted" data-span="160-192">“We will keep the strait open,”</q> <a class="mark" href="#S2">[S2]</a>
<span class="status status-announced">announced</span></li></ul></section>"""
WHERE = f"""\
<section class="gb gb-where" id="where"><h2>Where</h2>
<figure class="gb gb-exhibit" id="exhibit-map"><div class="exhibit-title">Two states</div>
{DRAWING}
<figcaption>Boundaries as drawn</figcaption>
<details class="numbers"><summary>The numbers as a table</summary>
<table><thead><tr><th>State</th><th>Sentences</th></tr></thead>
<tbody><tr><td>Norland</td><td>2</td></tr></tbody></table>
</details></figure></section>"""
NOTE = """\
## A note

The *desk* adds a [link](https://example.org) and $x_1^2$.

| a | b | c |
|---|---|---|
| 1 | 2 | three |"""
ANNEX = """\
<section class="gb gb-annex" id="annex"><h2>Annex: the article</h2>
<table><thead><tr><th scope="col">No.</th><th scope="col">Sentence</th></tr></thead><tbody>
<tr id="S1"><th scope="row">S1</th><td data-span="45-142">Envoys of Norland and Sudria met in Port Ellery on 3 May
to reopen talks about the Ellery Strait.</td></tr>
<tr id="S2"><th scope="row">S2</th><td><mark class="quotation">“We will keep the strait open,”</mark> Norland's envoy
Mara Lind said.</td></tr></tbody></table></section>"""
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def markdown(source: str) -> NotebookNode:
    """Return a Markdown cell."""
    return new_markdown_cell(source)


def shown(html: str) -> NotebookNode:
    """Return a code cell whose output is the HTML."""
    return outcome({"text/html": html, "text/plain": "<Section>"})


def outcome(data: dict[str, object], **metadata: object) -> NotebookNode:
    """Return a code cell with one output of these MIME types."""
    return new_code_cell("show()", outputs=[new_output("display_data", data=data, metadata=metadata)])


def joint_cell(article: str | None = TEXT, **parameters: str | bool) -> NotebookNode:
    """Return the cell that hands article, briefing and parameters over."""
    resolved = {
        "tlp": "TLP:AMBER",
        "number": "2025-007",
        "cutoff": "2025-05-04T09:30:00+00:00",
        "version": "0.1.0",
        "review": False,
    }
    briefing = {"article": {"text": article, "title": "Harbour talks resume"}, "claims": []}
    data = {"article": article, "briefing": json.dumps(briefing), "parameters": resolved | parameters}
    return outcome({MIME: data, "text/html": "<style>.gb { color: red }</style>"})


def briefing(**parameters: str | bool) -> NotebookNode:
    """Return a small briefing as the notebook makes it: first page, an exhibit, an analyst's cell and the annex."""
    instructions = markdown("# How to run this notebook")
    return notebook(instructions, joint_cell(**parameters), shown(FRONT), shown(WHERE), markdown(NOTE), shown(ANNEX))


def notebook(*cells: NotebookNode) -> NotebookNode:
    """Return a valid notebook of these cells, with ids that do not change from run to run."""
    for number, cell in enumerate(cells, 1):
        cell["id"] = f"cell-{number}"
    made = new_notebook(cells=list(cells))
    nbformat.validate(made)
    return made
