"""How the read interface answers: by reading alone, to any site, and with a problem (RFC 9457) where it refuses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from claims.formats.tabular import json_lines
from claims.site import answers
from claims.site.front import Asking, Front, Handler
from claims.site.wanted import NotUnderstood
from db.errors import Busy, NotOnRecord, Refusal, Unusable

PROBLEM: Final = "application/problem+json; charset=utf-8"
_READING: Final = ("GET", "HEAD", "OPTIONS")
_ALLOW: Final = ", ".join(_READING)
_ASKED_FIRST: Final = {
    **answers.ANYONE,
    "allow": _ALLOW,
    "access-control-allow-methods": _ALLOW,
    "access-control-allow-headers": "Accept, If-None-Match",
    "access-control-max-age": "86400",
    "vary": "access-control-request-method, access-control-request-headers",
}


class TakenBack(Refusal):
    """The claim was public and is no more."""


@dataclass(frozen=True, slots=True)
class Answering:
    """Answers reading requests by a handler, and tells a refusal as a problem."""

    front: Front
    handler: Handler
    by: Asking
    """How the front lets the handler answer."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        answer = await self._answer(request)
        if request.method == "HEAD":
            answer.body = b""
        await answer(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(None, 204, _ASKED_FIRST)
        if request.method not in _READING:
            sentence = f"This interface is for reading. Ask by {_ALLOW}."
            return _problem(request, HTTPStatus.METHOD_NOT_ALLOWED, [sentence], {"allow": _ALLOW})
        try:
            return await self.by(partial(self.front.answered, handler=self.handler), request)
        except NotOnRecord as refusal:
            return _problem(request, HTTPStatus.NOT_FOUND, [refusal.sentence])
        except TakenBack as refusal:
            return _problem(request, HTTPStatus.GONE, [refusal.sentence])
        except (Busy, Unusable) as refusal:
            return _problem(request, HTTPStatus.SERVICE_UNAVAILABLE, [refusal.sentence], {"retry-after": "5"})
        except NotUnderstood as refusal:
            return _problem(request, HTTPStatus.BAD_REQUEST, refusal.faults)
        except Refusal as refusal:
            return _problem(request, HTTPStatus.BAD_REQUEST, [refusal.sentence])


def _problem(
    request: Request, status: HTTPStatus, faults: Sequence[str], more: Mapping[str, str] | None = None
) -> Response:
    said = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": " ".join(faults),
        "faults": faults,
    }
    return answers.file(request, "".join(json_lines([said])).encode(), PROBLEM, status=status.value, more=more)
