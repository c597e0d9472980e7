"""ClaimReview: a verdict as search engines and other newsrooms read it (schema.org, in JSON-LD).

Refuses to rate what is not decided, and says nothing about what came of a promise: schema.org has no word for it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Final

from markupsafe import Markup

from claims.formats.unprintable import in_one_line, moment, without_unprintable
from db.words import Verification

RATINGS: Final[Mapping[Verification, int]] = MappingProxyType(
    {Verification.VERIFIED: 5, Verification.MOSTLY_TRUE: 4, Verification.MISLEADING: 2, Verification.FALSE: 1}
)
"""The figures that schema.org wants beside the words; the words hold."""

BEST: Final = 5
WORST: Final = 1

_CONTEXT: Final = "https://schema.org"
# With these written as escapes nothing in a text can end the script it stands in, or begin a comment.
_ESCAPED: Final = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Appearance:
    """A place where the claim was made."""

    headline: str
    publisher: str = ""
    published: date | None = None
    address: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """A claim with its verdict; `reason` says why, `newsroom` who. An empty claimant is not shown."""

    address: str
    published_on: date
    modified: datetime
    language: str
    statement: str
    claimant: str
    claimant_address: str
    claimant_is_person: bool
    said_on: date | None
    appearances: tuple[Appearance, ...]
    rating: Verification
    reason: str
    newsroom: str
    newsroom_address: str


def review(value: Review) -> Node | None:
    """Gives a verdict as a ClaimReview, or None where nothing is rated: unchecked, checking and unverifiable."""
    node = _review(value)
    return None if node is None else {"@context": _CONTEXT, **node}


def script(value: Review) -> Markup:
    """Writes a verdict as the script that stands in its page; what is not rated has none."""
    node = review(value)
    if node is None:
        return Markup("")
    return Markup(f'<script type="application/ld+json">{_json(node)}</script>')  # noqa: S704


def data_feed(reviews: Iterable[Review], *, name: str, address: str, modified: datetime) -> Iterator[str]:
    """Writes verdicts as one DataFeed, review by review; what is not rated is left out."""
    about = {"name": in_one_line(name), "url": in_one_line(address), "dateModified": moment(modified)}
    before = _json({"@context": _CONTEXT, "@type": "DataFeed", **about})[:-1] + ', "dataFeedElement": [\n'
    for value in reviews:
        node = _review(value)
        if node is not None:
            yield before + _json({"@type": "DataFeedItem", "dateModified": moment(value.modified), "item": node})
            before = ",\n"
    yield "\n]}\n" if before == ",\n" else before + "]}\n"


def rating_words(rating: Verification) -> str:
    """Gives the word with its gloss: "Verified: true as stated"."""
    return f"{rating.capitalize()}: {rating.meaning}"


def _review(value: Review) -> Node | None:
    if value.rating not in RATINGS:
        return None
    return _node(
        "ClaimReview",
        url=in_one_line(value.address),
        datePublished=value.published_on.isoformat(),
        dateModified=moment(value.modified),
        inLanguage=in_one_line(value.language),
        claimReviewed=in_one_line(value.statement),
        author=_named("Organization", value.newsroom, url=value.newsroom_address),
        reviewRating=_rating(value.rating),
        reviewBody=without_unprintable(value.reason).strip(),
        itemReviewed=_claim(value),
    )


def _rating(rating: Verification) -> Node | None:
    words = rating_words(rating)
    return _node(
        "Rating", ratingValue=RATINGS[rating], bestRating=BEST, worstRating=WORST, alternateName=words, name=words
    )


def _claim(value: Review) -> Node | None:
    kind = "Person" if value.claimant_is_person else "Organization"
    works = [work for appearance in value.appearances if (work := _work(appearance))]
    return _node(
        "Claim",
        author=_named(kind, value.claimant, sameAs=value.claimant_address),
        datePublished=value.said_on.isoformat() if value.said_on else None,
        firstAppearance=works[0] if works else None,
        appearance=works,
    )


def _work(appearance: Appearance) -> Node | None:
    return _node(
        "NewsArticle" if appearance.publisher else "CreativeWork",
        url=in_one_line(appearance.address),
        headline=in_one_line(appearance.headline),
        datePublished=appearance.published.isoformat() if appearance.published else None,
        publisher=_named("Organization", appearance.publisher),
        author=_named("Person", appearance.author),
    )


def _named(kind: str, name: str, **addresses: str) -> Node | None:
    """What has no name is not shown at all, its address least of all."""
    named = in_one_line(name)
    return _node(kind, name=named, **{key: in_one_line(value) for key, value in addresses.items()}) if named else None


def _node(kind: str, **values: object) -> Node | None:
    said = {name: value for name, value in values.items() if value not in ("", None, [])}
    return {"@type": kind, **said} if said else None


def _json(node: Node) -> str:
    return json.dumps(node, ensure_ascii=False).translate(_ESCAPED)
