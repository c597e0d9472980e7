"""Lists of claims: filtered, sorted, paged by key and counted without counting. Shows its scope alone."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from db.reads.filters import Filters
from db.reads.order import ORDERS, Order, Place, place_from, written
from db.reads.planning import Plan
from db.scope import Scope
from db.tables import Claim, Claimant, table_of
from db.words import AssertedBy, FollowUp, Kind, Publication, Sort, Verification

PAGE = 25


@dataclass(frozen=True, slots=True)
class Total:
    """How many claims a list has; `capped` when there are more than were counted ("10,000+")."""

    n: int
    capped: bool = False


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as a list shows it."""

    id: int
    version: int
    kind: Kind
    statement: str
    topic: str
    claimant_id: int
    claimant: str
    claimant_shown: bool
    asserter_id: int
    asserter: str
    asserted_by: AssertedBy
    verification: Verification
    verified_at: datetime | None
    follow_up: FollowUp | None
    news: str
    news_on: date
    publication: Publication
    due_from: date | None
    due_by: date
    delivered_on: date | None
    sources: int
    changed_at: datetime
    recorded_at: datetime
    exists_from: date
    deadlines: tuple[dict[str, Any], ...]
    targets: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list with the addresses of its neighbours, empty where there is none.

    `cut` says that so much was looked through without filling the page that the search goes on at `after`.
    """

    rows: tuple[ClaimRow, ...]
    total: Total
    after: str
    before: str
    cut: bool = False


def list_claims(
    connection: sa.Connection,
    scope: Scope,
    filters: Filters,
    sort: Sort,
    today: date,
    *,
    after: str = "",
    before: str = "",
    size: int = PAGE,
) -> Page:
    """Reads one page of the claims that pass the filters, or refuses a cursor that is none of this list's."""
    order, backward = ORDERS[sort], bool(before)
    start = place_from(order, before or after)
    plan = Plan.make(connection, scope, filters, today)
    found = plan.places(connection, order, start, backward, size + 1)
    places, more = found.places[:size], len(found.places) > size
    if backward:
        places.reverse()
    rows = claims_by_id(connection, scope, [number for _, number in places])
    last, first = _ends(order, places, start, more or found.cut_at is not None, backward)
    if found.cut_at is not None and not more:
        last, first = (last, written(order, found.cut_at)) if backward else (written(order, found.cut_at), first)
    counted = plan.total(connection)
    return Page(
        tuple(rows[number] for _, number in places if number in rows),
        Total(*counted),
        last,
        first,
        found.cut_at is not None and not more,
    )


def count_claims(connection: sa.Connection, scope: Scope, filters: Filters, today: date) -> Total:
    """Counts the claims that pass the filters, as a page of their list says it."""
    return Total(*Plan.make(connection, scope, filters, today).total(connection))


def _ends(order: Order, places: list[Place], start: Place | None, more: bool, backward: bool) -> tuple[str, str]:
    if not places:
        return "", ""
    goes_on = backward or more
    came_from = (backward and more) or (not backward and start is not None)
    return (written(order, places[-1]) if goes_on else ""), (written(order, places[0]) if came_from else "")


def numbers_of(connection: sa.Connection, scope: Scope, filters: Filters, today: date, most: int) -> tuple[int, ...]:
    """Gives the numbers of all claims that pass the filters, in their order, but no more than `most`."""
    return tuple(Plan.make(connection, scope, filters, today).numbers(connection, most))


def claims_by_id(connection: sa.Connection, scope: Scope, ids: Iterable[int]) -> dict[int, ClaimRow]:
    """Reads the claims with these numbers that are in scope and not retired, in the order given."""
    wanted = [number for number in ids if scope.holds(number)]
    claim = table_of(Claim).c
    if not wanted:
        return {}
    statement = _ROWS.where(claim.id.in_(wanted), claim.cell_id.is_not(None))
    if not (scope.everything or scope.drafts):
        statement = statement.where(claim.publication == Publication.PUBLISHED)
    found = {row.id: claim_row(row) for row in connection.execute(statement)}
    return {number: found[number] for number in wanted if number in found}


def _selected() -> sa.Select[Any]:
    claim = table_of(Claim).c
    claimant, asserter = table_of(Claimant).alias("claimant_named"), table_of(Claimant).alias("asserter_named")
    return (
        sa.select(
            claim.id,
            claim.version,
            claim.kind,
            claim.statement,
            claim.topic,
            claim.claimant_id,
            claimant.c.name,
            claim.claimant_shown,
            claim.asserter_id,
            asserter.c.name,
            claim.asserted_by,
            claim.verification,
            claim.verified_at,
            claim.follow_up,
            claim.news,
            claim.news_on,
            claim.publication,
            claim.due_from,
            claim.due_by,
            claim.delivered_on,
            claim.sources,
            claim.changed_at,
            claim.recorded_at,
            claim.exists_from,
            claim.detail,
        )
        .join_from(table_of(Claim), claimant, claimant.c.id == claim.claimant_id)
        .join(asserter, asserter.c.id == claim.asserter_id)
    )


_ROWS = _selected()


def claim_row(row: Any) -> ClaimRow:
    """Makes a list's row of what was selected for it."""
    read = json.loads(row[-1])
    columns: list[Any] = [*row[:-1], tuple(read.get("deadlines", ())), tuple(read.get("targets", ()))]
    return ClaimRow(*columns)
