"""Tables for other programs: the findings of many articles as CSV or JSON lines, one file a kind."""

import csv
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, get_args

from analysis.article import Span
from analysis.briefing import Briefing
from analysis.changes.rows import Rows
from analysis.exceptions import InputError

Format = Literal["csv", "jsonl"]
Cell = str | int | bool | None
Row = tuple[Cell, ...]

FORMATS: tuple[Format, ...] = get_args(Format)
COLUMNS = {
    "actors": ("article", "id", "name", "kind", "role", "affiliation", "country", "country_basis", "speaks", "mentions",
               "sentence", "start", "end"),
    "quotations": ("article", "id", "content", "form", "speaker", "cue", "actor", "actor_name", "resolved_by",
                   "sentence", "start", "end"),
    "themes": ("article", "id", "label", "main", "terms", "passage", "sentence", "start", "end"),
    "dates": ("article", "id", "words", "value", "precision", "basis", "sentence", "start", "end"),
    "claims": ("article", "id", "words", "status", "negated", "cue", "actor", "actor_name", "sentence", "start", "end"),
    "events": ("article", "id", "type", "status", "source", "source_name", "target", "target_name", "verb",
               "sentence", "start", "end"),
}  # fmt: skip
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")  # what a spreadsheet would run


def export(briefings: Iterable[tuple[str, Briefing]], to: Format, out: Path) -> list[Path]:
    """Write the findings of named briefings to the folder, one table a kind, and return the files.

    `sentence` is the number of the sentence or heading (S14, H2), `start` and `end` are offsets in the article's text;
    a theme has a row for each passage, with its terms divided by " | ".
    """
    found = [(name, tables(briefing, name)) for name, briefing in briefings]
    try:
        out.mkdir(parents=True, exist_ok=True)
        return [
            write(out / f"{kind}.{to}", columns, [row for _, each in found for row in each[kind]], to)
            for kind, columns in COLUMNS.items()
        ]
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{out}: cannot be written to ({reason}); check the folder given with --out") from None


def write(file: Path, columns: tuple[str, ...], rows: list[Row], to: Format) -> Path:
    """Write one table, with its head even if it has no rows."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        if to == "csv":
            table = csv.writer(stream, lineterminator="\n")
            table.writerow(columns)
            table.writerows([harmless(cell) for cell in row] for row in rows)
        else:
            stream.writelines(
                json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n" for row in rows
            )
    return file


def harmless(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe makes it text.

    >>> harmless("=HYPERLINK(A1)"), harmless("−3 °C"), harmless(True), harmless(None)
    ("'=HYPERLINK(A1)", '−3 °C', 'true', '')
    """
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, str) and FORMULA.match(cell):
        return f"'{cell}"
    return "" if cell is None else cell


def tables(briefing: Briefing, article: str) -> dict[str, list[Row]]:
    """Return the rows of each table, as COLUMNS heads them."""
    rows = Rows(briefing)
    names = {actor.id: actor.name for actor in briefing.actors}
    found = {
        "actors": actors(briefing, rows),
        "quotations": quotations(briefing, rows, names),
        "themes": themes(briefing, rows),
        "dates": dates(briefing, rows),
        "claims": claims(briefing, rows, names),
        "events": events(briefing, rows, names),
    }
    return {kind: [(article, *row) for row in each] for kind, each in found.items()}


def place(span: Span, rows: Rows) -> Row:
    """Return where words stand: the last three columns of every table."""
    return rows.at(span), span.start, span.end


def text(span: Span | None) -> str | None:
    """Return the words of a span, if there is one."""
    return span.text if span else None


def actors(briefing: Briefing, rows: Rows) -> Iterator[Row]:
    for a in briefing.actors:
        about = (a.id, a.name, a.kind, a.role, a.affiliation, a.country, a.country_basis, a.speaks, len(a.mentions))
        yield *about, *place(a.mentions[0], rows)


def quotations(briefing: Briefing, rows: Rows, names: dict[str, str]) -> Iterator[Row]:
    for q in briefing.quotations:
        who = (text(q.speaker), text(q.cue), q.actor, names.get(q.actor or ""), q.resolved_by)
        yield q.id, q.content.text, q.form, *who, *place(q.content, rows)


def themes(briefing: Briefing, rows: Rows) -> Iterator[Row]:
    for t in briefing.themes:
        for passage in t.passages:
            terms = " | ".join(term.text for term in passage.terms)
            yield t.id, t.label, t.main, terms, passage.sentence.text, *place(passage.sentence, rows)


def dates(briefing: Briefing, rows: Rows) -> Iterator[Row]:
    for d in briefing.dates:
        yield d.id, d.span.text, d.value, d.precision, d.basis, *place(d.span, rows)


def claims(briefing: Briefing, rows: Rows, names: dict[str, str]) -> Iterator[Row]:
    for c in briefing.claims:
        who = (c.actor, names.get(c.actor or ""))
        yield c.id, c.sentence.text, c.status, c.negated, text(c.cue), *who, *place(c.sentence, rows)


def events(briefing: Briefing, rows: Rows, names: dict[str, str]) -> Iterator[Row]:
    for e in briefing.events:
        parties = (e.source, names.get(e.source), e.target, names.get(e.target))
        yield e.id, e.type, e.status, *parties, e.verb.text, *place(e.verb, rows)
