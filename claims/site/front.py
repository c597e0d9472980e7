"""What every public page works with: the record as the public may read it, and the parts that are kept."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from threading import Lock
from urllib.parse import urlsplit

from starlette.requests import Request

from claims.desk.published import Published
from claims.desk.reads import Reads
from claims.newsroom import Newsroom
from claims.settings import Settings
from claims.site.addresses import Addresses
from claims.site.frame import Frame
from claims.site.kept import Kept
from db.reads.watching import Watch
from db.scope import Scope


@dataclass(frozen=True, slots=True)
class Reading:
    """The record as someone may read it: the questions of lists and claims, and those of the public pages."""

    reads: Reads
    published: Published

    @classmethod
    def of(cls, newsroom: Newsroom, scope: Scope) -> "Reading":
        """Reads a newsroom's record in a scope."""
        return cls(Reads(newsroom, scope), Published(newsroom, scope))


class Front:
    """The public side of one desk. The record is opened when it is first asked for."""

    def __init__(self, settings: Settings, opened: Callable[[], Newsroom]) -> None:
        self.settings = settings
        self._opened = opened
        self._opening = Lock()

    @cached_property
    def newsroom(self) -> Newsroom:
        """The newsroom whose record this shows."""
        return self._opened()

    @cached_property
    def public(self) -> Reading:
        """The record as everyone may read it."""
        return Reading.of(self.newsroom, Scope.public())

    @property
    def kept(self) -> Kept:
        """The parts of public pages that are kept."""
        with self._opening:
            return self._kept

    @cached_property
    def _kept(self) -> Kept:
        return Kept(self.public.published, Watch(self.newsroom.record))

    def now(self) -> datetime:
        """Gives the moment it is."""
        return self.newsroom.clock()

    def addresses(self, request: Request) -> Addresses:
        """Gives the addresses that a page links to: under the public address, else under the one it was asked by."""
        public = self.settings.public_url
        if public:
            return Addresses(public, urlsplit(public).path.rstrip("/") + "/")
        return Addresses(f"{request.url.scheme}://{request.headers.get('host', 'localhost')}")

    def frame(self, at: Addresses) -> Frame:
        """Gives what stands around a page."""
        return Frame(self.settings, at)

    def slugs(self) -> dict[int, str]:
        """Gives the short names of the trackers that have a page."""
        return {one.id: one.slug for one in self.public.published.trackers()}
