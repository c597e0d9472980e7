"""The public pages in a real Chromium: without JavaScript on a phone, with hostile text, in other people's pages."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Dialog, Page, expect

from claims.desk.changes import Publish, Unpublish, Verify
from claims.desk.reads import Reads
from claims.desk.trackers import NewTracker, open_tracker
from claims.newsroom import Newsroom, wall_clock
from claims.rules.schedule import day_in_words
from claims.settings import load_settings
from claims.site.static import publish
from db.scope import Scope
from db.words import Revision, Verification
from seeds.loader import load
from tests.browser.conftest import Desk, Start
from tests.site import stories
from tests.site.conftest import EDITOR, changed, record

HOSTILE = (
    "</title></style></textarea></script><script>alert(1)</script>"
    "<img src=//outside.example/x onerror=alert(2)><svg onload=alert(3)>"
    "\"'><a href='javascript:alert(4)' onclick=alert(5)>"
)
"""Short enough for a name."""
SHORT = "<img src=x onerror=alert(6)>"
ZONE = "Europe/Berlin"


@dataclass(frozen=True, slots=True)
class Site:
    """A served desk with the record behind it."""

    desk: Desk
    newsroom: Newsroom
    promise: int
    hostile: int
    gone: int

    def slug(self, number: int) -> str:
        return Reads(self.newsroom, Scope.public()).card(number).slug

    def pages(self) -> tuple[str, ...]:
        """An address of every sort of public page."""
        claim = self.slug(self.promise)
        return (
            "/t",
            "/t/stargate",
            "/t/stargate?q=bridges&verification=nonsense",
            "/t/stargate?q=nothing+has+these+words",
            f"/c/{claim}",
            f"/c/{claim}?on=2025-07-20",
            f"/c/{self.slug(self.hostile)}",
            "/c/2-openai-s-ultimate-goal-for-openai-for-countries-is-10",
            f"/c/{self.gone}",
            "/c/nothing",
            "/about",
            f"/embed/c/{claim}?seen=2020-01-01",
        )


@pytest.fixture(scope="module")
def site(start: Start, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The first tracker, a promise that is public for three days, a tracker of hostile text, a claim taken back."""
    folder: Path = tmp_path_factory.mktemp("site")
    newsroom = Newsroom.open(load_settings(data=folder, timezone=ZONE, contact="errors@daily.example"))
    load(newsroom)
    before = stories.at(newsroom, wall_clock() - timedelta(days=3))
    promise = stories.promise(before)
    stories.promises(newsroom, 4)
    told = NewTracker("hostile", f"Title {HOSTILE}", f"Introduction {HOSTILE}", f"Method {HOSTILE}")
    tracker = newsroom.sit(EDITOR, lambda at: open_tracker(at, told))
    hostile = stories.hostile_in_every_field(newsroom, tracker.id, HOSTILE, SHORT)
    gone = record(newsroom, "The viaduct will collapse.", Publish()).id
    changed(newsroom, gone, Unpublish("A slander."))
    settings = {"ON_RECORD_TIMEZONE": ZONE, "ON_RECORD_CONTACT": "errors@daily.example"}
    with start(folder, **settings) as desk:
        yield Site(desk, newsroom, promise, hostile, gone)
    newsroom.close()


@dataclass
class Opened:
    """A page, what it asked for and what it said."""

    page: Page
    asked: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def heard(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()


def listening(page: Page) -> Opened:
    """Writes down what a page asks for and says."""
    opened = Opened(page)
    page.on("request", lambda request: opened.asked.append(request.url))
    page.on("dialog", opened.heard)
    page.on("console", lambda said: opened.complaints.append(said.text))
    page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    return opened


def unfold(page: Page) -> None:
    """Opens whatever is folded."""
    page.evaluate("document.querySelectorAll('details').forEach(found => { found.open = true })")


NewContext = Callable[..., BrowserContext]


@pytest.mark.parametrize(("scheme", "wide"), [("light", 1440), ("dark", 1440), ("light", 390), ("dark", 390)])
def test_every_page_shows_its_text_without_javascript_and_never_wider_than_the_window(
    site: Site, new_context: NewContext, scheme: str, wide: int
) -> None:
    context = new_context(
        base_url=site.desk.address,
        java_script_enabled=False,
        color_scheme=scheme,
        viewport={"width": wide, "height": 900},
    )
    page = context.new_page()
    for path in site.pages():
        page.goto(path)
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_be_visible()
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert ground == {"light": "rgb(252, 251, 248)", "dark": "rgb(21, 23, 26)"}[scheme], path
        assert page.evaluate("document.documentElement.scrollWidth") <= wide, path
        assert page.evaluate("document.querySelectorAll('noscript').length") == 0
    page.goto(f"/c/{site.slug(site.promise)}")
    expect(page.get_by_text("Two of ten are open.")).to_be_visible()
    page.get_by_text("What was counted (2)").click()
    expect(page.get_by_text("North bridge", exact=True)).to_be_visible()


def test_hostile_text_in_every_field_is_only_text_where_scripts_may_run(site: Site, new_context: NewContext) -> None:
    claim = site.slug(site.hostile)
    opened = listening(new_context(base_url=site.desk.address, viewport={"width": 1440, "height": 900}).new_page())
    page = opened.page
    said: dict[str, int] = {}
    for path, query in (
        ("/t", {}),
        ("/t/hostile", {}),
        ("/t/hostile", {"q": HOSTILE, "verification": HOSTILE, "sort": HOSTILE, "claimant": HOSTILE, "topic": HOSTILE}),
        (f"/c/{claim}", {}),
        (f"/c/{claim}", {"on": HOSTILE[-40:]}),
        (f"/c/{claim}", {"on": "2025-12-01"}),
        (f"/embed/c/{claim}", {"seen": HOSTILE}),
    ):
        page.goto(str(httpx.URL(site.desk.address + path, params=query)))
        unfold(page)
        for link in page.locator("main a:visible").all():
            link.hover()
        assert page.evaluate("document.scripts.length - document.querySelectorAll('script[type*=json]').length") == 0
        assert page.evaluate("document.images.length + frames.length") == 0
        assert set(page.evaluate("[...document.links].map(link => link.protocol)")) <= {"http:", "https:", "mailto:"}
        said[path] = page.locator("body").inner_text().count(HOSTILE) + said.get(path, 0)
    assert opened.dialogs == []
    assert opened.complaints == []
    assert {address for address in opened.asked if not address.startswith(f"{site.desk.address}/")} == set()
    assert said["/t"] == 2
    assert said["/t/hostile"] > 6
    assert said[f"/c/{claim}"] > 50
    assert said[f"/embed/c/{claim}"] == 2


def test_what_the_policy_forbids_would_have_been_noticed(site: Site, new_context: NewContext) -> None:
    opened = listening(new_context(base_url=site.desk.address).new_page())
    opened.page.goto("/t")
    script = "const made = document.createElement('script'); made.textContent = 'alert(7)'; document.body.append(made)"
    opened.page.evaluate(script)
    assert opened.dialogs == []
    [complaint] = opened.complaints
    assert "Content Security Policy" in complaint


@pytest.mark.parametrize(("scheme", "rules"), [("light", None), ("dark", {"runOnly": ["color-contrast"]})])
def test_an_examiner_of_accessibility_finds_nothing_serious(
    site: Site, new_context: NewContext, scheme: str, rules: dict[str, list[str]] | None
) -> None:
    # The examiner is a script, which the pages' own policy forbids. In the dark only the colours are others.
    page = new_context(base_url=site.desk.address, color_scheme=scheme, bypass_csp=True).new_page()
    claim = site.slug(site.promise)
    dark = ("/t/stargate", f"/c/{claim}", "/about", f"/embed/c/{claim}?seen=2020-01-01")
    for path in dark if rules else (*dark, "/t", f"/c/{claim}?on=2025-07-20", f"/c/{site.slug(site.hostile)}"):
        page.goto(path)
        unfold(page)
        found = Axe().run(page, options=rules)
        serious = [one["id"] for one in found.response["violations"] if one["impact"] in ("serious", "critical")]
        assert serious == [], f"{path}: {found.generate_report()}"
        assert found.response["passes"], path


def focused(page: Page) -> str:
    """Names what the keyboard is at: its address, else its name."""
    found = page.evaluate("document.activeElement.getAttribute('href') ?? document.activeElement.id")
    return str(found)


def test_the_keyboard_reaches_the_way_past_the_head_the_filters_and_the_search(
    site: Site, new_context: NewContext
) -> None:
    page = new_context(base_url=site.desk.address).new_page()
    page.goto("/t/stargate")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(focused(page))
        if reached[-1] == "q":
            break
    assert "/t" not in reached
    filters = [one for one in reached if one.startswith("/t/stargate?")]
    assert "/t/stargate?verification=verified#claims" in filters
    assert "/t/stargate?kind=promise#claims" in filters
    page.keyboard.type("ten bridges")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 claim", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name=stories.PROMISE)).to_be_visible()
    page.get_by_role("link", name="take off “ten bridges”").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 claim", exact=True)).to_be_hidden()


@contextmanager
def serving_page(content: str) -> Iterator[str]:
    """Serves one page of another site on this machine."""

    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(content.encode())

        def log_message(self, *said: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    serving.join()
    server.server_close()


def test_a_card_in_a_page_of_another_site_shows_without_scrollbars_and_tells_a_changed_verdict(
    site: Site, new_context: NewContext
) -> None:
    newsroom, number = site.newsroom, site.promise
    address = f"{site.desk.address}/c/{site.slug(number)}"
    told = httpx.get(f"{site.desk.address}/oembed", params={"url": address}).json()
    today = newsroom.today()
    seen = today - timedelta(days=1)
    put_there = told["html"].replace(f"seen={today}", f"seen={seen}")
    assert put_there != told["html"]
    with serving_page(f"<!doctype html><title>A blog</title><h1>A blog</h1>{put_there}") as elsewhere:
        opened = listening(new_context(viewport={"width": 1000, "height": 800}).new_page())
        page = opened.page
        page.goto(elsewhere)
        card = page.frame_locator("iframe")
        expect(card.get_by_role("heading", name=stories.PROMISE)).to_be_visible()
        expect(card.get_by_text("Verified")).to_be_visible()
        expect(card.get_by_text("The verdict was")).to_have_count(0)
        fits(page)
        verdict = Verify(
            Verification.MISLEADING, "The minutes were misread.", (stories.MINUTES,), revision=Revision.CORRECTION
        )
        changed(newsroom, number, verdict)
        page.reload()
        line = f"The verdict was “verified” on {day_in_words(seen)}; it is “misleading” now."
        expect(card.get_by_text(line)).to_be_visible()
        expect(card.get_by_text(f"It was corrected since {day_in_words(seen)}.")).to_be_visible()
        fits(page)
        with page.context.expect_page() as popup:
            card.get_by_role("link", name=stories.PROMISE).click()
        expect(popup.value.get_by_text("The minutes were misread.").first).to_be_visible()
        assert opened.dialogs == []


def fits(page: Page) -> None:
    """Fails where anything in the frame could be scrolled."""
    frame = page.frames[1]
    for part in ("document.documentElement", "document.body", "document.querySelector('main')"):
        tall, wide = frame.evaluate(
            f"[{part}.scrollHeight - {part}.clientHeight, {part}.scrollWidth - {part}.clientWidth]"
        )
        assert tall <= 0 and wide <= 0, (part, tall, wide)


def test_a_page_of_a_claim_lets_no_other_site_frame_it(site: Site, new_context: NewContext) -> None:
    address = f"{site.desk.address}/c/{site.slug(site.promise)}"
    with serving_page(f"<!doctype html><title>A trap</title><iframe src='{address}'></iframe>") as elsewhere:
        opened = listening(new_context().new_page())
        opened.page.goto(elsewhere)
        assert opened.page.frames[1].get_by_role("heading").count() == 0
        assert "frame" in " ".join(opened.complaints)


def test_the_static_site_works_from_the_disk_without_a_network(
    site: Site, new_context: NewContext, tmp_path: Path
) -> None:
    folder = tmp_path / "our site"
    publish(site.newsroom, folder)
    opened = listening(new_context(offline=True, viewport={"width": 1440, "height": 900}).new_page())
    page = opened.page
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("link", name="Stargate and “OpenAI for Countries”").click()
    expect(page.locator("ol.claims h3")).to_have_count(25)
    icon = page.locator(".or-verification .or-i").first
    assert "data:image/svg+xml" in icon.evaluate("found => getComputedStyle(found).maskImage")
    page.get_by_role("link", name="Next page").click()
    expect(page.get_by_role("link", name="Previous page")).to_be_visible()
    first = page.locator("ol.claims h3 a").first
    statement = first.inner_text()
    first.click()
    expect(page.get_by_role("heading", level=1, name=statement)).to_be_visible()
    page.locator(".kicker").get_by_role("link", name="Stargate").click()
    expect(page.locator("ol.claims h3")).to_have_count(25)
    page.get_by_role("link", name="How we work", exact=True).click()
    expect(page.get_by_role("heading", name="How we work")).to_be_visible()
    page.get_by_role("link", name="On Record", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="On Record")).to_be_visible()
    assert {address for address in opened.asked if not address.startswith(folder.as_uri())} == set()
    assert (opened.dialogs, opened.complaints) == ([], [])


def test_a_printed_claim_names_the_addresses_of_its_evidence_and_unfolds_what_is_folded(
    site: Site, new_context: NewContext
) -> None:
    page = new_context(base_url=site.desk.address).new_page()
    page.goto(f"/c/{site.slug(site.promise)}")
    counted = page.get_by_text("North bridge", exact=True)
    expect(counted).to_be_hidden()
    page.emulate_media(media="print")
    after = "found => getComputedStyle(found, '::after').content"
    source = page.locator(".sources").get_by_role("link", name="Audit of the bridges")
    assert source.evaluate(after) == '" (https://audit.example/report)"'
    article = page.locator("cite").get_by_role("link", name="Ten bridges by autumn")
    assert article.evaluate(after) == '" (https://daily.example/bridges)"'
    expect(counted).to_be_visible()
    for gone in (page.get_by_role("navigation"), page.locator(".past"), page.locator(".ways")):
        expect(gone).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme").startswith("light")
    assert page.pdf().startswith(b"%PDF")
