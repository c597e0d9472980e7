"""What a page works with: the newsroom, who is here, and what they may see. Set by the shell before a page runs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import TypeVar

from claims.access import Visitor
from claims.desk.links import Opened
from claims.desk.permits import Actor
from claims.desk.reads import Reads
from claims.desk.sitting import Sitting
from claims.newsroom import Newsroom
from claims.settings import Settings
from db.scope import Scope

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Here:
    """One session on one run of a page."""

    newsroom: Newsroom
    visitor: Visitor
    shared: Opened | None = None

    @property
    def may_edit(self) -> bool:
        """Tells whether forms are shown."""
        return self.visitor.may_edit

    @property
    def actor(self) -> Actor:
        """Who signs the changes made here."""
        return Actor(self.visitor.name, self.visitor.role)

    @property
    def scope(self) -> Scope:
        """What may be seen here: everything by the desk, the shared view where there is one, else what is public."""
        if self.may_edit:
            return Scope.desk()
        return self.shared.scope if self.shared else Scope.public()

    @property
    def reads(self) -> Reads:
        """The reads of this session, in its scope."""
        return Reads(self.newsroom, self.scope)

    @property
    def today(self) -> date:
        """The newsroom's day."""
        return self.newsroom.today()

    def save(self, work: Callable[[Sitting], Answer]) -> Answer:
        """Runs use cases for whoever is here in one transaction."""
        return self.newsroom.sit(self.actor, work)


_HERE: ContextVar[Here] = ContextVar("here")


def here() -> Here:
    """Gives what the page that runs now works with."""
    return _HERE.get()


@contextmanager
def set_here(newsroom: Newsroom, visitor: Visitor, shared: Opened | None = None) -> Iterator[Here]:
    """Sets what a page works with while it runs; `shared` is the view that a reader was let see."""
    token = _HERE.set(Here(newsroom, visitor, shared))
    try:
        yield _HERE.get()
    finally:
        _HERE.reset(token)


_OPENED: dict[Settings, Newsroom] = {}
_OPENING = Lock()


def opened(settings: Settings, first_start: Callable[[Newsroom], object]) -> Newsroom:
    """Opens the record once for all sessions; on a first start, lets `first_start` put the example on an empty one."""
    with _OPENING:
        if settings not in _OPENED:
            newsroom = Newsroom.open(settings)
            if not settings.empty and newsroom.is_new():
                first_start(newsroom)
            _OPENED[settings] = newsroom
        return _OPENED[settings]
