"""The company of short dates: which words beside "May", "2001" or "Friday" let it be a date."""

import re

from analysis.language import Token
from analysis.reference import words

Match = re.Match[str]
LAST_WORD = re.compile(r"([\w’']+)[\s(\-–—]*$")
OTHER_NUMBER = re.compile(r"[\d$€£#№][\d.,/:\-–]?$|(?<!\bpost)(?<!\bpre)(?<!\bmid)(?<=\w)-$")  # "$2001", "MiG-2000"
SURE_YEARS = range(1900, 2100)  # a round count is written with a comma or as a word


def is_date(kind: str, match: Match, word: Token) -> bool:
    """Tell whether the words around a short form let it be a date; the longer forms are dates anywhere.

    `word` is the last token of the match.
    """
    if kind in ("weekday", "relative_weekday"):
        return previous_word(match) not in ("every", "each") and not is_named(match, "no_weekdays")
    if kind == "month":
        return is_month(match, word)
    if kind == "day_month" and match["month"].lower() == "may":
        return word.tag_ != "MD"
    if kind in ("year", "spelled_year"):
        return is_year(match, word)
    if kind == "season":
        return is_season(match)
    if kind == "the_unit" and (match["unit"] or "").lower() == "year":
        return previous_word(match) in words("dates.yaml")["before_the_year"]
    return True


def previous_word(match: Match) -> str:
    """Return the word before a match in lower case, "" at the start of the text."""
    found = LAST_WORD.search(match.string, max(0, match.start() - 24), match.start())
    return found[1].lower() if found else ""


def is_named(match: Match, names: str) -> bool:
    """Tell whether a match is part of a name such as "Black Friday"."""
    around = match.string[max(0, match.start() - 12) : match.end() + 12]
    return any(name in around for name in words("dates.yaml")[names])


def is_month(match: Match, word: Token) -> bool:
    """Tell a month from a modal, a march and a person."""
    lists = words("dates.yaml")
    name = match["month"].lower()
    if word.ent_type_ == "PERSON" or word.tag_ == "MD" or is_named(match, "no_months"):
        return False
    is_plain = name.capitalize() in lists["months"] and name not in lists["ambiguous_months"]
    if is_plain or previous_word(match) in lists["before_a_month"]:
        return True
    return (previous_word(match) == "the" or match.group().lower() != name) and next_tag(word).startswith("NN")


def is_season(match: Match) -> bool:
    """Tell a season from the fall of a city and the spring of a watch."""
    if not match.group().lower().startswith("the ") or match["year"]:
        return True
    follows = match.string[match.end() : match.end() + 4]
    return previous_word(match) in words("dates.yaml")["before_a_month"] and not re.match(r"\s(?:of|in)\b", follows)


def is_year(match: Match, word: Token) -> bool:
    """Tell a year from a count, a measure and a number in a name."""
    lists = words("dates.yaml")
    before, after = previous_word(match), next_word(word)
    if OTHER_NUMBER.search(match.string, max(0, match.start() - 8), match.start()):
        return False
    if before in lists["numbered"] or (after.lower_ if after else "") in lists["measures"]:
        return False
    if not match.group()[-4:].isdigit() or int(match.group()[-4:]) in SURE_YEARS:
        return not counts(word, after)
    if after is not None and after.tag_.startswith("NN"):
        return before == "the" and after.tag_ == "NN"  # "the 1648 peace"
    return before in lists["before_a_year"]


def counts(word: Token, after: Token | None) -> bool:
    """Tell whether a number counts the plural noun after it: "2001 people", not "the 2001 talks" or "2001 polls"."""
    if after is None or after.tag_ not in ("NNS", "NNPS") or after.lower_ in words("dates.yaml")["named_by_year"]:
        return False
    before = word.nbor(-1) if word.i else None
    return before is None or before.tag_ not in ("DT", "PRP$", "POS", "HYPH")


def next_word(word: Token) -> Token | None:
    """Return the token after a word, None at the end of the paragraph."""
    return word.nbor() if word.i + 1 < len(word.doc) else None


def next_tag(word: Token) -> str:
    """Return the tag of the token after a word, "" at the end of the paragraph."""
    after = next_word(word)
    return after.tag_ if after else ""
