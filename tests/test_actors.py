"""Who is named, by which words, and whom a speaker's words mean."""

import time
from functools import cache
from pathlib import Path

import pytest

from analysis import brief
from analysis.actors import Actor, find_actors
from analysis.actors.speakers import Speakers
from analysis.article import Article, read_article
from analysis.language import Reading, read

FIRST = Path(__file__).parents[1] / "data" / "articles" / "russia-iran-treaty.txt"


@cache
def reading_of(text: str) -> Reading:
    """Parse a text once."""
    return read(Article(text))


def actors_in(text: str, kind: str | None = None) -> list[Actor]:
    """Return the actors of a text, of one kind or all."""
    return [a for a in find_actors(reading_of(text)) if kind in (None, a.kind)]


@cache
def first_article() -> dict[str, Actor]:
    """Return the actors of the first article by name."""
    return {a.name: a for a in find_actors(read(read_article(FIRST)))}


@pytest.mark.parametrize(
    ("name", "role", "affiliation", "country", "basis"),
    [
        ("Massoud Pezeshkian", "Iranian President", None, "IRN", "nationality"),
        ("Vladimir Putin", "Russian President", None, "RUS", "nationality"),
        (
            "Foad Izadi",
            "Associate Professor",
            "Department of American Studies at the University of Tehran",
            "IRN",
            "affiliation",
        ),
        (
            "Yuri Lyamin",
            "Russian military expert",
            "Center for Analysis of Strategies and Technologies",
            "RUS",
            "nationality",
        ),
        ("Sergey Lavrov", "Russian Foreign Minister", None, "RUS", "nationality"),
        ("Assad", None, None, None, None),
    ],
)
def test_persons_of_the_first_article(
    name: str, role: str | None, affiliation: str | None, country: str | None, basis: str | None
) -> None:
    """Each person has the role and affiliation as printed, and a country where a word shows it."""
    actor = first_article()[name]
    assert (actor.role, actor.affiliation, actor.country, actor.country_basis) == (role, affiliation, country, basis)


def test_forms_of_one_person_in_the_first_article() -> None:
    """Five mentions in four forms are one person; no other person is made of them."""
    forms = {m.text for m in first_article()["Foad Izadi"].mentions}
    assert forms == {"Associate Professor Foad Izadi", "Mr. Izadi", "Expert Izadi", "Izadi"}
    assert sum(a.kind == "person" for a in first_article().values()) == 6


def test_other_actors_of_the_first_article() -> None:
    """Five states are named; Sputnik is a Russian organisation; regions and the West are no states."""
    found = first_article()
    assert {a.country for a in found.values() if a.kind == "state"} == {"RUS", "IRN", "USA", "SYR", "UKR"}
    assert (found["Sputnik"].kind, found["Sputnik"].country) == ("organization", "RUS")
    assert {found[name].kind for name in ("Middle East", "Caspian Sea")} == {"place"}
    assert found["the West"].kind == "group"
    assert found["Europe"].kind != "state"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nurlan Abenov, head of the port of Aktau, met Mr. Abenov's deputy.", {"Nurlan Abenov"}),
        ("Sergei Orlov spoke. Later Sergey Orlov left.", {"Sergei Orlov"}),
        ("Marek Nowak and his wife, Ewa Nowak, arrived.", {"Marek Nowak", "Ewa Nowak"}),
        ("Xi Jinping arrived. Mr. Xi smiled. Xi left.", {"Xi Jinping"}),
        ("Ursula von der Leyen spoke. Von der Leyen left.", {"Ursula von der Leyen"}),
        ("Nguyễn Văn Hùng opened the port. Hung said that ships would come.", {"Nguyễn Văn Hùng"}),
        ("Bashar al-Khatib fled. Khatib is abroad.", {"Bashar al-Khatib"}),
        ("Park Geun-young and Ban Ki-woo met in Seoul.", {"Park Geun-young", "Ban Ki-woo"}),
        ("By Ann Keller and Tom Brandt\n\nThe ministers met on Tuesday in a hall.", {"Ann Keller", "Tom Brandt"}),
        ("KELLER: What now? said Ann Keller. Keller paused.", {"Ann Keller"}),
        ("Reuters, Sputnik and Xinhua reported it on Monday.", set()),
        ("The Energy Minister and the Security Council met on Friday.", set()),
        ("General Motors and Amnesty International agreed in March.", set()),
        ("the president, the minister and an expert met.", set()),
        ("President 2025 and minister 7 were absent.", set()),
        ("Ramadan and Brexit came in the same week.", set()),
        ("The railway to Bao Lam on the Chinese border opened. Bao Lam waits.", set()),
        ("The governor of Nam Dinh province left. Trucks reached Nam Dinh.", set()),
        ("Ships filled the port of Ras Isa. Ras Isa is a town of sailors.", set()),
        ("Ann Lee on the border issue: the mayor met Ann Lee.", {"Ann Lee"}),
        ("President Hassan Sheikh Omar left. Hassan Sheikh was tired.", {"Hassan Sheikh Omar"}),
        ("Stephen King met King Charles.", {"Stephen King", "Charles"}),
        ("The tanker Maria Elena left. The Maria Elena sank.", set()),
        ("Arnaud Rousseau, head of the farmers' union, left.", {"Arnaud Rousseau"}),
        ("The presiding judge Ngadhnjim Arrni left.", {"Ngadhnjim Arrni"}),
        ("The US ambassador to India Jane Otieno left.", {"Jane Otieno"}),
        ("US Ambassador to the UN Nikki Hale vetoed the draft.", {"Nikki Hale"}),
        ("Peru's permanent representative to the United Nations, Nikki Hale, said it is bad.", {"Nikki Hale"}),
        ("He told his counterpart, Amb. Nikki Hale, to leave.", {"Nikki Hale"}),
        ("Minister Teo Otieno Jr. left. Otieno was tired, Otieno said.", {"Teo Otieno Jr."}),
        ("The governor of Sona Oblast Anton Alikhan left. Sona Oblast is small.", {"Anton Alikhan"}),
        ("Abdul Fatah al-Otieni left.", {"Abdul Fatah al-Otieni"}),
        ("Nguyễn Thị Thanh Hà, who studies law, doubts it.", {"Nguyễn Thị Thanh Hà"}),
    ],
)
def test_persons_are_merged_and_cleaned(text: str, expected: set[str]) -> None:
    """Titles, spellings and short forms make one person; agencies, offices and common words make none."""
    assert {a.name for a in actors_in(text, "person")} == expected


@pytest.mark.parametrize(
    ("text", "role", "affiliation", "country"),
    [
        ("Kenyan Trade Minister Jane Otieno said so.", "Kenyan Trade Minister", None, "KEN"),
        ("Jane Otieno, Kenya's trade minister, said so.", "trade minister", None, "KEN"),
        ("Kenya's trade minister, Jane Otieno, said so.", "trade minister", None, "KEN"),
        ("The minister of trade, Jane Otieno, said so.", "minister of trade", None, None),
        ("Jane Otieno, 61, a poet at the University of Nairobi, said so.", "poet", "University of Nairobi", "KEN"),
        ("Economist Jane Otieno of the Lagos School of Finance agreed.", "Economist", "Lagos School of Finance", "NGA"),
        ("Jane Otieno, an Iran analyst at the Peace Institute, said so.", "Iran analyst", "Peace Institute", None),
        ("Jane Otieno, the Ghanaian ambassador to Peru, said so.", "Ghanaian ambassador to Peru", None, "GHA"),
        ("Kremlin spokesman Jane Otieno said so.", "Kremlin spokesman", None, "RUS"),
        ("Jane Otieno, scholar of Irish Law at the Oslo Academy, left.", "scholar of Irish Law", "Oslo Academy", "NOR"),
        ("Secretary of State Jane Otieno said so.", "Secretary of State", None, None),
        ("Jane Otieno, an economist at a bank in Lima, left.", "economist at a bank in Lima", None, None),
        ("Jane Otieno, head of a think tank in Lagos, left.", "head of a think tank in Lagos", None, "NGA"),
        ("Jane Otieno, a former head of the Peace Institute, left.", "former head of the Peace Institute", None, None),
        ("Treasury Under Secretary Jane Otieno left.", "Treasury Under Secretary", None, None),
        ("He worked under Secretary Jane Otieno.", "Secretary", None, None),
        ("Jane Otieno, a deputy under secretary in Lima, left.", "deputy under secretary in Lima", None, None),
        ("The head of the Dutch firm Waterhoek, Jane Otieno, left.", "head", "Dutch firm Waterhoek", "NLD"),
        ("A spokesman for Jane Otieno said so.", None, None, None),
        ("Jane Otieno, who heads the growers' union in the valley, left.", None, "growers' union in the valley", None),
        ("Jane Otieno, who chairs the finance committee, was there.", None, "finance committee", None),
        ("Jane Otieno, who leads the race in the party, smiled.", None, None, None),
        ("Jane Otieno, who leads the African Union's political wing, left.", None, "African Union", None),
        ("Jane Otieno, who left the finance committee, smiled.", None, None, None),
        ("Peru agreed. Its supply minister, Jane Otieno, signed.", "supply minister", None, "PER"),
        ("Peru agreed. Foreign Ministry official Jane Otieno did.", "Foreign Ministry official", None, "PER"),
        ("Peru agreed. Chilean Finance Minister Jane Otieno left.", "Chilean Finance Minister", None, "CHL"),
        ("Chile lent a ship; Peru paid. Finance Minister Jane Otieno left.", "Finance Minister", None, None),
        ("Peru agreed. Union leader Jane Otieno left.", "Union leader", None, None),
        ("The firm lost Peru. Its director, Jane Otieno, left.", "director", None, None),
        ("He met Jane Otieno at the United Nations on Monday.", None, None, None),
        ("Jane Otieno, President Ruto and others met.", None, None, None),
        ("President Jane Otieno of Kenya said so.", "President", None, "KEN"),
        ("President Jane Otieno of the Republic of Kenya said so.", "President", None, "KEN"),
        ("The criticism by President Jane Otieno of Kenya was sharp.", "President", None, None),
        ("Kenya's Jane Otieno said so.", None, None, "KEN"),
        ('"It is over," Kenyan President Jane Otieno told reporters.', "Kenyan President", None, "KEN"),
        ("Kenya's leader, General Jane Otieno, said so.", "leader, General", None, "KEN"),
        ("The UN chief, Jane Otieno, President Ruto and Minister Lee met.", "UN chief", None, None),
        ("Jane Otieno, Minister of State, said so.", "Minister of State", None, None),
        (
            "Undersecretary of State for Political Affairs Jane Otieno left.",
            "Undersecretary of State for Political Affairs",
            None,
            None,
        ),
        ("Jane Otieno, the head of EU diplomacy, said so.", "head of EU diplomacy", None, None),
        ("Acting Kenyan President Jane Otieno said so.", "Acting Kenyan President", None, "KEN"),
        (
            "Jane Otieno, Federal Minister for Foreign Affairs of Kenya, left.",
            "Federal Minister for Foreign Affairs of Kenya",
            None,
            "KEN",
        ),
        ("The EU envoy for the Lima dialogue, Jane Otieno, left.", "EU envoy for the Lima dialogue", None, None),
        (
            "Ghanaian Ambassador to the UN, Ms Jane Otieno, on Friday said so.",
            "Ghanaian Ambassador to the UN",
            None,
            "GHA",
        ),
        ("Editor-in-Chief Jane Otieno said so.", "Editor-in-Chief", None, None),
        ("Nairobi, Aug 7 (EFE).- Kenyan President Jane Otieno said so.", "Kenyan President", None, "KEN"),
        ("Then-Kenyan Chancellor Jane Otieno said so.", "Then-Kenyan Chancellor", None, "KEN"),
        ("The US ambassador to India Jane Otieno said so.", "US ambassador to India", None, "USA"),
    ],
)
def test_roles_are_as_the_text_gives_them(
    text: str, role: str | None, affiliation: str | None, country: str | None
) -> None:
    """A role stands before the name or in apposition; topics, addressees and places of meeting give no country."""
    person = next(a for a in actors_in(text, "person") if a.name == "Jane Otieno")
    assert (person.role, person.affiliation, person.country) == (role, affiliation, country)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Moscow said that Russian and Iranian ships met.", "state", {"Russia": "RUS", "Iran": "IRN"}),
        (
            "The Sino-Peruvian pact and U.S.-Iranian talks.",
            "state",
            {
                "China": "CHN",
                "Peru": "PER",
                "United States": "USA",
                "Iran": "IRN",
            },
        ),
        (
            "The Franco–Kenyan firm hired Anglo-Saxon lawyers. Ann Franco left.",
            "state",
            {"France": "FRA", "Kenya": "KEN"},
        ),
        ("Hong Kong and Greenland are no states here.", "place", {"Hong Kong": "HKG", "Greenland": "GRL"}),
        ("Its secretary is due to fly to Lubumbashi on Saturday, a spokeswoman said.", "organization", {}),
        ("Two roads near Jerusalem and in East Jerusalem", "place", {"Jerusalem": None, "East Jerusalem": None}),
        ("Talks in Lahore and Gothenburg ended.", "place", {"Lahore": "PAK", "Gothenburg": "SWE"}),
        ("The Peace Research Institute (PRI) met. PRI left.", "organization", {"Peace Research Institute": None}),
        ("The Latvian Academy of Arts closed in June.", "organization", {"Latvian Academy of Arts": "LVA"}),
        ("The ministry, the parliament and the army met.", "organization", {}),
        ("The Dutch firm Waterhoek built it.", "organization", {"Waterhoek": "NLD"}),
        (
            "It fell, according to the Polish Chamber of Road Hauliers.",
            "organization",
            {"Chamber of Road Hauliers": "POL"},
        ),
        ("The pipeline builder Gazostroi sued the firm on Friday.", "organization", {"Gazostroi": None}),
        ("The Norwegian operator Jan Berg smiled. The bank Friday closed.", "organization", {}),
        ("The Peace Institute in Stockholm closed.", "organization", {"Peace Institute": "SWE"}),
        ("The Jakarta Post and the Kyiv Independent were shut. Oslo Courier is a paper.", "state", {}),
        ("Jakarta posts a gain.", "state", {"Indonesia": "IDN"}),
        ("Bujumbura called the charge absurd.", "state", {"Burundi": "BDI"}),
        ("WHO IS SUSPECTED?\n\nThe officers do not tell.", "organization", {}),
        ("UNITED NATIONS, May 4 (Agency) - Peru protested on Friday.", "organization", {}),
        ("The Indus Water Treaty was suspended in May.", "organization", {}),
        ("The Kenya Stream Pipeline Project and the Renaissance Dam grew.", "organization", {}),
        ("Officers boarded a tanker, the Eagle S, on Monday morning.", "organization", {}),
    ],
)
def test_states_places_and_organisations(text: str, kind: str, expected: dict[str, str | None]) -> None:
    """States are found by any of their words; organisations and places have a country where their name shows it."""
    assert {a.name: a.country for a in actors_in(text, kind)} == expected


MINISTERS = (
    "Kenyan Trade Minister Jane Otieno met the Peruvian envoy, Luis Salas, in Lima. "
    "Otieno said that ships would sail. She added that they were full. He disagreed. "
    "The minister left. The envoy stayed. A minister of another state laughed. Peru protested. "
    "Salas, who was tired, slept. A spokeswoman for Otieno smiled. The Otieno family waved. "
    "Peruvian officials applauded. The Peruvian laughed."
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Otieno said", ("Jane Otieno", "name")),
        ("Kenyan Trade Minister Jane Otieno", ("Jane Otieno", "name")),
        ("the Peruvian envoy, Luis Salas", ("Luis Salas", "name")),
        ("She", ("Jane Otieno", "pronoun")),
        ("He", ("Luis Salas", "pronoun")),
        ("The minister", ("Jane Otieno", "title")),
        ("The envoy", ("Luis Salas", "title")),
        ("who", ("Luis Salas", "pronoun")),
        ("Peru protested", ("Peru", "name")),
        ("Peruvian officials", ("Peru", "name")),
        ("The Peruvian laughed", None),
        ("A minister of another state", None),
        ("A spokeswoman for Otieno", None),
        ("The Otieno family", None),
        ("ships", None),
    ],
)
def test_speakers_are_resolved(words: str, expected: tuple[str, str] | None) -> None:
    """A speaker is the one named, the last one with that role, or the fitting person before a pronoun; or nobody."""
    reading = reading_of(MINISTERS)
    actors = find_actors(reading)
    start = MINISTERS.index(words)
    speaker = words.removesuffix(" said").removesuffix(" protested")
    found = Speakers(actors, reading).resolve(reading.article.span(start, start + len(speaker)))
    assert (found and (next(a.name for a in actors if a.id == found[0]), found[1])) == expected


def speaker(text: str, at: int, words: str) -> str | None:
    """Return the name of whom a speaker's words at an offset mean."""
    reading = reading_of(text)
    actors = find_actors(reading)
    found = Speakers(actors, reading).resolve(reading.article.span(at, at + len(words)))
    return next((a.name for a in actors if found and a.id == found[0]), None)


@pytest.mark.parametrize(
    ("words", "expected"), [("Its trade ministry", "Peru"), ("Its trade", None), ("a ministry", None)]
)
def test_its_ministry_is_of_whom_the_sentence_before_is_about(words: str, expected: str | None) -> None:
    """A body that is "its" speaks for the state that was spoken of."""
    text = f"Peru was invited to Lima but sent nobody. {words} said on Tuesday that it would study the text."
    assert speaker(text, text.index(words), words) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Peru's foreign ministry spokeswoman", "Gong Ning"),
        ("A spokesman for Peru's foreign ministry spokeswoman", None),
    ],
)
def test_a_state_before_a_role_leaves_the_name_the_speaker(before: str, expected: str | None) -> None:
    """What stands between a state's genitive and a name is the person's role, unless somebody speaks for the person."""
    words = f"{before} Gong Ning"
    assert speaker(f"{words} urged both sides “not to stir up trouble at sea”.", 0, words) == expected


CHAIR = (
    "Chairman of the committee Tuan Bao spoke to the Peruvian envoy, Luis Salas. Later Salas rested. She who had "
    "praised Salas left. After her talks with Salas the city slept. A spokesman for Salas left. He smiled; "
    "his eyes shone."
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Chairman of the committee Tuan Bao", "Tuan Bao"),
        ("A spokesman for Salas", None),
        ("He", "Luis Salas"),
        ("his", "Luis Salas"),
    ],
)
def test_a_role_with_of_names_its_holder_and_a_pronoun_before_a_name_nobody(words: str, expected: str | None) -> None:
    """The role is the person's own; "after her talks with Salas" does not make Salas a woman."""
    assert speaker(CHAIR, CHAIR.rindex(words), words) == expected


JOINED = [
    ("Officials from both countries", None),
    ("Officials of Kenya and Egypt", None),
    ("Kenyan and Egyptian officials", None),
    ("Officials from Kenya and from Egypt", None),
    ("The EU and the African Union", None),
    ("Kenya's ambassador to Egypt", "Kenya"),
    ("Kenya's ministry of fish and ships", "Kenya"),
    ("Officials of Kenya", "Kenya"),
]


@pytest.mark.parametrize(("words", "expected"), JOINED)
def test_unnamed_people_of_several_bodies_are_nobodys(words: str, expected: str | None) -> None:
    """What two say together, neither of them says alone."""
    text = f"Kenya met Egypt. {words} said that the road was open."
    assert speaker(text, text.index(words), words) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bolivian Senator Juan Lima left.", {"Bolivia"}),
        ("Bolivia's president, Santiago Rojas, left.", {"Bolivia"}),
        ("Envoys of the Arab Republic of Egypt and the State of Eritrea met.", {"Egypt", "Eritrea"}),
        ("The Hashemite Kingdom of Jordan signed in Lima.", {"Jordan", "Peru"}),
    ],
)
def test_states_are_named_in_full_and_not_by_a_persons_name(text: str, expected: set[str]) -> None:
    """A state's style is part of its name; a capital within a person's name is none."""
    assert {a.name for a in find_actors(reading_of(text)) if a.kind in ("state", "place", "group")} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya's Finance Ministry said so. “We hope,” the Finance Ministry said.", "KEN"),
        ("The State Department said so.", "USA"),
    ],
)
def test_a_ministry_has_the_country_whose_it_is(text: str, expected: str) -> None:
    """Of the genitive before its name, or of the list, also where a sentence begins with it."""
    assert [a.country for a in find_actors(reading_of(text)) if a.kind == "organization"] == [expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Two diplomats in Nairobi", None),
        ("Officials in Nairobi", "Kenya"),
        ("The embassy in Nairobi", None),
        ("Peru's embassy in Nairobi", "Peru"),
    ],
)
def test_who_is_in_a_capital_need_not_be_of_its_state(words: str, expected: str | None) -> None:
    """Officials there are; diplomats are hardly."""
    text = f"Kenya met Peru. {words} said that the road was open."
    assert speaker(text, text.index(words), words) == expected


def test_a_surname_means_the_namesake_whom_the_sentence_before_is_about() -> None:
    """Not the one who is named nearest, within an apposition."""
    text = "Jill Carter, the wife of Senator Mark Carter, was there. “We left at noon,” Carter said."
    found = {a.name: [m.start for m in a.mentions] for a in actors_in(text, "person")}
    assert text.rindex("Carter") in found["Jill Carter"]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Luis Salas saw the road. A police spokesman told reporters that it was shut.", None),
        ("A police spokesman said that the road was shut. Luis Salas saw it.", "Luis Salas"),
        ("A police spokesman, Luis Salas, said that the road was shut.", "Luis Salas"),
        ("Luis Salas's brother, Enver, said that the road was shut.", None),
        ("The Peruvian envoy, Luis Salas, met the Kenyan envoy, Omar Diallo.", "Luis Salas"),
    ],
)
def test_he_is_not_somebody_named_before_an_unnamed_speaker(before: str, expected: str | None) -> None:
    """Words of a spokesman without a name are not given to the last person with one; a subject goes before others."""
    text = f"{before} No one was hurt, he added."
    assert speaker(text, text.index("he added"), "he") == expected


def test_labels_and_the_publisher_are_nobody() -> None:
    """The model takes "Harbour Review: Critics" for an organisation and "Dakar Daily" for a person."""
    text = "Harbour Review: Critics say that you lied.\n\nDakar Daily could not verify either figure."
    assert not find_actors(read(Article(text, publisher="Dakar Daily", language="en")))


def test_he_is_who_told_of_somebody_not_of_whom_he_told() -> None:
    """The subject of the sentence before is meant, not that of what it tells."""
    text = (
        "Foreign minister Luis Salas came late. The minister said Juan Rivas had come to the meeting. "
        "“Do not make more of it than it is,” he added."
    )
    found = brief(Article(text, language="en"))
    names = {actor.id: actor.name for actor in found.actors}
    assert [names[q.actor] for q in found.quotations if q.form == "direct" and q.actor] == ["Luis Salas"]


def test_half_of_a_states_name_is_no_mention_of_a_place() -> None:
    """ "North" is a place only where it stands alone."""
    (north,) = actors_in("Troops left North Korea. Others came to the North. North Korea was silent.", "place")
    assert [mention.start for mention in north.mentions] == [44]


def test_words_in_quotation_marks_are_no_antecedents() -> None:
    """Whom a speaker talks about is not who "he" is."""
    text = "Omar Diallo opened the meeting. “We all miss Karl Weber,” he said."
    reading = reading_of(text)
    actors = find_actors(reading)
    at = text.index("he said")
    found = Speakers(actors, reading).resolve(reading.article.span(at, at + 2))
    assert found == (next(a.id for a in actors if a.name == "Omar Diallo"), "pronoun")


def test_every_span_is_the_articles() -> None:
    """Mentions, roles, affiliations and the words of a country stand in the text; each actor has a mention."""
    reading = read(read_article(FIRST))
    for actor in find_actors(reading):
        assert actor.mentions
        assert all(reading.article.has(span) for span in actor.evidence)
    assert len({a.id for a in find_actors(reading)}) == len(find_actors(reading))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "…",
        "🙂🙂 \u202eRussia\u202c \x07 Mr.",
        "Mr. Mr. Mr. President President",
        "“" * 500 + "Mr. Lee" + '"' * 501,
        "Mr.\u00a0Lee's  's ’ -- - al- van der",
        "said Ann",
        "By",
        "A. B. C. D. E. F. G. H. I. J. K.",
    ],
)
def test_any_text_is_read(text: str) -> None:
    """Empty, broken and hostile texts give actors or none, never an error."""
    reading = reading_of(text)
    actors = find_actors(reading)
    speakers = Speakers(actors, reading)
    for sentence in reading.sentences:
        speakers.resolve(sentence.span)


def test_time_grows_with_the_text() -> None:
    """Eight times as many persons of one surname take no more than sixteen times as long."""

    def seconds(persons: int) -> float:
        names = (f"Ann{'abcdefgh'[i % 8]}{chr(97 + i // 8 % 26)}" for i in range(persons))
        reading = read(Article("\n".join(f"President {name} Lee met Mr. Lee." for name in names)))
        start = time.process_time()
        speakers = Speakers(find_actors(reading), reading)
        for sentence in reading.sentences:
            speakers.resolve(sentence.span)
        return time.process_time() - start

    seconds(20)
    assert seconds(800) < 16 * max(seconds(100), 0.02)
