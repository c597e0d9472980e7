"""On which day a page was published, with where it says so. Refuses nothing; a person confirms the day all the same."""

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from typing import Any, Final

from claims.formats.linked_data import find_things
from claims.formats.properties import words
from claims.formats.written_days import read_day

Stated = tuple[date, str]

LINKED_DATA: Final = "as the page’s linked data say"
METADATA: Final = "as the page’s metadata say"
SHOWN: Final = "as the page shows it"
FOUND: Final = "found in the page’s text or address; it may be another day’s"

_ARTICLES: Final = ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting", "ClaimReview")
_EARLIEST: Final = date(1990, 1, 1)
_NAMES: Final = frozenset((
    "article:published_time", "og:published_time", "og:article:published_time", "article.published",
    "datepublished", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created",
    "citation_publication_date", "citation_date", "parsely-pub-date", "sailthru.date", "publish-date",
    "publish_date", "publishdate", "published_time", "pubdate", "publication_date", "published",
    "originalpublicationdate", "cxenseparse:recs:publishtime", "bt:pubdate", "date",
))  # fmt: skip


def day_of_publication(page: str, tree: Any, address: str) -> Stated | None:
    """Gives the day a page states for programs, else one it shows as such, else the likeliest of its other days."""
    for day, basis in _stated(page, tree, address):
        if day is not None and day >= _EARLIEST:
            return day, basis
    return None


def _stated(page: str, tree: Any, address: str) -> Iterator[tuple[date | None, str]]:
    for kind in _ARTICLES:
        for thing in find_things(page, kind).things[:1]:
            yield read_day(words(thing, "datePublished")), LINKED_DATA
    for meta in tree.iter("meta"):
        names = {meta.get(key, "").lower() for key in ("property", "name", "itemprop")}
        if names & _NAMES:
            yield read_day(meta.get("content", "")), METADATA
    for time in tree.iter("time"):
        if time.get("pubdate") is not None or re.search("publish", _marks(time), re.IGNORECASE):
            yield read_day(time.get("datetime", "")), SHOWN
    yield _likeliest(tree, address), FOUND


def _marks(element: Any) -> str:
    return " ".join(element.get(key, "") for key in ("itemprop", "class", "property"))


def _likeliest(tree: Any, address: str) -> date | None:
    from htmldate import find_date

    return read_day(find_date(deepcopy(tree), original_date=True, extensive_search=True, url=address or None) or "")
