"""A transport for httpx that resolves a name once, judges every address, and connects to the one it judged.

Refuses what policy.py refuses, at every hop, and whatever takes too long; the Host and the TLS name stay the site's.
"""

import ssl
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from ipaddress import ip_address
from typing import Any

import httpcore
import httpx

from claims.net.policy import outside, permit
from claims.net.refusals import BY_HAND, NotFetched
from claims.net.resolving import Resolve, resolved_within
from claims.net.values import Limits, World

Options = Iterable[httpcore.SOCKET_OPTION]

TRIED = 4
"""How many of a name's addresses are tried before the site counts as unreachable."""


@cache
def _usual_trust() -> ssl.SSLContext:
    return httpx.create_ssl_context()


class Deadline:
    """The moment by which everything has to be here."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, at_most: float | None) -> float:
        """Gives the seconds that a step may take; raises when none is left."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left if at_most is None else min(left, at_most)


class GuardedTransport(httpx.BaseTransport):
    """Asks one page and what leads to it, through judged connections, within one time limit."""

    def __init__(self, world: World, limits: Limits) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=world.trust or _usual_trust(),
            network_backend=_Guarded(world.resolve, world.backend, Deadline(limits.whole)),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Sends a request to a permitted address, or refuses with a sentence."""
        permit(request.url)
        asked = httpcore.Request(
            method=request.method,
            url=httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            extensions=request.extensions,
        )
        with in_words(request.url.host):
            answer = self._pool.handle_request(asked)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer, request.url.host))

    def close(self) -> None:
        """Closes every connection."""
        self._pool.close()


@contextmanager
def in_words(host: str) -> Iterator[None]:
    """Turns what can go wrong with a connection into a sentence."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise NotFetched(
            f"{host} answers too slowly. Try again later, or open it in a browser and paste the text here."
        ) from error
    except httpcore.ConnectError as error:
        if any(isinstance(reason, ssl.SSLError) for reason in error.args):
            raise NotFetched(
                f"The certificate of {host} does not hold, so it may be somebody else. {BY_HAND}"
            ) from error
        raise NotFetched(f"{host} cannot be reached. Check the address, or paste the text here.") from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise NotFetched(f"{host} broke off in the middle of its answer. {BY_HAND}") from error


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response, host: str) -> None:
        self._answer, self._host = answer, host

    def __iter__(self) -> Iterator[bytes]:
        with in_words(self._host):
            yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class _Guarded(httpcore.NetworkBackend):
    def __init__(self, resolve: Resolve, beneath: httpcore.NetworkBackend, deadline: Deadline) -> None:
        self._resolve, self._beneath, self._deadline = resolve, beneath, deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Options | None = None,
    ) -> httpcore.NetworkStream:
        failed: Exception = httpcore.ConnectError()
        for address in self._judged(host, port, timeout)[:TRIED]:
            try:
                seconds = self._deadline.left(timeout)
                stream = self._beneath.connect_tcp(address, port, seconds, local_address, socket_options)
                return _Timed(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed

    def _judged(self, host: str, port: int, timeout: float | None) -> tuple[str, ...]:
        try:
            found: list[str] | None = [str(ip_address(host))]
        except ValueError:
            found = resolved_within(self._deadline.left(timeout), self._resolve, host, port)
        if found is None:
            raise httpcore.ConnectTimeout
        return outside(host, found)


class _Timed(httpcore.NetworkStream):
    def __init__(self, beneath: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._beneath, self._deadline = beneath, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._beneath.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._beneath.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._beneath.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._beneath.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _Timed(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._beneath.get_extra_info(info)
