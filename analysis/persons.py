"""The persons: one person's many forms, gathered from names, titles and roles."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from analysis.article import Span
from analysis.cities import is_city, plain
from analysis.gazetteer import Gazetteer
from analysis.known import KnownNames
from analysis.language import Doc, Paragraph, Reading, Token, Tokens
from analysis.reference import words

MOST_WORDS = 6
NOT_NAMES = ("DATE", "TIME", "CARDINAL", "MONEY", "NORP", "LANGUAGE")
OTHER_NAMES = ("ORG", "FAC", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT")
GRAMMAR = ("AUX", "ADP", "DET", "PRON", "SCONJ", "CCONJ", "PART")
BEFORE_PLACES = ("in", "at", "near", "inside", "outside", "across", "the", "a")
CREDITS = ("reporting", "editing", "writing", "written", "compiled")
REGIMES = ("regime", "administration", "government", "presidency", "family", "era")  # "the Sall government"
SAYS = ("said", "says", "added")
LONGEST_TITLE = 40  # characters


@dataclass
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
        found = {surname(form) for form in self.full} | self.single
        return found | {form[0] for form in self.full if form[0] in words("titles.yaml")["family_first"]}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Capitalised words that may name a person: after a title, as a subject, or doubtful where nothing shows a person."""

    words: tuple[str, ...]
    titled: bool
    subject: bool
    doubtful: bool


def find_persons(reading: Reading, known: KnownNames) -> tuple[Person, ...]:
    """Find the persons and their mentions in the whole text, in the order of first mention."""
    candidates = [c for p in reading.paragraphs if is_prose(p) for c in find_candidates(p.doc, p.span.start, known)]
    persons = gathered(candidates)
    place(persons, reading, known)
    found = [person for person in persons if person.mentions]
    return tuple(sorted(found, key=lambda person: person.mentions[0].start))


def is_prose(paragraph: Paragraph) -> bool:
    """Tell whether the model's names in a paragraph can be trusted: it is no heading, or a byline."""
    return not paragraph.heading or paragraph.doc[0].lower_ == "by"


def find_candidates(doc: Doc, base: int, known: KnownNames) -> Iterator[Candidate]:
    """Yield the names in a paragraph: after a title or role, and where the model sees a person."""
    i = 0
    while i < len(doc):
        run = name_at(doc, i, base, known)
        if run is None:
            i += 1
            continue
        run = after_office(run)
        titled = is_introduced(run)
        seen = titled or any(t.ent_type_ == "PERSON" for t in run)
        if is_name(run, titled) and (seen or len(run) > 1):
            subject = run[-1].dep_ == "nsubj" and run[-1].pos_ == "PROPN"
            yield Candidate(tuple(run.text.split()), titled, subject, doubtful=not seen)
        i = run.end


def after_office(run: Tokens) -> Tokens:
    """Cut "Transport Ann Lee" after "Minister of" down to where the model sees the person begin."""
    first = next((t.i for t in run if t.ent_type_ == "PERSON"), run.start)
    return run.doc[first : run.end] if run.start and run.doc[run.start - 1].lower_ in ("of", "for") else run


def is_introduced(run: Tokens) -> bool:
    """Tell whether a title, a role or a credit stands before a name, with or without a comma: "his aide, Ann Lee,"."""
    doc, i = run.doc, run.start - 1
    if i < 0:
        return False
    if doc[i].lower_ == "by":
        return i == 0 or doc[i - 1].lower_ in CREDITS
    if doc[i].lower_ in SAYS or (i and doc[i].lower_ == "to" and doc[i - 1].lower_ == "according"):
        return len(run) > 1 and run[0].ent_type_ not in OTHER_NAMES
    if run.end < len(doc) and doc[run.end].lower_ in REGIMES:
        return run[-1].ent_type_ == "PERSON"
    enclosed = i > 0 and doc[i].text == "," and run.end < len(doc) and doc[run.end].text == ","
    return is_title(doc[i - 1]) and doc[i - 1].is_lower if enclosed else is_title(doc[i])


def name_at(doc: Doc, start: int, base: int, known: KnownNames) -> Tokens | None:
    """Return the longest run of name words that begins at a token."""
    end = start
    while end < len(doc) and end - start < 2 * MOST_WORDS and continues(doc, start, end) and not known.at(base + doc[end].idx):
        end += 1
        if doc[end - 1].whitespace_ not in ("", " ") or (end < len(doc) and doc[end].is_space):
            break
    return doc[start:end] if end > start else None


def continues(doc: Doc, start: int, i: int) -> bool:
    """Tell whether a name that began at `start` goes on with a token: a name word, a particle, a hyphen within."""
    if is_name_word(doc[i]) or (doc[i].text in words("titles.yaml")["particles"] and leads_to_name(doc, i)):
        return True
    return i > start and is_link(doc, i) and i + 1 < len(doc) and is_name_word(doc[i + 1])


def is_name_word(token: Token) -> bool:
    """Tell whether a token can be part of a person's name: capitalised, no date, nationality, role or institution."""
    text = token.text
    if not text[0].isupper() or any(c.isdigit() for c in text) or token.ent_type_ in NOT_NAMES:
        return False
    lists = words("titles.yaml")
    return not (is_title(token) or text in lists["institutions"] or token.pos_ in GRAMMAR)


def is_link(doc: Doc, i: int) -> bool:
    """Tell whether a token is a hyphen within a word: "Jae-myung", "al-Zahrani"."""
    return doc[i].text in ("-", "‑") and i > 0 and not doc[i - 1].whitespace_ and not doc[i].whitespace_


def leads_to_name(doc: Doc, i: int) -> bool:
    """Tell whether name words follow particles: "van den Berg"."""
    following = (doc[j] for j in range(i + 1, min(i + 4, len(doc))))
    after = next((t for t in following if t.text not in (*words("titles.yaml")["particles"], "-")), None)
    return after is not None and is_name_word(after)


def is_title(token: Token) -> bool:
    """Tell whether a word before a name shows a person: a title, a form of address or the head of a role."""
    lists = words("titles.yaml")
    return token.text in lists["address"] or token.text in lists["titles"] or token.lower_ in lists["roles"]


def is_name(run: Tokens, titled: bool) -> bool:
    """Tell whether a run of capitalised words is a person's name, by the words beside it and the model."""
    doc, before = run.doc, run.doc[run.start - 1] if run.start else None
    if len(run.text.split()) > MOST_WORDS or not any(c.islower() for c in run.text) or is_city(run.text):
        return False
    after = doc[run.end] if run.end < len(doc) else None
    if after is not None and (after.text in words("titles.yaml")["institutions"] or (is_title(after) and after.is_title)):
        return False
    if before is None or titled:
        return before is None or not is_other(run, before)
    return before.lower_ not in BEFORE_PLACES


def is_other(run: Tokens, before: Token) -> bool:
    """Tell whether the model sees an organisation where a title-like word stands before: "General Motors"."""
    return run[0].ent_type_ in OTHER_NAMES and (before.ent_type_ == run[0].ent_type_ or before.is_lower)


def gathered(candidates: Sequence[Candidate]) -> list[Person]:
    """Return the persons that candidates name: full names first, then the single words that are none of theirs."""
    persons: list[Person] = []
    by_word: dict[str, list[Person]] = defaultdict(list)
    alone = {c.words[0] for c in candidates if len(c.words) == 1}
    for form in dict.fromkeys(c.words for c in candidates if len(c.words) > 1 and (not c.doubtful or c.words[-1] in alone)):
        keys = {plain(form[0]), plain(surname(form)), plain(form[-1])}
        same = next((p for key in keys for p in by_word[key] if any(is_same(form, other) for other in p.full)), None)
        person = same or Person()
        if same is None:
            persons.append(person)
        person.full.append(form)
        for key in keys:
            by_word[key].append(person)
    counts = Counter(c.words[0] for c in candidates if len(c.words) == 1)
    trusted = {c.words[0] for c in candidates if len(c.words) == 1 and (c.titled or c.subject)}
    for word, count in counts.items():
        if owners := by_word.get(plain(word)):
            owners[0].single |= {word} if len(set(map(id, owners))) == 1 else set()
        elif word in trusted or count > 1:
            persons.append(Person(single={word}))
    return persons


def surname(form: Sequence[str]) -> str:
    """Return the last word of a name with the particles before it: "van den Berg"."""
    start = len(form) - 1
    while start > 1 and form[start - 1] in words("titles.yaml")["particles"]:
        start -= 1
    return " ".join(form[start:])


def is_same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two full names can be one person's: a part of the other, or like first names and one surname."""
    a, b = [plain(w).casefold() for w in one], [plain(w).casefold() for w in other]
    short, long = sorted((a, b), key=len)
    if short in (long[: len(short)], long[-len(short) :]):
        return True
    return a[-1] == b[-1] and is_like(a[0], b[0])


def is_like(one: str, other: str) -> bool:
    """Tell whether two first names are one: equal, an initial, or spelt with one letter's difference."""
    short, long = sorted((one, other), key=len)
    if short == long or (short.rstrip(".") == long[0] and len(short) <= 2):
        return True
    if len(short) < 5 or len(long) - len(short) > 1 or short.endswith("a") != long.endswith("a"):
        return False
    at = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def place(persons: Iterable[Person], reading: Reading, known: KnownNames) -> None:
    """Give each person the places of all forms in the whole text; of two who fit, the one named last is meant."""
    owners: dict[str, list[Person]] = defaultdict(list)
    for person in persons:
        for form in {" ".join(f) for f in person.full} | person.surnames:
            for spelling in {form, plain(form), form.upper()}:
                if person not in owners[spelling]:
                    owners[spelling].append(person)
    last: dict[int, int] = {}
    for start, end, fitting in Gazetteer(owners.items()).find(reading.article.text):
        name = reading.article.span(start, end)
        title = title_before(reading.article.text, start)
        if not title and (known.at(start) or not stands_alone(reading, name)):
            continue
        person = max(fitting, key=lambda p: last.get(id(p), -1))
        last[id(person)] = start
        person.names.append(name)
        person.mentions.append(reading.article.span(start - len(title), end))


def title_before(text: str, start: int) -> str:
    """Return the titles directly before a name, with the spaces between: "Associate Professor "."""
    found = ""
    lists = words("titles.yaml")
    titles = sorted((*lists["address"], *lists["titles"]), key=len, reverse=True)
    while True:
        before = text[max(0, start - LONGEST_TITLE) : start]
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
    if len(tokens) > 1 or tokens.start == 0:
        return True
    before = doc[tokens.start - 1]
    if tokens[0].pos_ in GRAMMAR or (is_link(doc, tokens.start - 1) and doc[tokens.start - 2].is_title):
        return False
    other = before.pos_ == "PROPN" and before.is_title and before.whitespace_ == " " and not is_title(before)
    return not other or before.ent_type_ in ("GPE", "NORP", "DATE")
