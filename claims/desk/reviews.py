"""Taking other newsrooms’ fact-checks over as draft claims: looked at first, all of them or none, and only once.

A review is evidence and a note, never a verdict: its claim stays unchecked until a person decides.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

import sqlalchemy as sa

from claims.desk.changes import AddEvidence, ClaimChange, PutInTracker
from claims.desk.permits import require
from claims.desk.recording import NewClaim, record_claims
from claims.desk.sitting import Before, Sitting
from claims.desk.sources import NewArticle, NewClaimant, NewSource, record_article, record_claimant
from claims.desk.trackers import tracker_called
from claims.formats.claimreview import Appearance
from claims.formats.found_reviews import CLAIM_REVIEW, FoundReview, read_reviews
from claims.formats.linked_data import find_things
from claims.formats.reviewed_claims import ReviewedClaim, ReviewReader, ReviewRemark
from claims.formats.sheets.texts import in_line, in_lines
from claims.refusals import NotAccepted
from db import history
from db.chain import Entry
from db.history import Addition
from db.reads import imported
from db.scope import Scope
from db.words import AssertedBy, Audience, Change, ClaimantKind, Kind, Role, SourceKind, Subject

LARGEST: Final = 16_000_000
"""Bytes of one page, feed or file; what is read of it takes several times as much memory."""
MOST_REVIEWS: Final = 10_000
NONE_THERE: Final = (
    "No fact-check (ClaimReview) stands there. Take its text in at Intake, or name another page or file."
)
BROKEN: Final = (
    "Something there names a fact-check and cannot be read: its JSON is broken. Nothing was imported. Correct it in a "
    "copy, or tell its publisher."
)
LOOKED_AT: Final = 4_096
"""So many of the first bytes tell what a file is."""

_BEGINS: Final = re.compile(rb"(?:<[a-z!?]|\{\s*[\"}]|\[\s*[\[{\]])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundReviews:
    """The reviews that stand in a page, a feed or a file; `unread` pieces name one and cannot be read.

    `name` is the address at which they were read, or the name of the file.
    """

    name: str = ""
    reviews: tuple[FoundReview, ...] = ()
    unread: int = 0

    @property
    def page(self) -> str:
        """The address at which they were read, empty for a file."""
        return self.name if self.name.lower().startswith(("http://", "https://")) else ""


@dataclass(frozen=True, slots=True)
class ReviewSurvey:
    """What an import of reviews would do, or did: the new claims, how many are known, what is to be said of each."""

    found: int
    new: tuple[ReviewedClaim, ...]
    known: int
    remarks: tuple[ReviewRemark, ...]
    stop: str = ""


def is_page(content: bytes) -> bool:
    """Tells from their beginning whether bytes are a page or a feed of tags."""
    return _beginning(content).startswith(b"<")


def is_page_or_json(content: bytes) -> bool:
    """Tells from their beginning whether bytes are a page, a feed or JSON, and so no spreadsheet."""
    return _BEGINS.match(_beginning(content)) is not None


def _beginning(content: bytes) -> bytes:
    return content[:LOOKED_AT].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")


def reviews_in(content: bytes, name: str, media: str | None = None) -> FoundReviews:
    """Finds the reviews in a page, a feed or a file, whatever its charset. Refuses what is too large or no text."""
    from claims.formats.documents.letters import decoded  # knows many charsets, which only this should wait for

    if len(content) > LARGEST:
        raise NotAccepted(
            f"This is larger than {LARGEST // 1_000_000} MB, and nothing of it was read. Divide it.", "file"
        )
    text = decoded(content, media)
    unread = find_things(text, CLAIM_REVIEW).unread
    broken = sum(CLAIM_REVIEW.lower() in piece.lower() for piece in unread)
    return FoundReviews(name, tuple(read_reviews(text)), broken)


def survey_reviews(connection: sa.Connection, scope: Scope, found: FoundReviews, today: date) -> ReviewSurvey:
    """Says what importing reviews would put on record, with every problem; writes nothing. For the desk alone."""
    scope.refuse_all_but_the_desk("What fact-checks would bring")
    if stop := _stop(found):
        return ReviewSurvey(len(found.reviews), (), 0, (), stop)
    reader = ReviewReader(found.page, today)
    read = [reader.read(number, review) for number, review in enumerate(found.reviews, 1)]
    drafts = {claim.mark: claim for claim in reversed(read) if claim}
    on_record = _on_record(connection) if drafts else {}
    new = tuple(claim for mark, claim in reversed(drafts.items()) if mark not in on_record)
    return ReviewSurvey(
        found=len(found.reviews),
        new=new,
        known=sum(claim is not None for claim in read) - len(new),
        remarks=_of_what_is_new(reader.remarks, new),
    )


def import_reviews(at: Sitting, found: FoundReviews, tracker: str = "") -> ReviewSurvey:
    """Puts every review that is not on record yet there as a draft, unchecked; all of them or, with why, none."""
    require(at.actor, Role.REPORTER, "put fact-checks on record")
    done = survey_reviews(at.connection, Scope.desk(), found, at.today)
    if done.stop:
        raise NotAccepted(done.stop, "file")
    if done.new:
        number = tracker_called(at, tracker).id if tracker else None
        writer = _Writer(at, in_line(found.name, "title"), number)
        saved = record_claims(at, [writer.claim(one) for one in done.new])
        _remember(at, saved[0].id, saved[-1].id, writer.name)
    return done


def _on_record(connection: sa.Connection) -> dict[str, int]:
    found: dict[str, int] = {}
    ours = (event for event in imported.imports(connection) if "reviews" in event.values)
    for event in ours:
        found |= dict(imported.rows_on_record(connection, *event.values["import"]))
    return found


def _of_what_is_new(remarks: Iterable[ReviewRemark], new: Iterable[ReviewedClaim]) -> tuple[ReviewRemark, ...]:
    numbers = {claim.number for claim in new}
    return tuple(remark for remark in remarks if remark.left_out or remark.number in numbers)


def _stop(found: FoundReviews) -> str:
    if found.unread:
        return BROKEN
    if len(found.reviews) > MOST_REVIEWS:
        return f"There are {len(found.reviews):,} fact-checks; {MOST_REVIEWS:,} at once are the most. Divide the file."
    return "" if found.reviews else NONE_THERE


def _remember(at: Sitting, first: int, last: int, name: str) -> None:
    values = {"import": [first, last], "rows": last - first + 1, "reviews": True}
    entry = Entry(Change.RECORDED, values, {"file": name}, audience=Audience.INTERNAL)
    number = history.numbers(at.connection, Subject.SETTING)[0]
    history.append(at.connection, [Addition(Subject.SETTING, number, 0, (entry,))], at.actor, at.now)


class _Writer:
    """Makes claims of reviews; knows the articles that those before named."""

    def __init__(self, at: Sitting, name: str, tracker: int | None) -> None:
        self.at, self.name, self.tracker = at, name, tracker
        self._articles: dict[tuple[str, int, str, Any], int] = {}

    def claim(self, one: ReviewedClaim) -> NewClaim:
        claimant = record_claimant(self.at, NewClaimant(one.claimant, one.claimant_kind)).id
        return NewClaim(
            one.statement,
            Kind.FACT,
            claimant,
            AssertedBy.ARTICLE,  # whoever claimed it also put it out; the words are the reviewer's, so none are quoted
            claimant,
            language=one.language,
            changes=tuple(self._changes(one)),
        )

    def _changes(self, one: ReviewedClaim) -> Iterable[ClaimChange]:
        yield _TakenOver(one.mark, in_lines(f"Read in “{self.name}”. {one.desk_note}", "note"))
        for place in one.places:
            yield _AppearsIn(self._article(place), one.said_on)
        yield AddEvidence(_source(one), one.stance, one.note)
        if self.tracker is not None:
            yield PutInTracker(self.tracker)

    def _article(self, place: Appearance) -> int:
        publisher = record_claimant(self.at, NewClaimant(place.publisher, ClaimantKind.PUBLISHER)).id
        key = place.headline, publisher, place.address, place.published
        if key not in self._articles:
            for held in imported.articles_of(self.at.connection, [place.headline]):
                self._articles.setdefault((held.headline, held.publisher_id, held.address, held.published), held.id)
        if key not in self._articles:
            new = NewArticle(place.headline, publisher, place.address, place.author, place.published)
            self._articles[key] = record_article(self.at, new).id
        return self._articles[key]


def _source(one: ReviewedClaim) -> NewSource:
    kind = SourceKind.ADDRESS if one.address else SourceKind.DESCRIBED
    return NewSource(kind, one.address, one.title, one.newsroom, one.published)


@dataclass(frozen=True, slots=True)
class _TakenOver:
    """Keeps for the desk where a claim came from, and the mark by which the same review is known again."""

    least: ClassVar[Role] = Role.REPORTER
    to_do: ClassVar[str] = "put fact-checks on record"
    mark: str
    note: str

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        yield Entry(Change.NOTED, {"row": self.mark}, {"note": self.note}, audience=Audience.INTERNAL)


@dataclass(frozen=True, slots=True)
class _AppearsIn:
    """Adds where a claim was made as its review says it: without the words, which only the place itself can give."""

    least: ClassVar[Role] = Role.REPORTER
    to_do: ClassVar[str] = "add where a claim was made"
    article: int
    said_on: date | None

    def entries(self, before: Before, at: Sitting) -> Iterable[Entry]:
        values: Mapping[str, Any] = {"article": self.article, "compared": False}
        values = {**values, "said_on": self.said_on} if self.said_on else values
        yield Entry(Change.APPEARANCE_ADDED, values, {"quote": ""})
