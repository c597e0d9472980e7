"""Verify names what someone with all rights on the database altered, removed, cut off or forged."""

from collections.abc import Callable

import pytest

from db.care.verifying import Findings, heads_hold, verify
from db.chain import GENESIS, Entry
from db.engine import Record
from db.words import Change, Subject
from tests.db.histories import chain, claim, people_and_papers, put
from tests.db.tampering import OF_CLAIM, first, unguarded

TEXTS_OF = f"WHERE event_id = (SELECT id FROM event {OF_CLAIM} AND sequence = 4)"


def test_an_untouched_record_holds(two_claims: Record) -> None:
    assert verify(two_claims).sentence == (
        "The record holds: 16 events in 9 chains, and everything derived from them is as it should be."
    )


def test_an_empty_record_holds(record: Record) -> None:
    assert verify(record) == Findings(0, 0, (), 0)


@pytest.mark.parametrize(
    "alteration",
    [
        "actor = 'someone else'",
        "role = 'reporter'",
        "happened_on = '2024-01-01'",
        "audience = 'internal'",
        "content = REPLACE(content, 'in progress', 'delivered')",
        "change = 'noted'",
        "corrects = 3",
    ],
)
def test_the_event_that_was_altered_is_named(two_claims: Record, alteration: str) -> None:
    unguarded(two_claims, f"UPDATE event SET {alteration} {OF_CLAIM} AND sequence = 4")
    assert first(two_claims).startswith("claim 1: event 4 was altered after it was recorded")


def test_the_altered_event_is_named_with_its_day_and_author(two_claims: Record) -> None:
    unguarded(two_claims, f"UPDATE event SET audience = 'internal' {OF_CLAIM} AND sequence = 4")
    assert first(two_claims) == (
        "claim 1: event 4 was altered after it was recorded (followed up, 2026-03-01, by local editor)"
    )


def test_the_first_of_several_altered_events_is_named_first(two_claims: Record) -> None:
    unguarded(
        two_claims,
        "UPDATE event SET actor = 'x' WHERE subject = 'claim' AND sequence >= 3",
        "UPDATE event SET actor = 'x' WHERE subject = 'tracker'",
    )
    findings = verify(two_claims)
    assert findings.faults[0].sentence.startswith("tracker 1: event 1")
    assert findings.found >= 7


def test_an_altered_text_is_named(two_claims: Record) -> None:
    unguarded(two_claims, f"UPDATE event_text SET texts = REPLACE(texts, 'news', 'wind') {TEXTS_OF}")
    assert first(two_claims).startswith("claim 1: the reason of event 4 was altered after it was recorded")


def test_a_text_that_was_taken_away_is_named(two_claims: Record) -> None:
    unguarded(two_claims, f"DELETE FROM event_text {TEXTS_OF}")
    assert first(two_claims).startswith("claim 1: the reason of event 4 was taken away")


def test_a_text_emptied_without_a_redaction_is_named(two_claims: Record) -> None:
    unguarded(two_claims, (f"UPDATE event_text SET texts = :texts {TEXTS_OF}", {"texts": '{"reason":null}'}))
    assert first(two_claims) == "claim 1: the reason of event 4 was removed and no redaction says why"


def test_a_redacted_text_is_as_it_should_be(two_claims: Record) -> None:
    put(
        two_claims,
        Subject.CLAIM,
        1,
        6,
        Entry(Change.REDACTED, {"sequence": 4, "fields": ["reason"]}, {"reason": "privacy"}),
    )
    assert verify(two_claims).holds


def test_a_removed_event_in_the_middle_is_named(two_claims: Record) -> None:
    unguarded(two_claims, f"DELETE FROM event_text {TEXTS_OF}", f"DELETE FROM event {OF_CLAIM} AND sequence = 4")
    assert first(two_claims).startswith("claim 1: event 4 is missing")


def test_a_cut_off_end_is_named(two_claims: Record) -> None:
    unguarded(
        two_claims,
        f"DELETE FROM event_text WHERE event_id IN (SELECT id FROM event {OF_CLAIM} AND sequence > 4)",
        f"DELETE FROM event {OF_CLAIM} AND sequence > 4",
    )
    assert first(two_claims) == "claim 1 should have 6 events and ends after 4: the end of its history was cut off"


def test_a_removed_chain_is_named(two_claims: Record) -> None:
    unguarded(
        two_claims,
        f"DELETE FROM event_text WHERE event_id IN (SELECT id FROM event {OF_CLAIM})",
        f"DELETE FROM event {OF_CLAIM}",
    )
    assert first(two_claims) == "claim 1 should have 6 events and has none: its history was taken away"


def test_a_cut_off_end_is_missed_even_when_the_head_was_made_to_fit(two_claims: Record) -> None:
    events = chain(two_claims, Subject.CLAIM, 1)
    unguarded(
        two_claims,
        f"DELETE FROM event_text WHERE event_id = (SELECT id FROM event {OF_CLAIM} AND sequence = 6)",
        f"DELETE FROM event {OF_CLAIM} AND sequence = 6",
        (f"UPDATE head SET sequence = 5, hash = :hash {OF_CLAIM}", {"hash": events[4].hash}),
    )
    assert "16 events were recorded and 15 are there" in [fault.sentence for fault in verify(two_claims).faults]


def test_an_event_that_cannot_be_read_is_named(records: Callable[[str], Record]) -> None:
    record = records("sqlite")
    people_and_papers(record)
    claim(record)
    unguarded(record, f"UPDATE event SET content = '{{' {OF_CLAIM} AND sequence = 1")
    assert first(record) == "claim 1: event 1 cannot be read"


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        (
            "UPDATE claim SET follow_up = 'delivered' WHERE id = 1",
            "the stored row of claim 1 differs from its events in follow_up",
        ),
        (
            "UPDATE claim SET cell_id = NULL WHERE id = 2",
            "the stored row of claim 2 differs from its events in cell_id",
        ),
        (
            "UPDATE claimant SET name = 'Google' WHERE id = 1",
            "the stored row of claimant 1 differs from its events in name",
        ),
        ("DELETE FROM follow_up_span WHERE claim_id = 2", "the stored row of follow_up_span 2 is not there"),
        (
            "UPDATE claim_search SET words = 'x' WHERE claim_id = 1",
            "the stored row of claim_search 1 differs from its events in words",
        ),
        ("INSERT INTO member (tracker_id, claim_id) VALUES (1, 2)", "the stored row of member 2 follows from no event"),
    ],
)
def test_a_stored_row_that_does_not_follow_from_its_events_is_named(
    two_claims: Record, damage: str, named: str
) -> None:
    two_claims.write(lambda connection: connection.exec_driver_sql(damage))
    assert named in [fault.sentence for fault in verify(two_claims).faults]


def test_a_kept_count_that_is_wrong_is_named(two_claims: Record) -> None:
    two_claims.write(lambda connection: connection.exec_driver_sql("UPDATE tally SET n = n + 1 WHERE scope = 'record'"))
    assert first(two_claims).startswith("the kept count of record, ")
    assert first(two_claims).endswith("is 2 and should be 1") or first(two_claims).endswith("is 3 and should be 2")


def test_a_missing_guard_is_named(two_claims: Record) -> None:
    drop = "DROP TRIGGER event_text_no_delete" + ("" if two_claims.on_sqlite else " ON event_text")
    two_claims.write(lambda connection: connection.exec_driver_sql(drop))
    assert first(two_claims) == "the guard event_text_no_delete is missing or was changed"


def test_a_search_index_that_does_not_fit_is_named(records: Callable[[str], Record]) -> None:
    record = records("sqlite")
    people_and_papers(record)
    claim(record)
    record.write(
        lambda connection: connection.exec_driver_sql(
            "INSERT INTO claim_words(claim_words, rowid, words) SELECT 'delete', claim_id, words FROM claim_search"
        )
    )
    assert first(record) in ("the search index does not fit the claims", "the search index is damaged")


def test_verify_tells_how_far_it_has_come(two_claims: Record) -> None:
    told: list[tuple[int, int]] = []
    verify(two_claims, lambda done, total: told.append((done, total)))
    assert told[-1] == (16, 16)


def test_heads_are_checked_in_a_moment(two_claims: Record) -> None:
    with two_claims.reading() as connection:
        assert heads_hold(connection)
    unguarded(two_claims, f"UPDATE head SET sequence = 5 {OF_CLAIM}")
    with two_claims.reading() as connection:
        assert not heads_hold(connection)


def test_a_chain_begins_with_nothing_before_it(two_claims: Record) -> None:
    assert chain(two_claims, Subject.CLAIM, 1)[0].previous == GENESIS
