"""Tests of the events: who did what to whom, and how it is told."""

import re
from functools import cache
from typing import get_args

import pytest

from analysis.article import Article, Span
from analysis.events import Event, find_events
from analysis.events.frames import EventType
from analysis.language import Reading, read
from analysis.reference import words

STATES = {
    "Chad": "TCD", "Chadian": "TCD", "Sudan": "SDN", "Sudanese": "SDN", "Mali": "MLI", "Malian": "MLI", "Kenya": "KEN",
    "Kenyan": "KEN", "Norway": "NOR", "Norwegian": "NOR", "Oslo": "NOR", "Peru": "PER", "Peruvian": "PER",
    "Peruvians": "PER", "Lima": "PER", "Chadians": "TCD", "Malians": "MLI",
    "Chile": "CHL", "Chilean": "CHL", "United Nations": "UN", "Amina Deby": "Deby", "Serbia": "SRB", "Albanians": "ALB",
}  # fmt: skip
NAMES = re.compile(rf"\b(?:{'|'.join(STATES)})\b")


@cache
def reading(text: str) -> Reading:
    """Return the parse of a text."""
    return read(Article(text))


def who(article: Article) -> dict[Span, str]:
    """Return the actors of the names that these tests use."""
    return {article.span(*name.span()): STATES[name.group()] for name in NAMES.finditer(article.text)}


def found(text: str) -> list[Event]:
    """Return the events of a text."""
    return list(find_events(reading(text), who(reading(text).article)))


def told(text: str) -> list[str]:
    """Return the events of a text as type, source, target and status."""
    return [f"{event.type} {event.source} {event.target} {event.status}" for event in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad's president visited Mali.", "CONSULT TCD MLI actual"),
        ("Kenya hosted the Norwegian prime minister.", "CONSULT KEN NOR actual"),
        ("Peru recognised Chile's new government.", "SUPPORT PER CHL actual"),
        ("Norway accepted Kenya's offer.", "AGREE NOR KEN actual"),
        ("Sudan eased its restrictions on Chadian lorries.", "CONCEDE SDN TCD actual"),
        ("Norwegian agents shared intelligence with Kenya.", "COOPERATE NOR KEN actual"),
        ("Norway sent food to Mali.", "AID NOR MLI actual"),
        ("Chad withdrew its troops from Sudan.", "RETREAT TCD SDN actual"),
        ("Chile demanded that Peru open the archive.", "REQUEST CHL PER actual"),
        ("Mali accused Chad of lying.", "ACCUSE MLI TCD actual"),
        ("Sudan rejected a Kenyan plan.", "REJECT SDN KEN actual"),
        ("Chad threatened to close its embassy in Mali.", "THREATEN TCD MLI actual"),
        ("Hundreds of Peruvians in Lima marched against Chile.", "PROTEST PER CHL actual"),
        ("Kenya imposed an embargo on Sudan.", "SANCTION KEN SDN actual"),
        ("Sudan massed troops on the border with Chad.", "MOBILIZE SDN TCD actual"),
        ("Malian police arrested a Norwegian reporter.", "COERCE MLI NOR actual"),
        ("Mali ordered the deportation of Norwegian citizens.", "COERCE MLI NOR actual"),
        ("Sudanese planes bombed a village in Chad.", "ASSAULT SDN TCD actual"),
    ],
)
def test_types(text: str, expected: str) -> None:
    """Each of PLOVER's types has its frames."""
    assert told(text) == [expected]


def test_each_type_is_explained() -> None:
    """The list of meanings has every type that an event may have, and no other."""
    assert set(words("event_types.yaml")) == set(get_args(EventType))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad attacked Mali.", ["ASSAULT TCD MLI actual"]),
        ("Mali was attacked by Chad.", ["ASSAULT TCD MLI actual"]),
        ("The Chadian army's new drones attacked Malian positions.", ["ASSAULT TCD MLI actual"]),
        ("Chad and Mali signed a pact.", ["SUPPORT TCD MLI actual", "SUPPORT MLI TCD actual"]),
        ("A pact was signed by Chad and Mali.", ["SUPPORT TCD MLI actual", "SUPPORT MLI TCD actual"]),
        ("The Chadian and Malian ministers met.", ["CONSULT TCD MLI actual", "CONSULT MLI TCD actual"]),
        ("Kenya praised Chad and Mali.", ["SUPPORT KEN TCD actual", "SUPPORT KEN MLI actual"]),
        ("Kenya rejected the Chadian-Malian plan.", ["REJECT KEN TCD actual", "REJECT KEN MLI actual"]),
        ("Chad and Mali have agreed on the route.", ["AGREE TCD MLI actual", "AGREE MLI TCD actual"]),
        ("Chad has agreed with Mali on the route.", ["AGREE TCD MLI actual"]),
        ("Chad and Mali praised Kenya.", ["SUPPORT TCD KEN actual", "SUPPORT MLI KEN actual"]),
        ("The president of Chad criticised the government of Mali.", ["ACCUSE TCD MLI actual"]),
        ("Sudan, which fears Chad, expelled two Malian diplomats.", ["SANCTION SDN MLI actual"]),
        ("President Amina Deby thanked Norway.", ["SUPPORT Deby NOR actual"]),
        ("Chad said it had freed three Malian soldiers.", ["RETREAT TCD MLI actual"]),
        ("Ethnic Albanians rioted in Serbia.", []),
        ("Chadian forces shelled Sudan, killing nine people.", ["ASSAULT TCD SDN actual"]),
        (
            "The Norwegian minister, Amina Deby, and her Kenyan counterpart signed a protocol.",
            ["SUPPORT Deby KEN actual", "SUPPORT KEN Deby actual"],
        ),
        ("Norway joined the Lima accord.", []),
        ("The embassy in Mali called on Mali to free the crew.", []),
        ("The Kenyan embassy in Mali called on Mali to free the crew.", ["REQUEST KEN MLI actual"]),
        ("Kenya backed out, said Mali.", []),
        ("Norway and Mali discussed the Chadian harvest.", ["CONSULT NOR MLI actual", "CONSULT MLI NOR actual"]),
        ("Norway's minister met with bankers to discuss the Chadian harvest.", []),
        ("A pro-Chadian crowd attacked Mali.", []),
        ("Talks between Chad and Mali were held in Oslo.", ["CONSULT TCD MLI actual", "CONSULT MLI TCD actual"]),
        ("The world spoke of Chad's attack on Mali.", ["ASSAULT TCD MLI actual"]),
        ("Sudanese raids in Chad made headlines.", ["ASSAULT SDN TCD actual"]),
        ("A Chadian summit in Mali made headlines.", []),
        ("A Malian was arrested in Lima for attacking Chile.", []),
        ("A raid by Sudan on Chad made headlines.", ["ASSAULT SDN TCD actual"]),
        ("Chad condemned what Norway called a raid.", []),
        ("Kenya fined two banks it accused of cheating Peru.", []),
        ("Talks between Chad and Mali have been stalled since May.", []),
        ("Talks between Chad and Mali remain suspended.", []),
        ("Chadian soldiers sent to fight Mali have been killed.", []),
        ("Norwegian ministers will meet in Lima.", []),
        ("A Chadian official asked not to be named.", []),
        ("Chad and Mali accused one another of spying for Kenya.", ["ACCUSE TCD MLI actual", "ACCUSE MLI TCD actual"]),
        ("Chad and Mali held talks in the Kenyan capital.", ["CONSULT TCD MLI actual", "CONSULT MLI TCD actual"]),
        ("Chad demanded that Mali stop its raid and withdraw from Kenya.", ["REQUEST TCD MLI actual"]),
        ("Chad placed sanctions on Mali in May.", ["SANCTION TCD MLI actual"]),
        ("Chad had convinced Mali to offer Kenya a truce.", ["AGREE MLI KEN planned"]),
        ("The assembly met with its chair, Ann Deby of Chad, urging Mali to leave.", ["REQUEST TCD MLI actual"]),
        ("Chad and Mali attacked each other.", ["ASSAULT TCD MLI actual", "ASSAULT MLI TCD actual"]),
        ("Chadian parties accused each other of fraud in Mali.", []),
        ("The Chadians pushed for a date, the Malians pushed for a list of names.", []),
        ("Chad has threatened to take the matter to the United Nations.", []),
    ],
)
def test_parties(text: str, expected: list[str]) -> None:
    """The source does the act and the target suffers it, however the clause is built."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway did not send food to Mali.", ["AID NOR MLI negated"]),
        ("Norway never attacked Mali.", ["ASSAULT NOR MLI negated"]),
        ("Neither Norway nor Chad attacked Mali.", ["ASSAULT NOR MLI negated", "ASSAULT TCD MLI negated"]),
        ("Norway neither praised nor attacked Mali.", ["ASSAULT NOR MLI negated"]),
        ("Had Norway attacked Mali, prices would have risen.", ["ASSAULT NOR MLI conditional"]),
        ("Norway may send food to Mali.", ["AID NOR MLI conditional"]),
        ("If Chad invaded Mali, prices would rise.", ["ASSAULT TCD MLI conditional"]),
        ("Norway will send food to Mali.", ["AGREE NOR MLI planned"]),
        ("Norway said it would send food to Mali.", ["AGREE NOR MLI planned"]),
        ("Norway is ready to send food to Mali.", ["AGREE NOR MLI planned"]),
        ("Norway will not send food to Mali.", ["REJECT NOR MLI actual"]),
        ("Norway continues to send food to Mali.", ["AID NOR MLI actual"]),
        ("Kenya plans to impose sanctions on Sudan.", ["THREATEN KEN SDN planned"]),
        ("Chad vowed to support Mali.", ["AGREE TCD MLI planned"]),
        ("Chad vowed to attack Mali.", ["THREATEN TCD MLI planned"]),
        ("Chad's president will visit Mali.", ["CONSULT TCD MLI planned"]),
        ("Talks between Chad and Mali will begin soon.", ["CONSULT TCD MLI planned", "CONSULT MLI TCD planned"]),
        ("They expect the planned Chadian visit to Mali.", ["CONSULT TCD MLI planned"]),
        (
            "Chad's president will make a state visit to Mali to sign a treaty with his Malian host.",
            ["CONSULT TCD MLI planned", "AGREE TCD MLI planned"],
        ),
        ("Chad had been scheduled to visit Mali on Friday.", []),
        (
            "Chad would not attack Kenya but had summoned Mali's ambassador.",
            ["ASSAULT TCD KEN negated", "ACCUSE TCD MLI actual"],
        ),
        ("Instead of signing a pact with Mali, Chad closed the road.", ["SUPPORT TCD MLI negated"]),
        ("Chad went home without signing a pact with Mali.", ["SUPPORT TCD MLI negated"]),
        (
            "Chad and Mali left with a plan to meet but without signing the accord.",
            ["SUPPORT TCD MLI negated", "SUPPORT MLI TCD negated"],
        ),
        (
            "In addition to signing a pact, the Chadian and Malian leaders are expected to discuss trade.",
            ["AGREE TCD MLI planned", "AGREE MLI TCD planned", "CONSULT TCD MLI planned", "CONSULT MLI TCD planned"],
        ),
    ],
)
def test_status(text: str, expected: list[str]) -> None:
    """Modality makes an act planned, negated or conditional, and the time of an act can change its type."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad threatened to attack Mali and to arrest its envoys.", ["THREATEN TCD MLI actual"]),
        ("Chad accused Mali of firing on fishing boats, killing four people.", ["ACCUSE TCD MLI actual"]),
        ("Chad denied that Mali had attacked Sudan.", []),
        ("Kenya called for talks between Chad and Mali.", ["REQUEST KEN TCD actual", "REQUEST KEN MLI actual"]),
        ("Hopes for talks between Chad and Mali grew.", []),
        ("Peru said that Chile must leave the bay.", ["REQUEST PER CHL actual"]),
        ("Chile must leave the bay, Peru said.", ["REQUEST PER CHL actual"]),
        ('"We have attacked Mali," said the Chadian general.', ["ASSAULT TCD MLI actual"]),
        ("Kenya called on its citizens to protest against Mali.", []),
        ("Kenya called on Mali to free the Chadian envoy.", ["REQUEST KEN MLI actual"]),
        ("Kenya warned its citizens against travel to Mali.", []),
    ],
)
def test_speech(text: str, expected: list[str]) -> None:
    """What is demanded, threatened, wished for or denied is no act of its own; what somebody tells as a fact is one."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sudanese police dispersed dozens of demonstrators.", ["COERCE SDN SDN actual"]),
        ("The Sudanese government lifted the curfew.", ["CONCEDE SDN SDN actual"]),
        ("Sudanese soldiers killed nine people.", []),
        ("The United Nations lifted the curfew.", []),
        ("Norway sent food to the demonstrators.", []),
    ],
)
def test_acts_at_home(text: str, expected: list[str]) -> None:
    """Without another state, only a word for its own people or order makes a state its own target."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Talks began.",
        "Chad is larger than Mali.",
        "Chad and Mali share a lake.",
        "The army attacked Mali.",
        "Chad attacked at dawn.",
        "Peru beat Chile in the final.",
        "Peru meets Norway tonight.",
        "Chilean fans killed time in Lima.",
        "The Norwegian actor Amina Deby supports Malian designers.",
        "A Kenyan company sued Norway's richest man.",
        "Shares in Lima rallied after a strong week in Norway.",
        "Norway's economy grew faster than Kenya's.",
        "Chad attacks Mali\n",
        "Chad rejected claims that it sent arms to Mali.",
        "Chad vetoed a resolution condemning its invasion of the north and calling on Mali to leave.",
        "The palace in Lima had been hit by a strike and destroyed.",
        "The governor convinced Chad to offer concessions.",
        "Talks between Chad and Mali are not ruled out.",
        "Chad killed the measure of Mali.",
        "Chad vetoed a plan that would have demanded that Kenya stop its raids on Mali and withdraw all troops.",
    ],
)
def test_nothing_to_find(text: str) -> None:
    """Two parties and an act between them are needed; headings, sport and trade names have none."""
    assert told(text) == []


def test_words_are_shown() -> None:
    """The verb is shown with the words of its frame, in its sentence."""
    (event,) = found("It rained. Kenya imposed a strict embargo on Sudan.")
    assert event.verb.text == "imposed a strict embargo"
    assert event.sentence.text == "Kenya imposed a strict embargo on Sudan."
    assert event.id == f"event-{event.verb.key}-KEN-SDN"
    assert event.evidence == (event.verb, event.sentence)


def test_events_stand_in_the_order_of_the_text() -> None:
    """Events come as the text tells them, each once a sentence."""
    events = found("Chad praised Mali. Chad praised Mali, and it praised Mali twice. Kenya met Sudan's envoy.")
    assert [event.verb.start for event in events] == sorted(event.verb.start for event in events)
    assert len(events) == len({(event.sentence, event.type, event.source, event.target) for event in events})


def test_nothing_without_actors() -> None:
    """An empty map of actors gives no events."""
    assert find_events(reading("Chad attacked Mali."), {}) == ()


@pytest.mark.parametrize(
    "text", ["Chad and " * 500, "Chad threatened to " * 300, "Chad signed a pact with Mali and " * 300]
)
def test_endless_sentences(text: str) -> None:
    """A sentence without an end neither raises nor multiplies its parties."""
    assert len(found(text)) < 50
