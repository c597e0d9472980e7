"""The scripts of linked data in a page, found in one pass over its text. Refuses nothing.

No parser of pages stands here: the usual ones find nothing behind a few thousand nested tags and take minutes over one
tag with very many attributes, and a page may be made for that.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

# What stands inside these is mere text, never a tag of the page.
_OPENING: Final = re.compile(
    r"<!--|<(script|style|textarea|title|xmp|iframe|noembed|noframes)(?=[\s/>])"
    r"((?>\"[^\"<]*\"|'[^'<]*'|[^<>])*+)>",
    re.IGNORECASE,
)
_LINKED_DATA: Final = re.compile(
    r"[\s\"'/]type\s*=\s*[\"']?\s*application/ld(?:\+|&#43;|&#x2b;|&plus;)json\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a comment or an element of mere text holds what it holds; `attributes` are those of its tag."""

    start: int
    end: int
    attributes: str


def linked_data_scripts(page: str) -> Iterator[str]:
    """Gives what stands in each script of linked data, letter for letter; one without an end reaches to the page's.

    What stands in a comment, in another script or in a field for text is no script of the page.
    """
    for place in _places(page):
        if _LINKED_DATA.search(place.attributes):
            yield page[place.start : place.end]


def without_scripts(page: str) -> str:
    """Gives a page with nothing inside its comments, its scripts and its other places of mere text."""
    kept, end = [], 0
    for place in _places(page):
        kept.append(page[end : place.start])
        end = place.end
    return "".join((*kept, page[end:]))


def _places(page: str) -> Iterator[_Place]:
    opening = _OPENING.search(page)
    while opening is not None:
        start = opening.end()
        end = _end(page, opening[1], start, opening[2] or "")
        yield _Place(start, end, opening[2] or "")
        opening = _OPENING.search(page, end)


def _end(page: str, name: str | None, start: int, attributes: str) -> int:
    if attributes.endswith("/"):
        return start
    if name is None:
        end = page.find("-->", start)
        return len(page) if end < 0 else end
    closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(page, start)
    return closing.start() if closing else len(page)
