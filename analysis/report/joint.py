"""The joint: the one output by which a notebook hands article, briefing and parameters to its report."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any

from analysis.report.clean import printable

MIME = "application/vnd.geobrief+json"
PAPERS = ("a4", "letter")
FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")  # by HTML, or changed by its parsers
EMBEDDED = re.compile(r'<script type="[a-z/]+" id="([a-z.]+)">(.*?)</script>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell shows: sections of the briefing, by their ids, or HTML of the analyst's own."""

    cell: int
    sections: tuple[str, ...] = ()
    html: str = ""


@dataclass(frozen=True)
class Joint:
    """What the report needs beside its sections; empty for a notebook without one.

    With `shown`, whoever holds a report can make its page again and compare the two.
    """

    article: str | None = None
    briefing: Mapping[str, Any] | None = None
    parameters: Mapping[str, str | bool] = field(default_factory=dict)
    shown: tuple[Shown, ...] = ()

    def text(self, name: str) -> str:
        """Return a parameter as one line of text, or "" where the notebook does not give it."""
        return " ".join(printable(str(self.parameters.get(name) or "")).split())

    @property
    def files(self) -> dict[str, str]:
        """The files that travel inside the report, by name."""
        files = {} if self.article is None else {"article.txt": self.article}
        if self.briefing is not None:
            about = {"parameters": self.parameters, "shown": [asdict(shown) for shown in self.shown]}
            files |= {"briefing.json": json_of(self.briefing), "report.json": json_of(about)}
        return {name: writable(text) for name, text in files.items()}

    @property
    def paper(self) -> str:
        """The paper's name as Typst and CSS know it."""
        return self.text("paper") if self.text("paper") in PAPERS else "a4"

    @property
    def colour(self) -> str:
        """The colour of the TLP marking as a word, "" where it is none of TLP 2.0."""
        marking = re.fullmatch(r"TLP:(RED|AMBER|GREEN|CLEAR)(?:\+STRICT)?", self.text("tlp"))
        return marking[1].lower() if marking else ""

    @property
    def review(self) -> bool:
        """Whether this is a review copy."""
        return self.parameters.get("review") in (True, "true")

    @property
    def cutoff(self) -> datetime | None:
        """The information cut-off in UTC, if it is a date and time."""
        try:
            moment = datetime.fromisoformat(self.text("cutoff"))
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (ValueError, OverflowError):
            return None

    @property
    def furniture(self) -> tuple[str, ...]:
        """The words of every page's header: number, version and cut-off or time of making, as far as given."""
        words = {"number": f"No. {self.text('number')}", "version": f"geobrief {self.text('version')}"}
        lines = tuple(line for name, line in words.items() if self.text(name))
        cutoff = self.cutoff
        what = "Made" if self.parameters.get("undated") in (True, "true") else "Information cut-off"
        return (*lines, f"{what} {cutoff.day} {cutoff:%B %Y, %H:%M} UTC") if cutoff else lines


def read_joint(notebook: Mapping[str, Any]) -> Joint:
    """Return the notebook's joint, the last one if a cell made several."""
    found = [data for cell in notebook["cells"] for data in joints_of(cell)]
    if not found:
        return Joint()
    article, briefing, parameters = (found[-1].get(name) for name in ("article", "briefing", "parameters"))
    return Joint(
        article if isinstance(article, str) else None,
        read_json(briefing) if isinstance(briefing, str) else None,
        parameters if isinstance(parameters, dict) else {},
    )


def joints_of(cell: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the joints among a cell's outputs."""
    for output in cell.get("outputs", ()):
        data = output.get("data", {}).get(MIME)
        if isinstance(data, dict):
            yield data


def read_json(text: str) -> dict[str, Any] | None:
    """Return the findings that a joint holds as JSON text: as data of its own, it would be copied and checked often."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def json_of(data: Mapping[str, Any]) -> str:
    """Return data as JSON that no page can mistake for markup."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.replace("<", "\\u003c")


def writable(text: str) -> str:
    """Return the text with half surrogates, which no file can hold, as question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")


def embed(text: str) -> str:
    """Return the text so that no part of it can end the script element around it, and HTML allows every character.

    Ordinary text stays as it is.

    >>> embed("R&D </script>"), unembed(embed("R&D </script>"))
    ('R&D &lt;/script>', 'R&D </script>')
    """
    text = re.sub(r"&(?=(?:amp;)*(?:lt;|#\d+;))", "&amp;", text)
    text = FORBIDDEN.sub(lambda found: f"&#{ord(found[0])};", text)
    return re.sub(r"<(?=/?script|!--)", "&lt;", text, flags=re.IGNORECASE)


def unembed(text: str) -> str:
    """Return what `embed` was given."""
    text = re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), text).replace("&lt;", "<")
    return re.sub(r"&amp;(?=(?:amp;)*(?:lt;|#\d+;))", "&", text)


def read_embedded(page: str) -> dict[str, str]:
    """Return the files inside a report's HTML, by name."""
    return {name: unembed(text) for name, text in EMBEDDED.findall(page)}
