"""The reads of a session: every question a page asks, each in one unchanging view of the record, in its scope."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from claims.desk import cards, dockets, intake_by_hand, likeness, listings, overviews, previews
from claims.desk.card_lines import ClaimCard
from claims.desk.links import LinkPage
from claims.desk.links import links as shared_links
from claims.desk.reviews import FoundReviews, ReviewSurvey, survey_reviews
from claims.desk.timelines import SIZE, read_rest, read_timeline
from claims.formats.timeline.values import Timeline
from db.reads import cards as kept_cards
from db.reads import lists
from db.reads.cards import CardPage
from db.reads.dockets import ArticleRow
from db.reads.filters import Filters
from db.reads.remembered import remembered
from db.scope import Scope
from db.words import Card, CardSort, Queue, Sort

if TYPE_CHECKING:
    from claims.newsroom import Newsroom


@dataclass(frozen=True, slots=True)
class Reads:
    """What a session may ask; days are the newsroom's."""

    newsroom: "Newsroom"
    scope: Scope

    def claims(
        self, filters: Filters, sort: Sort, *, after: str = "", before: str = "", size: int = lists.PAGE
    ) -> lists.Page:
        """Gives a page of the claims that pass the filters."""
        with self.newsroom.reading() as connection:
            return lists.list_claims(
                connection, self.scope, filters, sort, self.newsroom.today(), after=after, before=before, size=size
            )

    def after_correction(self, claim_id: int, sequence: int) -> tuple[previews.Difference, ...]:
        """Tells what correcting an entry of a claim would leave otherwise."""
        with self.newsroom.reading() as connection:
            return previews.after_correction(connection, self.scope, claim_id, sequence, self.newsroom.today())

    def known(self) -> intake_by_hand.Known:
        """Gives what a form suggests: the latest claimants and articles, the trackers, the commonest topics."""
        with self.newsroom.reading() as connection:
            return intake_by_hand.known_to(connection, self.scope)

    def docket(self, number: int) -> dockets.DocketCard:
        """Opens the docket of an article."""
        with self.newsroom.reading() as connection:
            return dockets.open_docket(connection, self.scope, number)

    def alike(self, statement: str) -> tuple[likeness.Alike, ...]:
        """Gives the claims on record that say nearly the same as a statement, with what differs."""
        with self.newsroom.reading() as connection:
            return remembered(
                connection,
                ("alike", self.scope, statement),
                lambda: likeness.alike(connection, self.scope, statement),
            )

    def articles(self, *, before: int | None = None) -> list[ArticleRow]:
        """Gives the articles put on record last, newest first, with how their dockets stand."""
        with self.newsroom.reading() as connection:
            return dockets.articles(connection, self.scope, before)

    def links(self, *, before: int | None = None) -> LinkPage:
        """Gives the private links that were made, newest first, with how often each was opened."""
        with self.newsroom.reading() as connection:
            return shared_links(connection, self.scope, self.newsroom.today(), before)

    def card(self, claim_id: int, *, on: date | None = None, known: datetime | None = None) -> ClaimCard:
        """Opens a claim, as it is or as it stood on a day."""
        with self.newsroom.reading() as connection:
            return cards.open_claim(connection, self.scope, claim_id, self.newsroom.today(), on=on, known=known)

    def timeline(
        self,
        filters: Filters,
        *,
        on: date | None = None,
        known: datetime | None = None,
        after: str = "",
        size: int = SIZE,
        first: int = SIZE,
    ) -> Timeline:
        """Gives a page of the promises and predictions with what came of them, as it stood on a day.

        Only its `first` rows are read with it; `timeline_rest` gives it whole.
        """
        today = self.newsroom.today()
        with self.newsroom.reading() as connection:
            return remembered(
                connection,
                ("timeline", self.scope, filters, today, on, known, after, size, first),
                lambda: read_timeline(
                    connection, self.scope, filters, today, on=on, known=known, after=after, size=size, first=first
                ),
            )

    def timeline_rest(self, filters: Filters, begun: Timeline, *, many: bool = True) -> Timeline:
        """Gives a page of a timeline whole that was begun with its first rows alone, with its months where `many`."""
        with self.newsroom.reading() as connection:
            return read_rest(connection, self.scope, filters, begun, many=many)

    def listing(self, filters: Filters, sort: Sort, *, after: str = "", before: str = "") -> listings.Listing:
        """Gives a page of claims with the counts beside each word and the names it can be narrowed by."""
        today = self.newsroom.today()
        with self.newsroom.reading() as connection:
            return remembered(
                connection,
                ("listing", self.scope, filters, sort, today, after, before),
                lambda: listings.listing(connection, self.scope, filters, sort, today, after, before),
            )

    def overview(self, queues: tuple[Queue, ...]) -> overviews.Overview:
        """Gives what the desk shows: the tallies, the first rows of these queues, the latest on record."""
        today = self.newsroom.today()
        with self.newsroom.reading() as connection:
            return remembered(
                connection,
                ("overview", self.scope, today, queues),
                lambda: overviews.overview(connection, self.scope, today, queues),
            )

    def review_survey(self, found: FoundReviews, name: Hashable) -> ReviewSurvey:
        """Says what importing reviews would put on record; by their `name` they are looked through only once."""
        today = self.newsroom.today()
        with self.newsroom.reading() as connection:
            return remembered(
                connection,
                ("review survey", self.scope, name, today),
                lambda: survey_reviews(connection, self.scope, found, today),
            )

    def queue(self, name: Queue, *, after: str = "") -> lists.Page:
        """Gives a page of one queue, most pressing first."""
        with self.newsroom.reading() as connection:
            return overviews.one_queue(connection, self.scope, name, self.newsroom.today(), after)

    def scorecards(self, kind: Card, sort: CardSort, *, after: str = "") -> CardPage:
        """Gives a page of the scorecards of a kind."""
        today = self.newsroom.today()
        with self.newsroom.reading() as connection:
            return remembered(
                connection,
                ("scorecards", self.scope, kind, sort, today, after),
                lambda: kept_cards.scorecards(connection, self.scope, kind, today, sort=sort, after=after),
            )

    def narrowing(self, filters: Filters) -> listings.Names:
        """Gives what a list can be narrowed by, and the names of what it is narrowed by."""
        with self.newsroom.reading() as connection:
            return listings.names(connection, self.scope, filters)

    def topic_cards(self, group: str) -> CardPage:
        """Gives the scorecards of the topics under an upper topic, most claims first."""
        with self.newsroom.reading() as connection:
            return overviews.topic_cards(connection, self.scope, group, self.newsroom.today())
