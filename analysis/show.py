"""The sections of a briefing, one call each, for JupyterLab and the report alike.

In them stand only the article's words (`data-span`), computed statements (`data-rule`), the analyst's words
(class `analyst`) and fixed labels. A section with nothing to show is empty.
"""

import json
import re
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import Any

import mistune
import nh3
from markupsafe import Markup

from analysis import choice, design, draw, measured
from analysis.absences import find_absences, headline, not_heard
from analysis.actors import Actor
from analysis.annex import annex_rows, cited, redacted
from analysis.article import Span
from analysis.briefing import Briefing
from analysis.caveats import registered
from analysis.edition import Edition
from analysis.identified import identified
from analysis.language import Model
from analysis.lists.countries import country
from analysis.origin import is_own_dateline
from analysis.reference import words
from analysis.section import Sections, sections
from analysis.tongue import UNKNOWN, language_name
from analysis.voices import Voice, count_words, voices
from analysis.wording import CAVEAT_LABELS, counted, day, listed, meaning

JOINT = "application/vnd.geobrief+json"
PARAMETERS = ("title", "published", "publisher", "byline", "url", "language", *Edition.__dataclass_fields__, "version")
GLANCE_DATES = 3
GLANCE_NAMES = 6
MOST_TAGS = 6
LABEL_STATES = 2
LABEL_THEMES = 3
NO_TITLE = "An article without a title"
ANALYST_TAGS = {"p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "pre", "br", "h3", "h4", "h5", "h6"}


@dataclass(frozen=True)
class Opening:
    """The joint between notebook and report: the article, the briefing and the parameters as resolved."""

    data: dict[str, Any]
    html: str

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        return {JOINT: self.data, "text/html": self.html, "text/plain": ""}  # else IPython prints all of it as well


def opening(briefing: Briefing, edition: Edition) -> Opening:
    """Hand the briefing over to the report, and give JupyterLab the style of the sections."""
    data = briefing.to_dict()
    if edition.annex != "full":
        data = redacted(data, cited(briefing))
    parameters = data["article"] | asdict(edition) | {"version": version("geobrief")}
    kept = {name: parameters[name] for name in PARAMETERS}
    html = f"<style>{design.stylesheet()}</style><p>{counted(len(briefing.sentences), 'sentence')} read.</p>"
    findings = json.dumps(data, ensure_ascii=False)
    return Opening({"article": data["article"]["text"], "briefing": findings, "parameters": kept}, html)


def front(briefing: Briefing, edition: Edition) -> Sections:
    """Show the first page: title, facts at a glance, cautions, what the source says and the analyst's judgement."""
    heading = None if briefing.article.title else headline(briefing)
    lead = briefing.sentences[0].span if briefing.sentences else None
    states = [a.name for a in by_mentions(briefing, "state")]
    warned = cautions(briefing)
    said = [(s, choice.claim(briefing, s), choice.quoted(briefing, s.span)) for s in choice.said(briefing)]
    return sections(
        briefing,
        title={"heading": heading, "label": label(briefing), "standfirst": lead},
        caution={"cautions": warned[:MOST_TAGS], "more": len(warned[MOST_TAGS:])},
        glance={
            "own_dateline": is_own_dateline(briefing.article),
            "published": day(briefing.article.published) if briefing.article.published else "not stated in the text",
            "length": length(briefing), "language": language_name(briefing.article.language),
            "dates": briefing.dates[:GLANCE_DATES], "more_dates": len(briefing.dates[GLANCE_DATES:]),
            "voices": voices(briefing), "states": listed(states, GLANCE_NAMES), "themes": main_themes(briefing),
            "edition": edition,
        },
        judgements={"edition": edition, "note": markdown(edition.analyst_note)},
        says={"said": said},
    )  # fmt: skip


def where(briefing: Briefing) -> Sections:
    """Show the map of the states and places that the text names."""
    return sections(briefing, where={"exhibit": exhibit(draw.locator_map(briefing))})


def speakers(briefing: Briefing) -> Sections:
    """Show who speaks, in what role and how much, and who is named but not heard."""
    return sections(
        briefing,
        speakers={
            "voices": voices(briefing), "contents": contents, "country": country_name,
            "exhibit": exhibit(draw.voices(briefing)), "pull": choice.pull_quote(briefing),
            "unheard": not_heard(briefing), "missing": exhibit(draw.unheard(briefing)),
            "unattributed": [q for q in briefing.quotations if not q.speaker],
        },
    )  # fmt: skip


def themes(briefing: Briefing) -> Sections:
    """Show the themes with the words that matched, and who speaks to which."""
    return sections(briefing, themes={"exhibit": exhibit(draw.matrix(briefing))})


def when(briefing: Briefing) -> Sections:
    """Show every time expression with its meaning and precision."""
    return sections(briefing, when={"exhibit": exhibit(draw.timeline(briefing)), "meaning": meaning})


def firmness(briefing: Briefing) -> Sections:
    """Show the claims by the firmness of their wording."""
    return sections(
        briefing,
        firmness={"exhibit": exhibit(draw.ladder(briefing)), "rungs": choice.rungs(briefing), "most": choice.A_RUNG},
    )


def absent(briefing: Briefing) -> Sections:
    """Show what a reader may look for and this text does not have."""
    return sections(briefing, absent={"absences": find_absences(briefing)})


def events(briefing: Briefing) -> Sections:
    """Show who did what to whom."""
    told = choice.told(briefing)
    meanings = words("event_types.yaml")
    kinds = {act.event.type: meanings[act.event.type] for act in told if act.event.type in meanings}
    return sections(briefing, events={"told": told, "kinds": kinds})


def sources(briefing: Briefing, edition: Edition) -> Sections:
    """Show where the article comes from, and how this briefing was made."""
    article = briefing.article
    published = article.published and f"Published {day(article.published)}"
    file = article.path and f"File {article.path}"
    known = (article.title, article.byline, article.publisher, published, article.url or file)
    return sections(
        briefing,
        source={
            "citation": ". ".join(part for part in known if part) or "nothing is stated about it", "edition": edition,
            "language": language_name(article.language), "registry": registered(briefing),
            "further": cautions(briefing)[MOST_TAGS:],
        },
        method={
            "said_rule": choice.SAID_RULE,
            "versions": versions(briefing.model),
            "measured": measured.sentences(),
        },
    )  # fmt: skip


def review(briefing: Briefing, edition: Edition) -> Sections:
    """Show the corrections that were applied and, in a review copy, the checklist, sign-off and ids of the findings."""
    return sections(
        briefing,
        corrections={"corrections": briefing.corrections},
        checklist={"edition": edition, "checks": words("review.yaml")["checks"]},
        findings={"findings": identified(briefing, edition.annex) if edition.review else ()},
    )


def annex(briefing: Briefing, edition: Edition) -> Sections:
    """Show the article's sentences under their numbers; only the cited ones unless the annex is full."""
    return sections(briefing, annex={"rows": annex_rows(briefing, edition.annex), "annex": edition.annex})


def exhibit(drawn: draw.Exhibit) -> Markup:
    """Return an exhibit's HTML for a section that holds it."""
    return Markup(drawn._repr_html_())  # noqa: S704 -- the exhibit escapes what it holds


def length(briefing: Briefing) -> str:
    """Return how long the article is: "514 words, 24 sentences"."""
    total = sum(count_words(sentence.span.text) for sentence in briefing.sentences)
    return f"{counted(total, 'word')}, {counted(len(briefing.sentences), 'sentence')}"


def versions(model: Model) -> str:
    """Return which geobrief and which language model made the findings."""
    return f"geobrief {version('geobrief')}; language model {model.name} {model.version}, SHA-256 {model.sha256[:12]}…"


def label(briefing: Briefing) -> str:
    """Return a neutral title from counts: "Iran–Russia: treaties, trade, defence"; without the rules, the language."""
    language = briefing.article.language
    if not briefing.article.english:
        return NO_TITLE if language == UNKNOWN else f"An article in {language_name(language)}"
    states = "–".join(a.name for a in by_mentions(briefing, "state")[:LABEL_STATES])
    subjects = ", ".join(short(theme.label) for theme in briefing.themes[:LABEL_THEMES])
    return ": ".join(filter(None, [states, subjects])) or NO_TITLE


def short(theme: str) -> str:
    """Return the first word or words of a theme's label: "Trade and economy" is "trade"."""
    return re.split(r",| and | or ", theme)[0].lower()


def by_mentions(briefing: Briefing, kind: str) -> list[Actor]:
    """Return the actors of a kind, the most mentioned first."""
    return sorted((a for a in briefing.actors if a.kind == kind), key=lambda a: -len(a.mentions))


def main_themes(briefing: Briefing) -> str:
    """Return how many main themes there are, and which; without one, the most frequent theme."""
    if main := [theme.label for theme in briefing.themes if theme.main]:
        return listed(main, GLANCE_NAMES)
    return f"none; most frequent: {briefing.themes[0].label}" if briefing.themes else "none"


def cautions(briefing: Briefing) -> list[tuple[str, str, tuple[Span, ...]]]:
    """Return the caveats by label, in the order of CAVEAT_LABELS, with their messages and spans joined."""
    found = []
    for label, kinds in CAVEAT_LABELS.items():
        if same := [c for c in briefing.caveats if c.kind in kinds]:
            spans = sorted(span for c in same for span in c.spans)
            found.append((label, " ".join(c.message for c in same), tuple(spans)))
    return found


def contents(voice: Voice) -> list[Span]:
    """Return the contents of a voice's quotations."""
    return [q.content for q in voice.quotations]


def country_name(actor: Actor) -> str:
    """Return the actor's country in words."""
    return country(actor.country).name if actor.country else "not found"


def markdown(text: str) -> Markup:
    """Return an analyst's Markdown as HTML that cannot run or fetch anything."""
    html = str(mistune.html(text))
    clean = nh3.clean(html, tags=ANALYST_TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"})
    return Markup(clean)  # noqa: S704 -- cleaned
