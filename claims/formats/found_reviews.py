"""ClaimReviews found in a page, a feed or a file, ours and others’. Refuses nothing: what cannot be read is left out.

What are found are texts that anyone may have written: they are shown, never followed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from claims.formats.claimreview import RATINGS, Appearance, rating_words
from claims.formats.linked_data import Node, find_things, kinds, several
from claims.formats.properties import address, day, figure, line, moment, part, text
from db.words import Verification

CLAIM_REVIEW: Final = "ClaimReview"


@dataclass(frozen=True, slots=True)
class FoundReview:
    """A review as it was found in a page, ours or another newsroom's; what it does not say is empty or None.

    `rating_words` are its own; `rating` is ours and set only where those words are ours: scales differ too much.
    `rating_figures` are told where there are no words.
    """

    address: str
    published_on: date | None
    modified: datetime | None
    language: str
    statement: str
    claimant: str
    claimant_address: str
    claimant_is_person: bool
    said_on: date | None
    appearances: tuple[Appearance, ...]
    rating: Verification | None
    rating_words: str
    reason: str
    newsroom: str
    newsroom_address: str
    rating_figures: str = ""


def read_reviews(html_or_json: str) -> list[FoundReview]:
    """Finds every ClaimReview in a page or in a JSON file, each once, in lists, graphs and feeds too.

    What cannot be read is passed over; an address that is not of the web is left empty. What has neither a claim nor
    words of a rating nor an address is no review.
    """
    found = dict.fromkeys(map(_found, find_things(html_or_json, CLAIM_REVIEW).things))
    return [review for review in found if review.statement or review.rating_words or review.address]


def _found(review: Node) -> FoundReview:
    claim, newsroom = part(review, "itemReviewed"), _newsroom(review)
    claimant, words = part(claim, "author"), _rating_words(review)
    return FoundReview(
        address=address(review, "url"),
        published_on=day(review, "datePublished"),
        modified=moment(review, "dateModified"),
        language=line(review, "inLanguage"),
        statement=line(review, "claimReviewed"),
        claimant=line(claimant, "name"),
        claimant_address=address(claimant, "sameAs"),
        claimant_is_person="Person" in kinds(claimant),
        said_on=day(claim, "datePublished"),
        appearances=tuple(_appearances(claim)),
        rating=next((rating for rating in RATINGS if words.casefold() in _ours(rating)), None),
        rating_words=words,
        reason=text(review, "reviewBody"),
        newsroom=line(newsroom, "name"),
        newsroom_address=address(newsroom, "url"),
        rating_figures="" if words else _rating_figures(review),
    )


def _newsroom(review: Node) -> Node:
    """Whoever publishes the review; its author may be a person of theirs."""
    publisher = part(review, "publisher")
    return publisher if line(publisher, "name") else part(review, "author")


def _ours(rating: Verification) -> tuple[str, str]:
    return str(rating), rating_words(rating).casefold()


def _rating_words(review: Node) -> str:
    """Some publishers write their words where the figure belongs."""
    said = line(review, "reviewRating", "alternateName") or line(review, "reviewRating", "name")
    return said or ("" if _is_figure(review) else line(review, "reviewRating", "ratingValue"))


def _is_figure(review: Node) -> bool:
    return isinstance(figure(review, "reviewRating", "ratingValue"), int | float)


def _rating_figures(review: Node) -> str:
    """A figure says nothing without its scale."""
    value, worst, best = (line(review, "reviewRating", name) for name in ("ratingValue", "worstRating", "bestRating"))
    scale = f", from {worst} (worst) to {best} (best)" if worst and best else ""
    return f"{value}{scale}" if value else ""


def _appearances(claim: Node) -> Iterator[Appearance]:
    seen: list[Appearance] = []
    itself = {"url": address(claim, "url")}  # many name the post itself, where the claim is the thing they review
    for work in (*several(claim.get("firstAppearance")), *several(claim.get("appearance")), itself):
        found = _appearance(part({"work": work}, "work"))
        if found != Appearance("") and found not in seen:
            seen.append(found)
            yield found


def _appearance(work: Node) -> Appearance:
    return Appearance(
        headline=line(work, "headline") or line(work, "name"),
        publisher=line(work, "publisher", "name"),
        published=day(work, "datePublished"),
        address=address(work, "url") or address(work, "@id"),
        author=line(work, "author", "name"),
    )
