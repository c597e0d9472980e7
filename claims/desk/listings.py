"""What the page of claims asks at once: the list, the counts beside each word, and the names it can be narrowed by."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from claims.desk.asked import NUMBERS
from db.kept import group as group_of
from db.reads import facets, finding, tallies
from db.reads.facets import Choice
from db.reads.filters import Filters, kept_scope
from db.reads.lists import Page, Total, count_claims, list_claims
from db.reads.remembered import remembered
from db.reads.tallies import Counts
from db.scope import Scope
from db.words import Schedule, Sort, Subject

MOST_NAMES = 100


@dataclass(frozen=True, slots=True)
class TrackerLine:
    """A tracker as lists and banners name it. `as_of` is the last day its research knows of."""

    id: int
    version: int
    title: str
    as_of: date | None
    example: bool


@dataclass(frozen=True, slots=True)
class Names:
    """What a list can be narrowed by, most claims first, and what the numbers of its filters are called."""

    trackers: tuple[TrackerLine, ...]
    claimants: tuple[Choice, ...]
    asserters: tuple[Choice, ...]
    groups: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    chosen: dict[str, str]


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of claims with all that stands around it.

    `counts` and `schedules` are `None` where no counts are kept for what was asked. `unknown` names the filters that
    ask for something that is not on record; they narrowed nothing.
    """

    page: Page
    counts: dict[str, dict[str, int]] | None
    schedules: dict[Schedule, int] | None
    names: Names
    unknown: tuple[str, ...]
    filters: Filters
    on_record: int


def listing(
    connection: sa.Connection,
    scope: Scope,
    filters: Filters,
    sort: Sort,
    today: date,
    after: str = "",
    before: str = "",
) -> Listing:
    """Reads a page of claims with its surroundings, or refuses a cursor that is none of this list's."""
    named = names(connection, scope, filters)
    unknown = tuple(axis for axis in NUMBERS if getattr(filters, axis) is not None and axis not in named.chosen)
    nothing: dict[str, Any] = dict.fromkeys(unknown)
    filters = replace(filters, **nothing)
    page = list_claims(connection, scope, filters, sort, today, after=after, before=before)
    counts = facets.facets(connection, scope, filters)
    # How much there is in all is told only where the list is empty.
    on_record = page.total.n or tallies.tally(connection, scope).total
    return Listing(
        page, counts, _schedules(connection, scope, filters, counts, today), named, unknown, filters, on_record
    )


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a list: how many claims there are, the counts beside each word, what it is narrowed by.

    `chosen`, `unknown` and `filters` are as in `Listing`.
    """

    total: Total
    counts: dict[str, dict[str, int]] | None
    schedules: dict[Schedule, int] | None
    chosen: dict[str, str]
    unknown: tuple[str, ...]
    filters: Filters


def heading(connection: sa.Connection, scope: Scope, filters: Filters, today: date) -> Heading:
    """Reads what stands above a list, without the names it could be narrowed by."""
    return remembered(
        connection, ("heading", scope, filters, today), lambda: _heading(connection, scope, filters, today)
    )


def _heading(connection: sa.Connection, scope: Scope, filters: Filters, today: date) -> Heading:
    filters, chosen, unknown = known(connection, scope, filters)
    counts = facets.facets(connection, scope, filters)
    return Heading(
        count_claims(connection, scope, filters, today),
        counts,
        _schedules(connection, scope, filters, counts, today),
        chosen,
        unknown,
        filters,
    )


def known(connection: sa.Connection, scope: Scope, filters: Filters) -> tuple[Filters, dict[str, str], tuple[str, ...]]:
    """Gives the filters that ask for something in scope, the names of what they ask for, and what was left out."""
    given = [axis for axis in NUMBERS if getattr(filters, axis) is not None]
    named = {axis: _name(connection, scope, axis, getattr(filters, axis)) for axis in given}
    unknown = tuple(axis for axis in given if not named[axis])
    nothing: dict[str, Any] = dict.fromkeys(unknown)
    return replace(filters, **nothing), {axis: name for axis, name in named.items() if name}, unknown


def _name(connection: sa.Connection, scope: Scope, axis: str, number: int) -> str | None:
    if axis != "tracker":
        return finding.name_in(connection, scope, axis, number)
    tracker = finding.rows(connection, Subject.TRACKER, [number]).get(number)
    if tracker is None or tracker.retired:
        return None
    is_seen = scope.everything or tallies.tally(connection, scope, f"tracker:{number}").total
    return str(tracker.title) if is_seen else None


def trackers(connection: sa.Connection, scope: Scope) -> tuple[TrackerLine, ...]:
    """Reads the trackers that are not retired; for readers, those that hold something public."""
    return remembered(connection, ("trackers", scope), lambda: _trackers(connection, scope))


def _trackers(connection: sa.Connection, scope: Scope) -> tuple[TrackerLine, ...]:
    found = [
        TrackerLine(one.id, one.version, one.title, one.as_of, one.example) for one in finding.trackers(connection)
    ]
    if scope.everything or not found:
        return tuple(found)
    counted = tallies.tallies(connection, scope, [f"tracker:{one.id}" for one in found])
    return tuple(one for one in found if counted[f"tracker:{one.id}"].total)


def names(connection: sa.Connection, scope: Scope, filters: Filters) -> Names:
    """Reads what a list can be narrowed by, and the names of what it is narrowed by."""
    narrowed = (filters.tracker, filters.claimant, filters.asserter, filters.article, filters.group, filters.topic)
    return remembered(connection, ("names", scope, narrowed), lambda: _names(connection, scope, filters))


def _names(connection: sa.Connection, scope: Scope, filters: Filters) -> Names:
    known = trackers(connection, scope)
    claimants = facets.claimants(connection, scope, size=MOST_NAMES)
    asserters = facets.asserters(connection, scope, size=MOST_NAMES)
    group = filters.group or group_of(filters.topic)
    topics = facets.topics(connection, scope, group, size=MOST_NAMES) if group else ()
    chosen = {
        "tracker": next((one.title for one in known if one.id == filters.tracker), None),
        "claimant": finding.name_in(connection, scope, "claimant", filters.claimant),
        "asserter": finding.name_in(connection, scope, "asserter", filters.asserter),
        "article": finding.name_in(connection, scope, "article", filters.article),
    }
    return Names(
        known,
        claimants,
        asserters,
        facets.groups(connection, scope, size=MOST_NAMES),
        tuple(one for one in topics if group_of(one.key) == group),
        {axis: name for axis, name in chosen.items() if name},
    )


def _schedules(
    connection: sa.Connection, scope: Scope, filters: Filters, counts: dict[str, dict[str, int]] | None, today: date
) -> dict[Schedule, int] | None:
    # The days are kept for all open claims of a scope together: what is narrowed further cannot be told apart by them.
    key = kept_scope(filters)
    narrowed = filters.kinds or filters.verifications or filters.follow_ups or filters.publications
    if narrowed or counts is None or key is None:
        return None
    whole = Counts(0, {}, {}, {}, counts["standing"])
    return tallies.schedules(connection, scope, {key: whole}, today)[key]
