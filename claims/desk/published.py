"""What the public pages ask of the record beside the lists: trackers by name, what was taken back, what changed.

Everything is read in the scope that is named; nothing here knows of drafts unless that scope does.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from claims.desk import cards, listings
from claims.desk.asked import LARGEST
from claims.desk.card_lines import AppearanceLine, ClaimCard
from claims.desk.histories import HistoryLine
from claims.desk.timelines import rows_of
from claims.formats.timeline.values import Row
from db import history, publicly
from db.chain import Event
from db.errors import NotOnRecord
from db.fold import fold, shown
from db.reads import asof, finding, happened, tallies
from db.reads.filters import Filters
from db.reads.lists import ClaimRow, Page, claims_by_id, list_claims
from db.reads.order import ORDERS, Place, place_from, written
from db.reads.remembered import remembered
from db.reads.tallies import Counts
from db.scope import Scope
from db.words import Publication, Revision, Schedule, Sort, Subject

if TYPE_CHECKING:
    from claims.newsroom import Newsroom

MOST_CHANGES: Final = 50
AT_ONCE: Final = 500
"""Claims that are read at once where all are wanted."""
MOST_DEADLINES: Final = 500
DEADLINES_SINCE: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class TrackerCard:
    """A tracker as its page introduces it."""

    id: int
    slug: str
    title: str
    introduction: str
    method: str
    as_of: date | None
    example: bool


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change of a claim that readers are told; `is_new` where it made the claim public first."""

    card: ClaimCard
    line: HistoryLine
    is_new: bool


@dataclass(frozen=True, slots=True)
class ArticleClaims:
    """An article with the claims of it that are in scope, each with where in it the claim was made."""

    id: int
    headline: str
    address: str
    claims: tuple[tuple[ClaimCard, AppearanceLine], ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """The stretch of an order that a page of a list shows: whatever comes to stand in it changes the page.

    The ends are `None` where the list ends; `tracker` is the one whose claims are listed, if it is one.
    """

    sort: Sort
    tracker: int | None
    lowest: Place | None
    highest: Place | None

    def held(self, places: Sequence[Place]) -> Sequence[Place]:
        """Gives those of some places in the order, the lowest first, that lie in it."""
        first = 0 if self.lowest is None else bisect_left(places, self.lowest)
        return places[first : len(places) if self.highest is None else bisect_right(places, self.highest)]


_COLUMNS: Final = {
    Sort.CHANGED: "changed_at",
    Sort.NEWS: "news_on",
    Sort.DUE: "due_by",
    Sort.RECORDED: "id",
}


def reach_of(page: Page, sort: Sort, tracker: int | None, after: str, before: str) -> Reach:
    """Gives the stretch of its order that a page of a list shows, which was asked for after or before a place."""
    ends = (place_in(sort, page.rows[0]), place_in(sort, page.rows[-1])) if page.rows else (None, None)
    order = ORDERS[sort]
    first = place_from(order, after) if after else ends[0] if page.before else None
    last = place_from(order, before) if before else ends[1] if page.after else None
    lowest, highest = (last, first) if order.descending else (first, last)
    return Reach(sort, tracker, lowest, highest)


def place_in(sort: Sort, row: ClaimRow) -> Place:
    """Gives the place of a claim in an order."""
    return getattr(row, _COLUMNS[sort]), row.id


@dataclass(frozen=True, slots=True)
class Published:
    """What the public pages may ask, in a scope; days are the newsroom's."""

    newsroom: "Newsroom"
    scope: Scope

    def trackers(self) -> tuple[TrackerCard, ...]:
        """Gives the trackers that hold something in scope, in the order in which they were opened."""
        with self.newsroom.reading() as connection:
            return self._trackers(connection)

    def _trackers(self, connection: sa.Connection) -> tuple[TrackerCard, ...]:
        return remembered(connection, ("tracker cards", self.scope), lambda: self._cards(connection))

    def _cards(self, connection: sa.Connection) -> tuple[TrackerCard, ...]:
        held = {one.id for one in listings.trackers(connection, self.scope)}
        return tuple(_card_of(row) for row in finding.trackers(connection) if row.id in held)

    def tracker(self, slug: str) -> TrackerCard:
        """Finds the tracker with a short name, or one it had before; refuses with `NotOnRecord` one not in scope."""
        with self.newsroom.reading() as connection:
            found = remembered(connection, ("tracker", self.scope, slug), lambda: self._tracker(connection, slug))
        if found is None:
            raise NotOnRecord("There is no tracker at this address. It may not be public, or the address has a slip.")
        return found

    def _tracker(self, connection: sa.Connection, slug: str) -> TrackerCard | None:
        current = finding.tracker_named(connection, slug)
        number = current[0] if current else finding.tracker_once_named(connection, slug)
        row = finding.rows(connection, Subject.TRACKER, [number]).get(number) if number is not None else None
        if row is None or row.retired:
            return None
        is_seen = self.scope.everything or tallies.tally(connection, self.scope, f"tracker:{row.id}").total
        return _card_of(row) if is_seen else None

    def slugs(self, trackers: Iterable[int]) -> dict[int, str]:
        """Gives the short names of trackers by their numbers."""
        with self.newsroom.reading() as connection:
            found = finding.rows(connection, Subject.TRACKER, trackers)
        return {number: row.slug for number, row in found.items() if not row.retired}

    def heading(self, filters: Filters) -> listings.Heading:
        """Gives what stands above a list."""
        with self.newsroom.reading() as connection:
            return listings.heading(connection, self.scope, filters, self.newsroom.today())

    def known(self, filters: Filters) -> Filters:
        """Gives the filters without those that ask for something not in scope."""
        named = (filters.claimant, filters.asserter, filters.article, filters.tracker if self.scope.is_part else None)
        if not any(named):
            return filters  # a public tracker was found by its name
        return self.heading(filters).filters

    def members(self, claims: Collection[int]) -> dict[int, frozenset[int]]:
        """Tells in which trackers each of these claims is, for those that are in some."""
        with self.newsroom.reading() as connection:
            return finding.trackers_of(connection, claims)

    def former_names(self) -> dict[str, str]:
        """Gives the short names that trackers in scope had before, each with the present one."""
        with self.newsroom.reading() as connection:
            present = {one.id: one.slug for one in self._trackers(connection)}
            former = finding.names_of_trackers(connection)
        return {old: present[number] for old, number in former.items() if number in present and present[number] != old}

    def counts(self, tracker: int) -> Counts:
        """Counts the claims of a tracker in scope."""
        with self.newsroom.reading() as connection:
            return tallies.tally(connection, self.scope, f"tracker:{tracker}")

    def every(self, filters: Filters, sort: Sort, *, after: str = "") -> Iterator[ClaimRow]:
        """Gives every claim in scope that passes the filters, in order, all from one view of the record."""
        with self.newsroom.reading() as connection:
            yield from self._every(connection, filters, sort, after)

    def _every(self, connection: sa.Connection, filters: Filters, sort: Sort, after: str = "") -> Iterator[ClaimRow]:
        today = self.newsroom.today()
        while True:
            page = list_claims(connection, self.scope, filters, sort, today, after=after, size=AT_ONCE)
            yield from page.rows
            after = page.after
            if not after:
                return

    def cards(self) -> Iterator[ClaimCard]:
        """Opens every claim in scope, the latest changed first, all in one view of the record."""
        today = self.newsroom.today()
        with self.newsroom.reading() as connection:
            for row in self._every(connection, Filters(), Sort.CHANGED):
                yield cards.open_claim(connection, self.scope, row.id, today)

    def last_number(self) -> int:
        """Gives the number of the claim in scope that was recorded last, 0 where there is none."""
        with self.newsroom.reading() as connection:
            return happened.last_number(connection, self.scope)

    def taken_back_on(self, claim_id: int) -> datetime | None:
        """Tells when a claim that was public was taken back from the public; `None` for any other."""
        with self.newsroom.reading() as connection:
            # Nothing on record and a draft are answered alike.
            events = shown(history.events_of(connection, Subject.CLAIM, [claim_id]).get(claim_id, []))
            return _left_on(events)

    def places(self, claims: Collection[int]) -> tuple[ClaimRow, ...]:
        """Gives the rows of those of the named claims that are in scope."""
        if not claims:
            return ()
        with self.newsroom.reading() as connection:
            return tuple(claims_by_id(connection, self.scope, claims).values())

    def changes(self, tracker: int | None = None, *, size: int = MOST_CHANGES) -> tuple[ChangeLine, ...]:
        """Gives the newest changes that readers are told, newest first."""
        return self._told(("changes", tracker, size), tracker, size)

    def new_claims(self, tracker: int | None = None, *, size: int = MOST_CHANGES) -> tuple[ChangeLine, ...]:
        """Gives the claims that became public last, newest first."""
        return self._told(("new", tracker, size), tracker, size)

    def corrections(self, tracker: int | None = None, *, size: int = MOST_CHANGES) -> tuple[ChangeLine, ...]:
        """Gives the newest corrections, newest first."""
        return self._told(("corrections", tracker, size), tracker, size)

    def _told(self, which: tuple[str, int | None, int], tracker: int | None, size: int) -> tuple[ChangeLine, ...]:
        today = self.newsroom.today()
        with self.newsroom.reading() as connection:
            return remembered(
                connection,
                (*which, self.scope, today),
                lambda: self._read(connection, which[0], tracker, size, today),
            )

    def _read(
        self, connection: sa.Connection, which: str, tracker: int | None, size: int, today: date
    ) -> tuple[ChangeLine, ...]:
        match which:
            case "new":
                ids = happened.newly_published(connection, self.scope, tracker, size)
            case "corrections":
                ids = happened.corrected(connection, self.scope, tracker, size)
            case _:
                # The newest changes are among those of the claims that changed last.
                page = list_claims(connection, self.scope, Filters(tracker=tracker), Sort.CHANGED, today, size=size)
                ids = tuple(row.id for row in page.rows)
        lines: list[ChangeLine] = []
        for number in ids:
            card = cards.open_claim(connection, self.scope, number, today)
            first = card.history[-1].sequence if card.history else 0
            told = (ChangeLine(card, line, line.sequence == first) for line in card.history if not line.corrected)
            lines += [one for one in told if _is_of(which, one)]
        lines.sort(key=lambda one: (one.line.recorded_at, one.card.id, one.line.sequence), reverse=True)
        return tuple(lines[:size])

    def deadlines(self, tracker: int | None = None) -> tuple[ClaimRow, ...]:
        """Gives the open promises whose first window closed in the last year or is still to close, soonest first."""
        today = self.newsroom.today()
        wanted = Filters(tracker=tracker, schedules=frozenset({Schedule.NOT_DUE, Schedule.DUE, Schedule.OVERDUE}))
        since = written(ORDERS[Sort.DUE], (today - DEADLINES_SINCE, 0))
        with self.newsroom.reading() as connection:
            return list_claims(connection, self.scope, wanted, Sort.DUE, today, after=since, size=MOST_DEADLINES).rows

    def entries(self, claims: Iterable[int]) -> dict[int, int]:
        """Counts the public entries of claims; the version of a claim counts those of the desk's own, too."""
        with self.newsroom.reading() as connection:
            return happened.public_entries(connection, claims)

    def timeline_of(self, claims: Sequence[ClaimRow]) -> tuple[Row, ...]:
        """Gives the rows of a timeline for promises and predictions, in the order given, as they stand today."""
        with self.newsroom.reading() as connection:
            return rows_of(connection, self.scope, claims, self.newsroom.today())

    def as_it_stood(self, filters: Filters, on: date, *, after: str = "", size: int = 25) -> asof.AsOfPage:
        """Gives a page of the claims that existed on a day, with what had come of them by then."""
        with self.newsroom.reading() as connection:
            return asof.list_as_of(connection, self.scope, filters, on, after=after, size=size)

    def article(self, number: int) -> ArticleClaims:
        """Gives the claims of an article in scope, or refuses with `NotOnRecord` an article without one."""
        nothing = NotOnRecord("There is no article at this address with a public claim.")
        if number > LARGEST:
            raise nothing
        today = self.newsroom.today()
        with self.newsroom.reading() as connection:
            page = list_claims(
                connection, self.scope, Filters(article=number), Sort.RECORDED, today, size=MOST_DEADLINES
            )
            found = [cards.open_claim(connection, self.scope, row.id, today) for row in page.rows]
        placed = tuple((card, one) for card in found for one in card.appearances if one.article_id == number)
        if not placed:
            raise nothing
        first = placed[0][1]
        return ArticleClaims(number, first.headline, first.address, placed)


def _left_on(events: Sequence[Event]) -> datetime | None:
    """Gives the moment since which a claim is out of readers' sight; what became of it after that is the desk's own."""
    if publicly.first_publication(events) is None:
        return None
    is_gone = False
    for known in range(len(events), 0, -1):
        state = fold(events[:known])
        if state.publication is Publication.PUBLISHED and state.retired is None:
            return events[known].recorded_at if is_gone else None
        is_gone = True
    return None


def _card_of(row: Any) -> TrackerCard:
    return TrackerCard(row.id, row.slug, row.title, row.introduction, row.method, row.as_of, row.example)


def _is_of(which: str, one: ChangeLine) -> bool:
    match which:
        case "new":
            return one.is_new
        case "corrections":
            return not one.is_new and one.line.revision is Revision.CORRECTION
        case _:
            return True
