"""Verify names what someone with all rights on the database altered, removed, cut off or forged; the first event foremost."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from db import guards
from db.chain import GENESIS, Entry, link
from db.checkpoints import compare, save_checkpoint, write_checkpoint
from db.engine import Record
from db.errors import Damaged
from db.verifying import Findings, heads_hold, verify
from db.words import Change, FollowUp, Subject
from tests.db.histories import EDITOR, START, chain, claim, followed_up, people_and_papers, put


@pytest.fixture
def filled(record: Record) -> Record:
    """A record with two claims: 1 has six events, 2 has three."""
    people_and_papers(record)
    claim(record, *(followed_up(FollowUp.IN_PROGRESS, date(2025, 5, day)) for day in (1, 2, 3, 4)))
    claim(record, followed_up(FollowUp.STALLED, date(2025, 5, 1)))
    return record


def unguarded(record: Record, *statements: str | tuple[str, dict[str, Any]]) -> None:
    """Does what an administrator of the database can: takes the guards off, alters, and puts them back."""
    def work(connection: sa.Connection) -> None:
        if record.on_sqlite:
            for name in ("event_no_update", "event_no_delete", "event_text_no_delete", "event_text_only_redacted"):
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
        else:
            connection.exec_driver_sql("ALTER TABLE event DISABLE TRIGGER USER")
            connection.exec_driver_sql("ALTER TABLE event_text DISABLE TRIGGER USER")
        for statement in statements:
            text, values = statement if isinstance(statement, tuple) else (statement, {})
            connection.execute(sa.text(text), values)
        guards.install(connection)

    record.write(work)


def first(record: Record) -> str:
    findings = verify(record)
    assert not findings.holds
    return findings.faults[0].sentence


OF_CLAIM = "WHERE subject = 'claim' AND subject_id = 1"
TEXTS_OF = f"WHERE event_id = (SELECT id FROM event {OF_CLAIM} AND sequence = 4)"


def test_an_untouched_record_holds(filled: Record) -> None:
    assert verify(filled).sentence == (
        "The record holds: 16 events in 9 chains, and everything derived from them is as it should be."
    )


def test_an_empty_record_holds(record: Record) -> None:
    assert verify(record) == Findings(0, 0, (), 0)


@pytest.mark.parametrize("alteration", [
    "actor = 'someone else'", "role = 'reporter'", "happened_on = '2024-01-01'", "audience = 'internal'",
    "content = REPLACE(content, 'in progress', 'delivered')", "change = 'noted'", "corrects = 3",
])
def test_the_event_that_was_altered_is_named(filled: Record, alteration: str) -> None:
    unguarded(filled, f"UPDATE event SET {alteration} {OF_CLAIM} AND sequence = 4")
    assert first(filled).startswith("claim 1: event 4 was altered after it was recorded")


def test_the_altered_event_is_named_with_its_day_and_author(filled: Record) -> None:
    unguarded(filled, f"UPDATE event SET audience = 'internal' {OF_CLAIM} AND sequence = 4")
    assert first(filled) == (
        "claim 1: event 4 was altered after it was recorded (followed up, 2026-03-01, by local editor)"
    )


def test_the_first_of_several_altered_events_is_named_first(filled: Record) -> None:
    unguarded(filled, "UPDATE event SET actor = 'x' WHERE subject = 'claim' AND sequence >= 3",
              "UPDATE event SET actor = 'x' WHERE subject = 'tracker'")
    findings = verify(filled)
    assert findings.faults[0].sentence.startswith("tracker 1: event 1")
    assert findings.found >= 7


def test_an_altered_text_is_named(filled: Record) -> None:
    unguarded(filled, f"UPDATE event_text SET texts = REPLACE(texts, 'news', 'wind') {TEXTS_OF}")
    assert first(filled).startswith("claim 1: the reason of event 4 was altered after it was recorded")


def test_a_text_that_was_taken_away_is_named(filled: Record) -> None:
    unguarded(filled, f"DELETE FROM event_text {TEXTS_OF}")
    assert first(filled).startswith("claim 1: the reason of event 4 was taken away")


def test_a_text_emptied_without_a_redaction_is_named(filled: Record) -> None:
    unguarded(filled, (f"UPDATE event_text SET texts = :texts {TEXTS_OF}", {"texts": '{"reason":null}'}))
    assert first(filled) == "claim 1: the reason of event 4 was removed and no redaction says why"


def test_a_redacted_text_is_as_it_should_be(filled: Record) -> None:
    put(filled, Subject.CLAIM, 1, 6, Entry(Change.REDACTED, {"sequence": 4, "fields": ["reason"]}, {"reason": "privacy"}))
    assert verify(filled).holds


def test_a_removed_event_in_the_middle_is_named(filled: Record) -> None:
    unguarded(filled, f"DELETE FROM event_text {TEXTS_OF}", f"DELETE FROM event {OF_CLAIM} AND sequence = 4")
    assert first(filled).startswith("claim 1: event 4 is missing")


def test_a_cut_off_end_is_named(filled: Record) -> None:
    unguarded(
        filled, f"DELETE FROM event_text WHERE event_id IN (SELECT id FROM event {OF_CLAIM} AND sequence > 4)",
        f"DELETE FROM event {OF_CLAIM} AND sequence > 4",
    )
    assert first(filled) == "claim 1 should have 6 events and ends after 4: the end of its history was cut off"


def test_a_removed_chain_is_named(filled: Record) -> None:
    unguarded(
        filled, f"DELETE FROM event_text WHERE event_id IN (SELECT id FROM event {OF_CLAIM})",
        f"DELETE FROM event {OF_CLAIM}",
    )
    assert first(filled) == "claim 1 should have 6 events and has none: its history was taken away"


def test_a_cut_off_end_is_missed_even_when_the_head_was_made_to_fit(filled: Record) -> None:
    events = chain(filled, Subject.CLAIM, 1)
    unguarded(
        filled, f"DELETE FROM event_text WHERE event_id = (SELECT id FROM event {OF_CLAIM} AND sequence = 6)",
        f"DELETE FROM event {OF_CLAIM} AND sequence = 6",
        (f"UPDATE head SET sequence = 5, hash = :hash {OF_CLAIM}", {"hash": events[4].hash}),
    )
    assert "16 events were recorded and 15 are there" in [fault.sentence for fault in verify(filled).faults]


def test_an_event_that_cannot_be_read_is_named(records: Callable[[str], Record]) -> None:
    record = records("sqlite")
    people_and_papers(record)
    claim(record)
    unguarded(record, f"UPDATE event SET content = '{{' {OF_CLAIM} AND sequence = 1")
    assert first(record) == "claim 1: event 1 cannot be read"


@pytest.mark.parametrize(("damage", "named"), [
    ("UPDATE claim SET follow_up = 'delivered' WHERE id = 1", "the stored row of claim 1 differs from its events in follow_up"),
    ("UPDATE claim SET cell_id = NULL WHERE id = 2", "the stored row of claim 2 differs from its events in cell_id"),
    ("UPDATE claimant SET name = 'Google' WHERE id = 1", "the stored row of claimant 1 differs from its events in name"),
    ("DELETE FROM follow_up_span WHERE claim_id = 2", "the stored row of follow_up_span 2 is not there"),
    ("UPDATE claim_search SET words = 'x' WHERE claim_id = 1", "the stored row of claim_search 1 differs from its events in words"),
    ("INSERT INTO member (tracker_id, claim_id) VALUES (1, 2)", "the stored row of member 2 follows from no event"),
])
def test_a_stored_row_that_does_not_follow_from_its_events_is_named(filled: Record, damage: str, named: str) -> None:
    filled.write(lambda connection: connection.exec_driver_sql(damage))
    assert named in [fault.sentence for fault in verify(filled).faults]


def test_a_kept_count_that_is_wrong_is_named(filled: Record) -> None:
    filled.write(lambda connection: connection.exec_driver_sql("UPDATE tally SET n = n + 1 WHERE scope = 'record'"))
    assert first(filled).startswith("the kept count of record, ")
    assert first(filled).endswith("is 2 and should be 1") or first(filled).endswith("is 3 and should be 2")


def test_a_missing_guard_is_named(filled: Record) -> None:
    drop = "DROP TRIGGER event_text_no_delete" + ("" if filled.on_sqlite else " ON event_text")
    filled.write(lambda connection: connection.exec_driver_sql(drop))
    assert first(filled) == "the guard event_text_no_delete is missing or was changed"


def test_a_search_index_that_does_not_fit_is_named(records: Callable[[str], Record]) -> None:
    record = records("sqlite")
    people_and_papers(record)
    claim(record)
    record.write(lambda connection: connection.exec_driver_sql(
        "INSERT INTO claim_words(claim_words, rowid, words) SELECT 'delete', claim_id, words FROM claim_search"
    ))
    assert first(record) in ("the search index does not fit the claims", "the search index is damaged")


def test_verify_tells_how_far_it_has_come(filled: Record) -> None:
    told: list[tuple[int, int]] = []
    verify(filled, lambda done, total: told.append((done, total)))
    assert told[-1] == (16, 16)


def test_heads_are_checked_in_a_moment(filled: Record) -> None:
    with filled.reading() as connection:
        assert heads_hold(connection)
    unguarded(filled, f"UPDATE head SET sequence = 5 {OF_CLAIM}")
    with filled.reading() as connection:
        assert not heads_hold(connection)


def test_a_checkpoint_is_written_once_a_day(filled: Record) -> None:
    assert write_checkpoint(filled, EDITOR, START) is not None
    assert write_checkpoint(filled, EDITOR, START + timedelta(hours=3)) is None
    assert write_checkpoint(filled, EDITOR, START + timedelta(days=1)) is not None
    assert [event.values["events"] for event in chain(filled, Subject.RECORD, 1)] == [16, 17]
    assert verify(filled).holds


def test_an_empty_record_has_no_checkpoint(record: Record) -> None:
    assert write_checkpoint(record, EDITOR, START) is None


def forge(record: Record) -> None:
    """Alters the last event of claim 1 and makes its hash and head fit, as only an administrator can."""
    event = replace(chain(record, Subject.CLAIM, 1)[-1], actor="someone else")
    forged = link(
        event.previous, event.subject, event.subject_id, event.sequence, event.change, event.actor, event.role,
        event.recorded_at, event.happened_on, event.audience, event.corrects, event.content,
    )
    unguarded(
        record, (f"UPDATE event SET actor = 'someone else', hash = :hash {OF_CLAIM} AND sequence = 6", {"hash": forged}),
        (f"UPDATE head SET hash = :hash {OF_CLAIM}", {"hash": forged}),
    )


def test_a_forged_chain_passes_by_itself_and_the_checkpoint_tells(filled: Record) -> None:
    write_checkpoint(filled, EDITOR, START)
    forge(filled)
    assert first(filled) == "the chains are not as the checkpoint of 2026-03-01 fixed them"


def test_a_checkpoint_kept_elsewhere_names_what_was_forged(filled: Record, tmp_path: Path) -> None:
    file = tmp_path / "checkpoint.jsonl"
    assert save_checkpoint(filled, file) == 9
    assert compare(filled, file) == ()
    forge(filled)
    assert verify(filled).holds
    assert [fault.sentence for fault in compare(filled, file)] == ["claim 1: event 6 is another than at the checkpoint"]


def test_a_checkpoint_kept_elsewhere_names_what_was_cut_off(filled: Record, tmp_path: Path) -> None:
    write_checkpoint(filled, EDITOR, START)
    file = tmp_path / "checkpoint.jsonl"
    save_checkpoint(filled, file)
    unguarded(
        filled, "DELETE FROM event_text WHERE event_id IN (SELECT id FROM event WHERE subject = 'claim' AND subject_id = 2)",
        "DELETE FROM event WHERE subject IN ('claim', 'record') AND (subject_id = 2 OR subject = 'record')",
    )
    assert [fault.sentence for fault in compare(filled, file)] == [
        "claim 2 had 3 events then; its history was cut off since",
        "the checkpoint of 2026-03-01 is no longer on record as it was",
    ]


def test_what_was_added_since_a_checkpoint_is_no_fault(filled: Record, tmp_path: Path) -> None:
    file = tmp_path / "checkpoint.jsonl"
    save_checkpoint(filled, file)
    put(filled, Subject.CLAIM, 1, 6, followed_up(FollowUp.DELIVERED, date(2025, 8, 5)))
    claim(filled)
    assert compare(filled, file) == ()


def test_an_altered_checkpoint_is_refused(filled: Record, tmp_path: Path) -> None:
    file = tmp_path / "checkpoint.jsonl"
    save_checkpoint(filled, file)
    file.write_text(file.read_text().replace('"claim",1,6', '"claim",1,5'))
    with pytest.raises(Damaged, match="altered or cut off itself"):
        compare(filled, file)


@pytest.mark.parametrize("content", ["", "{}", "no checkpoint", json.dumps({"on record checkpoint": 9, "heads": 1})])
def test_a_file_that_is_no_checkpoint_is_refused(filled: Record, tmp_path: Path, content: str) -> None:
    (tmp_path / "file").write_text(content)
    with pytest.raises(Damaged, match="is no checkpoint"):
        compare(filled, tmp_path / "file")


def test_a_chain_begins_with_nothing_before_it(filled: Record) -> None:
    assert chain(filled, Subject.CLAIM, 1)[0].previous == GENESIS
