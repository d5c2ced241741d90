"""The exhibits: what they count, when they draw, and what a page may rely on."""

import re
from functools import cache
from xml.etree import ElementTree

import pytest
from lxml import html
from make import briefing_of

from analysis import Article, Briefing, brief, draw
from analysis.draw import Exhibit

CHARTS = [draw.voices, draw.ladder, draw.timeline, draw.locator_map, draw.matrix, draw.unheard]
NAMES = [
    "Nguyễn Thị Minh Khai", "Trần Đại Nghĩa", "Владимир Владимирович Колокольцев", "محمود احمدی‌نژاد", "Σταύρος Δήμας",
    "Wang Yi", "Ursula von der Leyen", "Recep Tayyip Erdoğan", "Luiz Inácio Lula da Silva", "Jón Þór Ólafsson",
    "Dr Sviatlana Heorhiyeuna Tsikhanouskaya of the Coordination Council", "習近平", "Ann Lee", "Bo Ek",
]  # fmt: skip


@cache
def talks() -> Briefing:
    """An article with something for every exhibit."""
    return briefing_of(
        "Norway and Chad signed the fishing treaty on 3 May 2021. “Trade must not wait, we say,” Kari Moe said. "
        "Abel Ndoum told them that the treaty may bring trade by June 2021. Peru was not asked. "
        "Jo Ray and Mia Fox stayed away. Critics called it “a paper tiger”. Talks will go on on 5 July.",
        actors=[
            ("Norway", "state", "NOR"), ("Chad", "state", "TCD"), ("Peru", "state", "PER"),
            ("Kari Moe", "person", "NOR"), ("Abel Ndoum", "person", "TCD"), ("Jo Ray", "person", None),
            ("Mia Fox", "person", None),
        ],
        quotations=[
            ("Kari Moe", "“Trade must not wait, we say,”", "direct"),
            ("Abel Ndoum", "the treaty may bring trade by June 2021", "indirect"),
            (None, "“a paper tiger”", "fragment"),
        ],
        themes={"Treaties": ["treaty"], "Trade": ["Trade", "trade"]},
        dates=[("3 May 2021", "2021-05-03", "day"), ("June 2021", "2021-06", "month"), ("5 July", "XXXX-07-05", "day")],
        claims=[
            ("signed", "done"), ("was not", "done"), ("must", "necessary"), ("may", "possible"), ("will", "announced"),
        ],
        negated=["was not"],
    )  # fmt: skip


@cache
def empty() -> Briefing:
    return briefing_of("Nothing is here.")


@cache
def crowded() -> Briefing:
    """An article in which fourteen people of many scripts speak, each more than the next."""
    words = {name: " ".join([f"a treaty on trade {number}"] * (20 - number)) for number, name in enumerate(NAMES)}
    return briefing_of(
        " ".join(f"{name} said: “{said}.”" for name, said in words.items()),
        actors=[(name, "person", None) for name in NAMES],
        quotations=[(name, said, "direct") for name, said in words.items()],
        themes={f"Theme {number} of humanitarian internationalisation": ["treaty", "trade"] for number in range(12)},
    )


def root(exhibit: Exhibit) -> html.HtmlElement:
    return html.fragment_fromstring(exhibit._repr_html_())


@pytest.mark.parametrize("chart", CHARTS)
def test_figure_is_one_element_with_title_svg_caption_and_table(chart):
    """A drawn exhibit is one figure whose parts stand in the order that the report expects."""
    figure = root(chart(talks()))
    assert figure.tag == "figure"
    assert figure.get("class") == "gb gb-exhibit"
    assert [child.tag for child in figure] == ["div", "svg", "figcaption", "details"]
    assert figure.find("svg").get("role") == "img"


def test_words_that_two_voices_share_count_once_in_the_whole():
    """Words reported by one and said by another stand with both, and once in the sums."""
    found = briefing_of(
        "The lock is “a tin can”, Ida Moe said, the paper wrote.",
        actors=[("Ida Moe", "person", None), ("paper", "organization", None)],
        quotations=[
            ("Ida Moe", "“a tin can”", "direct"),
            ("paper", "The lock is “a tin can”, Ida Moe said", "mixed"),
        ],
    )
    drawn = draw.voices(found)
    assert drawn.title == "paper speaks most: 9 of 9 words of speech"
    assert drawn.subtitle == "Words by voice, n = 12"


@pytest.mark.parametrize("chart", CHARTS)
def test_exhibit_without_data_is_one_sentence(chart):
    """With nothing to draw there is no chart, but one computed sentence that names its rule."""
    exhibit = chart(empty())
    assert exhibit.svg is None
    paragraph = root(exhibit)
    assert paragraph.tag == "p"
    assert paragraph.get("data-rule") == exhibit.rule
    assert paragraph.text_content().endswith(".")


@pytest.mark.parametrize(
    ("chart", "alt"),
    [
        (
            draw.voices,
            (
                "Words by voice: Abel Ndoum 8 (0 direct, 8 indirect); Kari Moe 6 (6 direct, 0 indirect); "
                "unnamed or not identified 3 (3 direct, 0 indirect); the article’s own voice 40."
            ),
        ),
        (
            draw.ladder,
            "Claims by how firmly they are worded: stated 2 (1 negated), announced 1, necessary 1, possible 1.",
        ),
        (
            draw.timeline,
            "Time expressions, placed in time: 3 May 2021 (S1), Jun 2021 (S3); without a year: 5 July (S7).",
        ),
        (draw.locator_map, "Locator map. Heard: Norway, Chad. Named only: Peru."),
        (
            draw.matrix,
            (
                "Sentences by voice and theme. Abel Ndoum: Treaties 1, Trade 1; Kari Moe: Trade 1; "
                "the article’s own voice: Treaties 1."
            ),
        ),
        (draw.unheard, "Named but not heard, by mentions: Peru 1, Jo Ray 1, Mia Fox 1."),
    ],
)
def test_text_alternative_says_what_the_figure_shows(chart, alt):
    """The text alternative has the names and numbers of the figure, no placeholder."""
    assert chart(talks()).alt == alt


@pytest.mark.parametrize("chart", CHARTS)
def test_text_alternative_stands_in_the_image(chart):
    """A screen reader finds the text alternative on the image itself."""
    exhibit = chart(crowded()) if chart in (draw.voices, draw.matrix) else chart(talks())
    if exhibit.svg:
        assert ElementTree.fromstring(exhibit.svg).get("aria-label") == exhibit.alt


@pytest.mark.parametrize(
    ("chart", "title"),
    [
        (draw.voices, "Of those named, Abel Ndoum speaks most: 8 of 17 words of speech"),
        (draw.ladder, "Most frequent wording: “stated”, in 2 of 5 claims"),
        (draw.timeline, "2 of 3 time expressions can be placed in time; 1 has no year"),
        (draw.locator_map, "3 states named, 2 heard"),
        (draw.matrix, "2 themes by voice"),
        (draw.unheard, "1 state and 2 persons are named but not heard"),
    ],
)
def test_title_is_computed_from_the_numbers(chart, title):
    """A title states what the numbers say, and a tie is not made a winner."""
    assert chart(talks()).title == title


def test_nobody_named_speaks_most_where_most_is_said_by_somebody_unknown():
    """The title names no speaker whose words are few beside those of a speaker without a name."""
    text = "Ann Lee said that it rained. “We have walked along this shore for many years,” a woman said."
    title = draw.voices(brief(Article(text, language="en"))).title
    assert title == "Most is said by speakers unnamed or not identified: 9 of 12 words of speech"
    text += "\n\nTom Kim said that it had not rained here. Max Orr said that the road was wet."
    title = draw.voices(brief(Article(text, language="en"))).title
    assert title == "Much is said by speakers unnamed or not identified: 9 of 23 words of speech"


def test_words_of_all_voices_add_up_to_the_text():
    """Each word of the sentences belongs to exactly one voice."""
    rows = draw.voices(talks()).rows
    text = " ".join(sentence.span.text for sentence in talks().sentences)
    assert sum(int(row[-1]) for row in rows) == len(re.findall(r"\w+", text))


def test_sentence_counts_for_the_voice_that_speaks_the_matched_word():
    """A theme's word within a quotation is its speaker's, outside it the article's own."""
    own = briefing_of("The trade talks went on. Li Bo said that trade and peace matter. Peace came.",
        actors=[("Li Bo", "person", None)], quotations=[("Li Bo", "trade and peace matter", "indirect")],
        themes={"Trade": ["trade"], "Peace": ["peace", "Peace"]},
    )  # fmt: skip
    assert draw.matrix(own).rows == (("Li Bo", 1, 1), ("the article’s own voice", 1, 1))


def test_state_is_heard_when_anybody_from_it_speaks():
    """A state whose citizen is quoted is not among the unheard; the citizen who is silent is."""
    rows = draw.unheard(talks()).rows
    assert [row[0] for row in rows] == ["Peru", "Jo Ray", "Mia Fox"]


@pytest.mark.parametrize("chart", CHARTS)
def test_same_briefing_gives_the_same_bytes(chart):
    """Nothing in an exhibit depends on the day, the order of a set or a random id."""
    assert chart(talks())._repr_html_() == chart(talks())._repr_html_()


def test_exhibits_on_one_page_share_no_id():
    """Figures can stand on one page: their ids differ, and every reference finds its target."""
    svgs = [svg for chart in CHARTS for svg in [chart(talks()).svg] if svg]
    ids = [name for svg in svgs for name in set(re.findall(r'\bid="([^"]+)"', svg))]
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'(?:href="|url\()#([^")]+)', "".join(svgs))) <= set(ids)


@pytest.mark.parametrize("chart", CHARTS)
def test_image_needs_nothing_from_outside(chart):
    """An image has no inline style, style sheet, script, font or address: a strict policy lets it pass."""
    svg = (chart(talks()).svg or "").replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"style|script|<text|font|https?:|metadata|<!--", svg)


@pytest.mark.parametrize("chart", CHARTS)
def test_outlines_are_whole(chart):
    """Each command of a path has all the numbers that it needs; browsers drop the rest of one that has not."""
    arguments = {"M": 2, "L": 2, "Q": 4, "C": 6, "Z": 0}
    for outline in re.findall(r'\bd="([^"]*)"', chart(talks()).svg or ""):
        for command, numbers in re.findall(r"([A-Za-z])([^A-Za-z]*)", outline):
            count, needed = len(numbers.split()), arguments[command.upper()]
            assert count % needed == 0 if needed else count == 0, (command, numbers)


def test_article_cannot_write_into_the_page():
    """Markup in a name is words."""
    name = 'Eve <script>alert("1")</script> & {{ x }} $x_1$'
    hostile = briefing_of(f"{name} said that it is late today. Bob Lo said yes to it. They left.",
        actors=[(name, "person", None), ("Bob Lo", "person", None)],
        quotations=[(name, "it is late today", "indirect"), ("Bob Lo", "yes to it", "indirect")],
    )  # fmt: skip
    page = root(draw.voices(hostile))
    assert not page.xpath("//script")
    assert name in page.text_content()
    assert name in page.find("svg").get("aria-label")


def test_control_characters_leave_the_image_well_formed():
    """Characters that XML forbids are kept out of the image."""
    odd = "Zo\x00e \x1b[31m\u202eB"
    given = briefing_of(f"{odd} said one thing here. Al Po said two things. So it went.",
        actors=[(odd, "person", None), ("Al Po", "person", None)],
        quotations=[(odd, "one thing here", "indirect"), ("Al Po", "two things", "indirect")],
    )  # fmt: skip
    svg = draw.voices(given).svg
    assert svg
    ElementTree.fromstring(svg)


def test_crowd_is_drawn_within_bounds_and_the_table_has_all():
    """Beyond the rows that a page holds, speakers are drawn as one bar; the table keeps each."""
    exhibit = draw.voices(crowded())
    assert exhibit.svg
    assert float(re.search(r'height="([\d.]+)pt"', exhibit.svg)[1]) < 220
    assert len(exhibit.rows) == len(NAMES) + 1
    assert "Not drawn: 2 voices and 4 themes." in draw.matrix(crowded()).caption


@pytest.mark.parametrize(
    ("quotations", "drawn"),
    [
        ([("Ann Lee", "one two", "indirect")], False),
        ([("Ann Lee", "one two", "indirect"), ("Bo Ek", "six", "direct")], True),
    ],
)
def test_chart_needs_three_bars(quotations, drawn):
    """One speaker beside the article's own voice is a sentence, two are a chart."""
    given = briefing_of("Ann Lee said one two. Bo Ek said six. It rained.", quotations=quotations,
        actors=[("Ann Lee", "person", None), ("Bo Ek", "person", None)],
    )  # fmt: skip
    assert (draw.voices(given).svg is not None) == drawn


def test_claims_of_one_status_are_a_sentence():
    """A ladder with a single rung in use is not drawn."""
    given = briefing_of(
        "It may rain. She may go. They may win.",
        claims=[("may rain", "possible"), ("may go", "possible"), ("may win", "possible")],
    )
    assert draw.ladder(given).svg is None
    assert draw.ladder(given).alt == "Claims by how firmly they are worded: possible 3."


def test_the_articles_own_bar_is_cut_where_it_would_dwarf_the_speakers():
    """The number stays, and the caption says that the bar is cut."""
    met = "Ida Moe and Per Aas met. “We came by the night train.” “We left on foot.”"
    quotations = [("Ida Moe", "“We came by the night train.”", "direct"), ("Per Aas", "“We left on foot.”", "direct")]
    actors = [("Ida Moe", "person", None), ("Per Aas", "person", None)]
    long = draw.voices(briefing_of(met + " It rained and rained." * 30, actors=actors, quotations=quotations))
    short = draw.voices(briefing_of(met, actors=actors, quotations=quotations))
    assert "The bar of the article’s own voice is cut." in long.caption
    assert long.rows[-1][-1] == 126
    assert "is cut" not in short.caption
