"""Who is said to have said or promised what a sentence tells; the article itself, where nobody is."""

import pytest

from claims.reading.speech.claimants import Claimants
from claims.reading.values import Span


def _claimant(text: str, sentence: str) -> str | None:
    start = text.index(sentence)
    found = Claimants(text).of(Span(start, start + len(sentence)))
    assert found is None or found.span.of(text) == found.text
    return found.text if found else None


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("OpenField said it would build ten farms.", "OpenField"),
        ("The goal, OpenField said, is ten farms.", "OpenField"),
        ("Ten farms will be built, according to Ada Moss.", "Ada Moss"),
        ("According to Ada Moss, ten farms will be built.", "Ada Moss"),
        ("“We will build ten farms,” said Ada Moss.", "Ada Moss"),
        ("Ten farms will be built, the ministry said on Monday.", "ministry"),
        ("OpenField plans to build ten farms.", "OpenField"),
        ("The mayor promised to build ten farms.", "The mayor"),
        ("That includes OpenField’s plan to build ten farms.", "OpenField"),
        ("Analysts expect ten farms to close.", "Analysts"),
    ],
)
def test_who_reports_or_promises_is_the_claimant(sentence: str, claimant: str) -> None:
    assert claimant.casefold() in (_claimant(sentence, sentence) or "").casefold()


@pytest.mark.parametrize(
    "sentence",
    [
        "Ten farms closed last year.",
        "The bridge will open in May.",
        "OpenField has not said whether ten farms will close.",
        "Ada Moss declined to say when the bridge would open.",
        "It will cost $5 billion.",
        "She said the bridge would open.",
    ],
)
def test_what_the_article_asserts_itself_has_no_claimant(sentence: str) -> None:
    assert _claimant(sentence, sentence) is None


def test_the_company_is_the_only_one_that_was_named() -> None:
    text = "OpenField chief executive Ada Moss came to Leeds. The company plans to build ten farms."
    assert _claimant(text, "The company plans to build ten farms.") == "OpenField"


def test_the_company_stays_as_it_stands_where_two_were_named() -> None:
    text = "OpenField chief executive Ada Moss met Nimbus founder Bo Lund. The company plans to build ten farms."
    assert _claimant(text, "The company plans to build ten farms.") == "The company"


def test_the_ministry_is_the_one_that_was_named_in_full() -> None:
    text = "The Ministry of Fisheries closed two ports. The ministry said both would reopen."
    assert _claimant(text, "The ministry said both would reopen.") == "Ministry of Fisheries"


def test_a_pronoun_and_a_surname_give_the_full_name() -> None:
    text = "Ada Moss runs OpenField. Moss said farms were closing. She promised to build ten more."
    assert _claimant(text, "Moss said farms were closing.") == "Ada Moss"
    assert _claimant(text, "She promised to build ten more.") == "Ada Moss"


def test_the_second_half_of_a_promise_is_promised_by_the_same() -> None:
    text = "OpenField promised to build ten farms and hire 200 people."
    assert _claimant(text, "hire 200 people.") == "OpenField"


def test_one_sentence_can_be_asked_about_alone() -> None:
    found = Claimants("Farms close. Ada Moss said so.").of(Span(13, 30))
    assert found is not None
    assert found.text == "Ada Moss"
