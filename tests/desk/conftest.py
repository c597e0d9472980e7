"""A desk to work at: a newsroom on each engine whose clock the test sets."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

import pytest

from claims.desk.cards import ClaimCard, open_claim
from claims.desk.changes import AddEvidence, ClaimChange
from claims.desk.permits import Actor
from claims.desk.recording import NewClaim, change, record_claim
from claims.desk.sitting import Saved, Sitting
from claims.desk.sources import NewClaimant, NewSource, record_claimant
from claims.newsroom import Newsroom
from claims.settings import Settings
from db.engine import Record
from db.scope import Scope
from db.words import AssertedBy, ClaimantKind, Kind, Role, Stance
from tests.db.conftest import engine, pattern, postgresql, record, records, urls

__all__ = ["engine", "pattern", "postgresql", "record", "records", "urls"]

Answer = TypeVar("Answer")

EDITOR = Actor("Edda", Role.EDITOR)
REPORTER = Actor("Rhea", Role.REPORTER)
OTHER_REPORTER = Actor("Otto", Role.REPORTER)
READER = Actor("a reader", Role.READER)


@dataclass
class Desk:
    """A newsroom, its clock, and short ways to what most tests begin with."""

    record: Record
    now: datetime = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    newsroom: Newsroom = field(init=False)

    def __post_init__(self) -> None:
        self.newsroom = Newsroom(self.record, Settings(timezone="UTC"), lambda: self.now)

    def sit(self, work: Callable[[Sitting], Answer], actor: Actor = EDITOR) -> Answer:
        return self.newsroom.sit(actor, work)

    def later(self, **by: float) -> None:
        self.now += timedelta(**by)

    def claimant(self, name: str = "The Council") -> int:
        return self.sit(lambda at: record_claimant(at, NewClaimant(name, ClaimantKind.ORGANISATION))).id

    def claim(
        self, kind: Kind = Kind.PROMISE, *changes: ClaimChange, statement: str = "The bridge will open."
    ) -> Saved:
        """Puts a claim on record with one supporting source, which is its second entry, and further changes."""
        council = self.claimant()
        source = NewSource(address="https://example.org/minutes", title="Minutes")
        new = NewClaim(
            statement,
            kind,
            council,
            AssertedBy.CLAIMANT,
            council,
            topic="Roads: bridges",
            changes=(AddEvidence(source, Stance.SUPPORTS, "Says so."), *changes),
        )
        return self.sit(lambda at: record_claim(at, new))

    def change(self, claim: Saved, *changes: ClaimChange, actor: Actor = EDITOR) -> Saved:
        self.later(seconds=1)
        return self.sit(lambda at: change(at, claim.id, claim.version, *changes), actor)

    def card(
        self, claim: Saved, on: date | None = None, known: datetime | None = None, scope: Scope | None = None
    ) -> ClaimCard:
        with self.newsroom.reading() as connection:
            return open_claim(connection, scope or Scope.desk(), claim.id, self.newsroom.today(), on=on, known=known)


@pytest.fixture
def desk(record: Record) -> Desk:
    return Desk(record)
