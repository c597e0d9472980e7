"""What readers were told last: which claims became public, and which were corrected. Bounded."""

from collections.abc import Iterable

import sqlalchemy as sa

from db.reads.filters import claim, hidden
from db.reads.within import shown
from db.scope import Scope
from db.tables import Claim, Correction, Event, Member, table_of
from db.words import Audience, Change, Subject

LOOK_BACK = 50_000
"""Events looked at for the claims that became public last."""


def newly_published(connection: sa.Connection, scope: Scope, tracker: int | None, size: int) -> tuple[int, ...]:
    """Finds the claims in scope that were published last, the latest first."""
    event = table_of(Event).c
    newest = connection.scalar(sa.select(sa.func.max(event.id))) or 0
    statement = (
        sa.select(event.subject_id)
        .join_from(table_of(Event), table_of(Claim), claim.id == hidden(event.subject_id))
        # Along the numbers of the events: by its subject alone, every event of every claim would be looked at.
        .where(
            event.id > newest - LOOK_BACK,
            hidden(event.subject) == Subject.CLAIM,
            event.change == Change.PUBLISHED,
            event.audience == Audience.PUBLIC,
            *_seen(connection, scope, tracker),
        )
        .order_by(event.id.desc())
        .limit(size * 2)  # one published again was public before: it is told apart by its history
    )
    return tuple(dict.fromkeys(connection.scalars(statement)))


def corrected(connection: sa.Connection, scope: Scope, tracker: int | None, size: int) -> tuple[int, ...]:
    """Finds the claims in scope whose corrections are the latest, the latest first."""
    correction = table_of(Correction)
    statement = (
        sa.select(correction.c.claim_id)
        .join_from(correction, table_of(Claim), claim.id == correction.c.claim_id)
        .where(*_seen(connection, scope, tracker))
        .order_by(correction.c.recorded_at.desc(), correction.c.claim_id.desc())
        .limit(size)
    )
    return tuple(dict.fromkeys(connection.scalars(statement)))


def public_entries(connection: sa.Connection, claims: Iterable[int]) -> dict[int, int]:
    """Counts the public entries in the histories of claims; a claim without one is not there."""
    event = table_of(Event).c
    rows = connection.execute(
        sa.select(event.subject_id, sa.func.count())
        .where(
            event.subject == Subject.CLAIM,
            event.subject_id.in_(sorted(set(claims))),
            event.audience == Audience.PUBLIC,
        )
        .group_by(event.subject_id)
    )
    return {row[0]: row[1] for row in rows}


def last_number(connection: sa.Connection, scope: Scope) -> int:
    """Finds the highest number of a claim in scope, 0 where there is none."""
    latest = sa.select(claim.id).where(*_seen(connection, scope, None)).order_by(claim.id.desc()).limit(1)
    return connection.scalar(latest) or 0


def _seen(connection: sa.Connection, scope: Scope, tracker: int | None) -> list[sa.ColumnElement[bool]]:
    seen = shown(connection, scope)
    if tracker is not None:
        member = table_of(Member).c
        seen.append(sa.exists().where(member.claim_id == claim.id, member.tracker_id == tracker))
    return seen
