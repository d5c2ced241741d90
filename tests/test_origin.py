"""The origin: the outlet that an article cites as its own source."""

import pytest

from analysis import Article, Edition, brief, show
from analysis.absences import find_absences

ORIGINS = [
    ("Talks began on Monday, TASS reported.", None, "TASS"),
    ("Talks began on Monday, Reuters said.", None, "Reuters"),
    ("Talks began on Monday, citing the Xinhua news agency.", None, "Xinhua"),
    ("“We will talk,” the minister told the BBC.", None, "BBC"),
    ("Talks began on Monday, according to Interfax.", None, "Interfax"),
    ("The minister said that talks began, TASS reports. Reuters said that they failed.", None, "TASS"),
    ("Talks began on Monday, TASS reported.", "TASS", None),
    ("Talks began on Monday, Reuters reported.", "TASS", "Reuters"),
    ("TASS was founded in 1904.", None, None),
    ("The minister closed the office of Reuters.", None, None),
    ("Talks began on Monday, the minister said.", None, None),
    ("Talks began on Monday, the Village Gazette reported.", None, None),
    ("OSLO, March 4 (Reuters) - Talks began on Monday, TASS reported.", None, "Reuters"),
    ("Talks begin in Oslo\n\nBy Ida Moe\n\nOSLO (AP) — Talks began on Monday.", None, "AP"),
    ("Lac Leman, Republic of Norland, 3 June (dpa) -- Talks began on Monday.", None, "dpa"),
    ("(VNA) Talks began on Monday in the old town.", None, "VNA"),
    ("OSLO (VNA) Talks began on Monday in the old town.", None, "VNA"),
    ("OSLO, March 4. /TASS/. Talks began on Monday.", None, "TASS"),
    ("OSLO, March 4 (Reuters) - Talks began on Monday.", "Reuters", None),
    ("OSLO, March 4 (Harbour News) - Talks began on Monday.", None, None),
    ("Talks began on Monday. Oslo (Reuters) is where they were held.", None, None),
    ("The bureau in Oslo (Reuters) - an old house - is closed.", None, None),
    ("Ida Moe (BBC) was in the hall when the talks began.", None, None),
    ("Talks began on Monday in the old town of Oslo.\n\n(Reuters) is the sign on the door.", None, None),
    ("", None, None),
]


@pytest.mark.parametrize(("text", "publisher", "origin"), ORIGINS)
def test_the_outlet_that_is_cited(text: str, publisher: str | None, origin: str | None) -> None:
    """A listed one in the dateline, that reports or is cited; to be named is not enough, nobody is his own origin."""
    found = brief(Article(text, publisher=publisher, language="en")).origin
    assert (found.text if found else None) == origin


@pytest.mark.parametrize(("publisher", "shown"), [("Reuters", "the publisher itself"), ("TASS", "Reuters")])
def test_a_dateline_that_names_the_publisher_is_no_lack_of_an_origin(publisher: str, shown: str) -> None:
    """First page and absences do not say that none is found."""
    briefing = brief(Article("OSLO, March 4 (Reuters) - Talks began on Monday.", publisher=publisher, language="en"))
    assert f"{shown}</" in show.front(briefing, Edition()).html
    assert all("origin" not in absence.message for absence in find_absences(briefing))
