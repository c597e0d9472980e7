"""Counts inside a scope of some claims, made from the claims themselves: kept counts are of the whole record."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from db.kept import scopes
from db.reads.remembered import remembered
from db.scope import Scope
from db.tables import Cell, Claim, Member, table_of
from db.words import Publication

claim = table_of(Claim).c


@dataclass(frozen=True, slots=True)
class Counted:
    """What the claims of a scope count for, by the scopes that counts are kept for: `record`, `tracker:1` …

    `cells` holds the claims by cell; `opens` and `closes` the days on which windows of open claims do.
    """

    cells: Mapping[str, Counter[int]]
    opens: Mapping[str, Counter[date]]
    closes: Mapping[str, Counter[date]]

    def totals(self, family: str) -> list[tuple[str, int]]:
        """Gives the keys of a family with their claims, most first."""
        found = [
            (key.partition(":")[2], counted.total())
            for key, counted in self.cells.items()
            if key.startswith(f"{family}:")
        ]
        return sorted(found, key=lambda one: (one[1], one[0]), reverse=True)

    def before(self, scope_key: str, edge: str, day: date) -> int:
        """Counts the windows that open, or close, before a day."""
        days = self.opens if edge == "opens" else self.closes
        return sum(n for one, n in days.get(scope_key, Counter()).items() if one < day)


def among(connection: sa.Connection, scope: Scope, column: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    """Gives the condition that a column names one of the claims of a scope; they travel as one parameter."""
    numbers = sorted(scope.numbers or ())
    if connection.dialect.name == "postgresql":
        wanted = sa.func.unnest(sa.cast(numbers, sa.ARRAY(sa.BigInteger))).table_valued("value").render_derived()
    else:
        wanted = sa.func.json_each(json.dumps(numbers)).table_valued("value")
    return column.in_(sa.select(wanted.c.value))


def shown(connection: sa.Connection, scope: Scope) -> list[sa.ColumnElement[bool]]:
    """Gives the conditions that a claim may be shown in a scope, of all claims or of some."""
    conditions: list[sa.ColumnElement[bool]] = [claim.cell_id.is_not(None)]
    if scope.is_part:
        conditions.append(among(connection, scope, claim.id))
    if not (scope.everything or scope.drafts):
        conditions.append(claim.publication == Publication.PUBLISHED)
    return conditions


def counted(connection: sa.Connection, scope: Scope) -> Counted:
    """Counts the claims of a scope of some claims by everything that counts are kept for."""
    return remembered(connection, ("within", scope), lambda: _counted(connection, scope))


def _counted(connection: sa.Connection, scope: Scope) -> Counted:
    member, cell = table_of(Member).c, table_of(Cell).c
    trackers: dict[int, list[int]] = defaultdict(list)
    for number, tracker in connection.execute(
        sa.select(member.claim_id, member.tracker_id).where(among(connection, scope, member.claim_id))
    ):
        trackers[number].append(tracker)
    cells: dict[str, Counter[int]] = defaultdict(Counter)
    opens: dict[str, Counter[date]] = defaultdict(Counter)
    closes: dict[str, Counter[date]] = defaultdict(Counter)
    columns = (claim.id, claim.cell_id, claim.claimant_id, claim.asserter_id, claim.topic, claim.due_from, claim.due_by)
    rows: Any = connection.execute(
        sa.select(*columns, cell.standing).where(*shown(connection, scope), cell.id == claim.cell_id)
    )
    for row in rows:
        for key in scopes(row._mapping, trackers[row.id]):
            cells[key][row.cell_id] += 1
            if row.standing == "open":
                opens[key][row.due_from] += 1
                closes[key][row.due_by] += 1
    return Counted(dict(cells), dict(opens), dict(closes))
