"""Cards for other people's pages: what is known now, and that it changed since the card was put there; with oEmbed."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from urllib.parse import unquote, urlsplit
from xml.sax.saxutils import escape

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from claims.desk.asked import NOTHING_YET
from claims.desk.card_lines import ClaimCard
from claims.rules.addresses import claim_number
from claims.rules.schedule import day_in_words
from claims.site import answers
from claims.site.addresses import Addresses
from claims.site.drawn import draw
from claims.site.front import Front
from claims.site.packed import pack
from claims.site.pages import NO_CLAIM, Pages
from claims.site.stylesheet import STYLE_PATH
from db.errors import NotOnRecord

WIDTH: Final = 600
HEIGHT: Final = 300
_LEAST: Final = (240, 180)
_PERMANENT: Final = 301


def routes(front: Front, pages: Pages) -> list[Route]:
    """Gives the routes of the cards."""
    embeds = Embeds(front)
    return [
        Route("/embed/c/{slug}", pages.answering(embeds.card)),
        Route("/oembed", pages.answering(embeds.oembed)),
    ]


def embed_code(at: Addresses, slug: str, title: str, seen: date, width: int = WIDTH, height: int = HEIGHT) -> Markup:
    """Gives what is pasted into a page to show a claim's card there."""
    address = at.whole(f"embed/c/{slug}", {"seen": seen.isoformat()})
    return Markup(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" style="border:0;max-width:100%" '
        'sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>'
    ).format(address, title, width, height)


@dataclass(frozen=True, slots=True)
class Embeds:
    """Answers with the cards of a desk's claims."""

    front: Front

    def card(self, request: Request) -> Response:
        """Shows a claim's card; what was taken back says so in the frame, and nothing else of it."""
        slug, at = request.path_params["slug"], self.front.addresses(request)
        number = claim_number(slug)
        if number is None:
            raise NotOnRecord(NO_CLAIM)
        try:
            card = self.front.public.reads.card(number)
        except NotOnRecord:
            if self.front.public.published.taken_back_on(number) is None:
                raise NotOnRecord(NO_CLAIM) from None
            return self._framed(request, at, None, number, (), 410)
        if card.slug != slug:
            query = dict(request.query_params)
            return RedirectResponse(at.file(f"embed/c/{card.slug}", query or None), _PERMANENT)
        return self._framed(
            request, at, card, number, tuple(self._since(card, request.query_params.get("seen", ""))), 200
        )

    def _framed(
        self,
        request: Request,
        at: Addresses,
        card: ClaimCard | None,
        number: int,
        changed: tuple[str, ...],
        status: int,
    ) -> Response:
        drawn = draw(
            "embed.html",
            at=at,
            card=card,
            number=number,
            changed=changed,
            newsroom=self.front.settings.newsroom,
            style=STYLE_PATH,
            today=self.front.newsroom.today(),
        )
        return answers.FRAMED(request, [pack(drawn)], status)

    def _since(self, card: ClaimCard, said: str) -> Iterator[str]:
        seen = _day(said)
        today = self.front.newsroom.today()
        if seen is None or seen >= today:
            return
        zone = self.front.newsroom.zone
        end = datetime.combine(seen + timedelta(days=1), time.min, zone) - timedelta(microseconds=1)
        try:
            then = self.front.public.reads.card(card.id, known=end)
        except NotOnRecord:
            return  # it was not public when the card was put there, so nobody saw anything else
        if then.verification != card.verification:
            yield f"The verdict was “{then.verification}” on {day_in_words(seen)}; it is “{card.verification}” now."
        if then.follow_up != card.follow_up:
            before, now = (one or NOTHING_YET for one in (then.follow_up, card.follow_up))
            yield f"What came of it was “{before}” on {day_in_words(seen)}; it is “{now}” now."
        if then.statement != card.statement:
            yield f"Its wording was changed since {day_in_words(seen)}."
        if any(one.recorded_at > end for one in card.corrections):
            yield f"It was corrected since {day_in_words(seen)}."

    def oembed(self, request: Request) -> Response:
        """Tells how a claim's page is embedded (oEmbed 1.0), as JSON or XML."""
        at = self.front.addresses(request)
        kind = request.query_params.get("format", "json")
        number = _number_in(request.query_params.get("url", ""), at)
        if number is None:
            raise NotOnRecord("This address is none of a claim here. Give the address of a claim’s page as url.")
        card = self.front.public.reads.card(number)
        width = _size(request.query_params.get("maxwidth"), WIDTH, _LEAST[0])
        height = _size(request.query_params.get("maxheight"), HEIGHT, _LEAST[1])
        told: dict[str, Any] = {
            "version": "1.0",
            "type": "rich",
            "title": card.statement,
            "provider_name": self.front.settings.newsroom,
            "provider_url": at.whole("t"),
            "cache_age": 3600,
            "thumbnail_url": at.whole(f"c/{card.slug}/preview.png"),
            "thumbnail_width": 1200,
            "thumbnail_height": 630,
            "html": str(embed_code(at, card.slug, card.statement, self.front.newsroom.today(), width, height)),
            "width": width,
            "height": height,
        }
        if kind == "xml":
            body = "".join(f"<{name}>{escape(str(value))}</{name}>" for name, value in told.items())
            content = f'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>{body}</oembed>'
            return answers.file(request, content.encode(), "text/xml; charset=utf-8")
        if kind != "json":
            return answers.file(request, b"The formats are json and xml.", "text/plain; charset=utf-8", status=501)
        return answers.file(request, json.dumps(told, ensure_ascii=False).encode(), "application/json; charset=utf-8")


def _number_in(address: str, at: Addresses) -> int | None:
    try:
        asked, ours = urlsplit(address), urlsplit(at.base)
    except ValueError:
        return None
    path = unquote(asked.path.removeprefix(ours.path))
    if asked.netloc.lower() != ours.netloc.lower() or not path.startswith("/c/"):
        return None
    return claim_number(path.removeprefix("/c/").strip("/"))


def _size(said: str | None, usual: int, least: int) -> int:
    if said is None or not (said.isascii() and said.isdigit()):
        return usual
    return max(least, min(usual, int(said[:6])))


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        return None
