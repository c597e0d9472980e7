"""Making every derived row anew from the events: what the writes keep step by step, in one go and one transaction."""

from collections import Counter
from typing import Any

import sqlalchemy as sa

from db import kept, search
from db.care.walking import FOLDED, Progress, column, how_many, steps, unheard
from db.derived import CLAIM_TABLES, PLAIN, write_rows, write_search
from db.engine import Record
from db.fold import derive
from db.history import events_of, numbers
from db.rows import plain_row
from db.tables import Article, Cell, Claim, Claimant, ClaimSearch, Docket, Event, Link, Source, Tracker, table_of
from db.words import Subject

# What refers to a row goes before it.
DERIVED: tuple[type[Any], ...] = (
    *CLAIM_TABLES.values(),
    ClaimSearch,
    *(table for table, _ in kept.TABLES.values()),
    Claim,
    Cell,
    Docket,
    Link,
    Tracker,
    Source,
    Article,
    Claimant,
)


def rebuild(record: Record, progress: Progress = unheard) -> int:
    """Empties every derived table and fills it from the events, all or nothing; gives how many events were read."""
    return record.write(lambda connection: refill(connection, progress))


def refill(connection: sa.Connection, progress: Progress = unheard) -> int:
    """Rebuilds within a transaction that is already open; gives how many events were read."""
    search.take_away(connection)
    for table in DERIVED:
        connection.execute(sa.delete(table_of(table)))
    total, done = how_many(connection, Event), 0
    counts: Counter[kept.Key] = Counter()
    for subject in FOLDED:
        for after, last in steps(connection, subject):
            done += _refill_step(connection, subject, after, last, counts)
            progress(min(done, total), total)
    cells = kept.cell_ids(connection, [key[2] for key in counts if key[0] == "tally"])
    kept.write(connection, {key: n for key, n in counts.items() if n}, cells)
    search.install(connection)
    search.fill(connection)
    numbers(connection, "changes")  # whoever remembers what was read before has to read again
    progress(total, total)
    return total


def _refill_step(connection: sa.Connection, subject: Subject, after: int, last: int, counts: Counter[kept.Key]) -> int:
    number = column(Event, "subject_id")
    ids = connection.scalars(
        sa.select(number).where(column(Event, "subject") == subject, number > after, number <= last).group_by(number)
    ).all()
    chains = events_of(connection, subject, sorted(ids))
    if subject is not Subject.CLAIM:
        rows = {(n,): plain_row(subject, chain) for n, chain in chains.items()}
        write_rows(connection, PLAIN[subject], {}, rows)
    else:
        derived = {n: derive(chain) for n, chain in chains.items()}
        cells = kept.cell_ids(connection, [one.cell for one in derived.values() if one.cell])
        claims = {(n,): one.claim | {"cell_id": cells[one.cell] if one.cell else None} for n, one in derived.items()}
        write_rows(connection, Claim, {}, claims)
        for name, table in CLAIM_TABLES.items():
            rows = {key: row for one in derived.values() for key, row in getattr(one, name).items()}
            write_rows(connection, table, {}, rows)
        write_search(connection, sorted(derived))
        for one in derived.values():
            counts.update(kept.contributions(one))
    return sum(len(chain) for chain in chains.values())
