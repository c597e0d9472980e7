"""What the running desk does once a day by itself: it fixes the state of every chain in a checkpoint."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from claims.newsroom import Newsroom
from db.errors import Refusal

_LOG: Final = logging.getLogger("on_record")
LOOK_SECONDS: Final = 600.0


@contextmanager
def fixed_daily(newsroom: Newsroom, seconds: float = LOOK_SECONDS) -> Iterator[None]:
    """Writes the day's checkpoint soon after the start and whenever a new day begins, while the server lives."""
    over = threading.Event()
    keeper = threading.Thread(target=_keep, args=(newsroom, over, seconds), name="on-record-checkpoints", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join(timeout=5)


def _keep(newsroom: Newsroom, over: threading.Event, seconds: float) -> None:
    while True:
        try:
            newsroom.fix_checkpoint()
        except Refusal as refusal:
            _LOG.warning("today's checkpoint was not written: %s", refusal.sentence)
        if over.wait(seconds):
            return
