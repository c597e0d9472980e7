"""What every public page works with: the record as the public may read it, and the parts that are kept."""

from asyncio import Semaphore
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from threading import Lock
from typing import Final
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from claims.newsroom import Newsroom
from claims.settings import Settings
from claims.site.addresses import Addresses
from claims.site.kept import Kept, Made
from claims.site.packed import Packed
from claims.site.press import Press
from claims.site.reading import Reading
from db.reads.watching import Watch
from db.scope import Scope

Send = Callable[[Request, Sequence[Packed]], Response]
"""How parts become an answer."""
MAKERS: Final = 2
"""Answers that are made at once: threads that read the same database wait for each other more than they work."""
MOST_ADDRESSES: Final = 50_000


@dataclass(frozen=True, slots=True)
class _Recipe:
    day: date
    keys: tuple[Hashable, ...]
    send: Send


class _Recipes:
    """Which parts the answer to an address is made of; the addresses not asked for the longest go first."""

    def __init__(self) -> None:
        self._known: OrderedDict[Hashable, _Recipe] = OrderedDict()
        self._lock = Lock()

    def get(self, asked: Hashable) -> _Recipe | None:
        with self._lock:
            found = self._known.get(asked)
            if found is not None:
                self._known.move_to_end(asked)
            return found

    def put(self, asked: Hashable, recipe: _Recipe) -> None:
        with self._lock:
            self._known[asked] = recipe
            self._known.move_to_end(asked)
            if len(self._known) > MOST_ADDRESSES:
                self._known.popitem(last=False)


def _asked(request: Request) -> Hashable:
    scope = request.scope
    return scope["scheme"], request.headers.get("host"), scope["path"], scope["query_string"]


class Front:
    """The public side of one desk. The record is opened when it is first asked for."""

    def __init__(self, settings: Settings, opened: Callable[[], Newsroom]) -> None:
        self.settings = settings
        self._opened = opened
        self._recipes = _Recipes()
        self._makers = Semaphore(MAKERS)
        self._signers = Semaphore(1)
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

    def ready(self, request: Request) -> Response | None:
        """Gives the answer to an address that was answered before, where nothing on it was touched since.

        Takes microseconds and waits for nothing; `None` where the record has to be asked.
        """
        kept = self.__dict__.get("_kept")
        if kept is None or self._recipes.get(_asked(request)) is None or not kept.is_current():
            return None
        return self._again(request, kept)

    async def asked(self, handler: Callable[[Request], Response], request: Request) -> Response:
        """Lets a handler that reads the record answer off the loop, few at a time."""
        async with self._makers:
            return await run_in_threadpool(handler, request)

    async def signed(self, handler: Callable[[Request], Response], request: Request) -> Response:
        """Lets a handler that works for seconds answer off the loop, one at a time and in nobody else's way."""
        async with self._signers:
            return await run_in_threadpool(handler, request)

    def answered(self, request: Request, handler: Callable[[Request], Response]) -> Response:
        """Answers an address after everything that was touched was let go of: from what is kept, else by a handler."""
        # What a handler reads is as new as this or newer, so what it makes is kept under this event alone.
        request.state.newest = self.kept.catch_up()
        return self._again(request, self.kept) or handler(request)

    def _again(self, request: Request, kept: Kept) -> Response | None:
        recipe = self._recipes.get(_asked(request))
        if recipe is None or recipe.day != self.newsroom.today():
            return None
        parts = kept.all(recipe.keys)
        return recipe.send(request, parts) if parts is not None else None

    def send(self, request: Request, parts: Sequence[tuple[Hashable, Callable[[], Made]]], send: Send) -> Response:
        """Answers what was `answered` with parts under their keys, made where they are not kept.

        The address is known from then on.
        """
        made = [self.kept.part(key, request.state.newest, make) for key, make in parts]
        self._recipes.put(_asked(request), _Recipe(self.newsroom.today(), tuple(key for key, _ in parts), send))
        return send(request, made)

    def now(self) -> datetime:
        """Gives the moment it is."""
        return self.newsroom.clock()

    def addresses(self, request: Request) -> Addresses:
        """Gives the addresses that a page links to: under the public address, else under the one it was asked by."""
        public = self.settings.public_url
        if public:
            return Addresses(public, urlsplit(public).path.rstrip("/") + "/")
        return Addresses(f"{request.url.scheme}://{request.headers.get('host', 'localhost')}")

    def press(self, request: Request) -> Press:
        """Gives what draws the pages for a request."""
        return Press(self.newsroom, self.public, self.addresses(request))
