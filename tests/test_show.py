"""The sections: what stands in them, and where each statement is from."""

import json
from functools import cache
from pathlib import Path

import pytest
from lxml import html as lxml_html
from statements import Statement, statements

from analysis import Article, Briefing, Edition, brief, read_article, show

GOLD = Path(__file__).parent / "gold"
ARTICLES = ["russia-iran-treaty.txt", *sorted(str(file) for file in GOLD.glob("*.txt"))]
EDITION = Edition(
    cutoff="2026-11-24T03:16", analyst="A. Reader", analyst_note="The visit *matters*.", rating="C3", review=True
)


@cache
def briefing(name: str) -> Briefing:
    return brief(read_article(name))


@cache
def page(name: str, edition: Edition = EDITION) -> str:
    return whole(briefing(name), edition)


def whole(found: Briefing, edition: Edition = EDITION) -> str:
    """Return all sections of a briefing, as the notebook shows them."""
    alone = (show.where, show.speakers, show.themes, show.when, show.firmness, show.absent, show.events)
    parts = [show.front(found, edition), *(section(found) for section in alone)]
    parts += [show.sources(found, edition), show.review(found, edition), show.annex(found, edition)]
    return "\n".join(part.html for part in parts)


@pytest.mark.parametrize("name", ARTICLES, ids=lambda name: Path(name).stem)
def test_every_statement_is_quoted_computed_the_analysts_or_a_label(name: str) -> None:
    """There is no fourth kind of statement in a generated section."""
    assert [s for s in statements(page(name)) if s.kind == "stray"] == []


@pytest.mark.parametrize("name", ARTICLES, ids=lambda name: Path(name).stem)
def test_every_quoted_statement_is_the_articles_words(name: str) -> None:
    """What is shown as quoted stands in the article at the offsets that the page gives."""
    text = briefing(name).article.text
    quoted = [s for s in statements(page(name)) if s.kind == "quoted"]
    assert len(quoted) > 20
    assert [s for s in quoted if text[slice(*map(int, s.span.split("-")))] != s.text] == []


@pytest.mark.parametrize("name", ARTICLES, ids=lambda name: Path(name).stem)
def test_every_mark_leads_to_a_sentence_of_the_annex(name: str) -> None:
    """A mark without its sentence would prove nothing."""
    tree = lxml_html.fromstring(f"<div>{page(name)}</div>")
    marks = set(tree.xpath("//a[@class='mark']/@href"))
    assert marks
    assert {mark[1:] for mark in marks} <= set(tree.xpath("//section[@id='annex']//tr/@id"))


@pytest.mark.parametrize("annex", ["excerpt", "none"])
@pytest.mark.parametrize("name", ARTICLES[:3], ids=lambda name: Path(name).stem)
def test_a_shorter_annex_has_every_cited_sentence(name: str, annex: str) -> None:
    """Marks lead somewhere also where the article itself may not be reprinted."""
    tree = lxml_html.fromstring(f"<div>{page(name, Edition(cutoff='2026-11-24', annex=annex))}</div>")
    assert {mark[1:] for mark in tree.xpath("//a[@class='mark']/@href")} <= set(
        tree.xpath("//section[@id='annex']//tr/@id")
    )


def test_without_a_full_annex_the_joint_holds_no_uncited_words() -> None:
    """An article under copyright is not carried along in the report's data."""
    found = brief(
        Article("Ann said that it rains. The grey cat slept on the long sofa.\n\nMore news follows tomorrow at noon.")
    )
    data = show.opening(found, Edition(annex="excerpt")).data
    article = json.loads(data["briefing"])["article"]
    assert data["article"] is None
    assert (article["sha256"], article["text"]) == (found.article.sha256, None)


def test_the_marks_of_an_annex_are_its_sentences() -> None:
    """Each sentence stands under its number, word for word."""
    found = briefing(ARTICLES[0])
    tree = lxml_html.fromstring(show.annex(found, EDITION).html)
    shown = {row.get("id"): row.xpath("string(td)") for row in tree.xpath("//tbody/tr")}
    assert {s.id: s.span.text for s in found.sentences}.items() <= shown.items()
    assert shown["H1"] == "The foundation of partnership"


HOSTILE = '<script>alert(1)</script> & "q" \' onerror=x'


def test_hostile_text_stays_text() -> None:
    """Markup in text, title and metadata is shown as it is written."""
    article = Article(
        f"{HOSTILE} said Ann Lee. Russia and Iran will sign {HOSTILE}.",
        title=HOSTILE,
        publisher=HOSTILE,
        url=HOSTILE,
        byline=HOSTILE,
    )
    html = whole(brief(article))
    assert "<script" not in html
    assert not lxml_html.fromstring(f"<div>{html}</div>").xpath("//*[@onerror]")
    assert "&lt;script&gt;" in html


NOTES = [
    ("<script>alert(1)</script>", "script"),
    ("[x](javascript:alert(1))", "javascript:"),
    ("![x](http://example.com/x.png)", "<img"),
    ('<p onclick="x()">y</p>', "onclick"),
    ("[x](data:text/html,1)", "data:text"),
]


@pytest.mark.parametrize(("note", "forbidden"), NOTES)
def test_an_analysts_note_cannot_run_or_fetch(note: str, forbidden: str) -> None:
    """Markdown of the analyst is cleaned to text, lists and links."""
    edition = Edition(analyst="A. Reader", analyst_note=note)
    html = show.front(briefing(ARTICLES[0]), edition).html
    assert forbidden not in html


def test_a_note_is_boxed_and_signed() -> None:
    """A judgement stands apart, with its author."""
    kinds = [s for s in statements(page(ARTICLES[0])) if s.kind == "analyst"]
    assert any("The visit matters." in s.text and "A. Reader" in s.text for s in kinds)


def test_without_a_note_there_are_no_judgements() -> None:
    """The tool has no judgement of its own."""
    assert "judgements" not in page(ARTICLES[0], Edition(cutoff="2026-11-24"))


def test_sections_with_nothing_to_show_are_empty() -> None:
    """A text without dates, speakers and themes has no such sections; the three that speak of absence stay."""
    html = whole(brief(Article("It rains.")), Edition(cutoff="2026-11-24"))
    ids = set(lxml_html.fromstring(f"<div>{html}</div>").xpath("//section/@id"))
    assert not {"speakers", "themes", "when", "events"} & ids
    assert {"caution", "firmness", "absent"} <= ids


def test_the_types_among_the_events_are_explained() -> None:
    """The note below the events says what each type that occurs holds, and of no other."""
    page = show.events(brief(Article("Chad and Mali signed a pact.\nKenya imposed an embargo on Sudan."))).html
    note = lxml_html.fromstring(page).find_class("note")[0].text_content()
    assert note.startswith(
        "SUPPORT: praise, diplomatic cooperation, agreements signed or ratified. SANCTION: sanctions,"
    )
    assert "ASSAULT" not in note


def test_the_day_of_publication_is_told() -> None:
    """A day that the user gives is shown, and a day that nobody gives is not made up."""
    given = show.front(brief(Article("Talks began.", published="2025-01-16")), EDITION).html
    missing = show.front(brief(Article("Talks began.")), EDITION).html
    assert Statement("computed", "16 January 2025") in statements(given)
    assert "2025" not in missing


def test_the_title_is_the_articles_own() -> None:
    """Given by the user, or standing above the text; else a label from counts that says so."""
    edition = Edition(cutoff="2026-11-24")
    given = show.front(brief(Article("Talks began.", title="Talks")), edition).html
    above = show.front(brief(Article("Day of talks\n\nTalks began.")), edition).html
    counted = page(ARTICLES[0], edition)
    assert Statement("computed", "Talks") in statements(given)
    assert Statement("quoted", "Day of talks", "0-12") in statements(above)
    assert "label from counts; the text has no title" in counted
    assert "label from counts" not in given + above


def test_an_article_that_is_not_read_is_called_by_its_language() -> None:
    """Counts of what happens to be spelt as in English would mislead."""
    text = "Le président de la Russie et celui de l’Iran ont signé un accord avec l’Ukraine sur le commerce."
    html = show.front(brief(Article(text)), Edition(cutoff="2026-11-24")).html
    assert Statement("computed", "An article in French") in statements(html)
    assert "label from counts" not in html


def test_no_quotation_marks_but_the_articles_own() -> None:
    """A reader could not tell added ones from those of the text."""
    html = show.firmness(brief(Article("Ida Moe came. Ida Moe called it “a tin can”."))).html
    tree = lxml_html.fromstring(html)
    assert [element.text for element in tree.xpath("//dd/*[@data-span]")] == [
        "Ida Moe came.",
        "Ida Moe called it “a tin can”.",
    ]
    assert not tree.xpath("//q")


PERSIAN = "رئیس جمهور روسیه گفت که این پیمان را با ایران در مسکو امضا کرده است و به آن امید دارد."
FRENCH = "Le président de l'Iran a signé le traité à Moscou, et le ministre en a parlé à l'agence TASS."


TOLD = [(PERSIAN, ("fa", "rtl")), (FRENCH, ("fr", None)), ("Talks began.", (None, None))]


@pytest.mark.parametrize(("text", "attributes"), TOLD, ids=["Persian", "French", "English"])
def test_words_in_another_language_say_which(text: str, attributes: tuple[str | None, str | None]) -> None:
    """A screen reader pronounces them, and their full stop stands where it belongs; English needs no telling."""
    tree = lxml_html.fromstring(f"<div>{whole(brief(Article(text)))}</div>")
    quoted = tree.xpath("//*[contains(@class, 'quoted')] | //section[@id='annex']//td/span")
    assert {(element.get("lang"), element.get("dir")) for element in quoted} == {attributes}


@pytest.mark.parametrize("text", [PERSIAN, FRENCH], ids=["Persian", "French"])
def test_nothing_is_said_of_what_was_not_looked_for(text: str) -> None:
    """Nobody looked for voices, claims or an origin in a text that the rules cannot read."""
    words = " ".join(statement.text for statement in statements(whole(brief(Article(text)))))
    assert "not looked for" in words
    untrue = ("own voice", "heard", "No speaker", "No claim", "No figures", "cited as")
    assert [claim for claim in untrue if claim in words] == []


def test_a_language_that_is_no_code_makes_no_attribute() -> None:
    """What a user gives as the language cannot become markup."""
    html = whole(brief(Article("Talks began.", language='x" onclick="y()')))
    assert lxml_html.fromstring(f"<div>{html}</div>").xpath("//@onclick | //@lang") == []
