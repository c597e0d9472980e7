"""The public pages by their addresses: trackers, claims, how we work. What is not public is answered like nothing."""

from collections.abc import Awaitable, Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from claims.desk.asked import Asked, read
from claims.desk.published import TrackerCard
from claims.rules.addresses import claim_number
from claims.rules.schedule import day_in_words
from claims.site import answers
from claims.site.front import Asking, Front
from claims.site.kept import Made
from claims.site.stylesheet import ICON, ICON_PATH, STYLE, STYLE_PATH
from db.errors import NotOnRecord, Refusal

NO_CLAIM: Final = "There is no claim at this address. It may not be public, or the address has a slip in it."
_PERMANENT: Final = 301
_GONE: Final = 410

Handler = Callable[[Request], Awaitable[Response]]


def routes(pages: "Pages") -> list[Route]:
    """Gives the routes of the pages."""
    return [
        Route("/t", pages.answering(pages.trackers)),
        Route("/t/{slug}", pages.answering(pages.tracker, pages.front.found)),
        Route("/c/{slug}", pages.answering(pages.claim, pages.front.found)),
        Route("/about", pages.answering(pages.about)),
        Route(f"/{STYLE_PATH}", _kept_for_ever(STYLE, "text/css; charset=utf-8")),
        Route(f"/{ICON_PATH}", _kept_for_ever(ICON, "image/svg+xml")),
    ]


def _kept_for_ever(content: bytes, media: str) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        return answers.file(request, content, media, cache=answers.FOR_EVER)

    return answer


@dataclass(frozen=True, slots=True)
class Pages:
    """Answers for the pages of a desk."""

    front: Front

    def answering(self, handler: Callable[[Request], Response], by: Asking | None = None) -> Handler:
        """Answers from what is kept where it can, else as the front lets it; tells a refusal as a page of its own."""
        return self.asking(partial(self.front.answered, handler=handler), by)

    def asking(self, handler: Callable[[Request], Response], by: Asking | None = None) -> Handler:
        """Answers each time anew, off the loop unless said otherwise; tells a refusal as a page with its sentence."""
        asked = by or self.front.asked

        async def answer(request: Request) -> Response:
            try:
                return await asked(handler, request)
            except NotOnRecord as refusal:
                return self.told(request, "Nothing here", refusal.sentence, 404)
            except Refusal as refusal:
                return self.told(request, "That did not work", refusal.sentence, 400)

        return answer

    def told(self, request: Request, title: str, sentence: str, status: int) -> Response:
        """Answers with a page that says one thing."""
        return answers.PAGE(request, [self.front.press(request).told(title, sentence).packed], status)

    def trackers(self, request: Request) -> Response:
        """Shows every tracker with something public in it."""
        press = self.front.press(request)
        return self.front.send(request, [(("trackers", press.at), press.trackers)], answers.PAGE)

    def tracker(self, request: Request) -> Response:
        """Shows a tracker, narrowed as the address says; a former short name leads to the present one."""
        press, slug, said = self.front.press(request), request.path_params["slug"], request.url.query
        found = self.front.public.published.tracker(slug)
        if found.slug != slug:
            return RedirectResponse(press.at.tracker(found.slug) + (f"?{said}" if said else ""), _PERMANENT)
        asked, view = _read(request, found), press.view(found)
        listed = press.listed(view, asked)
        key = ("tracker", press.at, slug, self.front.newsroom.today())
        parts: list[tuple[Hashable, Callable[[], Made]]] = [
            ((*key, "top", _placeless(said)), lambda: press.list_top(press.tracker_head(found), view, asked)),
            ((*key, "rows", said), listed.rows),
            ((*key, "timeline", said), listed.timeline),
            ((*key, "foot"), lambda: press.tracker_foot(slug)),
        ]
        return self.front.send(request, parts, answers.NARROWED if said else answers.PAGE)

    def claim(self, request: Request) -> Response:
        """Shows a claim under its one address; what was taken back says so, and nothing else of it."""
        press, slug = self.front.press(request), request.path_params["slug"]
        number, today = claim_number(slug), self.front.newsroom.today()
        if number is None:
            raise NotOnRecord(NO_CLAIM)
        try:
            card = self.front.public.reads.card(number)
        except NotOnRecord:
            return self._missing(request, number)
        said = request.query_params.get("on", "").strip()
        if card.slug != slug:
            return RedirectResponse(press.at.claim(card.slug, {"on": said} if said else None), _PERMANENT)
        on, fault = asked_day(said, card.exists_from, today)
        part = ("claim", press.at, slug, said, today), lambda: press.claim(number, on, fault)
        return self.front.send(request, [part], answers.NARROWED if said else answers.PAGE)

    def _missing(self, request: Request, number: int) -> Response:
        since = self.front.public.published.taken_back_on(number)
        if since is None:
            raise NotOnRecord(NO_CLAIM)
        day = day_in_words(since.astimezone(self.front.newsroom.zone).date())
        return self.told(request, TAKEN_BACK, taken_back(number, day), _GONE)

    def about(self, request: Request) -> Response:
        """Shows how the newsroom works: its words, its corrections, its key."""
        return answers.PAGE(request, [self.front.press(request).about().packed])


TAKEN_BACK: Final = "Taken back"


def taken_back(number: int, day: str) -> str:
    """Says that a claim was public and is no more, and nothing else of it."""
    return f"Claim {number} was public here and was taken back on {day}."


def _placeless(query: str) -> str:
    """What stands above a list is the same on each of its pages."""
    return "&".join(part for part in query.split("&") if not part.startswith(("after=", "before=")))


def _read(request: Request, tracker: TrackerCard) -> Asked:
    query: Mapping[str, list[str]] = {name: request.query_params.getlist(name) for name in request.query_params}
    return read({**query, "tracker": [str(tracker.id)]}, may_edit=False)


def asked_day(said: str, first: date, today: date) -> tuple[date | None, str]:
    """Reads the day an address asks for, `None` for today, with a sentence where it cannot be shown."""
    if not said:
        return None, ""
    try:
        on = date.fromisoformat(said)
    except ValueError:
        return None, f"“{said[:40]}” is no day. Write it like 2025-07-01; this is the claim as it is today."
    if on > today:
        return None, "That day has not come yet; this is the claim as it is today."
    if on < first:
        return None, f"The claim was first made on {day_in_words(first)}; this is the claim as it is today."
    return (None if on == today else on), ""
