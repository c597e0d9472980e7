"""Kept counts: what each claim adds to the cells, days and windows of its scopes, and how differences are written.

Counts are kept by the write so that no read has to count.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from db import bulk
from db.fold import OPEN, Derived
from db.tables import CardTotal, Cell, DayTally, Tally, WindowTally
from db.words import Kind, Publication

CellKey = tuple[str, str, str, str, str]
Key = tuple[Any, ...]
TABLES: dict[str, tuple[type[Any], tuple[str, ...]]] = {
    "tally": (Tally, ("scope", "cell_id")),
    "card": (CardTotal, ("family", "key", "audience")),
    "day": (DayTally, ("scope", "grain", "day", "kind", "publication", "follow_up")),
    "window": (WindowTally, ("scope", "edge", "grain", "day", "publication")),
}


def scopes(claim: Mapping[str, Any], trackers: Iterable[int]) -> list[str]:
    """Names every scope a claim is counted in."""
    named = ["record", *(f"tracker:{tracker}" for tracker in trackers)]
    named += [f"claimant:{claim['claimant_id']}", f"asserter:{claim['asserter_id']}"]
    if topic := claim["topic"]:
        named += [f"topic:{topic}", f"group:{group(topic)}"]
    return named


def group(topic: str) -> str:
    """Gives the upper level of a topic: what stands before its first colon."""
    return topic.split(":", 1)[0].strip()


def contributions(derived: Derived | None) -> Counter[Key]:
    """Counts what a claim adds to every kept count; nothing when it is not on record or retired."""
    kept: Counter[Key] = Counter()
    if derived is not None:
        contribute(kept, derived, 1)
    return kept


def contribute(kept: Counter[Key], derived: Derived, by: int) -> None:
    """Adds what a claim counts for to kept counts, or takes it away (`by` -1)."""
    if derived.cell is None:
        return
    claim = derived.claim
    for scope in scopes(claim, (row["tracker_id"] for row in derived.member.values())):
        kept["tally", scope, derived.cell] += by
        if scope == "record" or scope.startswith("tracker:"):
            _days(kept, scope, derived, by)
        else:
            _cards(kept, scope, claim, by)
        if derived.cell[3] == "open":
            _window(kept, scope, claim, by)


def _cards(kept: Counter[Key], scope: str, claim: Mapping[str, Any], by: int) -> None:
    family, key = scope.split(":", 1)
    families = [family, "promiser"] if family == "claimant" and Kind(claim["kind"]).is_followed_up else [family]
    for name in families:
        kept["card", name, key, "desk"] += by
        if claim["publication"] == Publication.PUBLISHED:
            kept["card", name, key, "public"] += by


def _window(kept: Counter[Key], scope: str, claim: Mapping[str, Any], by: int) -> None:
    for edge, day in (("opens", claim["due_from"]), ("closes", claim["due_by"])):
        kept["window", scope, edge, "day", day, str(claim["publication"])] += by
        kept["window", scope, edge, "month", day.replace(day=1), str(claim["publication"])] += by


def _days(kept: Counter[Key], scope: str, derived: Derived, by: int) -> None:
    claim = derived.claim
    under = (str(claim["kind"]), str(claim["publication"]))
    open_spans = [row for row in derived.follow_up_span.values() if row["known_to"] is None]
    if not open_spans:
        _day(kept, scope, claim["exists_from"], (*under, ""), by)
    for row in open_spans:
        _day(kept, scope, row["on_from"], (*under, row["follow_up"]), by)
        if row["on_to"] != OPEN:
            _day(kept, scope, row["on_to"], (*under, row["follow_up"]), -by)


def _day(kept: Counter[Key], scope: str, day: date, under: tuple[str, ...], n: int) -> None:
    kept["day", scope, "day", day, *under] += n
    kept["day", scope, "month", day.replace(day=1), *under] += n


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
    known = _cells(connection, keys)
    missing = [key for key in keys if key not in known]
    if missing:
        columns = ("kind", "verification", "follow_up", "standing", "publication")
        statement = upsert(connection, Cell).on_conflict_do_nothing(index_elements=list(columns))
        connection.execute(statement, [dict(zip(columns, key, strict=True)) for key in missing])
        known = _cells(connection, keys)
    return {key: known[key] for key in keys}


def _columns(table: type[Any]) -> Any:
    return table.__table__.c


def _cells(connection: sa.Connection, keys: Sequence[CellKey]) -> dict[CellKey, int]:
    """Reads the cells whose words are among those of the keys: a change of one claim asks for two of hundreds."""
    if not keys:
        return {}
    cell = _columns(Cell)
    axes = (cell.kind, cell.verification, cell.follow_up, cell.standing, cell.publication)
    among = [axis.in_(sorted(set(words))) for axis, words in zip(axes, zip(*keys, strict=True), strict=True)]
    rows = connection.execute(sa.select(*axes, cell.id).where(*among))
    return {(kind, verified, came, stands, seen): number for kind, verified, came, stands, seen, number in rows}


def write(connection: sa.Connection, moved: Mapping[Key, int], cells: Mapping[CellKey, int]) -> None:
    """Adds differences to the kept counts, in key order so that writers on PostgreSQL cannot deadlock."""
    by_table: dict[str, list[tuple[Any, ...]]] = {name: [] for name in TABLES}
    for key, n in moved.items():
        row = (key[1], cells[key[2]], n) if key[0] == "tally" else (*key[1:], n)
        by_table[key[0]].append(row)
    for name, (table, columns) in TABLES.items():
        _add(connection, table, columns, sorted(by_table[name]))


def _add(connection: sa.Connection, table: type[Any], key: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    if not rows:
        return
    insert = upsert(connection, table)
    statement = insert.on_conflict_do_update(
        index_elements=list(key), set_={"n": table.__table__.c.n + insert.excluded.n}
    )
    bulk.insert(connection, statement, [dict(zip((*key, "n"), row, strict=True)) for row in rows])
