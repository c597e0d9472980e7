"""History is the truth: after any history, what the writes kept is what a rebuild makes, and verify agrees."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings

from db.care.rebuilding import DERIVED, rebuild
from db.care.verifying import verify
from db.chain import Event
from db.engine import Record
from db.errors import Stale
from db.fold import derive, fold, segments
from db.search import matching
from db.tables import Claim, Table, table_of
from db.words import FollowUp, Kind, Subject
from tests.db.histories import Writer, chain, claim, followed_up, people_and_papers, put, steps
from tests.db.looking import derived_rows


def do(statement: str, connection: sa.Connection) -> None:
    connection.exec_driver_sql(statement)


def test_every_table_is_record_or_derived_or_counted_apart() -> None:
    record = {"event", "event_text", "head", "counter"}
    counted = {"link_opening"}
    assert {table_of(table).name for table in DERIVED} == set(Table.metadata.tables) - record - counted


def search(record: Record, words: str) -> list[int]:
    with record.reading() as connection:
        condition = matching(connection, words)
        assert condition is not None
        return list(connection.scalars(sa.select(table_of(Claim).c.id).where(condition)))


@pytest.mark.parametrize("name", ["sqlite", "postgresql"])
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(moves=steps())
def test_after_any_history_a_rebuild_makes_what_the_writes_kept(
    name: str, moves: list[tuple[int, str, Any]], records: Callable[[str], Record]
) -> None:
    record = records(name)
    writer = Writer(record)
    for which, what, (given_, at_once) in moves:
        if what == "stale":
            with pytest.raises(Stale):
                put(
                    record, Subject.CLAIM, writer.claims[which], 1, followed_up(FollowUp.BROKEN, given_), now=writer.now
                )
        else:
            writer.play(which, what, given_, at_once=at_once)
    before = derived_rows(record)
    assert verify(record).sentence.startswith("The record holds")
    rebuild(record)
    assert derived_rows(record) == before
    assert verify(record).holds
    for number in writer.claims:
        _assert_as_of_is_the_fold_up_to_that_day(record, chain(record, Subject.CLAIM, number))
    record.close()


def _assert_as_of_is_the_fold_up_to_that_day(record: Record, events: list[Event]) -> None:
    """The spans answer every (world day, recording moment) with the fold of what was known then."""
    if fold(events).retired:
        return
    spans = list(derive(events).follow_up_span.values())
    moments = sorted({event.recorded_at for event in events})
    for known in moments:
        then = [event for event in events if event.recorded_at <= known]
        state = fold(then)
        for day in (date(2025, 4, 1) + timedelta(n) for n in range(-1, 14)):
            found = [
                row["follow_up"]
                for row in spans
                if row["on_from"] <= day < row["on_to"]
                and row["known_from"] <= known
                and (row["known_to"] is None or known < row["known_to"])
            ]
            expected = _by_hand(state.follow_ups, state.kind, state.exists_from, day)
            assert found == expected, (known, day, segments(state))


def _by_hand(follow_ups: list[Event], kind: Kind, exists_from: date, day: date) -> list[str]:
    if not kind.is_followed_up or day < exists_from:
        return []
    dated = [event for event in follow_ups if event.happened_on and event.happened_on <= day]
    last = max(dated, key=lambda event: (event.happened_on, event.sequence), default=None)
    return [str(last.values["follow_up"]) if last else ""]


def test_a_rebuild_mends_rows_that_were_altered_by_hand(record: Record) -> None:
    people_and_papers(record)
    number = claim(record, followed_up(FollowUp.STALLED, date(2025, 5, 1)))
    before = derived_rows(record)
    for damage in (
        "UPDATE claim SET follow_up = 'delivered'",
        "DELETE FROM follow_up_span",
        "UPDATE tally SET n = 7",
        "UPDATE claim_search SET words = 'nothing'",
        "UPDATE cell SET standing = 'late'",
    ):
        record.write(partial(do, damage))
    assert not verify(record).holds
    rebuild(record)
    assert derived_rows(record) == before
    assert verify(record).holds
    with record.reading() as connection:
        assert (
            connection.execute(sa.select(table_of(Claim).c.follow_up).where(table_of(Claim).c.id == number)).scalar()
            == "stalled"
        )


def test_a_rebuild_tells_how_far_it_has_come_and_ends_with_all(record: Record) -> None:
    people_and_papers(record)
    claim(record)
    told: list[tuple[int, int]] = []
    read = rebuild(record, lambda done, total: told.append((done, total)))
    assert told[-1] == (read, read)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_a_rebuild_that_fails_leaves_everything_as_it_was(record: Record) -> None:
    people_and_papers(record)
    claim(record)
    before = derived_rows(record)

    def stop(done: int, total: int) -> None:
        if done > 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(record, stop)
    assert derived_rows(record) == before
    assert verify(record).holds


def test_words_are_found_again_after_a_rebuild(record: Record) -> None:
    people_and_papers(record)
    number = claim(record, statement="Die Stromtrasse wird gebaut.")
    assert search(record, "stromtra") == [number]
    rebuild(record)
    assert search(record, "stromtra") == [number]
    assert search(record, "wasser") == []
