"""Looking at a whole record: what it exports, and every row that is kept beside its history."""

import io
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from db.care.moving import export
from db.care.rebuilding import DERIVED
from db.engine import Record, sqlite_url
from db.opening import open_record
from db.tables import Cell, table_of

Rows = dict[str, list[tuple[Any, ...]]]


def exported(record: Record) -> str:
    out = io.StringIO()
    export(record, out)
    return out.getvalue()


def opened(file: Path) -> Record:
    return open_record(sqlite_url(file))


def derived_rows(record: Record) -> Rows:
    """Reads every derived row, cells by what they mean rather than by their number, kept counts without zeros."""
    with record.reading() as connection:
        cells = {row.id: tuple(row)[1:] for row in connection.execute(sa.select(table_of(Cell)))}
        rows: Rows = {}
        for table in DERIVED:
            if table is Cell:
                continue
            found = connection.execute(sa.select(table_of(table))).mappings()
            plain = [
                tuple(cells.get(value) if name == "cell_id" else value for name, value in row.items())
                for row in found
                if row.get("n") != 0
            ]
            rows[table_of(table).name] = sorted(plain, key=repr)
    return rows
