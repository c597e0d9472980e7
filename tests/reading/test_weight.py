"""How worth checking a sentence is, in what order sentences come, and which reasons are told."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.reading.sentences import split
from claims.reading.values import ProposedKind, Span, Weighed
from claims.reading.weighing import weight
from claims.reading.weighing.weight import weigh


def one(sentence: str) -> Weighed:
    return weigh(sentence, [Span(0, len(sentence))])[0]


@pytest.mark.parametrize(
    ("heavier", "lighter"),
    [
        ("The plan is worth $500 million.", "Good morning."),
        ("Unemployment rose to 6 percent in 2019.", "We will always be grateful to you."),
        ("He voted against the bill 12 times.", "I think we can do better."),
        ("The company employs 4,000 people in Wales.", "Read more about our work."),
        ("The number of murders doubled in five years.", "What do you make of that?"),
        ("It has cut taxes for the richest 1% by $3 billion.", "Let me say this to you."),
        ("The ministry closed 70 schools in 2019.", "It is a sign of the times."),
    ],
)
def test_what_can_be_checked_weighs_more_than_what_cannot(heavier: str, lighter: str) -> None:
    assert one(heavier).weight > one(lighter).weight
    assert one(heavier).check_worthy
    assert not one(lighter).check_worthy


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("The plan is worth $500 million.", "names a sum of money"),
        ("Unemployment rose to 6 percent in 2019.", "gives a share in percent"),
        ("The company employs 4,000 people in Wales.", "has a figure"),
        ("We will build 300,000 homes.", "promises something"),
        ("Do you know what that means?", "is a question"),
        ("I hope so.", "has no figure"),
        ("Unemployment has gone up since he took office.", "is about a public matter"),
        ("She voted for it.", "says what was done"),
        ("Unemployment is high.", "speaks of “unemployment”"),
        ("I believe that we can do better than this.", "says what somebody thinks or wishes"),
    ],
)
def test_the_reasons_say_in_words_what_moved_the_weight(sentence: str, reason: str) -> None:
    assert reason in one(sentence).reasons


def test_every_sentence_of_a_text_is_weighed_where_it_stands() -> None:
    text = "Good morning. “We are proud of what has been done here,” Ann Lee said. We will build 300 homes by 2030."
    greeting, quotation, promise = weigh(text, split(text))
    assert [weighed.span.of(text)[:8] for weighed in (greeting, quotation, promise)] == [
        "Good mor",
        "“We are ",
        "We will ",
    ]
    assert (quotation.kind, promise.kind) == (ProposedKind.QUOTATION, ProposedKind.PROMISE)
    assert (quotation.promise, promise.promise) == (False, True)
    assert greeting.weight < promise.weight


def test_a_sentence_inside_a_longer_quotation_is_a_quotation() -> None:
    text = "“It is over. Nobody in this town has seen the river so high. It is sad,” he said."
    assert [weighed.kind for weighed in weigh(text, split(text))][1] == ProposedKind.QUOTATION


def test_a_text_without_sentences_is_weighed_as_nothing() -> None:
    assert weigh("", []) == []


@given(st.text(max_size=120))
def test_every_weight_is_a_share_that_agrees_with_the_decision(sentence: str) -> None:
    found = one(sentence)
    assert 0 <= found.weight <= 1
    assert found.check_worthy == (found.weight >= weight.CHECK_WORTHY_FROM) or abs(found.weight - 0.5) < 0.001
    assert found.promise == (found.kind is ProposedKind.PROMISE)
    assert len(set(found.reasons)) == len(found.reasons)


def test_the_weights_stay_small_enough_to_travel_with_the_package() -> None:
    assert Path(weight.__file__).with_name("weights.json").stat().st_size < 300_000
