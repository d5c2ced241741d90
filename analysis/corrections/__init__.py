"""Corrections: what an analyst has signed to change in the findings of one article.

They stand in a YAML file beside the article, `NAME.corrections.yaml`, or in the one that the parameter `corrections`
names. Each entry names one finding by its id or by the words it rests on, and says what to do with it:

    - date: January 17                 # the first line names the finding
      sentence: S2                     # which, if several rest on these words; or `nth: 2`
      value: 2025-01-17
      by: R. Okafor                    # every entry is signed
      why: The visit was in 2025, see the embassy's notice.
    - quotation: special place         # a part of the words is enough if it names one finding
      speaker: Lyamin                  # words of the article, or an actor's id
      by: R. Okafor
      why: The sentence goes on with what he says.
    - actor: Sputnik
      drop: true
      by: R. Okafor
      why: The agency, which takes no part.
    - quotation: security cooperation will grow
      add: true
      speaker: Lyamin
      cue: stressed
      by: R. Okafor
      why: Missed by the rules.

To change: an actor's `country` (such as IRN), `role` and `affiliation` (words of the article); a quotation's `speaker`;
whether a theme is `main` (true, false); a date's `value`; a claim's `status`. An empty value takes away what is there.
`drop: true` drops any finding, and with `passage: S20` that passage of a theme; `add: true` adds a quotation by its
exact words, or to a theme the `passage: S20` for the `words` that stand in it.
"""

import os
import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from analysis.article import Article
from analysis.claims.certainty import Status
from analysis.exceptions import InputError
from analysis.lists.countries import by_code
from analysis.strict_yaml import read_yaml
from analysis.wording import firmness

Kind = Literal["actor", "quotation", "theme", "date", "claim", "event"]
Action = Literal["drop", "add", "change"]

KINDS: tuple[Kind, ...] = get_args(Kind)
SIGNED = ("by", "why")
WHICH = ("sentence", "nth")
CHANGES: dict[Kind, tuple[str, ...]] = {
    "actor": ("country", "role", "affiliation"), "quotation": ("speaker",), "theme": ("main",), "date": ("value",),
    "claim": ("status",), "event": (),
}  # fmt: skip
ADDS: dict[Kind, tuple[str, ...]] = {"quotation": ("speaker", "cue"), "theme": ("passage", "words")}
DROPS: dict[Kind, tuple[str, ...]] = {"theme": ("passage",)}
MAY_BE_EMPTY = ("country", "role", "affiliation", "speaker", "value")
MARKS = "\"“”„«»‘’'` "
LARGEST = 1_000_000  # bytes; thousands of entries
YEAR, DAY_OF_YEAR = r"(?:XXXX|[1-9]\d{3})", r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
TIMEML = {
    "day": re.compile(rf"{YEAR}-{DAY_OF_YEAR}|XXXX-WXX-[1-7]"),
    "week": re.compile(r"[1-9]\d{3}-W(?:0[1-9]|[1-4]\d|5[0-3])"),
    "month": re.compile(rf"{YEAR}-(?:0[1-9]|1[0-2])"),
    "quarter": re.compile(rf"{YEAR}-Q[1-4]"),
    "season": re.compile(rf"{YEAR}-(?:SP|SU|FA|WI)"),
    "year": re.compile(r"[1-9]\d{3}"),
    "decade": re.compile(r"[1-9]\d\dX"),
    "century": re.compile(r"\d\dXX"),
}
STATUSES = tuple(map(firmness, get_args(Status)))  # as a review copy prints them
VALUES = {
    "drop": (re.compile("true"), "true"),
    "add": (re.compile("true"), "true"),
    "main": (re.compile("true|false"), "true or false"),
    "nth": (re.compile(r"[1-9]\d{0,6}"), "a number from 1"),
    "sentence": (re.compile(r"[SH][1-9]\d{0,6}"), "a sentence's number, such as S14"),
    "passage": (re.compile(r"S[1-9]\d{0,6}"), "a sentence's number, such as S14"),
    "status": (re.compile("|".join((*get_args(Status), *STATUSES))), f"one of {', '.join(STATUSES)}"),
    "country": (re.compile("[A-Z]{3}|"), "an ISO 3166-1 code of three letters, such as IRN"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A signed change of one finding; `words` says what it changed, once it is applied."""

    kind: Kind
    finding: str
    fields: tuple[tuple[str, str], ...]
    by: str
    why: str
    where: str
    words: str = ""

    def get(self, name: str) -> str | None:
        """Return a field's value; None if the entry does not give it."""
        return dict(self.fields).get(name)

    @property
    def action(self) -> Action:
        """What to do with the finding."""
        return action_of(dict(self.fields))

    def error(self, message: str) -> InputError:
        """Return an error that names the file, the entry and its finding."""
        return InputError(f"{self.where} ({self.kind} {shortened(self.finding)}): {message}")


def corrections_of(article: Article, path: str | Path | None = None) -> tuple[Correction, ...]:
    """Return the corrections in the file given or else, if there is one, in the file beside the article."""
    if path:
        return read_corrections(path)
    if article.folder is None or article.path is None:
        return ()
    beside = article.folder / f"{Path(article.path).stem}.corrections.yaml"
    # os.path, since pathlib raises for a name that is too long to exist
    return read_corrections(beside) if os.path.isfile(beside) else ()


def read_corrections(path: str | Path) -> tuple[Correction, ...]:
    """Read a file of corrections, in its order; raises InputError that names the entry and the mend."""
    file = Path(path)
    entries = read_yaml(text_of(file), file.name)
    if not isinstance(entries, list) or not entries:
        raise InputError(f"{file.name}: holds no list of corrections; write `- date: January 17` and its fields below")
    return tuple(read_entry(entry, f"{file.name}: correction {number}") for number, entry in enumerate(entries, 1))


def text_of(file: Path) -> str:
    """Return the text of a file of corrections."""
    try:
        with file.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{file}: cannot be read ({reason}); check the corrections' path") from None
    if len(data) > LARGEST:
        raise InputError(f"{file}: has more than {LARGEST:,} bytes; split it")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: byte {error.start} is not UTF-8; save it as plain text (UTF-8)") from None


def read_entry(entry: object, where: str) -> Correction:
    """Return the correction that an entry describes."""
    if not isinstance(entry, dict) or not entry:
        raise InputError(f"{where}: must have fields; write `date: January 17`, what to change, `by: …` and `why: …`")
    for name, value in entry.items():
        if not isinstance(value, str):
            raise InputError(f"{where}: {name} must be one line of text")
    named = [kind for kind in KINDS if kind in entry]
    if len(named) != 1 or not entry[named[0]].strip():
        raise InputError(f"{where}: must name one finding, by its id or its words; write one of {', '.join(KINDS)}")
    kind, others = named[0], (*named, *SIGNED)
    fields = {name: value.strip() for name, value in entry.items() if name not in others}
    where_named = f"{where} ({kind} {shortened(entry[kind])})"
    for name in SIGNED:
        if not entry.get(name, "").strip():
            raise InputError(f"{where_named}: `{name}` is missing; a correction says who signs it and why")
    check_fields(kind, fields, where_named)
    finding, by, why = (entry[name].strip() for name in (kind, *SIGNED))
    return Correction(kind=kind, finding=finding, fields=tuple(fields.items()), by=by, why=why, where=where)


def action_of(fields: Mapping[str, str]) -> Action:
    """Return what an entry with these fields does."""
    return "drop" if "drop" in fields else "add" if "add" in fields else "change"


def check_fields(kind: Kind, fields: Mapping[str, str], where: str) -> None:
    """Raise InputError unless the fields say one thing that can be done with a finding of that kind."""
    action = action_of(fields)
    extra = {"drop": DROPS, "add": ADDS, "change": CHANGES}[action].get(kind)
    allowed = (*WHICH, *(() if action == "change" else (action,)), *(extra or ()))
    if action == "add" and extra is None:
        raise InputError(f"{where}: only a quotation or a theme's passage can be added")
    for name in fields:
        if name not in allowed:
            raise InputError(f"{where}: unknown field {name!r}; it may have {', '.join((*allowed, *SIGNED))}")
    if action == "change" and not set(fields) & set(CHANGES[kind]):
        raise InputError(f"{where}: says nothing to change; give {' or '.join(('`drop: true`', *CHANGES[kind]))}")
    if action == "add" and kind == "theme" and not {"passage", "words"} <= set(fields):
        raise InputError(f"{where}: needs `passage: S20` and the `words` in it that show the theme")
    for name, value in fields.items():
        check_value(name, value, where)


def check_value(name: str, value: str, where: str) -> None:
    """Raise InputError unless a field's value is one that it can have."""
    if not value and name not in MAY_BE_EMPTY:
        raise InputError(f"{where}: {name} is empty; give its value, or remove the line")
    pattern, allowed = VALUES.get(name, (None, ""))
    if pattern and not pattern.fullmatch(value):
        raise InputError(f"{where}: {name}: {value!r} is not allowed; write {allowed}")
    if name == "country" and value and value not in by_code():
        raise InputError(f"{where}: country: {value!r} is no country's code; write one such as IRN")
    if name == "value" and value and not is_timeml(value):
        raise InputError(f"{where}: value: {value!r} is no date; write 2025-01-17, 2025-01, 2025-W03, 2025-Q1 or 199X")


def is_timeml(value: str) -> bool:
    """Tell whether a value is one that a time expression can have.

    >>> is_timeml("2025-01-17"), is_timeml("2025-02-30"), is_timeml("soon")
    (True, False, False)
    """
    if found := re.fullmatch(rf"({YEAR})-(\d\d)-(\d\d)", value):
        month = int(found[2])
        return 1 <= month <= 12 and 1 <= int(found[3]) <= monthrange(int(found[1].replace("XXXX", "2000")), month)[1]
    return any(pattern.fullmatch(value) for pattern in TIMEML.values())


def shortened(words: str, most: int = 60) -> str:
    """Return words in quotation marks, and of many only the first."""
    line = " ".join(words.split()).strip(MARKS)
    return f"“{line if len(line) <= most else line[: most - 1] + '…'}”"
