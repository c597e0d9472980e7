"""Private links as they are stored, and how often each was opened. Keeps nothing about who opened them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from db.kept import upsert
from db.tables import Event, Link, LinkOpening, table_of
from db.words import Subject, View


@dataclass(frozen=True, slots=True)
class Openings:
    """How often a link was opened by people and by programs, and on which day last."""

    people: int = 0
    programs: int = 0
    last_on: date | None = None


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link as its events leave it. `pinned` holds the chosen claims, and none where the link is live."""

    id: int
    version: int
    view: View
    query: str
    pinned: tuple[int, ...]
    expires_on: date | None
    label: str
    retired: bool


def with_digest(connection: sa.Connection, digest: str) -> LinkRow | None:
    """Finds the link whose token has this SHA-256, taken back or not."""
    link = table_of(Link)
    row = connection.execute(sa.select(link).where(link.c.digest == digest)).first()
    return _read(row) if row else None


def with_number(connection: sa.Connection, number: int) -> LinkRow | None:
    """Finds a link by its number, taken back or not."""
    link = table_of(Link)
    row = connection.execute(sa.select(link).where(link.c.id == number)).first()
    return _read(row) if row else None


def newest(connection: sa.Connection, before: int | None, most: int) -> list[LinkRow]:
    """Reads the links made last, taken back or not, newest first; with `before`, those older than that number."""
    link = table_of(Link)
    statement = sa.select(link).order_by(link.c.id.desc()).limit(most)
    return [
        _read(row) for row in connection.execute(statement if before is None else statement.where(link.c.id < before))
    ]


def _read(row: Any) -> LinkRow:
    pinned = tuple(int(number) for number in row.pinned.split(",") if number)
    return LinkRow(row.id, row.version, View(row.view), row.query, pinned, row.expires_on, row.label, row.retired)


def made(connection: sa.Connection, numbers: Iterable[int]) -> dict[int, tuple[datetime, str]]:
    """Tells when links were made and by whom."""
    event = table_of(Event).c
    rows = connection.execute(
        sa.select(event.subject_id, event.recorded_at, event.actor).where(
            event.subject == Subject.LINK, event.subject_id.in_(list(numbers)), event.sequence == 1
        )
    )
    return {number: (moment, actor) for number, moment, actor in rows}


def openings(connection: sa.Connection, numbers: Iterable[int]) -> dict[int, Openings]:
    """Counts the openings of links; one never opened is not there."""
    kept = table_of(LinkOpening).c
    rows = connection.execute(
        sa.select(kept.link_id, sa.func.sum(kept.people), sa.func.sum(kept.programs), sa.func.max(kept.day))
        .where(kept.link_id.in_(list(numbers)))
        .group_by(kept.link_id)
    )
    return {number: Openings(int(people), int(programs), last) for number, people, programs, last in rows}


def count_opening(connection: sa.Connection, number: int, day: date, *, by_program: bool) -> None:
    """Counts one opening of a link on a day."""
    counter = "programs" if by_program else "people"
    kept = table_of(LinkOpening).c
    statement = upsert(connection, LinkOpening).values(
        link_id=number, day=day, people=int(not by_program), programs=int(by_program)
    )
    connection.execute(
        statement.on_conflict_do_update(index_elements=["link_id", "day"], set_={counter: kept[counter] + 1})
    )
