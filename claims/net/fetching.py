"""An address becomes the bytes of a page, within limits of size, time and redirects.

Refuses inside addresses at every hop, and says of every failure what to do: nothing is kept of a page that failed.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Final

import httpx

from claims.net.inflating import ASKED_FOR, inflated
from claims.net.policy import permit, web_address
from claims.net.refusals import BY_HAND, NotFetched
from claims.net.robots import LONGEST, welcome
from claims.net.transport import GuardedTransport
from claims.net.values import Fetched, Limits, Step, Told, Visitor, World

ACCEPTED: Final = "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.5"

_ANSWERS: Final = {
    401: "wants a login for this page",
    402: "wants to be paid for this page",
    403: "does not let programs read this page",
    404: "has no page at this address",
    406: "does not let programs read this page",
    410: "says that this page was taken away",
    429: "was asked too often just now; try again in some minutes",
    451: "may not show this page, for reasons of law",
}


def fetch(
    address: str,
    visitor: Visitor,
    *,
    told: Told = lambda step: None,
    world: World | None = None,
    limits: Limits | None = None,
) -> Fetched:
    """Fetches a page and tells how far it has come; raises NotFetched with a sentence when there is none to have.

    The transport is asked itself, without a client that knows proxies and cookies; each redirect is judged anew.
    """
    limits = limits or Limits()
    with GuardedTransport(world or World(), limits) as transport:
        return _Visit(transport, visitor, told, limits).page(web_address(address))


class _Visit:
    def __init__(self, transport: httpx.BaseTransport, visitor: Visitor, told: Told, limits: Limits) -> None:
        self._transport, self._visitor, self._told, self._limits = transport, visitor, told, limits
        self._wishes: dict[httpx.URL, bytes] = {}

    def page(self, address: httpx.URL) -> Fetched:
        with self._answer(address, asking_leave=self._visitor.robots) as (response, hops):
            _permit_answer(response)
            content = b"".join(self._body(response))
        return Fetched(hops[-1], response.headers.get("content-type", ""), content, tuple(hops))

    @contextmanager
    def _answer(self, url: httpx.URL, *, asking_leave: bool) -> Iterator[tuple[httpx.Response, list[str]]]:
        hops: list[str] = []
        while True:
            hops.append(str(url))
            if asking_leave:
                self._ask_leave(url)
            with closing(self._asked(url)) as response:
                if not response.has_redirect_location:
                    yield response, hops
                    return
                url = self._onward(url, response.headers["location"], hops)

    def _asked(self, url: httpx.URL) -> httpx.Response:
        self._told(Step(f"Asking {url.host} …"))
        timeout = httpx.Timeout(self._limits.silence, connect=self._limits.connecting)
        headers = {"User-Agent": self._visitor.agent, "Accept": ACCEPTED, "Accept-Encoding": ASKED_FOR}
        request = httpx.Request("GET", url, headers=headers, extensions={"timeout": timeout.as_dict()})
        response = self._transport.handle_request(request)
        response.request = request
        return response

    def _onward(self, url: httpx.URL, location: str, hops: list[str]) -> httpx.URL:
        if len(hops) > self._limits.redirects:
            raise NotFetched(f"This address leads on and on ({self._limits.redirects} times and more). {BY_HAND}")
        try:
            onward = url.join(location).copy_with(fragment=None)
        except (httpx.InvalidURL, ValueError) as error:
            raise NotFetched(f"{url.host} leads on to something that is no address. {BY_HAND}") from error
        permit(onward)
        if str(onward) in hops:
            raise NotFetched(f"This address leads in a circle. {BY_HAND}")
        return onward

    def _ask_leave(self, url: httpx.URL) -> None:
        file = url.copy_with(raw_path=b"/robots.txt")
        if file not in self._wishes:
            self._wishes[file] = self._wishes_in(file)
        if not welcome(self._wishes[file], str(url)):
            raise NotFetched(f"{url.host} asks programs not to read this page (robots.txt). {BY_HAND}")

    def _wishes_in(self, file: httpx.URL) -> bytes:
        with self._answer(file, asking_leave=False) as (response, _):
            if response.status_code >= 500:
                raise NotFetched(f"{file.host} cannot say now whether programs may read it. {BY_HAND}")
            return b"".join(_beginning(self._body(response), LONGEST)) if response.is_success else b""

    def _body(self, response: httpx.Response) -> Iterator[bytes]:
        return inflated(self._raw(response), response.headers.get("content-encoding", ""), self._limits.inflated)

    def _raw(self, response: httpx.Response) -> Iterator[bytes]:
        expected, read = _announced(response), 0
        for piece in response.iter_raw():
            read += len(piece)
            if max(read, expected or 0) > self._limits.raw:
                raise NotFetched(f"This page is larger than {self._limits.raw // 1_000_000} MB. {BY_HAND}")
            self._told(Step(f"Reading from {response.url.host} …", read, expected))
            yield piece


def _permit_answer(response: httpx.Response) -> None:
    status, host = response.status_code, response.url.host
    if status in _ANSWERS:
        raise NotFetched(f"{host} {_ANSWERS[status]} ({status}). {BY_HAND}", status)
    if status >= 500:
        raise NotFetched(f"{host} has trouble of its own ({status}). Try again later, or paste the text here.", status)
    if status != 200:
        raise NotFetched(f"{host} gives no page at this address ({status}). {BY_HAND}", status)


def _announced(response: httpx.Response) -> int | None:
    announced = response.headers.get("content-length", "")
    return int(announced) if announced.isdecimal() else None


def _beginning(pieces: Iterator[bytes], size: int) -> Iterator[bytes]:
    for piece in pieces:
        yield piece
        size -= len(piece)
        if size <= 0:
            return
