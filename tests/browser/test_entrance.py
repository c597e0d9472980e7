"""Who gets in, with a real browser, a real nginx, and WebSockets opened by hand."""

import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page, expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from claims.access import new_key

from .conftest import Desk, Start, without

READING = "You are reading. To edit, open the link that the start command printed"
PATHS = ("/", "/claims", "/claim", "/timeline", "/scorecards", "/record")
UPGRADE = "proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection upgrade;"
NewContext = Callable[..., BrowserContext]


def free_port() -> int:
    """Gives a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def nginx(folder: Path, desk: Desk, headers: str = "") -> Iterator[str]:
    """Runs a reverse proxy in front of the desk, with nginx's default headers unless told otherwise."""
    found = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if found is None:
        without("nginx")
    port = free_port()
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}} http {{ access_log off; "
        f"client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi; "
        f"uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi; "
        f"server {{ listen 127.0.0.1:{port}; location / {{ proxy_pass {desk.address}; {headers} }} }} }}",
        encoding="utf-8",
    )
    process = subprocess.Popen(
        [str(found), "-p", str(folder), "-c", str(folder / "nginx.conf")], stderr=subprocess.DEVNULL
    )
    try:
        with httpx.Client(transport=httpx.HTTPTransport(retries=8)) as waiting:
            waiting.get(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def knock(desk: Desk, host: str, origin: str | None) -> int:
    """Opens a WebSocket under a host name and an origin, and gives the status of the answer: 101 is in."""
    at = urlsplit(desk.address)
    with socket.create_connection((at.hostname or "", at.port or 0)) as line:
        try:
            said = Origin(origin) if origin else None
            with connect(
                f"ws://{host}/_stcore/stream", sock=line, origin=said, subprotocols=[Subprotocol("streamlit")]
            ):
                return 101
        except InvalidStatus as refused:
            return refused.response.status_code


def test_the_printed_link_makes_one_browser_the_editors_and_only_one(
    start: Start, new_context: NewContext, tmp_path: Path
) -> None:
    with start(tmp_path) as desk:
        editor, other = new_context().new_page(), new_context().new_page()
        editor.goto(desk.link)
        expect(editor.get_by_text("Editor", exact=True)).to_be_visible()
        assert editor.url == f"{desk.address}/"
        answer = other.goto(desk.link)
        assert answer and answer.status == 403
        expect(other.get_by_text("This link does not open the desk")).to_be_visible()
        state = editor.context.storage_state()
    (cookie,) = (cookie for cookie in state["cookies"] if cookie["name"].startswith("on-record"))
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Strict")
    with start(tmp_path) as again:
        page = new_context(storage_state=state).new_page()
        page.goto(again.address)
        expect(page.get_by_text("Editor", exact=True)).to_be_visible()


def test_anyone_else_reads_and_is_told_what_to_do(reader: Page) -> None:
    reader.goto("/")
    expect(reader.get_by_text(READING)).to_be_visible()
    expect(reader.get_by_text("Editor", exact=True)).to_have_count(0)


def test_a_key_made_while_the_desk_runs_opens_it(start: Start, new_context: NewContext, tmp_path: Path) -> None:
    with start(tmp_path) as desk:
        page = new_context().new_page()
        page.goto(f"{desk.address}/enter?key={new_key(tmp_path)}")
        expect(page.get_by_text("Editor", exact=True)).to_be_visible()


def test_nothing_is_asked_of_another_host(editor: Page, desk: Desk) -> None:
    asked: list[str] = []
    editor.on("request", lambda request: asked.append(request.url))
    editor.on("websocket", lambda opened: asked.append(opened.url))
    for path in PATHS:
        editor.goto(path)
        expect(editor.get_by_role("heading", level=1).first).to_be_visible()
    hosts = {urlsplit(url).netloc for url in asked if not url.startswith(("data:", "blob:"))}
    assert hosts == {urlsplit(desk.address).netloc}


def test_a_foreign_host_is_told_how_to_open_the_desk(desk: Desk) -> None:
    for path in (*PATHS, "/_stcore/health", "/enter?key=x"):
        answer = httpx.get(desk.address + path, headers={"Host": "evil.example"})
        assert answer.status_code == 400
        assert "ON_RECORD_ALLOWED_HOSTS" in answer.text


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("evil.example", None),
        ("evil.example", "http://evil.example"),
        ("own", "http://evil.example"),
        ("own", "http://127.0.0.1:1"),
        ("own", "http://localhost:1"),
        ("own", "null"),
    ],
)
def test_a_websocket_of_another_host_or_page_is_refused(desk: Desk, host: str, origin: str | None) -> None:
    own = urlsplit(desk.address).netloc
    assert knock(desk, own, desk.address) == 101
    assert knock(desk, own if host == "own" else host, origin) == 403


def test_pages_carry_headers_that_keep_other_hosts_and_frames_out(desk: Desk) -> None:
    sent = httpx.get(desk.address).headers
    assert "default-src 'self'" in sent["content-security-policy"]
    assert "frame-ancestors 'none'" in sent["content-security-policy"]
    assert (sent["x-content-type-options"], sent["referrer-policy"]) == ("nosniff", "no-referrer")


def test_behind_nginx_with_default_headers_the_page_says_what_to_set(desk: Desk, tmp_path: Path) -> None:
    with nginx(tmp_path, desk) as proxy:
        answer = httpx.get(f"{proxy}/claims")
        assert answer.status_code == 400
        assert "A proxy in front of this desk hides who is asking" in answer.text
        assert httpx.get(f"{proxy}/enter?key=x").status_code == 403


def test_a_key_through_nginx_opens_nothing_and_is_not_used_up(
    start: Start, new_context: NewContext, tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = tmp_path_factory.mktemp("data")
    with start(data) as desk:
        key = new_key(data)
        for headers in ("", "proxy_set_header X-Forwarded-For $remote_addr;", "proxy_set_header Host news.localhost;"):
            with nginx(tmp_path_factory.mktemp("nginx"), desk, headers) as proxy:
                answer = httpx.get(f"{proxy}/enter", params={"key": key})
                assert answer.status_code in (400, 403)
                assert "set-cookie" not in answer.headers
        page = new_context().new_page()
        page.goto(f"{desk.address}/enter?key={key}")
        expect(page.get_by_text("Editor", exact=True)).to_be_visible()


def test_behind_nginx_the_editors_own_browser_reads(editor: Page, desk: Desk, tmp_path: Path) -> None:
    editor.goto("/")
    expect(editor.get_by_text("Editor", exact=True)).to_be_visible()
    headers = f"{UPGRADE} proxy_set_header Host $http_host; proxy_set_header X-Forwarded-For $remote_addr;"
    with nginx(tmp_path, desk, headers) as proxy:
        editor.goto(proxy)
        expect(editor.get_by_text("You reach this desk through a proxy")).to_be_visible()
        expect(editor.get_by_text("Editor", exact=True)).to_have_count(0)


def test_under_an_allowed_name_one_reads(start: Start, new_context: NewContext, tmp_path: Path) -> None:
    with start(tmp_path, ON_RECORD_ALLOWED_HOSTS="news.localhost") as desk:
        page = new_context().new_page()
        page.goto(desk.address.replace("127.0.0.1", "news.localhost"))
        expect(page.get_by_text("You reach this desk under another name than its own")).to_be_visible()
