"""What a form says before the button is pressed: it promises what saving then does."""

from datetime import date

from claims.desk import previews
from claims.desk.changes import Correct, Follow, Note, Verify
from claims.rules.moves import Grounds
from db.scope import Scope
from db.words import FollowUp, Stance, Verification
from tests.desk.conftest import Desk

TODAY = date(2026, 3, 2)


def differences(desk: Desk, claim: int, sequence: int) -> dict[str, tuple[str, str]]:
    with desk.newsroom.reading() as connection:
        found = previews.after_correction(connection, Scope.desk(), claim, sequence, TODAY)
    return {one.what: (one.before, one.after) for one in found}


def test_a_verdict_without_a_source_and_a_reason_says_what_is_missing_in_turn(desk: Desk) -> None:
    card = desk.card(desk.claim())
    missing = previews.missing_for_verdict(card, Verification.FALSE, Grounds())
    assert "name at least one source that supports or refutes it" in missing
    stances = previews.stances_of(card, (2,))
    assert "Say why" in previews.missing_for_verdict(card, Verification.FALSE, Grounds(stances))
    assert previews.missing_for_verdict(card, Verification.FALSE, Grounds(stances, reason="So.")) == ""


def test_a_new_source_of_the_same_step_counts_as_named(desk: Desk) -> None:
    card = desk.card(desk.claim())
    assert previews.stances_of(card, (), Stance.REFUTES) == (Stance.REFUTES,)


def test_a_verdict_says_on_whose_card_it_counts(desk: Desk) -> None:
    card = desk.card(desk.claim())
    assert "Will count on The Council’s card" in previews.verdict_does(card, Verification.FALSE)
    assert "Nothing counts" in previews.verdict_does(card, Verification.CHECKING)


def test_a_follow_up_says_where_it_lands(desk: Desk) -> None:
    claim = desk.claim()
    assert previews.where_it_lands(desk.card(claim), FollowUp.STALLED, TODAY).startswith("The first follow-up")
    claim = desk.change(claim, Follow(FollowUp.DELIVERED, date(2026, 2, 1), "Opened.", (2,)))
    card = desk.card(claim)
    late = previews.where_it_lands(card, FollowUp.STALLED, date(2026, 1, 5))
    assert "before 1 Feb 2026, so the current follow-up stays delivered" in late
    assert "recorded as news" in previews.where_it_lands(card, FollowUp.DELIVERED, TODAY)
    assert "becomes broken; it was delivered" in previews.where_it_lands(card, FollowUp.BROKEN, TODAY)


def test_a_follow_up_of_a_day_to_come_says_so(desk: Desk) -> None:
    card = desk.card(desk.claim())
    grounds = Grounds((Stance.SUPPORTS,), reason="So.")
    missing = previews.missing_for_follow_up(card, FollowUp.STALLED, grounds, date(2026, 3, 3), TODAY)
    assert "has not come yet" in missing


def test_the_result_of_a_correction_is_what_correcting_then_leaves(desk: Desk) -> None:
    claim = desk.change(desk.claim(), Verify(Verification.VERIFIED, "The minutes say so.", (2,)))
    claim = desk.change(claim, Verify(Verification.FALSE, "They do not.", (2,)))
    found = differences(desk, claim.id, claim.version)
    assert found["Verification"] == ("false", "verified")
    assert desk.card(desk.change(claim, Correct(claim.version, "Misread."))).verification is Verification.VERIFIED


def test_correcting_what_a_later_entry_hides_changes_nothing_that_is_shown(desk: Desk) -> None:
    first = desk.change(desk.claim(), Verify(Verification.VERIFIED, "The minutes say so.", (2,)))
    claim = desk.change(first, Verify(Verification.FALSE, "They do not.", (2,)), Note("Between us."))
    assert differences(desk, claim.id, first.version) == {}


def test_a_preview_writes_nothing(desk: Desk) -> None:
    claim = desk.change(desk.claim(), Note("Stays."))
    differences(desk, claim.id, claim.version)
    assert desk.card(claim).version == claim.version
