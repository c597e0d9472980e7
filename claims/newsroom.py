"""The newsroom: the one object that holds the record, the settings and the clock.

Every transaction of a use case begins here.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from typing import TypeVar
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from claims.desk.permits import Actor
from claims.desk.sitting import Sitting
from claims.settings import Settings
from db import history
from db.care.checkpoints import write_checkpoint
from db.engine import Record
from db.opening import open_record
from db.words import Role

Answer = TypeVar("Answer")
DESK = Actor("On Record", Role.EDITOR)
Clock = Callable[[], datetime]


def wall_clock() -> datetime:
    """Gives the moment it is, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Newsroom:
    """A record with the settings and the clock it is worked on by."""

    record: Record
    settings: Settings = field(default_factory=Settings)
    clock: Clock = wall_clock

    @classmethod
    def open(cls, settings: Settings, clock: Clock = wall_clock) -> "Newsroom":
        """Opens the record that the settings name, or refuses with a sentence."""
        return cls(open_record(settings.url), settings, clock)

    @property
    def zone(self) -> tzinfo:
        """The newsroom's time zone: the setting, else the computer's."""
        return ZoneInfo(self.settings.timezone) if self.settings.timezone else _computer_zone()

    def today(self) -> date:
        """Gives the newsroom's day."""
        zone = ZoneInfo(self.settings.timezone) if self.settings.timezone else None
        return self.clock().astimezone(zone).date()  # without one, the computer's

    def sit(self, actor: Actor, work: Callable[[Sitting], Answer]) -> Answer:
        """Runs use cases for an actor in one transaction: all of them take effect, or none."""

        def within(connection: sa.Connection) -> Answer:
            return work(Sitting(connection, actor, self.clock(), self.today()))

        return self.record.write(within)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Opens one unchanging view of the record for reads."""
        with self.record.reading() as connection:
            yield connection

    def fix_checkpoint(self) -> bool:
        """Fixes the state of every chain in an event, once a day; tells whether it was due."""
        return write_checkpoint(self.record, DESK, self.clock()) is not None

    def is_new(self) -> bool:
        """Tells whether nothing was ever put on record."""
        with self.reading() as connection:
            return history.is_empty(connection)

    def close(self) -> None:
        """Closes the record."""
        self.record.close()


def _computer_zone() -> tzinfo:
    zone = datetime.now().astimezone().tzinfo
    return zone or UTC
