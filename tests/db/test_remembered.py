"""What a read found is remembered until the next event, and never beyond what its transaction may know."""

import itertools
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from db.chain import Author, Entry
from db.engine import Record
from db.history import Addition, append, numbers
from db.reads import remembered as memory
from db.reads.remembered import remembered
from db.words import Change, Role, Subject

AUTHOR = Author("Ines", Role.EDITOR)
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def name_someone(connection: sa.Connection) -> None:
    """Puts one event on record."""
    (number,) = numbers(connection, Subject.CLAIMANT.value, 1)
    entry = Entry(Change.RECORDED, {"kind": "person"}, {"name": "Ada"})
    append(connection, [Addition(Subject.CLAIMANT, number, 0, (entry,))], AUTHOR, NOW)


def counting() -> Callable[[], int]:
    """Gives a read that answers how often it was made."""
    made = itertools.count(1)
    return lambda: next(made)


def asked(record: Record, key: object, read: Callable[[], int]) -> int:
    """Asks in a reading transaction of its own."""
    with record.reading() as connection:
        return remembered(connection, key, read)


def test_an_answer_holds_until_the_next_event(record: Record) -> None:
    record.write(name_someone)
    read = counting()
    assert [asked(record, "names", read), asked(record, "names", read)] == [1, 1]
    record.write(name_someone)
    assert [asked(record, "names", read), asked(record, "names", read)] == [2, 2]


def test_answers_to_other_questions_are_their_own(record: Record) -> None:
    read = counting()
    assert [asked(record, "names", read), asked(record, ("names", 2), read), asked(record, "names", read)] == [1, 2, 1]


def test_what_a_writer_sees_is_not_remembered(record: Record) -> None:
    read = counting()

    def look(connection: sa.Connection) -> None:
        name_someone(connection)
        assert remembered(connection, "names", read) == 1
        raise KeyError  # and is undone

    with pytest.raises(KeyError):
        record.write(look)
    record.write(name_someone)
    assert asked(record, "names", read) == 2


def test_a_view_older_than_the_newest_event_neither_uses_nor_leaves_newer_answers(record: Record) -> None:
    record.write(name_someone)
    read = counting()
    with record.reading() as before:
        assert remembered(before, "first look", read) == 1  # this view is now fixed
        record.write(name_someone)
        assert asked(record, "names", read) == 2
        assert remembered(before, "names", read) == 3
    assert asked(record, "names", read) == 2


def test_the_answers_not_asked_for_the_longest_go_first(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST", 2)
    read = counting()
    assert [asked(record, key, read) for key in ("a", "b", "a", "c")] == [1, 2, 1, 3]
    assert [asked(record, key, read) for key in ("a", "b")] == [1, 4]
