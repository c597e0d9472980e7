"""A sitting: one actor at one moment inside one transaction. Use cases run in it; nothing else writes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from claims.desk.permits import Actor
from db import history
from db.chain import Entry, Event, extend
from db.fold import ClaimState, fold
from db.history import Addition
from db.words import Subject


@dataclass(frozen=True, slots=True)
class Saved:
    """What a change left: the subject's number and its new version."""

    id: int
    version: int


@dataclass(frozen=True, slots=True)
class Sitting:
    """One actor at one moment of one day of the newsroom, inside one transaction."""

    connection: sa.Connection
    actor: Actor
    now: datetime
    today: date

    def put(self, subject: Subject, entries: Iterable[Entry]) -> Saved:
        """Puts a new subject on record."""
        number = history.numbers(self.connection, subject)[0]
        return self.add([Addition(subject, number, 0, tuple(entries))])[0]

    def add(self, additions: Sequence[Addition]) -> list[Saved]:
        """Appends entries to chains, all or none."""
        last: dict[int, int] = {}
        for event in history.append(self.connection, additions, self.actor, self.now):
            last[event.subject_id] = event.sequence
        return [Saved(number, version) for number, version in last.items()]

    def chain(self, subject: Subject, number: int) -> list[Event]:
        """Reads a subject's history, oldest first, or refuses with `NotOnRecord`."""
        return history.chain_of(self.connection, subject, number)

    def chains(self, subject: Subject, numbers: Iterable[int]) -> dict[int, list[Event]]:
        """Reads the histories of many subjects; one that is not on record has none."""
        return history.events_of(self.connection, subject, numbers)

    def drafted(self, events: Sequence[Event], entries: Sequence[Entry], number: int) -> list[Event]:
        """Gives a history as it would be with entries that are not written yet."""
        last = (events[-1].sequence, events[-1].hash) if events else (0, b"")
        made = extend(Subject.CLAIM, number, last, entries, self.actor, self.now)
        return [*events, *(event for event, _ in made)]


@dataclass(frozen=True, slots=True)
class Before:
    """A claim as a change finds it: its number, its history and what that leaves."""

    claim_id: int
    events: Sequence[Event]
    state: ClaimState

    @classmethod
    def of(cls, claim_id: int, events: Sequence[Event]) -> "Before":
        """Folds a history into what a change decides on."""
        return cls(claim_id, events, fold(events))
