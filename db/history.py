"""Writing history: the one place where an event and everything derived from it are put into the database together."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from db import bulk, kept
from db.chain import GENESIS, Author, Entry, Event, canonical, extend, read
from db.derived import Chains, write_changed
from db.errors import NotOnRecord, Stale
from db.tables import Counter as Numbers
from db.tables import Event as EventRow
from db.tables import EventText, Head, table_of
from db.words import Change, Subject

EVENT, TEXT = table_of(EventRow), table_of(EventText)
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Addition:
    """Entries for one chain: an existing subject with the version they were made on, or a new one with its number."""

    subject: Subject
    subject_id: int
    seen: int
    entries: tuple[Entry, ...]


def numbers(connection: sa.Connection, name: str, how_many: int = 1) -> range:
    """Gives the next numbers of a kind of subject; they are taken when the transaction commits."""
    statement = kept.upsert(connection, Numbers).values(name=name, last=how_many)
    statement = statement.on_conflict_do_update(
        index_elements=["name"], set_={"last": table_of(Numbers).c.last + how_many}
    ).returning(sa.column("last"))
    last = connection.execute(statement).scalar_one()
    return range(last - how_many + 1, last + 1)


def events_of(connection: sa.Connection, subject: Subject, ids: Iterable[int]) -> dict[int, list[Event]]:
    """Reads the chains of subjects, each oldest first; a subject that is not on record has none."""
    chains: dict[int, list[Event]] = {subject_id: [] for subject_id in ids}
    wanted = list(chains)
    for start in range(0, len(wanted), CHUNK):
        rows = connection.execute(
            sa.select(EVENT, TEXT.c.texts)
            .outerjoin(TEXT, TEXT.c.event_id == EVENT.c.id)
            .where(EVENT.c.subject == subject, EVENT.c.subject_id.in_(wanted[start : start + CHUNK]))
            .order_by(EVENT.c.subject_id, EVENT.c.sequence)
        )
        for row in rows:
            chains[row.subject_id].append(read(row))
    return chains


def is_empty(connection: sa.Connection) -> bool:
    """Tells whether the record has no event at all."""
    return connection.execute(sa.select(EVENT.c.id).limit(1)).first() is None


def chain_of(connection: sa.Connection, subject: Subject, subject_id: int) -> list[Event]:
    """Reads one chain, oldest first, or refuses with `NotOnRecord`."""
    events = events_of(connection, subject, [subject_id])[subject_id]
    refuse_missing(subject, subject_id, events)
    return events


def append(connection: sa.Connection, additions: Sequence[Addition], author: Author, now: datetime) -> list[Event]:
    """Puts entries on record with all that follows from them, or refuses them all with `Stale`; gives the new events.

    The subjects that a claim names are appended before it. At most one addition a subject.
    """
    with bulk.uncollected(len(additions)):
        return _append(connection, additions, author, now)


def _append(connection: sa.Connection, additions: Sequence[Addition], author: Author, now: datetime) -> list[Event]:
    before = _chains(connection, additions)
    _refuse_stale(additions, before)
    made: list[tuple[Event, str]] = []
    for addition in additions:
        chain = before[addition.subject, addition.subject_id]
        last = (chain[-1].sequence, chain[-1].hash) if chain else (0, GENESIS)
        moment = max(now, chain[-1].recorded_at) if chain else now
        made += extend(addition.subject, addition.subject_id, last, addition.entries, author, moment)
    events = [event for event, _ in made]
    _write_events(connection, made)
    _write_heads(connection, events)
    after = _extended(connection, before, events)
    write_changed(connection, before, after)
    numbers(connection, "changes", len(events))
    return events


def _chains(connection: sa.Connection, additions: Sequence[Addition]) -> Chains:
    chains: Chains = {(addition.subject, addition.subject_id): [] for addition in additions}
    by_subject: dict[Subject, list[int]] = {}
    for addition in additions:
        if addition.seen:
            by_subject.setdefault(addition.subject, []).append(addition.subject_id)
    for subject, ids in by_subject.items():
        for subject_id, events in events_of(connection, subject, ids).items():
            chains[subject, subject_id] = events
    return chains


def refuse_missing(subject: Subject, subject_id: int, chain: Sequence[Event]) -> None:
    """Refuses a subject without events, with `NotOnRecord`."""
    if not chain:
        raise NotOnRecord(f"There is no {subject} {subject_id} on record.")


def stale(
    subject: Subject, numbers: Sequence[int], chains: Mapping[int, Sequence[Event]], seen: Mapping[int, int]
) -> Stale:
    """Makes the refusal of changes on stale versions, with what came since in the first and all their numbers."""
    first, since = numbers[0], chains[numbers[0]][seen[numbers[0]] :]
    named = f"This {subject}" if len(numbers) == 1 else f"{subject.capitalize()}s {', '.join(map(str, numbers))}"
    return Stale(
        f"{named} changed while you were writing. Nothing was saved: look at what changed, then decide again.",
        seen=seen[first],
        now=len(chains[first]),
        since=tuple(since),
        subjects=tuple(numbers),
    )


def _refuse_stale(additions: Sequence[Addition], chains: Chains) -> None:
    for addition in additions:
        chain = chains[addition.subject, addition.subject_id]
        if addition.seen:
            refuse_missing(addition.subject, addition.subject_id, chain)
    for subject in Subject:
        of_subject = {key[1]: chain for key, chain in chains.items() if key[0] is subject}
        seen = {addition.subject_id: addition.seen for addition in additions if addition.subject is subject}
        if numbers := [number for number, chain in of_subject.items() if len(chain) != seen[number]]:
            raise stale(subject, numbers, of_subject, seen)


def _write_events(connection: sa.Connection, made: Sequence[tuple[Event, str]]) -> None:
    ids = numbers(connection, "event", len(made))
    bulk.insert(
        connection,
        sa.insert(EVENT),
        [
            {
                "id": number,
                "subject": e.subject,
                "subject_id": e.subject_id,
                "sequence": e.sequence,
                "change": e.change,
                "actor": e.actor,
                "role": e.role,
                "recorded_at": e.recorded_at,
                "happened_on": e.happened_on,
                "audience": e.audience,
                "corrects": e.corrects,
                "content": e.content,
                "previous": e.previous,
                "hash": e.hash,
            }
            for number, (e, _) in zip(ids, made, strict=True)
        ],
    )
    texts = [
        {"event_id": number, "texts": stored} for number, (_, stored) in zip(ids, made, strict=True) if stored != "{}"
    ]
    bulk.insert(connection, sa.insert(TEXT), texts)


def _write_heads(connection: sa.Connection, events: Sequence[Event]) -> None:
    last = {(event.subject, event.subject_id): event for event in events}
    insert = kept.upsert(connection, Head)
    statement = insert.on_conflict_do_update(
        index_elements=["subject", "subject_id"],
        set_={"sequence": insert.excluded.sequence, "hash": insert.excluded.hash},
    )
    bulk.insert(
        connection,
        statement,
        [
            {"subject": e.subject, "subject_id": e.subject_id, "sequence": e.sequence, "hash": e.hash}
            for _, e in sorted(last.items())
        ],
    )


def _extended(connection: sa.Connection, before: Chains, events: Sequence[Event]) -> Chains:
    after = {key: list(chain) for key, chain in before.items()}
    for event in events:
        after[event.subject, event.subject_id].append(event)
    for event in events:
        if event.change is Change.REDACTED:
            _redact(connection, event)
            key = (event.subject, event.subject_id)
            after[key] = chain_of(connection, *key)
    return after


def _redact(connection: sa.Connection, redaction: Event) -> None:
    row = connection.execute(
        sa.select(TEXT.c.event_id, TEXT.c.texts)
        .join(EVENT, EVENT.c.id == TEXT.c.event_id)
        .where(
            EVENT.c.subject == redaction.subject,
            EVENT.c.subject_id == redaction.subject_id,
            EVENT.c.sequence == redaction.values["sequence"],
        )
    ).one()
    emptied = json.loads(row.texts) | dict.fromkeys(redaction.values["fields"])
    connection.execute(sa.update(TEXT).where(TEXT.c.event_id == row.event_id).values(texts=canonical(emptied)))
