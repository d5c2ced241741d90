"""An article or a finished report, opened as the briefing of it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from analysis.article import Span, read_article
from analysis.briefing import FINDINGS, Briefing, brief
from analysis.exceptions import InputError
from analysis.intake.webpage import is_address
from analysis.report.embedded import is_report, read_report

MARK = b'id="briefing.json"'  # in an HTML report


def open_briefing(path: str | Path) -> Briefing:
    """Return the briefing inside a report, or that of an article, read now; "-" is standard input."""
    if is_report(path) and not is_web_page(path):
        return restored_briefing(read_report(path).briefing or {}, Path(path).name)
    return brief(read_article(path))


def is_web_page(path: str | Path) -> bool:
    """Tell whether what has a report's ending is an article: an address, or a saved page without a briefing in it."""
    if is_address(path):
        return True
    file = Path(path)
    return file.suffix.lower() == ".html" and file.is_file() and MARK not in file.read_bytes()


def restored_briefing(data: Mapping[str, Any], name: str) -> Briefing:
    """Return the briefing of a report's JSON; raises InputError if it is none or holds only excerpts."""
    if isinstance(data.get("article"), dict) and data["article"].get("text") is None:
        raise InputError(f"{name}: holds only excerpts of its article; give one made with annex full, or the article")
    try:
        briefing = Briefing.from_dict(data)
        holds = all(briefing.article.has(span) for span in evidence(briefing))
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        why = f"{type(error).__name__}: {error}"
        raise InputError(f"{name}: its briefing.json is not one of this version ({why}); make it again") from None
    if not holds:
        raise InputError(f"{name}: its briefing.json names words that do not stand in its article; make it again")
    return briefing


def evidence(briefing: Briefing) -> Iterator[Span]:
    """Yield the words on which all findings rest."""
    for name in FINDINGS:
        if name != "corrections":
            yield from (span for finding in getattr(briefing, name) for span in finding.evidence)
