"""Counts of the record, of a tracker or of a card, read from what is kept. Counts nothing itself."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from db.reads import within
from db.reads.filters import CellCount, counted_cells
from db.reads.remembered import remembered
from db.scope import Scope
from db.tables import WindowTally, table_of
from db.words import FollowUp, Kind, Schedule, Verification


@dataclass(frozen=True, slots=True)
class Counts:
    """How many claims there are, by each closed axis; words that no claim has are left out.

    Follow-up and standing count promises and predictions only; an empty follow-up is: nothing recorded yet.
    """

    total: int
    kinds: dict[Kind, int]
    verifications: dict[Verification, int]
    follow_ups: dict[FollowUp | None, int]
    standings: dict[str, int]


def tally(connection: sa.Connection, scope: Scope, scope_key: str = "record") -> Counts:
    """Reads the counts of a kept scope: `record`, `tracker:1`, `claimant:4`, `asserter:4`, `topic:…`, `group:…`."""
    return tallies(connection, scope, [scope_key])[scope_key]


def tallies(connection: sa.Connection, scope: Scope, scope_keys: Sequence[str]) -> dict[str, Counts]:
    """Reads the counts of several kept scopes at once."""
    counted = counted_cells(connection, scope, [kept_key(key) for key in scope_keys])
    return {key: _counts(_of_card(scope, key, counted.get(kept_key(key), []))) for key in scope_keys}


def schedule_tally(connection: sa.Connection, scope: Scope, scope_key: str, today: date) -> dict[Schedule, int]:
    """Reads how many claims of a kept scope stand in each schedule on a day; all words are there."""
    return schedules(connection, scope, {scope_key: tally(connection, scope, scope_key)}, today)[scope_key]


def schedules(
    connection: sa.Connection, scope: Scope, counts: dict[str, Counts], today: date
) -> dict[str, dict[Schedule, int]]:
    """Reads the schedules of several kept scopes at once, given their counts."""
    keys = [kept_key(key) for key in counts]
    opened = windows_before(connection, scope, keys, "opens", today + timedelta(days=1))
    closed = windows_before(connection, scope, keys, "closes", today)
    return {key: _schedule(own, opened[kept_key(key)], closed[kept_key(key)]) for key, own in counts.items()}


def windows_before(
    connection: sa.Connection, scope: Scope, scope_keys: Sequence[str], edge: str, day: date
) -> Counter[str]:
    """Counts for each kept scope the windows of open claims that open, or close, before a day."""
    if scope.is_part:
        counted = within.counted(connection, scope)
        return Counter({key: counted.before(key, edge, day) for key in scope_keys})
    key = ("windows", scope, tuple(scope_keys), edge, day)
    return remembered(connection, key, lambda: _windows_before(connection, scope, scope_keys, edge, day))


def _windows_before(
    connection: sa.Connection, scope: Scope, scope_keys: Sequence[str], edge: str, day: date
) -> Counter[str]:
    asked = {"scopes": list(scope_keys), "edge": edge, "publications": sorted(scope.publications)}
    rows = connection.execute(_WINDOWS, asked | {"month": day.replace(day=1), "day": day})
    return Counter({key: int(n) for key, n in rows})


def _windows() -> sa.Select[Any]:
    kept = table_of(WindowTally).c
    month, day = sa.bindparam("month", type_=sa.Date), sa.bindparam("day", type_=sa.Date)
    own = [
        kept.scope.in_(sa.bindparam("scopes", expanding=True)),
        kept.edge == sa.bindparam("edge"),
        kept.publication.in_(sa.bindparam("publications", expanding=True)),
    ]
    by_month = sa.select(kept.scope, kept.n).where(*own, kept.grain == "month", kept.day < month)
    by_day = sa.select(kept.scope, kept.n).where(*own, kept.grain == "day", kept.day >= month, kept.day < day)
    each = sa.union_all(by_month, by_day).subquery()
    return sa.select(each.c.scope, sa.func.sum(each.c.n)).group_by(each.c.scope)


_WINDOWS = _windows()
"""Made once: putting it together takes longer than asking it."""


def kept_key(scope_key: str) -> str:
    """Names the kept scope that holds a card: a promiser's claims are among those of the claimant."""
    family, _, key = scope_key.partition(":")
    return f"claimant:{key}" if family == "promiser" else scope_key


def _of_card(scope: Scope, scope_key: str, cells: list[CellCount]) -> list[CellCount]:
    promised_only = scope_key.startswith("promiser:")
    return [
        cell
        for cell in cells
        if cell.publication in scope.publications and (cell.kind.is_followed_up or not promised_only)
    ]


def _counts(cells: list[CellCount]) -> Counts:
    kinds: Counter[Any] = Counter()
    verifications: Counter[Any] = Counter()
    follow_ups: Counter[Any] = Counter()
    standings: Counter[Any] = Counter()
    for cell in cells:
        kinds[cell.kind] += cell.n
        verifications[cell.verification] += cell.n
        if cell.kind.is_followed_up:
            follow_ups[FollowUp(cell.follow_up) if cell.follow_up else None] += cell.n
            standings[cell.standing] += cell.n
    return Counts(kinds.total(), dict(kinds), dict(verifications), dict(follow_ups), dict(standings))


def _schedule(counts: Counts, opened: int, closed: int) -> dict[Schedule, int]:
    by_day = {
        Schedule.NOT_DUE: counts.standings.get("open", 0) - opened,
        Schedule.DUE: opened - closed,
        Schedule.OVERDUE: closed,
    }
    return {word: by_day.get(word, counts.standings.get(word.value, 0)) for word in Schedule}
