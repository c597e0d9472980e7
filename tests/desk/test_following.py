"""What came of a promise: follow-ups, deadlines and slips, targets and counts, on both clocks."""

from datetime import date
from decimal import Decimal

import pytest

from claims.desk.changes import (
    Correct,
    CountProgress,
    Follow,
    ReportProgress,
    RestateDeadline,
    SetDeadline,
    SetTarget,
)
from claims.refusals import NotAccepted
from claims.rules.schedule import Window
from db.words import FollowUp, Kind, Schedule
from tests.desk.conftest import Desk

SUMMER = SetDeadline(Window(date(2025, 6, 1), date(2025, 9, 22), "this summer", soft=True), date(2025, 5, 7))


def followed(state: FollowUp, day: date) -> Follow:
    return Follow(state, day, f"{state} it was.", (2,))


def test_a_late_entry_lands_where_it_happened(desk: Desk) -> None:
    claim = desk.change(desk.claim(), SUMMER, followed(FollowUp.DELIVERED, date(2025, 8, 5)))
    before = desk.now
    claim = desk.change(claim, followed(FollowUp.STALLED, date(2025, 7, 1)))
    card = desk.card(claim)
    assert card.follow_up is FollowUp.DELIVERED
    assert [line.follow_up for line in card.news] == [FollowUp.DELIVERED, FollowUp.STALLED]
    assert desk.card(claim, on=date(2025, 7, 15)).follow_up is FollowUp.STALLED
    assert desk.card(claim, on=date(2025, 7, 15), known=before).follow_up is None


def test_of_two_entries_of_one_day_the_later_recorded_one_holds(desk: Desk) -> None:
    claim = desk.change(desk.claim(), followed(FollowUp.IN_PROGRESS, date(2025, 8, 5)))
    claim = desk.change(claim, followed(FollowUp.STALLED, date(2025, 8, 5)))
    assert desk.card(claim).follow_up is FollowUp.STALLED


def test_a_delivery_inside_the_first_window_is_on_time_whatever_was_restated(desk: Desk) -> None:
    later = RestateDeadline(date(2025, 6, 10), Window(date(2025, 7, 1), date(2025, 9, 22)), "Not June.", (2,))
    withdrawn = RestateDeadline(date(2025, 7, 12), None, "No new date.", (2,))
    claim = desk.change(desk.claim(), SUMMER, later, withdrawn, followed(FollowUp.DELIVERED, date(2025, 8, 5)))
    card = desk.card(claim)
    assert card.standing.word is Schedule.ON_TIME
    assert [slip.withdrawn for slip in card.slips] == [False, True]
    assert card.window == Window(date(2025, 6, 1), date(2025, 9, 22), "this summer", soft=True)
    assert desk.card(claim, on=date(2025, 7, 1)).standing.word is Schedule.DUE


def test_news_after_a_delivery_does_not_make_it_late(desk: Desk) -> None:
    claim = desk.change(desk.claim(), SUMMER, followed(FollowUp.DELIVERED, date(2025, 8, 5)))
    claim = desk.change(claim, followed(FollowUp.DELIVERED, date(2026, 1, 5)))
    assert desk.card(claim).standing.word is Schedule.ON_TIME


def test_a_second_first_window_and_a_restatement_without_one_are_refused(desk: Desk) -> None:
    claim = desk.claim()
    with pytest.raises(NotAccepted):
        desk.change(claim, RestateDeadline(date(2025, 7, 12), None, "No new date.", (2,)))
    claim = desk.change(claim, SUMMER)
    with pytest.raises(NotAccepted):
        desk.change(claim, SUMMER)


def test_items_are_counted_reported_beside_and_taken_back(desk: Desk) -> None:
    target = SetTarget(Decimal(10), "projects", "A signed agreement.", (("agreements", ""), ("sites", "")))
    claim = desk.change(desk.claim(), target)
    counts = [CountProgress(claim.version, 1, land, date(2025, 9, day), (2,)) for day, land in enumerate(("A", "B"), 1)]
    claim = desk.change(claim, *counts, ReportProgress(claim.version, 1, 11, date(2026, 1, 21), (2,)))
    lines = desk.card(claim).targets[0].counts
    assert [(line.name, line.counted, line.reported) for line in lines] == [("agreements", 2, 11), ("sites", 0, None)]
    with pytest.raises(NotAccepted) as refusal:
        desk.change(claim, CountProgress(desk.card(claim).targets[0].sequence, 1, "a", date(2025, 9, 9), (2,)))
    assert refusal.value.field == "item"
    claim = desk.change(claim, Correct(lines[0].items[0].sequence, "It was never signed."))
    assert [item.sentence for item in desk.card(claim).targets[0].counts[0].items] == ["B"]


@pytest.mark.parametrize("kind", [Kind.FACT, Kind.QUOTATION])
def test_facts_and_quotations_are_not_followed_up(desk: Desk, kind: Kind) -> None:
    claim = desk.claim(kind)
    for change in (followed(FollowUp.IN_PROGRESS, date(2025, 8, 5)), SUMMER, SetTarget(Decimal(1), "bridge", "Open.")):
        with pytest.raises(NotAccepted):
            desk.change(claim, change)


def test_a_day_to_come_is_refused(desk: Desk) -> None:
    with pytest.raises(NotAccepted) as refusal:
        desk.change(desk.claim(), followed(FollowUp.DELIVERED, date(2027, 1, 1)))
    assert refusal.value.field == "happened_on"
