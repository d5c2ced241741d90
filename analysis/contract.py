"""The JSON contract: a briefing as plain data, and back."""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from analysis.briefing import Briefing


def to_contract(briefing: Briefing) -> dict[str, Any]:
    """Return the briefing as the JSON contract words it."""
    article = briefing.article
    data = {f.name: plain(getattr(briefing, f.name)) for f in fields(briefing) if f.name not in ("article", "sentences", "headings", "origin")}
    about = {f.name: plain(getattr(article, f.name)) for f in fields(article)}
    about |= {
        "sha256": article.sha256,
        "origin": briefing.origin.text if briefing.origin else None,
        "origin_span": plain(briefing.origin),
        "sentences": [{"id": s.id, "start": s.span.start, "end": s.span.end, "paragraph": s.paragraph} for s in briefing.sentences],
        "headings": plain(briefing.headings),
    }
    return {"article": about, **data}


def plain(value: object) -> Any:
    """Return a finding, span, date or tuple of them as JSON-ready data; a finding's id, role and affiliation with it."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        named = {name: getattr(value, name) for name in ("id", "role", "affiliation") if hasattr(value, name)}
        return named | {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    return value
