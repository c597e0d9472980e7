"""The reads of a session: every question a page asks, each in one unchanging view of the record, in its scope."""


from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from claims.desk import cards
from claims.desk.cards import ClaimCard
from db import lists
from db.filters import Filters
from db.scope import Scope
from db.words import Sort

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

    def card(self, claim_id: int, *, on: date | None = None, known: datetime | None = None) -> ClaimCard:
        """Opens a claim, as it is or as it stood on a day."""
        with self.newsroom.reading() as connection:
            return cards.open_claim(connection, self.scope, claim_id, self.newsroom.today(), on=on, known=known)



