"""Briefings from news articles, every statement traced to the article's exact words."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.article import Article, Span, read_article
    from analysis.briefing import Briefing, brief
    from analysis.edition import Edition
    from analysis.exceptions import InputError, SpanError
    from analysis.themes import load_themes

HOMES = {
    "Article": "analysis.article",
    "Briefing": "analysis.briefing",
    "Edition": "analysis.edition",
    "InputError": "analysis.exceptions",
    "Span": "analysis.article",
    "SpanError": "analysis.exceptions",
    "brief": "analysis.briefing",
    "load_themes": "analysis.themes",
    "read_article": "analysis.article",
}
MODULES = ("draw", "show")

__all__ = ["Article", "Briefing", "Edition", "InputError", "Span", "SpanError", "brief", "load_themes", "read_article"]


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that the command starts without spaCy and matplotlib."""
    if name in MODULES:
        return import_module(f"analysis.{name}")
    if name in HOMES:
        return getattr(import_module(HOMES[name]), name)
    raise AttributeError(f"module 'analysis' has no attribute {name!r}")
