"""Bringing an article to the desk: fetched, opened from a file or pasted, then read and put on its docket."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from claims.desk.intake import NewText, take_in
from claims.desk.reviews import LARGEST, FoundReviews, is_page, is_page_or_json, reviews_in
from claims.desk.sitting import Saved, Sitting
from claims.desk.texts import language_of, setting_of
from claims.reading.reader import read
from claims.refusals import NotAccepted
from claims.settings import Settings

if TYPE_CHECKING:
    from claims.net.values import Fetched

_DATA: Final = {".json": "application/json", ".jsonl": "application/json"}


@dataclass(frozen=True, slots=True)
class Brought:
    """A text with what its page or file says about it; `basis` says where the day was read.

    `reviews` are the fact-checks in it; a file of nothing else has no text.
    """

    text: str
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: date | None = None
    basis: str = ""
    language: str = ""
    reviews: FoundReviews = field(default_factory=FoundReviews)


def fetch_document(address: str, settings: Settings, tell: Callable[[str], None]) -> Brought:
    """Fetches an address and takes its text out, telling in words how far it is."""
    fetched = fetch_page(address, settings, tell)
    tell("Taking the text out of the page …")
    return bring_file(fetched.content, fetched.address, fetched.media)


def fetch_page(address: str, settings: Settings, tell: Callable[[str], None]) -> "Fetched":
    """Fetches the bytes at an address, telling in words how far it is."""
    from claims.net.fetching import fetch
    from claims.net.values import Visitor, user_agent

    visitor = Visitor(user_agent(settings.newsroom, settings.contact), settings.robots)
    return fetch(address, visitor, told=lambda step: tell(step.words))


def bring_file(content: bytes, name: str, media: str | None = None) -> Brought:
    """Takes the text and the fact-checks out of a page or a file."""
    reviews = _reviews(content, name, media)
    named = bool(reviews.reviews or reviews.unread)
    if named and not is_page(content):
        return Brought("", reviews=reviews)
    try:
        return _text(content, name, media, reviews)
    except NotAccepted:
        if not named:
            raise
        return Brought("", reviews=reviews)


def _reviews(content: bytes, name: str, media: str | None) -> FoundReviews:
    small = len(content) <= LARGEST
    return reviews_in(content, name, media) if small and is_page_or_json(content) else FoundReviews()


def _text(content: bytes, name: str, media: str | None, reviews: FoundReviews) -> Brought:
    from claims.formats.documents.read import read_document  # loads parsers, which only this should wait for

    found = read_document(content, name, media or _DATA.get(Path(name).suffix.lower()))
    return Brought(
        found.text,
        found.title,
        found.author,
        found.publisher,
        found.published,
        found.basis,
        found.language or "",
        reviews,
    )


def refuse_large(size: int) -> None:
    """Refuses a file by its size in bytes before it is read."""
    from claims.formats.documents.read import TOO_LARGE
    from claims.formats.documents.values import LARGEST

    if size > LARGEST:
        raise NotAccepted(TOO_LARGE, "file")


def read_and_take_in(at: Sitting, new: NewText, settings: Settings) -> Saved:
    """Reads a text against its day and puts all that was found on a docket."""
    known = replace(new, language=new.language or language_of(new.text))
    return take_in(at, known, read(new.text, new.published, setting_of(settings)).proposals)
