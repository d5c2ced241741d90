"""Roles: what a person is called before or after the name, by whom employed, of which country."""

import re
from dataclasses import dataclass
from typing import Literal

from analysis.actors.affiliations import affiliation_of_name, affiliation_of_role, seat, seat_in_role
from analysis.article import Span
from analysis.language import Doc, Reading, Token, Tokens
from analysis.lists.known import Known, KnownNames
from analysis.reference import words

Basis = Literal["nationality", "office", "affiliation"]

LONGEST = 20  # tokens of a role
OUTWARD = ("to", "for", "on", "with", "against", "in")  # "envoy to Iran" is not of Iran
OF = ("of", "for", "to")
PORTFOLIO = re.compile(r"\b[Mm]inister (?:for|of) (?:[\w’'-]+ ){1,6}of (?:the )?$")  # "minister for trade of Peru"
FORMER = ("former", "ex", "onetime", "one-time", "erstwhile", "late", "retired")  # no longer employed there
FOR_NOW = ("acting", "interim", "outgoing")
IS = ("is", "was")
OF_STATES = ("minister", "ministry", "government")  # of the state spoken of, if of none that is named
SUBJECTS = ("nsubj", "nsubjpass")
GENITIVES = ("'s", "’s", "'", "’")
STOPS = (",", ".", "!", "?", "(", ")", '"', "“", "”", "—", "–", ";", ":", "who", "which", "that", "whose")
PREMODIFIERS = ("NOUN", "PROPN", "ADJ", "ADV", "PUNCT", "CCONJ")
NUMBERS = ("DATE", "TIME", "CARDINAL", "MONEY")
ADJECTIVAL_NAMES = ("US", "U.S.", "UK", "U.K.")  # a "US analyst" is American, an "Iran analyst" is not Iranian


@dataclass(frozen=True, slots=True)
class Role:
    """What one mention tells of its person; any of it may be None."""

    role: Span | None = None
    affiliation: Span | None = None
    country: str | None = None
    basis: Basis | None = None
    country_span: Span | None = None


def find_role(name: Span, reading: Reading, known: KnownNames) -> Role:
    """Find what stands directly before and after a name (given without its title)."""
    tokens = reading.tokens(name)
    if tokens is None:
        return Role()
    before, affiliation = role_before(tokens), affiliation_of_name(reading, known, name.end)
    phrase = before if before is not None or affiliation else role_after(tokens)
    home = state_after(tokens, reading, known) or possessor(tokens, reading, known)
    if phrase is None:
        return with_country(None, affiliation, home, reading, known)
    former = phrase[0].lower_ in FORMER
    role, own = (reading.span(phrase), None) if former else split(phrase, before is not None, reading, known)
    owner = possessor(phrase, reading, known) or home or state_before(phrase, reading, known)
    return with_country(role, affiliation or own, owner, reading, known)


def state_after(name: Tokens, reading: Reading, known: KnownNames) -> Known | None:
    """Return the state that "of" ties to a name: "President Ann Lee of Peru", not "criticism by Ann Lee of Peru"."""
    link = name.doc[name.end] if name.end < len(name.doc) else None
    if link is None or link.lower_ != "of" or link.head not in name or name.root.head.lower_ == "by":
        return None
    noun = next((child for child in link.rights if child.dep_ == "pobj"), None)
    found = known.at(reading.span(noun).start) if noun is not None else None
    return found if found and found.kind == "state" and found.basis == "name" else None


def role_before(name: Tokens) -> Tokens | None:
    """Return the role before a name: "Deputy Minister of Transport", "leader, General" of "its leader, General Lee"."""
    phrase = phrase_before(name.doc, name.start)
    if phrase is None or phrase.start == 0 or phrase.end != name.start or not all(t.is_title for t in phrase):
        return phrase
    office = phrase_before(name.doc, phrase.start) if phrase.doc[phrase.start - 1].text == "," else None
    return phrase.doc[office.start : phrase.end] if office else phrase


def phrase_before(doc: Doc, end: int) -> Tokens | None:
    """Return the role that ends before a token, also with a comma between."""
    while end > 1 and doc[end - 1].text in words("titles.yaml")["address"]:
        end -= 1
    apposed = end > 1 and doc[end - 1].text == ","
    end -= apposed
    start = end
    while start > 0 and end - start < LONGEST and is_part(doc, start - 1):
        start -= 1
    phrase = trimmed(doc, start, end)
    return None if phrase is None or (apposed and not is_opened(phrase)) else phrase


def is_part(doc: Doc, i: int) -> bool:
    """Tell whether a token can stand within a role."""
    token = doc[i]
    if token.ent_type_ in NUMBERS or any(c in token.text for c in "()[]/"):
        return False
    if token.lower_ == "in" and 0 < i < len(doc) - 1:
        return doc[i - 1].text == doc[i + 1].text == "-"  # "Editor-in-Chief"
    if token.text == ".":
        return i > 0 and f"{doc[i - 1].text}." in words("titles.yaml")["titles"]
    if token.lower_ == "the":
        return i > 0 and doc[i - 1].lower_ in OF
    if token.pos_ in ("NOUN", "PROPN", "ADJ") or token.lower_ in (*OF, *FOR_NOW, "and", "-"):
        return True
    return is_role(token) or is_under(token)


def is_under(token: Token) -> bool:
    """Tell whether a word begins an office's name: "Under Secretary", not "under Secretary Lee"."""
    if token.lower_ != "under" or token.i + 1 == len(token.doc):
        return False
    return is_role(token.nbor()) and token.is_title == token.nbor().is_title


def is_role(token: Token) -> bool:
    """Tell whether a word is the head of a role, or a title that is one: "Gen."."""
    return token.lower_ in words("titles.yaml")["roles"] or token.text in words("titles.yaml")["titles"]


def trimmed(doc: Doc, start: int, end: int) -> Tokens | None:
    """Cut a run of tokens before a name down to the role in it; None where there is none."""
    head = next((i for i in range(end - 1, start - 1, -1) if is_role(doc[i])), None)
    if head is None or doc[end - 1].lower_ in (*OF, "the") or (head < end - 1 and doc[head + 1].text not in (*OF, ".")):
        return None
    for i in range(head - 1, start - 1, -1):
        if doc[i].lower_ in (*OF, "the") or (doc[i].lower_ == "and" and not is_role(doc[i - 1])):
            start = i + 1
            break
    while start < head and doc[start].lower_ in ("-", "and"):
        start += 1
    if start > 1 and doc[start - 1].text == "-" and doc[start - 2].lower_ in ("then", *FORMER):
        start -= 2  # "then-Chancellor"
    return doc[start:end]


def is_opened(phrase: Tokens) -> bool:
    """Tell whether a determiner or genitive opens a phrase, as before an apposed name: "the mayor, Ann Lee,".

    Or whether it opens its sentence: "Envoy to Peru, Ann Lee, said".
    """
    before = phrase.doc[phrase.start - 1] if phrase.start else None
    if before is None or phrase[0].is_sent_start:
        return True
    return before.pos_ in ("DET", "PRON") or before.text in GENITIVES


def role_after(name: Tokens) -> Tokens | None:
    """Return the role after a name, in apposition or after "is": "Ann Lee, head of the delegation,"."""
    doc, start = name.doc, name.end + 1
    if start >= len(doc) or not opens_role(doc, name.end):
        return None
    if doc[start].like_num and start + 2 < len(doc) and doc[start + 1].text == ",":
        start += 2  # the age
    last = min(len(doc), start + LONGEST)
    end = next((i for i in range(start, last) if closes(doc[i])), last)
    noun = next((i for i in range(start, end) if doc[i].pos_ == "ADP"), end)
    start = max((i + 1 for i in range(start, noun) if doc[i].text in GENITIVES), default=start)
    while start < noun and doc[start].pos_ in ("DET", "PRON"):
        start += 1
    if start == noun or not is_role(doc[noun - 1]) or any(t.pos_ not in PREMODIFIERS for t in doc[start : noun - 1]):
        return None  # also "Ann Lee, President Sall and others"
    while doc[end - 1].pos_ in ("ADP", "DET", "CCONJ"):
        end -= 1
    return doc[start:end]


def opens_role(doc: Doc, i: int) -> bool:
    """Tell whether a role may follow a token after a name: a comma, or "is a"."""
    return doc[i].text == "," or (doc[i].lower_ in IS and doc[i + 1].pos_ == "DET")


def closes(token: Token) -> bool:
    """Tell whether a token ends an apposition."""
    return token.text in STOPS or token.pos_ in ("VERB", "AUX") or token.is_space


def split(phrase: Tokens, before_name: bool, reading: Reading, known: KnownNames) -> tuple[Span, Span | None]:
    """Divide "head of the Institute of Peace" into the role and the affiliation."""
    whole = reading.span(phrase)
    for token in phrase[1:]:
        at = reading.span(token).start - 1
        if token.pos_ != "ADP" or at <= whole.start:
            continue
        if found := affiliation_of_role(reading, known, at, whole.end, before_name):
            return reading.article.span(whole.start, at), found
    return whole, None


def possessor(phrase: Tokens, reading: Reading, known: KnownNames) -> Known | None:
    """Return the listed name in the genitive before a role or a name: "Iran's foreign minister", "Peru's Ann Lee"."""
    if phrase.start < 2 or phrase.doc[phrase.start - 1].text not in GENITIVES:
        return None
    return known.at(reading.span(phrase.doc[phrase.start - 2]).start)


def state_before(phrase: Tokens, reading: Reading, known: KnownNames) -> Known | None:
    """Return the state that the sentence before is about, where the role is "its" or a ministry's without a state.

    "Peru agreed. Its envoy, Ann Lee, signed", "Peru agreed. Foreign Ministry spokeswoman Ann Lee said so". A sentence
    with two states that act is about neither: "Peru refused; Chile agreed".
    """
    opening = phrase.doc[phrase.start - 1].lower_ if phrase.start else ""
    is_of_a_state = any(token.lower_ in OF_STATES for token in phrase) and opening not in GENITIVES
    if not (opening == "its" or is_of_a_state) or known.within(reading.span(phrase).start, reading.span(phrase).end):
        return None
    start = phrase[0].sent.start
    previous = phrase.doc[start - 1].sent if start else ()
    subjects = [token for token in previous if token.dep_ in SUBJECTS]
    named = [state_at(subject, reading, known) for subject in subjects]
    if len({state.name for state in named if state}) > 1:
        return None
    return next((state for s, state in zip(subjects, named, strict=True) if s.head.dep_ == "ROOT"), None)


def state_at(noun: Token, reading: Reading, known: KnownNames) -> Known | None:
    """Return the state that a noun phrase ends with the name of: "landlocked Chad", not "Chad's army"."""
    end = reading.span(noun).end
    named = known.within(reading.span(noun.left_edge).start, end)
    return next((k for k in named if k.kind == "state" and k.end == end), None)


def with_country(
    role: Span | None, affiliation: Span | None, owner: Known | None, reading: Reading, known: KnownNames
) -> Role:
    """Return the role with the country that a genitive, its own words or the affiliation give."""
    span = reading.article.span
    if owner and owner.kind == "organization" and affiliation is None:
        affiliation = span(owner.start, owner.end)
    for k in (*((owner,) if owner else ()), *(names_of_role(role, known) if role else ())):
        if k.country:
            return Role(role, affiliation, k.country, basis_of(k, k is owner), span(k.start, k.end))
    if affiliation and (found := seat(affiliation, known)):
        return Role(role, affiliation, found[0], "affiliation", span(found[1], found[2]))
    if role and (found := seat_in_role(role)):
        return Role(role, affiliation, found[0], "affiliation", span(found[1], found[2]))
    return Role(role, affiliation)


def names_of_role(role: Span, known: KnownNames) -> list[Known]:
    """Return the listed names in a role that say whose it is, not what it is about."""
    return [k for k in known.within(role.start, role.end) if not is_topic(k, role)]


def is_topic(known: Known, role: Span) -> bool:
    """Tell whether a name in a role is its subject or addressee: "Iran analyst", "envoy to Iran", "scholar of Iran"."""
    at, lists = known.start - role.start, words("titles.yaml")
    before = role.text[:at].lower().split()
    if PORTFOLIO.search(role.text[:at]):
        return False
    if set(before) & set(OUTWARD) or ("of" in before and not set(lists["scholars"]).isdisjoint(before)):
        return True
    named = known.basis == "name" and role.text[at : known.end - role.start] not in ADJECTIVAL_NAMES
    return named and known.kind != "organization" and role.text.split()[-1].lower() in lists["observers"]


def basis_of(known: Known, is_owner: bool) -> Basis:
    """Return how a listed name gives its country to a person: as employer, as nationality or by the office."""
    if known.kind == "organization":
        return "affiliation"
    return "nationality" if known.basis == "nationality" and not is_owner else "office"
