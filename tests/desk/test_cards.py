"""The card of a claim: what its page shows to the desk and to readers, today and as it stood on a day."""

from datetime import date
from decimal import Decimal

import pytest

from claims.desk.cards import THE_DESK
from claims.desk.changes import (
    AddEvidence,
    Correct,
    CountProgress,
    Follow,
    Note,
    Publish,
    RestateDeadline,
    SetDeadline,
    SetTarget,
    Unpublish,
    Verify,
    WithdrawEvidence,
)
from claims.desk.sources import NewSource
from claims.rules.schedule import Window
from db.errors import NotOnRecord
from db.scope import Scope
from db.words import Audience, FollowUp, Kind, Schedule, Stance, Verification
from tests.desk.conftest import Desk

BY_MARCH = SetDeadline(Window(date(2026, 1, 1), date(2026, 3, 31), "by March"), date(2025, 12, 1))
SECRET = NewSource(address="https://example.org/letter", title="A letter to us", audience=Audience.INTERNAL)


def test_a_claim_that_is_not_there_is_refused_in_the_same_words_as_a_draft(desk: Desk) -> None:
    claim = desk.claim()
    with pytest.raises(NotOnRecord) as draft:
        desk.card(claim, scope=Scope.public())
    desk.change(claim, Publish())
    assert "may not be public" in draft.value.sentence
    assert desk.card(claim, scope=Scope.public()).statement == "The bridge will open."


def test_what_was_taken_back_from_the_public_is_reached_by_no_day(desk: Desk) -> None:
    claim = desk.change(desk.claim(Kind.PROMISE, BY_MARCH), Publish())
    public = desk.now
    claim = desk.change(claim, Unpublish("A court said so."))
    for day, known in ((None, None), (date(2026, 1, 15), None), (None, public)):
        with pytest.raises(NotOnRecord):
            desk.card(claim, on=day, known=known, scope=Scope.public())
    assert desk.card(claim).statement


def test_readers_are_told_how_many_sources_are_not_public_and_nothing_about_them(desk: Desk) -> None:
    claim = desk.change(desk.claim(), AddEvidence(SECRET, Stance.SUPPORTS, "Handed to us."), Publish())
    card = desk.card(claim, scope=Scope.public())
    assert (len(card.evidence), card.hidden_sources) == (1, 1)
    assert "letter" not in str(card)
    assert desk.card(claim).hidden_sources == 0


def test_the_names_of_the_staff_are_the_desks_own(desk: Desk) -> None:
    target = SetTarget(Decimal(3), "bridges", "Open to traffic.")
    claim = desk.change(desk.claim(), target)
    claim = desk.change(
        claim,
        CountProgress(claim.version, 1, "North bridge", date(2026, 2, 1), (2,)),
        Follow(FollowUp.IN_PROGRESS, date(2026, 2, 1), "Work goes on.", (2,)),
        Verify(Verification.VERIFIED, "The minutes say so.", (2,)),
        Publish(),
        Note("Seen.", audience=Audience.PUBLIC),
    )
    assert "Edda" not in str(desk.card(claim, scope=Scope.public()))
    assert desk.card(claim, scope=Scope.public()).history[0].by == THE_DESK
    assert desk.card(claim).history[0].by == "Edda"


def test_public_history_begins_at_first_publication(desk: Desk) -> None:
    claim = desk.change(desk.claim(), Verify(Verification.VERIFIED, "The minutes say so.", (2,)))
    claim = desk.change(claim, Publish(), Note("Between us."), Note("For everyone.", audience=Audience.PUBLIC))
    told = [line.sentence for line in desk.card(claim, scope=Scope.public()).history]
    assert told == ["Noted: For everyone.", "Published"]
    assert len(desk.card(claim).history) == claim.version


def test_a_day_shows_what_had_happened_by_then_and_nothing_later(desk: Desk) -> None:
    claim = desk.change(
        desk.claim(Kind.PROMISE, BY_MARCH),
        Follow(FollowUp.IN_PROGRESS, date(2026, 1, 10), "The first pillar stands.", (2,)),
        Follow(FollowUp.STALLED, date(2026, 2, 10), "No money.", (2,)),
        Note("A dry winter.", date(2026, 2, 20)),
        RestateDeadline(date(2026, 2, 12), None, "No date any more.", (2,)),
    )
    card = desk.card(claim, on=date(2026, 1, 20))
    assert (card.follow_up, card.standing.word, card.slips) == (FollowUp.IN_PROGRESS, Schedule.DUE, ())
    assert [line.text for line in card.news] == ["The first pillar stands."]
    assert desk.card(claim).news[0].on == date(2026, 2, 20)


def test_a_day_before_anything_was_said_is_refused_with_that_sentence(desk: Desk) -> None:
    claim = desk.claim(Kind.PROMISE, BY_MARCH)
    with pytest.raises(NotOnRecord, match="was not made yet on 1 Nov 2025"):
        desk.card(claim, on=date(2025, 11, 1))


def test_what_was_known_at_a_moment_leaves_out_what_was_entered_later(desk: Desk) -> None:
    claim = desk.claim()
    before = desk.now
    desk.later(days=3)
    claim = desk.change(claim, Follow(FollowUp.IN_PROGRESS, date(2026, 1, 10), "Learned late.", (2,)))
    assert desk.card(claim, known=before).follow_up is None
    assert desk.card(claim).follow_up is FollowUp.IN_PROGRESS


def test_a_verdict_says_that_a_source_it_names_was_withdrawn(desk: Desk) -> None:
    claim = desk.change(desk.claim(), Verify(Verification.FALSE, "The minutes say otherwise.", (2,)))
    claim = desk.change(claim, WithdrawEvidence(2, "The minutes were forged."))
    card = desk.card(claim)
    assert card.verdict and card.verdict.source_withdrawn
    assert card.evidence[0].withdrawn == "The minutes were forged."


def test_a_corrected_entry_names_the_one_that_corrected_it(desk: Desk) -> None:
    claim = desk.change(desk.claim(), Note("Wrong.", date(2026, 2, 1)))
    mistaken = claim.version
    claim = desk.change(claim, Correct(mistaken, "Another claim's."))
    line = next(line for line in desk.card(claim).history if line.sequence == mistaken)
    assert (line.corrected, line.corrected_by) == (True, claim.version)
    assert desk.card(claim).news == ()
