"""The history is guarded by the database itself: nobody alters it without taking the guards off first."""

from collections.abc import Callable
from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from db import guards
from db.chain import Entry
from db.engine import Record
from db.errors import Damaged
from db.opening import bring_up, open_record
from db.words import Change, FollowUp, Subject
from tests.db.histories import chain, claim, followed_up, people_and_papers, put

FORBIDDEN = [
    "UPDATE event SET actor = 'someone else'",
    "UPDATE event SET id = id + 1000",
    "DELETE FROM event WHERE id = 1",
    "DELETE FROM event_text",
    "UPDATE event_text SET texts = '{}'",
    "UPDATE event_text SET event_id = event_id + 1000",
    "UPDATE event_text SET texts = REPLACE(texts, 'OpenAI', 'Google')",
]
ONLY_SQLITE = [
    "INSERT OR REPLACE INTO event SELECT * FROM event WHERE id = 1",
    "REPLACE INTO event_text SELECT event_id, '{}' FROM event_text",
    "UPDATE OR REPLACE event SET sequence = 2",
]
ONLY_POSTGRESQL = ["TRUNCATE event CASCADE", "TRUNCATE event_text", "TRUNCATE event, event_text, head CASCADE"]


def contents(record: Record) -> list[object]:
    with record.reading() as connection:
        events = connection.execute(sa.text("SELECT * FROM event ORDER BY id")).all()
        return [*map(tuple, events), *connection.execute(sa.text("SELECT * FROM event_text ORDER BY event_id")).all()]


@pytest.mark.parametrize(
    ("name", "statement"),
    [("sqlite", text) for text in FORBIDDEN + ONLY_SQLITE]
    + [("postgresql", text) for text in FORBIDDEN + ONLY_POSTGRESQL],
)
def test_the_database_refuses_to_alter_the_history(name: str, statement: str, records: Callable[[str], Record]) -> None:
    record = records(name)
    people_and_papers(record)
    before = contents(record)
    with pytest.raises(DatabaseError, match="the history is never altered or removed"):
        record.write(lambda connection: connection.exec_driver_sql(statement))
    assert contents(record) == before


def test_a_text_can_be_emptied_by_a_redaction(record: Record) -> None:
    people_and_papers(record)
    number = claim(record, followed_up(FollowUp.STALLED, date(2025, 5, 1), reason="call 555 0199"))
    put(
        record,
        Subject.CLAIM,
        number,
        3,
        Entry(Change.REDACTED, {"sequence": 3, "fields": ["reason"]}, {"reason": "privacy"}),
    )
    assert chain(record, Subject.CLAIM, number)[2].texts == {"reason": None}
    assert "555 0199" not in str(contents(record))


def test_a_redacted_text_cannot_be_put_back(record: Record) -> None:
    people_and_papers(record)
    number = claim(record, followed_up(FollowUp.STALLED, date(2025, 5, 1)))
    put(
        record,
        Subject.CLAIM,
        number,
        3,
        Entry(Change.REDACTED, {"sequence": 3, "fields": ["reason"]}, {"reason": "privacy"}),
    )
    with pytest.raises(DatabaseError, match="never altered"):
        record.write(
            lambda connection: connection.execute(
                sa.text("UPDATE event_text SET texts = :texts WHERE texts LIKE '%null%'"),
                {"texts": '{"reason":["a","b"]}'},
            )
        )


def test_a_record_without_its_guards_is_not_opened(urls: Callable[[str], str], engine: str) -> None:
    url = urls(engine)
    record = open_record(url)
    drop = "DROP TRIGGER event_no_update" if engine == "sqlite" else "DROP TRIGGER event_no_change ON event"
    record.write(lambda connection: connection.exec_driver_sql(drop))
    record.close()
    with pytest.raises(Damaged, match="history is not guarded"):
        open_record(url)


def test_a_guard_that_was_emptied_counts_as_missing(record: Record) -> None:
    def hollow(connection: sa.Connection) -> None:
        if record.on_sqlite:
            connection.exec_driver_sql("DROP TRIGGER event_no_update")
            connection.exec_driver_sql("CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT 1; END")
        else:
            connection.exec_driver_sql(
                "CREATE OR REPLACE FUNCTION history_stays() RETURNS trigger LANGUAGE plpgsql "
                "AS $$ BEGIN RETURN NEW; END $$"
            )

    record.write(hollow)
    with record.reading() as connection:
        assert guards.missing(connection)


def test_a_guard_that_was_switched_off_counts_as_missing(records: Callable[[str], Record]) -> None:
    record = records("postgresql")
    record.write(lambda connection: connection.exec_driver_sql("ALTER TABLE event DISABLE TRIGGER event_no_change"))
    with record.reading() as connection:
        assert guards.missing(connection) == ["event_no_change"]


def test_migrating_puts_the_guards_back(record: Record) -> None:
    drop = "DROP TRIGGER event_no_update" if record.on_sqlite else "DROP TRIGGER event_no_change ON event"
    record.write(lambda connection: connection.exec_driver_sql(drop))
    bring_up(record)
    with record.reading() as connection:
        assert guards.missing(connection) == []
