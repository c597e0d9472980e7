"""What readers are told: the word for each change, the answer on the reply, the embargo, and no trace of anything else.

Every rule is tried on a draft, on a public claim, and on one that was taken back.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from claims.desk.changes import (
    AddEvidence,
    Amend,
    ClaimChange,
    Correct,
    Embargo,
    Follow,
    Note,
    Publish,
    Redact,
    Retire,
    Unpublish,
    Verify,
    WithdrawEvidence,
)
from claims.desk.sitting import Saved
from claims.desk.sources import NewSource
from claims.refusals import NotAccepted, NotAllowed
from db.history import chain_of
from db.reads.filters import Filters
from db.reads.lists import list_claims
from db.scope import Scope
from db.tables import Correction, table_of
from db.words import (
    Audience,
    Change,
    FollowUp,
    Kind,
    Publication,
    Revision,
    Role,
    Sort,
    Stance,
    Subject,
    Verification,
)
from tests.desk.conftest import REPORTER, Desk

TRUE = Verify(Verification.VERIFIED, "The minutes say so.", (2,))
DAY = date(2026, 2, 1)
SECRET = NewSource(address="https://example.org/letter", title="A letter to us", audience=Audience.INTERNAL)
REPLY = "No, because the council was dissolved."

Make = Callable[[Desk], Saved]


def published(desk: Desk) -> Saved:
    return desk.change(desk.claim(Kind.PROMISE, TRUE), Publish())


def drafted(desk: Desk) -> Saved:
    return desk.claim(Kind.PROMISE, TRUE)


def taken_back(desk: Desk) -> Saved:
    return desk.change(published(desk), Unpublish("To look at it again."))


def amended(revision: Revision | None) -> ClaimChange:
    return Amend("Said better.", statement="The bridge will open in spring.", revision=revision)


def judged(revision: Revision | None) -> ClaimChange:
    return Verify(Verification.MISLEADING, "It leaves out half.", (2,), revision=revision)


every_revision = pytest.mark.parametrize("revision", list(Revision))
hidden = pytest.mark.parametrize("begin", [drafted, taken_back])
revised = pytest.mark.parametrize("change", [amended, judged])


def readers(desk: Desk, claim: Saved) -> tuple[str, ...]:
    """What readers' history says, newest first."""
    return tuple(line.sentence for line in desk.card(claim, scope=Scope.public()).history)


def order(desk: Desk, scope: Scope) -> list[int]:
    with desk.newsroom.reading() as connection:
        page = list_claims(connection, scope, Filters(), Sort.CHANGED, desk.newsroom.today())
    return [row.id for row in page.rows]


def fed(desk: Desk) -> list[tuple[int, int]]:
    """The feed of corrections, as (claim, entry)."""
    c = table_of(Correction).c
    with desk.newsroom.reading() as connection:
        return [tuple(row) for row in connection.execute(sa.select(c.claim_id, c.sequence).order_by(c.recorded_at))]


@revised
def test_a_change_of_what_readers_see_is_refused_until_it_says_what_it_is(
    desk: Desk, change: Callable[[Revision | None], ClaimChange]
) -> None:
    claim = published(desk)
    with pytest.raises(NotAccepted, match="Say what it is") as refused:
        desk.change(claim, change(None))
    assert refused.value.field == "revision"
    assert desk.card(claim).version == claim.version


@every_revision
@revised
def test_what_a_public_change_was_said_to_be_is_told_and_only_corrections_are_kept_for_their_feed(
    desk: Desk, change: Callable[[Revision | None], ClaimChange], revision: Revision
) -> None:
    claim = desk.change(published(desk), change(revision))
    card = desk.card(claim, scope=Scope.public())
    assert card.history[0].revision is revision
    told = [(claim.id, claim.version)] if revision is Revision.CORRECTION else []
    assert fed(desk) == told
    assert [(card.id, line.sequence) for line in card.corrections] == told


@every_revision
@hidden
@revised
def test_a_change_that_readers_do_not_see_needs_no_word_and_keeps_none(
    desk: Desk, change: Callable[[Revision | None], ClaimChange], begin: Make, revision: Revision
) -> None:
    desk.change(begin(desk), change(None))
    claim = desk.change(begin(desk), change(revision))
    with desk.newsroom.reading() as connection:
        last = chain_of(connection, Subject.CLAIM, claim.id)[-1]
    assert last.change in (Change.AMENDED, Change.VERIFIED)
    assert "revision" not in last.values


@pytest.mark.parametrize("first", [None, Verification.CHECKING])
def test_a_first_verdict_and_the_same_one_anew_need_no_word(desk: Desk, first: Verification | None) -> None:
    claim = desk.change(desk.claim(), Publish())
    if first:
        claim = desk.change(claim, Verify(first))
    claim = desk.change(claim, TRUE)
    claim = desk.change(claim, TRUE)
    assert desk.card(claim).history[0].revision is Revision.UPDATE
    assert fed(desk) == []


def test_undoing_a_public_entry_is_a_correction_unless_its_author_says_else(desk: Desk) -> None:
    claim = desk.change(published(desk), Follow(FollowUp.STALLED, DAY, "Work stopped.", (2,)))
    undone = desk.change(claim, Correct(claim.version, "Another bridge."))
    assert [line.sequence for line in desk.card(undone, scope=Scope.public()).corrections] == [undone.version]
    again = desk.change(undone, Correct(undone.version, "It was this one.", Revision.UPDATE))
    assert desk.card(again, scope=Scope.public()).history[0].revision is Revision.UPDATE
    assert fed(desk) == [(claim.id, undone.version)]


@every_revision
def test_a_source_is_withdrawn_as_a_clarification_unless_its_author_says_else(desk: Desk, revision: Revision) -> None:
    usual = desk.change(published(desk), WithdrawEvidence(2, "It was a draft."))
    assert desk.card(usual, scope=Scope.public()).history[0].revision is Revision.CLARIFICATION
    said = desk.change(published(desk), WithdrawEvidence(2, "It was forged.", revision))
    assert desk.card(said, scope=Scope.public()).history[0].revision is revision


@pytest.mark.parametrize("reply", ["", "  \n "])
def test_hard_words_are_published_only_with_an_answer_on_the_reply(desk: Desk, reply: str) -> None:
    false = Verify(Verification.FALSE, "The minutes say otherwise.", (2,))
    broken = Follow(FollowUp.BROKEN, DAY, "It was given up.", (2,))
    for hard in (false, broken):
        claim = desk.change(desk.claim(), hard)
        with pytest.raises(NotAccepted, match="asked for a reply") as refused:
            desk.change(claim, Publish(reply))
        assert refused.value.field == "reply"
        assert desk.card(claim).publication is Publication.DRAFT
        assert desk.card(desk.change(claim, Publish(REPLY)), scope=Scope.public()).reply == REPLY


@pytest.mark.parametrize(
    ("bare", "answered"),
    [
        (
            Verify(Verification.FALSE, "The minutes say otherwise.", (2,), revision=Revision.UPDATE),
            Verify(Verification.FALSE, "The minutes say otherwise.", (2,), revision=Revision.UPDATE, reply=REPLY),
        ),
        (
            Follow(FollowUp.BROKEN, DAY, "It was given up.", (2,)),
            Follow(FollowUp.BROKEN, DAY, "It was given up.", (2,), reply=REPLY),
        ),
    ],
)
def test_a_public_claim_gets_a_hard_word_only_with_an_answer_and_a_hidden_one_without(
    desk: Desk, bare: ClaimChange, answered: ClaimChange
) -> None:
    claim = published(desk)
    with pytest.raises(NotAccepted) as refused:
        desk.change(claim, bare)
    assert refused.value.field == "reply"
    card = desk.card(desk.change(claim, answered), scope=Scope.public())
    assert REPLY in (card.history[0].reply, card.verdict.reply if card.verdict else "")
    for begin in (drafted, taken_back):
        desk.change(begin(desk), bare)


@pytest.mark.parametrize("word", [word for word in Verification if word not in ("unchecked", "false")])
def test_every_other_verdict_is_published_without_one(desk: Desk, word: Verification) -> None:
    claim = desk.claim() if word is Verification.CHECKING else desk.claim(Kind.PROMISE, TRUE)
    claim = desk.change(claim, Verify(word, "Because.", (2,), "Searched the archive."), Publish())
    assert desk.card(claim, scope=Scope.public()).verification is word


def test_an_embargo_holds_to_the_second_and_then_lets_go(desk: Desk) -> None:
    until = desk.now + timedelta(hours=2)
    claim = desk.change(desk.claim(), Embargo(until, "They asked us to wait."))
    desk.now = until - timedelta(seconds=2)
    with pytest.raises(NotAccepted, match="under embargo until 2 Mar 2026, 11:30") as refused:
        desk.change(claim, Publish())
    assert refused.value.field == "not_before"
    assert desk.now == until - timedelta(seconds=1)
    assert desk.card(desk.change(claim, Publish()), scope=Scope.public()).statement


def test_an_embargo_is_lifted_with_a_reason_and_set_again(desk: Desk) -> None:
    first, second = datetime(2026, 4, 1, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC)
    claim = desk.change(desk.claim(), Embargo(first, "They asked."))
    claim = desk.change(claim, Embargo(second, "They asked again."))
    assert desk.card(claim).not_before == second
    lifted = desk.change(claim, Embargo(None, "It is out."))
    assert desk.card(lifted).not_before is None
    assert [line.sentence for line in desk.card(lifted).history[:2]] == [
        "Lifted the embargo",
        "Set an embargo: not before 1 May 2026, 00:00 (UTC)",
    ]
    desk.change(lifted, Publish())


@pytest.mark.parametrize(
    ("begin", "change"),
    [
        (drafted, Embargo(datetime(2026, 3, 2, 9, 30, tzinfo=UTC), "Over.")),
        (drafted, Embargo(None, "There is none.")),
        (drafted, Embargo(datetime(2026, 4, 1, tzinfo=UTC), " ")),
        (published, Embargo(datetime(2026, 4, 1, tzinfo=UTC), "Too late.")),
    ],
)
def test_an_embargo_that_makes_no_sense_is_refused(desk: Desk, begin: Make, change: ClaimChange) -> None:
    claim = begin(desk)
    with pytest.raises(NotAccepted):
        desk.change(claim, change)
    assert desk.card(claim).not_before is None


def test_only_editors_hold_and_let_go(desk: Desk) -> None:
    claim = drafted(desk)
    assert {one.least for one in (Publish, Unpublish, Embargo, Retire, Redact)} == {Role.EDITOR}
    with pytest.raises(NotAllowed):
        desk.change(claim, Embargo(datetime(2026, 4, 1, tzinfo=UTC), "No."), actor=REPORTER)


def test_readers_are_told_nothing_from_before_the_publication_and_of_no_internal_entry(desk: Desk) -> None:
    claim = desk.change(
        desk.claim(),
        Note("Marker one."),
        Note("Marker two.", audience=Audience.PUBLIC),
        AddEvidence(SECRET, Stance.SUPPORTS, "Marker three."),
        Verify(Verification.MISLEADING, "Marker four.", (2,)),
        Verify(Verification.VERIFIED, "The minutes say so.", (2,)),
        Embargo(datetime(2026, 3, 3, tzinfo=UTC), "Marker five."),
    )
    desk.later(days=2)
    claim = desk.change(claim, Publish(), Note("Marker six."))
    assert readers(desk, claim) == ("Published",)
    shown = repr(desk.card(claim, scope=Scope.public()))
    assert "Marker" not in shown and "letter" not in shown and "Edda" not in shown
    # A dated internal note stays the desk's own in what came of it, too.
    claim = desk.change(claim, Note("Marker seven.", DAY))
    assert "Marker" not in repr(desk.card(claim, scope=Scope.public()))
    assert "Marker seven." in repr(desk.card(claim))


def test_readers_see_the_history_go_on_after_the_publication_and_nothing_of_it_once_taken_back(desk: Desk) -> None:
    claim = published(desk)
    claim = desk.change(claim, Note("For everyone.", audience=Audience.PUBLIC))
    claim = desk.change(claim, amended(Revision.TYPO))
    assert readers(desk, claim) == (
        "Changed the statement to “The bridge will open in spring.”",
        "Noted: For everyone.",
        "Published",
    )
    claim = desk.change(claim, Unpublish("A court said so."))
    assert order(desk, Scope.public()) == []
    again = desk.change(claim, Publish())
    assert readers(desk, again)[0] == "Published"
    assert desk.card(again, scope=Scope.public()).first_published_at is not None


@pytest.mark.parametrize(
    "internal",
    [Note("Call them."), AddEvidence(SECRET, Stance.CONTEXT, "Handed to us.")],
)
def test_an_internal_entry_never_moves_a_claim_for_readers_nor_its_undoing(desk: Desk, internal: ClaimChange) -> None:
    first, second = published(desk), published(desk)
    assert order(desk, Scope.public()) == [second.id, first.id]
    before = desk.card(first, scope=Scope.public()).last_public_at
    first = desk.change(first, internal)
    first = desk.change(first, Correct(first.version, "Not ours."))
    assert order(desk, Scope.public()) == [second.id, first.id]
    assert desk.card(first, scope=Scope.public()).last_public_at == before
    assert readers(desk, first) == ("Published",)
    moved = desk.change(first, Note("For everyone.", audience=Audience.PUBLIC))
    assert order(desk, Scope.public()) == [moved.id, second.id]


def test_removing_the_text_of_an_internal_note_is_told_to_nobody(desk: Desk) -> None:
    claim = desk.change(published(desk), Note("Call 555 0199."))
    claim = desk.change(claim, Redact(claim.version, ("note",), "A telephone number."))
    assert readers(desk, claim) == ("Published",)
    assert "telephone" in repr(desk.card(claim))


FALSE = Verify(Verification.FALSE, "The minutes say otherwise.", (2,))


def test_undoing_a_change_never_shows_readers_a_hard_word_that_nobody_was_asked_about(desk: Desk) -> None:
    claim = desk.change(desk.claim(), FALSE)
    judged_again = desk.change(claim, TRUE)
    claim = desk.change(judged_again, Publish())
    with pytest.raises(NotAccepted, match="would show readers “false”") as refused:
        desk.change(claim, Correct(judged_again.version, "I read the wrong page."))
    assert refused.value.field == "corrects"
    assert desk.card(claim, scope=Scope.public()).verification is Verification.VERIFIED
    hidden_again = desk.change(claim, Unpublish("To ask them."))
    assert desk.change(hidden_again, Correct(judged_again.version, "I read the wrong page."))


def test_undoing_a_change_brings_a_hard_word_back_that_was_answered_for(desk: Desk) -> None:
    claim = desk.change(desk.change(desk.claim(), FALSE), Publish(REPLY))
    mistaken = desk.change(claim, Verify(Verification.VERIFIED, "So.", (2,), revision=Revision.UPDATE))
    claim = desk.change(mistaken, Correct(mistaken.version, "By mistake."))
    assert desk.card(claim, scope=Scope.public()).verification is Verification.FALSE
    retired = desk.change(claim, Retire("Recorded twice."))
    back = desk.change(retired, Correct(retired.version, "It was not."))
    assert desk.card(back, scope=Scope.public()).reply == REPLY


def test_undoing_a_take_back_is_no_way_around_an_embargo_or_the_reply(desk: Desk) -> None:
    back = taken_back(desk)
    judged_hidden = desk.change(back, FALSE)
    with pytest.raises(NotAccepted, match="would show readers “false”"):
        desk.change(judged_hidden, Correct(back.version, "It was fine."))
    back = taken_back(desk)
    held = desk.change(back, Embargo(desk.now + timedelta(days=1), "They asked us to wait."))
    with pytest.raises(NotAccepted, match="under embargo"):
        desk.change(held, Correct(back.version, "It was fine."))
    desk.later(days=2)
    again = desk.change(held, Correct(back.version, "It was fine."))
    assert desk.card(again, scope=Scope.public()).publication is Publication.PUBLISHED
