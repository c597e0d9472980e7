"""Kept counts: what each claim adds to the cells, days and windows of its scopes, and how differences are written.

Counts are kept by the write so that no read has to count.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from db.fold import OPEN, Derived
from db.tables import Cell, DayTally, Tally, WindowTally
from db.words import Kind

CellKey = tuple[str, str, str, str, str]
Key = tuple[Any, ...]


def scopes(claim: Mapping[str, Any], trackers: Iterable[int]) -> list[str]:
    """Names every scope a claim is counted in."""
    named = ["record", f"asserter:{claim['asserter_id']}", *(f"tracker:{tracker}" for tracker in trackers)]
    if Kind(claim["kind"]).is_followed_up:
        named.append(f"promiser:{claim['claimant_id']}")
    if topic := claim["topic"]:
        named += [f"topic:{topic}", f"group:{group(topic)}"]
    return named


def group(topic: str) -> str:
    """Gives the upper level of a topic: what stands before its first colon."""
    return topic.split(":", 1)[0].strip()


def contributions(derived: Derived | None) -> Counter[Key]:
    """Counts what a claim adds to every kept count; nothing when it is not on record or retired."""
    kept: Counter[Key] = Counter()
    if derived is None or derived.cell is None:
        return kept
    claim, cell = derived.claim, derived.cell
    named = scopes(claim, (row["tracker_id"] for row in derived.member.values()))
    for scope in named:
        kept["tally", scope, cell] += 1
        if cell[3] == "open":
            kept["window", scope, claim["due_from"], claim["due_by"], claim["publication"]] += 1
    for scope in named:
        if scope == "record" or scope.startswith("tracker:"):
            _days(kept, scope, derived)
    return kept


def _days(kept: Counter[Key], scope: str, derived: Derived) -> None:
    claim = derived.claim
    kind, publication = str(claim["kind"]), str(claim["publication"])
    open_spans = [row for row in derived.follow_up_span.values() if row["known_to"] is None]
    if not open_spans:
        kept["day", scope, claim["exists_from"], kind, publication, ""] += 1
    for row in open_spans:
        kept["day", scope, row["on_from"], kind, publication, row["follow_up"]] += 1
        if row["on_to"] != OPEN:
            kept["day", scope, row["on_to"], kind, publication, row["follow_up"]] -= 1


def difference(before: Counter[Key], after: Counter[Key]) -> dict[Key, int]:
    """Gives what has to be added to the kept counts, without what stays."""
    moved = {key: after[key] - before[key] for key in before.keys() | after.keys()}
    return {key: n for key, n in moved.items() if n}


def upsert(connection: sa.Connection, table: type[Any]) -> Any:
    """Starts an insert that may meet a row already there, in the engine's own dialect."""
    return (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(table.__table__)


def cell_ids(connection: sa.Connection, wanted: Iterable[CellKey]) -> dict[CellKey, int]:
    """Gives the number of each cell, adding the ones that no claim stood in so far."""
    keys = sorted(set(wanted))
    known = _cells(connection)
    missing = [key for key in keys if key not in known]
    if missing:
        columns = ("kind", "verification", "follow_up", "standing", "publication")
        statement = upsert(connection, Cell).on_conflict_do_nothing(index_elements=list(columns))
        connection.execute(statement, [dict(zip(columns, key, strict=True)) for key in missing])
        known = _cells(connection)
    return {key: known[key] for key in keys}


def _cells(connection: sa.Connection) -> dict[CellKey, int]:
    rows = connection.execute(
        sa.select(Cell.id, Cell.kind, Cell.verification, Cell.follow_up, Cell.standing, Cell.publication)
    )
    return {(row.kind, row.verification, row.follow_up, row.standing, row.publication): row.id for row in rows}


def write(connection: sa.Connection, moved: Mapping[Key, int], cells: Mapping[CellKey, int]) -> None:
    """Adds differences to the kept counts, in key order so that writers on PostgreSQL cannot deadlock."""
    tallies = sorted((key[1], cells[key[2]], n) for key, n in moved.items() if key[0] == "tally")
    days = sorted((*key[1:], n) for key, n in moved.items() if key[0] == "day")
    windows = sorted((*key[1:], n) for key, n in moved.items() if key[0] == "window")
    _add(connection, Tally, ("scope", "cell_id"), tallies)
    _add(connection, DayTally, ("scope", "day", "kind", "publication", "follow_up"), days)
    _add(connection, WindowTally, ("scope", "due_from", "due_by", "publication"), windows)


def _add(connection: sa.Connection, table: type[Any], key: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    if not rows:
        return
    insert = upsert(connection, table)
    statement = insert.on_conflict_do_update(
        index_elements=list(key), set_={"n": table.__table__.c.n + insert.excluded.n}
    )
    connection.execute(statement, [dict(zip((*key, "n"), row, strict=True)) for row in rows])

