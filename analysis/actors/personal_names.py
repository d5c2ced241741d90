"""Personal names: capitalised words that name a person, and which of them can be one person's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.actors.place_names import place_names
from analysis.actors.roles import OF, is_role, role_after
from analysis.language import Doc, Paragraph, Reading, Token, Tokens
from analysis.lists.cities import is_city, plain
from analysis.lists.countries import is_given_name
from analysis.lists.known import KnownNames
from analysis.reference import words

MOST_WORDS = 6
NOT_NAMES = ("DATE", "TIME", "CARDINAL", "MONEY", "NORP", "LANGUAGE")
OTHER_NAMES = ("ORG", "FAC", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT")
GRAMMAR = ("AUX", "ADP", "DET", "PRON", "SCONJ", "CCONJ", "PART")
BEFORE_OTHERS = ("in", "at", "near", "inside", "outside", "across", "the", "a", "(")
CREDITS = ("reporting", "editing", "writing", "written", "compiled")
REGIMES = ("regime", "administration", "government", "presidency", "family", "era")  # "the Sall government"
GENERATIONS = ("Jr", "Sr", "II", "III", "IV")
SAYS = ("said", "says", "added")
SPEAKING = ("say", "add", "tell", "write", "warn", "reply")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Capitalised words that may name a person, and what shows it; doubtful where nothing does."""

    words: tuple[str, ...]
    titled: bool
    subject: bool
    doubtful: bool


def find_candidates(reading: Reading, known: KnownNames) -> tuple[Candidate, ...]:
    """Find the names of persons in running text, bylines and credits; a name that is a place's somewhere is none's."""
    publisher = reading.article.publisher
    prose = [p for p in reading.paragraphs if is_prose(p)]
    places = {name for p in prose for name in place_names(p.doc)}
    found = (candidate for p in prose for candidate in candidates_of(p.doc, p.span.start, known, publisher))
    return tuple(candidate for candidate in found if candidate.titled or candidate.words not in places)


def is_prose(paragraph: Paragraph) -> bool:
    """Tell whether names can be sought in a paragraph: it is no heading, or a byline or credit."""
    return not paragraph.heading or any(t.lower_ in ("by", *CREDITS) for t in paragraph.doc[:3])


def candidates_of(doc: Doc, base: int, known: KnownNames, publisher: str | None) -> Iterator[Candidate]:
    """Yield the names in a paragraph: after a title or role, and where the model sees a person; never the outlet's."""
    i = 0
    while i < len(doc):
        run = name_at(doc, i, base, known)
        if run is None:
            i += 1
            continue
        run = without_lead(run)
        held = follows_office(run, base, known)
        titled = held or is_introduced(run) or is_described(run)
        seen = titled or has_given_name(run) or any(t.ent_type_ == "PERSON" for t in run)
        if is_name(run, titled, held) and (seen or len(run) > 1) and run.text != publisher:
            subject = run[-1].dep_ == "nsubj" and run[-1].pos_ == "PROPN"
            yield Candidate(tuple(run.text.split()), titled, subject, doubtful=not seen)
        i = run.end


def has_given_name(run: Tokens) -> bool:
    """Tell whether a name of two words or more begins with a common given name."""
    return len(run) > 1 and is_given_name(run[0].text)


def without_lead(run: Tokens) -> Tokens:
    """Cut capitalised words off before the person that the model sees: "Transport Ann Lee" after "Minister of".

    A word before them is kept where no common given name follows, for it is the first name: "Mehmet" before "Yaldiz",
    not "Meanwhile".
    """
    first = next((t.i for t in run if t.ent_type_ == "PERSON"), run.start)
    office = run.start > 0 and run.doc[run.start - 1].lower_ in ("of", "for")
    no_name = run[0].pos_ in ("VERB", "ADV", "INTJ") and run.end - first == 1
    if office:
        of_office = (*words("not_names.yaml")["place_nouns"], *words("titles.yaml")["portfolios"])
        first = max([first, *(t.i + 1 for t in run[:-1] if t.lower_ in of_office)])
    if office or no_name or is_given_name(run.doc[first].text):
        return run.doc[first : run.end]
    return run


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
    if i and doc[i].text == "." and f"{doc[i - 1].text}." in words("titles.yaml")["titles"]:
        return True
    enclosed = i > 0 and doc[i].text == "," and run.end < len(doc) and doc[run.end].text == ","
    if enclosed:
        return (is_title(doc[i - 1]) and doc[i - 1].is_lower) or is_apposed(run)
    return is_title(doc[i])


def is_apposed(run: Tokens) -> bool:
    """Tell whether a name of two words or more stands beside a role with more words after it: "envoy for the Sahel"."""
    office = run.root.head
    return len(run) > 1 and run.root.dep_ == "appos" and office.i < run.start and is_role(office)


def follows_office(run: Tokens, base: int, known: KnownNames) -> bool:
    """Tell whether an office at a listed body stands before a name: "ambassador to Peru Ann Lee".

    Between two commas a name of two words does, too: "envoy to the United Nations, Ann Lee,".
    """
    doc, end = run.doc, run.start
    if end and doc[end - 1].text == ",":
        if len(run) < 2 or run.end == len(doc) or doc[run.end].text != ",":
            return False
        end -= 1
    body = known.at(base + doc[end - 1].idx) if end else None
    start = end
    while body and start and base + doc[start - 1].idx >= body.start:
        start -= 1
    start -= start > 0 and doc[start - 1].lower_ == "the"
    return body is not None and start > 1 and doc[start - 1].lower_ in OF and is_role(doc[start - 2])


def is_described(run: Tokens) -> bool:
    """Tell whether a name of two words or more has a person's role or "who" after it: "Ann Lee, head of the union"."""
    if len(run) < 2:
        return False
    is_other = run[0].ent_type_ in OTHER_NAMES
    if is_other and run[0].ent_type_ != "ORG":
        return False
    if not is_other and is_who(run.doc[run.end : run.end + 3]):
        return True
    role = role_after(run)
    heads = [token.lower_ for token in role or () if is_role(token)]
    return bool(heads) and heads[0] not in words("titles.yaml")["roles_of_bodies"]


def is_who(after: Tokens) -> bool:
    """Tell whether words tell of one person: ", who studies", not ", who have won", which teams do too."""
    return len(after) == 3 and after[:2].text == ", who" and (after[2].tag_ == "VBZ" or after[2].lower_ == "was")


def name_at(doc: Doc, start: int, base: int, known: KnownNames) -> Tokens | None:
    """Return the longest run of name words that begins at a token."""
    end, last = start, min(len(doc), start + 2 * MOST_WORDS)
    while (
        end < last and continues(doc, start, end) and (not known.at(base + doc[end].idx) or is_middle(doc, start, end))
    ):
        end += 1
    return doc[start:end] if end > start else None


def is_middle(doc: Doc, start: int, i: int) -> bool:
    """Tell whether a listed name stands within a person's: "Fatah" in "Abdul Fatah al-Zahrani"."""
    between = start < i < len(doc) - 1 and is_given_name(doc[i - 1].text)
    return between and doc[i + 1].text in words("titles.yaml")["particles"]


def continues(doc: Doc, start: int, i: int) -> bool:
    """Tell whether a name that began at `start` goes on with a token: a name word, a particle, a hyphen within."""
    if is_name_word(doc[i]) or (doc[i].text in words("titles.yaml")["particles"] and leads_to_name(doc, i)):
        return True
    if i > start and doc[i].text in words("titles.yaml")["titles_and_names"] and not doc[i].nbor(-1).is_punct:
        return is_given_name(doc[i - 1].text) or (i + 1 < len(doc) and is_name_word(doc[i + 1]))
    if i > start + 1 and is_link(doc, i - 1):
        return doc[i].is_alpha
    return i > start and is_link(doc, i) and i + 1 < len(doc) and doc[i + 1].is_alpha


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


def is_name(run: Tokens, titled: bool, held: bool) -> bool:
    """Tell whether a run of capitalised words is a person's name, by the words beside it and the model.

    It is `titled` by a role or title beside it, and `held` where that is an office at a listed body.
    """
    doc, before = run.doc, run.doc[run.start - 1] if run.start else None
    if len(run.text.split()) > MOST_WORDS or not any(c.islower() for c in run.text) or is_city(run.text):
        return False
    if run[-1].lower_ in words("not_names.yaml")["place_nouns"]:
        return False  # "Sona Province"
    if run.text in words("not_names.yaml")["not_persons"] or (run.end < len(doc) and leads_on(doc[run.end])):
        return False
    if before is not None and is_kind_of_organization(before, len(run)):
        return False
    if before is None or titled:
        return before is None or held or not is_other(run, before)
    return before.lower_ not in BEFORE_OTHERS


def is_kind_of_organization(before: Token, length: int) -> bool:
    """Tell whether a word makes the name after it a body's or a ship's: "the firm Waterhoek"; a maker's is one word."""
    lists = words("titles.yaml")
    if before.lower_ in lists["vessels"] or before.text in lists["kinds_of_organization"]:
        return True
    return length == 1 and before.text in lists["makers"]


def leads_on(after: Token) -> bool:
    """Tell whether a word makes the capitals before it something else: "Energy Minister", "Clinton Foundation"."""
    return after.text in words("titles.yaml")["institutions"] or (is_title(after) and after.is_title)


def is_other(run: Tokens, before: Token) -> bool:
    """Tell whether the model sees an organisation where a title-like word stands before: "General Motors".

    After a word for a person alone, it errs: "judge Ngadhnjim Arrni"; and no work of art speaks.
    """
    if run[0].ent_type_ != "ORG" and run.root.dep_ == "nsubj" and run.root.head.lemma_ in SPEAKING:
        return False
    unsure = before.is_lower and (before.lower_ in words("titles.yaml")["roles_of_bodies"] or len(run) == 1)
    return run[0].ent_type_ in OTHER_NAMES and (before.ent_type_ == run[0].ent_type_ or unsure)


def surname(form: Sequence[str]) -> str:
    """Return the last word of a name with the particles before it: "van den Berg"; "Lee" of "Ann Lee Jr."."""
    if len(form) > 2 and form[-1].rstrip(".") in GENERATIONS:
        form = form[:-1]
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
