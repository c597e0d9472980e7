"""The read interface for programs: claims, their history, trackers and the timeline as JSON, for any site to read.

Writes nothing, shows what is public alone, and says in a sentence (RFC 9457) why it gave no answer.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import partial
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from claims.desk.dossiers import public_claim
from claims.desk.published import reach_of
from claims.formats.dossier.values import Claim
from claims.formats.tabular import json_lines
from claims.rules.schedule import day_in_words
from claims.site import answers, data, told
from claims.site.addresses import Addresses
from claims.site.answering import Answering, TakenBack
from claims.site.front import Front, Handler
from claims.site.kept import Made
from claims.site.openapi import describe
from claims.site.packed import pack
from claims.site.told import API
from claims.site.wanted import (
    LIST,
    TIMELINE,
    Wanted,
    is_number,
    read_day,
    read_wanted,
    refuse_any,
)
from db.errors import NotOnRecord, Refusal
from db.reads.filters import Filters
from db.words import Sort

JSON: Final = "application/json; charset=utf-8"
_ANSWER: Final = answers.file_of(JSON, {"access-control-expose-headers": "ETag"})

Part = tuple[Hashable, Callable[[], Made]]


def routes(front: Front) -> list[Route]:
    """Gives the routes of the read interface; whatever else begins like them is answered as not there."""
    shown = Interface(front)
    found: list[tuple[str, Handler]] = [
        (f"/{API}", shown.index),
        (f"/{API}/openapi.json", shown.description),
        (f"/{API}/claims", shown.claims),
        (f"/{API}/claims/{{number}}", shown.claim),
        (f"/{API}/claims/{{number}}/history", shown.history),
        (f"/{API}/trackers", shown.trackers),
        (f"/{API}/timeline", shown.timeline),
        ("/api", shown.nothing),
        ("/api/{anything:path}", shown.nothing),
    ]
    by_key = (shown.claims, shown.claim)
    return [
        Route(path, Answering(front, handler, front.found if handler in by_key else front.asked))
        for path, handler in found
    ]


@dataclass(frozen=True, slots=True)
class Interface:
    """Answers programs with what is public of a desk."""

    front: Front

    def nothing(self, request: Request) -> Response:
        """Refuses an address that is none."""
        raise NotOnRecord(
            f"There is nothing at this address. {self.front.addresses(request).whole(API)} names what is."
        )

    def index(self, request: Request) -> Response:
        """Names the addresses of the interface."""
        refuse_any(_query(request))
        at = self.front.addresses(request)
        return self._send(
            request, ("api index", at), lambda: Made(pack(_text(told.index(at, self.front.settings.newsroom))))
        )

    def description(self, request: Request) -> Response:
        """Describes the interface by OpenAPI 3.1."""
        refuse_any(_query(request))
        at, settings = self.front.addresses(request), self.front.settings
        return self._send(
            request,
            ("api description", at),
            lambda: Made(pack(_text(describe(at.base, settings.newsroom, settings.contact)))),
        )

    # --- lists ----------------------------------------------------------------------------------------------------

    def claims(self, request: Request) -> Response:
        """Lists claims, as they are or as they stood on a day."""
        at, today = self.front.addresses(request), self.front.newsroom.today()
        wanted = read_wanted(_query(request), LIST, today)
        filters = self._filters(wanted)
        head: Part = (("api list", filters, wanted.on, today), lambda: self._list_head(filters, wanted.on, today))
        rows: Part = (("api rows", at, wanted, today), lambda: self._list_rows(at, filters, wanted, today))
        return self.front.send(request, [head, rows], _ANSWER)

    def _filters(self, wanted: Wanted) -> Filters:
        """Gives what narrows a list, or refuses with `NotOnRecord` a name that nothing public goes by."""
        filters, published = wanted.filters, self.front.public.published
        if is_number(wanted.tracker):
            number = int(wanted.tracker)
            if number not in {one.id for one in published.trackers()}:
                raise NotOnRecord(_unknown("tracker", wanted.tracker))
            filters = replace(filters, tracker=number)
        elif wanted.tracker:
            filters = replace(filters, tracker=published.tracker(wanted.tracker).id)
        asked = {name: getattr(filters, name) for name in ("claimant", "asserter", "article") if getattr(filters, name)}
        if asked:
            chosen = self.front.public.reads.narrowing(filters).chosen
            for name, number in asked.items():
                if name not in chosen:
                    raise NotOnRecord(_unknown(name, number))
        return filters

    def _list_head(self, filters: Filters, on: date | None, today: date) -> Made:
        reading = self.front.public
        if on is None:
            total = reading.reads.claims(filters, Sort.RECORDED, size=1).total
        else:
            total = reading.published.as_it_stood(filters, on, size=1).total
        said = {"as_of": on or today, "total": total.n, "total_is_exact": not total.capped}
        # The rows follow as the second half of the same object.
        drawn = pack(_text(said).rstrip()[:-1] + ", ")
        if filters.by_tracker_alone:
            return Made(drawn, counts_of=filters.tracker, whole_record=filters.tracker is None)
        return Made(drawn, whole_record=True)

    def _list_rows(self, at: Addresses, filters: Filters, wanted: Wanted, today: date) -> Made:
        if wanted.on is not None:
            return self._rows_then(at, filters, wanted, wanted.on)
        page = self.front.public.reads.claims(
            filters, wanted.sort, after=wanted.after, before=wanted.before, size=wanted.limit
        )
        said = {
            "next": _beside(at, wanted, after=page.after),
            "previous": _beside(at, wanted, before=page.before),
            "more_may_follow": page.cut,
            "claims": [data.row(at, row, today) for row in page.rows],
        }
        shown = tuple(row.id for row in page.rows)
        # What a search passes by without showing it has no place on the page, so any change may be one of it.
        searched = bool(filters.text)
        reach = reach_of(page, wanted.sort, filters.tracker, wanted.after, wanted.before)
        return Made(pack(_text(said)[1:]), shown, reach, whole_record=searched)

    def _rows_then(self, at: Addresses, filters: Filters, wanted: Wanted, on: date) -> Made:
        page = self.front.public.published.as_it_stood(filters, on, after=wanted.after, size=wanted.limit)
        said = {
            "next": _beside(at, wanted, after=page.after),
            "previous": None,
            "more_may_follow": page.cut,
            "claims": [data.row_then(at, row, on) for row in page.rows],
        }
        return Made(pack(_text(said)[1:]), whole_record=True)

    def trackers(self, request: Request) -> Response:
        """Lists the trackers with something public in them, and their counts."""
        refuse_any(_query(request))
        at = self.front.addresses(request)
        return self._send(request, ("api trackers", at), lambda: self._trackers(at))

    def _trackers(self, at: Addresses) -> Made:
        published = self.front.public.published
        found = [asdict(told.tracker(at, one, published.counts(one.id))) for one in published.trackers()]
        return Made(pack(_text({"trackers": found})), whole_record=True)

    def timeline(self, request: Request) -> Response:
        """Lists promises and predictions with what was announced and what came of them, as it stood on a day."""
        at, today = self.front.addresses(request), self.front.newsroom.today()
        wanted = read_wanted(_query(request), TIMELINE, today)
        filters = self._filters(wanted)
        return self._send(request, ("api timeline", at, wanted, today), lambda: self._timeline(at, filters, wanted))

    def _timeline(self, at: Addresses, filters: Filters, wanted: Wanted) -> Made:
        page = self.front.public.reads.timeline(
            filters, on=wanted.on, after=wanted.after, size=wanted.limit, first=wanted.limit
        )
        said = {
            "as_of": page.on,
            "total": page.total,
            "total_is_exact": not page.capped,
            "next": _beside(at, wanted, "timeline", after=page.after),
            "promises": [asdict(told.promise(at, row)) for row in page.rows],
        }
        return Made(pack(_text(said)), whole_record=True)

    # --- a claim --------------------------------------------------------------------------------------------------

    def claim(self, request: Request) -> Response:
        """Tells everything public of a claim, as it is or as it stood on a day."""
        at, today = self.front.addresses(request), self.front.newsroom.today()
        on, number = read_day(_query(request), today), self._number(request)
        key = ("api claim", at, number, on, today)
        return self._send(request, key, lambda: self._of(number, partial(told.claim, at), on))

    def history(self, request: Request) -> Response:
        """Tells the public entries of a claim, newest first."""
        refuse_any(_query(request))
        at, number = self.front.addresses(request), self._number(request)
        key = ("api history", at, number, self.front.newsroom.today())
        return self._send(request, key, lambda: self._of(number, partial(told.history, at)))

    def _number(self, request: Request) -> int:
        said = request.path_params["number"]
        if not is_number(said):
            raise NotOnRecord("There is no claim at this address: the number of a claim is a whole number from 1 on.")
        return int(said)

    def _of(self, number: int, tell: Callable[[Claim], Mapping[str, Any]], on: date | None = None) -> Made:
        newsroom, reads = self.front.newsroom, self.front.public.reads
        try:
            card = reads.card(number)
        except NotOnRecord:
            raise self._missing(number) from None
        if on is not None:
            card = reads.card(number, on=on)
        return Made(pack(_text(tell(public_claim(newsroom, card)))), (number,))

    def _missing(self, number: int) -> Refusal:
        # The same words for a draft and for nothing, so that nobody learns which numbers drafts have.
        nothing = NotOnRecord(
            f"There is no claim {number} here. It may not be public, or the address has a slip in it."
        )
        try:
            since = self.front.public.published.taken_back_on(number)
        except NotOnRecord:
            return nothing
        if since is None:
            return nothing
        day = since.astimezone(self.front.newsroom.zone).date()
        return TakenBack(f"Claim {number} was public here and was taken back on {day_in_words(day)}.")

    def _send(self, request: Request, key: Hashable, make: Callable[[], Made]) -> Response:
        return self.front.send(request, [(key, make)], _ANSWER)


def _text(value: Mapping[str, object]) -> str:
    return "".join(json_lines([value]))


def _query(request: Request) -> dict[str, list[str]]:
    return {name: request.query_params.getlist(name) for name in request.query_params}


def _beside(at: Addresses, wanted: Wanted, path: str = "claims", **place: str) -> str | None:
    return at.whole(f"{API}/{path}", wanted.at(**place)) if all(place.values()) else None


def _unknown(name: str, said: object) -> str:
    return f"There is no {name} {said} with a public claim here."
