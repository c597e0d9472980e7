"""Reading what imports left: their own entries, the rows that claims were made of, and many names at once."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from db import history
from db.chain import Event
from db.tables import Article, Claim, Claimant, Counter, Member, Source, table_of
from db.tables import Event as EventRow
from db.words import Audience, Change, SourceKind, Subject

CHUNK = 500


def imports(connection: sa.Connection) -> list[Event]:
    """Reads the entry of every import, oldest first."""
    c = table_of(Counter).c
    last = connection.scalar(sa.select(c.last).where(c.name == Subject.SETTING.value)) or 0
    chains = history.events_of(connection, Subject.SETTING, range(1, last + 1))
    return [events[0] for events in chains.values() if events and "import" in events[0].values]


def rows_on_record(connection: sa.Connection, first: int, last: int) -> Iterator[tuple[str, int]]:
    """Gives the mark of the row that each claim of an import was made of, with the claim's number."""
    c = table_of(EventRow).c
    found = connection.execute(
        sa.select(c.subject_id, c.content).where(
            c.subject == Subject.CLAIM, c.subject_id.between(first, last), c.sequence == 2, c.change == Change.NOTED
        )
    )
    for number, content in found:
        if mark := json.loads(content).get("row"):
            yield mark, number


def claimants_named(connection: sa.Connection, names: Iterable[str]) -> dict[str, int]:
    """Finds the claimants with these names that are not retired, the first of each."""
    c = table_of(Claimant).c
    return dict(_first(connection, c.name, c.id, names, c.retired.is_(False)))


def sources_at(connection: sa.Connection, addresses: Iterable[str], audience: Audience) -> dict[str, int]:
    """Finds the sources with these addresses that are not retired, the first of each."""
    c = table_of(Source).c
    return dict(_first(connection, c.address, c.id, addresses, c.retired.is_(False), c.audience == audience))


def sources_described(connection: sa.Connection, titles: Iterable[str], audience: Audience) -> dict[str, int]:
    """Finds the described sources with these titles that are not retired, the first of each."""
    c = table_of(Source).c
    described = c.kind == SourceKind.DESCRIBED
    return dict(_first(connection, c.title, c.id, titles, c.retired.is_(False), c.audience == audience, described))


def articles_of(connection: sa.Connection, headlines: Iterable[str]) -> list[Any]:
    """Reads the articles with these headlines that are not retired, oldest first."""
    c = table_of(Article).c
    wanted = sorted(set(headlines))
    found: list[Any] = []
    for start in range(0, len(wanted), CHUNK):
        found += connection.execute(
            sa.select(table_of(Article))
            .where(c.headline.in_(wanted[start : start + CHUNK]), c.retired.is_(False))
            .order_by(c.id)
        )
    return found


def _first(
    connection: sa.Connection,
    key: sa.ColumnElement[str],
    number: sa.ColumnElement[int],
    wanted: Iterable[str],
    *conditions: sa.ColumnElement[bool],
) -> Iterator[tuple[str, int]]:
    keys = sorted(set(wanted))
    for start in range(0, len(keys), CHUNK):
        rows = connection.execute(
            sa.select(key, sa.func.min(number)).where(key.in_(keys[start : start + CHUNK]), *conditions).group_by(key)
        )
        yield from ((row[0], row[1]) for row in rows)


def claim_numbers(connection: sa.Connection, tracker: int | None) -> Iterator[list[int]]:
    """Gives the numbers of the claims that are not retired, of one tracker or of all, in steps and in order."""
    c, member = table_of(Claim).c, table_of(Member).c
    after = 0
    while True:
        wanted = sa.select(c.id).where(c.id > after, c.cell_id.is_not(None)).order_by(c.id).limit(CHUNK)
        if tracker is not None:
            wanted = wanted.where(c.id.in_(sa.select(member.claim_id).where(member.tracker_id == tracker)))
        step = list(connection.scalars(wanted))
        if not step:
            return
        yield step
        after = step[-1]


def rows_of(connection: sa.Connection, table: type[Any], numbers: Iterable[int]) -> Mapping[int, Any]:
    """Reads the rows of claimants, articles or sources by their numbers, however many."""
    core = table_of(table)
    wanted = sorted(set(numbers))
    found: dict[int, Any] = {}
    for start in range(0, len(wanted), CHUNK):
        rows = connection.execute(sa.select(core).where(core.c.id.in_(wanted[start : start + CHUNK])))
        found |= {row.id: row for row in rows}
    return found
