"""Undoing mistakes, retiring and redacting: nothing is deleted, and the history says what happened."""

from datetime import date

import pytest

from claims.desk.changes import (
    Correct,
    Follow,
    Note,
    Publish,
    Redact,
    RestateDeadline,
    Retire,
    SetDeadline,
    Unpublish,
    Verify,
)
from claims.refusals import NotAccepted, NotAllowed
from claims.rules.schedule import Window
from db.errors import NotOnRecord
from db.reads.filters import Filters
from db.reads.lists import list_claims
from db.scope import Scope
from db.words import Audience, FollowUp, Sort, Verification
from tests.desk.conftest import OTHER_REPORTER, REPORTER, Desk

TRUE = Verify(Verification.VERIFIED, "The minutes say so.", (2,))
FALSE = Verify(Verification.FALSE, "The minutes say otherwise.", (2,))


def test_a_correction_restores_what_held_before(desk: Desk) -> None:
    claim = desk.change(desk.change(desk.claim(), TRUE), FALSE)
    mistaken = claim.version
    claim = desk.change(claim, Correct(mistaken, "I read the wrong page."))
    assert desk.card(claim).verification is Verification.VERIFIED
    line = next(line for line in desk.card(claim).history if line.sequence == mistaken)
    assert line.corrected


def test_a_correction_leaves_what_a_later_change_set(desk: Desk) -> None:
    first = desk.change(desk.claim(), TRUE)
    claim = desk.change(desk.change(first, FALSE), Correct(first.version, "Too early."))
    assert desk.card(claim).verification is Verification.FALSE


def test_correcting_a_correction_brings_the_change_back(desk: Desk) -> None:
    decided = desk.change(desk.claim(), FALSE)
    corrected = desk.change(decided, Correct(decided.version, "By mistake."))
    assert desk.card(corrected).verification is Verification.UNCHECKED
    again = desk.change(corrected, Correct(corrected.version, "It was right."))
    assert desk.card(again).verification is Verification.FALSE


def test_a_reporter_corrects_their_own_change_and_an_editor_anyones(desk: Desk) -> None:
    claim = desk.change(desk.claim(), FALSE, actor=REPORTER)
    with pytest.raises(NotAllowed):
        desk.change(claim, Correct(claim.version, "I differ."), actor=OTHER_REPORTER)
    own = desk.change(claim, Correct(claim.version, "My slip."), actor=REPORTER)
    assert desk.card(own).verification is Verification.UNCHECKED


def test_what_others_stand_on_is_not_corrected_away(desk: Desk) -> None:
    claim = desk.change(desk.claim(), FALSE)
    with pytest.raises(NotAccepted):
        desk.change(claim, Correct(2, "Not the source I meant."))
    deadline = SetDeadline(Window(date(2025, 6, 1), date(2025, 9, 22)), date(2025, 5, 7))
    set_first = desk.change(claim, deadline)
    restated = desk.change(set_first, RestateDeadline(date(2025, 7, 12), None, "No new date.", (2,)))
    with pytest.raises(NotAccepted):
        desk.change(restated, Correct(set_first.version, "Read wrongly."))


def test_a_retired_claim_leaves_lists_and_counts_and_can_be_brought_back(desk: Desk) -> None:
    claim = desk.change(desk.claim(), Follow(FollowUp.IN_PROGRESS, date(2025, 8, 5), "Begun.", (2,)))
    retired = desk.change(claim, Retire("Recorded twice."))
    assert listed(desk) == []
    assert "Recorded twice." in (desk.card(retired).retired or "")
    with pytest.raises(NotAccepted):
        desk.change(retired, FALSE)
    desk.change(retired, Correct(retired.version, "It was not."))
    assert listed(desk) == [claim.id]


def test_a_redacted_text_is_gone_and_the_card_says_why(desk: Desk) -> None:
    claim = desk.change(desk.claim(), Note("Call 555 0199.", audience=Audience.PUBLIC))
    redacted = desk.change(claim, Redact(claim.version, ("note",), "a telephone number"))
    said = next(line for line in desk.card(redacted).history if line.sequence == claim.version).sentence
    assert "555" not in said
    assert "removed on 2026-03-02, because a telephone number" in said
    with pytest.raises(NotAccepted):
        desk.change(redacted, Redact(claim.version, ("note",), "again"))


def test_a_redacted_statement_is_found_by_no_search(desk: Desk) -> None:
    claim = desk.claim(statement="Mr Quillfeather sold the bridge.")
    assert listed(desk, "quillfeather") == [claim.id]
    desk.change(claim, Redact(1, ("statement",), "a court order"))
    assert listed(desk, "quillfeather") == []


def test_only_editors_publish_retire_and_redact(desk: Desk) -> None:
    claim = desk.claim()
    for change in (Publish(), Retire("No."), Redact(1, ("statement",), "No.")):
        with pytest.raises(NotAllowed):
            desk.change(claim, change, actor=REPORTER)


def test_readers_see_a_claim_only_while_it_is_public(desk: Desk) -> None:
    claim = desk.claim()
    with pytest.raises(NotOnRecord):
        desk.card(claim, scope=Scope.public())
    claim = desk.change(claim, Note("For us alone."), Publish())
    card = desk.card(claim, scope=Scope.public())
    assert [line.sentence for line in card.history] == ["Published"]
    claim = desk.change(claim, Unpublish("A mistake."))
    with pytest.raises(NotOnRecord):
        desk.card(claim, scope=Scope.public())


def listed(desk: Desk, text: str = "") -> list[int]:
    with desk.newsroom.reading() as connection:
        page = list_claims(connection, Scope.desk(), Filters(text=text), Sort.RECORDED, desk.newsroom.today())
    return [row.id for row in page.rows]
