"""Date patterns: how English news writes points in time, one regular expression a form.

The named groups are what `calendar_values` reads. Each pattern stops within a few dozen characters.
"""

import re
from collections.abc import Iterable
from functools import cache

from analysis.reference import words

UNITS = r"(?P<unit>day|week|month|quarter|year|decade|centur)(?:s|y|ies)?"
SOME = "(?:several|a few|few|many|a couple of|dozens of|some)"
PLURALS = "(?:days|weeks|months|years|decades|centuries)"
SPAN = r"(?P<unit>day|weekend|week|month|quarter|period|year|decade|century|morning|evening|afternoon|night)\b(?!-)"
YEAR = r"(?P<year>1\d{3}|20\d\d)(?![\d%])(?![.,:]\d)"
WHICH_YEAR = r"(?P<which>this|last|next|that|the same|the following|the next) year"
OF_YEAR = rf"(?:,? (?:of |in )?{YEAR}| (?:(?:of|in) )?{WHICH_YEAR})"
DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b(?![.,:]\d|%)"
TO_DAY = r"(?: ?(?:[-–—/]|\bto\b|\band\b|\bor\b) ?(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b(?![.,:]\d|%))?"
DAYTIME = r"(?: (?:morning|afternoon|evening|night))?"
SOON = r"(?:(?:early|late|earlier|later) )?"
PHASE = r"(?:(?:early|mid|late)[- ])?"
PART = r"(?:(?:(?:the )?(?:beginning|start|middle|end|close) of|(?:early|mid|late|earlier|later)(?: in)?)[- ])?"
THE_PART = PART + "(?:the )?"
WHOLE = r"(?:full |fiscal |financial |calendar |whole )?"
ORDINAL_QUARTER = r"(?P<ordinal>first|second|third|fourth|final)[- ]quarter\b|Q(?P<quarter>[1-4])\b"
ROUGHLY = r"(?:(?:about|almost|nearly|around|some|over|just|more than) )?"


def either(names: Iterable[str]) -> str:
    """Return a pattern for names as news writes them, with a capital or all in capitals."""
    return "|".join(form for name in names for form in (name, name.upper()))


def pattern(form: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """Compile a form that begins a word; a space in it is any white space."""
    return re.compile(r"(?<![\w'’])" + form.replace(" ", r"\s"), flags)


@cache
def date_patterns() -> dict[str, re.Pattern[str]]:
    """Return the patterns by kind, those first that others would cut in two."""
    return calendar_patterns() | period_patterns() | relative_patterns() | bare_patterns()


def calendar_patterns() -> dict[str, re.Pattern[str]]:
    """Return the forms with a day or a month and more, "16-17 January 2025"; a capital tells May from may."""
    month, weekday = month_name(), weekday_name()
    before = rf"(?:(?:{weekday}|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.?),? )?".replace("?P<weekday>", "?:")
    return {
        "iso": pattern(r"(?P<year>[12]\d{3})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d|-)"),
        "week_of": pattern(rf"(?i:the week of) {month} {DAY}", re.NOFLAG),
        "day_month": pattern(rf"{before}(?:the )?{DAY}{TO_DAY} (?:of )?{month}{OF_YEAR}?", re.NOFLAG),
        "month_day": pattern(rf"{before}{month} (?:the )?{DAY}{TO_DAY}{OF_YEAR}?", re.NOFLAG),
        "numeric": pattern(r"(?P<first>\d{1,2})(?P<mark>[./])(?P<second>\d{1,2})[./](?P<year>[12]\d{3})(?!\d|[./]\d)"),
        "month_year": pattern(rf"(?i:{PART}){month}{OF_YEAR}", re.NOFLAG),
        "feast": pattern(rf"(?:(?:last|this|next) )?(?P<feast>{'|'.join(feasts())})(?!\w){OF_YEAR}?"),
    }


def period_patterns() -> dict[str, re.Pattern[str]]:
    """Return the forms of seasons, quarters, decades and centuries."""
    lists = words("dates.yaml")
    numbers, tens = "|".join(lists["numbers"][1:]), "|".join(lists["tens"])
    ordinals = "|".join(lists["ordinals"][1:])
    return {
        "season": pattern(
            rf"{THE_PART}(?:(?P<relative>last|past|this|next|coming) )?(?P<season>spring|summer|autumn|fall|winter)"
            rf"(?: (?:of )?{YEAR})?\b"
        ),
        "year_ago": pattern(
            r"(?:(?:the|a) )?(?:comparable )?year[- ](?:ago|earlier)"
            r"(?: (?:(?P<ordinal>first|second|third|fourth)[- ])?(?P<unit>quarter|period))?\b"
        ),
        "quarter": pattern(
            rf"(?:the )?(?:{YEAR}[- ])?(?:(?:fiscal|financial)[- ])?(?:{ORDINAL_QUARTER})"
            r"(?:(?: of)?(?: fiscal)?,? (?P<year_after>20\d\d|19\d\d)\b| (?:of )?(?P<which>this|last|next) year)?"
        ),
        "half": pattern(rf"(?:the )?(?:first|second) half of {YEAR}"),
        "decade": pattern(rf"(?:the )?{PHASE}(?P<decade>(?:1[5-9]|20)\d)0['’]?s\b"),
        "short_decade": re.compile(rf"(?<!\w)(?:the )?{PHASE}['’‘](?P<decade>[2-9])0s\b"),
        "named_decade": pattern(rf"the {PHASE}(?P<name>{'|'.join(ten[:-1] + 'ies' for ten in lists['tens'])})\b"),
        "century": pattern(
            rf"(?:the )?{PHASE}(?:(?P<number>\d{{1,2}})(?:st|nd|rd|th)|(?P<ordinal>{ordinals}))[- ]centur(?:y|ies)\b"
        ),
        "spelled_year": pattern(
            rf"(?:the year )?(?P<hundreds>nineteen|twenty|two thousand)(?: and)?"
            rf"(?:[- ](?P<tens>{tens})\b)?(?:[- ](?P<ones>{numbers})\b)?"
        ),
    }


def relative_patterns() -> dict[str, re.Pattern[str]]:
    """Return the forms that count from the publication or from another date, "two days ago"."""
    month, weekday = month_name(), weekday_name()
    count = rf"(?P<count>\d{{1,3}}|an?|{'|'.join(words('dates.yaml')['numbers'][1:])})"
    return {
        "ago": pattern(rf"{ROUGHLY}{count} {UNITS}(?: or (?:so|two))? (?P<way>ago|earlier|later|from now)\b"),
        "in_units": pattern(rf"in {ROUGHLY}{count} {UNITS}\b(?:['’] time)?"),
        "long_ago": pattern(rf"{SOME} {PLURALS} (?:ago|earlier|later)\b|{PLURALS} ago\b"),
        "relative_weekday": pattern(
            rf"(?i:(?:the )?(?P<relative>last|past|this|next|coming|following)(?: coming)?) {weekday}{DAYTIME}",
            re.NOFLAG,
        ),
        "relative_month": pattern(rf"(?i:{PART}(?P<relative>last|past|this|next|coming)) {month}", re.NOFLAG),
        "relative_unit": pattern(
            rf"{THE_PART}(?P<relative>last|past|previous|this|current|next|coming|following|latest|that|same)"
            rf"[- ](?:same )?{WHOLE}{SPAN}"
        ),
        "day_before": pattern(r"the day (?P<way>before yesterday|after tomorrow)\b"),
        "today": pattern(rf"{SOON}(?P<word>today|tonight|yesterday|tomorrow){DAYTIME}\b"),
    }


def bare_patterns() -> dict[str, re.Pattern[str]]:
    """Return the shortest forms, which are dates only in the right company."""
    return {
        "weekday": pattern(rf"(?i:{SOON}){weekday_name()}{DAYTIME}", re.NOFLAG),
        "fiscal_year": pattern(r"(?:fiscal|the year) (?P<year>(?:19|20)\d\d)\b"),
        "year": pattern(rf"{PHASE}{YEAR}(?:[-–/]\d\d(?!\d))?(?!\w)"),
        "month": pattern(rf"(?i:{PART}){month_name()}", re.NOFLAG),
        "the_unit": pattern(rf"(?:the|its) {WHOLE}(?P<unit>quarter|year|weekend)\b(?!-)|(?P<year_end>year[- ]end)\b"),
        "vague": pattern(
            rf"(?:recent|coming|past|last|next|previous|several|many|few) {PLURALS}\b"
            r"|(?:for|over|in) (?:many |several )?(?:years|months|decades|centuries)\b|(?:decades|centuries)\b"
        ),
    }


def month_name() -> str:
    """Return the pattern of a month's name or its abbreviation."""
    months = words("dates.yaml")["months"]
    return rf"(?P<month>{either(months)}|(?:{either(m[:3] for m in months)}|Sept)\b\.?)(?!\w)"


def weekday_name() -> str:
    """Return the pattern of a weekday's full name."""
    return rf"(?P<weekday>{either(words('dates.yaml')['weekdays'])})(?!\w)"


def feasts() -> dict[str, str]:
    """Return the days of feasts, "12-25", by their names in lower case, longest names first."""
    lists = words("dates.yaml")
    named = {name.lower(): key for key, names in lists.items() if key[:2].isdigit() for name in names}
    return dict(sorted(named.items(), key=lambda pair: -len(pair[0])))
