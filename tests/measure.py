"""Print how well the rules find actors, speakers and claims in annotated articles: `python -m tests.measure`.

The articles in `tests/gold` are made up, and were annotated before the rules were first run on them. "Exact" wants the
same words; "overlap" is content with one common word of a role or affiliation. States count by ISO code. The clauses
of one status in a sentence are one claim, as in a briefing; its negation and speaker are those of the first.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from analysis.actors import Actor, find_actors
from analysis.actors.speakers import Speakers
from analysis.article import Article, Span, read_article
from analysis.briefing import Briefing, brief
from analysis.claims import Claim
from analysis.language import read

Annotated = dict[str, Any]
GOLD = Path(__file__).parent / "gold"
KINDS = (
    "persons", "forms", "role exact", "role overlap", "affiliation exact", "affiliation overlap", "country", "states",
    "organizations",
)  # fmt: skip
PLANNED = {"announced", "expected", "possible", "necessary"}


def main() -> None:
    """Print how well actors and claims are found in all articles."""
    measure_actors()
    print()
    measure_claims()


def measure_claims() -> None:
    """Print precision and recall of the claims, and how many have the right status, negation and speaker."""
    counts = measured_claims()
    print_score("claims", counts)
    for what in ("status", "negation", "speaker"):
        print(f"{'claims ' + what:20} right {counts[what]} of {counts['claims hits']}")
    print(f"{'planned called done':20} {counts['planned called done']}")


def measured_claims() -> Counter[str]:
    """Count the claims of all articles, and print those that differ."""
    gold = json.loads((GOLD / "claims.json").read_text(encoding="utf-8"))
    return sum((count_claims(name, claims) for name, claims in gold.items()), Counter())


def count_claims(name: str, gold: list[Annotated]) -> Counter[str]:
    """Count an article's claims sentence by sentence, and print those that differ."""
    briefing = brief(read_article(GOLD / f"{name}.txt"))
    wanted, found = annotated_by_sentence(briefing, gold), found_by_sentence(briefing)
    counts: Counter[str] = Counter()
    for sentence in briefing.sentences:
        counts += compare_claims(briefing, sentence.span, wanted[sentence.span], found[sentence.span])
    return counts


def annotated_by_sentence(briefing: Briefing, gold: list[Annotated]) -> dict[Span, list[Annotated]]:
    """Return the annotated claims of each sentence, one a status: the first."""
    found: dict[Span, dict[str, Annotated]] = defaultdict(dict)
    for claim in gold:
        at = briefing.article.text.index(claim["words"])
        sentence = next(s.span for s in briefing.sentences if s.span.start <= at < s.span.end)
        found[sentence].setdefault(claim["status"], claim)
    return defaultdict(list, {sentence: list(claims.values()) for sentence, claims in found.items()})


def found_by_sentence(briefing: Briefing) -> dict[Span, list[Claim]]:
    """Return the claims of each sentence."""
    found: dict[Span, list[Claim]] = defaultdict(list)
    for claim in briefing.claims:
        found[claim.sentence].append(claim)
    return found


def compare_claims(briefing: Briefing, sentence: Span, wanted: list[Annotated], found: list[Claim]) -> Counter[str]:
    """Count one sentence's claims: those of like status are paired first, the others in their order."""
    names = {actor.id: actor.name for actor in briefing.actors}
    told = [(claim.status, claim.negated, names.get(claim.actor or "")) for claim in found]
    right = [(claim["status"], claim["negated"], claim["speaker"]) for claim in wanted]
    pairs = list(zip(by_status(right, told), by_status(told, right), strict=False))
    planned = bool(wanted) and PLANNED.issuperset(status for status, _, _ in right)
    if sorted(map(str, told)) != sorted(map(str, right)):
        print(f"{sentence.text!r}: {right}, found {told}")
    return Counter({
        "claims hits": len(pairs), "claims found": len(told), "claims wanted": len(right),
        "status": sum(a[0] == b[0] for a, b in pairs), "negation": sum(a[1] == b[1] for a, b in pairs),
        "speaker": sum(a[2] == b[2] for a, b in pairs),
        "planned called done": sum(planned and status == "done" for status, _, _ in told),
    })  # fmt: skip


def by_status(ours: Sequence[tuple[Any, ...]], theirs: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Return claims with those first whose status the other side has too, in one order for both sides."""
    common = {claim[0] for claim in ours} & {claim[0] for claim in theirs}
    return sorted(ours, key=lambda claim: (claim[0] not in common, claim[0] if claim[0] in common else ""))


def measure_actors() -> None:
    """Print precision and recall of actors over all articles, and what was missed or made up."""
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
