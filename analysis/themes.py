"""Themes: which passages speak to which theme, an index by word list."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase

from analysis.article import Span
from analysis.exceptions import InputError
from analysis.language import Reading
from analysis.places import reference_file
from analysis.strict_yaml import read_yaml

MAIN_PASSAGES = 3  # so many sentences make a theme a main theme, wherever they stand
LINES = ("id", "label", "description", "note")  # fields that hold one text
LISTS = ("medtop", "contexts", "terms", "exclude")  # fields that hold a list of texts
REQUIRED = ("id", "label", "terms")
FIELDS = (*LINES, *LISTS, "needs")
SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)  # lower() would change the length of "İ", and so the offsets
DASHES = "\u2010\u2011\u2013"  # hyphen, non-breaking hyphen, en dash
HYPHENS = str.maketrans(DASHES, "---")


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
    description: str = ""
    note: str = ""


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
    """Return the themes of a taxonomy file; without a path, those of `data/reference/themes.yaml`.

    Raises InputError for a file that cannot be read or breaks the rules at the top of `data/reference/themes.yaml`.
    """
    file = Path(path) if path else reference_file("themes.yaml")
    try:
        return parse_themes(file.read_text(encoding="utf-8-sig"), str(file))
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: byte {error.start} is not UTF-8; save the taxonomy as plain text (UTF-8)") from None
    except (OSError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{file}: cannot be read ({reason}); check the taxonomy's path") from None


def find_themes(reading: Reading, themes: Sequence[Theme]) -> tuple[FoundTheme, ...]:
    """Find the themes that have a passage, by passages, then by matched words, then in the order of the taxonomy."""
    found = (found_theme(theme, reading) for theme in themes)
    return tuple(sorted((theme for theme in found if theme), key=weight, reverse=True))


def weight(theme: FoundTheme) -> tuple[int, int]:
    """Return what a theme is ordered by."""
    return len(theme.passages), len(theme.evidence)


def found_theme(theme: Theme, reading: Reading) -> FoundTheme | None:
    """Return the theme with its passages, if it has one; headings are no passages."""
    patterns = compiled(theme)
    passages = tuple(passage for s in reading.sentences if (passage := passage_in(s.span, patterns, reading)))
    if not passages:
        return None
    main = len(passages) >= MAIN_PASSAGES or any(any(patterns.hits(text)) for text in opening(reading))
    return FoundTheme(theme.id, theme.label, main, passages)


def passage_in(sentence: Span, patterns: "Patterns", reading: Reading) -> Passage | None:
    """Return the sentence as a passage, if one of the theme's terms counts in it."""
    hits = [hit.span() for hit in patterns.hits(sentence.text)]
    terms = (reading.article.span(sentence.start + start, sentence.start + end) for start, end in hits)
    return Passage(sentence, tuple(terms)) if hits else None


def opening(reading: Reading) -> Iterator[str]:
    """Yield the title, the headings above the text and the lead, which is the first sentence."""
    if reading.article.title:
        yield reading.article.title
    lead = reading.sentences[0].span
    yield from (heading.text for heading in reading.headings if heading < lead)
    yield lead.text


@dataclass(frozen=True, slots=True)
class Patterns:
    """A theme's words, ready to match a text in small letters."""

    terms: re.Pattern[str]
    exclude: re.Pattern[str] | None
    capitals: frozenset[str]
    needs: tuple[tuple[str, tuple[str, ...]], ...]

    def hits(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the terms that count in a sentence."""
        small = text.translate(SMALL)
        if self.exclude:
            small = self.exclude.sub(struck_out, small)
        accompanied: dict[str | None, bool] = {None: True}
        for hit in self.terms.finditer(small):
            words = " ".join(hit.group().split()).translate(HYPHENS)
            term = next((term for term, _ in self.needs if fits(words, term)), None)
            if term not in accompanied:
                accompanied[term] = pattern(dict(self.needs)[str(term)]).search(small) is not None
            if accompanied[term] and (words not in self.capitals or text[hit.start() : hit.end()].isupper()):
                yield hit


def fits(words: str, term: str) -> bool:
    """Tell whether words in small letters are what a term stands for."""
    return words.startswith(term[:-1]) if term.endswith("*") else words == term


def struck_out(phrase: re.Match[str]) -> str:
    """Return as many characters as the phrase has, of a kind that no term matches."""
    return "\0" * len(phrase.group())


@cache
def compiled(theme: Theme) -> Patterns:
    """Compile a theme's words once."""
    return Patterns(
        pattern(theme.terms),
        pattern(theme.exclude) if theme.exclude else None,
        frozenset(term.translate(SMALL) for term in theme.terms if term.isupper()),
        tuple((term.translate(SMALL).translate(HYPHENS), companions) for term, companions in theme.needs),
    )


@cache
def pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches any of the terms as whole words, the longest first.

    >>> pattern(("ratif*", "state visit")).findall("a state  visit before they ratified it; states visit")
    ['state  visit', 'ratified']
    """
    longest_first = sorted(terms, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(expression, longest_first))})(?!\w)")


def expression(term: str) -> str:
    """Return a term as a regular expression over small letters."""
    words = re.escape(term.translate(SMALL).removesuffix("*")).split(r"\ ")
    spaced = r"\s+".join(words).replace(r"\-", f"[-{DASHES}]")
    return spaced + (r"\w*" if term.endswith("*") else "")


@lru_cache(maxsize=8)
def parse_themes(text: str, where: str) -> tuple[Theme, ...]:
    """Return the themes that a taxonomy's text holds; `where` names the file in errors."""
    taxonomy = read_yaml(text, where)
    entries = taxonomy.get("themes") if isinstance(taxonomy, dict) and set(taxonomy) == {"themes"} else None
    if not isinstance(entries, list) or not entries:
        raise InputError(f"{where}: holds no themes; write `themes:` and under it one `- id: …` for each theme")
    themes = tuple(parse_theme(entry, f"{where}: theme {number}") for number, entry in enumerate(entries, 1))
    first = {theme.id: number for number, theme in reversed(list(enumerate(themes, 1)))}
    for number, theme in enumerate(themes, 1):
        if first[theme.id] != number:
            raise InputError(f"{where}: theme {number}: id {theme.id!r} is that of theme {first[theme.id]}; rename one")
    return themes


def parse_theme(entry: object, where: str) -> Theme:
    """Return the theme that an entry of a taxonomy describes."""
    if not isinstance(entry, dict):
        raise InputError(f"{where}: must have fields; write `id: …`, `label: …` and `terms: [word, word]`")
    if entry.get("id") and isinstance(entry["id"], str):
        where = f"{where} ({entry['id']})"
    check_fields(entry, where)
    lists: dict[str, tuple[str, ...]] = {name: strings(entry.get(name, []), f"{where}: {name}") for name in LISTS}
    needs = parse_needs(entry.get("needs", {}), lists["terms"], f"{where}: needs")
    description, note = entry.get("description", ""), entry.get("note", "")
    return Theme(id=entry["id"], label=entry["label"], description=description, note=note, needs=needs, **lists)


def check_fields(entry: Mapping[str, object], where: str) -> None:
    """Raise InputError unless an entry has the fields a theme needs, and no others."""
    for name in entry:
        if name not in FIELDS:
            raise InputError(f"{where}: unknown field {name!r}; a theme has {', '.join(FIELDS)}")
    for name in REQUIRED:
        if not entry.get(name):
            raise InputError(f"{where}: {name} is missing; write `{name}: {'[word, word]' if name in LISTS else '…'}`")
    for name in LINES:
        if not isinstance(entry.get(name, ""), str):
            raise InputError(f"{where}: {name} must be one line of text")


def strings(value: object, where: str) -> tuple[str, ...]:
    """Return a list of texts, none of them empty."""
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip(" *") for item in value):
        raise InputError(f"{where} must be a list of words; write `[word, word]`, none of them empty")
    return tuple(" ".join(item.split()) for item in value)


def parse_needs(value: object, terms: Sequence[str], where: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each term that needs a companion, with its companions."""
    if not isinstance(value, dict):
        raise InputError(f"{where} must name terms and their companions; write `term: [word, word]`")
    for term, companions in value.items():
        if term not in terms:
            raise InputError(f"{where}: {term!r} is none of the theme's terms; add it to terms or remove it here")
        if not companions:
            raise InputError(f"{where}: {term!r} has no companions; name one, or remove it here")
    return tuple((term, strings(companions, f"{where}: {term}")) for term, companions in value.items())
