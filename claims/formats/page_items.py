"""Things that a page describes in its own tags, as microdata or as RDFa, read into the shape of linked data.

Refuses what is made to be slow: neither megabytes of tags nor a tag with hundreds of attributes are read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from claims.formats.page_scripts import without_scripts

Node = dict[str, Any]

LONGEST_PAGE: Final = 4_000_000
"""Without its scripts: a page of tags alone takes seventy times its size in memory."""

LONGEST_TEXT: Final = 100_000
LONGEST_TAG: Final = 1_000
"""Without the values of its attributes: the parser compares each attribute of a tag with every other one."""

_TAG: Final = re.compile(r"<([a-z][^\s/<>]*+)(?>\"[^\"<]*\"|'[^'<]*'|[^<>])*+", re.IGNORECASE)
_VALUE: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
_ADDRESSED: Final = {
    **dict.fromkeys(("a", "area", "link"), "href"),
    **dict.fromkeys(("audio", "embed", "iframe", "img", "source", "track", "video"), "src"),
    **dict.fromkeys(("data", "meter"), "value"),
    "object": "data",
    "time": "datetime",
}


@dataclass(frozen=True, slots=True)
class _Manner:
    """The attributes with which a manner of marking begins a thing, and names its kind, its properties and itself."""

    scope: str
    kind: str
    name: str
    identity: str


_MICRODATA: Final = _Manner("itemscope", "itemtype", "itemprop", "itemid")
_RDFA: Final = _Manner("typeof", "typeof", "property", "resource")


def described_items(page: str, kind: str) -> list[Node]:
    """Gives the things of a kind (`ClaimReview`) that stand in a page's tags, in its order, with what belongs to them.

    Each property is a list of what is told of it, the texts in one line. A page marked in both manners is read in one.
    """
    manner = next((manner for manner in (_MICRODATA, _RDFA) if _names(page, manner, kind)), None)
    tree = _tree(page) if manner else None
    if manner is None or tree is None:
        return []
    return list(_items(tree, manner, kind))


def _names(page: str, manner: _Manner, kind: str) -> bool:
    return re.search(rf"\b{manner.kind}\s*=\s*[\"']?[^\"'<>]*\b{kind}\b", page, re.IGNORECASE) is not None


def _tree(page: str) -> Any:
    text = without_scripts(page).replace("\x00", "")
    if len(text) > LONGEST_PAGE:
        return None
    text = _TAG.sub(_bounded, text)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        return None


def _bounded(tag: re.Match[str]) -> str:
    whole = tag[0]
    return whole if len(whole) < LONGEST_TAG or len(_VALUE.sub("", whole)) < LONGEST_TAG else f"<{tag[1]}"


def _items(tree: Any, manner: _Manner, kind: str) -> Iterator[Node]:
    """What stands inside a thing of the kind belongs to it."""
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        if _is(part, manner, kind):
            yield _item(part, manner)
        else:
            waiting += reversed(part)


def _is(part: Any, manner: _Manner, kind: str) -> bool:
    return any(re.split("[/:#]", one)[-1].lower() == kind.lower() for one in part.get(manner.kind, "").split())


def _item(part: Any, manner: _Manner) -> Node:
    node: Node = {"@type": part.get(manner.kind, "").split()}
    if identity := part.get(manner.identity):
        node["@id"] = identity
    for name, value in _properties(part, manner):
        node[name] = [*node[name], value] if name in node else [value]
    return node


def _properties(item: Any, manner: _Manner) -> Iterator[tuple[str, Any]]:
    waiting = list(reversed(item))
    while waiting:
        part = waiting.pop()
        inner = part.get(manner.scope) is not None
        names = part.get(manner.name, "").split()
        if names:
            value = _item(part, manner) if inner else _value(part)
            yield from ((name, value) for name in names)
        if not inner:
            waiting += reversed(part)


def _value(part: Any) -> str:
    for attribute in ("content", _ADDRESSED.get(part.tag, ""), "resource"):
        if attribute and (value := part.get(attribute)) is not None:
            return str(value).strip()
    return _text(part)


def _text(part: Any) -> str:
    """What is longer than any text of a review is none: parts inside parts would repeat it."""
    pieces, length = [], 0
    for piece in part.itertext():
        pieces.append(piece)
        length += len(piece)
        if length > LONGEST_TEXT:
            return ""
    return " ".join("".join(pieces).split())
