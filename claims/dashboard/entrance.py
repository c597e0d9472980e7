"""The door in front of the dashboard: which hosts it answers to, the route that trades the key, the line at the start.

Refuses foreign hosts, foreign origins, and a key that arrives through a proxy.
"""

import os
import sys
import threading
import time
import webbrowser
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, ExitStack, asynccontextmanager
from ipaddress import ip_address
from pathlib import Path
from socket import create_connection
from typing import Any, Final
from urllib.parse import urlsplit

import streamlit as st
from markupsafe import Markup
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection, Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from claims.access import Door, cookie_name, is_host_allowed, may_enter, new_key, trade
from claims.dashboard import speed
from claims.dashboard.daily import fixed_daily
from claims.dashboard.look import ICON_FILE, PLAIN_PAGE
from claims.newsroom import Newsroom
from db.errors import Refusal

HALF_A_YEAR: Final = 60 * 60 * 24 * 183
ANSWERS_TO = (
    "This desk does not answer to that name. Open it under 127.0.0.1, or add the name to ON_RECORD_ALLOWED_HOSTS."
)
BEHIND_PROXY = (
    "A proxy in front of this desk hides who is asking and does not pass on WebSockets, so the dashboard cannot work. "
    "In nginx, set proxy_http_version 1.1; proxy_set_header Host $host; proxy_set_header Upgrade $http_upgrade; "
    "proxy_set_header Connection upgrade; proxy_set_header X-Forwarded-For $remote_addr; "
    "and add the public name to ON_RECORD_ALLOWED_HOSTS."
)
WORN_OUT = (
    "This link does not open the desk: it opens it once, and only the newest ones count. "
    "Run the command “claims key” where the desk was started and open the link it prints."
)

# Nothing is loaded from another host, and no other site may put the desk in a frame. Streamlit's own page needs
# inline scripts, and its charts compile expressions.
_POLICY: Final = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "media-src 'self' data: blob:; worker-src 'self' blob:; connect-src 'self' data: blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'none'"
)
_HEADERS: Final = {
    b"content-security-policy": _POLICY.encode(),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"x-frame-options": b"DENY",
}


class Gate:
    """Middleware that answers foreign hosts and origins with a sentence and sends safe headers with every page."""

    def __init__(self, app: ASGIApp, door: Door, pages: frozenset[str]) -> None:
        self.app, self.door, self.pages = app, door, pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, or refuses it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        refusal = self._why_not(HTTPConnection(scope))
        if refusal and scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": "not this host"})
        elif refusal:
            await _page(refusal, 400)(scope, receive, send)
        else:
            await self.app(scope, receive, _with_headers(send))

    def _why_not(self, connection: HTTPConnection) -> str:
        host = connection.headers.get("host", "")
        if not is_host_allowed(host, self.door):
            return ANSWERS_TO
        if connection.scope["type"] == "websocket":
            return "" if _same_origin(connection.headers.get("origin"), host) else ANSWERS_TO
        # No browser speaks HTTP/1.0; nginx does, to what stands behind it, unless told otherwise.
        is_page = connection.url.path.rstrip("/") in self.pages
        return BEHIND_PROXY if is_page and connection.scope.get("http_version") == "1.0" else ""


def _same_origin(origin: str | None, host: str) -> bool:
    # Streamlit lets any page of this machine in, whatever its port, and asks an outside host for its own address first.
    return origin is None or urlsplit(origin).netloc.lower() == host.lower()


def _with_headers(send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            set_already = {name.lower() for name, _ in message["headers"]}
            ours = [(name, value) for name, value in _HEADERS.items() if name not in set_already]
            if b"content-security-policy" in set_already:  # which says by itself who may put the page in a frame
                ours = [(name, value) for name, value in ours if name != b"x-frame-options"]
            message = {**message, "headers": [*message["headers"], *ours]}
        await send(message)

    return send_with_headers


def middleware(door: Door, pages: frozenset[str]) -> list[Middleware]:
    """Returns what stands in front of every route, the dashboard's own included."""
    return [Middleware(Gate, door=door, pages=pages)]


def routes(door: Door) -> list[Route]:
    """Returns the route that trades a key for a cookie, and our icon in the place of Streamlit's."""

    def enter(request: Request) -> Response:
        why_not = may_enter(request.headers.keys(), request.headers.get("host", ""), door)
        if request.scope.get("http_version") == "1.0":
            why_not = BEHIND_PROXY
        if why_not:
            return _page(why_not, 403)
        cookie = trade(door.data, request.query_params.get("key", ""))
        return _let_in(cookie, door.data) if cookie else _page(WORN_OUT, 403)

    def icon(_: Request) -> Response:
        return FileResponse(ICON_FILE, media_type="image/svg+xml")

    return [Route("/enter", enter, methods=["GET"]), Route("/favicon.png", icon), Route("/favicon.ico", icon)]


def _let_in(cookie: str, folder: Path) -> Response:
    answer = RedirectResponse("/", status_code=303, headers={"cache-control": "no-store"})
    answer.set_cookie(cookie_name(folder), cookie, max_age=HALF_A_YEAR, path="/", httponly=True, samesite="strict")
    return answer


def _page(sentence: str, status: int) -> Response:
    body = PLAIN_PAGE.format(sentence=Markup.escape(sentence))
    return HTMLResponse(body, status_code=status, headers={"cache-control": "no-store"})


def opening(
    door: Door, prepare: Callable[[], Newsroom] | None = None
) -> Callable[[st.App], AbstractAsyncContextManager[dict[str, Any] | None]]:
    """Returns what happens around the life of the server: it makes reruns cheap, prints the link and opens it.

    `prepare` opens the record before the first person comes; what it refuses is printed, and told on every page.
    """

    @asynccontextmanager
    async def life(_: st.App) -> AsyncIterator[dict[str, Any] | None]:
        with ExitStack() as beside:
            if newsroom := _prepared(prepare):
                beside.enter_context(fixed_daily(newsroom))
            speed.tune()
            beside.enter_context(speed.swept())
            print(_greeting(door, f"http://{_own_name()}:{_port()}"), flush=True)
            yield None

    return life


def _prepared(prepare: Callable[[], Newsroom] | None) -> Newsroom | None:
    try:
        return prepare() if prepare else None
    except Refusal as refusal:
        print(f"\n  {refusal.sentence}\n", file=sys.stderr, flush=True)
        return None


def _greeting(door: Door, address: str) -> str:
    if door.public_url:
        return f"\n  On Record: {door.public_url} (read-only: there is no sign-in yet)\n"
    link = f"{address}/enter?key={new_key(door.data)}"
    if _should_open(door):
        threading.Thread(target=_open, args=(link,), daemon=True).start()
    return f"\n  On Record: {link}\n  This link makes your browser the editor’s. It works once; do not pass it on.\n"


def _own_name() -> str:
    address = str(config.get_option("server.address") or "127.0.0.1")
    try:
        return "127.0.0.1" if ip_address(address).is_unspecified else address
    except ValueError:
        return address


def _port() -> int:
    # A server that imports `app` knows its port and does not tell; its command line does.
    arguments = sys.argv
    if config._server_mode in ("starlette-app", "starlette-app-direct"):
        return int(config.get_option("server.port"))
    for at, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--port":
            return int(value or (arguments[at + 1] if at + 1 < len(arguments) else 8000))
    return 8000


def _should_open(door: Door) -> bool:
    if not door.open or config.get_option("server.headless") or not sys.stdout.isatty():
        return False
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open(link: str) -> None:
    address = urlsplit(link)
    for _ in range(100):
        try:
            create_connection((address.hostname or "127.0.0.1", address.port or 80), timeout=1).close()
        except OSError:
            time.sleep(0.1)  # the server is not listening yet
        else:
            webbrowser.open(link)
            return
