"""ClaimReviews letter for letter as their pages write them, for other programs. Refuses to fill in what is left out.

The names of the fields are those of `claims claimreview --json` and stay (README).
"""

from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Final

from claims.formats.found_reviews import CLAIM_REVIEW
from claims.formats.linked_data import Node, find_things
from claims.formats.properties import day, figure, words

Figure = int | float | str
"""A number, or the words that stand in its place."""


@dataclass(frozen=True, slots=True)
class WrittenReview:
    """A review with the page's own words; what the page does not say is None.

    `rating` are the publisher's words, `rating_value`, `best` and `worst` the figures beside them.
    """

    claim_reviewed: str | None
    claimant: str | None
    rating: str | None
    rating_value: Figure | None
    best: Figure | None
    worst: Figure | None
    reviewed_on: date | None
    claimed_on: date | None
    url: str | None
    publisher: str | None

    def as_json(self) -> dict[str, Figure | None]:
        """Gives the fields by their names, days in ISO 8601."""
        return {name: str(value) if isinstance(value, date) else value for name, value in asdict(self).items()}


_EMPTY: Final = WrittenReview(*[None] * len(fields(WrittenReview)))


@dataclass(frozen=True, slots=True)
class WrittenReviews:
    """The reviews of a page that say anything, each once; `unread` pieces of it name a review and cannot be read."""

    reviews: tuple[WrittenReview, ...]
    unread: int


def read_written_reviews(html_or_json: str) -> WrittenReviews:
    """Finds every ClaimReview in a page, a feed or a file of JSON, in its order."""
    found = find_things(html_or_json, CLAIM_REVIEW)
    unread = sum(CLAIM_REVIEW.lower() in piece.lower() for piece in found.unread)
    reviews = dict.fromkeys(map(_written, found.things))
    return WrittenReviews(tuple(review for review in reviews if review != _EMPTY), unread)


def _written(review: Node) -> WrittenReview:
    value = figure(review, "reviewRating", "ratingValue")
    return WrittenReview(
        claim_reviewed=_first(review, "claimReviewed"),
        claimant=words(review, "itemReviewed", "author", "name") or None,
        rating=_rating(review, value),
        rating_value=value,
        best=figure(review, "reviewRating", "bestRating"),
        worst=figure(review, "reviewRating", "worstRating"),
        reviewed_on=day(review, "datePublished"),
        claimed_on=day(review, "itemReviewed", "datePublished"),
        url=_first(review, "url"),
        publisher=words(review, "publisher", "name") or words(review, "author", "name") or None,
    )


def _first(review: Node, name: str) -> str | None:
    return words(review, name) or None


def _rating(review: Node, value: Figure | None) -> str | None:
    """Some publishers write their words where the figure belongs."""
    said = words(review, "reviewRating", "alternateName") or words(review, "reviewRating", "name")
    return said or (value if isinstance(value, str) else None)
