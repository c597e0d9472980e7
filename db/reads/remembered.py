"""What a read found is remembered until the next event: only an event changes what is on record.

Only transactions that read remember: what a writer sees may yet be undone.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, Final, TypeVar, cast
from weakref import WeakKeyDictionary

import sqlalchemy as sa

from db.engine import VIEW
from db.tables import Event, table_of

Answer = TypeVar("Answer")
MOST: Final = 300
"""How many answers are kept of a record; those not asked for the longest go first."""


class _Memory:
    """The answers of one record, all of them given while `newest` was its newest event."""

    def __init__(self) -> None:
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._newest = -1
        self._lock = Lock()

    def get(self, newest: int, key: Hashable) -> tuple[bool, Any]:
        with self._lock:
            if newest != self._newest or key not in self._answers:
                return False, None
            self._answers.move_to_end(key)
            return True, self._answers[key]

    def put(self, newest: int, key: Hashable, answer: Any) -> None:
        with self._lock:
            if newest > self._newest:
                self._answers.clear()
                self._newest = newest
            if newest == self._newest:
                self._answers[key] = answer
                if len(self._answers) > MOST:
                    self._answers.popitem(last=False)


_MEMORIES: WeakKeyDictionary[sa.Engine, _Memory] = WeakKeyDictionary()


def remembered(connection: sa.Connection, key: Hashable, read: Callable[[], Answer]) -> Answer:
    """Gives what `read` found the last time it was asked for `key` since the newest event, or reads it now.

    The key names all that the answer depends on besides the record. Nobody may change the answer.
    """
    view = connection.get_execution_options().get(VIEW)
    if view is None:
        return read()
    if "newest" not in view:
        view["newest"] = connection.scalar(sa.select(sa.func.max(table_of(Event).c.id))) or 0
    memory = _MEMORIES.setdefault(connection.engine, _Memory())
    known, answer = memory.get(view["newest"], key)
    if not known:
        answer = read()
        memory.put(view["newest"], key, answer)
    return cast("Answer", answer)
