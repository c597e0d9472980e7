"""What a list of claims is narrowed by, and which kept cells that leaves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from db import search
from db.reads import within
from db.reads.remembered import remembered
from db.scope import Scope
from db.tables import Cell, Claim, Tally, table_of
from db.words import Kind, Publication, Schedule, Verification

claim = table_of(Claim).c
BY_DAY = frozenset({Schedule.NOT_DUE, Schedule.DUE, Schedule.OVERDUE})


@dataclass(frozen=True, slots=True)
class Filters:
    """Everything that can narrow a list; an empty choice narrows nothing. The empty follow-up is: nothing yet."""

    text: str = ""
    kinds: frozenset[Kind] = frozenset()
    verifications: frozenset[Verification] = frozenset()
    follow_ups: frozenset[str] = frozenset()
    schedules: frozenset[Schedule] = frozenset()
    publications: frozenset[Publication] = frozenset()
    tracker: int | None = None
    topic: str = ""
    group: str = ""
    claimant: int | None = None
    asserter: int | None = None
    article: int | None = None

    @property
    def by_tracker_alone(self) -> bool:
        """Tells whether nothing narrows the list but which tracker it is of, if that."""
        return self == Filters(tracker=self.tracker)

    @property
    def closed(self) -> tuple[frozenset[str], ...]:
        """What is chosen on each closed axis."""
        return self.kinds, self.verifications, self.follow_ups, self.schedules, self.publications

    @property
    def chosen(self) -> dict[str, frozenset[str]]:
        """What is chosen on those closed axes on which anything is, by the name that cells have for the axis."""
        axes: dict[str, frozenset[str]] = {
            "kind": frozenset(self.kinds),
            "verification": frozenset(self.verifications),
            "follow_up": self.follow_ups,
            "standing": standings(self.schedules),
            "publication": frozenset(self.publications),
        }
        return {axis: words for axis, words in axes.items() if words}


@dataclass(frozen=True, slots=True)
class CellCount:
    """A combination of closed axes with the number of claims in it."""

    id: int
    kind: Kind
    verification: Verification
    follow_up: str
    standing: str
    publication: Publication
    n: int

    def misses(self, chosen: Mapping[str, frozenset[str]]) -> set[str]:
        """Names the closed axes on which claims of this cell do not pass what was chosen (`Filters.chosen`)."""
        return {axis for axis, words in chosen.items() if self._word(axis) not in words}

    def _word(self, axis: str) -> str | None:
        is_any = axis != "follow_up" or self.kind.is_followed_up
        return getattr(self, axis) if is_any else None


def standings(schedules: frozenset[Schedule]) -> frozenset[str]:
    """Gives the standings among which claims of these schedules are found."""
    return frozenset("open" if word in BY_DAY else word.value for word in schedules)


def cells(connection: sa.Connection, scope: Scope, scope_key: str) -> list[CellCount]:
    """Reads the cells in which some claim of a kept scope stands that may be shown."""
    found = counted_cells(connection, scope, [scope_key]).get(scope_key, [])
    return [cell for cell in found if cell.publication in scope.publications]


@dataclass(frozen=True, slots=True)
class FittingCell:
    """A cell that passes the closed axes, with the number of claims in it."""

    id: int
    standing: str
    n: int


EVERY_CELL = 0  # stands for all of them, where nothing is chosen


def fitting_cells(connection: sa.Connection, scope_key: str, scope: Scope, filters: Filters) -> list[FittingCell]:
    """Reads the cells of a kept scope that pass the closed axes; one that stands for all where nothing is chosen."""
    key = ("fitting", scope_key, scope, filters.closed)
    return remembered(connection, key, lambda: _fitting(connection, scope_key, scope, filters))


def _fitting(connection: sa.Connection, scope_key: str, scope: Scope, filters: Filters) -> list[FittingCell]:
    if scope.is_part:
        found, narrowed = cells(connection, scope, scope_key), filters.chosen
        return [FittingCell(one.id, one.standing, one.n) for one in found if not one.misses(narrowed)]
    tally, cell = table_of(Tally).c, table_of(Cell).c
    if scope.everything and not any(filters.closed):
        n = connection.scalar(sa.select(sa.func.sum(tally.n)).where(tally.scope == scope_key))
        return [FittingCell(EVERY_CELL, "", int(n))] if n else []
    statement = sa.select(cell.id, cell.standing, tally.n).where(
        tally.scope == scope_key, cell.id == tally.cell_id, tally.n > 0
    )
    kinds = filters.kinds or frozenset(Kind)
    if filters.follow_ups:
        kinds &= frozenset(kind for kind in Kind if kind.is_followed_up)
    publications = scope.publications & (filters.publications or scope.publications)
    for column, chosen, narrows in (
        (cell.kind, kinds, bool(filters.kinds or filters.follow_ups)),
        (cell.verification, filters.verifications, bool(filters.verifications)),
        (cell.follow_up, filters.follow_ups, bool(filters.follow_ups)),
        (cell.standing, standings(filters.schedules), bool(filters.schedules)),
        (cell.publication, publications, bool(filters.publications) or not scope.everything),
    ):
        if narrows:
            statement = statement.where(column.in_(sorted(chosen)))
    return [FittingCell(*row) for row in connection.execute(statement)]


def counted_cells(connection: sa.Connection, scope: Scope, scope_keys: Sequence[str]) -> dict[str, list[CellCount]]:
    """Reads the cells of several kept scopes at once; one without claims is not there.

    Kept counts are of every publication: whoever reads them leaves out what is out of scope.
    """
    if scope.is_part:
        return _within(connection, scope, scope_keys)
    return remembered(connection, ("cells", tuple(scope_keys)), lambda: _counted(connection, scope_keys))


def _counted(connection: sa.Connection, scope_keys: Sequence[str]) -> dict[str, list[CellCount]]:
    tally, cell = table_of(Tally).c, table_of(Cell).c
    rows = connection.execute(
        sa.select(
            tally.scope, cell.id, cell.kind, cell.verification, cell.follow_up, cell.standing, cell.publication, tally.n
        ).where(tally.scope.in_(scope_keys), cell.id == tally.cell_id, tally.n > 0)
    )
    found: dict[str, list[CellCount]] = {}
    for scope, *counted in rows:
        found.setdefault(scope, []).append(CellCount(*counted))
    return found


def _within(connection: sa.Connection, scope: Scope, scope_keys: Sequence[str]) -> dict[str, list[CellCount]]:
    counted = within.counted(connection, scope).cells
    own = {key: counted[key] for key in scope_keys if key in counted}
    cell = table_of(Cell).c
    wanted = {number for numbers in own.values() for number in numbers}
    axes = (cell.id, cell.kind, cell.verification, cell.follow_up, cell.standing, cell.publication)
    words: dict[int, Any] = {row.id: row for row in connection.execute(sa.select(*axes).where(cell.id.in_(wanted)))}
    return {key: [CellCount(*(*words[number], n)) for number, n in numbers.items()] for key, numbers in own.items()}


def kept_scope(filters: Filters) -> str | None:
    """Names the kept scope that holds exactly what the open conditions leave, if there is one."""
    named = {
        f"tracker:{filters.tracker}": filters.tracker is not None,
        f"topic:{filters.topic}": bool(filters.topic),
        f"group:{filters.group}": bool(filters.group),
        f"claimant:{filters.claimant}": filters.claimant is not None,
        f"asserter:{filters.asserter}": filters.asserter is not None,
    }
    chosen = [scope for scope, given in named.items() if given]
    if filters.article is not None or search.tokens(filters.text) or len(chosen) > 1:
        return None
    return chosen[0] if chosen else "record"


def in_schedule(schedules: frozenset[Schedule], today: date) -> sa.ColumnElement[bool] | None:
    """Gives the condition that the days decide for open claims, or `None` where all or none of it is asked for."""
    chosen = schedules & BY_DAY
    if not chosen or chosen == BY_DAY:
        return None
    conditions = {
        Schedule.NOT_DUE: sa.and_(claim.due_from > today, claim.due_by > today),  # the second is what an index finds
        Schedule.DUE: sa.and_(claim.due_from <= today, claim.due_by >= today),
        Schedule.OVERDUE: claim.due_by < today,
    }
    return sa.or_(*(conditions[word] for word in sorted(chosen)))


def hidden(column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """Gives a column in a form that no index answers, so that the smaller part drives the read."""
    return sa.func.coalesce(column, column)
