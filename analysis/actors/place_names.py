"""Place names: capitalised words that the words beside them show to be a place: "Sona province", "port of Sulina"."""

from collections.abc import Iterator

from analysis.language import Doc, Token, Tokens
from analysis.reference import words

LONGEST = 4  # words
WAY = 3  # words between "on the" and "border"
TOWARDS = ("to", "from", "in", "at", "near", "through", "via", "around")


def place_names(doc: Doc) -> Iterator[tuple[str, ...]]:
    """Yield the names of a paragraph that are a place's, as their words."""
    for token in doc[1:]:
        before = capitals_before(doc, token.i)
        if before and (is_place_noun(token) or is_on_border(before, token) or is_called_place(token)):
            yield tuple(before.text.split())
        elif token.lower_ == "of" and is_place_noun(token.nbor(-1)) and (after := capitals_after(doc, token.i + 1)):
            yield tuple(after.text.split())


def is_place_noun(token: Token) -> bool:
    """Tell whether a common noun is that of a place: "province", "border"."""
    return token.lower_ in words("not_names.yaml")["place_nouns"]


def is_on_border(name: Tokens, on: Token) -> bool:
    """Tell whether a name goes on with "on the … border" and follows a preposition: "the road to Lao Cai on …"."""
    following = on.doc[on.i + 1 : on.i + 2 + WAY]
    if on.lower_ != "on" or not len(following) or following[0].lower_ != "the" or not name.start:
        return False
    return name.doc[name.start - 1].lower_ in TOWARDS and any(map(is_place_noun, following))


def is_called_place(verb: Token) -> bool:
    """Tell whether a verb says that its subject is a place: "Nam Dinh is a city"."""
    return verb.lemma_ == "be" and any(child.dep_ == "attr" and is_place_noun(child) for child in verb.rights)


def capitals_before(doc: Doc, end: int) -> Tokens | None:
    """Return the capitalised words that end before a token."""
    start = end
    while start and end - start < LONGEST and is_capitalised(doc[start - 1]):
        start -= 1
    return doc[start:end] if start < end else None


def capitals_after(doc: Doc, start: int) -> Tokens | None:
    """Return the capitalised words that begin with a token."""
    end = start
    while end < len(doc) and end - start < LONGEST and is_capitalised(doc[end]):
        end += 1
    return doc[start:end] if start < end else None


def is_capitalised(token: Token) -> bool:
    """Tell whether a word is part of a name."""
    return token.text[0].isupper() and token.pos_ not in ("DET", "PRON", "ADP")
