"""Which column means what, in the sheets of many newsrooms: by names in many languages and by what stands there."""

import pytest

from claims.formats.sheets.columns import contents, mapped_by_hand, recognised
from claims.formats.sheets.fields import Field
from claims.formats.sheets.words import StateWords
from claims.refusals import NotAccepted
from db.words import FollowUp, Verification

WORDS = StateWords({})
STATEMENTS = ["The council will open a bridge by 2030.", "Taxes on bread will fall twice.", "A school opens in May."]
ADDRESSES = ["https://a.example/1", "https://a.example/2 | https://b.example", "https://c.example"]


def meanings(columns: dict[str, list[str]], **by_hand: str) -> dict[str, Field]:
    header = list(columns)
    rows = list(zip(*columns.values(), strict=True))
    mapping = recognised(
        header, contents(rows, len(header)), mapped_by_hand(header, by_hand), WORDS.follow_up, WORDS.rating
    )
    return {header[place]: meaning for place, meaning in mapping.items()}


@pytest.mark.parametrize(
    ("statement", "claimant", "topic", "state", "source"),
    [
        ("Promise", "Party", "Category", "Status", "Sources"),
        ("Wahlversprechen", "Partei", "Themenbereich Bereich", "Umsetzungsstand", "Quellen"),
        ("promesse", "Parti", "Thème", "Statut", "Liens"),
        ("Promesa", "Partido", "Ámbito", "Estado", "Fuentes"),
        ("Promessa", "Partito", "Tema", "Stato", "Fonti"),
        ("Belofte", "Partij", "Onderwerp", "Voortgang", "Bronnen"),
        ("Löfte", "Parti", "Ämne", "Status", "Källor"),
        ("Obietnica", "Partia", "Temat", "Realizacja", "Źródła"),
        ("Обещание", "Партия", "Тема", "Статус", "Источники"),
        ("公約", "政党", "分野", "状況", "出典"),
        ("commitment_text Commitment", "speakerName", "policy-area", "Current Status", "evidenceUrls"),
    ],
)
def test_columns_are_recognised_in_many_languages(
    statement: str, claimant: str, topic: str, state: str, source: str
) -> None:
    found = meanings(
        {
            "ID": ["1", "2", "3"],
            statement: STATEMENTS,
            claimant: ["Greens", "Labour", "Greens"],
            topic: ["Roads", "Taxes", "Schools"],
            state: ["Delivered", "Broken", "In progress"],
            source: ADDRESSES,
        }
    )
    assert found == {
        statement: Field.STATEMENT,
        claimant: Field.CLAIMANT,
        topic: Field.TOPIC,
        state: Field.FOLLOW_UP,
        source: Field.CONTEXT,
    }


def test_a_fact_checkers_sheet_gives_its_verdicts() -> None:
    found = meanings(
        {
            "Claim": STATEMENTS,
            "Claim ID": ["17", "18", "19"],
            "Speaker": ["A. Moor", "B. Lund", "A. Moor"],
            "Claim date": ["2025-01-02", "2025-01-03", ""],
            "Rating": ["False", "Mostly true", "Misleading"],
            "Explanation": ["No record has it.", "Nearly.", "It leaves out the rest."],
            "Article URL": ADDRESSES,
        }
    )
    assert found == {
        "Claim": Field.STATEMENT,
        "Speaker": Field.CLAIMANT,
        "Claim date": Field.SAID_ON,
        "Rating": Field.VERIFICATION,
        "Explanation": Field.FOLLOW_UP_REASON,
        "Article URL": Field.ARTICLE_ADDRESS,
    }


def test_what_stands_in_a_column_counts_more_than_its_name() -> None:
    found = meanings(
        {
            "Title": STATEMENTS,
            "Status": ["False", "Mostly true", "Misleading"],
            "Source type": ["manifesto", "speech", "manifesto"],
            "More": ADDRESSES,
            "Date": ["soon", "later", "never"],
            "Promise": ["a", "b", "c"],
        }
    )
    assert found == {"Title": Field.STATEMENT, "Status": Field.VERIFICATION, "More": Field.CONTEXT}


def test_of_two_columns_for_one_meaning_the_fuller_name_is_taken() -> None:
    found = meanings({"promise": STATEMENTS, "area": ["r", "t", "s"], "area label": ["Roads", "Taxes", "Schools"]})
    assert found == {"promise": Field.STATEMENT, "area label": Field.TOPIC}


def test_what_a_person_says_holds_against_any_name() -> None:
    columns = {"Promise": ["a", "b", "c"], "Words": STATEMENTS, "Party": ["x", "y", "z"]}
    assert meanings(columns, words="statement", PARTY="nothing") == {"Words": Field.STATEMENT}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"Pledge": "statement"}, "There is no column “Pledge”. The columns are: a, b."),
        ({"a": "colour"}, "A column cannot mean “colour”. It can be: statement, kind,"),
        ({"a": "topic", "b": "topic"}, "Two columns cannot both be the topic."),
    ],
)
def test_a_mapping_that_cannot_be_is_refused(given: dict[str, str], said: str) -> None:
    with pytest.raises(NotAccepted) as refused:
        mapped_by_hand(["a", "b"], given)
    assert refused.value.sentence.startswith(said)


def test_our_own_columns_mean_what_they_say_and_the_others_beside_them_nothing() -> None:
    found = meanings(
        {"Promise": STATEMENTS, "on record: statement": STATEMENTS, "On Record: Follow-up": ["a", "b", "c"]}
    )
    assert found == {"on record: statement": Field.STATEMENT, "On Record: Follow-up": Field.FOLLOW_UP}


def test_words_mean_what_a_person_answered_and_unknown_ones_nothing() -> None:
    words = StateWords({"Kept": "delivered", "Pants ": "false", "Shelved": "undecided", "Delivered": "undecided"})
    assert (words.follow_up(" kept"), words.rating("kept")) == (FollowUp.DELIVERED, None)
    assert (words.rating("PANTS"), words.follow_up("pants")) == (Verification.FALSE, None)
    assert [words.follow_up(word) for word in ("shelved", "delivered", "abracadabra")] == [None, None, None]
    assert [words.is_answered(word) for word in ("shelved", "delivered", "abracadabra")] == [True, True, False]
    with pytest.raises(NotAccepted, match=r"“Kept” cannot mean “done”. It can be: not started, in progress"):
        StateWords({"Kept": "done"})
