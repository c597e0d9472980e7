"""The open conditions of a list: what finds claims, what is asked of one claim, and how many hold."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from db import search
from db.kept import group
from db.reads import within
from db.reads.filters import Filters, claim, hidden
from db.scope import Scope
from db.tables import Appearance, CardTotal, Member, table_of

MATCHES = 10_000  # matches of a text that are told apart one by one; beyond them claims are read along the order


@dataclass(frozen=True, slots=True)
class Part:
    """One condition: as what finds claims, as what is asked of a claim, and how many it holds for, up to a cap.

    `reads` asks it of a claim's words; `whole` says that `n` counts claims that are in every list.
    """

    finds: sa.ColumnElement[bool]
    asks: sa.ColumnElement[bool]
    n: int
    reads: Callable[[str], bool] | None = None
    whole: bool = False
    capped: bool = False


def parts_of(connection: sa.Connection, filters: Filters, cap: int) -> list[Part]:
    """Gives the open conditions of filters, each counted up to one more than `cap`."""
    parts = []
    for column, value in (
        (claim.claimant_id, filters.claimant),
        (claim.asserter_id, filters.asserter),
        (claim.topic, filters.topic or None),
    ):
        if value is not None:
            parts.append(counted(connection, column == value, hidden(column) == value, cap))
    if filters.group:
        topics = topics_of(connection, filters.group)
        parts.append(counted(connection, claim.topic.in_(topics), hidden(claim.topic).in_(topics), cap))
    if filters.tracker is not None:
        member = table_of(Member).c
        parts.append(_listed(connection, member.claim_id, member.tracker_id == filters.tracker, cap))
    if filters.article is not None:
        said = table_of(Appearance).c
        parts.append(_listed(connection, said.claim_id, said.article_id == filters.article, cap))
    matching = search.matching(connection, filters.text)
    if matching is not None:
        parts.append(_text(connection, filters.text, matching))
    return parts


def of_scope(connection: sa.Connection, scope: Scope) -> Part | None:
    """Gives the condition of a scope of some claims, or `None` for one of all claims."""
    if scope.numbers is None:
        return None
    finds = within.among(connection, scope, claim.id)
    return Part(finds, finds, len(scope.numbers))


def counted(connection: sa.Connection, finds: Any, asks: Any, cap: int) -> Part:
    """Makes a condition of what finds claims by an index, counted up to one more than `cap`."""
    return Part(finds, asks, capped(connection, sa.select(claim.id).where(finds), cap))


def windows(connection: sa.Connection, cell_ids: list[int], by_day: sa.ColumnElement[bool], cap: int) -> Part:
    """Makes a condition of the windows of open claims."""
    finds = sa.and_(claim.cell_id.in_(cell_ids), by_day)
    return counted(connection, finds, by_day, cap)


def _listed(
    connection: sa.Connection, column: sa.ColumnElement[int], condition: sa.ColumnElement[bool], cap: int
) -> Part:
    ids = sa.select(column).where(condition)
    return Part(claim.id.in_(ids), sa.exists().where(condition, column == claim.id), capped(connection, ids, cap))


def _text(connection: sa.Connection, text: str, matching: Any) -> Part:
    ids = search.matches(connection, text)
    n = capped(connection, ids, MATCHES)
    # A word of the search index can be looked for in the stored words, but not two that an underscore joins.
    by_reading = connection.dialect.name == "sqlite" and n > MATCHES and "_" not in text
    return Part(matching, matching, n, search.reader(text) if by_reading else None, whole=True, capped=n > MATCHES)


def capped(connection: sa.Connection, ids: sa.Select[Any], cap: int) -> int:
    """Counts what is selected up to one more than `cap`."""
    looked = ids.limit(cap + 1).subquery()
    return connection.execute(sa.select(sa.func.count()).select_from(looked)).scalar_one()


def topics_of(connection: sa.Connection, upper: str) -> list[str]:
    """Gives the topics that stand under an upper topic, itself included."""
    total = table_of(CardTotal).c
    rows = connection.scalars(
        sa.select(total.key).where(
            total.family == "topic",
            total.audience == "desk",
            total.n > 0,
            total.key >= upper,
            total.key < upper + "\U0010ffff",
        )
    )
    return [topic for topic in rows if group(topic) == upper]
