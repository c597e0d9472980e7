"""The files of the public site: feeds, calendars, downloads, pictures, dossiers, what crawlers ask for."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from claims.desk.asked import read
from claims.desk.dossiers import sign_dossier
from claims.desk.published import Published, TrackerCard
from claims.formats.annotations import Marked, annotations
from claims.formats.claimreview import data_feed
from claims.formats.preview import draw
from claims.formats.tabular import json_lines
from claims.rules.addresses import claim_number, claim_slug
from claims.site import answers, data, followed
from claims.site.addresses import FEEDS, Addresses
from claims.site.front import Front
from claims.site.kept import Made
from claims.site.packed import pack
from claims.site.pages import NO_CLAIM, Pages
from claims.site.pictures import claim_preview, tracker_preview
from claims.site.reviews import review_of
from db.errors import NotOnRecord
from db.reads.filters import Filters
from db.words import Sort

_WHICH: Final = {name: which for which, name in FEEDS.items()}
MOST_IN_DOSSIER: Final = 500
"""Claims of a dossier that is made while somebody waits; a larger one is made by the command."""
MOST_IN_SITEMAP: Final = 50_000
"""Numbers of claims that one list of pages goes through: more addresses than that none may hold."""
_CALENDAR: Final = "text/calendar; charset=utf-8"


def routes(front: Front, pages: Pages) -> list[Route]:
    """Gives the routes of the files."""
    files = Files(front)
    found: list[tuple[str, Callable[[Request], Response]]] = [
        ("/feeds/deadlines.ics", files.calendar),
        ("/feeds/{name}.{kind:str}", files.feed),
        ("/t/{slug}/deadlines.ics", files.calendar),
        ("/t/{slug}/claims.{kind:str}", files.claims),
        ("/t/{slug}/preview.png", files.tracker_preview),
        ("/t/{slug}/{name}.{kind:str}", files.feed),
        ("/c/{slug}/preview.png", files.claim_preview),
        ("/claims.{kind:str}", files.claims),
        ("/reviews.json", files.reviews),
        ("/articles/{number:int}/annotations.json", files.annotations),
        ("/sitemap.xml", files.sitemap),
        ("/sitemap-{page:int}.xml", files.sitemap_page),
        ("/robots.txt", files.robots),
    ]
    return [
        Route("/t/{slug}/dossier.zip", pages.answering(files.tracker_dossier, pages.front.signed)),
        Route("/c/{slug}/dossier.zip", pages.answering(files.claim_dossier, pages.front.signed)),
        *(Route(path, pages.answering(handler)) for path, handler in found),
    ]


@dataclass(frozen=True, slots=True)
class Files:
    """Answers with the files of a desk."""

    front: Front

    def _tracker(self, request: Request) -> TrackerCard | None:
        slug = request.path_params.get("slug")
        return self.front.public.published.tracker(slug) if slug else None

    def feed(self, request: Request) -> Response:
        """Sends a feed."""
        which, kind = _WHICH.get(request.path_params["name"]), request.path_params["kind"]
        if which is None or kind not in followed.MEDIA:
            raise NotOnRecord(
                "There is no such feed. There are changes, new-claims and corrections, as .atom and .json."
            )
        at, tracker = self.front.addresses(request), self._tracker(request)
        return self._kept(
            request,
            ("feed", at, which, kind, tracker),
            lambda: followed.feed(self.front.public.published, at, which, kind, tracker, self.front.settings.newsroom),
            followed.MEDIA[kind],
        )

    def calendar(self, request: Request) -> Response:
        """Sends the deadlines as a calendar."""
        at, tracker = self.front.addresses(request), self._tracker(request)
        return self._kept(
            request,
            ("calendar", at, tracker, self.front.newsroom.today()),
            lambda: followed.deadlines(self.front.public.published, at, tracker, self.front.settings.newsroom),
            _CALENDAR,
        )

    def _kept(self, request: Request, key: tuple[object, ...], make: Callable[[], bytes], media: str) -> Response:
        part = key, lambda: Made(pack(make()), whole_record=True)
        return self.front.send(request, [part], answers.file_of(media))

    def claims(self, request: Request) -> Response:
        """Sends the claims of a view as data, as they are read."""
        at, kind, tracker = self.front.addresses(request), request.path_params["kind"], self._tracker(request)
        query = {name: request.query_params.getlist(name) for name in request.query_params}
        asked = read(query | ({"tracker": [str(tracker.id)]} if tracker else {}), may_edit=False)
        if asked.faults:
            return answers.file(request, "\n".join(asked.faults).encode(), "text/plain; charset=utf-8", status=400)
        pieces = data.download(self.front.public.published, at, kind, asked.filters, asked.sort)
        name = f"{tracker.slug if tracker else 'claims'}-{self.front.newsroom.today().isoformat()}.{kind}"
        return _sent(pieces, data.MEDIA[kind], {"content-disposition": f'attachment; filename="{name}"'})

    def claim_preview(self, request: Request) -> Response:
        """Sends the picture that stands beside a claim's link."""
        number = claim_number(request.path_params["slug"])
        if number is None:
            raise NotOnRecord(NO_CLAIM)
        card = self.front.public.reads.card(number)
        newsroom, today = self.front.settings.newsroom, self.front.newsroom.today()
        part = (
            ("claim picture", number, today),
            lambda: Made(pack(draw(claim_preview(card, newsroom))), (number,)),
        )
        return self.front.send(request, [part], answers.file_of("image/png"))

    def tracker_preview(self, request: Request) -> Response:
        """Sends the picture that stands beside a tracker's link."""
        tracker = self.front.public.published.tracker(request.path_params["slug"])
        total = self.front.public.published.counts(tracker.id).total
        return answers.file(request, draw(tracker_preview(tracker, total, self.front.settings.newsroom)), "image/png")

    def tracker_dossier(self, request: Request) -> Response:
        """Sends a tracker's signed dossier."""
        return self._dossier(request, self.front.public.published.tracker(request.path_params["slug"]).slug)

    def claim_dossier(self, request: Request) -> Response:
        """Sends a claim's signed dossier."""
        number = claim_number(request.path_params["slug"])
        if number is None:
            raise NotOnRecord(NO_CLAIM)
        return self._dossier(request, str(number))

    def _dossier(self, request: Request, target: str) -> Response:
        return self.front.send(request, [(("dossier", target), lambda: self._signed(target))], _zip(target))

    def _signed(self, target: str) -> Made:
        return Made(pack(sign_dossier(self.front.newsroom, target, most=MOST_IN_DOSSIER).content), whole_record=True)

    def reviews(self, request: Request) -> Response:
        """Sends every rated claim as ClaimReview, in one DataFeed."""
        at, front = self.front.addresses(request), self.front
        newsroom = front.settings.newsroom
        cards = front.public.published.cards()
        found = (review_of(card, at, newsroom, front.newsroom.zone) for card in cards)
        pieces = data_feed(
            (one for one in found if one),
            name=f"Ratings · {newsroom}",
            address=at.whole("reviews.json"),
            modified=front.now(),
        )
        return _sent(pieces, "application/ld+json")

    def annotations(self, request: Request) -> Response:
        """Sends the claims of an article as notes in its margin."""
        at, number = self.front.addresses(request), request.path_params["number"]
        article = self.front.public.published.article(number)
        marked = [
            Marked(
                claim=card.id,
                number=card.appearances.index(one),
                address=at.whole(f"c/{card.slug}"),
                statement=card.statement,
                quote=one.quote,
                before=one.before,
                after=one.after,
                start=one.start,
                verification=card.verification,
                reason=card.verdict.reason if card.verdict else "",
                language=card.language,
                created=card.first_published_at or self.front.now(),
                modified=card.last_public_at or self.front.now(),
            )
            for card, one in article.claims
            if one.quote
        ]
        made = annotations(
            article.address, article.headline, marked, address=at.whole(f"articles/{number}/annotations.json")
        )
        content = "".join(json_lines([made])).encode()
        return answers.file(request, content, 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"')

    def sitemap(self, request: Request) -> Response:
        """Sends the list of pages, or of such lists where there are more pages than one may hold."""
        at, published = self.front.addresses(request), self.front.public.published
        lists = published.last_number() // MOST_IN_SITEMAP + 1
        if lists == 1:
            return self._xml(request, sitemap(published, at, range(1)))
        places = (escape(at.whole(f"sitemap-{number}.xml")) for number in range(lists))
        lines = "".join(f"<sitemap><loc>{place}</loc></sitemap>" for place in places)
        return self._xml(request, f'{_XML}<sitemapindex xmlns="{_SITEMAP}">{lines}</sitemapindex>')

    def sitemap_page(self, request: Request) -> Response:
        """Sends one of the lists of pages."""
        at, number = self.front.addresses(request), request.path_params["page"]
        if number > self.front.public.published.last_number() // MOST_IN_SITEMAP:
            raise NotOnRecord("There is no such list of pages.")
        return self._xml(request, sitemap(self.front.public.published, at, range(number, number + 1)))

    def _xml(self, request: Request, body: str) -> Response:
        return answers.file(request, body.encode(), "application/xml; charset=utf-8")

    def robots(self, request: Request) -> Response:
        """Tells crawlers where the pages are, and what is nobody's to find."""
        at = self.front.addresses(request)
        closed = "".join(
            f"Disallow: /{path}\n" for path in ("s/", "s$", "enter", "open/", "leave-view", "embed/", "api/")
        )
        text = f"User-agent: *\n{closed}Allow: /\n\nSitemap: {at.whole('sitemap.xml')}\n"
        return answers.file(request, text.encode(), "text/plain; charset=utf-8")


def _zip(target: str) -> answers.Manner:
    named = {"content-disposition": f'attachment; filename="on-record-{target}.zip"'}
    return answers.file_of("application/zip", named)


_SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XML: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'


def sitemap(published: Published, at: Addresses, lists: range) -> str:
    """Writes the list of pages: in the first one the trackers, in each the claims of its stretch of numbers."""
    places = []
    if 0 in lists:
        paths = ("t", "about", *(f"t/{one.slug}" for one in published.trackers()))
        places += [f"<url><loc>{escape(at.whole(path))}</loc></url>" for path in paths]
    first, last = lists.start * MOST_IN_SITEMAP, lists.stop * MOST_IN_SITEMAP
    for row in published.every(Filters(), Sort.RECORDED, after=str(first) if first else ""):
        if row.id > last:
            break
        address = escape(at.whole(f"c/{claim_slug(row.id, row.statement)}"))
        places.append(f"<url><loc>{address}</loc><lastmod>{row.changed_at.date().isoformat()}</lastmod></url>")
    return f'{_XML}<urlset xmlns="{_SITEMAP}">{"".join(places)}</urlset>'


_PIECE: Final = 64 * 1024


def _sent(pieces: Iterator[str], media: str, more: Mapping[str, str] | None = None) -> StreamingResponse:
    headers = {**answers.FILE_HEADERS, "cache-control": answers.CHECKED, **(more or {})}
    return StreamingResponse(_gathered(pieces), media_type=media, headers=headers)


def _gathered(pieces: Iterator[str]) -> Iterator[bytes]:
    """Puts small pieces together: each one that is sent costs a turn of the server."""
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= _PIECE:
            yield "".join(held).encode()
            held, size = [], 0
    yield "".join(held).encode()
