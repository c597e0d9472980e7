"""The dated entries of claims: what was promised for when, and what came of it, without the rest of their histories."""

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from db.chain import Event, read
from db.fold import in_force, shown
from db.tables import Event as EventRow
from db.tables import EventText, table_of
from db.words import Change, Subject

DATED = (Change.FOLLOWED_UP, Change.DEADLINE_SET, Change.DEADLINE_RESTATED, Change.PROGRESS_COUNTED)
# Without these one would show what was undone or removed.
_UNDOING = (Change.CORRECTED, Change.REDACTED)


def dated_events(
    connection: sa.Connection, ids: Iterable[int], known: datetime | None = None
) -> dict[int, list[Event]]:
    """Reads the windows, follow-ups and counted items in force of claims, as known at a moment, oldest entry first."""
    chains: dict[int, list[Event]] = {number: [] for number in ids}
    if not chains:
        return {}
    event, text = table_of(EventRow).c, table_of(EventText).c
    statement = (
        sa.select(*event, text.texts)
        .outerjoin_from(table_of(EventRow), table_of(EventText), text.event_id == event.id)
        .where(event.subject == Subject.CLAIM, event.subject_id.in_(list(chains)), event.change.in_(DATED + _UNDOING))
        .order_by(event.subject_id, event.sequence)
    )
    if known is not None:
        statement = statement.where(event.recorded_at <= known)
    for row in connection.execute(statement):
        chains[row.subject_id].append(read(row))
    return {number: _standing(events) for number, events in chains.items()}


def _standing(events: list[Event]) -> list[Event]:
    return [event for event in in_force(shown(events)) if event.change in DATED]
