"""Every public address, in one list, and what answers those that were answered before."""

from collections.abc import Callable

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from claims.newsroom import Newsroom
from claims.settings import Settings
from claims.site import api, embeds, files, pages, shared
from claims.site.front import Front


class Ready:
    """Middleware that answers at once what was answered before and is as it was, without all that stands behind it.

    It stands in front of the gate: what it knows passed that under the same address, host included.
    """

    def __init__(self, app: ASGIApp, front: Front) -> None:
        self.app, self.front = app, front

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or passes it on."""
        is_known = scope["type"] == "http" and scope["method"] == "GET"
        ready = await self.front.ready(Request(scope)) if is_known else None
        await (ready or self.app)(scope, receive, send)


def served(settings: Settings, opened: Callable[[], Newsroom]) -> tuple[list[Route], Middleware]:
    """Gives the routes of the public pages and their middleware; the record is opened when one is first asked for."""
    front = Front(settings, opened)
    drawn = pages.Pages(front)
    found = [
        *pages.routes(drawn),
        *files.routes(front, drawn),
        *embeds.routes(front, drawn),
        *api.routes(front),
        *shared.routes(front, drawn),
    ]
    return found, Middleware(Ready, front=front)
