"""An article's claims as notes in its margin (W3C Web Annotation), for programs that show them beside the text.

Refuses an article without an address: there would be nothing to pin a note to.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from claims.formats.claimreview import rating_words
from claims.formats.unprintable import in_one_line, moment, whole, without_unprintable
from claims.refusals import NotAccepted
from db.words import Verification

_CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_UNDECIDED: Final = (Verification.UNCHECKED, Verification.CHECKING)

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Marked:
    """A claim where it stands in the article; `number` says which of the claim's appearances this is.

    `quote`, `before` and `after` are letter for letter the article's, and `start` counts the characters before the
    quote in the text that the newsroom holds: Unicode code points, as the standard has it, not units of UTF-16.
    """

    claim: int
    number: int
    address: str
    statement: str
    quote: str
    before: str
    after: str
    start: int | None
    verification: Verification
    reason: str
    language: str
    created: datetime
    modified: datetime


def annotations(article_address: str, article_headline: str, marked: Sequence[Marked], *, address: str) -> Node:
    """Gives the claims of an article as one page of annotations that lies at `address`, in the order given.

    Raises NotAccepted for an article without an address.
    """
    source = in_one_line(article_address)
    if not source:
        raise NotAccepted("This article has no address to pin notes to; record its address first.", "address")
    page = in_one_line(address)
    collection = {
        "id": f"{page}#collection",
        "type": "AnnotationCollection",
        "label": in_one_line(article_headline),
        "total": len(marked),
    }
    return {
        "@context": _CONTEXT,
        "id": page,
        "type": "AnnotationPage",
        "partOf": _said(collection),
        "startIndex": 0,
        "items": [_annotation(source, claim) for claim in marked],
    }


def _annotation(source: str, claim: Marked) -> Node:
    address = in_one_line(claim.address)
    return {
        "id": f"{address}#annotation-{claim.number}",
        "type": "Annotation",
        "motivation": "tagging" if claim.verification in _UNDECIDED else "assessing",
        "created": moment(claim.created),
        "modified": moment(claim.modified),
        "body": [
            _text(in_one_line(claim.statement), "describing", claim.language),
            _text(_verdict(claim), "assessing", claim.language),
            _text(str(claim.verification), "tagging"),
            {"type": "SpecificResource", "source": address, "purpose": "linking"},
        ],
        "target": _said({"type": "SpecificResource", "source": source, "selector": list(_selectors(claim))}),
    }


def _verdict(claim: Marked) -> str:
    reason = without_unprintable(claim.reason).strip()
    return f"{rating_words(claim.verification)}.\n\n{reason}".strip()


def _text(value: str, purpose: str, language: str = "") -> Node:
    said = {"value": value, "format": "text/plain", "language": in_one_line(language), "purpose": purpose}
    return {"type": "TextualBody"} | _said(said)


def _selectors(claim: Marked) -> Iterator[Node]:
    """A claim without a quote on record is about the article as a whole."""
    if not claim.quote:
        return
    quote = {"exact": whole(claim.quote), "prefix": whole(claim.before), "suffix": whole(claim.after)}
    yield {"type": "TextQuoteSelector"} | _said(quote)
    if claim.start is not None:
        yield {"type": "TextPositionSelector", "start": claim.start, "end": claim.start + len(claim.quote)}


def _said(values: Node) -> Node:
    return {name: value for name, value in values.items() if value not in ("", [])}
