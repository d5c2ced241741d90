"""Claims: the status that the wording of a sentence shows, its cue, and what makes no claim."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from measure import measured_claims

from analysis.article import Article, read_article
from analysis.claims import Claim, find_claims
from analysis.language import read
from analysis.places import folder

ONE = [
    ("The navy has been able to train.", "done", None),
    ("The navy is able to train.", "possible", "able"),
    ("For the navy, it’s already too late.", "done", None),
    ("I would like to clarify that the mine is shut.", "done", None),
    ("The two ministers met in Geneva.", "done", None),
    ("The parliament has ratified the agreement.", "done", None),
    ("The pipeline was closed by the operator.", "done", None),
    ("The river forms the border between the states.", "done", None),
    ("The goal of the party is to take power.", "done", None),
    ("Troops are patrolling the border.", "done", None),
    ("The bank, which may collapse, raised its rates.", "done", None),
    ("The bridge that should have been repaired fell.", "done", None),
    ("The envoy said that the talks ended.", "done", None),
    ("The president flew to Lima to sign a contract.", "done", None),
    ("The firm is considering a new factory.", "done", None),
    ("The task is to rebuild the roads.", "done", None),
    ("Exports rise every year.", "done", None),
    ("The singer wants a new hall.", "done", None),
    ("The mayor has been called a hero for what she did.", "done", None),
    ("If they slept before, they know now.", "done", None),
    ("The valley has potential that investors ignore.", "done", None),
    ("The lake has felt colder since.", "done", None),
    ("The committee gave a report on plans for the port.", "done", None),
    ("RABAT — The head of the mine, Omar Idrissi, resigned on Friday.", "done", None),
    ("LINDGREN: Norway has its own fleet.", "done", None),
    ("Experts call the plan dull.", "done", None),
    ("He is said to have agreed.", "done", None),
    ("The singer tells the press on Friday that the hall is closed.", "done", None),
    ("The problem is how to pay for it.", "done", None),
    ("For instance, the mayor calls her deputy.", "done", None),
    ("He has argued that the rules expose farmers.", "done", None),
    ("Even if it rains, the harvest is safe.", "done", None),
    ("If it rained, they stayed.", "done", None),
    ("The mayor called her deputy.", "done", None),
    ("He went to see his brother.", "done", None),
    ("The governor will visit the port on Friday.", "announced", "will"),
    ("The accord will be signed next week.", "announced", "will"),
    ("The summit will take place in Oslo.", "announced", "will"),
    ("The government plans to build two reactors.", "announced", "plans"),
    ("Both sides agreed to exchange prisoners.", "announced", "agreed"),
    ("The vote is scheduled to be held in June.", "announced", "scheduled"),
    ("The minister has promised to resign.", "announced", "promised"),
    ("The fleet is to return in spring.", "announced", "is"),
    ("The company has plans to open a mine.", "announced", "plans"),
    ("The spokesman said the army would withdraw.", "announced", "would"),
    ("We are going to appeal.", "announced", "going"),
    ("The law is to be passed in May.", "announced", "is"),
    ("The truce was meant to last a month.", "announced", "meant"),
    ("The first flight had been scheduled for 3 May.", "announced", "scheduled"),
    ("The vote is set for June.", "announced", "set"),
    ("It is planned that the port opens to ferries.", "announced", "planned"),
    ("Tokyo promised a loan.", "announced", "promised"),
    ("The militia threatened to close the strait.", "announced", "threatened"),
    ("The firm is about to sell its mine.", "announced", "about"),
    ("The rest is to come from a fund.", "announced", "is"),
    ("The chancellor is visiting Riga next week.", "announced", "next week"),
    ("The fair opens tomorrow in Tashkent.", "announced", "tomorrow"),
    ("The talks begin on Monday.", "announced", "Monday"),
    ("The deadline is next month.", "announced", "next month"),
    ("Her mother will return to the union.", "announced", "will"),
    ("The bank confirmed that it would lend the money.", "announced", "would"),
    ("The envoy informed the press that talks would resume.", "announced", "would"),
    ("The governor warned growers that fines would be doubled.", "announced", "would"),
    ("They agreed that the road would be reopened.", "announced", "would"),
    ("Duarte was quoted as saying that the port would close.", "announced", "would"),
    ("The agency quoted Duarte as saying that the port would be closed.", "announced", "would"),
    ("She is said to be planning a visit.", "announced", "planning"),
    ("It is going to rain.", "expected", "going"),
    ("The army is poised to strike.", "expected", "poised"),
    ("The storm is about to break.", "expected", "about"),
    ("It is hard to say.", "opinion", "hard"),
    ("The delegates are expected to discuss fishing rights.", "expected", "expected"),
    ("Prices will rise.", "expected", "will"),
    ("Ann Lee said that the company would lose its licence.", "expected", "would"),
    ("Hundreds of jobs will be lost.", "expected", "will"),
    ("The drought is likely to last.", "expected", "likely"),
    ("Analysts expect that output falls.", "expected", "expect"),
    ("The strike will probably end.", "expected", "probably"),
    ("Ann Lee said that it would cost a fortune.", "expected", "would"),
    ("The ministry forecasts growth of two per cent.", "expected", "forecasts"),
    ("The deal may collapse.", "possible", "may"),
    ("In my view, that is a hostile act.", "opinion", "In my view"),
    ("Norland will, I believe, follow.", "opinion", "believe"),
    ("Had the envoy agreed, the war would have ended.", "possible", "would"),
    ("The rebels might accept a truce.", "possible", "might"),
    ("Sanctions could hurt farmers.", "possible", "could"),
    ("The port can supply grain to the region.", "possible", "can"),
    ("The project has the potential to change the valley.", "possible", "potential"),
    ("It is possible that the court rejects the appeal.", "possible", "possible"),
    ("The result means that the dam may go.", "possible", "may"),
    ("There is a chance that the dam holds.", "possible", "chance"),
    ("The drought threatens to spread.", "possible", "threatens"),
    ("The cabinet is considering sending troops.", "possible", "considering"),
    ("The harvest fails unless it rains.", "possible", "unless"),
    ("Perhaps the king knew.", "possible", "Perhaps"),
    ("There is a risk of flooding.", "possible", "risk"),
    ("The island would welcome tourists.", "possible", "would"),
    ("The navy will be able to reach the strait.", "possible", "able"),
    ("All members must pay their share.", "necessary", "must"),
    ("Neighbours should help each other.", "necessary", "should"),
    ("The plan requires more money.", "necessary", "requires"),
    ("The region needs clean water.", "necessary", "needs"),
    ("The council has to approve the budget.", "necessary", "has"),
    ("The firm will have to pay a fine.", "necessary", "have"),
    ("It is essential that both parties stop.", "necessary", "essential"),
    ("There is a need for new rules.", "necessary", "need"),
    ("The authors recommend a closed season.", "necessary", "recommend"),
    ("The envoy called for a truce.", "necessary", "called"),
    ("The council urged both sides to stop.", "necessary", "urged"),
    ("The council proposed closing the mine.", "necessary", "proposed"),
    ("The council proposed that the guards exchange data.", "necessary", "proposed"),
    ("The court demanded that he leave.", "necessary", "demanded"),
    ("The lawyer insists that the hearing be public.", "necessary", "insists"),
    ("A new war is inevitable.", "opinion", "inevitable"),
    ("I believe that the plan works.", "opinion", "believe"),
    ("Analysts consider the schedule unrealistic.", "opinion", "consider"),
    ("The union wants to strike.", "opinion", "wants"),
    ("The union wants members to strike.", "opinion", "wants"),
    ("Ultimately, the firm hopes to sell.", "opinion", "hopes"),
    ("The union is keen to strike.", "opinion", "keen"),
    ("The growers were hopeful.", "opinion", "hopeful"),
    ("The visit marks a turning point in relations.", "opinion", "turning point"),
    ("The decision was a mistake.", "opinion", "mistake"),
    ("The lake is considered the pride of the nation.", "opinion", "considered"),
    ("The canal remains an important route.", "opinion", "important"),
    ("Unfortunately, the talks failed.", "opinion", "Unfortunately"),
    ("The professor noted that the law is dangerous.", "opinion", "dangerous"),
    ("“The treaty should be renewed,” the envoy said.", "necessary", "should"),
    ("The general warned that the front could break.", "possible", "could"),
    ("According to the agency, the reactor was shut down.", "done", None),
]

DENIED = [
    ("The ministers did not meet.", "done"),
    ("Nor will the ministers meet.", "announced"),
    ("The firm could not be reached for comment.", "done"),
    ("Neither side’s figures could be verified.", "possible"),
    ("The firm neither confirmed nor denied the sale.", "done"),
    ("The firm would not say whether the mine is safe.", "done"),
    ("The firm denied reports that the mine was closed.", "done"),
    ("The firm would not sell the mine, the minister said.", "announced"),
    ("The pact no longer protects the islands.", "done"),
    ("No agreement was reached.", "done"),
    ("The fleet will not return.", "announced"),
    ("The rebels cannot win.", "possible"),
    ("The company has no plans to sell.", "announced"),
    ("He never visited the camp.", "done"),
    ("Not one bridge was open.", "done"),
    ("The firm has yet to answer.", "done"),
    ("The vote is yet to be held.", "done"),
    ("Not all members agreed.", "done"),
    ("A ceasefire can fail. A court must not.", "necessary"),
    ("The patrol was unable to reach the village.", "done"),
    ("A deal is unlikely.", "expected"),
    ("The army denied that its troops had fired.", "done"),
    ("The minister has never said that the road was safe.", "done"),
    ("The firm does not plan to resume flights.", "announced"),
    ("The envoy said the road was not safe.", "done"),
]

AFFIRMED = [
    ("A deal is not unlikely.", "expected"),
    ("The mayor denied that he had not paid.", "done"),
    ("He is a chemist, not a politician.", "done"),
    ("The talks are nothing but a show.", "done"),
    ("The firm has not ruled out a sale.", "done"),
    ("There is no doubt that the firm sold its mine.", "done"),
    ("The minister, who never smiles, opened the bridge.", "done"),
]

TO_SELL = [
    "will", "is going to", "is about to", "is to", "is due to", "is set to", "is ready to", "is likely to",
    "is expected to", "is scheduled to", "is slated to", "is planning to", "has plans to", "intends to", "aims to",
    "has decided to", "has agreed to", "has promised to", "has vowed to", "has offered to", "has threatened to",
    "has proposed to", "may", "could", "should", "must", "has to", "needs to", "ought to", "would", "wants to",
    "hopes to", "expects to", "seeks to", "is poised to", "is preparing to", "said that it would",
    "announced that it will", "announced plans to", "was quoted as saying it would", "is on course to",
    "is on track to", "is bound to", "is certain to", "is sure to", "is prepared to", "is willing to",
    "is determined to", "is obliged to", "is required to", "is supposed to", "looks set to", "looks likely to",
    "appears ready to", "is in a position to", "has the right to", "has the option to", "is free to",
]  # fmt: skip

AHEAD = [
    "The firm is planning the sale of its mine.",
    "The firm's plan is to sell its mine.",
    "The firm has proposed selling its mine.",
    "The firm is considering selling its mine.",
    "The firm would have sold its mine.",
    "The firm sells its mine tomorrow.",
    "The firm sells its mine next week.",
    "The firm is selling its mine next month.",
    "The mine will be sold.",
    "The mine is to be sold.",
    "The mine is being sold next week.",
    "The mine was to be sold.",
    "The mine was supposed to be sold.",
    "The mine had been due to be sold.",
    "The mine was meant to be sold.",
    "The sale is planned for June.",
    "The sale is scheduled for June.",
    "The sale is expected in June.",
    "The sale is due in June.",
    "The sale is set for June.",
    "The sale is likely.",
    "The sale is possible.",
    "The sale was planned.",
    "The firm is said to be planning a sale.",
    "The firm confirmed that the mine would be sold.",
    "The firm told a press conference the mine would be sold.",
    "It is planned that the mine be sold.",
    "It is possible that the mine is sold.",
    "There are plans to sell the mine.",
    "There is a plan to sell the mine.",
    "The minister demanded that the mine be sold.",
    "The minister called for the mine to be sold.",
    "The minister called for the sale of the mine.",
    "The minister urged the firm to sell the mine.",
    "The minister recommended selling the mine.",
    "The minister recommended that the mine be sold.",
    "The minister promised a sale of the mine.",
    "The firm has pledged to sell its mine by June.",
    "The firm is on the verge of selling its mine.",
    "The firm seems to be selling its mine.",
    "The firm remains committed to selling its mine.",
    "The firm is committed to selling its mine.",
]

SEVERAL = [
    ("The army left the city and will close its base.", ["done", "announced"]),
    ("The report says that exports fell and that prices may rise.", ["done", "possible"]),
    ("The charter states that members must vote.", ["necessary"]),
    ("He spoke of peace and praised the hosts.", ["done"]),
    ("If the firm asks, the bank will lend; the board has not decided.", ["done", "announced"]),
    ("She noted that trade grew, adding that both countries should invest more.", ["done", "necessary"]),
]

NONE = [
    "Will the two presidents meet?",
    "“Should we leave?”",
    "Key areas of trade",
    "Monday, joint exercises and patrols.",
    "Talks, talks, and more talks.",
    "Stop!",
    "😀 …",
    "Thank you all for coming.",
    "Do what you can now.",
    "Let us go.",
    "The envoy called on Thursday from the capital.",
]


@cache
def claims(text: str) -> tuple[Claim, ...]:
    return find_claims(read(Article(text)))


@pytest.mark.parametrize(("text", "status", "cue"), ONE)
def test_a_sentence_shows_its_status_by_a_cue(text: str, status: str, cue: str | None) -> None:
    """The main clause decides, or the clause reported; relative clauses do not."""
    assert [(c.status, c.cue and c.cue.text, c.negated) for c in claims(text)] == [(status, cue, False)]


@pytest.mark.parametrize(("text", "status"), DENIED)
def test_a_denied_claim_keeps_its_status(text: str, status: str) -> None:
    """Negation is told apart from firmness."""
    assert [(c.status, c.negated) for c in claims(text)][-1:] == [(status, True)]


@pytest.mark.parametrize(("text", "status"), AFFIRMED)
def test_two_denials_and_those_of_other_words_deny_nothing(text: str, status: str) -> None:
    """What is denied is the clause, not a noun or a relative clause in it."""
    assert [(c.status, c.negated) for c in claims(text)] == [(status, False)]


@pytest.mark.parametrize("text", [*(f"The firm {words} sell its mine." for words in TO_SELL), *AHEAD])
def test_what_lies_ahead_is_never_done(text: str) -> None:
    """Whatever the words for it, an act that is planned, expected, possible or demanded is not told as done."""
    assert claims(text)
    assert "done" not in {c.status for c in claims(text)}


@pytest.mark.parametrize(("text", "statuses"), SEVERAL)
def test_clauses_of_different_status_are_claims_of_their_own(text: str, statuses: list[str]) -> None:
    """Of coordinated and reported clauses each status counts once."""
    assert [c.status for c in claims(text)] == statuses


@pytest.mark.parametrize("text", NONE)
def test_questions_headings_and_verbless_sentences_claim_nothing(text: str) -> None:
    """Only what is stated is a claim."""
    assert claims(text) == ()


def test_the_first_article_is_worded_as_its_readers_see_it() -> None:
    """A visit announced, a signing done, talks expected, trade inevitable in someone's opinion."""
    article = read_article(folder("data") / "articles" / "russia-iran-treaty.txt")
    found = {c.sentence.text[:30]: (c.status, c.negated) for c in find_claims(read(article))}
    assert found["Amid Western sanctions and geo"] == ("possible", False)
    assert found["In a notable move on the world"] == ("announced", False)
    assert found["For his part, Russian military"] == ("done", True)
    assert found["Lyamin stressed that in the ne"] == ("expected", False)
    assert found["With both countries under sanc"] == ("opinion", False)
    assert found["In terms of political signific"] == ("done", False)
    assert found["In addition to signing the tre"] == ("expected", False)
    assert not [text for text in found if text.startswith(("The first,", "Monday,", "Tuesday,"))]


def test_claims_of_annotated_articles_are_found() -> None:
    """Nearly all clauses are found with their status and negation, and nothing planned is called done."""
    counts = measured_claims()
    found, right = counts["claims found"], counts["claims hits"]
    assert min(right / found, right / counts["claims wanted"]) >= 0.97
    assert min(counts["status"], counts["negation"]) >= 0.95 * right
    assert counts["speaker"] >= 0.92 * right
    assert counts["planned called done"] == 0


def test_every_claim_has_an_id_of_its_own() -> None:
    """Two claims of one sentence differ by their cues."""
    found = claims("The army left the city and will close its base. Prices may rise and wages must follow.")
    assert len({c.id for c in found}) == len(found) == 4


PIECES = [
    "will",
    "sign",
    "may",
    "said",
    "that",
    "the",
    "treaty",
    ",",
    "“",
    "”",
    "not",
    "was",
    ".",
    "?",
    "\u202e",
    "and",
]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(PIECES)))
def test_any_text_is_read(parts: list[str]) -> None:
    """No order of words raises, and every cue stands in its sentence."""
    assert all(c.sentence.covers(c.cue) for c in find_claims(read(Article(" ".join(parts) or "-"))) if c.cue)
