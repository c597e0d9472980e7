"""Writing many rows in one statement of the driver's own, each distinct value of a column made ready only once."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

MANY = 50  # below it, finding a statement already compiled is the faster way


@contextmanager
def uncollected(rows: int) -> Iterator[None]:
    """Keeps the garbage collector from walking through a large batch again and again while it is being made."""
    if rows < MANY or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def insert(connection: sa.Connection, statement: sa.Insert, rows: Sequence[Mapping[str, Any]]) -> None:
    """Runs an insert of whole rows, which all have the same columns, once for each of them."""
    if len(rows) < MANY:
        if rows:
            connection.execute(statement, rows)
        return
    names = list(rows[0])
    compiled = statement.compile(dialect=connection.dialect, column_keys=names)
    columns = {
        name: _ready(statement.table.c[name].type, [row[name] for row in rows], connection.dialect) for name in names
    }
    if compiled.positiontup is not None:
        connection.exec_driver_sql(
            str(compiled), list(zip(*(columns[name] for name in compiled.positiontup), strict=True))
        )
    else:
        values = zip(*columns.values(), strict=True)
        connection.exec_driver_sql(str(compiled), [dict(zip(names, row, strict=True)) for row in values])


def _ready(kind: sa.types.TypeEngine[Any], values: list[Any], dialect: sa.Dialect) -> list[Any]:
    make = _maker(kind, dialect)
    if make is None:
        return values
    made = {value: make(value) for value in set(values)}
    return [made[value] for value in values]


def _maker(kind: sa.types.TypeEngine[Any], dialect: sa.Dialect) -> Callable[[Any], Any] | None:
    if isinstance(kind, sa.Enum):
        return _word  # the column's own check refuses a word that is none of its vocabulary
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _word(value: str | None) -> str | None:
    return None if value is None else str(value)
