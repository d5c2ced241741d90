"""Verify: whether a finished report says what its article and its rules give, step by step."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from analysis.annex import cited, redacted
from analysis.article import METADATA, Article, read_article
from analysis.briefing import Briefing, brief_corrected
from analysis.changes.statements import one_line
from analysis.exceptions import InputError
from analysis.language import load_model
from analysis.verify.printed import contrast, quoted_words
from analysis.verify.remade import Carried, carried, edition_of, faults, remade
from analysis.verify.stored import differences, spans, with_words
from analysis.wording import counted

State = Literal["ok", "FAILED", "not shown"]
MOST = 5  # failures that one step tells


@dataclass(frozen=True, slots=True)
class Check:
    """What one step has shown, or where it failed."""

    step: str
    state: State
    words: str

    def __str__(self) -> str:
        return f"{self.state:<9}  {self.step:<10}  {one_line(self.words)}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The checks of one report; it is good if every step has shown what it is for."""

    report: str
    article: str | None
    checks: tuple[Check, ...]

    @property
    def is_good(self) -> bool:
        """Whether nothing failed and nothing was left open."""
        return all(check.state == "ok" for check in self.checks)

    @property
    def words(self) -> str:
        """What was shown of the report, in one line."""
        if any(check.state == "FAILED" for check in self.checks):
            return f"{self.report} is not what its article and its rules give"
        if not self.is_good:
            return f"{self.report}: nothing failed, but not everything could be shown"
        if self.article is None:
            return f"{self.report} is what its text and its rules give; --article FILE would show whose text that is"
        return f"{self.report} is what {self.article} and the rules give; whether these read it rightly is yours to see"


@dataclass(frozen=True)
class Evidence:
    """What a report is checked by: all that it carries, the text of its article, and the article if it is given."""

    report: Carried
    text: str
    original: Article | None
    themes: str | Path | None

    @cached_property
    def data(self) -> Mapping[str, Any]:
        """The findings, with the words that a report of excerpts leaves out."""
        found: Mapping[str, Any] = with_words(self.report.joint.briefing, self.text)
        return found

    @property
    def other(self) -> list[str]:
        """The version of geobrief that made the report, if it is not this one."""
        made = self.report.joint.text("version")
        return [f"geobrief {made}"] if made != version("geobrief") else []


def verify(report: str | Path, article: str | Path | None = None, themes: str | Path | None = None) -> Verdict:
    """Check a report against the article inside it and, if it is given, against the article itself.

    `themes` is the taxonomy that the report was made with, if that is not the usual one. Raises InputError for a file
    that is no report, and for a report that holds only excerpts if no article is given.
    """
    opened = carried(report)
    original = read_article(article) if article else None
    text = opened.joint.article
    if text is None and original is None:
        raise InputError(f"{report}: holds only excerpts of its article; give the article with --article FILE")
    evidence = Evidence(opened, original.text if text is None and original else text or "", original, themes)
    checks = tuple(check for step, find in STEPS.items() for check in taken(step, find, evidence))
    return Verdict(Path(report).name, Path(article).name if article else None, checks)


def taken(step: str, find: Callable[[Evidence], Iterator[Check]], evidence: Evidence) -> list[Check]:
    """Return what a step finds, of many failures the first; data that no report has are a failure too."""
    try:
        found = list(islice(find(evidence), MOST + 1))
    except Exception as error:  # data that were tampered with can break any rule at any place
        return [Check(step, "FAILED", f"the report’s data are broken: {type(error).__name__}: {error}")]
    return [*found[:MOST], *(Check(step, "FAILED", "and more") for _ in found[MOST:])]


def judged(step: str, failures: Iterable[str], well: str, other: Iterable[str] = ()) -> Iterator[Check]:
    """Yield a check for each failure, or that all is well; with other tools than these, a failure shows nothing."""
    lines = iter(failures)
    first, made = next(lines, None), " and ".join(other)
    if first is None:
        yield Check(step, "ok", well)
    elif made:
        yield Check(step, "not shown", f"made with {made}; this is geobrief {version('geobrief')}, which gives another")
    else:
        yield from (Check(step, "FAILED", line) for line in (first, *lines))


def check_article(evidence: Evidence) -> Iterator[Check]:
    """Check that the findings are of this text, by its SHA-256."""
    about, found = evidence.data["article"], sha256(evidence.text.encode()).hexdigest()
    failures = [f"expected the SHA-256 {about['sha256']}, found {found}"] if about["sha256"] != found else []
    if about["text"] != evidence.text:
        failures.append(f"the text in briefing.json is not article.txt: {contrast(evidence.text, about['text'])}")
    yield from judged("article", failures, f"the findings are of this text, SHA-256 {found}")


def check_words(evidence: Evidence) -> Iterator[Check]:
    """Check that the words of all findings stand in the text at their offsets."""
    found = list(spans(evidence.data))
    parts = ((place, evidence.text[start:end], words) for place, start, end, words in found)
    failures = (f"{place}: {contrast(part, words)}" for place, part, words in parts if part != words)
    yield from judged("words", failures, f"{len(found):,} spans of the findings stand in the text to the letter")


def check_quoted(evidence: Evidence) -> Iterator[Check]:
    """Check that what an HTML page shows as quoted stands in the text; a PDF is read with the whole page."""
    if isinstance(evidence.report.page, str):
        found = list(quoted_words(evidence.report.page))
        parts = ((evidence.text[start:end], words) for start, end, words in found)
        failures = (contrast(part, words) for part, words in parts if part != words)
        yield from judged("quoted", failures, f"{len(found):,} quoted statements on the page are the text’s words")


def check_parameters(evidence: Evidence) -> Iterator[Check]:
    """Check that the report is issued with parameters that are allowed, and that agree with the findings.

    No rule can tell whether they are those that its issuer gave: they are named, for whoever checks to see.
    """
    edition, given, about = (
        edition_of(evidence.report.joint),
        evidence.report.joint.parameters,
        evidence.data["article"],
    )
    failures = differences({name: about[name] for name in METADATA}, {name: given[name] for name in METADATA})
    note = f"a note signed {edition.analyst}" if edition.analyst_note else "no note"
    title = f"the title “{about['title']}”" if about["title"] else "no title"
    issued = f"{edition.tlp}, cut-off {edition.cutoff}, annex {edition.annex}, {title}, {note}"
    yield from judged("parameters", failures, f"allowed, and taken on trust as the issuer gave them: {issued}")


def check_findings(evidence: Evidence) -> Iterator[Check]:
    """Check that the rules find the same in the text again."""
    stored = Briefing.from_dict(evidence.data)
    try:
        load_model(stored.model.name)
    except InputError as error:
        yield Check("findings", "not shown", str(error))
        return
    corrections = tuple(replace(correction, words="") for correction in stored.corrections)
    again = brief_corrected(stored.article, corrections, evidence.themes, stored.model.name)
    whole = edition_of(evidence.report.joint).annex == "full"
    found = again.to_dict() if whole else redacted(again.to_dict(), cited(again))
    models = [] if again.model == stored.model else [f"the language model {stored.model.name} {stored.model.version}"]
    failures = (line + taxonomy_hint(line, evidence) for line in differences(found, evidence.report.joint.briefing))
    well = (
        f"found again in the text, with {counted(len(corrections), 'correction')}"
        if corrections
        else "found again in the text"
    )
    yield from judged("findings", failures, well, [*evidence.other, *models])


def taxonomy_hint(line: str, evidence: Evidence) -> str:
    """Return what may be wrong where other themes are found."""
    return (
        " (if it was made with another taxonomy, give --themes FILE)"
        if line.startswith("themes") and not evidence.themes
        else ""
    )


def check_page(evidence: Evidence) -> Iterator[Check]:
    """Check that all that the findings give stands on the page, and nothing else in a section of the briefing."""
    joint = evidence.report.joint
    page = remade(Briefing.from_dict(evidence.data), joint, evidence.report.name)
    own = sum(not cell.sections for cell in joint.shown)
    well = f"printed again from the findings it is the same{f'; {own} cells are the analyst’s own' if own else ''}"
    yield from judged("page", faults(page, evidence.report.page), well, evidence.other)


def check_origin(evidence: Evidence) -> Iterator[Check]:
    """Check that the article given is the one that the report is of."""
    original, text = evidence.original, evidence.report.joint.article
    if original is None:
        return
    failures = []
    if text is None and original.sha256 != evidence.data["article"]["sha256"]:
        failures.append(f"{original.path} has the SHA-256 {original.sha256}, another than the report states")
    if text is not None and original.text != text:
        failures.append(f"the report is of another text: {contrast(original.text, text)}")
    yield from judged("origin", failures, f"the text is that of {original.path}")


STEPS: dict[str, Callable[[Evidence], Iterator[Check]]] = {
    "article": check_article,
    "words": check_words,
    "quoted": check_quoted,
    "parameters": check_parameters,
    "findings": check_findings,
    "page": check_page,
    "origin": check_origin,
}
