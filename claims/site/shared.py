"""The page of a shared view: what a private link shows without the dashboard. Looked up again at every request.

It is kept nowhere and nobody's to find; what is outside the view is answered like nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import parse_qs

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from claims.desk.asked import read
from claims.desk.links import Opened
from claims.rules.addresses import claim_number
from claims.rules.schedule import day_in_words
from claims.site import answers
from claims.site.addresses import Addresses
from claims.site.frame import Head
from claims.site.front import Front
from claims.site.lists import View
from claims.site.pages import NO_CLAIM, Pages, asked_day
from claims.site.press import Press
from claims.site.reading import Reading
from claims.viewing import viewed
from db.errors import NotOnRecord

PATH: Final = "s"
NOTHING_SHARED: Final = "Nothing is shared with this browser. Open the link that you were given."


def routes(front: Front, pages: Pages) -> list[Route]:
    """Gives the routes of shared views."""
    shared = Shared(front)
    return [
        Route(f"/{PATH}", pages.asking(shared.view)),
        Route(f"/{PATH}/c/{{slug}}", pages.asking(shared.claim)),
    ]


@dataclass(frozen=True, slots=True)
class Shared:
    """Answers with what was shared with a browser."""

    front: Front

    def view(self, request: Request) -> Response:
        """Shows the view that the browser's cookie opens."""
        opened, press = self._opened(request)
        if opened.claim is not None:
            return self._claim(request, press, opened, opened.claim)
        query: Mapping[str, list[str]] = {name: request.query_params.getlist(name) for name in request.query_params}
        # The scope holds the view's claims already; only the order it was shared in is asked for again.
        asked = read({"sort": parse_qs(opened.query).get("sort", []), **query}, may_edit=False)
        given = frozenset({"tracker"}) if opened.tracker else frozenset[str]()
        view = View(press.at, PATH, "Shared with you", opened.name, given=given)
        head = Head(f"{opened.name} · {self.front.settings.newsroom}", "Shared with you.")
        listed = press.listed(view, asked)
        top, foot = press.list_top(head, view, asked, _line(opened)), press.tracker_foot("")
        return answers.SHARED(request, [part.packed for part in (top, listed.rows(), listed.timeline(), foot)])

    def claim(self, request: Request) -> Response:
        """Shows a claim of the view."""
        opened, press = self._opened(request)
        number = claim_number(request.path_params["slug"])
        if number is None:
            raise NotOnRecord(NO_CLAIM)
        return self._claim(request, press, opened, number)

    def _claim(self, request: Request, press: Press, opened: Opened, number: int) -> Response:
        card = press.reading.reads.card(number)
        if request.path_params.get("slug", card.slug) != card.slug:
            return RedirectResponse(press.at.claim(card.slug), 303)
        on, fault = asked_day(request.query_params.get("on", "").strip(), card.exists_from, self.front.newsroom.today())
        return answers.SHARED(request, [press.claim(number, on, fault, _line(opened)).packed])

    def _opened(self, request: Request) -> tuple[Opened, Press]:
        front = self.front
        opened = viewed(request.cookies, front.newsroom, front.settings)
        if opened is None:
            raise NotOnRecord(NOTHING_SHARED)
        at: Addresses = replace(front.addresses(request), claims=f"{PATH}/c")
        start = "claim?claim=" + str(opened.claim) if opened.claim is not None else "claims"
        return opened, Press(front.newsroom, Reading.of(front.newsroom, opened.scope), at, dashboard=at.up + start)


def _line(opened: Opened) -> Markup:
    if opened.link is None:
        return Markup("Everyone may see this. Nothing can be changed here.")
    until = f" until {day_in_words(opened.expires_on)}" if opened.expires_on else ""
    return Markup("This is shared with you{}; please do not pass the link on. Nothing can be changed here.").format(
        until
    )
