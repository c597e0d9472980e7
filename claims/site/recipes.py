"""Which parts the answer to an address is made of, so that what was answered once is answered again at once."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from claims.site.kept import Slot
from claims.site.packed import Packed

Send = Callable[[Request, Sequence[Packed]], Response]
"""How parts become an answer."""
MOST_ADDRESSES: Final = 50_000


@dataclass(slots=True)
class Recipe:
    """Where the parts of an answer are kept, how it is sent, and the day it is of."""

    day: date
    slots: tuple[Slot, ...]
    send: Send
    is_asked: bool = False
    """Whether it was asked for since room was last sought."""


class Recipes:
    """The recipes by their addresses; those not asked for the longest go first."""

    def __init__(self, most: int = MOST_ADDRESSES) -> None:
        self._most = most
        self._known: OrderedDict[Hashable, Recipe] = OrderedDict()
        self._lock = Lock()

    def get(self, scope: Scope) -> Recipe | None:
        """Gives the recipe for what is asked for, if it was answered before."""
        found = self._known.get(_address(scope))
        if found is not None:
            found.is_asked = True
        return found

    def put(self, scope: Scope, recipe: Recipe) -> None:
        """Keeps the recipe for what is asked for."""
        address = _address(scope)
        with self._lock:
            self._known[address] = recipe
            self._known.move_to_end(address)
            while len(self._known) > self._most:
                oldest, known = self._known.popitem(last=False)
                if known.is_asked:  # it stays for another round
                    known.is_asked = False
                    self._known[oldest] = known


def _address(scope: Scope) -> Hashable:
    host = b""
    for name, value in scope["headers"]:
        if name == b"host":
            host = value
            break
    return host, scope["path"], scope["query_string"], scope["scheme"]
