"""The gazetteer: listed names in a text, the longest at each place, in linear time."""

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

Value = TypeVar("Value")

WORD = re.compile(r"\w+")
SHORT = 4  # letters; a name so short and in capitals may be a shouted word: "US", "WHO"
NEARBY = 40  # characters in which a lower-case letter shows that nobody shouts
SAME_LENGTH = str.maketrans("\n\t\xa0’", "   '")  # a name broken by a line, a curly apostrophe: offsets stay


class Gazetteer(Generic[Value]):
    """Names and what each stands for; case matters, a straight apostrophe stands for a curly one too.

    >>> list(Gazetteer([("Guinea", "GIN"), ("Papua New Guinea", "PNG")]).find("In Papua New Guinea."))
    [(3, 19, 'PNG')]
    """

    def __init__(self, names: Iterable[tuple[str, Value]]) -> None:
        self._by_first: dict[str, list[tuple[str, Value]]] = {}
        for name, value in names:
            plain = name.translate(SAME_LENGTH)
            if first := WORD.search(plain):
                self._by_first.setdefault(first.group(), []).append((plain, value))
        for known in self._by_first.values():
            known.sort(key=lambda pair: -len(pair[0]))  # stable: of equal names the first given wins

    def find(self, text: str) -> Iterator[tuple[int, int, Value]]:
        """Yield start, end and value of each name in the text, without overlaps."""
        plain = text.translate(SAME_LENGTH)
        end = 0
        for word in WORD.finditer(plain):
            if word.start() < end:
                continue
            for name, value in self._by_first.get(word.group(), ()):
                if plain.startswith(name, word.start()) and not continues(plain, word.start() + len(name)):
                    end = word.start() + len(name)
                    yield word.start(), end, value
                    break


def continues(text: str, at: int) -> bool:
    """Tell whether a word goes on at an offset."""
    return text[at - 1].isalnum() and text[at : at + 1].isalnum()


def is_shouted(text: str, start: int, end: int) -> bool:
    """Tell whether a short name in capitals stands in a line that is all capitals, where it may be any word."""
    before, after = text[max(0, start - NEARBY) : start], text[end : end + NEARBY]
    beside = before.rpartition("\n")[2] + after.partition("\n")[0]
    return end - start <= SHORT and text[start:end].isupper() and beside.isupper()
