"""Themes: which passages speak to which theme, an index by word list."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.article import Span
from analysis.language import Reading


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of the taxonomy: its words, the companions some of them need, and phrases that do not count."""

    id: str
    label: str
    medtop: tuple[str, ...]
    contexts: tuple[str, ...]
    terms: tuple[str, ...]
    needs: tuple[tuple[str, tuple[str, ...]], ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that speaks to a theme, and the words that show it."""

    sentence: Span
    terms: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class FoundTheme:
    """A theme with its passages; main with three or more, or a hit in the title or the lead."""

    id: str
    label: str
    main: bool
    passages: tuple[Passage, ...]

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The matched words."""
        return tuple(term for passage in self.passages for term in passage.terms)


def load_themes(path: str | Path | None = None) -> tuple[Theme, ...]:
    """Return the themes of a taxonomy file; without a path, those of `data/reference/themes.yaml`."""
    return ()


def find_themes(reading: Reading, themes: Sequence[Theme]) -> tuple[FoundTheme, ...]:
    """Find the themes that have a passage, by number of passages."""
    return ()
