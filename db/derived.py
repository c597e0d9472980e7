"""Writing what is derived of events: rows, search rows, spans and kept counts, only where they differ."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from db import bulk, kept
from db.chain import Event
from db.fold import Derived, Row, derive
from db.rows import plain_row
from db.search import searched_words
from db.tables import (
    Appearance,
    Article,
    Claim,
    Claimant,
    ClaimSearch,
    Correction,
    Docket,
    Evidence,
    FollowUpSpan,
    Link,
    Member,
    Source,
    Tracker,
    VerificationSpan,
    table_of,
)
from db.words import Subject

Chains = dict[tuple[Subject, int], list[Event]]
PLAIN: dict[Subject, type[Any]] = {
    Subject.CLAIMANT: Claimant,
    Subject.ARTICLE: Article,
    Subject.SOURCE: Source,
    Subject.TRACKER: Tracker,
    Subject.LINK: Link,
    Subject.DOCKET: Docket,
}
CLAIM_TABLES: dict[str, type[Any]] = {
    "appearance": Appearance,
    "evidence": Evidence,
    "member": Member,
    "correction": Correction,
    "follow_up_span": FollowUpSpan,
    "verification_span": VerificationSpan,
}
CHUNK = 500
claim, claimant, appearance = table_of(Claim).c, table_of(Claimant).c, table_of(Appearance).c


def write_changed(connection: sa.Connection, before: Chains, after: Chains) -> None:
    """Writes everything that follows from chains that went from `before` to `after`."""
    for subject, table in PLAIN.items():
        _write_plain(connection, table, subject, before, after)
    _write_claims(connection, before, after)


def _write_plain(connection: sa.Connection, table: type[Any], subject: Subject, before: Chains, after: Chains) -> None:
    keys = [key for key in after if key[0] is subject]
    rows = {key: plain_row(subject, after[key]) for key in keys}
    write_rows(
        connection,
        table,
        {(key[1],): plain_row(subject, before[key]) for key in keys if before[key]},
        {(key[1],): row for key, row in rows.items()},
    )
    if subject is Subject.CLAIMANT and (renamed := [key[1] for key in keys if before[key]]):
        write_search(
            connection,
            connection.scalars(
                sa.select(claim.id).where(claim.claimant_id.in_(renamed), claim.cell_id.is_not(None))
            ).all(),
        )


def _write_claims(connection: sa.Connection, before: Chains, after: Chains) -> None:
    ids = [key[1] for key in after if key[0] is Subject.CLAIM]
    if ids:
        old = {i: derive(before[Subject.CLAIM, i]) for i in ids if before[Subject.CLAIM, i]}
        write_derived(connection, old, {i: derive(after[Subject.CLAIM, i]) for i in ids})


def write_derived(connection: sa.Connection, old: Mapping[int, Derived], new: Mapping[int, Derived]) -> None:
    """Writes what is derived of claims where it differs: their rows, search rows, spans and the kept counts."""
    cells = kept.cell_ids(connection, [d.cell for d in (*old.values(), *new.values()) if d.cell])
    write_rows(
        connection,
        Claim,
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
    row = derived.claim
    quotes = [held["quote"] for held in derived.appearance.values()]
    return derived.cell is None, row["statement"], row["topic"], row["claimant_id"], quotes


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
        values: dict[str, Any] = {name: sa.bindparam(name) for name in changed[0] if name not in keys}
        connection.execute(
            sa.update(core).where(condition).values(values),
            [{f"old_{k}": row[k] for k in keys} | {n: row[n] for n in values} for row in changed],
        )


def write_search(connection: sa.Connection, claim_ids: Sequence[int]) -> None:
    """Writes the words that claims are found by, and takes away those of retired ones."""
    core = table_of(ClaimSearch)
    for start in range(0, len(claim_ids), CHUNK):
        ids = claim_ids[start : start + CHUNK]
        quotes: dict[int, list[str]] = {}
        for claim_id, quote in connection.execute(
            sa.select(appearance.claim_id, appearance.quote)
            .where(appearance.claim_id.in_(ids))
            .order_by(appearance.claim_id, appearance.sequence)
        ):
            quotes.setdefault(claim_id, []).append(quote)
        rows = connection.execute(
            sa.select(claim.id, claim.statement, claim.topic, claimant.name, claim.cell_id).where(
                claimant.id == claim.claimant_id, claim.id.in_(ids)
            )
        ).all()
        connection.execute(sa.delete(core).where(core.c.claim_id.in_(ids)))
        words = [
            {"claim_id": row.id, "words": searched_words(row.statement, row.topic, row.name, quotes.get(row.id, []))}
            for row in rows
            if row.cell_id is not None
        ]
        bulk.insert(connection, sa.insert(core), words)
