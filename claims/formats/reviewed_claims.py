"""A fact-check of another newsroom becomes the claim it would be here, with what has to be said of it.

Refuses to judge: the rating is kept in its own words, and ours is only ever proposed beside it.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from typing import Final
from urllib.parse import urlsplit

from claims.formats.claimreview import Appearance
from claims.formats.found_reviews import FoundReview
from claims.formats.ratings import read_rating
from claims.formats.sheets.texts import in_line, in_lines, seen, shortened
from claims.refusals import NotAccepted
from claims.rules.schedule import day_in_words
from claims.rules.texts import LIMITS, web_address
from db.words import ClaimantKind, Stance, Verification

MOST_PLACES: Final = 20
LONGEST_REASON: Final = 1_000
LONGEST_SHOWN: Final = 80

_STANCES: Final = {Verification.VERIFIED: Stance.SUPPORTS, Verification.FALSE: Stance.REFUTES}
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}")
_NOT_THE_PAGE: Final = re.compile(r"^https?://(?:www\.)?|#.*$|/+(?=$|\?|#)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReviewedClaim:
    """A review as the claim it would be; `number` is its place among the reviews, `mark` what it is recognised by.

    `rating` are the newsroom's own words, empty where it gives none; `ours` is proposed, never decided. `note` stands
    beside the evidence, `desk_note` is for the desk alone. Without an `address` the review is a described source.
    """

    number: int
    mark: str
    statement: str
    claimant: str
    claimant_kind: ClaimantKind
    language: str
    places: tuple[Appearance, ...]
    said_on: date | None
    newsroom: str
    address: str
    title: str
    published: date | None
    rating: str
    ours: Verification | None
    stance: Stance
    note: str
    desk_note: str

    def in_words(self) -> str:
        """Says in one line what was claimed by whom, how it was rated by whom, and what our word for that may be."""
        by = self.newsroom or "a newsroom without a name"
        rated = f"rated “{shortened(self.rating, LONGEST_SHOWN)}” by {by}" if self.rating else f"not rated by {by}"
        ours = f"; our word may be “{self.ours}”" if self.ours else ""
        return f"“{self.statement}” ({self.claimant}), {rated}{ours}"


@dataclass(frozen=True, slots=True)
class ReviewRemark:
    """What is to be said of a review; one that is `left_out` becomes no claim."""

    number: int
    sentence: str
    left_out: bool = False


class ReviewReader:
    """Reads the reviews of one page, feed or file; `page` is the address at which it was read, where it has one."""

    def __init__(self, page: str, today: date) -> None:
        self.page, self.today = page, today
        self.remarks: list[ReviewRemark] = []

    def read(self, number: int, review: FoundReview) -> ReviewedClaim | None:
        """Gives the claim that a review would be, or none where a remark says why."""
        statement = seen(in_line(review.statement, "statement"))
        if not statement:
            self.remarks.append(
                ReviewRemark(number, "It names no claim, so nothing of it can be put on record.", left_out=True)
            )
            return None
        return _Reading(self, number, review, statement).claim()


class _Reading:
    """One review on its way to become a claim."""

    def __init__(self, reader: ReviewReader, number: int, review: FoundReview, statement: str) -> None:
        self.reader, self.number, self.review, self.statement = reader, number, review, statement
        self.newsroom = seen(in_line(review.newsroom, "name"))
        self.rating = in_line(review.rating_words or review.rating_figures, "quote")
        self.ours = read_rating(review.rating_words)

    def claim(self) -> ReviewedClaim:
        review = self.review
        published = self._past(review.published_on, "published")
        return ReviewedClaim(
            number=self.number,
            mark=_mark(review),
            statement=self.statement,
            claimant=self._claimant(),
            claimant_kind=ClaimantKind.PERSON if review.claimant_is_person else ClaimantKind.ORGANISATION,
            language=review.language if _LANGUAGE.fullmatch(review.language) else "",
            places=tuple(self._places()),
            said_on=self._past(review.said_on, "claimed"),
            newsroom=self.newsroom,
            address=self._address(),
            title=self._title(published),
            published=published,
            rating=self.rating,
            ours=self.ours,
            stance=_STANCES.get(self.ours, Stance.CONTEXT) if self.ours else Stance.CONTEXT,
            note=self._note(),
            desk_note=in_lines("\n".join(self._told_to_the_desk()), "note"),
        )

    def _remark(self, sentence: str) -> None:
        self.reader.remarks.append(ReviewRemark(self.number, sentence))

    def _past(self, day: date | None, what: str) -> date | None:
        if day is None or day <= self.reader.today:
            return day
        self._remark(f"It says that it was {what} on {day_in_words(day)}, which is still to come; the day is left out.")
        return None

    def _claimant(self) -> str:
        if name := seen(in_line(self.review.claimant, "name")):
            return name
        self._remark("It does not say who made the claim.")
        return in_line(f"Not named by {self.newsroom}" if self.newsroom else "Not named", "name")

    def _address(self) -> str:
        for address in (self.review.address, self.reader.page):
            if address and (kept := _web(address)):
                return kept
        self._remark("It has no address that leads to it, so it is put down as a source without one.")
        return ""

    def _title(self, published: date | None) -> str:
        """One page may review several claims, so that its title names none of them where it has an address."""
        title = f"Fact-check by {self.newsroom}" if self.newsroom else "A fact-check"
        if _web(self.review.address) or _web(self.reader.page):
            return in_line(title, "title")
        return in_line(f"{title}{f', {day_in_words(published)}' if published else ''}: {self.statement}", "title")

    def _places(self) -> Iterator[Appearance]:
        places = dict.fromkeys(filter(None, map(self._place, self.review.appearances[:MOST_PLACES])))
        if len(self.review.appearances) > MOST_PLACES:
            self._remark(f"It names {len(self.review.appearances):,} places where it was said; {MOST_PLACES} are kept.")
        yield from places

    def _place(self, place: Appearance) -> Appearance | None:
        address = _web(place.address)
        publisher = seen(in_line(place.publisher, "name")) or (urlsplit(address).hostname or "").removeprefix("www.")
        headline = seen(in_line(place.headline, "title")) or shortened(address, LIMITS["title"])
        if not publisher or not headline:
            self._remark("It names a place where it was said without its address or its publisher; that is left out.")
            return None
        published = self._past(place.published, "printed")
        author = in_line(place.author, "name")
        return replace(
            place, headline=headline, publisher=publisher, address=address, author=author, published=published
        )

    def _note(self) -> str:
        if not self.rating:
            return "It gives no rating."
        return f"Its rating, in its own words: {_quoted(self.review, self.rating)}."

    def _told_to_the_desk(self) -> Iterable[str]:
        yield f"From a fact-check{f' by {self.newsroom}' if self.newsroom else ''}. It decides nothing here."
        yield self._proposal()
        if self.statement != self.review.statement and len(self.review.statement) > LIMITS["statement"]:
            self._remark(f"The claim has {len(self.review.statement):,} characters; it is cut, and the note has more.")
            yield f"The whole claim: {shortened(self.review.statement, LIMITS['note'] // 2)}"
        if self.review.claimant_address:
            yield f"Who is said to have said it is found at {self.review.claimant_address[: LIMITS['words']]}"
        if self.review.reason:
            yield f"Its reason: {shortened(self.review.reason, LONGEST_REASON)}"

    def _proposal(self) -> str:
        if not self.rating:
            return "It gives no rating, so no word of ours is proposed."
        rated = _quoted(self.review, shortened(self.rating, LONGEST_SHOWN))
        if self.ours is None:
            self._remark(f"No word of ours is known for its rating, {rated}; the note has it.")
            return f"No word of ours is known for its rating, {rated}. Read the fact-check and decide."
        return f"{rated} reads like our “{self.ours}”. Read the fact-check and decide."


def _quoted(review: FoundReview, rating: str) -> str:
    return f"“{rating}”" if review.rating_words else rating


def _mark(review: FoundReview) -> str:
    """The same address with and without its www, its https and its last stroke is the same page."""
    where = _NOT_THE_PAGE.sub("", review.address) or review.newsroom
    return blake2b(f"{where}\n{in_lines(review.statement, 'note')}".encode(), digest_size=12).hexdigest()


def _web(address: str) -> str:
    with suppress(NotAccepted):
        return web_address(address)
    return ""
