"""The public pages by their addresses: trackers, claims, how we work. What is not public is answered like nothing."""

from collections.abc import Awaitable, Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from claims.desk.asked import Asked, read
from claims.desk.listings import Listing
from claims.desk.published import TrackerCard, reach_of
from claims.rules.addresses import claim_number
from claims.rules.schedule import day_in_words
from claims.signing import public_key
from claims.site import answers
from claims.site.addresses import Addresses, calendar_file, data_file, feed_file
from claims.site.claim_page import ClaimPage, claim_head, report_address
from claims.site.drawn import draw
from claims.site.frame import Alternate, Head
from claims.site.front import Front
from claims.site.kept import Made
from claims.site.lists import View, list_rows, list_top
from claims.site.packed import pack
from claims.site.reviews import review_script
from claims.site.stylesheet import ICON, ICON_PATH, STYLE, STYLE_PATH
from db.errors import NotOnRecord, Refusal
from db.words import Schedule

NO_CLAIM: Final = "There is no claim at this address. It may not be public, or the address has a slip in it."
_PERMANENT: Final = 301
_GONE: Final = 410
_NARROWED: Final = partial(answers.page, more={"x-robots-tag": "noindex, follow"})

Handler = Callable[[Request], Awaitable[Response]]


def routes(pages: "Pages") -> list[Route]:
    """Gives the routes of the pages."""
    return [
        Route("/t", pages.answering(pages.trackers)),
        Route("/t/{slug}", pages.answering(pages.tracker)),
        Route("/c/{slug}", pages.answering(pages.claim)),
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

    def answering(self, handler: Callable[[Request], Response]) -> Handler:
        """Answers off the loop, and tells a refusal as a page with its sentence."""

        async def answer(request: Request) -> Response:
            if (ready := self.front.ready(request)) is not None:
                return ready
            try:
                return await run_in_threadpool(self.front.answered, request, handler)
            except NotOnRecord as refusal:
                return self.told(request, "Nothing here", refusal.sentence, 404)
            except Refusal as refusal:
                return self.told(request, "That did not work", refusal.sentence, 400)

        return answer

    def told(self, request: Request, title: str, sentence: str, status: int) -> Response:
        """Answers with a page that says one thing."""
        at = self.front.addresses(request)
        frame = self.front.frame(at)
        body = draw("sentence.html", title=title, sentence=sentence, at=at)
        head = Head(f"{title} · {self.front.settings.newsroom}", sentence)
        return answers.page(request, [pack(frame.top(head) + body + frame.bottom())], status=status)

    # --- trackers -------------------------------------------------------------------------------------------------

    def trackers(self, request: Request) -> Response:
        """Shows every tracker with something public in it."""
        at = self.front.addresses(request)
        return self.front.send(request, [(("trackers", at), lambda: self._trackers(at))], answers.page)

    def _trackers(self, at: Addresses) -> Made:
        newsroom = self.front.settings.newsroom
        reading = self.front.public
        found = [(one, reading.published.counts(one.id)) for one in reading.published.trackers()]
        head = Head(
            newsroom,
            "What was said, what was promised, and what came of it: claims on record, checked with evidence.",
            "t",
            alternates=_feeds(),
        )
        frame = self.front.frame(at)
        body = draw("trackers.html", at=at, newsroom=newsroom, trackers=found)
        return Made(pack(frame.top(head) + body + frame.bottom()), whole_record=True)

    def tracker(self, request: Request) -> Response:
        """Shows a tracker, narrowed as the address says; a former short name leads to the present one."""
        slug, at = request.path_params["slug"], self.front.addresses(request)
        asked_for, today = request.url.query, self.front.newsroom.today()
        found = self.front.public.published.tracker(slug)
        if found.slug != slug:
            return RedirectResponse(at.tracker(found.slug) + (f"?{asked_for}" if asked_for else ""), _PERMANENT)
        asked, view = _read(request, found), _view(at, found)
        key = ("tracker", at, slug, today)
        parts: list[tuple[Hashable, Callable[[], Made]]] = [
            ((*key, "top", _placeless(asked_for)), lambda: self._top(view, asked, found)),
            ((*key, "rows", asked_for), lambda: self._rows(view, asked, today)),
            ((*key, "foot"), lambda: self._foot(at, slug)),
        ]
        return self.front.send(request, parts, _NARROWED if asked_for else answers.page)

    def _top(self, view: View, asked: Asked, tracker: TrackerCard) -> Made:
        found: Listing = self.front.public.reads.listing(asked.filters, asked.sort)
        head = Head(
            f"{tracker.title} · {self.front.settings.newsroom}",
            tracker.introduction[:300] or f"What was said and promised, and what came of it: {tracker.title}",
            f"t/{tracker.slug}",
            f"t/{tracker.slug}/preview.png",
            alternates=_feeds(tracker.slug),
            embed="",
        )
        return Made(pack(self.front.frame(view.at).top(head) + list_top(view, asked, found)), whole_record=True)

    def _rows(self, view: View, asked: Asked, today: date) -> Made:
        reading = self.front.public
        page = reading.reads.listing(asked.filters, asked.sort, after=asked.after, before=asked.before).page
        promised = tuple(row.id for row in page.rows if row.kind.is_followed_up)
        drawn = list_rows(view, asked, page, reading.published.timeline_of(promised), today)
        shown = frozenset(row.id for row in page.rows)
        # What a search passes by without showing it has no place on the page, so any change may be one of it.
        searched = bool(asked.filters.text)
        return Made(pack(drawn), shown, reach_of(page, asked.sort, asked.after, asked.before), searched)

    def _foot(self, at: Addresses, slug: str) -> Made:
        drawn = draw("list_foot.html", ways=_ways(at, slug)) + self.front.frame(at).bottom()
        return Made(pack(drawn))

    # --- a claim --------------------------------------------------------------------------------------------------

    def claim(self, request: Request) -> Response:
        """Shows a claim under its one address; what was taken back says so, and nothing else of it."""
        slug, at = request.path_params["slug"], self.front.addresses(request)
        number, today = claim_number(slug), self.front.newsroom.today()
        if number is None:
            raise NotOnRecord(NO_CLAIM)
        try:
            card = self.front.public.reads.card(number)
        except NotOnRecord:
            return self._missing(request, number)
        said = request.query_params.get("on", "").strip()
        if card.slug != slug:
            return RedirectResponse(at.claim(card.slug, {"on": said} if said else None), _PERMANENT)
        on, fault = _day(said, card.exists_from, today)
        part = ("claim", at, slug, said, today), lambda: self._claim(at, number, on, fault)
        return self.front.send(request, [part], _NARROWED if said else answers.page)

    def _claim(self, at: Addresses, number: int, on: date | None, fault: str) -> Made:
        front, reads = self.front, self.front.public.reads
        card = reads.card(number, on=on)
        frame = front.frame(at)
        page = ClaimPage(at, front.newsroom.zone, front.newsroom.today(), front.settings.contact, front.slugs())
        head = claim_head(card, front.settings.newsroom, on)
        script = "" if on else review_script(card, at, front.settings.newsroom, front.newsroom.zone)
        drawn = frame.top(head) + page.draw(card, on=on, fault=fault) + script + _claim_ways(at, card.slug, card.id)
        return Made(pack(drawn + frame.bottom()), frozenset({number}))

    def _missing(self, request: Request, number: int) -> Response:
        since = self.front.public.published.taken_back_on(number)
        if since is None:
            raise NotOnRecord(NO_CLAIM)
        day = day_in_words(since.astimezone(self.front.newsroom.zone).date())
        sentence = f"Claim {number} was public here and was taken back on {day}."
        return self.told(request, "Taken back", sentence, _GONE)

    # --- how we work ----------------------------------------------------------------------------------------------

    def about(self, request: Request) -> Response:
        """Shows how the newsroom works: its words, its corrections, its key."""
        at, settings = self.front.addresses(request), self.front.settings
        frame = self.front.frame(at)
        body = draw(
            "about.html",
            at=at,
            newsroom=settings.newsroom,
            contact=settings.contact,
            report=report_address(settings.contact, None, ""),
            key=public_key(settings.data),
            corrections=feed_file("corrections", "atom"),
            changes=feed_file("changes", "atom"),
            calendar=calendar_file(),
            SCHEDULES=tuple(Schedule),
        )
        head = Head(f"How we work · {settings.newsroom}", "The words, the sources, the corrections.", "about")
        return answers.page(request, [pack(frame.top(head) + body + frame.bottom())])


def _placeless(query: str) -> str:
    """What stands above a list is the same on each of its pages."""
    return "&".join(part for part in query.split("&") if not part.startswith(("after=", "before=")))


def _read(request: Request, tracker: TrackerCard) -> Asked:
    query: Mapping[str, list[str]] = {name: request.query_params.getlist(name) for name in request.query_params}
    return read({**query, "tracker": [str(tracker.id)]}, may_edit=False)


def _view(at: Addresses, tracker: TrackerCard) -> View:
    note = ""
    if tracker.example:
        known = f" Its pages were read up to {day_in_words(tracker.as_of)}." if tracker.as_of else ""
        note = f"This is an example that comes with the desk.{known}"
    elif tracker.as_of:
        note = f"As of {day_in_words(tracker.as_of)}."
    return View(
        at,
        f"t/{tracker.slug}",
        "Tracker",
        tracker.title,
        tracker.introduction,
        tracker.method,
        note,
        frozenset({"tracker"}),
    )


def _day(said: str, first: date, today: date) -> tuple[date | None, str]:
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


def _feeds(tracker: str = "") -> tuple[Alternate, ...]:
    named = {"changes": "Changes", "new": "New claims", "corrections": "Corrections"}
    atom = tuple(
        Alternate("application/atom+xml", title, feed_file(which, "atom", tracker)) for which, title in named.items()
    )
    return (*atom, Alternate("application/feed+json", "Changes", feed_file("changes", "json", tracker)))


@dataclass(frozen=True, slots=True)
class _Link:
    words: str
    address: str
    media: str = ""


@dataclass(frozen=True, slots=True)
class _Way:
    heading: str
    links: tuple[_Link, ...]


def _ways(at: Addresses, slug: str) -> list[_Way]:
    def file(words: str, path: str, media: str) -> _Link:
        return _Link(words, at.file(path), media)

    atom, feed = "application/atom+xml", "application/feed+json"
    return [
        _Way(
            "Follow it",
            (
                file("Changes (Atom)", feed_file("changes", "atom", slug), atom),
                file("Changes (JSON Feed)", feed_file("changes", "json", slug), feed),
                file("New claims", feed_file("new", "atom", slug), atom),
                file("Corrections", feed_file("corrections", "atom", slug), atom),
                file("Deadlines in your calendar", calendar_file(slug), "text/calendar"),
            ),
        ),
        _Way(
            "Download it",
            (
                file("CSV", data_file("csv", slug), "text/csv"),
                file("JSON", data_file("json", slug), "application/json"),
                file("JSON Lines", data_file("jsonl", slug), "application/jsonl"),
                file("Signed dossier", f"t/{slug}/dossier.zip", "application/zip"),
            ),
        ),
        _Way("Look closer", (_Link("Open the dashboard", at.file(f"open/t/{slug}")),)),
    ]


def _claim_ways(at: Addresses, slug: str, number: int) -> Markup:
    ways = [
        _Way(
            "Reuse it",
            (
                _Link("As data (JSON)", at.file(f"api/v1/claims/{number}"), "application/json"),
                _Link("Its history (JSON)", at.file(f"api/v1/claims/{number}/history"), "application/json"),
                _Link("Signed dossier", at.file(f"c/{slug}/dossier.zip"), "application/zip"),
                _Link("As a card to embed", at.file(f"embed/c/{slug}"), "text/html"),
            ),
        ),
        _Way("Look closer", (_Link("Open the dashboard", at.file(f"open/c/{slug}")),)),
    ]
    return draw("list_foot.html", ways=ways)
