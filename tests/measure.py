"""Print how well the rules find actors and speakers in eleven annotated articles: `python -m tests.measure`.

The articles in `tests/gold` are made up, and were annotated before the rules were first run on them. "Exact" wants the
same words; "overlap" is content with one common word of a role or affiliation. States count by ISO code.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from analysis.actors import Actor, find_actors
from analysis.actors.speakers import Speakers
from analysis.article import Article, read_article
from analysis.language import read

GOLD = Path(__file__).parent / "gold"
KINDS = (
    "persons", "forms", "role exact", "role overlap", "affiliation exact", "affiliation overlap", "country", "states",
    "organizations",
)  # fmt: skip


def main() -> None:
    """Print precision and recall over all articles, and what was missed or made up."""
    counts: Counter[str] = Counter()
    for name, gold in json.loads((GOLD / "actors.json").read_text(encoding="utf-8")).items():
        article = read_article(GOLD / f"{name}.txt")
        reading = read(article)
        actors = find_actors(reading)
        states = [a.country or "" for a in actors if a.kind == "state"]
        organizations = [a.name for a in actors if a.kind == "organization"]
        compare_persons(name, gold["persons"], [a for a in actors if a.kind == "person"], counts)
        compare_sets(name, "states", gold["states"], states, counts)
        compare_sets(name, "organizations", gold["organizations"], organizations, counts)
        for item in gold["speakers"]:
            compare_speaker(name, item, article, actors, Speakers(actors, reading), counts)
    for kind in KINDS:
        print_score(kind, counts)
    print(f"{'speakers':20} right {counts['speakers right']} of {counts['speakers']}")


def print_score(kind: str, counts: Counter[str]) -> None:
    """Print one line of precision and recall with its numbers."""
    hits, found, wanted = (counts[f"{kind} {what}"] for what in ("hits", "found", "wanted"))
    precision, recall = hits / max(found, 1), hits / max(wanted, 1)
    print(f"{kind:20} precision {precision:6.1%} ({hits}/{found})   recall {recall:6.1%} ({hits}/{wanted})")


def compare_persons(name: str, gold: list[dict[str, Any]], found: list[Actor], counts: Counter[str]) -> None:
    """Count persons, their forms, roles, affiliations and countries."""
    by_name = {a.name: a for a in found}
    compare_sets(name, "persons", [p["name"] for p in gold], by_name, counts)
    for person in gold:
        actor = by_name.get(person["name"])
        forms = {m.text for m in actor.mentions} - {actor.name} if actor else ()
        compare_sets(name, "forms", person["forms"][1:], forms, counts)
        for field in ("role", "affiliation"):
            compare_words(name, field, person[field], getattr(actor, field, None), counts)
        countries = [actor.country] if actor and actor.country else ()
        compare_sets(name, "country", filter(None, [person["country"]]), countries, counts)


def compare_words(name: str, field: str, wanted: str | None, found: str | None, counts: Counter[str]) -> None:
    """Count one role or affiliation, exactly and by overlap."""
    for level in ("exact", "overlap"):
        counts[f"{field} {level} wanted"] += bool(wanted)
        counts[f"{field} {level} found"] += bool(found)
    if wanted != found:
        print(f"{name}: {field} {wanted!r}, found {found!r}")
    if wanted and found:
        counts[f"{field} exact hits"] += wanted == found
        counts[f"{field} overlap hits"] += bool(set(wanted.lower().split()) & set(found.lower().split()))


def compare_sets(name: str, kind: str, wanted: Iterable[str], found: Iterable[str], counts: Counter[str]) -> None:
    """Count two sets of names, "the" aside."""
    right, ours = ({w.removeprefix("The ") for w in words} for words in (wanted, found))
    counts.update({f"{kind} hits": len(right & ours), f"{kind} found": len(ours), f"{kind} wanted": len(right)})
    if right != ours:
        print(f"{name}: {kind} missed {sorted(right - ours)}, made up {sorted(ours - right)}")


def compare_speaker(
    name: str, item: dict[str, Any], article: Article, actors: Sequence[Actor], speakers: Speakers, counts: Counter[str]
) -> None:
    """Count one speaker whose actor is the annotated one, or none where none is annotated."""
    start = article.text.index(item["words"]) + item["words"].index(item["speaker"])
    found = speakers.resolve(article.span(start, start + len(item["speaker"])))
    actor = next((a.name for a in actors if found and a.id == found[0]), None)
    counts.update({"speakers": 1, "speakers right": int(actor == item["person"])})
    if actor != item["person"]:
        print(f"{name}: speaker {item['words']!r} is {item['person']}, found {actor}")


if __name__ == "__main__":
    main()
