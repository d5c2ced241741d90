"""Matches: what a taxonomy finds in an article, as lines in which the matched words stand in brackets."""

from collections.abc import Iterator, Sequence

from analysis.article import Article
from analysis.changes.statements import one_line
from analysis.language import read
from analysis.themes import FoundTheme, Passage, Theme, find_themes
from analysis.wording import counted


def matches(article: Article, themes: Sequence[Theme]) -> Iterator[str]:
    """Yield each theme found with its sentences, and at the end the themes that were not found."""
    reading = read(article)
    found = find_themes(reading, themes)
    numbers = {sentence.span: sentence.id for sentence in reading.sentences}
    yield f"{article.title or article.path or article.url or 'The article'}: {counted(len(numbers), 'sentence')}"
    if not article.english:
        yield f"Its language is {article.language}: a briefing shows themes of English articles only."
    for theme in found:
        yield head(theme)
        yield from (f"  {numbers[passage.sentence]:<4} {bracketed(passage)}" for passage in theme.passages)
    names = {theme.id for theme in found}
    if absent := [theme.label for theme in themes if theme.id not in names]:
        yield f"Not found: {'; '.join(absent)}"


def head(theme: FoundTheme) -> str:
    """Return a theme's name, whether it is a main theme, and how often it was found."""
    main = ", main" if theme.main else ""
    return f"{theme.label} ({theme.id}){main}: {counted(len(theme.passages), 'sentence')}"


def bracketed(passage: Passage) -> str:
    """Return a passage on one line, with brackets around each matched word.

    >>> article = Article("They signed a treaty.")
    >>> bracketed(Passage(article.span(0, 21), (article.span(14, 20),)))
    'They signed a [treaty].'
    """
    start, text = passage.sentence.start, passage.sentence.text
    for term in reversed(passage.terms):
        text = f"{text[: term.start - start]}[{term.text}]{text[term.end - start :]}"
    return one_line(text)
