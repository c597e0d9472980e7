"""Dockets as they are stored: what was found in an article, and what became of it. For the desk alone."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from db.tables import Article, Claimant, Docket, table_of

docket, article, publisher = table_of(Docket).c, table_of(Article).c, table_of(Claimant).c


@dataclass(frozen=True, slots=True)
class DocketRow:
    """A docket with its text and its lines as they were found and decided, both as JSON."""

    id: int
    version: int
    article_id: int
    against: date
    text: str
    lines: str
    outcomes: str


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list, with how much was found in it, how much is tracked and how much is not decided yet."""

    id: int
    headline: str
    publisher: str
    address: str
    published: date | None
    docket: int | None
    found: int
    tracked: int
    undecided: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many proposals nobody has decided on yet, in how many dockets, and the newest of those."""

    proposals: int
    dockets: int
    newest: int


def with_number(connection: sa.Connection, number: int) -> DocketRow | None:
    """Finds a docket that is not retired."""
    columns = (docket[name] for name in DocketRow.__slots__)
    row = connection.execute(sa.select(*columns).where(docket.id == number, docket.retired.is_(False))).first()
    return DocketRow(*row) if row else None


def of_text(connection: sa.Connection, sha256: str) -> int | None:
    """Finds the newest docket of an article whose text has this SHA-256."""
    found: int | None = connection.scalar(
        sa.select(sa.func.max(docket.id)).where(
            docket.article_id == article.id,
            docket.retired.is_(False),
            article.retired.is_(False),
            article.sha256 == sha256,
        )
    )
    return found


def waiting(connection: sa.Connection) -> Waiting | None:
    """Counts the proposals that wait for a decision, `None` where none does."""
    counts = sa.func.sum(docket.undecided), sa.func.count(), sa.func.max(docket.id)
    row = connection.execute(sa.select(*counts).where(docket.retired.is_(False), docket.undecided > 0)).one()
    return Waiting(*map(int, row)) if row[1] else None


def articles(connection: sa.Connection, before: int | None, most: int) -> list[ArticleRow]:
    """Reads the articles put on record last, newest first; with `before`, those older than that number."""
    newest = (
        sa.select(docket.article_id, sa.func.max(docket.id).label("id"))
        .where(docket.retired.is_(False))
        .group_by(docket.article_id)
        .subquery()
    )
    columns = (
        *(article.id, article.headline, publisher.name, article.address, article.published),
        *(docket.id, docket.found, docket.tracked, docket.undecided),
    )
    statement = (
        sa.select(*columns)
        .join_from(table_of(Article), table_of(Claimant), publisher.id == article.publisher_id)
        .outerjoin(newest, newest.c.article_id == article.id)
        .outerjoin(table_of(Docket), docket.id == newest.c.id)
        .where(article.retired.is_(False))
        .order_by(article.id.desc())
        .limit(most)
    )
    if before is not None:
        statement = statement.where(article.id < before)
    return [_article(row) for row in connection.execute(statement)]


def _article(row: Any) -> ArticleRow:
    number, headline, name, address, published, docket_id, *counts = row
    found, tracked, undecided = (n or 0 for n in counts)
    return ArticleRow(number, headline, name, address, published, docket_id, found, tracked, undecided)
