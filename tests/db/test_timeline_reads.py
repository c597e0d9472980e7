"""What a timeline is drawn from: its pages, the dated entries in force and how its filter spreads over the months."""

from collections import Counter
from datetime import date

from db.engine import Record
from db.fold import OPEN, in_force
from db.reads.asof import timeline, timeline_rows
from db.reads.dated import DATED, dated_events
from db.reads.filters import Filters
from db.reads.lists import claims_by_id
from db.reads.spreads import first_day, how_many, spread
from db.scope import Scope
from db.words import Kind
from tests.db.many import many_claims

DAY, TODAY = date(2026, 10, 31), date(2026, 11, 24)


def test_the_pages_of_a_timeline_are_the_whole_in_the_order_of_the_first_days(record: Record) -> None:
    many_claims(record)
    with record.reading() as connection:
        ids = timeline(connection, Scope.desk(), Filters(), DAY, size=500).ids
        whole = timeline_rows(connection, tuple(claims_by_id(connection, Scope.desk(), ids).values()), DAY)
        found: list[int] = []
        after = ""
        while True:
            page = timeline(connection, Scope.desk(), Filters(), DAY, after=after, size=7)
            found += page.ids
            after = page.after
            if not after:
                break
        assert found == [row.claim.id for row in whole]
        days = [row.claim.exists_from for row in whole]
        assert days == sorted(days)
        assert first_day(connection, Scope.desk(), DAY) == days[0]


def test_dated_entries_are_those_in_force_of_the_history(record: Record) -> None:
    told = many_claims(record)
    with record.reading() as connection:
        found = dated_events(connection, told.histories)
    for number, events in told.histories.items():
        wanted = [event.sequence for event in in_force(events) if event.change in DATED]
        assert [event.sequence for event in found[number]] == wanted


def test_a_spread_counts_every_row_of_the_timeline_once(record: Record) -> None:
    many_claims(record)
    for scope in (Scope.desk(), Scope.public()):
        for on in (date(2016, 3, 9), DAY):
            with record.reading() as connection:
                ids = timeline(connection, scope, Filters(), on, size=500).ids
                rows = timeline_rows(connection, tuple(claims_by_id(connection, scope, ids).values()), on)
                months = spread(connection, scope, Filters(), on, TODAY)
            assert months is not None
            begin = Counter(row.claim.exists_from.replace(day=1) for row in rows)
            due = Counter(row.claim.due_by.replace(day=1) for row in rows if row.claim.due_by != OPEN)
            assert {month.day: month.begin for month in months if month.begin} == dict(begin)
            assert {month.day: month.due for month in months if month.due} == dict(due)


def test_a_spread_of_nothing_has_no_months_and_no_first_day(record: Record) -> None:
    with record.reading() as connection:
        assert spread(connection, Scope.desk(), Filters(), DAY, TODAY) == ()
        assert first_day(connection, Scope.desk(), DAY) is None


def test_kept_counts_tell_how_many_rows_a_timeline_has(record: Record) -> None:
    many_claims(record)
    for scope in (Scope.desk(), Scope.public()):
        for filters in (Filters(), Filters(tracker=2), Filters(kinds=frozenset({Kind.PREDICTION}))):
            for on in (date(2016, 3, 9), TODAY):
                with record.reading() as connection:
                    rows = timeline(connection, scope, filters, on, size=500).ids
                    assert how_many(connection, scope, filters, on, TODAY) == (len(rows), False)
