"""What is told as a promise, a prediction, a quotation, an opinion or a fact, and what is not."""

from pathlib import Path

import pytest

from claims.reading.values import ProposedKind
from claims.reading.weighing.kinds import kind_of, quoted_in
from claims.reading.weighing.promises import is_promise
from claims.reading.weighing.signs import signs_of

OWN_SENTENCES = Path(__file__).parents[1] / "scores" / "promises.tsv"


def promises(sentence: str) -> bool:
    return is_promise(sentence, signs_of(sentence).words)


def kind(sentence: str) -> str:
    quoted = " ".join(part.of(sentence) for part in quoted_in(sentence))
    return kind_of(sentence, signs_of(sentence).words, promise=promises(sentence), quoted=quoted).value


@pytest.mark.parametrize(
    "sentence",
    [
        "We will build 300,000 homes.",
        "We’ll never raise the basic rate.",
        "Our plan is to open four clinics in every county.",
        "We are committed to ending homelessness.",
        "A Conservative government would repeal the act.",
        "Introduce a new right to roam.",
        "To abolish fees for evening classes.",
        "Abolition of the toll on the northern bridge.",
        "Progressively raise the threshold.",
        "Within six months, publish the full audit.",
        "The entry fee will be abolished.",
        "Every pupil will receive a free meal.",
        "The company plans to launch an open model this summer.",
        "It additionally promised to strengthen the safety of its systems.",
        "The council is set to introduce a charge in January.",
        "The minister said the government would scrap the levy.",
        "The ultimate goal, the firm said, is 10 projects with allies.",
        "“We will build ten of them,” she said.",
    ],
)
def test_what_is_in_the_speakers_power_is_a_promise(sentence: str) -> None:
    assert kind(sentence) == ProposedKind.PROMISE


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Prices will rise again next year.", ProposedKind.PREDICTION),
        ("They will cut your pension.", ProposedKind.PREDICTION),
        ("Unemployment is likely to reach 6 percent.", ProposedKind.PREDICTION),
        ("Sea levels will rise by half a metre by 2100.", ProposedKind.PREDICTION),
        ("We have built more schools than anybody before us.", ProposedKind.FACT),
        ("The last government left a debt of $3 billion.", ProposedKind.FACT),
        ("The government has abandoned its promise to cut waiting lists.", ProposedKind.FACT),
        ("Support for the plan fell to 30 percent.", ProposedKind.FACT),
        ("Reform of the courts was overdue by 2010.", ProposedKind.FACT),
        ("There is no political will in the capital.", ProposedKind.FACT),
        ("“This is a sign that we know what is at stake,” stated Ann Lee.", ProposedKind.QUOTATION),
        ("It is a disgrace.", ProposedKind.OPINION),
        ("I believe that hard work should be rewarded.", ProposedKind.OPINION),
        ("Will we ever be safe again?", ProposedKind.OPINION),
    ],
)
def test_what_is_not_in_anybodys_power_is_told_by_its_words(sentence: str, expected: ProposedKind) -> None:
    assert kind(sentence) == expected


def test_a_promise_is_the_same_behind_any_mark_and_in_any_quotation() -> None:
    for sentence in ("• We will ban it.", "“We will ban it.”", "- Introduce a ban.", "  we will  ban it"):
        assert promises(sentence)


@pytest.mark.parametrize("sentence", ["", "…", "Will we build it?", "”", "To", "We will", "12", "to be"])
def test_a_scrap_or_a_question_promises_nothing(sentence: str) -> None:
    assert not promises(sentence)


def test_nine_of_ten_of_our_own_sentences_are_told_rightly() -> None:
    rows = [line.split("\t") for line in OWN_SENTENCES.read_text(encoding="utf-8").splitlines()[1:]]
    wrong = [sentence for label, _, sentence in rows if promises(sentence) != (label == "yes")]
    assert len(rows) > 200
    assert len(wrong) * 10 < len(rows), wrong
