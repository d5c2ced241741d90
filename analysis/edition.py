"""The edition: how a briefing is issued: number, marking, cut-off, the analyst's words and the paper."""

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime

from analysis.exceptions import InputError

TLP = ("TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR")  # FIRST, TLP 2.0
ANNEXES = ("full", "excerpt", "none")
PAPERS = ("a4", "letter")
ADMIRALTY = re.compile(r"[A-F][1-6]")
RELIABILITY = {  # NATO AJP-2.1, source and information
    "A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable",
    "E": "unreliable", "F": "reliability cannot be judged",
}  # fmt: skip
CREDIBILITY = {
    "1": "confirmed by other sources", "2": "probably true", "3": "possibly true", "4": "doubtful", "5": "improbable",
    "6": "truth cannot be judged",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Edition:
    """What the issuing desk decides; `rating` and `analyst_note` are the analyst's and need a name.

    `cutoff` is an ISO date-time with its offset; left empty it is SOURCE_DATE_EPOCH, or else now, and the edition is
    `undated`: it tells when it was made, and claims no cut-off that nobody has set.
    Raises InputError that names the parameter and what is allowed.
    """

    tlp: str = "TLP:CLEAR"
    number: str = ""
    cutoff: str = ""
    analyst: str = ""
    analyst_note: str = ""
    rating: str = ""
    annex: str = "full"
    review: bool = False
    paper: str = "a4"
    undated: bool = False

    def __post_init__(self) -> None:
        for name, allowed in (("tlp", TLP), ("annex", ANNEXES), ("paper", PAPERS)):
            if getattr(self, name) not in allowed:
                raise InputError(f"{name}: {getattr(self, name)!r} is not known; give one of {', '.join(allowed)}")
        if self.rating and not ADMIRALTY.fullmatch(self.rating):
            raise InputError(f"rating: {self.rating!r} is no Admiralty code; write A to F and 1 to 6, such as C3")
        for name in ("rating", "analyst_note"):
            if getattr(self, name) and not self.analyst.strip():
                raise InputError(f"{name}: a judgement must be signed; give the analyst's name in `analyst`")
        object.__setattr__(self, "undated", self.undated or not self.cutoff)
        object.__setattr__(self, "cutoff", read_cutoff(self.cutoff).isoformat(timespec="seconds"))

    @property
    def rating_words(self) -> str:
        """The rating in words: "C3 (fairly reliable, possibly true), rated by Ida Moe"; "" without one."""
        if not self.rating:
            return ""
        meaning = f"{RELIABILITY[self.rating[0]]}, {CREDIBILITY[self.rating[1]]}"
        return f"{self.rating} ({meaning}), rated by {self.analyst}"

    @property
    def cutoff_words(self) -> str:
        """The cut-off as a reader expects it: "24 November 2026, 03:16 UTC"; without one, when this was made."""
        moment = datetime.fromisoformat(self.cutoff).astimezone(UTC)
        words = f"{moment.day} {moment:%B %Y, %H:%M} UTC"
        return f"none set; made {words}" if self.undated else words


def read_cutoff(text: str) -> datetime:
    """Return the moment in `text`, in UTC where it names no offset."""
    if not text:
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise InputError(f"cutoff: {text!r} is no date and time; write it as 2025-01-17T18:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
