"""What a page, a feed or a file says for machines (schema.org): things with their properties, in JSON-LD or in tags.

Refuses nothing: what cannot be read is handed back as it stands, so that it can be told and never guessed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from claims.formats.mended_json import Broken, read_json
from claims.formats.page_items import described_items
from claims.formats.page_scripts import linked_data_scripts

Node = dict[str, Any]

_PREFIX: Final = re.compile(r"(?:https?://(?:www\.)?schema\.org[/#]|schema:)", re.IGNORECASE)
_REFERRING: Final = frozenset({"author", "publisher", "itemReviewed", "reviewRating", "appearance", "firstAppearance"})
_OWN_KEYS: Final = frozenset({"@id", "@type", "@context"})


@dataclass(frozen=True, slots=True)
class Found:
    """The things of a kind in the order of the page, and the pieces of linked data that cannot be read."""

    things: tuple[Node, ...]
    unread: tuple[str, ...]


def find_things(text: str, kind: str) -> Found:
    """Finds every thing of a kind (`ClaimReview`) in a page or in a file of JSON: lists, graphs, feeds and lines too.

    Where one thing only names another one of the page, it holds that one; a mere name is no thing. What stands in the
    tags of a page is looked for where its scripts have none: publishers who write both say the same thing twice.
    """
    if kind.lower() not in text.lower():
        return Found((), ())
    text = text.lstrip("\ufeff\x00 \t\r\n")
    in_file = text.startswith(("{", "["))
    values, unread = _read_file(text) if in_file else _read(linked_data_scripts(text))
    things = _things(values, kind)
    if not things and not in_file:
        things = _things(described_items(text, kind), kind)
    return Found(tuple(things), tuple(unread))


def kinds(node: Node) -> list[str]:
    """Gives the kinds of a thing by their bare names: `ClaimReview`."""
    return [re.split("[/:#]", kind)[-1] for kind in several(node.get("@type")) if isinstance(kind, str)]


def several(value: object) -> list[Any]:
    """Gives a property's values, which stand in a list where there are several."""
    if isinstance(value, dict):
        value = value.get("@list", value.get("@set", value))
    return value if isinstance(value, list) else [value]


def _read_file(text: str) -> tuple[list[object], list[str]]:
    """A file is read whole; where that fails it may be lines of JSON, one of them broken."""
    values, unread = _read((text,))
    lines = [line for line in text.split("\n") if line.strip()]
    in_lines = len(lines) > 1 and all(line.lstrip().startswith("{") for line in lines)
    return _read(lines) if unread and in_lines else (values, unread)


def _read(pieces: Iterable[str]) -> tuple[list[object], list[str]]:
    values: list[object] = []
    unread: list[str] = []
    for piece in pieces:
        try:
            values += read_json(piece)
        except Broken:
            unread.append(piece)
    return values, unread


def _things(values: Sequence[object], kind: str) -> list[Node]:
    nodes = list(_nodes(values))
    _join(nodes)
    return [node for node in nodes if kind.lower() in map(str.lower, kinds(node)) and not _only_names(node)]


def _nodes(values: Sequence[object]) -> Iterator[Node]:
    waiting = list(reversed(values))
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            _shorten(part)
            yield part
            waiting += reversed(part.values())
        elif isinstance(part, list):
            waiting += reversed(part)


def _shorten(node: Node) -> None:
    for key in [key for key in node if ":" in key]:
        node.setdefault(_PREFIX.sub("", key), node.pop(key))


def _join(nodes: list[Node]) -> None:
    """Puts the things themselves where only their names stand; they are shared, not copied."""
    known: dict[str, Node] = {}
    for node in nodes:
        name = node.get("@id")
        if isinstance(name, str) and not _only_names(node):
            known.setdefault(name, node)
    for node in nodes if known else ():
        for key, value in node.items():
            node[key] = _joined(key, value, known)


def _joined(key: str, value: object, known: dict[str, Node]) -> object:
    if isinstance(value, list):
        return [_named(key, one, known) for one in value]
    return _named(key, value, known)


def _named(key: str, value: object, known: dict[str, Node]) -> object:
    name = value.get("@id") if isinstance(value, dict) and _only_names(value) else value if key in _REFERRING else None
    return known.get(name, value) if isinstance(name, str) else value


def _only_names(node: Node) -> bool:
    return _OWN_KEYS.issuperset(node)
