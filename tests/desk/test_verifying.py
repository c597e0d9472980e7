"""Deciding whether a claim is true as stated."""

import pytest

from claims.desk.changes import JUST_ADDED, AddEvidence, Verify, WithdrawEvidence
from claims.desk.sources import NewSource
from claims.refusals import NotAccepted, NotAllowed
from db.errors import Stale
from db.words import Kind, Stance, Verification
from tests.desk.conftest import READER, REPORTER, Desk

FALSE = Verify(Verification.FALSE, "The minutes say otherwise.", (2,))


def test_a_verdict_with_a_source_and_a_reason_is_on_the_card(desk: Desk) -> None:
    claim = desk.change(desk.claim(Kind.FACT), FALSE, actor=REPORTER)
    card = desk.card(claim)
    assert card.verification is Verification.FALSE
    assert card.verdict is not None
    assert (card.verdict.reason, card.verdict.by, card.verdict.sources) == ("The minutes say otherwise.", "Rhea", (2,))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (Verify(Verification.FALSE, "No source."), "sources"),
        (Verify(Verification.VERIFIED, "", (2,)), "reason"),
        (Verify(Verification.FALSE, "A source that is not there.", (9,)), "sources"),
        (Verify(Verification.UNCHECKED, "Back again.", (2,)), "verification"),
        (Verify(Verification.MISLEADING, "A search is not enough.", search="the archive, today"), "sources"),
    ],
)
def test_a_verdict_without_grounds_is_refused_and_nothing_is_stored(desk: Desk, change: Verify, field: str) -> None:
    claim = desk.claim(Kind.FACT)
    with pytest.raises(NotAccepted) as refusal:
        desk.change(claim, change)
    assert refusal.value.field == field
    assert desk.card(claim).version == claim.version


def test_leaving_unchecked_for_checking_needs_no_grounds(desk: Desk) -> None:
    claim = desk.change(desk.claim(Kind.FACT), Verify(Verification.CHECKING))
    assert desk.card(claim).verification is Verification.CHECKING


def test_a_documented_search_is_enough_for_unverifiable(desk: Desk) -> None:
    verify = Verify(Verification.UNVERIFIABLE, "Nobody kept minutes.", search="the city archive on 1 March")
    card = desk.card(desk.change(desk.claim(Kind.FACT), verify))
    assert card.verdict is not None
    assert card.verdict.search == "the city archive on 1 March"


def test_a_source_can_be_added_and_named_in_one_step(desk: Desk) -> None:
    added = AddEvidence(NewSource(address="https://example.org/audit", title="Audit"), Stance.REFUTES)
    claim = desk.change(desk.claim(Kind.FACT), added, Verify(Verification.FALSE, "The audit shows it.", (JUST_ADDED,)))
    card = desk.card(claim)
    assert card.verdict is not None
    assert [line.title for line in card.evidence if line.sequence in card.verdict.sources] == ["Audit"]


def test_a_step_that_is_refused_takes_the_whole_change_with_it(desk: Desk) -> None:
    claim = desk.claim(Kind.FACT)
    added = AddEvidence(NewSource(address="https://example.org/audit", title="Audit"), Stance.REFUTES)
    with pytest.raises(NotAccepted):
        desk.change(claim, added, Verify(Verification.FALSE, "", (JUST_ADDED,)))
    assert [line.title for line in desk.card(claim).evidence] == ["Minutes"]


def test_a_withdrawn_source_cannot_carry_a_verdict_and_marks_the_one_it_carried(desk: Desk) -> None:
    claim = desk.change(desk.claim(Kind.FACT), FALSE)
    claim = desk.change(claim, WithdrawEvidence(2, "The minutes are forged."))
    card = desk.card(claim)
    assert card.verdict is not None
    assert card.verdict.source_withdrawn
    assert card.evidence[0].withdrawn == "The minutes are forged."
    with pytest.raises(NotAccepted):
        desk.change(claim, FALSE)


def test_a_reader_decides_nothing(desk: Desk) -> None:
    with pytest.raises(NotAllowed) as refusal:
        desk.change(desk.claim(Kind.FACT), FALSE, actor=READER)
    assert "reader" in refusal.value.sentence


def test_a_change_on_a_stale_version_is_refused_with_what_came_between(desk: Desk) -> None:
    claim = desk.claim(Kind.FACT)
    now = desk.change(claim, FALSE, actor=REPORTER)
    with pytest.raises(Stale) as refusal:
        desk.change(claim, Verify(Verification.VERIFIED, "I see it differently.", (2,)))
    assert (refusal.value.seen, refusal.value.now) == (claim.version, now.version)
    assert [(event.actor, event.values["verification"]) for event in refusal.value.since] == [("Rhea", "false")]
    assert desk.card(claim).verification is Verification.FALSE
