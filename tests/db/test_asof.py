"""What a list, a timeline and a tally say of a day equals the fold of the events up to that day and that knowledge."""

import random
from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from db.chain import Event
from db.engine import Record
from db.fold import OPEN, fold, segments
from db.reads.asof import AsOfRow, list_as_of, tallies_as_of, timeline, timeline_rows
from db.reads.filters import Filters
from db.reads.lists import claims_by_id
from db.scope import Scope
from db.words import FollowUp, Kind
from tests.db.many import LATER, Plain, is_public, many_claims

Told = dict[int, tuple[FollowUp | None, date]]


def told_then(told: Plain, scope: Scope, on: date, known: datetime | None) -> Told:
    """Gives what had come of each claim that existed on a day, by folding what was known."""
    found: Told = {}
    for number, claim in told.claims.items():
        if scope.everything or is_public(claim):
            events = [event for event in told.histories[number] if known is None or event.recorded_at <= known]
            if events and (stretch := stretch_on(events, on)):
                found[number] = stretch
    return found


def stretch_on(events: list[Event], on: date) -> tuple[FollowUp | None, date] | None:
    """Gives the follow-up and the day of its news on a day, or nothing where the claim did not exist by then."""
    state = fold(events)
    if not state.kind.is_followed_up:
        return (None, state.exists_from) if state.exists_from <= on else None
    for _, word, begins, ends in segments(state):
        if begins <= on < ends:
            return (FollowUp(word) if word else None), begins
    return None


def as_read(rows: tuple[AsOfRow, ...]) -> Told:
    """Gives the same of what was read."""
    return {row.claim.id: (row.follow_up, row.news_on) for row in rows}


DAYS = (date(2014, 9, 1), date(2016, 3, 9), date(2020, 6, 1), date(2026, 10, 31))
MOMENTS = (None, LATER - timedelta(days=200), LATER + timedelta(minutes=40), LATER + timedelta(days=9))


@pytest.mark.parametrize("known", MOMENTS)
def test_a_list_of_a_day_is_the_fold_of_what_was_known(record: Record, known: datetime | None) -> None:
    told = many_claims(record)
    scopes = (Scope.desk(), Scope.public()) if known is None else (Scope.desk(),)
    with record.reading() as connection:
        for on in DAYS:
            for scope in scopes:
                wanted = told_then(told, scope, on, known)
                page = list_as_of(connection, scope, Filters(), on, known, size=500)
                assert as_read(page.rows) == wanted
                assert [row.claim.id for row in page.rows] == sorted(wanted)
                assert page.total.n == len(wanted) or page.total.capped


@pytest.mark.parametrize("known", MOMENTS)
def test_a_day_can_be_narrowed_to_what_had_come_of_it(record: Record, known: datetime | None) -> None:
    told, chance = many_claims(record), random.Random(2)
    with record.reading() as connection:
        for on in DAYS:
            words = frozenset(chance.sample(["", *(word.value for word in FollowUp)], 2))
            wanted = {
                number: then
                for number, then in told_then(told, Scope.desk(), on, known).items()
                if (then[0] or "") in words and Kind(told.claims[number].claim["kind"]).is_followed_up
            }
            numbers: list[int] = []
            after = ""
            while True:
                page = list_as_of(connection, Scope.desk(), Filters(follow_ups=words), on, known, size=7, after=after)
                numbers += [row.claim.id for row in page.rows]
                after = page.after
                if not after:
                    break
            assert numbers == sorted(wanted)


@pytest.mark.parametrize("known", MOMENTS)
def test_tallies_of_a_day_count_what_a_list_of_it_shows(record: Record, known: datetime | None) -> None:
    told = many_claims(record)
    with record.reading() as connection:
        for on in DAYS:
            wanted = Counter(
                (Kind(told.claims[number].claim["kind"]), then[0])
                for number, then in told_then(told, Scope.desk(), on, known).items()
                if Kind(told.claims[number].claim["kind"]).is_followed_up
            )
            tally = tallies_as_of(connection, Scope.desk(), None, on, known)
            assert tally.counts == dict(wanted) and not tally.capped
            inside = {n for n, claim in told.claims.items() if (2, n) in claim.member}
            in_tracker = tallies_as_of(connection, Scope.desk(), 2, on, known)
            shown = told_then(told, Scope.desk(), on, known).keys() & inside
            followed_up = [n for n in shown if Kind(told.claims[n].claim["kind"]).is_followed_up]
            assert sum(in_tracker.counts.values()) == len(followed_up)


def test_a_timeline_shows_every_stretch_up_to_its_day(record: Record) -> None:
    told = many_claims(record)
    with record.reading() as connection:
        for on in DAYS:
            ids = timeline(connection, Scope.desk(), Filters(), on, size=500).ids
            for row in timeline_rows(connection, tuple(claims_by_id(connection, Scope.desk(), ids).values()), on):
                state = fold(told.histories[row.claim.id])
                wanted = [
                    (word, begins, ends if ends <= on else OPEN)
                    for _, word, begins, ends in segments(state)
                    if begins <= on and begins < ends
                ]
                assert [(s.follow_up or "", s.on_from, s.on_to) for s in row.segments] == wanted
