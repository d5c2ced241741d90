"""The rows of a soak: reports that all differ, some with hostile text, some faulty, each fault with its cause."""

import csv
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

from analysis.intake.front_matter import join_front_matter, split_front_matter
from analysis.places import folder
from analysis.report.names import safe_name

ROOT = Path(__file__).parents[1]
FAULTY = HOSTILE = 20  # one in so many rows
FAULTS = {  # each with the words that its error must have
    "missing": "is no file that can be found",
    "bad day": "is not a day",
    "empty": "the article is empty",
    "binary": "is not a text file",
    "raise": "ZeroDivisionError: division by zero",
    "hang": "Timeout: the notebook ran longer than",
    "die": "DeadKernel: the kernel died",
}
UNREAD = ("missing", "bad day")  # told before a kernel starts, so that no notebook is kept
DEEDS = {"": "None", "raise": "1 / 0", "hang": "time.sleep(3600)", "die": "os.kill(os.getpid(), 9)"}
HOSTILE_TEXTS = (
    "<script>alert(1)</script></title> “So,” he said <img src=x onerror=alert(1)>",
    '#read("/etc/passwd") #import "@preview/x:1.0.0" $x$ *b* `c` ![](http://x.invalid/y.png)',
    "“" * 2000,
    "\u202eabc\u200b \x07 \ufeff 中国 🕊 " * 20,
    "{{ 7 * 7 }} {% raw %} ${HOME} %s {0} \\u0041 \\n",
    "a" * 20_000,
    "=1+1\t+2\t-3\t@x",
)
NAMES = ("Ann Lee", "Omar Saleh", "Hana Farouk", "Ivan Petrov", "Nguyễn Văn An", "Zoë O’Neill")


@dataclass(frozen=True, slots=True)
class Row:
    """A report asked for; `cause` are the words of its error, "" where it must succeed."""

    name: str
    cause: str
    keeps_notebook: bool
    cells: dict[str, str] = field(default_factory=dict)


def write_batch(scratch: Path, number: int, chance: random.Random) -> list[Row]:
    """Write batch file, notebook and articles into a folder, and return the rows."""
    (scratch / "articles").mkdir()
    write_notebook(scratch / "soak.ipynb")
    faults = [fault for _, fault in zip(range(max(len(FAULTS), number // FAULTY)), cycle(FAULTS), strict=False)]
    kinds = [*faults, *["hostile"] * (number // HOSTILE)]
    kinds += ["good"] * (number - len(kinds))
    chance.shuffle(kinds)
    bodies = list(texts())
    rows = [row(n, kind, bodies, chance, scratch) for n, kind in enumerate(kinds)]
    with (scratch / "batch.csv").open("w", newline="", encoding="utf-8") as lines:
        table = csv.DictWriter(lines, ("name", "article", "title", "published", "fault"))
        table.writeheader()
        table.writerows(r.cells for r in rows)
    return rows


def write_notebook(file: Path) -> None:
    """Write our notebook with a parameter more, which makes it fail."""
    notebook = json.loads((folder("notebooks") / "briefing.ipynb").read_text(encoding="utf-8"))
    at = next(n for n, cell in enumerate(notebook["cells"]) if "parameters" in cell["metadata"].get("tags", ()))
    declared = notebook["cells"][at]
    fault = f'fault: str = ""  # one of {", ".join(filter(None, DEEDS))}; what goes wrong'
    declared["source"] = "".join(declared["source"]) + f"\n{fault}"
    deeds = ", ".join(f"{fault!r}: lambda: {deed}" for fault, deed in DEEDS.items())
    source = f"import os, time\n{{{deeds}}}[fault]()"
    notebook["cells"].insert(at + 1, declared | {"id": "fault", "metadata": {}, "source": source})
    file.write_text(json.dumps(notebook), encoding="utf-8")


def texts() -> Iterator[str]:
    """Yield the articles that the project has."""
    for file in sorted([*(ROOT / "tests" / "gold").glob("*.txt"), *folder("data").glob("articles/*.txt")]):
        yield split_front_matter(file.read_text(encoding="utf-8"), file.name)[1]


def row(number: int, kind: str, bodies: list[str], chance: random.Random, scratch: Path) -> Row:
    """Write a report's article and return its row."""
    name = f"{number:04} {kind}"
    article = f"articles/{number:04}.txt"
    cells = {"name": name, "article": article, "published": f"2025-{1 + number % 12:02}-{1 + number % 28:02}"}
    text = "\n\n".join(chance.sample(bodies, chance.choice((1, 1, 1, 2))))
    if kind == "hostile":
        bad = HOSTILE_TEXTS[number % len(HOSTILE_TEXTS)]
        text += f"\n\n{bad}"
        cells |= {"name": f"../{name}: {bad[:40]}", "title": f"{bad[:60]}\n{number}"}
    data = join_front_matter({"title": f"Report {number}", "byline": NAMES[number % len(NAMES)]}, text).encode()
    if kind == "empty":
        data = b"\n"
    elif kind == "binary":
        data += b"\0"
    elif kind == "bad day":
        cells["published"] = "17.1.2025"
    elif kind in DEEDS:
        cells["fault"] = kind
    if kind != "missing":
        (scratch / article).write_bytes(data)
    return Row(safe_name(cells["name"]), FAULTS.get(kind, ""), kind in FAULTS and kind not in UNREAD, cells)
