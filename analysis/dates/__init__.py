"""Dates: time expressions, and what day they mean if the text allows it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from analysis.article import Span
from analysis.dates import named_dates, relative_dates
from analysis.dates.company import is_date
from analysis.dates.ordinals import weekday_ordinals
from analysis.dates.patterns import date_patterns
from analysis.dates.tense import direction
from analysis.dates.values import Precision, Setting, Value
from analysis.language import Reading, Token

MEANINGS: dict[str, Callable[[re.Match[str], Setting], Value | None]] = {
    "iso": named_dates.iso,
    "week_of": named_dates.week_of,
    "day_month": named_dates.day_and_month,
    "month_day": named_dates.day_and_month,
    "numeric": named_dates.numeric,
    "month_year": named_dates.month,
    "feast": named_dates.feast,
    "season": named_dates.season,
    "quarter": named_dates.quarter,
    "half": named_dates.year,
    "decade": named_dates.decade,
    "short_decade": named_dates.decade,
    "named_decade": named_dates.named_decade,
    "century": named_dates.century,
    "spelled_year": named_dates.spelled_year,
    "fiscal_year": named_dates.year,
    "year": named_dates.year,
    "month": named_dates.month,
    "year_ago": relative_dates.year_ago,
    "ago": relative_dates.ago,
    "in_units": relative_dates.in_units,
    "long_ago": relative_dates.vague,
    "relative_weekday": relative_dates.weekday,
    "relative_month": relative_dates.relative_month,
    "relative_unit": relative_dates.relative_unit,
    "day_before": relative_dates.near_day,
    "today": relative_dates.near_day,
    "weekday": relative_dates.weekday,
    "the_unit": relative_dates.the_unit,
    "vague": relative_dates.vague,
}
CALENDAR = range(1000, 3000)  # years of publication that dates are counted from


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression; `value` is TimeML ("2025-01-17", "XXXX-01-17", "2025-W03", "199X"), None if nothing fixes it.

    `basis` says where the value comes from: the text alone, the text and the day of publication, or
    an analyst's correction.
    """

    span: Span
    value: str | None
    precision: Precision
    basis: Literal["text", "published", "correction"]
    sentence: Span

    @property
    def id(self) -> str:
        """A name that a later run can repeat: "date-203-213"."""
        return f"date-{self.span.key}"

    @property
    def lacks_a_year(self) -> bool:
        """Tell whether it names a day, month, quarter or season of no year; a bare weekday is no date of a calendar."""
        return (self.value or "").startswith("XXXX-") and not (self.value or "").startswith("XXXX-W")

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The expression."""
        return (self.span,)


def find_dates(reading: Reading) -> tuple[TimeExpression, ...]:
    """Find the time expressions, in the order of the text; `reading.article.published` fixes relative ones.

    Of a range with one month, "16-17 January", the value is the first day. A weekday without the day of publication is
    TimeML's XXXX-WXX-1 to XXXX-WXX-7. Weekdays that number a list are no dates.
    """
    ordinals = {span.start for span in weekday_ordinals(reading)}
    found: list[TimeExpression] = []
    published = reading.article.published
    if published and published.year not in CALENDAR:
        published = None
    before: Value | None = None
    for paragraph in reading.paragraphs:
        told: Value | None = None
        for kind, match in matches(paragraph.span.text):
            span = reading.article.span(paragraph.span.start + match.start(), paragraph.span.start + match.end())
            word = last_word(reading, span)
            if word is None or span.start in ordinals or not is_date(kind, match, word):
                continue
            value = meaning(kind, match, Setting(published, direction(word), before, told))
            if value:
                sentence = reading.sentence_at(span)
                basis: Literal["text", "published"] = "published" if value.relative else "text"
                within = sentence.span if sentence else paragraph.span
                found.append(TimeExpression(span, value.text, value.precision, basis, within))
                before, told = (value, value) if value.text else (before, told)
    return tuple(found)


def matches(text: str) -> list[tuple[str, re.Match[str]]]:
    """Return what the patterns match, in the order of the text; of two that overlap, the earlier pattern's."""
    taken = bytearray(len(text))
    found = []
    for kind, pattern in date_patterns().items():
        for match in pattern.finditer(text):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = b"\1" * len(match.group())
                found.append((kind, match))
    return sorted(found, key=lambda pair: pair[1].start())


def meaning(kind: str, match: re.Match[str], setting: Setting) -> Value | None:
    """Return what an expression of that kind means; None if it is no date after all."""
    value = MEANINGS[kind](match, setting)
    which = named_dates.relative_year(match)
    if not which or not value or not value.text or not setting.published:
        return value
    known = which in named_dates.THAT and setting.before is not None and not setting.before.relative
    return replace(value, relative=not known)  # "June last year", but "in 2019 and in June that year"


def last_word(reading: Reading, span: Span) -> Token | None:
    """Return the last token of a span, on which the grammar of a time expression hangs."""
    tokens = reading.tokens(span)
    return tokens[-1] if tokens else None
