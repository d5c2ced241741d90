"""Credits: the lines in which a text says who wrote, reported or edited it."""

import re
from collections.abc import Iterator

from analysis.article import Span

WORD = r"(?!(?i:and|or|the|of|in|at|on|to|for|with|by)\b)(?:al-|el-)?[^\W\d_a-zß-öø-ÿ][\w.'’-]*"
NAME = rf"{WORD}(?: (?:(?:de|da|dos|del|der|den|di|du|la|le|van|von|bin|al|el|y) ){{0,2}}{WORD}){{1,4}}"
STAFF = rf"{WORD}(?: {WORD})* (?:staff|newsroom|bureau|desk|correspondents?|reporters?)"
PLACED = rf"(?:{STAFF}|{NAME})(?: in {WORD}(?: {WORD})*)?"
NAMES = rf"{PLACED}(?:(?:,| and|, and| AND| &) {PLACED})*"
WORK = r"[Rr]eport(?:ing|ed)|[Ww]rit(?:ing|ten)"
OTHER_WORK = r"[Ee]dit(?:ing|ed)|[Cc]ompiled|[Tt]ranslat(?:ion|ed)|[Pp]roduc(?:tion|ed)|[Pp]hotographs?"
KINDS = rf"(?:{WORK}|{OTHER_WORK})(?:(?:,| and|, and) (?:{WORK}|{OTHER_WORK}))*"
CREDIT = rf"(?:(?:[Aa]dditional|[Ff]urther) )?{KINDS} by {NAMES}"
BYLINE = re.compile(rf"(?:By|BY) {NAMES}(?:, {WORD}(?: {WORD})*| ?[|/] ?.*)?")
CREDITS = re.compile(rf"[(\[]?{CREDIT}(?:[;,.] {CREDIT})*\.?[)\]]?\.?")
LONGEST = 300  # characters of such a line


def find_credits(text: str) -> tuple[Span, ...]:
    """Return the lines that are a byline or credits: "By Ida Moe", "(Reporting by Ida Moe; Editing by Per Aas)"."""
    short = (line for line in lines(text) if len(line.text) <= LONGEST)
    return tuple(line for line in short if is_byline(line.text) or CREDITS.fullmatch(line.text))


def names_author(line: str) -> bool:
    """Tell whether a line of credits says who wrote or reported the text, and not only who edited it.

    >>> names_author("By Ida Moe"), names_author("(Writing by Ida Moe)"), names_author("(Editing by Ida Moe)")
    (True, True, False)
    """
    return is_byline(line) or re.search(rf"\b(?:{WORK})\b", line) is not None


def is_byline(line: str) -> bool:
    """Tell whether a line is a byline.

    >>> is_byline("By Ida Moe and Per Aas"), is_byline("By Land and Sea"), is_byline("By land and sea")
    (True, False, False)
    """
    return len(line) <= LONGEST and BYLINE.fullmatch(line) is not None


def lines(text: str) -> Iterator[Span]:
    """Yield the lines that are not empty, without the white space around them."""
    for found in re.finditer(r"[^\r\n]+", text):
        if line := found.group().strip():
            start = found.start() + len(found.group()) - len(found.group().lstrip())
            yield Span(start, start + len(line), line)
