"""How a list is read: by the smallest of its parts where one is small, else along the order it is shown in.

No read looks at more rows than it says here; one that would goes on from where it stopped.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

import sqlalchemy as sa

from db import search
from db.filters import CellCount, Filters, cells, claim, hidden, in_schedule, kept_scope
from db.history import table_of
from db.kept import group
from db.order import Order, Place
from db.scope import Scope
from db.tables import Appearance, Claim, Member, Tally

FEW = 3_000  # what is looked up and sorted whole
SKIM = 3_000  # keys looked at along an order before another way is tried
LOOK = 20_000  # keys looked at along an order at most
MOST = 10_000  # what a total is counted to


@dataclass(frozen=True, slots=True)
class Found:
    """Places in order, and where the search stopped when it did not come to an end."""

    places: list[Place]
    cut_at: Place | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One open condition: as what finds claims, as what is asked of a claim, and how many it holds for, up to a cap."""

    finds: sa.ColumnElement[bool]
    asks: sa.ColumnElement[bool]
    ids: sa.Select[Any]
    n: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known about a list before a row of it is read."""

    fitting: tuple[CellCount, ...]
    every_cell: bool
    by_day: sa.ColumnElement[bool] | None
    parts: tuple[Part, ...]
    exact: int | None

    @classmethod
    def make(cls, connection: sa.Connection, scope: Scope, filters: Filters, today: date) -> Self:
        """Looks at the kept counts and at how rare each open condition is."""
        kept = kept_scope(filters)
        counted = cells(connection, "record")
        fitting = tuple(cell for cell in counted if cell.fits(scope, filters))
        by_day = in_schedule(filters.schedules, today)
        parts = tuple(_parts(connection, filters))
        exact = None
        if kept is not None and by_day is None:
            own = counted if kept == "record" else cells(connection, kept)
            exact = sum(cell.n for cell in own if cell.fits(scope, filters))
        return cls(fitting, len(fitting) == len(counted), by_day, parts, exact)

    @property
    def cell_ids(self) -> list[int]:
        return [cell.id for cell in self.fitting]

    def asked(self, but: Part | None = None) -> list[sa.ColumnElement[bool]]:
        """Gives the conditions on a claim in the form that finds nothing by itself, leaving one part out."""
        known = hidden(claim.cell_id)
        conditions: list[sa.ColumnElement[bool]] = [known.is_not(None) if self.every_cell else known.in_(self.cell_ids)]
        if self.by_day is not None:
            others = [cell.id for cell in self.fitting if cell.standing != "open"]
            conditions.append(sa.or_(known.in_(others), self.by_day))
        return conditions + [part.asks for part in self.parts if part is not but]

    def smallest(self) -> Part:
        """Gives the part that leaves the fewest claims."""
        inside = sum(cell.n for cell in self.fitting)
        by_cell = claim.cell_id.in_(self.cell_ids)
        own = Part(by_cell, by_cell, sa.select(claim.id).where(by_cell), inside)
        return min((*self.parts, own), key=lambda part: part.n)

    def places(
        self, connection: sa.Connection, order: Order, start: Place | None, backward: bool, limit: int,
        also: Sequence[sa.ColumnElement[bool]] = (),
    ) -> Found:
        """Finds the next places along an order, of claims that meet some more conditions where any are given."""
        if not self.fitting:
            return Found([])
        part = self.smallest()
        if part.n <= FEW:
            return Found(self._of_few(connection, part, order, start, backward, limit, also))
        return self._along(connection, order, start, backward, limit, also)

    def _of_few(
        self, connection: sa.Connection, part: Part, order: Order, start: Place | None, backward: bool, limit: int,
        also: Sequence[sa.ColumnElement[bool]],
    ) -> list[Place]:
        statement = sa.select(order.column, claim.id).where(part.finds, *self.asked(part), *also)
        if start is not None:
            statement = statement.where(order.beyond(start, backward, by_index=False))
        return _places(connection, statement.order_by(*order.sorting(backward)).limit(limit))

    def _along(
        self, connection: sa.Connection, order: Order, start: Place | None, backward: bool, limit: int,
        also: Sequence[sa.ColumnElement[bool]],
    ) -> Found:
        statement = sa.select(order.column, claim.id).where(*self.asked(), *also)
        if start is not None:
            statement = statement.where(order.beyond(start, backward))
        return Found(_places(connection, statement.order_by(*order.sorting(backward)).limit(limit)))

    def total(self, connection: sa.Connection, also: Sequence[sa.ColumnElement[bool]] = ()) -> tuple[int, bool]:
        """Counts the list: exactly where counts are kept or few are to be looked at, else up to a cap."""
        if self.exact is not None and not also:
            return self.exact, False
        if not self.fitting:
            return 0, False
        part = self.smallest()
        looked = sa.select(claim.id).where(part.finds, *self.asked(part), *also).limit(MOST + 1).subquery()
        n = connection.execute(sa.select(sa.func.count()).select_from(looked)).scalar_one()
        return min(n, MOST), n > MOST


def merged(
    connection: sa.Connection, cell_ids: list[int], conditions: list[sa.ColumnElement[bool]], order: Order,
    backward: bool, limit: int,
) -> list[Place]:
    """Finds the first places of several cells along an order, reading only so many of each.

    The conditions are on columns of `claim` and name a range of the order.
    """
    sorting = order.sorting(backward)
    if connection.dialect.name == "postgresql":
        wanted = sa.func.unnest(sa.cast(cell_ids, sa.ARRAY(sa.BigInteger))).table_valued("value")
        own = sa.select(order.column.label("place"), claim.id).where(claim.cell_id == wanted.c.value, *conditions)
        each = own.order_by(*sorting).limit(limit).lateral()
        key, number = each.c.place, each.c.id
        ends = [number] if order.by_number else [key, number]
        down = order.descending != backward
        statement = sa.select(key, number).select_from(wanted.join(each, sa.true()))
        return _places(connection, statement.order_by(*(e.desc() if down else e.asc() for e in ends)).limit(limit))
    wanted = sa.func.json_each(json.dumps(cell_ids)).table_valued("value")
    own = sa.select(claim.id).where(claim.cell_id == wanted.c.value, *conditions).order_by(*sorting).limit(limit)
    outer = table_of(Claim).alias("listed")
    column = outer.c[order.column.name]
    ends = [outer.c.id] if order.by_number else [column, outer.c.id]
    down = order.descending != backward
    statement = sa.select(column, outer.c.id).select_from(
        wanted.join(outer, outer.c.id.in_(own.correlate(wanted)))
    )
    return _places(connection, statement.order_by(*(e.desc() if down else e.asc() for e in ends)).limit(limit))


def _places(connection: sa.Connection, statement: sa.Select[Any]) -> list[Place]:
    return [(value, number) for value, number in connection.execute(statement)]


def _parts(connection: sa.Connection, filters: Filters) -> list[Part]:
    parts = []
    for column, value in (
        (claim.claimant_id, filters.claimant), (claim.asserter_id, filters.asserter), (claim.topic, filters.topic or None)
    ):
        if value is not None:
            parts.append(_part(connection, column == value, hidden(column) == value))
    if filters.group:
        topics = topics_of(connection, filters.group)
        parts.append(_part(connection, claim.topic.in_(topics), hidden(claim.topic).in_(topics)))
    if filters.tracker is not None:
        member = table_of(Member).c
        parts.append(_listed(connection, member.claim_id, member.tracker_id == filters.tracker))
    if filters.article is not None:
        said = table_of(Appearance).c
        parts.append(_listed(connection, said.claim_id, said.article_id == filters.article))
    matching = search.matching(connection, filters.text)
    if matching is not None:
        parts.append(_part(connection, matching, matching))
    return parts


def _part(connection: sa.Connection, finds: Any, asks: Any) -> Part:
    ids = sa.select(claim.id).where(finds)
    return Part(finds, asks, ids, _capped(connection, ids))


def _listed(connection: sa.Connection, column: sa.ColumnElement[int], condition: sa.ColumnElement[bool]) -> Part:
    ids = sa.select(column).where(condition).distinct()
    asks = sa.exists().where(condition, column == claim.id)
    return Part(claim.id.in_(ids), asks, ids, _capped(connection, ids))


def _capped(connection: sa.Connection, ids: sa.Select[Any]) -> int:
    return connection.execute(sa.select(sa.func.count()).select_from(ids.limit(FEW + 1).subquery())).scalar_one()


def topics_of(connection: sa.Connection, upper: str) -> list[str]:
    """Gives the topics that stand under an upper topic, itself included."""
    tally = table_of(Tally).c
    begins = f"topic:{upper}"
    rows = connection.scalars(
        sa.select(tally.scope).where(tally.scope >= begins, tally.scope < begins + "\U0010ffff", tally.n > 0).distinct()
    )
    return [topic for topic in (scope.removeprefix("topic:") for scope in rows) if group(topic) == upper]
