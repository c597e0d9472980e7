"""The migrations make, on both engines, the database that the tables and the closed vocabularies describe."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.exc import IntegrityError

from db import guards
from db.engine import Record, sqlite_url
from db.opening import MIGRATIONS, REVISION, open_record, revision
from db.tables import Table
from db.words import Word


def test_the_migrated_database_is_what_the_tables_say(record: Record) -> None:
    with record.reading() as connection:

        def ours(thing: object, name: str | None, kind: str, *_: object) -> bool:
            return not (kind == "table" and name is not None and name.startswith(("alembic_", "claim_words"))) and (
                name != "ix_claim_search_words"
            )

        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, Table.metadata) == []


def words_of(column: sa.Column[object]) -> list[str]:
    assert isinstance(column.type, sa.Enum)
    return column.type.enums


def _closed_columns() -> list[tuple[sa.Table, sa.Column[object]]]:
    return [
        (table, column)
        for table in Table.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, sa.Enum)
    ]


def test_every_closed_column_takes_its_words_and_no_other(record: Record) -> None:
    """Autogenerate does not see a new word in a CHECK, so the database itself is asked."""
    with record.reading() as connection:
        inspector = sa.inspect(connection)
        for table, column in _closed_columns():
            checks = [check["sqltext"] for check in inspector.get_check_constraints(table.name)]
            mine = [text for text in checks if column.name in text and f"'{words_of(column)[0]}'" in text]
            assert mine, f"{table.name}.{column.name} is not checked"
            words = set(words_of(column))
            assert any(
                {word for word in words if f"'{word}'" in text} == words
                and text.count("'") in (2 * len(words), 2 * len(words) + 2)
                for text in mine
            ), (table.name, column.name, mine)


def test_a_word_outside_the_vocabulary_is_refused_by_the_database(record: Record) -> None:
    with pytest.raises(IntegrityError):
        record.write(
            lambda connection: connection.exec_driver_sql(
                "INSERT INTO claimant (id, version, name, kind, note, retired) VALUES (1, 1, 'A', 'robot', '', false)"
            )
        )


def test_an_empty_database_is_brought_up_by_opening_it(tmp_path: Path) -> None:
    record = open_record(sqlite_url(tmp_path / "new" / "folder" / "on-record.sqlite"))
    assert revision(record) == REVISION
    with record.reading() as connection:
        assert guards.missing(connection) == []
    record.close()
    assert (tmp_path / "new" / "folder").stat().st_mode & 0o077 == 0


def test_the_last_migration_is_the_schema_of_this_version() -> None:
    files = sorted(path.name for path in (MIGRATIONS / "versions").glob("*.py"))
    assert files[-1].startswith(f"{REVISION}_")


def test_every_word_has_a_meaning() -> None:
    for vocabulary in Word.__subclasses__():
        assert all(word.meaning for word in vocabulary), vocabulary
