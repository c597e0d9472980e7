"""How the promises and predictions of a filter spread over the months: where they begin and where they fall due."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime

import sqlalchemy as sa

from db.fold import OPEN
from db.reads.asof import BY_FIRST_DAY, FOLLOWED_UP, beginnings, density, existed, tallies_as_of
from db.reads.filters import Filters, claim, kept_scope
from db.reads.planning import MOST, Plan
from db.reads.remembered import remembered
from db.scope import Scope


@dataclass(frozen=True, slots=True)
class Month:
    """How many begin in a month and how many fall due in it; `day` is its first."""

    day: date
    begin: int
    due: int


def spread(
    connection: sa.Connection, scope: Scope, filters: Filters, on: date, today: date, known: datetime | None = None
) -> tuple[Month, ...] | None:
    """Counts the months of a filter, by looking where there are few and by kept counts where there are many.

    Gives `None` where there are too many to look at and no counts are kept for this filter. Kept counts hold today's
    open windows alone, so an earlier day has none of them.
    """
    kinds = (filters.kinds & FOLLOWED_UP) or FOLLOWED_UP
    narrowed = replace(filters, kinds=kinds, follow_ups=frozenset(), schedules=frozenset())
    plan = Plan.make(connection, scope, narrowed, on)
    if not plan.fitting:
        return ()
    part = plan.smallest()
    if part.n > MOST:
        return _kept(connection, scope, filters, on, today)
    also = existed(scope, replace(filters, kinds=kinds), on, known)
    inside = (part.finds, *plan.asked(part), *also)
    return _months(
        _by_month(connection, claim.exists_from, *inside),
        _by_month(connection, claim.due_by, claim.due_by < OPEN, *inside),
    )


def _by_month(
    connection: sa.Connection, day: sa.ColumnElement[date], *conditions: sa.ColumnElement[bool]
) -> Counter[date]:
    """Counts claims by the month of a day, as both engines write it: the first seven letters."""
    # Grouped outside: PostgreSQL takes the same expression with parameters of its own for another one.
    each = sa.select(sa.func.substr(sa.cast(day, sa.String), 1, 7).label("month")).where(*conditions).subquery()
    rows = connection.execute(sa.select(each.c.month, sa.func.count()).group_by(each.c.month))
    return Counter({date(int(month[:4]), int(month[5:]), 1): n for month, n in rows})


def _kept(connection: sa.Connection, scope: Scope, filters: Filters, on: date, today: date) -> tuple[Month, ...] | None:
    key = kept_scope(filters)
    if key is None or filters != Filters(tracker=filters.tracker):
        return None
    began = remembered(
        connection, ("beginnings", scope, filters.tracker), lambda: beginnings(connection, scope, filters.tracker)
    )
    begins = {day: n for day, n in began if day <= on}
    due = density(connection, scope, key) if on >= today else ()
    return _months(Counter(begins), Counter(dict(due)))


def _months(begin: Counter[date], due: Counter[date]) -> tuple[Month, ...]:
    return tuple(Month(day, begin[day], due[day]) for day in sorted(begin.keys() | due.keys()))


def how_many(
    connection: sa.Connection, scope: Scope, filters: Filters, on: date, today: date
) -> tuple[int, bool] | None:
    """Counts the promises and predictions of a filter on a day by kept counts, with whether there may be more.

    Gives `None` where none are kept: for a view of some claims, and for an earlier day under more conditions than a
    tracker and kinds.
    """
    kinds = (filters.kinds & FOLLOWED_UP) or FOLLOWED_UP
    if scope.is_part:
        return None
    if on >= today:
        return Plan.make(connection, scope, replace(filters, kinds=kinds, schedules=frozenset()), on).total(connection)
    if filters != Filters(kinds=filters.kinds, tracker=filters.tracker):
        return None
    counted = tallies_as_of(connection, scope, filters.tracker, on).counts
    return sum(n for (kind, _), n in counted.items() if kind in kinds), False


def first_day(connection: sa.Connection, scope: Scope, today: date) -> date | None:
    """Gives the first day on which a promise or prediction in scope existed, if there is one."""

    def read() -> date | None:
        plan = Plan.make(connection, scope, Filters(kinds=FOLLOWED_UP), today)
        places = plan.places(connection, BY_FIRST_DAY, None, False, 1).places
        return places[0][0] if places else None

    return remembered(connection, ("first day", scope, today), read)
