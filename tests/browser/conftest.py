"""A real server and a real Chromium. Without one these tests say so and skip; under CI=true they fail."""

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, StorageState, expect, sync_playwright

ROOT = Path(__file__).parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
# How fast a page is belongs to the benches; here two browsers and their servers may share one busy core.
expect.set_options(timeout=15_000)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True, slots=True)
class Desk:
    """A running server: where it answers, the link it printed, and what else it said."""

    address: str
    link: str
    said: list[str]


Start = Callable[..., AbstractContextManager[Desk]]


def without(what: str) -> NoReturn:
    """Skips a test that needs `what`, or fails it where everything must be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is needed under CI=true and was not found")
    pytest.skip(f"{what} was not found")


@contextmanager
def serving(data: Path, script: str = "app.py", **settings: str) -> Iterator[Desk]:
    """Serves a script on a free port of this machine until the block ends."""
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", script, "--server.port", "0", "--server.headless", "true"],
        cwd=ROOT, env={**os.environ, "ON_RECORD_DATA": str(data), "PYTHONPATH": str(ROOT), **settings},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    assert process.stdout
    said: list[str] = []
    listener = threading.Thread(target=said.extend, args=(process.stdout,), daemon=True)
    try:
        for line in process.stdout:
            said.append(line)
            if found := re.search(r"(http://\S+?)(/enter\?key=\S+)", line):
                break
        else:
            pytest.fail(f"the server did not start:\n{''.join(said)}")
        listener.start()
        yield Desk(found[1], found[0], said)
    finally:
        process.terminate()
        process.wait(timeout=20)
        if listener.is_alive():
            listener.join()
        process.stdout.close()


@pytest.fixture(scope="session")
def start() -> Start:
    """Gives the function that serves a script for as long as a block lasts."""
    return serving


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Runs Playwright."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Runs Debian's Chromium, or Playwright's where that is not installed."""
    own = playwright.chromium.executable_path
    found = next(filter(None, map(shutil.which, NAMES)), own if Path(own).exists() else None)
    if found is None:
        without("Chromium")
    # As root, as in a container, Chromium has no sandbox to offer; what it opens is ours.
    running = playwright.chromium.launch(executable_path=found, args=FLAGS)
    yield running
    running.close()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Serves the whole desk on a folder of its own, once for the tests of a file."""
    with serving(tmp_path_factory.mktemp("desk")) as running:
        yield running


@pytest.fixture(scope="module")
def editor_state(browser: Browser, desk: Desk) -> StorageState:
    """Opens the printed link once and gives what the browser keeps of it."""
    context = browser.new_context()
    context.new_page().goto(desk.link)
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def reader(browser: Browser, desk: Desk) -> Iterator[Page]:
    """Gives a page of a browser that never saw the link."""
    context = browser.new_context(base_url=desk.address, viewport={"width": 1440, "height": 1000})
    yield context.new_page()
    context.close()


@pytest.fixture
def editor(browser: Browser, desk: Desk, editor_state: StorageState) -> Iterator[Page]:
    """Gives a page of the editor's browser."""
    context = browser.new_context(
        base_url=desk.address, storage_state=editor_state, viewport={"width": 1440, "height": 1000}
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Gives a function that opens a browser of its own, as another person has."""
    opened: list[BrowserContext] = []

    def another(**choices: Any) -> BrowserContext:  # what Playwright takes is Playwright's to check
        opened.append(browser.new_context(**choices))
        return opened[-1]

    yield another
    for context in opened:
        context.close()
