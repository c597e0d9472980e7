"""What was touched in a record since the last look, at the price of microseconds where nothing was."""

import json
import sqlite3
from dataclasses import dataclass
from threading import Lock
from typing import Final, cast

import sqlalchemy as sa

from db.engine import Record
from db.tables import Event, table_of
from db.words import Change, Subject

MOST: Final = 2_000
"""Touched claims that are told one by one; of more it is said that everything was touched."""

_NAMES: Final = frozenset({Subject.CLAIMANT, Subject.ARTICLE, Subject.SOURCE, Subject.TRACKER})
"""What stands on the pages of many claims."""
_ANYWHERE: Final = frozenset({Change.CORRECTED, Change.RETIRED})
"""What may take a claim out of trackers without naming them."""
_MOVES: Final = frozenset({Change.PUT_IN_TRACKER, Change.TAKEN_OUT_OF_TRACKER})
_BESIDE: Final = frozenset(
    {Change.EVIDENCE_ADDED, Change.EVIDENCE_WITHDRAWN, Change.NOTED, Change.TARGET_SET, Change.PROGRESS_REPORTED}
)
"""What changes no count and stands on no timeline."""
_UNCOUNTED: Final = _BESIDE | {Change.APPEARANCE_ADDED, Change.PROGRESS_COUNTED}
_UNDATED: Final = _BESIDE | {Change.VERIFIED}


@dataclass(frozen=True, slots=True)
class Touched:
    """The claims that events were added to up to the event `newest`; `everything` where it may be any claim.

    Of these `counted` may count otherwise now, and `dated` may stand otherwise on a timeline. `trackers` are those that
    a claim was put into or taken out of.
    """

    newest: int
    claims: frozenset[int] = frozenset()
    counted: frozenset[int] = frozenset()
    dated: frozenset[int] = frozenset()
    trackers: frozenset[int] = frozenset()
    everything: bool = False


class Watch:
    """Looks at a record again and again and tells each time what was touched since."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._lock = Lock()
        self._newest = -1
        self._version = -1
        self._own: sqlite3.Connection | None = None

    def is_due(self) -> bool:
        """Tells whether a look may find something; what was committed by then is never missed."""
        with self._lock:
            return not self._record.on_sqlite or self._found_version() != self._version

    def look(self) -> Touched | None:
        """Tells what was touched since the last look, or `None` where nothing was; at first, everything was."""
        with self._lock:
            if self._record.on_sqlite:
                # Asked before the record is read: what is committed in between is looked at once more.
                found = self._found_version()
                if found == self._version:
                    return None
                with self._record.reading() as connection:
                    told = self._told(connection)
                self._version = found  # only now: a look that failed is made again
                return told
            with self._record.reading() as connection:
                return self._told(connection)

    def close(self) -> None:
        """Lets go of the record."""
        with self._lock:
            if self._own is not None:
                self._own.close()
                self._own = None

    def _found_version(self) -> int:
        if self._own is None:
            # SQLite counts for each connection what others committed, so this one belongs to nobody else.
            lent = self._record.engine.raw_connection()
            lent.detach()
            self._own = cast("sqlite3.Connection", lent.dbapi_connection)
        (version,) = self._own.execute("PRAGMA data_version").fetchone()
        return int(version)

    def _told(self, connection: sa.Connection) -> Touched | None:
        event = table_of(Event).c
        newest, before = connection.scalar(sa.select(sa.func.max(event.id))) or 0, self._newest
        if newest == before:
            return None
        self._newest = newest
        if before < 0:
            return Touched(newest, everything=True)
        rows = connection.execute(
            sa.select(event.subject, event.subject_id, event.change, event.content)
            .where(event.id > before, event.id <= newest)
            .limit(MOST + 1)
        ).all()
        everything = len(rows) > MOST or any(_may_stand_anywhere(row.subject, row.change) for row in rows)
        changed = [(row.subject_id, row.change) for row in rows if row.subject == Subject.CLAIM]
        moved = (json.loads(row.content)["tracker"] for row in rows if row.change in _MOVES)
        return Touched(
            newest,
            frozenset(claim for claim, _ in changed),
            frozenset(claim for claim, change in changed if change not in _UNCOUNTED),
            frozenset(claim for claim, change in changed if change not in _UNDATED),
            frozenset(moved),
            everything,
        )


def _may_stand_anywhere(subject: Subject, change: Change) -> bool:
    # What is new on record stands on no page yet: a claim that is linked to it is touched, too.
    return (subject in _NAMES and change is not Change.RECORDED) or change in _ANYWHERE
