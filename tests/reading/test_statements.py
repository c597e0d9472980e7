"""How a claim is worded for the desk, and which parts of a sentence are claims of their own."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.reading.speech.claimants import Claimants
from claims.reading.speech.statements import parts_of, statement_of
from claims.reading.values import Span


def _statement(text: str, sentence: str | None = None) -> str:
    start = text.index(sentence or text)
    return statement_of(Claimants(text), Span(start, start + len(sentence or text)))


def _parts(text: str) -> list[str]:
    return [part.of(text) for part in parts_of(Claimants(text), Span(0, len(text)))]


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        ("However, ten farms closed", "Ten farms closed."),
        ("But ten farms closed.", "Ten farms closed."),
        ("Ten farms closed, the ministry said.", "Ten farms closed."),
        ("The goal, OpenField said, is ten farms.", "The goal is ten farms."),
        ("“But ten farms closed.", "Ten farms closed."),
        ("Ten farms closed.”", "Ten farms closed."),
        ("Ten farms closed, according to the ministry.", "Ten farms closed."),
        ("According to the ministry, ten farms closed.", "Ten farms closed."),
        ("OpenField said it would build ten farms.", "OpenField would build ten farms."),
        ("Ada Moss told reporters on Monday that ten farms had closed.", "Ten farms had closed."),
        ("“Ten farms have closed,” said Ada Moss.", "“Ten farms have closed.”"),
        ("Ten  farms\nclosed.", "Ten farms closed."),
    ],
)
def test_what_leads_in_and_who_said_it_are_left_out(sentence: str, statement: str) -> None:
    assert _statement(sentence) == statement


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister said they would resign.",
        "The minister denied that ten farms had closed.",
        "So far, OpenField has not said whether farms will close.",
        "Ada Moss said ten farms were “as good as closed”.",
        "It will cost $5 billion.",
        "She will resign in June.",
    ],
)
def test_what_is_not_certain_stays_as_it_stands(sentence: str) -> None:
    assert _statement(sentence) == sentence


def test_a_pronoun_or_a_description_gives_way_to_the_only_name() -> None:
    text = "Ada Moss runs OpenField, a company in Leeds. She has closed ten farms. The company plans to open two."
    assert _statement(text, "She has closed ten farms.") == "Ada Moss has closed ten farms."
    assert _statement(text, "The company plans to open two.") == "OpenField plans to open two."


def test_clauses_with_a_subject_of_their_own_are_claims_of_their_own() -> None:
    text = "Unemployment fell to 3% in March; exports rose by 4%, while imports fell for a third month."
    assert _parts(text) == [
        "Unemployment fell to 3% in March",
        "exports rose by 4%",
        "imports fell for a third month.",
    ]


def test_two_promises_of_one_sentence_are_two_claims_in_full_words() -> None:
    text = "OpenField promised to build ten farms by 2030 and hire 200 people."
    assert _parts(text) == ["OpenField promised to build ten farms by 2030", "hire 200 people."]
    assert _statement(text, "hire 200 people.") == "OpenField promised to hire 200 people."


@pytest.mark.parametrize(
    "sentence",
    [
        "Ten farms closed.",
        "If the price falls by a third, and the banks do not lend, ten farms will close.",
        "OpenField bought ten farms, and sold them a year later at a loss.",
        "Ada Moss said the price had fallen, and the farms were closing.",
        "“The price has fallen, and the farms are closing,” said Ada Moss.",
        "Salt and iron, and bread and water, are all they have.",
    ],
)
def test_what_cannot_be_checked_alone_is_not_divided(sentence: str) -> None:
    assert _parts(sentence) == [sentence]


_PIECES = st.sampled_from(
    [
        "Ada Moss",
        " said",
        " that",
        " it",
        ",",
        ";",
        " and",
        " will",
        " build",
        " farms",
        ".",
        "“",
        "”",
        " the company",
        "\n",
        " ",
    ]
)


@given(st.lists(_PIECES, min_size=1, max_size=40).map("".join), st.data())
def test_parts_stand_in_order_inside_their_sentence_and_statements_are_one_line(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    sentence = Span(start, data.draw(st.integers(start, len(text))))
    told = Claimants(text)
    parts = parts_of(told, sentence)
    assert all(sentence.holds(part) for part in parts)
    assert all(first.end <= second.start for first, second in pairwise(parts))
    assert all("\n" not in statement_of(told, part) for part in parts)
