"""The doors of a shared view: a private link, “open the dashboard” of a public page, and the way out.

Each trades its address for a cookie, so that no token stays in an address. Refuses every link that opens nothing with
the same page.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Final

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from claims.access import Door, who
from claims.dashboard.look import PLAIN_PAGE
from claims.desk.links import (
    NOTHING_PUBLIC,
    Opened,
    count_opening,
    is_program,
    open_link,
    open_public,
    tracker_known_as,
)
from claims.newsroom import Newsroom
from claims.rules.addresses import claim_number
from claims.viewing import public_cookie, view_cookie_name
from db.errors import NotOnRecord, Refusal, TooMany
from db.words import View

_HEADERS: Final = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow",
}


def routes(door: Door, opened: Callable[[], Newsroom]) -> list[Route]:
    """Returns the doors; `opened` gives the newsroom."""

    def private(request: Request) -> Response:
        token = str(request.path_params["token"])
        try:
            newsroom = opened()
            view = open_link(newsroom, token)
        except Refusal as refusal:
            return _refused(refusal)
        _count(request, newsroom, view, door)
        return _let_in("/s", token, request, door)

    def tracker(request: Request) -> Response:
        return _public(request, lambda: _tracker(opened(), str(request.path_params["slug"])))

    def claim(request: Request) -> Response:
        return _public(request, lambda: _claim(opened(), str(request.path_params["claim"])))

    def _public(request: Request, found: Callable[[], Opened | str]) -> Response:
        try:
            view = found()
        except Refusal as refusal:
            return _refused(refusal)
        if isinstance(view, str):
            return _let_out(view, door)
        return _let_in(start_of(view), public_cookie(view), request, door)

    def leave(_: Request) -> Response:
        return _let_out("/", door)

    return [
        Route("/s/{token}", private, methods=["GET"]),
        Route("/open/t/{slug}", tracker, methods=["GET"]),
        Route("/open/c/{claim}", claim, methods=["GET"]),
        Route("/leave-view", leave, methods=["GET"]),
    ]


def start_of(view: Opened) -> str:
    """Gives the address of the dashboard's page that a view begins with."""
    return "/claims" if view.claim is None else f"/claim?claim={view.claim}"


def _tracker(newsroom: Newsroom, slug: str) -> Opened | str:
    number = tracker_known_as(newsroom, slug)
    try:
        return open_public(newsroom, View.TRACKER, number)
    except TooMany:
        return f"/claims?tracker={number}"  # all of it is public, so the dashboard of everyone may show it


def _claim(newsroom: Newsroom, slug: str) -> Opened:
    number = claim_number(slug)
    if number is None:
        raise NotOnRecord(NOTHING_PUBLIC)
    return open_public(newsroom, View.CLAIM, number)


def _count(request: Request, newsroom: Newsroom, view: Opened, door: Door) -> None:
    # The editor who tries a link is no reader of it. A count that cannot be kept keeps nobody out.
    if view.link is None or who(request.headers, request.cookies, door).may_edit:
        return
    ahead = "prefetch" in (request.headers.get("sec-purpose", "") + request.headers.get("purpose", ""))
    by_program = request.method == "HEAD" or ahead or is_program(request.headers.get("user-agent", ""))
    with suppress(Refusal):
        count_opening(newsroom, view.link, by_program=by_program)


def _let_in(address: str, cookie: str, request: Request, door: Door) -> Response:
    answer = RedirectResponse(address, status_code=303, headers=_HEADERS)
    is_safe = request.url.scheme == "https" or (door.public_url or "").startswith("https:")
    answer.set_cookie(view_cookie_name(door.data), cookie, path="/", httponly=True, samesite="lax", secure=is_safe)
    return answer


def _let_out(address: str, door: Door) -> Response:
    answer = RedirectResponse(address, status_code=303, headers=_HEADERS)
    answer.delete_cookie(view_cookie_name(door.data), path="/", httponly=True, samesite="lax")
    return answer


def _refused(refusal: Refusal) -> Response:
    status = 404 if isinstance(refusal, NotOnRecord) else 503
    body = PLAIN_PAGE.format(sentence=Markup.escape(refusal.sentence))
    return HTMLResponse(body, status_code=status, headers=_HEADERS)
