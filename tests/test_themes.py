"""Tests of the themes: what a taxonomy may hold, and which passages speak to which theme."""

from functools import cache
from pathlib import Path

import pytest

from analysis.article import Article, read_article
from analysis.exceptions import InputError
from analysis.language import Reading, read
from analysis.places import folder
from analysis.themes import FoundTheme, Theme, find_themes, load_themes

THEME = "themes:\n  - id: water\n    label: Water\n    terms: [dam, river*, UN water, WHO]\n"
CONTEXTS = {
    "diplomatic",
    "military",
    "economic",
    "natural_resource",
    "cbrn",
    "terrorism",
    "cyber",
    "migration",
    "legal",
}


@cache
def reading(text: str, title: str | None = None) -> Reading:
    """Return the parse of a text."""
    return read(Article(text, title=title))


def found(text: str, title: str | None = None) -> dict[str, FoundTheme]:
    """Return the themes of our taxonomy that a text has, by id."""
    return {theme.id: theme for theme in find_themes(reading(text, title), load_themes())}


def words(text: str, **fields: object) -> list[str]:
    """Return what a theme with these fields matches in a text."""
    theme = Theme("water", "Water", (), (), **fields)  # type: ignore[arg-type]
    return [span.text for found in find_themes(reading(text), [theme]) for span in found.evidence]


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("dam", "The Dam and the DAM broke.", ["Dam", "DAM"]),
        ("dam", "Damage was done to Amsterdam, a damned place.", []),
        ("dam*", "Damage was done to Amsterdam.", ["Damage"]),
        ("WHO", "Who asked the WHO who it was?", ["WHO"]),
        ("water treaty", "A water  treaty, no treaty on water.", ["water  treaty"]),
        ("cease-fire", "A cease-fire, a cease–fire, a cease‑fire.", ["cease-fire", "cease–fire", "cease‑fire"]),
        ("c++ (new)", "They wrote c++ (new) code.", ["c++ (new)"]),
        ("river", "The river's water and the İİ river.", ["river", "river"]),
    ],
)
def test_terms_match_whole_words(term: str, text: str, expected: list[str]) -> None:
    """A term matches whole words in any case, one in capitals only in capitals, an asterisk any further letters."""
    assert words(text, terms=(term,)) == expected


def test_longest_term_wins() -> None:
    """Of two terms at one place the longer is shown."""
    assert words("A water treaty was signed.", terms=("water", "water treaty")) == ["water treaty"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam feeds the river.", ["dam"]),
        ("The dam broke. A river rose.", []),
        ("The dam was Rotter's.", []),
    ],
)
def test_companion_must_stand_in_the_sentence(text: str, expected: list[str]) -> None:
    """A term that needs a companion counts only with one in its own sentence."""
    assert words(text, terms=("dam",), needs=(("dam", ("river*",)),)) == expected


def test_exclusions_go_first() -> None:
    """An excluded phrase is struck out before a term or a companion is looked for."""
    assert words("The river bank was dry.", terms=("river",), exclude=("river bank*",)) == []
    assert (
        words("A dam by the river bank.", terms=("dam",), needs=(("dam", ("river",)),), exclude=("river bank",)) == []
    )


@pytest.mark.parametrize(
    ("text", "title", "main"),
    [
        ("It rained today. Then the ratified treaty was shown.", None, False),
        ("It rained today. Then the ratified treaty was shown.", "A treaty for the lakes", True),
        ("The treaty was shown today. Then it rained.", None, True),
        ("A treaty for the lakes\nIt rained today. Then the ratified treaty was shown.", None, True),
        ("It rained.\nA treaty for the lakes\nThen the ratified treaty was shown.", None, False),
        ("It rained. A treaty is due. The treaty is long. The treaty is old.", None, True),
    ],
)
def test_main_theme(text: str, title: str | None, main: bool) -> None:
    """A theme is main with a hit in the title, the headline or the lead, or with three sentences."""
    assert found(text, title)["treaties_alliances"].main is main


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("A peace treaty\n", set()),
        ("", set()),
        ("🙂", set()),
        ("Foreign Minister Anna Ivanova said the harvest was good.", set()),
        ("Ambassador Pierre Blanc said that he was pleased.", set()),
        ("The foreign ministers of Chad and Mali met on Friday.", {"diplomacy"}),
        ("They will work together in humanitarian affairs.", set()),
        ("Thousands of refugees need humanitarian aid.", {"humanitarian_migration"}),
        ("According to the club, the striker attacked from the left and the defence was weak.", set()),
        ("Artificial intelligence made the film.", set()),
        ("The star signed a deal and joined the war of words.", set()),
        ("Secondary sanctions were lifted in a hurry.", {"sanctions"}),
        ("There is space for talks and the attack was launched.", set()),
        ("The agency launched two satellites into orbit.", {"space_technology"}),
        ("Protestant churches held a rally car show.", set()),
        ("Egypt asked for the grain deal to be kept.", {"trade_economy"}),
        ("The film was cut against the grain.", set()),
        ("The interconnector joins two power grids.", {"energy_resources"}),
        ("A power cable will run to the island.", {"energy_resources"}),
        ("Each of the submarine cables takes 700 megawatts.", {"energy_resources"}),
        ("The undersea cables carry films.", set()),
        ("He starts second on the grid after a blackout.", set()),
    ],
)
def test_themes_of_a_sentence(text: str, themes: set[str]) -> None:
    """Headings, speakers' titles and the borrowed words of sport and show business make no theme."""
    assert set(found(text)) == themes


def test_themes_stand_by_number_of_passages() -> None:
    """The theme with most sentences goes first, and each sentence counts once however many words it has."""
    text = "A treaty, a treaty and a treaty. Sanctions hurt trade between states. An arms embargo came."
    themes = find_themes(reading(text), load_themes())
    numbers = [len(theme.passages) for theme in themes]
    assert numbers == sorted(numbers, reverse=True)
    assert next(len(theme.passages) for theme in themes if theme.id == "treaties_alliances") == 1


def test_first_article_has_its_themes() -> None:
    """The treaty article speaks of what the two states agree on; of no crisis and no terror."""
    article = read_article(folder("data") / "articles" / "russia-iran-treaty.txt")
    themes = {theme.id for theme in find_themes(read(article), load_themes())}
    assert themes >= {"treaties_alliances", "trade_economy", "defence_security", "space_technology"}
    assert themes >= {"sanctions", "diplomacy", "regional_order"}
    assert not themes & {"cyber_information", "terrorism_nonstate", "humanitarian_migration"}


def test_our_taxonomy_is_whole() -> None:
    """Eighteen themes, each with Media Topic codes, PLOVER contexts and a description."""
    themes = load_themes()
    assert len({theme.id for theme in themes}) == 18
    assert all(code.startswith("medtop:") and len(code) == 15 for theme in themes for code in theme.medtop)
    assert all(theme.medtop and theme.contexts and theme.description for theme in themes)
    assert CONTEXTS.issubset(context for theme in themes for context in theme.contexts)


def test_taxonomy_of_ones_own(tmp_path: Path) -> None:
    """A file with an id, a label and terms is a taxonomy; a change of the file is seen at once."""
    file = tmp_path / "own.yaml"
    file.write_text(THEME, encoding="utf-8")
    assert load_themes(file) == (Theme("water", "Water", (), (), ("dam", "river*", "UN water", "WHO")),)
    file.write_text(THEME.replace("dam", "weir"), encoding="utf-8")
    assert load_themes(str(file))[0].terms[0] == "weir"


def test_empty_path_means_ours() -> None:
    """An empty parameter is no path."""
    assert load_themes("") == load_themes()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "holds no themes; write `themes:`"),
        ("themes: []", "holds no themes"),
        ("topics:\n  - id: water", "holds no themes"),
        ("themes: [water]", "theme 1: must have fields; write `id: …`"),
        ("themes:\n  - label: Water\n    terms: [dam]", "theme 1: id is missing; write `id: …`"),
        ("themes:\n  - id: water\n    terms: [dam]", "theme 1 (water): label is missing; write `label: …`"),
        ("themes:\n  - id: water\n    label: Water", "theme 1 (water): terms is missing; write `terms: [word, word]`"),
        ("themes:\n  - id: water\n    label: Water\n    terms: []", "theme 1 (water): terms is missing"),
        ("themes:\n  - id: water\n    label: Water\n    terms: dam", "theme 1 (water): terms must be a list of words"),
        ("themes:\n  - id: water\n    label: Water\n    terms: ['*']", "none of them empty"),
        ("themes:\n  - id: [water]\n    label: Water\n    terms: [dam]", "theme 1: id must be one line of text"),
        (THEME + "    colour: blue", "theme 1 (water): unknown field 'colour'; a theme has id, label"),
        (THEME + THEME.removeprefix("themes:\n"), "theme 2: id 'water' is that of theme 1; rename one"),
        (THEME + "    needs: {weir: [sea]}", "theme 1 (water): needs: 'weir' is none of the theme's terms; add it"),
        (THEME + "    needs: {dam: []}", "theme 1 (water): needs: 'dam' has no companions; name one"),
        (THEME + "    needs: [dam]", "theme 1 (water): needs must name terms and their companions"),
        (THEME + "    exclude: {dam: sea}", "theme 1 (water): exclude must be a list of words"),
        ("themes: &a [1]", "has an anchor, alias or tag"),
    ],
)
def test_broken_taxonomy_is_named(tmp_path: Path, text: str, message: str) -> None:
    """An error names the file, the theme, the field and the mend."""
    file = tmp_path / "own.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        load_themes(file)
    assert str(error.value).startswith(str(file))
    assert message in str(error.value)


@pytest.mark.parametrize("data", [b"themes: \xff", None])
def test_unreadable_taxonomy_is_named(tmp_path: Path, data: bytes | None) -> None:
    """A file that is missing or not UTF-8 is one clear error."""
    file = tmp_path / "own.yaml"
    if data:
        file.write_bytes(data)
    with pytest.raises(InputError, match=r"own\.yaml: .*(no such file|No such file|UTF-8)"):
        load_themes(file)
