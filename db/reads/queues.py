"""The desk's queues: what needs someone today, most pressing first, and what happened last."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from db.reads.filters import CellCount, cells, claim, hidden
from db.reads.lists import PAGE, Page, Total, claims_by_id
from db.reads.merging import merged
from db.reads.order import ORDERS, Order, place_from, written
from db.reads.planning import MOST
from db.reads.tallies import windows_before
from db.scope import Scope
from db.tables import Claim, Event, table_of
from db.words import Audience, Change, FollowUp, Publication, Queue, Sort, Subject, Verification

CLOSING_DAYS = 30
SILENT_DAYS = 90
LOOK_BACK = 5_000  # events looked at for the latest that say something
OLDEST_NEWS = Order(claim.news_on, descending=False)


def queue_counts(connection: sa.Connection, scope: Scope, today: date) -> dict[Queue, Total]:
    """Counts every queue from kept counts; the silent ones are counted up to 10,000."""
    return _totals(connection, scope, _cells(connection, scope), today)


def _cells(connection: sa.Connection, scope: Scope) -> list[CellCount]:
    scope.refuse_part("The queues of the desk")
    return cells(connection, scope, "record")


def _totals(connection: sa.Connection, scope: Scope, counted: list[CellCount], today: date) -> dict[Queue, Total]:
    days = (today, today + timedelta(days=CLOSING_DAYS + 1))
    overdue, closing = (windows_before(connection, scope, ["record"], "closes", day)["record"] for day in days)
    return {
        Queue.OVERDUE: Total(overdue),
        Queue.CLOSING: Total(closing - overdue),
        Queue.SILENT: _silent(connection, counted, today),
        Queue.STALLED: Total(_sum(counted, Queue.STALLED)),
        Queue.UNCHECKED: Total(_sum(counted, Queue.UNCHECKED)),
    }


def queue(
    connection: sa.Connection, scope: Scope, name: Queue, today: date, *, size: int = PAGE, after: str = ""
) -> Page:
    """Reads one page of a queue: most overdue, soonest closing, longest silent or stalled, oldest unchecked first."""
    counted = _cells(connection, scope)
    return _page(connection, scope, name, counted, _totals(connection, scope, counted, today)[name], today, size, after)


def queues(
    connection: sa.Connection, scope: Scope, names: Iterable[Queue], today: date, size: int
) -> dict[Queue, Page]:
    """Reads the first page of several queues."""
    counted = _cells(connection, scope)
    totals = _totals(connection, scope, counted, today)
    return {name: _page(connection, scope, name, counted, totals[name], today, size, "") for name in names}


def _page(
    connection: sa.Connection,
    scope: Scope,
    name: Queue,
    counted: list[CellCount],
    total: Total,
    today: date,
    size: int,
    after: str,
) -> Page:
    order, conditions = _reading(name, today)
    if start := place_from(order, after):
        conditions.append(order.beyond(start))
    wanted = [cell.id for cell in counted if _is_in(cell, name)]
    places = merged(connection, wanted, conditions, order, False, size + 1)
    rows = claims_by_id(connection, scope, [number for _, number in places[:size]])
    return Page(tuple(rows.values()), total, written(order, places[size - 1]) if len(places) > size else "", "")


def _reading(name: Queue, today: date) -> tuple[Order, list[sa.ColumnElement[bool]]]:
    match name:
        case Queue.OVERDUE:
            return ORDERS[Sort.DUE], [claim.due_by < today]
        case Queue.CLOSING:
            return ORDERS[Sort.DUE], [claim.due_by >= today, claim.due_by <= today + timedelta(days=CLOSING_DAYS)]
        case Queue.SILENT:
            return OLDEST_NEWS, [claim.news_on <= today - timedelta(days=SILENT_DAYS)]
        case Queue.STALLED:
            return OLDEST_NEWS, []
        case Queue.UNCHECKED:
            return ORDERS[Sort.RECORDED], []


def _is_in(cell: CellCount, name: Queue) -> bool:
    match name:
        case Queue.OVERDUE | Queue.CLOSING:
            return cell.standing == "open"
        case Queue.SILENT:
            return cell.kind.is_followed_up and not (cell.follow_up and FollowUp(cell.follow_up).is_settled)
        case Queue.STALLED:
            return cell.follow_up == FollowUp.STALLED
        case Queue.UNCHECKED:
            return cell.verification == Verification.UNCHECKED


def _sum(counted: list[CellCount], name: Queue) -> int:
    return sum(cell.n for cell in counted if _is_in(cell, name))


def _silent(connection: sa.Connection, counted: list[CellCount], today: date) -> Total:
    wanted = [cell.id for cell in counted if _is_in(cell, Queue.SILENT)]
    looked = (
        sa.select(claim.id)
        .where(claim.cell_id.in_(wanted), claim.news_on <= today - timedelta(days=SILENT_DAYS))
        .limit(MOST + 1)
        .subquery()
    )
    n = connection.execute(sa.select(sa.func.count()).select_from(looked)).scalar_one()
    return Total(min(n, MOST), n > MOST)


@dataclass(frozen=True, slots=True)
class LatestEvent:
    """A verdict or a follow-up as the desk's news shows it."""

    claim_id: int
    statement: str
    sequence: int
    change: Change
    word: str
    happened_on: date | None
    recorded_at: datetime
    actor: str


def latest_events(connection: sa.Connection, scope: Scope, size: int = 10) -> tuple[LatestEvent, ...]:
    """Reads the newest verdicts and follow-ups of claims in scope that still stand, newest first."""
    scope.refuse_part("The latest entries")
    event, undoing = table_of(Event), table_of(Event).alias("undoing")
    newest = connection.scalar(sa.select(sa.func.max(event.c.id))) or 0
    undone = sa.exists().where(
        undoing.c.subject == event.c.subject,
        undoing.c.subject_id == event.c.subject_id,
        undoing.c.corrects == event.c.sequence,
    )
    statement = (
        sa.select(
            event.c.subject_id,
            claim.statement,
            event.c.sequence,
            event.c.change,
            event.c.content,
            event.c.happened_on,
            event.c.recorded_at,
            event.c.actor,
        )
        .join_from(event, table_of(Claim), claim.id == hidden(event.c.subject_id))
        # Along the numbers of the events: by its subject alone, every event of every claim would be looked at.
        .where(
            event.c.id > newest - LOOK_BACK,
            hidden(event.c.subject) == Subject.CLAIM,
            event.c.change.in_((Change.VERIFIED, Change.FOLLOWED_UP)),
            claim.cell_id.is_not(None),
            ~undone,
        )
        .order_by(event.c.id.desc())
        .limit(size)
    )
    if not scope.everything:
        statement = statement.where(event.c.audience == Audience.PUBLIC, claim.publication == Publication.PUBLISHED)
    return tuple(_latest(row) for row in connection.execute(statement))


def _latest(row: Any) -> LatestEvent:
    number, statement, sequence, change, content, happened_on, recorded_at, actor = row
    values = json.loads(content)
    word = values["verification" if change is Change.VERIFIED else "follow_up"]
    return LatestEvent(number, statement, sequence, change, word, happened_on, recorded_at, actor)
