"""What someone with all rights on the database can do to a record, and what verify says of it."""

from typing import Any

import sqlalchemy as sa

from db import guards
from db.care.verifying import verify
from db.engine import Record

OF_CLAIM = "WHERE subject = 'claim' AND subject_id = 1"


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
