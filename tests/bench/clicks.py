"""What a person waits for: from the click or key in a real Chromium until the changed text is on the page."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
TIMES = 11

# The clock starts at the first click or key the page sees and stops once what is watched says something else.
_WATCH = """
([watched]) => {
  const said = () => [...document.querySelectorAll(watched)].map((node) => node.textContent).join("|");
  const before = said();
  window.onRecordWait = new Promise((done) => {
    let start = null;
    const begin = () => { start ??= performance.now(); };
    for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, begin, { capture: true, once: true });
    const look = () => {
      const now = said();
      if (start === null || now === before || now === "") return;
      observer.disconnect();
      done(performance.now() - start);
    };
    const observer = new MutationObserver(look);
    observer.observe(document.documentElement, { subtree: true, childList: true, characterData: true });
  });
}
"""


@dataclass(frozen=True, slots=True)
class Wait:
    """Something a person does on a page (`go`, told how often before) and the text that changes by it (`watched`)."""

    name: str
    path: str
    watched: str
    go: Callable[[Page, int], None]
    before: Callable[[Page, int], None] = lambda page, turn: None


@contextmanager
def chromium() -> Iterator[Browser]:
    """Runs Debian's Chromium, or Playwright's."""
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or playwright.chromium.executable_path
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def visit(browser: Browser, address: str) -> Page:
    """Opens an address in a browser of its own."""
    return go(browser.new_context(viewport={"width": 1440, "height": 1000}), address)


def go(context: BrowserContext, address: str) -> Page:
    """Opens an address in a new page of a browser."""
    page = context.new_page()
    page.goto(address)
    settled(page)
    return page


_COLD = """
(() => {
  const look = () => { if (document.querySelector(%s)?.textContent) { window.onRecordCold ??= performance.now(); } };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
})()
"""


def cold(browser: Browser, address: str, watched: str) -> float:
    """Gives the milliseconds from asking for an address, with an empty cache, until its text is on the screen."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    context.add_init_script(_COLD % json.dumps(watched))
    page = context.new_page()
    page.goto(address)
    page.wait_for_function("window.onRecordCold")
    taken = float(page.evaluate("window.onRecordCold"))
    context.close()
    return taken


def settled(page: Page) -> None:
    """Waits until the page has been still for a moment, so that no earlier run falls into the next measure."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_timeout(150)


def milliseconds(page: Page, wait: Wait, times: int = TIMES) -> float:
    """Gives the median over `times` of what a person waits for, two warm-ups apart."""
    taken = []
    for turn in range(times + 2):
        wait.before(page, turn)
        settled(page)
        page.evaluate(_WATCH, [wait.watched])
        wait.go(page, turn)
        taken.append(float(page.evaluate("window.onRecordWait")))
    return median(taken[2:])
