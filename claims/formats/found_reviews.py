"""ClaimReviews found in a page or a file, ours and others'. Refuses nothing: what cannot be read is passed over.

What is found are texts that anyone may have written: they are shown, never followed.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final
from urllib.parse import urlsplit

from claims.formats.claimreview import RATINGS, Appearance, rating_words
from claims.formats.unprintable import in_one_line, without_unprintable
from db.words import Verification

_OPENING: Final = re.compile(r"<!--|<script\b([^<>]*)>", re.IGNORECASE)
_CLOSING: Final = re.compile(r"</script", re.IGNORECASE)
_LINKED_DATA: Final = re.compile(r"\btype\s*=\s*[\"']?\s*application/ld\+json", re.IGNORECASE)

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FoundReview:
    """A review as it was found in a page, ours or another newsroom's; what it does not say is empty or None.

    `rating_words` are its own; `rating` is ours and set only where those words are ours: scales differ too much.
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


def read_reviews(html_or_json: str) -> list[FoundReview]:
    """Finds every ClaimReview in a page's linked data or in a JSON file, in lists, graphs and feeds too.

    What cannot be read is passed over; an address that is not of the web is left empty.
    """
    text = html_or_json.lstrip("\ufeff \t\r\n")
    sources = [text] if text.startswith(("{", "[")) else _scripts(text)
    return [_found(node) for source in sources for node in _nodes(_parsed(source)) if "ClaimReview" in _types(node)]


def _scripts(page: str) -> Iterator[str]:
    opening = _OPENING.search(page)
    while opening is not None:
        attributes = opening[1]
        if attributes is None:
            end = page.find("-->", opening.end())
        else:
            closing = _CLOSING.search(page, opening.end())
            end = closing.start() if closing else -1
            if end >= 0 and _LINKED_DATA.search(attributes):
                yield page[opening.end() : end]
        if end < 0:
            return
        opening = _OPENING.search(page, end)


def _parsed(source: str) -> object:
    try:
        return json.loads(source, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(parsed: object) -> Iterator[Node]:
    waiting = [parsed]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            yield part
            waiting += reversed(part.values())
        elif isinstance(part, list):
            waiting += reversed(part)


def _types(node: Node) -> list[str]:
    return [re.split("[/:#]", kind)[-1] for kind in _several(node.get("@type")) if isinstance(kind, str)]


def _found(node: Node) -> FoundReview:
    claim, newsroom = _one(node.get("itemReviewed")), _one(node.get("author"))
    claimant, words = _one(claim.get("author")), _rating_found(_one(node.get("reviewRating")))
    return FoundReview(
        address=_address(node.get("url")),
        published_on=_day(node.get("datePublished")),
        modified=_moment(node.get("dateModified")),
        language=_line(node.get("inLanguage")),
        statement=_line(node.get("claimReviewed")),
        claimant=_line(claimant.get("name")),
        claimant_address=_address(claimant.get("sameAs")),
        claimant_is_person="Person" in _types(claimant),
        said_on=_day(claim.get("datePublished")),
        appearances=tuple(_appearances(claim)),
        rating=next((rating for rating in RATINGS if words.casefold() in _ours(rating)), None),
        rating_words=words,
        reason=_text(node.get("reviewBody")),
        newsroom=_line(newsroom.get("name")),
        newsroom_address=_address(newsroom.get("url")),
    )


def _ours(rating: Verification) -> tuple[str, str]:
    return str(rating), rating_words(rating).casefold()


def _rating_found(rating: Node) -> str:
    return _line(rating.get("alternateName")) or _line(rating.get("name"))


def _appearances(claim: Node) -> Iterator[Appearance]:
    seen: list[Appearance] = []
    for work in (*_several(claim.get("firstAppearance")), *_several(claim.get("appearance"))):
        found = _appearance(_one(work))
        if found != Appearance("") and found not in seen:
            seen.append(found)
            yield found


def _appearance(work: Node) -> Appearance:
    return Appearance(
        headline=_line(work.get("headline")) or _line(work.get("name")),
        publisher=_line(_one(work.get("publisher")).get("name")),
        published=_day(work.get("datePublished")),
        address=_address(work.get("url")) or _address(work.get("@id")),
        author=_line(_one(work.get("author")).get("name")),
    )


def _several(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _one(value: object) -> Node:
    """Gives the first node of a value; a text in a node's place is its address or its name."""
    first = next(iter(_several(value)), None)
    if isinstance(first, str):
        return {"url": first} if _address(first) else {"name": first}
    return first if isinstance(first, dict) else {}


def _text(value: object) -> str:
    first = next(iter(_several(value)), None)
    if isinstance(first, dict):
        first = first.get("@value", first.get("name"))
    return without_unprintable(first).strip() if isinstance(first, str) else ""


def _line(value: object) -> str:
    return in_one_line(_text(value))


def _address(value: object) -> str:
    text = _line(value)
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme in ("http", "https") and parts.netloc else ""


def _moment(value: object) -> datetime | None:
    try:
        found = datetime.fromisoformat(_line(value))
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _day(value: object) -> date | None:
    """A day stays the day that was written, whatever zone stands behind it."""
    try:
        return datetime.fromisoformat(_line(value)).date()
    except ValueError:
        return None
