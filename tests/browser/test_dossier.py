"""A dossier opened from the disk in a real Chromium, with hostile text in every field: text stays text."""

import io
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Dialog, Page, expect

from tests.formats.dossiers import full, signed

HOSTILE = (
    "</title></style></textarea></q><script>document.title = 'run'; alert(1)</script>"
    "<img src=https://outside.example/x.png onerror=alert(2)><svg onload=alert(3)></svg>"
    '"><a href="javascript:alert(4)">a</a>\' onmouseover=alert(5) <style>@import url(https://outside.example/y);</style>'
    "<meta http-equiv=refresh content='0;url=https://outside.example/'><base href=https://outside.example/>"
    "<iframe src=https://outside.example/></iframe><link rel=stylesheet href=https://outside.example/z.css>"
    " {} %s &amp; "
)
Open = Callable[..., "Opened"]
PAGES = ("index.html", "claims/1.html")


@dataclass
class Opened:
    """A page of the dossier, what it asked for, and what it said to the console."""

    page: Page
    asked: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def heard(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier unpacked on the disk; the addresses of its sources and articles are hostile, too."""
    dossier = full(HOSTILE)
    claims = []
    for claim in dossier.claims:
        addressed = [replace(line, address="javascript:alert(6)") for line in claim.evidence]
        said = replace(claim.appearances[0], address='https://paper.example/"onclick="alert(7)')
        claims.append(replace(claim, evidence=tuple(addressed), appearances=(said,)))
    place: Path = tmp_path_factory.mktemp("dossier")
    with zipfile.ZipFile(io.BytesIO(signed(replace(dossier, claims=tuple(claims))))) as archive:
        archive.extractall(place)
    return place


@pytest.fixture
def opened(new_context: Callable[..., BrowserContext]) -> Open:
    """Opens pages in a browser, by default one without a network, and writes down what they ask for."""

    def look(address: str, offline: bool = True, **choices: object) -> Opened:
        made = Opened(new_context(offline=offline, **choices).new_page())
        made.page.on("request", lambda request: made.asked.append(request.url))
        made.page.on("dialog", made.heard)
        made.page.on("console", lambda said: made.complaints.append(said.text))
        made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
        made.page.goto(address)
        return made

    return look


@pytest.mark.parametrize("name", PAGES)
def test_hostile_text_in_every_field_is_only_text(folder: Path, opened: Open, name: str) -> None:
    look = opened((folder / name).as_uri())
    page = look.page
    for link in page.get_by_role("link").all():
        link.hover()
    assert look.dialogs == []
    assert look.complaints == []
    assert {address for address in look.asked if not address.startswith("file://")} == set()
    assert sorted(look.asked) == sorted([(folder / name).as_uri(), (folder / "style.css").as_uri()])
    assert page.evaluate("document.scripts.length + document.images.length + frames.length") == 0
    said = page.locator("body").inner_text()
    assert said.count("<script>document.title = 'run'; alert(1)</script>") > 5
    assert page.title().startswith(HOSTILE.split(" ", maxsplit=1)[0])
    addresses = page.evaluate("[...document.links].map(link => link.protocol)")
    assert set(addresses) <= {"file:", "https:"}


@pytest.mark.parametrize(("scheme", "wide"), [("light", 1440), ("dark", 1440), ("light", 390), ("dark", 390)])
def test_the_pages_have_their_look_from_the_disk_in_light_and_dark_on_a_phone_too(
    folder: Path, opened: Open, scheme: str, wide: int
) -> None:
    for name in PAGES:
        page = opened((folder / name).as_uri(), color_scheme=scheme, viewport={"width": wide, "height": 900}).page
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert ground == {"light": "rgb(252, 251, 248)", "dark": "rgb(21, 23, 26)"}[scheme]
        icon = page.locator(".or-verification .or-i").first
        assert "data:image/svg+xml" in icon.evaluate("found => getComputedStyle(found).maskImage")
        assert page.evaluate("document.documentElement.scrollWidth") <= wide


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_can_be_read_by_everyone(folder: Path, opened: Open, name: str, scheme: str) -> None:
    # The examiner is a script, which the page's own policy forbids.
    page = opened((folder / name).as_uri(), color_scheme=scheme, bypass_csp=True).page
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_from_the_first_page_to_a_claim_its_evidence_and_back(folder: Path, opened: Open) -> None:
    page = opened((folder / "index.html").as_uri()).page
    page.locator("ol.claims a").nth(1).click()
    expect(page.get_by_text("Claim 2", exact=True)).to_be_visible()
    page.locator("#verdict .rests a").first.click()
    expect(page.locator("#source-1")).to_be_in_viewport()
    assert page.url == (folder / "claims" / "2.html").as_uri() + "#source-1"
    page.get_by_role("link", name="Previous").click()
    expect(page.get_by_text("Claim 1", exact=True)).to_be_visible()
    page.get_by_role("link", name="what that proves and what it does not").click()
    expect(page.get_by_role("heading", name="What the signature proves, and what it does not")).to_be_in_viewport()


def test_a_claims_page_prints_whole_and_in_ink(folder: Path, opened: Open) -> None:
    page = opened((folder / "claims" / "1.html").as_uri(), color_scheme="dark").page
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    expect(page.locator("nav.way")).to_be_hidden()
    expect(page.locator("#source-2 .address")).to_be_visible()
    assert page.pdf().startswith(b"%PDF")


@pytest.fixture
def outside() -> Iterator[tuple[str, list[str]]]:
    """Serves the outside world on this machine: its address, and what was asked of it."""
    asked: list[str] = []

    class Outside(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *said: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Outside)
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    serving.join()
    server.server_close()


def test_what_the_policy_of_a_page_forbids_neither_runs_nor_leaves_even_where_it_gets_in(
    tmp_path: Path, folder: Path, opened: Open, outside: tuple[str, list[str]]
) -> None:
    address, asked = outside
    page = (folder / "index.html").read_text(encoding="utf-8")
    inside = f"<script>alert(8)</script><img src={address}/x.png><p id=p style='color: rgb(255, 0, 0)'>x</p><footer>"
    altered = tmp_path / "index.html"
    altered.write_text(page.replace("<footer>", inside), encoding="utf-8")
    look = opened(altered.as_uri(), offline=False)
    assert (look.dialogs, asked) == ([], [])
    red = "found => getComputedStyle(found).color === 'rgb(255, 0, 0)'"
    assert not look.page.locator("#p").evaluate(red)
    # The same without the policy, so that the three would have been noticed.
    altered.write_text(altered.read_text(encoding="utf-8").replace("Content-Security-Policy", "x"), encoding="utf-8")
    look = opened(altered.as_uri(), offline=False)
    assert (look.dialogs, asked) == (["8"], ["/x.png"])
    assert look.page.locator("#p").evaluate(red)
