"""How a list is read: by the smallest of its parts where one is small, else along the order it is shown in.

No read looks at more rows than it says here; one that would goes on from where it stopped.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

import sqlalchemy as sa

from db.reads.conditions import Part, of_scope, parts_of, windows
from db.reads.filters import Filters, FittingCell, claim, fitting_cells, hidden, in_schedule, kept_scope
from db.reads.merging import merged, places_of
from db.reads.order import Order, Place
from db.reads.remembered import remembered
from db.scope import Scope
from db.tables import ClaimSearch, table_of

FEW = 3_000  # what is looked up and sorted whole
SKIM = 3_000  # keys looked at along an order before another way is tried
LOOK = 20_000  # keys looked at along an order at most
READ = 4_000  # claims whose words are read along an order at most
COUNT = 1_500  # claims of the smallest part that are looked at to count a list of several
MOST = 10_000  # what a total is counted to


@dataclass(frozen=True, slots=True)
class Found:
    """Places in order, and where the search stopped when it did not come to an end."""

    places: list[Place]
    cut_at: Place | None = None


Conditions = Sequence[sa.ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known about a list before a row of it is read. `within` drives every read of a scope of some claims."""

    fitting: tuple[FittingCell, ...]
    every_cell: bool
    by_day: sa.ColumnElement[bool] | None
    parts: tuple[Part, ...]
    exact: int | None
    within: Part | None = None

    @classmethod
    def make(cls, connection: sa.Connection, scope: Scope, filters: Filters, today: date) -> Self:
        """Looks at the kept counts and at how rare each open condition is."""
        key = ("plan", scope, filters, today)
        return remembered(connection, key, lambda: cls._made(connection, scope, filters, today))

    @classmethod
    def _made(cls, connection: sa.Connection, scope: Scope, filters: Filters, today: date) -> Self:
        kept = kept_scope(filters)
        every_cell = scope.everything and not any(filters.closed)
        fitting = tuple(fitting_cells(connection, "record", scope, filters))
        by_day = in_schedule(filters.schedules, today)
        parts = parts_of(connection, filters, FEW)
        if by_day is not None and all(cell.standing == "open" for cell in fitting):
            parts.append(windows(connection, [cell.id for cell in fitting], by_day, FEW))
        exact, within = None, of_scope(connection, scope)
        if kept is not None and by_day is None and within is None:
            own = fitting if kept == "record" else fitting_cells(connection, kept, scope, filters)
            exact = sum(cell.n for cell in own)
        return cls(fitting, every_cell, by_day, tuple(parts), exact, within)

    def narrowed(self, part: Part) -> Self:
        """Gives the plan of the same list with one more condition."""
        return replace(self, parts=(*self.parts, part), exact=None)

    @property
    def cell_ids(self) -> list[int]:
        """The numbers of the cells whose claims pass the closed axes."""
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
        """Gives the part that leaves the fewest claims; inside a scope of some claims, these: they are few enough."""
        if self.within is not None:
            return self.within
        inside = sum(cell.n for cell in self.fitting)
        by_cell = claim.cell_id.is_not(None) if self.every_cell else claim.cell_id.in_(self.cell_ids)
        return min((*self.parts, Part(by_cell, by_cell, inside)), key=lambda part: part.n)

    def places(
        self,
        connection: sa.Connection,
        order: Order,
        start: Place | None,
        backward: bool,
        limit: int,
        also: Conditions = (),
    ) -> Found:
        """Finds the next places along an order, of claims that meet some more conditions where any are given."""
        if not self.fitting:
            return Found([])
        part = self.smallest()
        if self._is_few(part):
            return Found(self._of_few(connection, part, order, start, backward, limit, also))
        read = next((part for part in self.parts if part.reads is not None), None)
        if read is not None:
            return self._reading(connection, read, order, start, backward, limit, also)
        return self._along(connection, order, start, backward, limit, also)

    def _is_few(self, part: Part) -> bool:
        return part.n <= FEW or part is self.within

    def _of_few(
        self,
        connection: sa.Connection,
        part: Part,
        order: Order,
        start: Place | None,
        backward: bool,
        limit: int,
        also: Conditions,
    ) -> list[Place]:
        statement = sa.select(order.column, claim.id).where(part.finds, *self.asked(part), *also)
        if start is not None:
            statement = statement.where(order.beyond(start, backward, by_index=False))
        return places_of(connection, statement.order_by(*order.sorting(backward)).limit(limit))

    def _along(
        self, connection: sa.Connection, order: Order, start: Place | None, backward: bool, limit: int, also: Conditions
    ) -> Found:
        simple = self.by_day is None and not self.parts and not also
        statement = sa.select(order.column, claim.id).where(*self.asked(), *also).order_by(*order.sorting(backward))
        if simple and self.every_cell:
            return Found(places_of(connection, statement.where(*order.between(start, None, backward)).limit(limit)))
        found: list[Place] = []
        for look in (SKIM, LOOK):
            edge = _edge(connection, order, start, backward, look)
            inside = statement.where(*order.between(start, edge, backward)).limit(limit - len(found))
            found += places_of(connection, inside)
            if edge is None or len(found) == limit:
                return Found(found)
            if simple:
                beyond = order.between(edge, None, backward)
                return Found(found + merged(connection, self.cell_ids, beyond, order, backward, limit - len(found)))
            start = edge
        return Found(found, start)

    def _reading(
        self,
        connection: sa.Connection,
        text: Part,
        order: Order,
        start: Place | None,
        backward: bool,
        limit: int,
        also: Conditions,
    ) -> Found:
        words = table_of(ClaimSearch).c
        edge = _edge(connection, order, start, backward, LOOK)
        statement = (
            sa.select(order.column, claim.id, words.words)
            .where(words.claim_id == claim.id, *self.asked(text), *also)
            .where(*order.between(start, edge, backward))
            .order_by(*order.sorting(backward))
            .limit(READ)
        )
        found: list[Place] = []
        read = 0
        last: Place | None = None
        for value, number, said in _streamed(connection, statement):
            read, last = read + 1, (value, number)
            if text.reads is not None and text.reads(said):
                found.append(last)
                if len(found) == limit:
                    return Found(found)
        return Found(found, last if read == READ else edge)

    def total(self, connection: sa.Connection, also: Conditions = ()) -> tuple[int, bool]:
        """Counts the list: exactly where counts are kept or few are to be looked at, else at least so many."""
        if self.exact is not None and not also:
            return self.exact, False
        if not self.fitting:
            return 0, False
        part = self.smallest()
        if self.every_cell and self.parts == (part,) and not also and part.whole:
            return min(part.n, MOST), part.capped
        look = max(FEW, part.n) if self._is_few(part) else COUNT
        looked = sa.select(claim.id).where(part.finds).limit(look).subquery()
        chosen = sa.select(sa.func.count()).select_from(looked).join(claim.id.table, claim.id == looked.c.id)
        n = connection.execute(chosen.where(*self.asked(part), *also)).scalar_one()
        return n, not self._is_few(part)

    def numbers(self, connection: sa.Connection, most: int = MOST, also: Conditions = ()) -> list[int]:
        """Gives the numbers of the first claims of the list, up to `most`, however many are looked at for it."""
        if not self.fitting:
            return []
        part = self.smallest()
        statement = sa.select(claim.id).where(part.finds, *self.asked(part), *also).order_by(claim.id)
        return list(connection.scalars(statement.limit(most)))


def _edge(connection: sa.Connection, order: Order, start: Place | None, backward: bool, look: int) -> Place | None:
    # Bounded by `look`: the only place where rows are stepped over, and those are keys of one index.
    statement = sa.select(order.column, claim.id).where(*order.between(start, None, backward))
    found = places_of(connection, statement.order_by(*order.sorting(backward)).limit(1).offset(look))
    return found[0] if found else None


def _streamed(connection: sa.Connection, statement: sa.Select[Any]) -> Iterator[Any]:
    with connection.execution_options(yield_per=100).execute(statement) as rows:
        yield from rows
