"""Changes: what differs between two briefings, as lines of text and as a page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from markupsafe import Markup

from analysis import design
from analysis.briefing import Briefing
from analysis.changes.matching import aligned, paired
from analysis.changes.statements import NOT_STATED, SECTIONS, Statement, statements
from analysis.section import environment

LONGEST_MARKED = 400  # words; in longer wordings the changed words are not picked out
SAME, GONE, ADDED = Markup("{}"), Markup("<del>{}</del>"), Markup("<ins>{}</ins>")


@dataclass(frozen=True, slots=True)
class Change:
    """A statement that only one of two briefings makes, or that they make differently."""

    section: str
    old: Statement | None
    new: Statement | None

    @property
    def how(self) -> Literal["added", "gone", "changed"]:
        """What became of the statement."""
        return "added" if self.old is None else "gone" if self.new is None else "changed"

    @property
    def wordings(self) -> tuple[Statement, ...]:
        """The statement, or the old and the new one where their words differ."""
        both = tuple(statement for statement in (self.old, self.new) if statement)
        return both if len({statement.words for statement in both}) > 1 else both[-1:]

    @property
    def facts(self) -> tuple[tuple[str, str, str], ...]:
        """The facts as stated then and now, without those that are the same."""
        old, new = (dict(statement.facts) if statement else {} for statement in (self.old, self.new))
        both = ((name, old.get(name, NOT_STATED), new.get(name, NOT_STATED)) for name in dict.fromkeys((*old, *new)))
        return tuple((name, then, now) for name, then, now in both if then != now)


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two briefings; false if nothing does."""

    old: str
    new: str
    items: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.items)

    @property
    def sections(self) -> dict[str, tuple[Change, ...]]:
        """The changes by the heading of their section."""
        found = {heading: tuple(c for c in self.items if c.section == name) for name, heading in SECTIONS.items()}
        return {heading: items for heading, items in found.items() if items}

    @property
    def lines(self) -> Iterator[str]:
        """The changes as lines of text."""
        for heading, items in self.sections.items():
            yield f"{heading}:"
            yield from (f"  {change.how}: {line(change)}" for change in items)

    @property
    def page(self) -> str:
        """The changes as one HTML page that needs nothing from outside."""
        dark = f"@media (prefers-color-scheme: dark) {{ {design.properties(':root', design.DARK)} }}\n"
        style = Markup(design.stylesheet() + dark)  # noqa: S704 -- our own
        counts = Counter(change.how for change in self.items)
        template = environment().get_template("changes.html.j2")
        return template.render(changes=self, style=style, counts=counts, marked=marked)


def changes(old: Briefing, new: Briefing, names: tuple[str, str] = ("old", "new")) -> Changes:
    """Return what differs between two briefings; `names` are what to call them."""
    before, now = statements(old), statements(new)
    rows = aligned(before["sentences"], now["sentences"])
    old_rows = {one.row: str(number) for number, (one, _) in enumerate(rows) if one}
    new_rows = {other.row: str(number) for number, (_, other) in enumerate(rows) if other}
    found = {name: paired(placed(before[name], old_rows), placed(now[name], new_rows)) for name in SECTIONS}
    pairs = ((name, *pair) for name, pairs in (found | {"sentences": rows}).items() for pair in pairs)
    return Changes(*names, tuple(Change(name, a, b) for name, a, b in pairs if differ(a, b)))


def placed(found: Sequence[Statement], rows: dict[str, str]) -> list[Statement]:
    """Return the statements that stand in a row with the number that it has in both texts as their place."""
    return [replace(statement, place=rows[statement.row]) if statement.row else statement for statement in found]


def differ(old: Statement | None, new: Statement | None) -> bool:
    """Tell whether two statements say different things; where they stand does not count."""
    return old is None or new is None or (old.words, old.facts) != (new.words, new.facts)


def line(change: Change) -> str:
    """Return a change as a line of text."""
    words = " → ".join(f"{s.words} [{s.row}]" if s.row else s.words for s in change.wordings)
    return "; ".join((words, *(f"{name}: {said(change, then, now)}" for name, then, now in change.facts)))


def said(change: Change, then: str, now: str) -> str:
    """Return what was and is said of a statement that changed, or what is or was said of one that did not last."""
    return f"{then} → {now}" if change.how == "changed" else now if change.how == "added" else then


def marked(wordings: Sequence[Statement]) -> list[Markup]:
    """Return the old and the new words as HTML in which those that only one of them has are marked."""
    old, new = (statement.words.split(" ") for statement in wordings)
    if max(len(old), len(new)) > LONGEST_MARKED:
        return [GONE.format(wordings[0].words), ADDED.format(wordings[1].words)]
    parts = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    before = [(SAME if what == "equal" else GONE).format(" ".join(old[a:b])) for what, a, b, _, _ in parts if a < b]
    now = [(SAME if what == "equal" else ADDED).format(" ".join(new[c:d])) for what, _, _, c, d in parts if c < d]
    return [Markup(" ").join(before), Markup(" ").join(now)]
