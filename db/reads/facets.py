"""What a list can be narrowed by next: counts beside each word of the closed axes, and names for the pickers."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy as sa

from db import search
from db.reads import within
from db.reads.filters import Filters, cells, kept_scope
from db.reads.remembered import remembered
from db.scope import Scope
from db.tables import CardTotal, Claimant, table_of

AXES = ("kind", "verification", "follow_up", "standing", "publication")
MOST = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to pick: its key, its name and how many claims it has."""

    key: str
    name: str
    n: int


def facets(connection: sa.Connection, scope: Scope, filters: Filters) -> dict[str, dict[str, int]] | None:
    """Counts each word of the closed axes under the other closed axes, or gives `None` where no counts are kept.

    They are kept for no open condition or for one of tracker, topic, group, claimant and asserter.
    """
    key = kept_scope(filters)
    if key is None:
        return None
    return remembered(connection, ("facets", scope, filters), lambda: _facets(connection, key, scope, filters))


def _facets(connection: sa.Connection, key: str, scope: Scope, filters: Filters) -> dict[str, dict[str, int]]:
    counted: dict[str, Counter[str]] = {axis: Counter() for axis in AXES}
    chosen = filters.chosen
    for cell in cells(connection, scope, key):
        misses = cell.misses(chosen)
        for axis in AXES if not misses else misses if len(misses) == 1 else ():
            if axis not in ("follow_up", "standing") or cell.kind.is_followed_up:
                counted[axis][getattr(cell, axis)] += cell.n
    return {axis: {str(word): n for word, n in words.items()} for axis, words in counted.items()}


def topics(connection: sa.Connection, scope: Scope, beginning: str = "", size: int = MOST) -> tuple[Choice, ...]:
    """Gives the topics that begin with these letters, most claims first."""
    return _known(connection, scope, "topic", beginning, size, _keyed)


def groups(connection: sa.Connection, scope: Scope, beginning: str = "", size: int = MOST) -> tuple[Choice, ...]:
    """Gives the upper topics that begin with these letters, most claims first."""
    return _known(connection, scope, "group", beginning, size, _keyed)


def claimants(connection: sa.Connection, scope: Scope, beginning: str = "", size: int = MOST) -> tuple[Choice, ...]:
    """Gives who is said to have said something, by the beginning of any word of the name, most claims first."""
    return _known(connection, scope, "claimant", beginning, size, _named)


def asserters(connection: sa.Connection, scope: Scope, beginning: str = "", size: int = MOST) -> tuple[Choice, ...]:
    """Gives who asserted something as printed, by the beginning of any word of the name, most claims first."""
    return _known(connection, scope, "asserter", beginning, size, _named)


_Reader = Callable[[sa.Connection, Scope, str, str, int], tuple[Choice, ...]]


def _known(
    connection: sa.Connection, scope: Scope, family: str, beginning: str, size: int, read: _Reader
) -> tuple[Choice, ...]:
    key = ("choices", scope, family, beginning, size)
    return remembered(connection, key, lambda: read(connection, scope, family, beginning, size))


def _keyed(connection: sa.Connection, scope: Scope, family: str, beginning: str, size: int) -> tuple[Choice, ...]:
    wanted = search.folded(beginning).strip()
    found = []
    for key, n in _totals(connection, scope, family):
        if search.folded(key).startswith(wanted):
            found.append(Choice(key, key, n))
            if len(found) == size:
                break
    return tuple(found)


def _named(connection: sa.Connection, scope: Scope, family: str, beginning: str, size: int) -> tuple[Choice, ...]:
    wanted = search.folded(beginning).strip()
    found = []
    for key, name, n in _names(connection, scope, family, None if wanted else size):
        if _begins(name, wanted):
            found.append(Choice(key, name, n))
            if len(found) == size:
                break
    return tuple(found)


def _names(connection: sa.Connection, scope: Scope, family: str, most: int | None) -> list[tuple[str, str, int]]:
    total, claimant = table_of(CardTotal).c, table_of(Claimant).c
    if scope.is_part:
        totals = within.counted(connection, scope).totals(family)
        numbers = [int(key) for key, _ in totals]
        rows = connection.execute(
            sa.select(claimant.id, claimant.name).where(claimant.id.in_(numbers), claimant.retired.is_(False))
        )
        named = {str(row.id): row.name for row in rows}
        return [(key, named[key], n) for key, n in totals if key in named]
    statement = (
        sa.select(total.key, claimant.name, total.n)
        .join_from(table_of(CardTotal), table_of(Claimant), sa.cast(total.key, claimant.id.type) == claimant.id)
        .where(total.family == family, total.audience == scope.audience, total.n > 0, claimant.retired.is_(False))
        .order_by(total.n.desc(), total.key.desc())
    )
    return [(key, name, n) for key, name, n in connection.execute(statement.limit(most))]


def _begins(name: str, wanted: str) -> bool:
    return not wanted or f" {search.folded(name)}".find(f" {wanted}") >= 0


def _totals(connection: sa.Connection, scope: Scope, family: str) -> list[tuple[str, int]]:
    if scope.is_part:
        return within.counted(connection, scope).totals(family)
    total = table_of(CardTotal).c
    rows = connection.execute(
        sa.select(total.key, total.n)
        .where(total.family == family, total.audience == scope.audience, total.n > 0)
        .order_by(total.n.desc(), total.key.desc())
    )
    return [(key, n) for key, n in rows]
