"""What every public page works with: the record as the public may read it, and the parts that are kept."""

from asyncio import AbstractEventLoop, Semaphore, Task, create_task, get_running_loop, wait
from collections.abc import Awaitable, Callable, Hashable, Sequence
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
from claims.site.press import Press
from claims.site.reading import Reading
from claims.site.recipes import Recipe, Recipes, Send
from db.errors import Refusal
from db.reads.watching import Watch
from db.scope import Scope

MAKERS: Final = 2
"""Answers that are made at once: threads that read the same database wait for each other more than they work."""
_PLACES: Final = frozenset({"sort", "after", "before", "tracker"})
"""What an address may ask for and be found by key, in milliseconds at any size of the record."""

Handler = Callable[[Request], Response]
Asking = Callable[[Handler, Request], Awaitable[Response]]
"""How a handler is let answer."""


class Front:
    """The public side of one desk. The record is opened when it is first asked for."""

    def __init__(self, settings: Settings, opened: Callable[[], Newsroom]) -> None:
        self.settings = settings
        self._opened = opened
        self._recipes = Recipes()
        self._look: Task[int] | None = None
        self._looks = 0
        self._current_in: AbstractEventLoop | None = None
        self._day = date.min
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

    async def ready(self, request: Request) -> Response | None:
        """Gives the answer to an address that was answered before, where nothing on it was touched since.

        Waits for no more than what was touched to be let go of; `None` where the record has to be asked.
        """
        kept: Kept | None = self.__dict__.get("_kept")
        recipe = self._recipes.get(request.scope)
        if kept is None or recipe is None:
            return None
        if not self._found_current(kept) and not await self._caught_up(kept):
            return None
        return self._by(recipe, request, kept, self._day)

    async def _caught_up(self, kept: Kept) -> bool:
        """Waits until what was touched before now is let go of; one look at the record serves all who wait."""
        if self.newsroom.record.on_sqlite:
            return self._caught_up_here(kept)
        before = self._looks
        while not self._found_current(kept):
            if self._look is None:
                self._looks += 1
                self._look = create_task(run_in_threadpool(kept.catch_up))
            look, number = self._look, self._looks
            await wait([look])
            if self._look is look:
                self._look = None
            if look.exception() is not None:
                return False
            if number > before:  # one that was under way may have missed what was touched since
                self._day = self.newsroom.today()
                return True
        return True

    def _caught_up_here(self, kept: Kept) -> bool:
        # All who ask wait for it anyway, and a thread would have to wait for the loop after each row.
        try:
            kept.catch_up()
        except Refusal:
            return False
        self._day = self.newsroom.today()
        return True

    def _found_current(self, kept: Kept) -> bool:
        loop = get_running_loop()
        if self._current_in is loop:
            return True
        if not kept.is_current():
            return False
        # A loop starts what it is given in the order in which that came: whoever asks from now on looks again.
        self._current_in, self._day = loop, self.newsroom.today()
        loop.call_soon(self._look_again)
        return True

    def _look_again(self) -> None:
        self._current_in = None

    async def asked(self, handler: Handler, request: Request) -> Response:
        """Lets a handler that reads the record answer off the loop, few at a time."""
        async with self._makers:
            # While it waited, another may have made what it waited for.
            ready = await self.ready(request)
            return ready if ready is not None else await run_in_threadpool(handler, request)

    async def found(self, handler: Handler, request: Request) -> Response:
        """Lets a handler answer at once where it finds things by key in a file of this computer, else as `asked`."""
        is_open = "_kept" in self.__dict__ and self.newsroom.record.on_sqlite
        if is_open and _PLACES.issuperset(request.query_params):
            # It takes milliseconds. A thread would take many times as long, waiting for the loop after each row.
            return handler(request)
        return await self.asked(handler, request)

    async def signed(self, handler: Handler, request: Request) -> Response:
        """Lets a handler that works for seconds answer off the loop, one at a time and in nobody else's way."""
        async with self._signers:
            return await run_in_threadpool(handler, request)

    def answered(self, request: Request, handler: Handler) -> Response:
        """Answers an address after everything that was touched was let go of: from what is kept, else by a handler."""
        # What a handler reads is as new as this or newer, so what it makes is kept under this event alone.
        request.state.newest = self.kept.catch_up()
        return self._again(request, self.kept) or handler(request)

    def _again(self, request: Request, kept: Kept) -> Response | None:
        recipe = self._recipes.get(request.scope)
        return self._by(recipe, request, kept, self.newsroom.today()) if recipe is not None else None

    def _by(self, recipe: Recipe, request: Request, kept: Kept, today: date) -> Response | None:
        parts = kept.given(recipe.slots) if recipe.day == today else None
        return recipe.send(request, parts) if parts is not None else None

    def send(self, request: Request, parts: Sequence[tuple[Hashable, Callable[[], Made]]], send: Send) -> Response:
        """Answers what was `answered` with parts under their keys, made where they are not kept.

        The address is known from then on.
        """
        made = [self.kept.part(key, request.state.newest, make) for key, make in parts]
        self._recipes.put(request.scope, Recipe(self.newsroom.today(), self.kept.slots(key for key, _ in parts), send))
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
