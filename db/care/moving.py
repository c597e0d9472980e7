"""Moving a record whole: from one engine to the other with its history, and out of On Record as one JSON document."""

import json
from collections.abc import Iterator
from typing import Any, TextIO

import sqlalchemy as sa

from db.care.checkpoints import root_at
from db.care.rebuilding import refill
from db.care.verifying import examine
from db.care.walking import FOLDED, STEP, Progress, column, how_many, steps, unheard
from db.chain import Event
from db.engine import Record
from db.errors import Damaged, Unusable
from db.fold import Derived, derive
from db.history import events_of
from db.opening import REVISION, open_record
from db.rows import plain_row
from db.tables import Counter, EventText, Head, table_of
from db.tables import Event as EventRow
from db.words import Subject

EXPORT_FORMAT = 1


def copy(from_url: str, to_url: str, progress: Progress = unheard) -> int:
    """Copies a record with its whole history into an empty one, on either engine, and verifies it before it counts.

    All or nothing. Refuses a target that holds anything, and a source that does not verify, with a sentence; gives how
    many events were copied.
    """
    if sa.make_url(from_url) == sa.make_url(to_url):
        raise Unusable("The two databases are the same one. Name another with --to.")
    source = open_record(from_url)
    try:
        target = open_record(to_url)
        try:
            with source.reading() as reading:
                return target.write(lambda writing: _copy(reading, writing, progress))
        finally:
            target.close()
    finally:
        source.close()


def _copy(source: sa.Connection, target: sa.Connection, progress: Progress) -> int:
    if how_many(target, EventRow) or how_many(target, Head):
        raise Unusable(
            "The database to copy to already holds a record, and nothing is ever merged. Name an empty one with --to."
        )
    total = how_many(source, EventRow)
    work = total * 3  # copying, refolding, verifying
    for done in _copy_events(source, target):
        progress(min(done, total), work)
    for step in _pages(source, Head, ("subject", "subject_id")):
        target.execute(sa.insert(table_of(Head)), step)
    table = table_of(Counter)
    target.execute(sa.delete(table))
    if counters := [dict(row) for row in source.execute(sa.select(table)).mappings()]:
        target.execute(sa.insert(table), counters)
    refill(target, lambda done, _: progress(total + done, work))
    findings = examine(target, lambda done, _: progress(2 * total + done, work))
    last = _last_event(source)
    if not findings.holds or root_at(source, last) != root_at(target, last):
        raise Damaged(
            f"Nothing was copied, for the copy would not hold. {findings.sentence} Run “claims verify” on the original."
        )
    return total


def _copy_events(source: sa.Connection, target: sa.Connection) -> Iterator[int]:
    done = 0
    for step in _pages(source, EventRow, ("id",)):
        target.execute(sa.insert(table_of(EventRow)), step)
        done += len(step)
        yield done
    for step in _pages(source, EventText, ("event_id",)):
        target.execute(sa.insert(table_of(EventText)), step)


def _pages(connection: sa.Connection, table: type[Any], keys: tuple[str, ...]) -> Iterator[list[dict[str, Any]]]:
    core = table_of(table)
    columns = [core.c[key] for key in keys]
    statement = sa.select(core).order_by(*columns).limit(STEP)
    page = [dict(row) for row in connection.execute(statement).mappings()]
    while page:
        yield page
        last = [page[-1][key] for key in keys]
        beyond = sa.tuple_(*columns) > sa.tuple_(*last) if len(keys) > 1 else columns[0] > last[0]
        page = [dict(row) for row in connection.execute(statement.where(beyond)).mappings()]


def _last_event(connection: sa.Connection) -> int:
    return int(connection.execute(sa.select(sa.func.max(column(EventRow, "id")))).scalar() or 0)


def export(record: Record, out: TextIO, progress: Progress = unheard) -> int:
    """Writes every subject with its events and its current state as one JSON document, in flat memory.

    It is the newsroom's own export: internal texts are in it, redacted ones are `null`. Gives how many events it holds.
    """
    with record.reading() as connection:
        total, done = how_many(connection, EventRow), 0
        out.write(f'{{"on record export": {EXPORT_FORMAT}, "schema": "{REVISION}", "events": {total}')
        for subject in Subject:
            out.write(f',\n"{subject}": [')
            first = True
            for chain in _chains(connection, subject):
                out.write("\n" if first else ",\n")
                out.write(json.dumps(_exported(subject, chain), ensure_ascii=False, default=_plain))
                first = False
                done += len(chain)
                progress(done, total)
            out.write("]")
        out.write("}\n")
    return total


def _chains(connection: sa.Connection, subject: Subject) -> Iterator[list[Event]]:
    number = column(EventRow, "subject_id")
    for after, last in steps(connection, subject):
        within = (column(EventRow, "subject") == subject, number > after, number <= last)
        ids = connection.scalars(sa.select(number).where(*within).group_by(number).order_by(number)).all()
        yield from events_of(connection, subject, ids).values()


def _exported(subject: Subject, chain: list[Event]) -> dict[str, Any]:
    state: dict[str, Any] | None = None
    if subject is Subject.CLAIM:
        state = _claim_state(derive(chain))
    elif subject in FOLDED:
        state = plain_row(subject, chain)
    return {"id": chain[0].subject_id, "version": chain[-1].sequence, "state": state, "events": [*map(_event, chain)]}


def _claim_state(derived: Derived) -> dict[str, Any]:
    return derived.claim | {
        "detail": json.loads(derived.claim["detail"]),
        "appearances": [row for _, row in sorted(derived.appearance.items())],
        "evidence": [row for _, row in sorted(derived.evidence.items())],
        "trackers": sorted(row["tracker_id"] for row in derived.member.values()),
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "sequence": event.sequence,
        "number": event.id,
        "change": event.change,
        "by": event.actor,
        "role": event.role,
        "recorded_at": event.recorded_at,
        "happened_on": event.happened_on,
        "audience": event.audience,
        "corrects": event.corrects,
        "values": {k: v for k, v in event.values.items() if k != "texts"},
        "texts": event.texts,
        "previous": event.previous.hex(),
        "hash": event.hash.hex(),
    }


def _plain(value: Any) -> str:
    return str(value.isoformat())
