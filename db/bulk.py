"""Writing many rows in one statement of the driver's own, each distinct value of a column made ready only once."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any

import sqlalchemy as sa

AT_ONCE, MOST_VALUES = 200, 32_000  # SQLite takes 32,766 values with a statement
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
        _many_at_once(
            connection, str(compiled), list(zip(*(columns[name] for name in compiled.positiontup), strict=True))
        )
    else:
        values = zip(*columns.values(), strict=True)
        connection.exec_driver_sql(str(compiled), [dict(zip(names, row, strict=True)) for row in values])


def _many_at_once(connection: sa.Connection, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Runs SQLite's insert for some hundred rows at a time: what checks the words of a row is then made ready once."""
    one = f"VALUES ({', '.join('?' * len(rows[0]))})"
    at_once = min(AT_ONCE, MOST_VALUES // len(rows[0]))
    whole = len(rows) - len(rows) % at_once
    if whole:
        many = statement.replace(one, ", ".join([one, *[one.removeprefix("VALUES ")] * (at_once - 1)]))
        groups = (rows[start : start + at_once] for start in range(0, whole, at_once))
        connection.exec_driver_sql(many, [tuple(chain.from_iterable(group)) for group in groups])
    if rest := rows[whole:]:
        connection.exec_driver_sql(statement, list(rest))


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
