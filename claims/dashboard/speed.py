"""Makes a rerun cheap: no full garbage collection after every click, nothing heavy imported in a first run."""

import gc
import importlib
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from streamlit.runtime import runtime

SWEEP_SECONDS: Final = 30.0
# Streamlit gathers what a page shows for 5 ms before it sends it, a tenth of what a person waits for.
FLUSH_SECONDS: Final = 0.001
# What a browser needs to begin drawing what it has before more comes in.
HEAD_START_SECONDS: Final = 0.015
FLUSH_NAME: Final = "MESSAGE_FLUSH_INTERVAL_SECS"
# Some tenths of a second. Streamlit's own heavy parts come with its tables, which no page of ours uses.
_WARM: Final = ("dateparser",)


def tune() -> None:
    """Imports what the first run would and freezes what lives for ever, so that no later sweep looks at it again.

    That no collection follows each run is a setting: `runner.postScriptGC` in .streamlit/config.toml. How long what a
    page shows waits until it is sent is none, so it is set in Streamlit's own module.
    """
    for name in _WARM:
        importlib.import_module(name)
    setattr(runtime, FLUSH_NAME, FLUSH_SECONDS)
    gc.collect()
    gc.freeze()


def let_through() -> None:
    """Lets what is shown so far reach the browser, which draws it while the page makes the rest ready.

    Without it everything is drawn in one go, and what a person waits for waits for what they do not.
    """
    time.sleep(HEAD_START_SECONDS)


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
