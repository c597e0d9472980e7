"""A checkpoint kept elsewhere tells what was forged or cut off, even where every hash was made to fit."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from db.care.checkpoints import compare, save_checkpoint, write_checkpoint
from db.care.verifying import verify
from db.chain import link
from db.engine import Record
from db.errors import Damaged
from db.words import FollowUp, Subject
from tests.db.histories import EDITOR, START, chain, claim, followed_up, put
from tests.db.tampering import OF_CLAIM, first, unguarded


def test_a_checkpoint_is_written_once_a_day(two_claims: Record) -> None:
    assert write_checkpoint(two_claims, EDITOR, START) is not None
    assert write_checkpoint(two_claims, EDITOR, START + timedelta(hours=3)) is None
    assert write_checkpoint(two_claims, EDITOR, START + timedelta(days=1)) is not None
    assert [event.values["events"] for event in chain(two_claims, Subject.RECORD, 1)] == [16, 17]
    assert verify(two_claims).holds


def test_an_empty_record_has_no_checkpoint(record: Record) -> None:
    assert write_checkpoint(record, EDITOR, START) is None


def forge(record: Record) -> None:
    """Alters the last event of claim 1 and makes its hash and head fit, as only an administrator can."""
    event = replace(chain(record, Subject.CLAIM, 1)[-1], actor="someone else")
    forged = link(
        event.previous,
        event.subject,
        event.subject_id,
        event.sequence,
        event.change,
        event.actor,
        event.role,
        event.recorded_at,
        event.happened_on,
        event.audience,
        event.corrects,
        event.content,
    )
    unguarded(
        record,
        (f"UPDATE event SET actor = 'someone else', hash = :hash {OF_CLAIM} AND sequence = 6", {"hash": forged}),
        (f"UPDATE head SET hash = :hash {OF_CLAIM}", {"hash": forged}),
    )


def test_a_forged_chain_passes_by_itself_and_the_checkpoint_tells(two_claims: Record) -> None:
    write_checkpoint(two_claims, EDITOR, START)
    forge(two_claims)
    assert first(two_claims) == "the chains are not as the checkpoint of 2026-03-01 fixed them"


def test_a_checkpoint_kept_elsewhere_names_what_was_forged(two_claims: Record, tmp_path: Path) -> None:
    file = tmp_path / "checkpoint.jsonl"
    assert save_checkpoint(two_claims, file) == 9
    assert compare(two_claims, file) == ()
    forge(two_claims)
    assert verify(two_claims).holds
    assert [fault.sentence for fault in compare(two_claims, file)] == [
        "claim 1: event 6 is another than at the checkpoint"
    ]


def test_a_checkpoint_kept_elsewhere_names_what_was_cut_off(two_claims: Record, tmp_path: Path) -> None:
    write_checkpoint(two_claims, EDITOR, START)
    file = tmp_path / "checkpoint.jsonl"
    save_checkpoint(two_claims, file)
    unguarded(
        two_claims,
        "DELETE FROM event_text WHERE event_id IN (SELECT id FROM event WHERE subject = 'claim' AND subject_id = 2)",
        "DELETE FROM event WHERE subject IN ('claim', 'record') AND (subject_id = 2 OR subject = 'record')",
    )
    assert [fault.sentence for fault in compare(two_claims, file)] == [
        "claim 2 had 3 events then; its history was cut off since",
        "the checkpoint of 2026-03-01 is no longer on record as it was",
    ]


def test_what_was_added_since_a_checkpoint_is_no_fault(two_claims: Record, tmp_path: Path) -> None:
    file = tmp_path / "checkpoint.jsonl"
    save_checkpoint(two_claims, file)
    put(two_claims, Subject.CLAIM, 1, 6, followed_up(FollowUp.DELIVERED, date(2025, 8, 5)))
    claim(two_claims)
    assert compare(two_claims, file) == ()


def test_an_altered_checkpoint_is_refused(two_claims: Record, tmp_path: Path) -> None:
    file = tmp_path / "checkpoint.jsonl"
    save_checkpoint(two_claims, file)
    file.write_text(file.read_text().replace('"claim",1,6', '"claim",1,5'))
    with pytest.raises(Damaged, match="altered or cut off itself"):
        compare(two_claims, file)


@pytest.mark.parametrize("content", ["", "{}", "no checkpoint", json.dumps({"on record checkpoint": 9, "heads": 1})])
def test_a_file_that_is_no_checkpoint_is_refused(two_claims: Record, tmp_path: Path, content: str) -> None:
    (tmp_path / "file").write_text(content)
    with pytest.raises(Damaged, match="is no checkpoint"):
        compare(two_claims, tmp_path / "file")
