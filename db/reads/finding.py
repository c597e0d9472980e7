"""Finding subjects: rows by their numbers, and what is on record already under an address, a name or a short name."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from db import history
from db.derived import PLAIN
from db.reads import within
from db.reads.remembered import remembered
from db.scope import Scope
from db.tables import Appearance, Article, CardTotal, Claim, Claimant, Member, Source, Tracker, table_of
from db.words import Audience, Card, Subject

Found = tuple[int, int]
"""A subject's number and version."""


def rows(connection: sa.Connection, subject: Subject, numbers: Iterable[int]) -> dict[int, Any]:
    """Reads the rows of claimants, articles, sources or trackers by their numbers."""
    wanted = sorted(set(numbers))
    if not wanted:
        return {}
    table = table_of(PLAIN[subject])
    return {row.id: row for row in connection.execute(sa.select(table).where(table.c.id.in_(wanted)))}


def source_at(connection: sa.Connection, address: str, audience: Audience) -> Found | None:
    """Finds the source with an address that is not retired."""
    c = table_of(Source).c
    return _first(connection, c, c.address == address, c.audience == audience)


def claimant_named(connection: sa.Connection, name: str) -> Found | None:
    """Finds the claimant with a name that is not retired."""
    c = table_of(Claimant).c
    return _first(connection, c, c.name == name)


def tracker_named(connection: sa.Connection, slug: str) -> Found | None:
    """Finds the tracker with a short name that is not retired."""
    c = table_of(Tracker).c
    return _first(connection, c, c.slug == slug)


def tracker_once_named(connection: sa.Connection, slug: str) -> int | None:
    """Finds the number of the tracker that had a short name before, the latest first, and is not retired."""
    return names_of_trackers(connection).get(slug)


def names_of_trackers(connection: sa.Connection) -> dict[str, int]:
    """Gives every short name that a tracker has or had, each with the number of the one that had it last."""
    return remembered(connection, ("slugs",), lambda: _slugs(connection))


def _slugs(connection: sa.Connection) -> dict[str, int]:
    standing = {row.id for row in trackers(connection)}
    chains = history.events_of(connection, Subject.TRACKER, sorted(standing))
    return {
        event.values["slug"]: number for number, events in chains.items() for event in events if "slug" in event.values
    }


def tracker_was_retired(connection: sa.Connection, slug: str) -> bool:
    """Tells whether a tracker with a short name was on record and is retired."""
    c = table_of(Tracker).c
    return connection.scalar(sa.select(c.id).where(c.slug == slug, c.retired.is_(True)).limit(1)) is not None


def trackers(connection: sa.Connection) -> list[Any]:
    """Reads every tracker that is not retired, in the order in which they were opened."""
    table = table_of(Tracker)
    return list(connection.execute(sa.select(table).where(table.c.retired.is_(False)).order_by(table.c.id)))


def name_in(connection: sa.Connection, scope: Scope, axis: str, number: int | None) -> str | None:
    """Gives the name behind a number that a list is narrowed by: a `claimant`, an `asserter` or an `article`.

    Outside the desk it is unknown unless some claim in scope has it.
    """
    if number is None:
        return None
    row = table_of(Article).c if axis == "article" else table_of(Claimant).c
    name = row.headline if axis == "article" else row.name
    statement = sa.select(name).where(row.id == number, row.retired.is_(False))
    if not scope.everything:
        statement = statement.where(_has(axis, number).where(*within.shown(connection, scope)).exists())
    found = connection.scalar(statement)
    return None if found is None else str(found)


def _has(axis: str, number: int) -> sa.Select[Any]:
    claim, said = table_of(Claim).c, table_of(Appearance).c
    if axis == "article":
        return sa.select(claim.id).where(said.claim_id == claim.id, said.article_id == number)
    return sa.select(claim.id).where((claim.asserter_id if axis == "asserter" else claim.claimant_id) == number)


def latest(connection: sa.Connection, subject: Subject, most: int) -> list[Any]:
    """Reads the claimants, articles, sources or trackers put on record last and not retired, newest first."""
    table = table_of(PLAIN[subject])
    return list(
        connection.execute(sa.select(table).where(table.c.retired.is_(False)).order_by(table.c.id.desc()).limit(most))
    )


def topics(connection: sa.Connection, scope: Scope, most: int) -> list[str]:
    """Reads the topics with the most claims, those first."""
    c = table_of(CardTotal).c
    return list(
        connection.scalars(
            sa.select(c.key)
            .where(c.family == Card.TOPIC, c.audience == scope.audience, c.n > 0, c.key != "")
            .order_by(c.n.desc(), c.key)
            .limit(most)
        )
    )


def trackers_of(connection: sa.Connection, claims: Iterable[int]) -> dict[int, frozenset[int]]:
    """Finds the trackers that each of these claims is in, for those that are in some."""
    member = table_of(Member).c
    found: defaultdict[int, set[int]] = defaultdict(set)
    for claim, tracker in connection.execute(
        sa.select(member.claim_id, member.tracker_id).where(member.claim_id.in_(list(claims)))
    ):
        found[claim].add(tracker)
    return {claim: frozenset(trackers) for claim, trackers in found.items()}


def claims_only_in(connection: sa.Connection, tracker: int) -> list[Found]:
    """Finds the claims that are in a tracker and in no other."""
    claim, member = table_of(Claim).c, table_of(Member)
    other = member.alias("other")
    elsewhere = sa.exists().where(other.c.claim_id == claim.id, other.c.tracker_id != tracker)
    found = connection.execute(
        sa.select(claim.id, claim.version)
        .join(member, member.c.claim_id == claim.id)
        .where(member.c.tracker_id == tracker, ~elsewhere)
        .order_by(claim.id)
    )
    return [(row.id, row.version) for row in found]


def _first(connection: sa.Connection, c: Any, *conditions: sa.ColumnElement[bool]) -> Found | None:
    row = connection.execute(
        sa.select(c.id, c.version).where(c.retired.is_(False), *conditions).order_by(c.id).limit(1)
    ).first()
    return (row.id, row.version) if row else None
