"""A backup is whole and checked, and putting one back replaces nothing that it should not."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from db.care.backups import backup, restore
from db.care.verifying import verify
from db.engine import Record, sqlite_url
from db.errors import Busy, Damaged, NewerSchema, Unusable
from db.words import FollowUp, Subject
from tests.db.histories import chain, claim, followed_up, people_and_papers, put
from tests.db.looking import exported, opened
from tests.db.tampering import unguarded
from tests.db.test_opening import held_by_another

NOW = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)


@pytest.fixture
def desk(records: Callable[[str], Record]) -> Record:
    """A SQLite record with one claim of two events."""
    record = records("sqlite")
    people_and_papers(record)
    claim(record)
    return record


def file_of(record: Record) -> Path:
    return Path(str(record.engine.url.database))


def test_a_backup_holds_the_whole_record(every_event: Record, tmp_path: Path) -> None:
    file = tmp_path / "kept.sqlite"
    backup(every_event, file)
    other = opened(file)
    assert exported(other) == exported(every_event)
    assert verify(other).holds
    other.close()


def test_a_backup_is_one_file_and_leaves_nothing_beside(desk: Record, tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    backup(desk, tmp_path / "backups" / "kept.sqlite")
    assert [path.name for path in (tmp_path / "backups").iterdir()] == ["kept.sqlite"]


def test_a_backup_made_while_others_write_is_the_record_of_one_moment(desk: Record, tmp_path: Path) -> None:
    turns: list[int] = []

    def write_meanwhile(_done: int, _total: int) -> None:
        turns.append(claim(desk))

    backup(desk, tmp_path / "kept.sqlite", write_meanwhile)
    other = opened(tmp_path / "kept.sqlite")
    assert turns
    assert verify(other).chains == verify(desk).chains - len(turns)
    assert verify(other).holds
    other.close()


def test_an_existing_file_is_not_written_over(desk: Record, tmp_path: Path) -> None:
    file = tmp_path / "kept.sqlite"
    file.write_text("last year's backup")
    with pytest.raises(Unusable, match="already there"):
        backup(desk, file)
    assert file.read_text() == "last year's backup"
    backup(desk, file, replace=True)
    other = opened(file)
    assert verify(other).holds
    other.close()


def test_a_backup_into_a_folder_that_is_not_there_is_told_so(desk: Record, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match=r"There is no folder .*nowhere\. Make it first"):
        backup(desk, tmp_path / "nowhere" / "kept.sqlite")


def test_a_backup_of_a_record_that_does_not_hold_is_not_kept(desk: Record, tmp_path: Path) -> None:
    unguarded(desk, "UPDATE head SET sequence = 9 WHERE subject = 'claim'")
    with pytest.raises(Damaged, match="not kept"):
        backup(desk, tmp_path / "kept.sqlite")
    assert not (tmp_path / "kept.sqlite").exists()


# --- restore ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def kept(desk: Record, tmp_path: Path) -> Path:
    """A backup of the desk's record, which was changed since and is now closed."""
    file = tmp_path / "kept.sqlite"
    backup(desk, file)
    put(desk, Subject.CLAIM, 1, 2, followed_up(FollowUp.BROKEN, date(2025, 6, 1)))
    desk.close()
    return file


def events_in(file: Path) -> int:
    record = opened(file)
    try:
        assert verify(record).holds
        return len(chain(record, Subject.CLAIM, 1))
    finally:
        record.close()


def test_a_restored_backup_takes_the_place_and_the_replaced_file_is_kept(desk: Record, kept: Path) -> None:
    place = file_of(desk)
    aside = restore(kept, sqlite_url(place), NOW)
    assert aside == place.with_name(f"{place.stem}.replaced-2026-11-24-123000.sqlite")
    assert (events_in(place), events_in(aside), events_in(kept)) == (2, 3, 2)


def test_a_backup_is_restored_where_nothing_was(kept: Path, tmp_path: Path) -> None:
    place = tmp_path / "new" / "on-record.sqlite"
    assert restore(kept, sqlite_url(place), NOW) is None
    assert events_in(place) == 2


def test_a_backup_is_restored_in_the_place_of_a_damaged_file(kept: Path, desk: Record) -> None:
    place = file_of(desk)
    place.write_bytes(b"ruined " * 1000)
    place.with_name(place.name + "-wal").write_bytes(b"ruined too")
    aside = restore(kept, sqlite_url(place), NOW)
    assert aside is not None and aside.read_bytes().startswith(b"ruined")
    assert events_in(place) == 2


def test_a_record_in_use_is_not_replaced(desk: Record, kept: Path) -> None:
    place = file_of(desk)
    other = opened(place)
    chain(other, Subject.CLAIM, 1)  # its connection stays open in the pool, as a desk's does
    with pytest.raises(Busy, match="in use"):
        restore(kept, sqlite_url(place), NOW)
    other.close()
    assert events_in(place) == 3


def test_a_record_that_another_program_holds_is_not_replaced(desk: Record, kept: Path) -> None:
    with held_by_another(file_of(desk)), pytest.raises(Busy, match="in use"):
        restore(kept, sqlite_url(file_of(desk)), NOW)
    assert events_in(file_of(desk)) == 3


def _foreign(file: Path) -> None:
    file.unlink()
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE invoice (id INTEGER)")
    connection.close()


def _newer(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()


def _altered(file: Path) -> None:
    connection = sqlite3.connect(file)
    (guard,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'event_no_update'").fetchone()
    connection.execute("DROP TRIGGER event_no_update")
    connection.execute("UPDATE event SET actor = 'x' WHERE subject = 'claim' AND sequence = 1")
    connection.execute(guard)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "refusal", "said"),
    [
        (lambda file: file.write_text("notes " * 1000), Damaged, "no On Record database"),
        (lambda file: file.write_bytes(b""), Damaged, "is empty"),
        (lambda file: file.write_bytes(file.read_bytes()[:20000]), Damaged, "damaged"),
        (_foreign, Unusable, "another program"),
        (_newer, NewerSchema, "newer On Record"),
        (_altered, Damaged, "claim 1: event 1 was altered"),
        (lambda file: file.unlink(), Unusable, "There is no file"),
    ],
)
def test_a_file_that_cannot_be_trusted_replaces_nothing(
    desk: Record, kept: Path, spoil: Callable[[Path], Any], refusal: type[Unusable], said: str
) -> None:
    spoil(kept)
    place = file_of(desk)
    with pytest.raises(refusal, match=said):
        restore(kept, sqlite_url(place), NOW)
    assert events_in(place) == 3
    assert [path.name for path in place.parent.iterdir() if "restoring" in path.name or "replaced" in path.name] == []


def test_the_record_itself_is_no_backup_of_it(desk: Record, kept: Path) -> None:
    with pytest.raises(Unusable, match="the record itself"):
        restore(file_of(desk), sqlite_url(file_of(desk)), NOW)
    assert kept.exists()


def test_a_backup_is_not_restored_into_postgresql(kept: Path) -> None:
    with pytest.raises(Unusable, match="claims copy"):
        restore(kept, "postgresql://127.0.0.1/desk", NOW)
