"""Who says what: every form of quotation, and texts that hold none."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from analysis.article import Article, read_article
from analysis.language import load_model, read
from analysis.quotations import Quotation, find_quotations
from analysis.quotations.marks import pair
from analysis.quotations.speech import subject_of

ARTICLE = "data/articles/russia-iran-treaty.txt"
ROAD = "The road will not be ready this year"


@cache
def quotations(text: str) -> tuple[Quotation, ...]:
    return find_quotations(read(Article(text)))


def told(text: str) -> list[tuple[str, str | None, str | None, list[str]]]:
    """Form, speaker, cue and segments of each quotation."""
    return [
        (q.form, q.speaker.text if q.speaker else None, q.cue.text if q.cue else None, [s.text for s in q.segments])
        for q in quotations(text)
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "segments"),
    [
        ("“The bridge is closed,” said Mayor Okafor.", "Mayor Okafor", "said", ["“The bridge is closed,”"]),
        ('"The bridge is closed," Okafor said.', "Okafor", "said", ['"The bridge is closed,"']),
        ("''The bridge is closed,'' Okafor said.", "Okafor", "said", ["''The bridge is closed,''"]),
        ("«The bridge is closed,» Okafor said.", "Okafor", "said", ["«The bridge is closed,»"]),
        ("‘The bridge isn’t closed,’ Okafor said.", "Okafor", "said", ["‘The bridge isn’t closed,’"]),
        ("“Is the bridge closed?” she asked.", "she", "asked", ["“Is the bridge closed?”"]),
        ("Okafor said, “The bridge is closed.”", "Okafor", "said", ["“The bridge is closed.”"]),
        ("Said Okafor: “The bridge is closed.”", "Okafor", "Said", ["“The bridge is closed.”"]),
        (
            "“The bridge is closed,” tweeted its regional director, Ada Okafor.",
            "its regional director, Ada Okafor",
            "tweeted",
            ["“The bridge is closed,”"],
        ),
        (
            '"It was Norland that opened fire, at 5:40 in the morning," its spokeswoman, Ada Okafor, told a briefing.',
            "its spokeswoman, Ada Okafor",
            "told",
            ['"It was Norland that opened fire, at 5:40 in the morning,"'],
        ),
        ("“The bridge is closed for good.” — Ada Okafor", "Ada Okafor", "—", ["“The bridge is closed for good.”"]),
        (
            "Okafor also said at the meeting, “I do not rule out that it will close for good,” Norland Radio reported.",
            "Okafor",
            "said",
            ["“I do not rule out that it will close for good,”"],
        ),
        ("Okafor on the bridge: “It is closed.”", "Okafor", ":", ["“It is closed.”"]),
        ("According to Okafor, “The bridge is closed.”", "Okafor", "According to", ["“The bridge is closed.”"]),
        (
            "“It is closed,” Okafor quipped, “like my purse.”",
            "Okafor",
            "quipped",
            ["“It is closed,”", "“like my purse.”"],
        ),
        ("“It is closed,” Okafor said. “We must wait.”", "Okafor", "said", ["“It is closed,”", "“We must wait.”"]),
        (
            "Ada Okafor, who leads the MNK's political wing, posted on X: “We came.”",
            "Ada Okafor",
            "posted",
            ["“We came.”"],
        ),
        ("“It is closed,” Okafor deadpanned.", "Okafor", "deadpanned", ["“It is closed,”"]),
        ("“It is closed,” Okafor was quoted as saying.", "Okafor", "saying", ["“It is closed,”"]),
        ("“It is closed,” Okafor was quoted by the agency as saying.", "Okafor", "saying", ["“It is closed,”"]),
        ("“It is closed,” the agency quoted Okafor as saying.", "Okafor", "saying", ["“It is closed,”"]),
        ("Okafor was asked twice:\n“It is closed.”", "Okafor", "asked", ["“It is closed.”"]),
        ("MOSCOW, May 3. /AGENCY/. “It is closed,” Okafor said.", "Okafor", "said", ["“It is closed,”"]),
        ("MOSCOW, May 3 (Agency) — “It is closed,” Okafor said.", "Okafor", "said", ["“It is closed,”"]),
    ],
)
def test_an_utterance_has_the_speaker_its_cue_gives(text: str, speaker: str, cue: str, segments: list[str]) -> None:
    """Words in quotation marks are direct speech of whoever the cue before, within or after them names."""
    assert told(text) == [("direct", speaker, cue, segments)]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "segments"),
    [
        ("The minister said that the port will reopen.", "The minister", "said", ["that the port will reopen"]),
        ("The port will reopen, the minister said.", "the minister", "said", ["The port will reopen"]),
        (
            "Peru seized a ship on Monday, two officials said, the first such case since June.",
            "two officials",
            "said",
            ["Peru seized a ship on Monday"],
        ),
        ("Duarte said that talks had begun, without saying why.", "Duarte", "said", ["that talks had begun"]),
        *(
            (
                f"{dateline}President Ada Okafor said that the port is open.",
                "President Ada Okafor",
                "said",
                ["that the port is open"],
            )
            for dateline in ("Lima, Aug 7 (EFE).- ", "Lima, Aug 7 (EFE) ", "LIMA: ", "Lima (Reuters) Aug 7, 2025 ")
        ),
        (
            "Duarte said that the port would shut, even as he declined to comment on the strike.",
            "Duarte",
            "said",
            ["that the port would shut"],
        ),
        (
            "Norland used it as a warning to the boats, describing the raid as legal.",
            "Norland",
            "describing",
            ["the raid as legal"],
        ),
        ("Duarte said the port would open when asked what Okafor might do.", "Duarte", "said", ["the port would open"]),
        (
            "The guards said the port had been shelled, a claim the army denied.",
            "The guards",
            "said",
            ["the port had been shelled"],
        ),
        (
            "Norland announced that it would shut the port – prompting Okafor to leave.",
            "Norland",
            "announced",
            ["that it would shut the port"],
        ),
        (
            "On Monday, Duarte reported, citing letters, that the port had moved.",
            "Duarte",
            "reported",
            ["that the port had moved"],
        ),
        (
            "Duarte lamented that for months, the port has been shut and stood in the way of trade.",
            "Duarte",
            "lamented",
            ["that for months, the port has been shut and stood in the way of trade"],
        ),
        (
            "The assembly opened on Friday with its new President, Ali Okafor of Norland, calling for reform of it.",
            "its new President, Ali Okafor",
            "calling",
            ["for reform of it"],
        ),
        (
            "Norland’s ambassador to the United Nations, Ada Okafor, said it was late.",
            "Norland’s ambassador to the United Nations, Ada Okafor",
            "said",
            ["it was late"],
        ),
        (
            "US Under Secretary of State Ada Okafor earlier said the talks would go on.",
            "US Under Secretary of State Ada Okafor",
            "said",
            ["the talks would go on"],
        ),
        (
            "Norland and the Sea League, which have both paid for it in the past, called for calm.",
            "Norland and the Sea League",
            "called",
            ["for calm"],
        ),
        ("The port, she added, will reopen.", "she", "added", ["The port", "will reopen"]),
        ("According to Ms. Duarte, the port will reopen.", "Ms. Duarte", "According to", ["the port will reopen"]),
        ("The port will reopen, according to Ms. Duarte.", "Ms. Duarte", "according to", ["The port will reopen"]),
        ("As Duarte noted, the port will reopen.", "Duarte", "noted", ["the port will reopen"]),
        ("Duarte urged the owners to reopen the port.", "Duarte", "urged", ["the owners to reopen the port"]),
        (
            "The port was closed, Interfax (Moscow) reported on May 3.",
            "Interfax (Moscow)",
            "reported",
            ["The port was closed"],
        ),
        ("Duarte's claim that the port is safe was ignored.", "Duarte", "claim", ["that the port is safe"]),
        ("Duarte said on Friday that the port is safe.", "Duarte", "said", ["that the port is safe"]),
        ("Duarte was quoted as saying that the port is safe.", "Duarte", "saying", ["that the port is safe"]),
        ("Duarte is quoted by Interfax saying the port is safe.", "Duarte", "saying", ["the port is safe"]),
        ("The agency quoted Duarte as saying that the port is safe.", "Duarte", "saying", ["that the port is safe"]),
        ("The port is safe, Duarte was quoted as saying.", "Duarte", "saying", ["The port is safe"]),
        ("The port is safe, the agency quoted Duarte as saying.", "Duarte", "saying", ["The port is safe"]),
        ("The agency, citing Duarte, said the port is safe.", "The agency", "said", ["the port is safe"]),
        ("Okafor blamed Duarte, saying the port is safe.", "Okafor", "saying", ["the port is safe"]),
        ("Duarte told a press conference that the port is safe.", "Duarte", "told", ["that the port is safe"]),
        ("Duarte told parliament the port is safe.", "Duarte", "told", ["the port is safe"]),
        ("In Duarte's view, the port is safe.", "Duarte", "view", ["the port is safe"]),
        ("No 10 said that the port is safe.", "No 10", "said", ["that the port is safe"]),
        ("In her opinion the port is safe.", "her", "opinion", ["the port is safe"]),
        (
            "According to Assoc. Prof. Ana Duarte, the port is safe.",
            "Prof. Ana Duarte",
            "According to",
            ["the port is safe"],
        ),
        ("The road will not be ready this year, warned Ana Duarte.", "Ana Duarte", "warned", [ROAD]),
        ("The road will not be ready this year, added Spain's Ana Duarte.", "Spain's Ana Duarte", "added", [ROAD]),
        (
            "The port, as Duarte noted, even pays its own guards.",
            "Duarte",
            "noted",
            ["The port", "even pays its own guards"],
        ),
        (
            "Duarte said after the vote she would not reopen the port.",
            "Duarte",
            "said",
            ["she would not reopen the port"],
        ),
    ],
)
def test_reported_words_are_indirect(text: str, speaker: str, cue: str, segments: list[str]) -> None:
    """A clause or infinitive that a verb of saying brings in is indirect speech, without the cue and its speaker."""
    assert told(text) == [("indirect", speaker, cue, segments)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Duarte said that the port is “a ruin” and that nobody cares.",
            [("mixed", "Duarte", "said", ["that the port is “a ruin” and that nobody cares"])],
        ),
        (
            "Duarte noted that the port needs “a new pier,” adding that “money is no problem.”",
            [
                ("mixed", "Duarte", "noted", ["that the port needs “a new pier,”"]),
                ("mixed", "Duarte", "adding", ["that “money is no problem.”"]),
            ],
        ),
        (
            "He was quoted by Interfax as saying that “the work is over.”",
            [("mixed", "He", "saying", ["that “the work is over.”"])],
        ),
        (
            "Duarte believes that the deal is “mostly symbolic”.",
            [("mixed", "Duarte", "believes", ["that the deal is “mostly symbolic”"])],
        ),
        (
            "Acme said: “The mine was a success when it opened ten years ago,” adding that its value had doubled.",
            [
                ("direct", "Acme", "said", ["“The mine was a success when it opened ten years ago,”"]),
                ("indirect", "Acme", "adding", ["that its value had doubled"]),
            ],
        ),
        ("Duarte called the port “a ruin.”", [("mixed", "Duarte", "called", ["the port “a ruin.”"])]),
    ],
)
def test_quoted_words_within_a_reported_clause_make_it_mixed(
    text: str, expected: list[tuple[str, str, str, list[str]]]
) -> None:
    """A reported clause with some words in quotation marks is one mixed quotation; a new cue begins another."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Duarte said that Okafor would not ask “where the money came from”.",
            [("mixed", "Duarte", "said", ["that Okafor would not ask “where the money came from”"])],
        ),
        (
            "Duarte said that the port would open “within days”.",
            [("mixed", "Duarte", "said", ["that the port would open “within days”"])],
        ),
        (
            "Duarte told the news agency that work on the line to Norland would go on “without a pause”.",
            [("mixed", "Duarte", "told", ["that work on the line to Norland would go on “without a pause”"])],
        ),
        (
            "OSLO, May 3 (Agency) - Chad and Mali agreed to open a bridge that has been shut for years.",
            [("indirect", "Chad and Mali", "agreed", ["to open a bridge that has been shut for years"])],
        ),
        ("Duarte went on: “It is closed.”", [("direct", "Duarte", "went on", ["“It is closed.”"])]),
        ("Duarte asked Okafor why it works.", [("indirect", "Duarte", "asked", ["why it works"])]),
        ("Duarte asked to see the port.", [("indirect", "Duarte", "asked", ["to see the port"])]),
        (
            "Duarte said the port would open, as the rebels had demanded.",
            [("indirect", "Duarte", "said", ["the port would open, as the rebels had demanded"])],
        ),
        (
            "An official said Duarte hoped to open the port “before May”.",
            [("mixed", "An official", "said", ["Duarte hoped to open the port “before May”"])],
        ),
        (
            "The port will open, Duarte said, although Okafor had doubts.",
            [("indirect", "Duarte", "said", ["The port will open"])],
        ),
        (
            "They alleged that Duarte planned to flee, which she denies.",
            [("indirect", "They", "alleged", ["that Duarte planned to flee"])],
        ),
        (
            "Okafor said Norland's forces opened “unprovoked fire with mortars” at the port.",
            [
                (
                    "mixed",
                    "Okafor",
                    "said",
                    ["Norland's forces opened “unprovoked fire with mortars” at the port"],
                )
            ],
        ),
        ("Duarte demanded a share of 5%.", [("indirect", "Duarte", "demanded", ["a share of 5%"])]),
        (
            "Duarte urged the crew not to sail and closed the port.",
            [("indirect", "Duarte", "urged", ["the crew not to sail"])],
        ),
        (
            "Duarte warned that the port “will not last,” without elaborating.",
            [("mixed", "Duarte", "warned", ["that the port “will not last,”"])],
        ),
        (
            "The owners denied that talks were held in May, Reuters reported.",
            [
                ("indirect", "Reuters", "reported", ["The owners denied that talks were held in May"]),
                ("indirect", "The owners", "denied", ["that talks were held in May"]),
            ],
        ),
        (
            "Okafor said “I am grateful to both of them,” and the two owners asked for more time.",
            [("direct", "Okafor", "said", ["“I am grateful to both of them,”"])],
        ),
        (
            "Duarte said the launch was a provocation and condemned the silence of Norland.",
            [
                ("indirect", "Duarte", "said", ["the launch was a provocation"]),
                ("indirect", "Duarte", "condemned", ["the silence of Norland"]),
            ],
        ),
        (
            "Duarte denied that the navy had fired and then delivered a jab at the press.",
            [("indirect", "Duarte", "denied", ["that the navy had fired"])],
        ),
        (
            "Duarte recalled what Okafor has said on the matter and maintained that the port would open.",
            [
                ("indirect", "Duarte", "recalled", ["what Okafor has said on the matter"]),
                ("indirect", "Duarte", "maintained", ["that the port would open"]),
            ],
        ),
        (
            "OSLO, May 15: Firmly rejecting the appeal for a review, the foreign minister confirmed that it was shut.",
            [
                ("indirect", "the foreign minister", "rejecting", ["the appeal for a review"]),
                ("indirect", "the foreign minister", "confirmed", ["that it was shut"]),
            ],
        ),
        (
            "Norland responded by closing some lanes, while continuing to insist that it has no ships.",
            [("indirect", "Norland", "insist", ["that it has no ships"])],
        ),
        (
            "Duarte did not say on what scale the port was hit but told the council that it had been.",
            [("indirect", "Duarte", "told", ["that it had been"])],
        ),
        (
            "Norland urged the guards of Okafor to ensure that the port is “open and safe”.",
            [("mixed", "Norland", "urged", ["the guards of Okafor to ensure that the port is “open and safe”"])],
        ),
        (
            "Norland (Reuters) - Chad agreed to open a bridge.",
            [("indirect", "Chad", "agreed", ["to open a bridge"])],
        ),
        (
            "This bridge undermines trust, echoed Ada Okafor, head of the port, insisting that talks go on.",
            [
                ("indirect", "Ada Okafor", "echoed", ["This bridge undermines trust"]),
                ("indirect", "Ada Okafor", "insisting", ["that talks go on"]),
            ],
        ),
        (
            "Duarte confirmed the plan and said that the port would open.",
            [("indirect", "Duarte", "said", ["that the port would open"])],
        ),
    ],
)
def test_what_is_not_said_within_a_report_is_the_reporters(
    text: str, expected: list[tuple[str, str, str, list[str]]]
) -> None:
    """A verb of speech with "would not", or one that may mean another act, takes no words from whoever reports it."""
    assert told(text) == expected


def test_a_verb_with_several_subjects_has_the_nearest() -> None:
    """Where the parser hangs two subjects on a verb of saying, the one beside it speaks."""
    words = ["Boats", "reach", "others", ",", "she", "said", "."]
    tags = ["nsubj", "ROOT", "dobj", "punct", "nsubj", "advcl", "punct"]
    said = Doc(load_model("auto")[0].vocab, words, heads=[5, 1, 1, 1, 5, 1, 1], deps=tags)[5]
    assert str(subject_of(said)) == "she"


def test_what_is_said_by_telephone_is_not_the_telephones() -> None:
    """Of an active verb the subject speaks, whatever stands after "by"."""
    found = quotations("Two farmers who fled said by telephone that a boat had come.")
    assert [(q.speaker and q.speaker.text, q.content.text) for q in found] == [("Two farmers", "that a boat had come")]


def test_one_of_them_is_who_is_named_beside() -> None:
    """The name set beside "one of them" names the speaker, whether or not the parser sees two subjects."""
    found = quotations('"I jumped. My brother did not," said one of them, Ann Lee, 34, from a clinic in Oslo.')
    assert [q.speaker and q.speaker.text.endswith("Ann Lee") for q in found] == [True]


def test_a_fragment_has_the_subject_of_its_clause_as_speaker() -> None:
    """Quoted words in the article's own clause are a fragment of what the clause's subject says."""
    assert told("The union also wants “a fair share of every contract” by June.") == [
        ("fragment", "The union", None, ["“a fair share of every contract”"])
    ]


def test_a_passive_without_agent_names_no_speaker() -> None:
    """Quoted words in a passive clause without "by" are a fragment of nobody known."""
    assert told("The harbour is considered “the very heart of the old town”.") == [
        ("fragment", None, None, ["“the very heart of the old town”"])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“We have waited a year.\n“We will not wait another,” Ms. Duarte said.",
        '"We have waited a year.\nWe will not wait another,” Ms. Duarte said.',
        "“We have waited a year,” Ms. Duarte said.\n“We will not wait another.”",
    ],
)
def test_a_quotation_runs_over_paragraphs(text: str) -> None:
    """A mark left open, or an utterance without a cue right after another, makes one quotation of two paragraphs."""
    (quotation,) = quotations(text)
    assert quotation.form == "direct"
    assert len(quotation.segments) == 2
    assert quotation.speaker is not None
    assert quotation.speaker.text == "Ms. Duarte"


def test_a_floating_utterance_is_said_by_whom_the_sentence_before_is_about() -> None:
    """An utterance without a cue after a sentence about somebody is that person's."""
    text = "“It is closed,” Okafor said.\nMr. Reyes was not amused.\n“Nobody told me anything at all.”"
    assert [speaker for _, speaker, _, _ in told(text)] == ["Okafor", "Mr. Reyes"]


def test_a_transcript_gives_each_paragraph_to_its_name() -> None:
    """Where paragraphs begin with names in capitals and a colon, each is what that person says."""
    text = "OKAFOR: Is the bridge closed?\nDUARTE: It is.\nOKAFOR: For how long?"
    assert told(text) == [
        ("direct", "OKAFOR", ":", ["Is the bridge closed?"]),
        ("direct", "DUARTE", ":", ["It is."]),
        ("direct", "OKAFOR", ":", ["For how long?"]),
    ]


def test_a_transcript_may_have_names_in_small_letters() -> None:
    """Names that begin two paragraphs or more; a label that begins one is nobody's."""
    text = "Interviewer: Is it shut?\nAna Duarte: It is.\nInterviewer: Why?\nAna Duarte: It leaks.\nNote: It is old."
    assert [(speaker, contents) for _, speaker, _, contents in told(text)] == [
        ("Ana Duarte", ["It is."]),
        ("Ana Duarte", ["It leaks."]),
    ]


def test_a_transcripts_name_may_have_an_office_beside_it() -> None:
    """So broadcasters print them: "ADA OKAFOR, ENVOY TO PERU: …", "OKAFOR: …"."""
    text = "ADA OKAFOR, ENVOY TO PERU: It is shut.\n\nJO DUARTE, HOST: Thank you.\n\nOKAFOR: It was late."
    assert [(speaker, words) for _, speaker, _, words in told(text)] == [
        ("ADA OKAFOR", ["It is shut."]),
        ("JO DUARTE", ["Thank you."]),
        ("OKAFOR", ["It was late."]),
    ]


def test_a_question_in_a_transcript_is_theirs_who_ask_it() -> None:
    """By name, where they give it; one without a name is the article's own. What they report is said in their words."""
    text = "Q: Jane Roe, Radio One. Norland says it is open?\nOKAFOR: It is not.\nQ: For how long?"
    assert [(speaker, contents) for _, speaker, _, contents in told(text)] == [
        ("Jane Roe", ["Jane Roe, Radio One. Norland says it is open?"]),
        ("OKAFOR", ["It is not."]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The treaty was signed in May.",
        "The two towns share a river and a long history.",
        "Asked about the port, Duarte left.",
        "Duarte believes that the port is safe.",
        "Duarte called Okafor on Friday.",
        "The film “The Long Night” opens on Friday.",
        "Robert “Bobby” Marsh won the race.",
        "The so-called “experts” left early.",
        'The plank is 6" wide and 12" long.',
        "The workers' union met in the '90s; it's gone.",
        "UPDATE: The bridge is closed.",
        "In other words, the bridge is closed.",
        "Duarte has not rejected the plan.",
        "Norland neither endorsed nor criticised the pact.",
        "Norland did not confirm or deny that troops had crossed.",
        "Duarte declined to say whether the port is safe.",
        "Duarte might have added that the port is safe.",
        "Duarte called on Thursday from Lagos.",
        "Duarte called the number twice.",
        "Inspectors found no proof that Norland had built a bomb.",
        "Nobody has said that Norland built a bomb.",
        "Norland has not said which option it favours.",
        "Duarte would not say whether the port is safe.",
        "Neither Duarte nor Okafor has said whether the port is safe.",
        "You write that the port is safe.",
        "The truce, agreed in May by both sides, had largely held.",
        "Norland recalled its ambassador.",
        "A rift between the parties threatened to close the port.",
        "Had Duarte agreed, the port would have closed.",
        "Yes, say diplomats.",
        "Duarte, whose lawyer, Ana Reyes, denied the charges, was sentenced.",
        "Nor should Duarte threaten what she will not do.",
        "Duarte stood up, as she said goodbye, still smiling.",
        "Duarte has never acknowledged that the port is unsafe.",
        "Duarte asked not to be named.",
        "Duarte spoke to us, asking that her name be withheld.",
        "Duarte left for Lagos without saying whether the port is safe.",
        "Duarte is not asking us to reopen the port.",
        "The court ordered the owners to reopen the port.",
        "Norland, which has asked for a bridge to its coast, was not invited.",
        "Norland, which agreed a loan with the bank in May, has been silent.",
        "Norland vetoed a draft that called for an immediate opening of the port.",
        "Okafor was barred from the port and denied a visa to the north.",
        "Duarte dismissed the minister over the incident.",
        "Duarte had convinced Okafor to offer “significant concessions”.",
        "Norland’s navy would reject the plan.",
        "The law would allow the guards to reject boats at the border.",
        "The port boasts a museum of ships.",
        "The mayor has yet to confirm whether the port is shut.",
        "The deal is done. According to Norland, that is.",
        "I asked four people why the port was closed.",
        "In my view the bridge is closed.",
        "The ship came in view of the port.",
        "The poet was quoted in a book by Okafor.",
    ],
)
def test_nothing_said_is_no_quotation(text: str) -> None:
    """Titles, nicknames, scare quotes, inches, apostrophes and the article's own statements are nobody's words."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("“a” b “c”", ["“a”", "“c”"]),
        ('"a" b "c', ['"a"', '"c']),
        ('"Go, he said. "Now."', ['"Go, he said. ', '"Now."']),
        ("“wrong closing mark“ here", ["“wrong closing mark“"]),
        ("stray” b", []),
    ],
)
def test_marks_pair_within_a_paragraph(text: str, stretches: list[str]) -> None:
    """Marks pair in order; a lone opening mark reaches to the paragraph's end, a lone closing one to nothing."""
    assert [text[q.start : q.end] for q in pair(text, 0, carried=False)] == stretches


def test_a_closing_mark_ends_what_the_paragraph_before_left_open() -> None:
    """After a paragraph with an open mark, the text up to a closing mark goes on with it."""
    (stretch,) = pair("and so on,” he said.", 0, carried=True)
    assert (stretch.start, stretch.end, stretch.continues) == (0, 11, True)


def test_the_first_article_is_read_exactly() -> None:
    """The example article holds thirteen quotations, each with the speaker as worded."""
    found = find_quotations(read(read_article(ARTICLE)))
    assert [(q.form, q.speaker and q.speaker.text, q.cue and q.cue.text, len(q.segments)) for q in found] == [
        ("indirect", "Sputnik (Russia)", "reported", 1),
        (
            "indirect",
            "Associate Professor Foad Izadi of the Department of American Studies at the University of Tehran",
            "According to",
            1,
        ),
        ("mixed", "Mr. Izadi", "noted", 1),
        ("mixed", "Mr. Izadi", "adding", 1),
        (
            "indirect",
            "Russian military expert Yuri Lyamin from the Center for Analysis of Strategies and Technologies",
            "said",
            1,
        ),
        ("mixed", "Lyamin", "stressed", 1),
        ("indirect", "Expert Izadi", "pointed out", 1),
        ("direct", "he", "said", 1),
        ("fragment", None, None, 1),
        ("direct", "Izadi", "commented", 2),
        ("mixed", "Expert Izadi", "emphasized", 1),
        ("mixed", "expert Lyamin", "added", 1),
        ("direct", "Russian Foreign Minister Sergey Lavrov", "said", 1),
    ]


def test_the_evidence_stands_in_the_article() -> None:
    """Each segment, speaker and cue is the article's own text at its offsets, the segments apart and in order."""
    article = read_article(ARTICLE)
    for quotation in find_quotations(read(article)):
        assert all(article.has(span) for span in quotation.evidence)
        ends = [span.end for span in quotation.segments]
        assert all(end <= span.start for end, span in zip(ends, quotation.segments[1:], strict=False))


@given(
    st.lists(
        st.sampled_from(
            [
                "“",
                "”",
                '"',
                "'",
                "’",
                "''",
                " ",
                "\n",
                ",",
                ".",
                "—",
                ":",
                " he said",
                "Ada",
                "according to ",
                "😀",
                "\u202e",
            ]
        )
    )
)
@settings(max_examples=60, deadline=None)
def test_any_marks_are_read_without_error(pieces: list[str]) -> None:
    """However its marks, cues and line breaks fall, a text is read, and all evidence stands in it."""
    article = Article("".join(pieces))
    assert all(article.has(span) for q in find_quotations(read(article)) for span in q.evidence)


def test_ten_thousand_marks_take_little_over_the_parse() -> None:
    """Unbalanced marks by the thousand are paired in one pass."""
    assert len(list(pair('"' * 10_000, 0, carried=False))) == 5_000
