"""Makes a rerun cheap: no full garbage collection after every click, and nothing heavy imported in a person's first run."""

import gc
import importlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from streamlit import config

SWEEP_SECONDS: Final = 30.0
# What the first click would import otherwise, by measurement.
_WARM: Final = ("streamlit.testing", "streamlit.components.v2", "streamlit.elements.html")


def tune() -> None:
    """Imports what the first run would, stops the collection after every run, and freezes what lives for ever."""
    config.set_option("runner.postScriptGC", False)
    for name in _WARM[1:]:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()


@contextmanager
def swept(seconds: float = SWEEP_SECONDS) -> Iterator[None]:
    """Collects garbage every so many seconds while the server lives, since no click does it any more."""
    over = threading.Event()
    sweeper = threading.Thread(target=_sweep, args=(over, seconds), name="on-record-sweep", daemon=True)
    sweeper.start()
    try:
        yield
    finally:
        over.set()
        sweeper.join(timeout=1)


def _sweep(over: threading.Event, seconds: float) -> None:
    while not over.wait(seconds):
        gc.collect()
