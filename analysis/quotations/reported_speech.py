"""Reported speech: clauses and objects that verbs of saying bring in, with or without quoted words in them."""

from analysis.language import Token, Tokens
from analysis.quotations.extent import FINITE, has_own_subject, is_asked, trimmed
from analysis.quotations.marks import Page
from analysis.quotations.parenthetical import NOTHING, Found, Part, around, has_subject, parenthetical
from analysis.quotations.speech import (
    BID,
    NAME,
    NOUN,
    POINT,
    SAY,
    SUBJECTS,
    TALK,
    THINK,
    TURN,
    VOICE,
    Form,
    Saying,
    according,
    is_passive,
    naming,
    quoted_as,
    says,
    speaker_of,
    subject_of,
)
from analysis.quotations.unsaid import describes, is_deed, is_farewell, is_mute, is_shown, is_unsaid, is_unspoken

OBJECTS = {"dobj", "oprd", "prep", "attr", "acomp", "xcomp", "ccomp"}
CONJUNCTIONS = {"that", "whether"}
VIEWS = {"view", "opinion", "judgement", "judgment", "words", "estimation"}
OWN = {"my", "our", "your", "other"}
ADVERBIAL = {"on", "in", "at", "during", "by", "to", "from", "after", "before"}
ADVERB = 1  # words between a verb and its object
THINGS = ("which", "that")
NO_CLAUSE = {"ADP", "CCONJ", "PUNCT", "SCONJ", "SPACE"}  # what follows a verb is no clause that is said


def find_reported_speech(page: Page, quoted: list[Saying]) -> list[Saying]:
    """Find what is said outside of utterances; `quoted` are the utterances of the paragraph."""
    used = {saying.cue.start for saying in quoted if saying.cue}
    parts = page.parts(quoted)
    taken = {i for i, s in page.quoted_at.items() if (s.quoted.start, s.quoted.end) in parts}
    found = []
    for token in page.doc:
        if token.i in page.quoted_at or page.base + token.idx in used:
            continue
        given, speaker = reported(page, token)
        runs = [run for run in (trimmed(page, part, taken, token) for part in given) if run]
        if token.lemma_ == "report" and any(page.base + t.idx in used for run in runs for t in page.doc[slice(*run)]):
            continue  # "The minister said, “…,” the agency reported"
        if speaker is not None and all(run[0] >= speaker.start and run[1] <= speaker.end for run in runs):
            continue  # "Yes, say diplomats."
        if runs and speaker is not None and speaker.start not in taken:
            form: Form = "mixed" if any(has_quoted(page, run) for run in runs) else "indirect"
            found.append(Saying([page.offsets(*run) for run in runs], form).take(page.cue(token, speaker)))
    return found


def reported(page: Page, token: Token) -> Found:
    """Return what a token brings in as somebody's words, and whose they are."""
    if token.lower_ == "according":
        if page.doc[token.right_edge.i + 1 : token.right_edge.i + 4].text == ", that is":
            return NOTHING  # of the sentence before
        speaker = according(token)
        end = max(end_of_phrase(page, token), speaker.end if speaker else 0)
        return around(page, token.i, end, fronted=True), speaker
    if owner := viewer(token):
        is_first = token.head.i == page.bounds[token.i][0]
        return around(page, token.head.i, token.i + 1, fronted=is_first), naming(owner)
    if token.pos_ == "NOUN" and token.lemma_ in NOUN:
        return claimed(page, token)
    if token.i and is_asked(token.nbor(-1)):
        return NOTHING
    if quoted_as(token) or (token.lemma_ == "cite" and token.tag_ == "VBG"):
        return NOTHING  # the participle brings it in; "citing reports" tells where it is from
    if not says(token) and not (says(token, THINK) and token.dep_ == "ROOT"):
        return NOTHING
    if (
        is_unspoken(token)
        or is_shown(token)
        or (token.dep_ == "ccomp" and says(token.head, SAY) and token.lemma_ in TURN)
    ):
        return NOTHING
    speaker = speaker_of(token) or bare_name(page, token)
    if (is_passive(token) and speaker is None) or is_mute(speaker):
        return NOTHING
    parts = complement(page, token)
    if speaker is not None and (noun := antecedent(speaker)):
        if noun.nbor().text != "," and not any(has_quoted(page, part) for part in parts):
            return NOTHING  # "a draft that called for a truce"
        speaker = naming(noun)
    if parts:
        unsaid = is_unsaid(token, speaker, page.doc[parts[0][0]]) and not any(has_quoted(page, part) for part in parts)
        return NOTHING if unsaid else (parts, speaker)
    lemma = token.lemma_.lower()
    if lemma in SAY | POINT and not describes(token) and (token.dep_, token.tag_) != ("acl", "VBN"):
        found = NOTHING if is_farewell(token) else parenthetical(page, token)
        clause = clause_after(page, token) if subject_of(token) else []
        unsaid = bool(clause) and is_unsaid(token, speaker, page.doc[clause[0][0]])
        return found if found[0] else ([] if unsaid else clause, speaker)
    return NOTHING


def bare_name(page: Page, verb: Token) -> Tokens | None:
    """Return the name that a sentence begins with, where the parser sees no subject: "Under Secretary Ann Lee said"."""
    words = page.doc[page.bounds[verb.i][0] : verb.i]
    while len(words) and words[-1].pos_ == "ADV":
        words = words[:-1]
    is_name = len(words) > 1 and words[-1].pos_ == "PROPN" and all(is_of_name(t) for t in words)
    return words if is_name and verb.dep_ == "ROOT" and not is_passive(verb) else None


def is_of_name(token: Token) -> bool:
    """Tell whether a word can stand in a name with its role: "US Under Secretary of State Ann Lee"."""
    return token.pos_ == "PROPN" or (token.pos_ == "ADP" and token.lower_ in ("of", "for", "under"))


def end_of_phrase(page: Page, token: Token) -> int:
    """Return where "According to X" ends; where the parser takes the whole sentence for it, at the first comma."""
    (_, limit), end = page.bounds[token.i], token.right_edge.i + 1
    return end if end + 1 < limit else next((t.i for t in page.doc[token.i : limit] if t.text == ","), limit)


def viewer(noun: Token) -> Token | None:
    """Return whose view "in her view" gives."""
    is_view = noun.lower_ in VIEWS and noun.dep_ == "pobj" and noun.head.lower_ == "in"
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None) if is_view else None
    return owner if owner and owner.lower_ not in OWN else None


def claimed(page: Page, noun: Token) -> Found:
    """Return the clause of "X's claim that …" or "X's promise to …"."""
    clauses = (c for c in noun.rights if c.dep_ in ("acl", "ccomp"))
    clause = next((c for c in clauses if any(m.lower_ in ("that", "to") for m in c.lefts)), None)
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    if clause is None or owner is None:
        return NOTHING
    return [(clause.left_edge.i, min(clause.right_edge.i + 1, page.bounds[noun.i][1]))], naming(owner)


def complement(page: Page, verb: Token) -> list[Part]:
    """Return what a verb of saying brings in: a clause, an infinitive, or its object."""
    lemma, (_, limit) = verb.lemma_.lower(), page.bounds[verb.i]
    if (led := led_in(verb)) is not None and verb.head.i < limit:
        return [(led, limit)]
    children = [c for c in verb.rights if c.left_edge.i < limit]
    for child in children:
        if child.dep_ == "ccomp" and page.doc[child.left_edge.i - 1].text == "," and not has_own_subject(child):
            continue  # "The truce, agreed in May, had held": parsers hang its verb on the participle
        clause = (child.dep_ == "ccomp" or is_unmarked(child)) and (
            lemma in SAY | BID | NAME | VOICE | THINK or (lemma in POINT and is_finite(child))
        )
        if clause or (child.dep_ == "xcomp" and lemma in BID):
            first = next((c for c in children if is_addressee(c, verb, child)), child)
            start = verb.i + 1 if is_conjunction(verb.nbor()) else clause_start(verb, first)
            part = from_conjunction(page, (start, min(clause_end(child), limit)))
            return [part] if lemma not in VOICE | THINK or has_quoted(page, part) else []
    objects = [] if is_passive(verb) or lemma in THINK else [c for c in children if c.dep_ in OBJECTS]
    if lemma in TALK:
        objects = [c for c in objects if c.lower_ in ("about", "of")]
    if not objects:
        return []
    part = (objects[0].left_edge.i, min(objects[-1].right_edge.i + 1, limit))
    is_said = lemma in TALK or (lemma in NAME and not is_deed(verb) and not all(is_bare(c) for c in objects))
    quoted = part if lemma not in TURN else (part[0], part[0] + 2)
    return [part] if is_said or has_quoted(page, quoted) else []


def led_in(verb: Token) -> int | None:
    """Return the place of the "that" which leads in what a verb says, where parsers hang that on the clause's verb.

    "She said that in May, the port would open"; "he said, citing a letter, that it would".
    """
    if verb.dep_ != "ccomp" or verb.head.i < verb.i:
        return None
    following = verb.doc[verb.i + 1 : verb.i + 3]
    if len(following) == 2 and following[0].lower_ == "that" and following[1].text != ",":
        return verb.i + 1
    return next((c.i for c in verb.head.lefts if c.i > verb.i and (c.dep_, c.lower_) == ("mark", "that")), None)


def is_addressee(noun: Token, verb: Token, clause: Token) -> bool:
    """Tell whether a noun names whom a verb bids to do something: "them" in "urged them to go"."""
    return noun.dep_ == "dobj" and clause.dep_ == "xcomp" and noun.left_edge.i <= verb.i + ADVERB + 1


def antecedent(speaker: Tokens) -> Token | None:
    """Return the noun that "which" or "that" stands for as a clause's subject."""
    if speaker.text.lower() not in THINGS or speaker[0].tag_ != "WDT":
        return None
    clause = next((t for t in speaker[0].ancestors if t.dep_ == "relcl"), None)
    return clause.head if clause is not None and clause.head.i < speaker.start else None


def is_conjunction(token: Token) -> bool:
    """Tell whether a word is the "that" of a clause, whatever follows it: "that for months, the port was shut"."""
    if token.lower_ != "that" or token.i + 1 == len(token.doc) or token.dep_ in ("det", "nsubj", "nsubjpass"):
        return False
    return token.dep_ != "dobj" or token.nbor().pos_ == "ADP"


def clause_start(verb: Token, clause: Token) -> int:
    """Return where a clause begins; parsers take "work" in "told them that work would go on" for a verb beside it."""
    start = clause.left_edge.i
    if is_unmarked(clause):
        return next(c.left_edge.i for c in clause.lefts if c.lower_ == "that" or c.dep_ in SUBJECTS)
    if clause.dep_ != "ccomp" or any(child.dep_ in (*SUBJECTS, "expl", "mark") for child in clause.lefts):
        return start
    return next((t.i for t in verb.doc[verb.i + 1 : start] if t.lower_ == "that"), start)


def clause_end(clause: Token) -> int:
    """Return where a clause ends; a finite verb beside an infinitive is the author's: "urged them to go and left"."""
    if clause.dep_ == "xcomp":
        for link in (c for c in clause.rights if c.dep_ == "cc"):
            if any(c.dep_ == "conj" and c.i > link.i and is_finite(c) for c in clause.rights):
                return link.i
    return clause.right_edge.i + 1


def is_unmarked(clause: Token) -> bool:
    """Tell whether what the parser takes for an adverbial clause has a subject, but no word that makes it one.

    So it reads "said after the talks it would stay" and "wrote on Friday that it would stay".
    """
    lefts = list(clause.lefts)
    has_mark = any(c.dep_ == "mark" or c.tag_ == "WRB" for c in lefts)
    return clause.dep_ == "advcl" and not has_mark and is_finite(clause) and any(c.dep_ in SUBJECTS for c in lefts)


def has_quoted(page: Page, part: Part) -> bool:
    """Tell whether some of a part stands in quotation marks."""
    return any(i in page.quoted_at for i in range(*part))


def is_bare(child: Token) -> bool:
    """Tell whether an object is a name, a pronoun or an adverbial alone, such as somebody called on the telephone."""
    return child.lower_ in ADVERBIAL or child.pos_ in ("PRON", "PROPN")


def is_finite(verb: Token) -> bool:
    """Tell whether a verb or its auxiliary is finite."""
    return verb.tag_ in FINITE or any(c.tag_ in FINITE for c in verb.lefts)


def clause_after(page: Page, verb: Token) -> list[Part]:
    """Return the clause that follows a verb whose complement the parser has not seen."""
    beside = next((c.i for c in verb.rights if c.dep_ == "cc" and any(o.dep_ == "dobj" for o in verb.rights)), None)
    rest = page.doc[verb.i + 1 : beside or page.bounds[verb.i][1]]  # "confirmed it and said that …"
    if not len(rest) or is_passive(verb) or not has_subject(rest):
        return []
    first, end = from_conjunction(page, (rest.start, rest.end))
    if any(says(t) for t in page.doc[verb.i + 1 : first]):
        return []  # "what she has said and maintained that": another verb's clause
    is_clause = page.doc[first].lower_ in CONJUNCTIONS or rest[0].pos_ not in NO_CLAUSE
    return [(first, end)] if is_clause else []


def from_conjunction(page: Page, part: Part) -> Part:
    """Return what is said without an adverbial before its "that" ("said on Friday that …")."""
    first, end = part
    for token in page.doc[first:end]:
        if token.lower_ in CONJUNCTIONS and token.tag_ != "WDT":
            return token.i, end
        if token.dep_ in SUBJECTS or token.i in page.quoted_at or is_infinitive(token):
            break
    return part


def is_infinitive(verb: Token) -> bool:
    """Tell whether a verb stands after "to"."""
    return verb.tag_ == "VB" and verb.i > 0 and verb.nbor(-1).lower_ == "to"
