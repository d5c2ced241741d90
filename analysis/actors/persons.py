"""The persons: one person's many forms, gathered from names, titles and roles."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from analysis.actors.personal_names import (
    GRAMMAR,
    SPEAKING,
    Candidate,
    find_candidates,
    is_link,
    is_same,
    is_title,
    surname,
)
from analysis.article import Span
from analysis.language import Reading
from analysis.lists.cities import plain
from analysis.lists.gazetteer import Gazetteer
from analysis.lists.known import KnownNames
from analysis.reference import words

ARABIC_ARTICLE = re.compile(r"^(?:[Aa]l|[Ee]l|[Aa]r|[Aa]s|[Aa]d)-")  # "al-Zahrani" is "Zahrani" too
LONGEST_TITLE = 40  # characters
NEAR = 400  # characters after a subject's full name in which the surname alone means him
MOST_NAMESAKES = 50  # persons of one name that are told apart


@dataclass(eq=False)
class Person:
    """A person under construction: the words of each full form, the single words, and where all of them stand."""

    full: list[tuple[str, ...]] = field(default_factory=list)
    single: set[str] = field(default_factory=set)
    names: list[Span] = field(default_factory=list)  # without title
    mentions: list[Span] = field(default_factory=list)  # with title

    @property
    def name(self) -> str:
        """The longest form as printed, without title."""
        return max((span.text for span in self.names), key=len)

    @property
    def surnames(self) -> set[str]:
        """The single words that mean this person: the last, and the first of a name whose family name comes first."""
        found = {surname(form) for form in self.full} | {form[-1] for form in self.full} | self.single
        found |= {ARABIC_ARTICLE.sub("", word) for word in found}
        return found | {form[0] for form in self.full if form[0] in words("titles.yaml")["family_first"]}

    def is_barred_by(self, title: str) -> bool:
        """Tell whether a title is a woman's and the given name a man's, or the other way round."""
        lists, given = words("titles.yaml"), {form[0] for form in self.full}
        told = set(title.split())
        return any(told & set(lists[x]) and given & set(lists[y]) for x, y in (("female", "men"), ("male", "women")))


def find_persons(reading: Reading, known: KnownNames) -> tuple[Person, ...]:
    """Find the persons and their mentions in the whole text, in the order of first mention."""
    persons = gathered(find_candidates(reading, known))
    place(persons, reading, known)
    found = [person for person in persons if person.mentions]
    return tuple(sorted(found, key=lambda person: person.mentions[0].start))


def gathered(candidates: Sequence[Candidate]) -> list[Person]:
    """Return the persons that candidates name: full names first, then the single words that are none of theirs."""
    persons: list[Person] = []
    by_word: dict[str, list[Person]] = defaultdict(list)
    alone = {c.words[0] for c in candidates if len(c.words) == 1}
    full = [c for c in candidates if len(c.words) > 1 and (not c.doubtful or c.words[-1] in alone)]
    for form in dict.fromkeys(c.words for c in full):
        keys = {plain(word) for word in (*form, surname(form))}
        namesakes = (p for key in keys for p in by_word[key][-MOST_NAMESAKES:])
        same = next((p for p in namesakes if any(is_same(form, other) for other in p.full[:MOST_NAMESAKES])), None)
        person = same or Person()
        if same is None:
            persons.append(person)
        person.full.append(form)
        for key in keys:
            by_word[key].append(person)
    counts = Counter(c.words[0] for c in candidates if len(c.words) == 1)
    trusted = {c.words[0] for c in candidates if len(c.words) == 1 and (c.titled or c.subject)}
    for word, count in counts.items():
        if owners := set(by_word.get(plain(word), ())):
            if len(owners) == 1:
                owners.pop().single.add(word)
        elif word in trusted or count > 1:
            persons.append(Person(single={word}))
    return persons


def place(persons: Iterable[Person], reading: Reading, known: KnownNames) -> None:
    """Give each person the places of all forms in the whole text.

    Of two who share a surname the one more often named in full is meant, of equals the one named last; where it is a
    speaker's, the one whom a sentence just before is about.
    """
    owners: dict[str, list[Person]] = defaultdict(list)
    for person in persons:
        for form in {" ".join(f) for f in person.full} | person.surnames:
            for spelling in {form, plain(form), form.upper(), form[:1].upper() + form[1:]}:
                owners[spelling].append(person)
    found = list(Gazetteer(owners.items()).find(reading.article.text))
    in_full = Counter(fitting[0] for _, _, fitting in found if len(set(fitting)) == 1)
    last: dict[Person, int] = {}
    acting: dict[Person, int] = {}
    for start, end, fitting in found:
        name = reading.article.span(start, end)
        title = title_before(reading.article.text, start)
        if not title and (known.at(start) or not stands_alone(reading, name)):
            continue
        namesakes = [p for p in fitting[:MOST_NAMESAKES] if not p.is_barred_by(title)] or fitting
        speaks = len(set(fitting)) > 1 and is_speaker(reading, name)
        person = max(
            namesakes[:MOST_NAMESAKES],
            key=lambda p: (p in last, speaks and start - acting.get(p, -NEAR) < NEAR, in_full[p], last.get(p, -1)),
        )
        last[person] = start
        if len(set(fitting)) == 1 and is_actor(reading, name):
            acting[person] = start
        person.names.append(name)
        person.mentions.append(reading.article.span(start - len(title), end))


def is_speaker(reading: Reading, name: Span) -> bool:
    """Tell whether a name is the subject of a verb of saying."""
    tokens = reading.tokens(name)
    return tokens is not None and tokens.root.dep_ == "nsubj" and tokens.root.head.lemma_ in SPEAKING


def is_actor(reading: Reading, name: Span) -> bool:
    """Tell whether a name is the subject of its clause."""
    tokens = reading.tokens(name)
    return tokens is not None and tokens.root.dep_ in ("nsubj", "nsubjpass")


def title_before(text: str, start: int) -> str:
    """Return the titles directly before a name, with the spaces between: "Associate Professor "."""
    found = ""
    lists = words("titles.yaml")
    titles = sorted((*lists["address"], *lists["titles"]), key=len, reverse=True)
    while True:
        before = text[max(0, start - LONGEST_TITLE) : start].replace("\xa0", " ").replace("\n", " ")
        title = next((t for t in titles if before.endswith(f"{t} ") and not before[: -len(t) - 1][-1:].isalnum()), None)
        if title is None:
            return found
        found = f"{title} {found}"
        start -= len(title) + 1


def stands_alone(reading: Reading, name: Span) -> bool:
    """Tell whether a person's word is a name here, and no part of another name or of an organisation's."""
    tokens = reading.tokens(name)
    if tokens is None:
        return False
    doc, lists = tokens.doc, words("titles.yaml")
    if tokens.end < len(doc) and doc[tokens.end].text in lists["institutions"]:
        return False
    if name.text in lists["titles"] and tokens.end < len(doc) and doc[tokens.end].is_title:
        return False  # "King" in "King Charles"
    if len(tokens) > 1 or tokens.start == 0:
        return True
    before = doc[tokens.start - 1]
    if tokens[0].pos_ in GRAMMAR or (is_link(doc, tokens.start - 1) and doc[tokens.start - 2].is_title):
        return False
    other = before.pos_ == "PROPN" and before.is_title and before.whitespace_ == " " and not is_title(before)
    return not other or before.ent_type_ in ("GPE", "NORP", "DATE")
