"""Makes a rerun cheap: no full garbage collection after every click, nothing heavy imported in a first run."""

import gc
import importlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

SWEEP_SECONDS: Final = 30.0
# Some tenths of a second. Streamlit's own heavy parts come with its tables, which no page of ours uses.
_WARM: Final = ("dateparser",)


def tune() -> None:
    """Imports what the first run would and freezes what lives for ever, so that no later sweep looks at it again.

    That no collection follows each run is a setting: `runner.postScriptGC` in .streamlit/config.toml.
    """
    for name in _WARM:
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
