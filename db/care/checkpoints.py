"""Checkpoints: a daily event that fixes the root of every chain's head, and a file of all heads to be kept elsewhere.

With such a file, `compare` tells what was cut off or changed since, even by someone who could make every hash anew.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from db.care.faults import Fault, Faults
from db.care.walking import STEP, Progress, column, how_many, unheard
from db.chain import Author, Entry, Event, canonical
from db.engine import Record
from db.errors import Damaged
from db.history import Addition, append, events_of
from db.tables import Event as EventRow
from db.tables import Head, table_of
from db.words import Change, Subject

RECORD = 1
FORMAT = 1
CHAINED = sorted(subject for subject in Subject if subject is not Subject.RECORD)


def write_checkpoint(record: Record, author: Author, now: datetime) -> Event | None:
    """Fixes the root of all heads in an event, once a day (UTC); `None` when that was done or there is nothing."""
    with record.reading() as connection:
        if not _is_due(connection, now):
            return None
    return record.write(lambda connection: _write(connection, author, now))


def _is_due(connection: sa.Connection, now: datetime) -> bool:
    last = last_checkpoint(connection)
    fresh = last is not None and last.recorded_at.date() >= now.date()
    return not fresh and bool(_highest(connection))


def _write(connection: sa.Connection, author: Author, now: datetime) -> Event | None:
    if not _is_due(connection, now):
        return None
    root, heads = root_of(_heads(connection))
    values = {"root": root, "heads": heads, "events": _highest(connection)}
    seen = len(events_of(connection, Subject.RECORD, [RECORD])[RECORD])
    entry = Entry(Change.CHECKPOINT, values)
    return append(connection, [Addition(Subject.RECORD, RECORD, seen, (entry,))], author, now)[0]


def _highest(connection: sa.Connection) -> int:
    return int(connection.execute(sa.select(sa.func.max(column(EventRow, "id")))).scalar() or 0)


def last_checkpoint(connection: sa.Connection) -> Event | None:
    """Gives the latest checkpoint on record, if there is one."""
    events = events_of(connection, Subject.RECORD, [RECORD])[RECORD]
    return next((event for event in reversed(events) if event.change is Change.CHECKPOINT), None)


def root_of(heads: Iterator[Any]) -> tuple[str, int]:
    """Gives the SHA-256 over heads (subject, number, sequence, hash; in this order) in hex, and how many they are."""
    total, count = hashlib.sha256(), 0
    for head in heads:
        total.update(_line(head).encode())
        count += 1
    return total.hexdigest(), count


def root_at(connection: sa.Connection, events: int) -> tuple[str, int]:
    """Gives the root that all heads had when `events` was the last event's number, and how many they were."""
    return root_of(_heads_at(connection, events))


def _line(head: Any) -> str:
    return canonical([str(head.subject), head.subject_id, head.sequence, bytes(head.hash).hex()]) + "\n"


def _heads(connection: sa.Connection) -> Iterator[Any]:
    core = table_of(Head)
    for subject in CHAINED:
        after = -(2**62)
        while rows := connection.execute(
            sa.select(core)
            .where(core.c.subject == subject, core.c.subject_id > after)
            .order_by(core.c.subject_id)
            .limit(STEP)
        ).all():
            yield from rows
            after = rows[-1].subject_id


def _heads_at(connection: sa.Connection, events: int) -> Iterator[Any]:
    core = table_of(EventRow)
    for subject in CHAINED:
        after = -(2**62)
        while True:
            last = (
                sa.select(core.c.subject_id, sa.func.max(core.c.sequence).label("sequence"))
                .where(core.c.subject == subject, core.c.subject_id > after, core.c.id <= events)
                .group_by(core.c.subject_id)
                .order_by(core.c.subject_id)
                .limit(STEP)
                .subquery()
            )
            rows = connection.execute(
                sa.select(core.c.subject, core.c.subject_id, core.c.sequence, core.c.hash)
                .join(last, sa.and_(core.c.subject_id == last.c.subject_id, core.c.sequence == last.c.sequence))
                .where(core.c.subject == subject)
                .order_by(core.c.subject_id)
            ).all()
            if not rows:
                break
            yield from rows
            after = rows[-1].subject_id


def save_checkpoint(record: Record, file: Path, progress: Progress = unheard) -> int:
    """Writes every head and their root into a file of JSON lines that is to be kept elsewhere; gives how many heads.

    The first line holds the root and the latest checkpoint event, each further line one head. An existing file is
    replaced only once the new one is whole.
    """
    part = file.with_name(f".{file.name}.part")
    with record.reading() as connection:
        total = how_many(connection, Head)
        root, count = root_of(_heads(connection))
        last = last_checkpoint(connection)
        first = {
            "on record checkpoint": FORMAT,
            "root": root,
            "heads": count,
            "events": _highest(connection),
            "checkpoint": last
            and {"sequence": last.sequence, "recorded_at": last.recorded_at.isoformat(), "hash": last.hash.hex()},
        }
        try:
            with part.open("w", encoding="utf-8") as out:
                out.write(canonical(first) + "\n")
                for n, head in enumerate(_heads(connection), 1):
                    out.write(_line(head))
                    progress(n, total)
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)
    return count


def compare(record: Record, file: Path, progress: Progress = unheard) -> tuple[Fault, ...]:
    """Names every chain that was cut off or changed since a checkpoint file was saved, at most the first fifty.

    Refuses a file that is no checkpoint, or whose own lines were altered, with `Damaged`.
    """
    faults = Faults()
    first = _first_line(file)
    with record.reading() as connection:
        for n, step in enumerate(_saved(file, first), 1):
            _compare_step(connection, step, faults)
            progress(min(n * STEP, first["heads"]), first["heads"])
        _compare_last(connection, first["checkpoint"], faults)
    return faults.first()


def _compare_step(connection: sa.Connection, step: list[list[Any]], faults: Faults) -> None:
    core = table_of(EventRow)
    for subject in sorted({line[0] for line in step}):
        lines = [line for line in step if line[0] == subject]
        rows = connection.execute(
            sa.select(core.c.subject_id, core.c.sequence, core.c.id, core.c.hash).where(
                core.c.subject == subject, core.c.subject_id.in_([line[1] for line in lines])
            )
        )
        found = {(row.subject_id, row.sequence): row for row in rows}
        for _, number, sequence, saved in lines:
            row = found.get((number, sequence))
            if row is None:
                faults.add_other(f"{subject} {number} had {sequence} events then; its history was cut off since")
            elif bytes(row.hash).hex() != saved:
                faults.add_event(row.id, f"{subject} {number}: event {sequence} is another than at the checkpoint")


def _compare_last(connection: sa.Connection, saved: dict[str, Any] | None, faults: Faults) -> None:
    if saved is None:
        return
    events = events_of(connection, Subject.RECORD, [RECORD])[RECORD]
    held = {event.sequence: event.hash.hex() for event in events}
    if held.get(saved["sequence"]) != saved["hash"]:
        faults.add_other(f"the checkpoint of {saved['recorded_at'][:10]} is no longer on record as it was")


def _first_line(file: Path) -> dict[str, Any]:
    try:
        with file.open(encoding="utf-8") as lines:
            first = json.loads(lines.readline())
        if first["on record checkpoint"] == FORMAT and isinstance(first["heads"], int):
            return dict(first)
    except (ValueError, LookupError, TypeError):
        pass
    except OSError as error:
        raise Damaged(
            f"The checkpoint {file} cannot be read ({error.strerror}). Name the file that “claims checkpoint” wrote."
        ) from error
    raise Damaged(f"{file} is no checkpoint. Name the file that “claims checkpoint” wrote.")


def _saved(file: Path, first: dict[str, Any]) -> Iterator[list[list[Any]]]:
    total, count, step = hashlib.sha256(), 0, []
    with file.open(encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            total.update(line.encode())
            count += 1
            step.append(_read_line(file, line))
            if len(step) == STEP:
                yield step
                step = []
    if (total.hexdigest(), count) != (first["root"], first["heads"]):
        raise Damaged(f"The checkpoint {file} was altered or cut off itself: its lines do not make its root.")
    yield step


def _read_line(file: Path, line: str) -> list[Any]:
    try:
        subject, number, sequence, saved = json.loads(line)
        return [Subject(subject), int(number), int(sequence), str(saved)]
    except (ValueError, TypeError) as error:
        raise Damaged(f"The checkpoint {file} was altered: one of its lines cannot be read.") from error
