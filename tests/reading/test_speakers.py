"""Who is named as the speaker, in how many ways copy says so, and when it is nobody."""

from pathlib import Path

import pytest

from claims.reading.speech.quotations import find
from tests.scores.speakers import passages, score

_SETS = sorted((Path(__file__).parents[1] / "scores" / "passages").glob("speakers_*.txt"))


def _speakers(text: str) -> list[str | None]:
    return [quotation.speaker.text if quotation.speaker else None for quotation in find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "“We open in May,” said Ada Moss.",
        "“We open in May,” Ada Moss said.",
        "“We open in May,” said the council’s leader, Ada Moss.",
        "“We open in May,” said council leader Ada Moss, who was elected last year.",
        "“We open in May,” Ada Moss, who leads the council, told reporters.",
        "“We open in May,” according to Ada Moss.",
        "“We open in May,” as Ada Moss put it.",
        "“We open in May,” said the CEO of Acme, Ada Moss.",
        "“We open in May,” the Labour MP for Leeds, Ada Moss, said.",
        "“We open in May,” Secretary of State Ada Moss said.",
        "“We open in May,” Acme’s Ada Moss said.",
        "“We open in May,” the Echo quoted Ada Moss as saying.",
        "“We open in May.” Ada Moss said.",
        "“ We open in May , ” said Ada Moss .",
        "LEEDS (Wire) – Ada Moss spoke on Monday, calling the delay “a disgrace for the whole town”.",
        "Ada Moss said: “We open in May.”",
        "Ada Moss told the Echo on Monday that the bridge would “open in May”.",
        "Ada Moss: “We open in May.”",
        "According to Ada Moss, “we open in May.”",
        "Ada Moss wrote on her page: “We open in May.”",
        "Ada Moss left the hall and said, “We open in May.”",
        "The bridge was described by Ada Moss as “the best in Europe”.",
        "What Ada Moss called “a small delay” has lasted a year.",
        "Ada Moss was quoted as saying “we open in May”.",
        "The bridge will “open in May”, Ada Moss said on Monday.",
        "The mayor, Ada Moss, called the delay “a disgrace for the whole town”.",
        "Ada Moss shook her head, saying the bridge was “a disgrace”.",
        "“We open in May”\n— Ada Moss, mayor",
        "Ada Moss said the bridge was ready.\n\n“We open in May.”",
        "Ada Moss was there. “We open in May,” she said.",
    ],
)
def test_a_named_person_is_the_speaker(text: str) -> None:
    assert _speakers(text) == ["Ada Moss"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We pay,” said an official.", "an official"),
        ("“We pay,” a spokesman for the ministry said.", "a spokesman for the ministry"),
        ("“We pay,” the company said.", "the company"),
        ("“We pay,” OpenField said in a statement.", "OpenField"),
        ("“We pay,” said Prime Minister Lena Hartog.", "Lena Hartog"),
        ("“We pay,” Mr. Osei told the inquiry.", "Mr. Osei"),
        ("“We pay,” said Moss’s lawyer.", "Moss’s lawyer"),
        ("Critics say the law is “a gift to polluters”.", "Critics"),
    ],
)
def test_a_speaker_is_named_without_titles_or_described_as_the_text_does(text: str, speaker: str) -> None:
    assert _speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "“We pay,” he said.",
        "Tomas Varga met Piotr Lis. “We pay,” he said.",
        "Ada Moss left. “We pay,” he said.",
        "The so-called “ghost flights” went on.",
        "The album, “Salt and Iron,” is out.",
        "Ada Moss declined to say “yes”.",
        "Ada Moss was told “never to come back again”.",
        "A plan called “Open Doors” begins in May.",
        "Ada Moss said the “review” was nearly over.",
        "“We pay,” no one said.",
    ],
)
def test_nobody_is_named_where_nobody_can_be_meant_for_certain(text: str) -> None:
    assert _speakers(text) == [None]


def test_a_pronoun_gives_the_full_name_where_the_person_was_first_named() -> None:
    text = "Ada Moss opened the hall. Moss said it was late. “We pay,” she said."
    speaker = find(text)[0].speaker
    assert speaker is not None
    assert (speaker.text, speaker.span.start) == ("Ada Moss", 0)


def test_in_a_story_of_turns_speech_without_a_speaker_stays_without() -> None:
    text = "“Come in,” said Ada.\n\n“I would rather stand.”\n\n“As you please.”\n\n“Well?” cried Ada."
    assert _speakers(text) == ["Ada", None, None, "Ada"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“It was close,” said Ada Moss. Ben Roe won it in 1994. “He was a great runner.”", ["Ada Moss", None]),
        ("“You never told me,” Anna began, but Karl cut her off. “You never asked.”", ["Anna", None]),
        ("The minister said so, to applause and loud cries of “Shame on you!”", [None]),
        ("The paper quoted him as saying the town would fall “within days.”", [None]),
        ("Ada Moss will star in “Winter Wheat”, the streaming service said.", [None]),
        ("Ada Moss said police had found a note that read: “Not mine.”", [None]),
        ("“There is a plan,” Ada Moss’s successor as chief, Ben Roe, told staff.", [None]),
        ("Ministers insist it is “on track”, but a leaked register rates it “amber”.", ["Ministers", None]),
    ],
)
def test_words_that_somebody_else_may_have_said_are_given_to_nobody(text: str, speakers: list[str | None]) -> None:
    assert _speakers(text) == speakers


@pytest.mark.parametrize(
    "text",
    [
        "“A sad day,” former England batter Ada Moss, now a commentator with Sky, said.",
        "“It’s a show-me story,” said Barclays’ Ada Moss.",
        "“Justice came,” said one of them, Ada Moss.",
        "Prof Ada Moss from the University of Leeds, who led the trial, said it was “the best news in years”.",
        "As Ada Moss put it, “the tide goes out.”",
        "SteelNow welcomed the tariffs, with its director Ada Moss calling them “oxygen for the whole trade”.",
        "Cardiologist Ada Moss says hearts “behave like commuters”.",
        "Republican Ada Moss said the bill was “full of holes”.",
        "Ben Roe, the mayor, said it was late; the minister, Ada Moss, replied that time was “not on our side”.",
        "“If you want it done,” Ada Moss used to say.",
    ],
)
def test_a_name_is_found_without_the_words_around_it(text: str) -> None:
    assert _speakers(text) == ["Ada Moss"]


@pytest.mark.parametrize("path", _SETS, ids=lambda path: path.stem)
def test_speakers_of_many_passages_are_found_and_hardly_ever_wrong(path: Path) -> None:
    total = score(path)
    assert total.precision >= 0.95
    assert total.recall >= 0.80


def test_the_passages_are_many() -> None:
    assert sum(1 for path in _SETS for _ in passages(path)) >= 380
