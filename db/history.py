"""Writing history: the one place where an event and everything derived from it are put into the database together."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

import sqlalchemy as sa

from db import bulk, kept
from db.chain import GENESIS, Author, Entry, Event, canonical, extend, read
from db.errors import NotOnRecord, Stale
from db.fold import Derived, Row, derive
from db.rows import plain_row
from db.search import searched_words
from db.tables import (
    Appearance,
    Article,
    Claim,
    Claimant,
    ClaimSearch,
    EventText,
    Evidence,
    FollowUpSpan,
    Head,
    Member,
    Source,
    Tracker,
    VerificationSpan,
)
from db.tables import Counter as Numbers
from db.tables import Event as EventRow
from db.words import Change, Subject

PLAIN = {
    Subject.CLAIMANT: Claimant, Subject.ARTICLE: Article, Subject.SOURCE: Source, Subject.TRACKER: Tracker,
}
CLAIM_TABLES: dict[str, type[Any]] = {
    "appearance": Appearance, "evidence": Evidence, "member": Member, "follow_up_span": FollowUpSpan,
    "verification_span": VerificationSpan,
}
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
            sa.select(table_of(EventRow), EventText.texts)
            .outerjoin(EventText, EventText.event_id == EventRow.id)
            .where(EventRow.subject == subject, EventRow.subject_id.in_(wanted[start:start + CHUNK]))
            .order_by(EventRow.subject_id, EventRow.sequence)
        )
        for row in rows:
            chains[row.subject_id].append(read(row))
    return chains


def is_empty(connection: sa.Connection) -> bool:
    """Tells whether the record has no event at all."""
    return connection.execute(sa.select(EventRow.id).limit(1)).first() is None


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
    for subject, table in PLAIN.items():
        _write_plain(connection, table, subject, before, after)
    _write_claims(connection, before, after)
    numbers(connection, "changes", len(events))
    return events


Chains = dict[tuple[Subject, int], list[Event]]


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
    """Makes the refusal of changes on stale versions, with what came since in the first of them and all their numbers."""
    first, since = numbers[0], chains[numbers[0]][seen[numbers[0]]:]
    named = f"This {subject}" if len(numbers) == 1 else f"{subject.capitalize()}s {', '.join(map(str, numbers))}"
    return Stale(
        f"{named} changed while you were writing. Nothing was saved: look at what changed, then decide again.",
        seen=seen[first], now=len(chains[first]), since=tuple(since), subjects=tuple(numbers),
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
    bulk.insert(connection, sa.insert(table_of(EventRow)), [
        {
            "id": number, "subject": e.subject, "subject_id": e.subject_id, "sequence": e.sequence, "change": e.change,
            "actor": e.actor, "role": e.role, "recorded_at": e.recorded_at, "happened_on": e.happened_on,
            "audience": e.audience, "corrects": e.corrects, "content": e.content, "previous": e.previous,
            "hash": e.hash,
        } for number, (e, _) in zip(ids, made, strict=True)
    ])
    texts = [
        {"event_id": number, "texts": stored} for number, (_, stored) in zip(ids, made, strict=True) if stored != "{}"
    ]
    bulk.insert(connection, sa.insert(table_of(EventText)), texts)


def _write_heads(connection: sa.Connection, events: Sequence[Event]) -> None:
    last = {(event.subject, event.subject_id): event for event in events}
    insert = kept.upsert(connection, Head)
    statement = insert.on_conflict_do_update(
        index_elements=["subject", "subject_id"],
        set_={"sequence": insert.excluded.sequence, "hash": insert.excluded.hash},
    )
    bulk.insert(connection, statement, [
        {"subject": e.subject, "subject_id": e.subject_id, "sequence": e.sequence, "hash": e.hash}
        for _, e in sorted(last.items())
    ])


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
        sa.select(EventText.event_id, EventText.texts)
        .join(EventRow, EventRow.id == EventText.event_id)
        .where(
            EventRow.subject == redaction.subject, EventRow.subject_id == redaction.subject_id,
            EventRow.sequence == redaction.values["sequence"],
        )
    ).one()
    emptied = json.loads(row.texts) | dict.fromkeys(redaction.values["fields"])
    connection.execute(
        sa.update(table_of(EventText)).where(EventText.event_id == row.event_id).values(texts=canonical(emptied))
    )


def _write_plain(
    connection: sa.Connection, table: type[Any], subject: Subject, before: Chains, after: Chains
) -> None:
    keys = [key for key in after if key[0] is subject]
    rows = {key: plain_row(subject, after[key]) for key in keys}
    write_rows(
        connection, table,
        {(key[1],): plain_row(subject, before[key]) for key in keys if before[key]},
        {(key[1],): row for key, row in rows.items()},
    )
    if subject is Subject.CLAIMANT and (renamed := [key[1] for key in keys if before[key]]):
        write_search(connection, connection.scalars(
            sa.select(Claim.id).where(Claim.claimant_id.in_(renamed), Claim.cell_id.is_not(None))
        ).all())


def _write_claims(connection: sa.Connection, before: Chains, after: Chains) -> None:
    ids = [key[1] for key in after if key[0] is Subject.CLAIM]
    if ids:
        old = {i: derive(before[Subject.CLAIM, i]) for i in ids if before[Subject.CLAIM, i]}
        write_derived(connection, old, {i: derive(after[Subject.CLAIM, i]) for i in ids})


def write_derived(connection: sa.Connection, old: Mapping[int, Derived], new: Mapping[int, Derived]) -> None:
    """Writes what is derived of claims where it differs: their rows, search rows, spans and the kept counts."""
    cells = kept.cell_ids(connection, [d.cell for d in (*old.values(), *new.values()) if d.cell])
    write_rows(
        connection, Claim,
        {(i,): d.claim | {"cell_id": cells[d.cell] if d.cell else None} for i, d in old.items()},
        {(i,): d.claim | {"cell_id": cells[d.cell] if d.cell else None} for i, d in new.items()},
    )
    for name, table in CLAIM_TABLES.items():
        write_rows(connection, table, _gathered(old, name), _gathered(new, name))
    moved: Counter[kept.Key] = Counter()
    for derived in new.values():
        kept.contribute(moved, derived, 1)
    for derived in old.values():
        kept.contribute(moved, derived, -1)
    kept.write(connection, {key: n for key, n in moved.items() if n}, cells)
    write_search(connection, [i for i, d in new.items() if _searched(old.get(i)) != _searched(d)])


def _gathered(claims: Mapping[int, Derived], name: str) -> dict[tuple[Any, ...], Row]:
    return {key: row for derived in claims.values() for key, row in getattr(derived, name).items()}


def _searched(derived: Derived | None) -> object:
    if derived is None:
        return None
    claim = derived.claim
    quotes = [row["quote"] for row in derived.appearance.values()]
    return derived.cell is None, claim["statement"], claim["topic"], claim["claimant_id"], quotes


def write_rows(
    connection: sa.Connection, table: type[Any], old: Mapping[tuple[Any, ...], Row], new: Mapping[tuple[Any, ...], Row]
) -> None:
    """Writes the difference between two sets of a table's rows, each by its primary key."""
    core = table_of(table)
    keys = [column.name for column in core.primary_key]
    if gone := old.keys() - new.keys():
        condition = sa.and_(*(core.c[name] == sa.bindparam(f"old_{name}") for name in keys))
        connection.execute(
            sa.delete(core).where(condition),
            [{f"old_{name}": old[key][name] for name in keys} for key in sorted(gone)],
        )
    bulk.insert(connection, sa.insert(core), [row for key, row in new.items() if key not in old])
    changed = [row for key, row in new.items() if key in old and old[key] != row]
    if changed:
        condition = sa.and_(*(core.c[name] == sa.bindparam(f"old_{name}") for name in keys))
        values = {name: sa.bindparam(name) for name in changed[0] if name not in keys}
        connection.execute(
            sa.update(core).where(condition).values(values),
            [{f"old_{k}": row[k] for k in keys} | {n: row[n] for n in values} for row in changed],
        )


def write_search(connection: sa.Connection, claim_ids: Sequence[int]) -> None:
    """Writes the words that claims are found by, and takes away those of retired ones."""
    core = table_of(ClaimSearch)
    for start in range(0, len(claim_ids), CHUNK):
        ids = claim_ids[start:start + CHUNK]
        quotes: dict[int, list[str]] = {}
        for claim_id, quote in connection.execute(
            sa.select(Appearance.claim_id, Appearance.quote).where(Appearance.claim_id.in_(ids))
            .order_by(Appearance.claim_id, Appearance.sequence)
        ):
            quotes.setdefault(claim_id, []).append(quote)
        rows = connection.execute(
            sa.select(Claim.id, Claim.statement, Claim.topic, Claimant.name, Claim.cell_id)
            .join(Claimant, Claimant.id == Claim.claimant_id).where(Claim.id.in_(ids))
        ).all()
        connection.execute(sa.delete(core).where(core.c.claim_id.in_(ids)))
        words = [
            {"claim_id": row.id, "words": searched_words(row.statement, row.topic, row.name, quotes.get(row.id, []))}
            for row in rows if row.cell_id is not None
        ]
        bulk.insert(connection, sa.insert(core), words)


def table_of(table: type[Any]) -> sa.Table:
    """Gives the Core table of a SQLModel class."""
    return cast(sa.Table, table.__table__)
