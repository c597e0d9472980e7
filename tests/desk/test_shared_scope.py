"""Inside a shared view no text of an outside claim is read, by any question a page can ask."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from claims.desk.changes import (
    AddAppearance,
    AddEvidence,
    Amend,
    Follow,
    Note,
    Publish,
    PutInTracker,
    SetDeadline,
    Unpublish,
    Verify,
)
from claims.desk.reads import Reads
from claims.desk.recording import NewClaim, record_claim
from claims.desk.sitting import Saved, Sitting
from claims.desk.sources import NewArticle, NewClaimant, NewSource, record_article, record_claimant
from claims.desk.trackers import NewTracker, open_tracker
from claims.rules.schedule import Window
from db.errors import NotOnRecord, Refusal
from db.reads.filters import Filters
from db.scope import Scope
from db.words import (
    AssertedBy,
    Audience,
    Card,
    CardSort,
    FollowUp,
    Kind,
    Publication,
    Queue,
    Sort,
    Stance,
    Verification,
)
from tests.desk.conftest import EDITOR, Desk

SIX = range(1, 7)
SECRET = "internal-secret"


def mark(number: int) -> str:
    """What every text of a claim says, and no other claim."""
    return f"marked{number}x"


def six_claims(desk: Desk) -> dict[int, Saved]:
    """Puts six claims on record that share nothing; the odd ones are public, the third was taken back."""
    return {number: _one(desk, number) for number in SIX}


def _one(desk: Desk, number: int) -> Saved:
    own = mark(number)

    def put(at: Sitting) -> Saved:
        who = record_claimant(at, NewClaimant(f"Who {own}")).id
        article = record_article(at, NewArticle(f"Headline {own}", who, published=date(2025, 12, 1))).id
        tracker = open_tracker(at, NewTracker(f"tracker-{own}", f"Tracker {own}")).id
        window = Window(date(2026, 1, 1), date(2026, 2, 1), f"words {own}")
        hidden = NewSource(address=f"https://example.org/{SECRET}/{own}", title=SECRET, audience=Audience.INTERNAL)
        return record_claim(
            at,
            NewClaim(
                f"Earlier words {SECRET} {own}.",
                Kind.PROMISE,
                who,
                AssertedBy.CLAIMANT,
                who,
                topic=f"Topic {own}",
                changes=(
                    AddAppearance(article, f"Quote {own}", "", "", said_on=date(2025, 12, 1)),
                    AddEvidence(NewSource(address=f"https://example.org/{own}"), Stance.SUPPORTS, f"Note {own}"),
                    AddEvidence(hidden, Stance.SUPPORTS, SECRET),
                    SetDeadline(window, date(2025, 12, 1), date(2025, 12, 1), f"How {own}"),
                    Verify(Verification.VERIFIED, f"Reason {own}", (3,)),
                    Follow(FollowUp.IN_PROGRESS, date(2026, 1, 5), f"News {own}", (3,)),
                    Note(SECRET, audience=Audience.INTERNAL),
                    Amend(f"Reworded {SECRET}", statement=f"Statement {own}."),
                    PutInTracker(tracker),
                ),
            ),
        )

    claim = desk.sit(put)
    if number % 2:
        claim = desk.change(claim, Publish())
    return desk.change(claim, Unpublish(f"Taken back {own}")) if number == 3 else claim


def named(axis: str, number: int) -> Filters:
    """Narrows a list by a number."""
    chosen: dict[str, Any] = {axis: number}
    return Filters(**chosen)


def answers(reads: Reads, numbers: range) -> list[Any]:
    """Asks everything that the pages of a shared view can ask, of everything there is."""
    found: list[Any] = [reads.listing(Filters(), sort) for sort in Sort]
    asked = [Filters(text=mark(n)) for n in numbers]
    asked += [named(axis, n) for axis in ("tracker", "claimant", "asserter", "article") for n in numbers]
    asked += [Filters(topic=f"Topic {mark(n)}") for n in numbers] + [Filters(group=f"Topic {mark(n)}") for n in numbers]
    for filters in asked:
        listed = reads.listing(filters, Sort.RECORDED)
        found += [listed.page, listed.names.trackers, listed.names.claimants, listed.names.chosen, listed.counts]
        found += [reads.claims(filters, Sort.DUE), reads.narrowing(filters)]
    for on in (None, date(2026, 1, 10)):
        begun = reads.timeline(Filters(), on=on, first=1)
        found += [begun, reads.timeline_rest(Filters(), begun) if begun.rest else None]
        for number in numbers:
            for known in (None, reads.newsroom.clock() - timedelta(seconds=1)):
                try:
                    found.append(reads.card(number, on=on, known=known))
                except NotOnRecord:
                    found.append(None)
    return found


def test_no_text_of_a_claim_outside_is_read_and_every_claim_inside_is(desk: Desk) -> None:
    six_claims(desk)
    chance = random.Random(4)
    for turn in range(10):
        chosen = set(chance.sample(SIX, chance.randrange(0, 6)))
        scope = Scope.pinned(chosen) if turn % 2 else Scope.live(chosen)
        inside = chosen if scope.drafts else chosen & {1, 5}
        said = repr(answers(Reads(desk.newsroom, scope), SIX))
        # What was asked for stands in the answer again: names of topics and searches are the asker's own words.
        told = {number for number in SIX if f"Statement {mark(number)}" in said or f"Who {mark(number)}" in said}
        assert told == inside, scope
        for number in set(SIX) - inside:
            for text in ("Headline", "Tracker", "Quote", "Note", "words", "News", "Reason", "How", "Taken back"):
                assert f"{text} {mark(number)}" not in said, (text, scope)


def test_a_shared_draft_keeps_what_is_the_desks_own(desk: Desk) -> None:
    claims = six_claims(desk)
    for scope in (Scope.pinned(SIX), Scope.live(SIX)):
        said = repr(answers(Reads(desk.newsroom, scope), SIX))
        assert SECRET not in said
        assert EDITOR.name not in said
    card = Reads(desk.newsroom, Scope.pinned([2])).card(claims[2].id)
    assert (card.publication, card.history, card.hidden_sources) == (Publication.DRAFT, (), 1)
    assert card.verdict and card.verdict.reason == f"Reason {mark(2)}"


def test_what_was_known_before_a_claim_was_public_is_not_told(desk: Desk) -> None:
    claim = desk.claim()
    before = desk.now
    desk.later(hours=1)
    claim = desk.change(claim, Publish())
    public = desk.now
    reads = Reads(desk.newsroom, Scope.pinned([claim.id]))
    with pytest.raises(NotOnRecord):
        reads.card(claim.id, known=before)
    assert reads.card(claim.id, known=public).id == claim.id


def test_a_filter_by_a_name_outside_is_told_as_one_by_a_number_that_does_not_exist(desk: Desk) -> None:
    six_claims(desk)
    for scope in (Scope.pinned([1]), Scope.live([1]), Scope.public()):
        reads = Reads(desk.newsroom, scope)
        for axis in ("tracker", "claimant", "asserter", "article"):
            drafted, never = (reads.listing(named(axis, n), Sort.RECORDED) for n in (2, 99))
            assert drafted == never
            assert drafted.unknown == (axis,)


def test_what_is_of_the_whole_record_is_refused_in_a_shared_view(desk: Desk) -> None:
    six_claims(desk)
    reads = Reads(desk.newsroom, Scope.pinned([1, 2]))
    asks: tuple[Callable[[], object], ...] = (
        lambda: reads.overview(tuple(Queue)),
        lambda: reads.queue(Queue.OVERDUE),
        lambda: reads.scorecards(Card.PROMISER, CardSort.CLAIMS),
        lambda: reads.topic_cards(f"Topic {mark(1)}"),
        reads.known,
        reads.links,
        lambda: reads.after_correction(1, 2),
    )
    for ask in asks:
        with pytest.raises(Refusal):
            ask()


def test_forms_and_previews_are_not_read_by_readers(desk: Desk) -> None:
    six_claims(desk)
    reads = Reads(desk.newsroom, Scope.public())
    for ask in (reads.known, reads.links, lambda: reads.after_correction(2, 2)):
        with pytest.raises(Refusal, match="for those who work at this desk"):
            ask()
