"""Real sites on this computer under public names: the world is replaced where names and connections are made."""

import ssl
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any, Final

import httpcore

from claims.net.fetching import fetch
from claims.net.values import Fetched, Limits, Step, Visitor, World

OPEN: Final = "93.184.215.14"
"""An address of the open internet that stands for this computer's test site."""

Answer = Callable[[BaseHTTPRequestHandler], None]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A visitor that hangs up is what many tests are about."""


class _Near(httpcore.SyncBackend):
    def __init__(self, site: "Site") -> None:
        self._site = site

    def connect_tcp(self, host: str, port: int, *rest: Any, **more: Any) -> httpcore.NetworkStream:
        self._site.connected.append((host, port))
        if host in self._site.unreachable:
            raise httpcore.ConnectError
        return super().connect_tcp("127.0.0.1", self._site.port, *rest, **more)


@dataclass
class Site:
    """A site with its answers by path, and what it saw: addresses connected to, names asked, requests with headers."""

    port: int = 0
    answers: dict[str, Answer] = field(default_factory=dict)
    names: dict[str, list[list[str]]] = field(default_factory=dict)
    unreachable: set[str] = field(default_factory=set)
    connected: list[tuple[str, int]] = field(default_factory=list)
    resolved: list[str] = field(default_factory=list)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    asleep: Event | None = None
    trust: ssl.SSLContext | None = None

    def resolve(self, host: str, port: int) -> list[str]:
        """Gives the next addresses of a name, the last ones again and again; any other name is at the open address."""
        self.resolved.append(host)
        if self.asleep:
            self.asleep.wait(20)
        later = self.names.get(host, [[OPEN]])
        return later.pop(0) if len(later) > 1 else later[0]

    def fetch(self, address: str, *, robots: bool = False, **limits: float) -> Fetched:
        """Fetches an address in the world of this site."""
        world = World(self.resolve, _Near(self), self.trust)
        visitor = Visitor("OnRecord (The Paper; desk@paper.example)", robots)
        return fetch(address, visitor, told=self.steps.append, world=world, limits=Limits(**limits))  # type: ignore[arg-type]

    @property
    def paths(self) -> list[str]:
        """The paths that were asked, in their order."""
        return [path for path, _ in self.requests]


def page(content: bytes, status: int = 200, **headers: str) -> Answer:
    """An answer with a length, and headers named with underscores."""

    def answer(at: BaseHTTPRequestHandler) -> None:
        at.send_response(status)
        for name, value in {"Content_Type": "text/html", "Content_Length": str(len(content)), **headers}.items():
            at.send_header(name.replace("_", "-"), value)
        at.end_headers()
        at.wfile.write(content)

    return answer


def pieces(made: Iterable[bytes], **headers: str) -> Answer:
    """An answer of unknown length, sent piece by piece until the visitor hangs up."""

    def answer(at: BaseHTTPRequestHandler) -> None:
        at.send_response(200)
        for name, value in headers.items():
            at.send_header(name.replace("_", "-"), value)
        at.end_headers()
        for piece in made:
            at.wfile.write(piece)
            at.wfile.flush()

    return answer


def sent(content: bytes) -> Answer:
    """An answer that is these bytes and nothing else, whether they are an answer or not."""

    def answer(at: BaseHTTPRequestHandler) -> None:
        at.wfile.write(content)

    return answer


def leads_to(address: str, status: int = 302) -> Answer:
    """An answer that leads on."""
    return page(b"", status, Location=address)


@contextmanager
def served(trusted: ssl.SSLContext | None = None, identity: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Serves a site on a port of this computer, behind TLS where it is given an identity."""
    site = Site(trust=trusted)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.requests.append((self.path, dict(self.headers.items())))
            site.answers.get(self.path, page(b"nothing here", 404))(self)

        def log_message(self, *words: Any) -> None:
            """Says nothing."""

    server = _Server(("127.0.0.1", 0), Handler)
    if identity:
        server.socket = identity.wrap_socket(server.socket, server_side=True)
    site.port = server.server_address[1]
    Thread(target=lambda: server.serve_forever(poll_interval=0.01), daemon=True).start()
    yield site
    server.shutdown()
    server.server_close()
