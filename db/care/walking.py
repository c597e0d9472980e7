"""Going through a whole record in steps of flat memory, and telling whoever waits how far it has come."""

from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy as sa

from db.tables import Event, Head
from db.words import Subject

Progress = Callable[[int, int], None]
STEP = 500
FOLDED = (
    *(Subject.CLAIMANT, Subject.ARTICLE, Subject.SOURCE, Subject.TRACKER),
    *(Subject.LINK, Subject.DOCKET, Subject.CLAIM),
)


def unheard(_done: int, _total: int) -> None:
    """Tells nobody how far the work has come."""


def steps(connection: sa.Connection, subject: Subject, tables: tuple[Any, ...] = ()) -> Iterator[tuple[int, int]]:
    """Gives (number before the first, last number) of each step through a subject's numbers, lowest first.

    A number counts when it has a head, an event or a row in one of `tables`: nothing added by hand is passed over.
    """
    columns = [(column(Head, "subject_id"), column(Head, "subject") == subject)]
    columns += [(column(Event, "subject_id"), column(Event, "subject") == subject)]
    columns += [(column(table, "id"), sa.true()) for table in tables]
    after = -(2**62)
    while found := _next(connection, columns, after):
        yield after, found[-1]
        after = found[-1]


def _next(connection: sa.Connection, columns: list[tuple[Any, Any]], after: int) -> list[int]:
    found: set[int] = set()
    for number, condition in columns:
        found.update(
            connection.scalars(
                sa.select(number).where(condition, number > after).group_by(number).order_by(number).limit(STEP)
            )
        )
    return sorted(found)[:STEP]


def column(table: type[Any], name: str) -> Any:
    """Gives a column of a table for statements that read values rather than objects."""
    return table.__table__.c[name]


def how_many(connection: sa.Connection, table: type[Any]) -> int:
    """Counts the rows of a table."""
    return int(connection.execute(sa.select(sa.func.count()).select_from(table.__table__)).scalar_one())
