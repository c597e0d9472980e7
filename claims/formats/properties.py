"""What a thing of linked data says of itself, as publishers shape it: a text, a list, a thing. Refuses nothing."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html import unescape
from itertools import islice
from typing import Any, Final
from urllib.parse import urlsplit

from claims.formats.linked_data import Node, several
from claims.formats.unprintable import in_one_line, whole, without_unprintable
from claims.formats.written_days import read_day

MOST_PLACES: Final = 1000
"""A page may be made to name things in things without end."""

# Nobody says "&#039;": these stand in a text only because it was escaped for a page first. "&lt;" may be meant.
_ESCAPED: Final = re.compile(
    r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|quot|apos|nbsp|[lr][sd]quo|hellip|[nm]dash);", re.IGNORECASE
)
_FIGURE: Final = re.compile(r"[-+]?\d{1,15}(?:\.\d{1,15})?", re.ASCII)


def words(thing: Node, *path: str) -> str:
    """Gives the first text at the end of a path of properties, letter for letter as the page writes it, or "".

    A thing that is named by a mere text is its name: `words(review, "author", "name")`.
    """
    for value in _along(thing, path):
        written = _written(value)
        if written and not written.isspace():
            return written
    return ""


def text(thing: Node, *path: str) -> str:
    """Gives the first text at the end of a path as people read it and as every format can hold it."""
    return without_unprintable(_ESCAPED.sub(lambda found: unescape(found[0]), words(thing, *path))).strip()


def line(thing: Node, *path: str) -> str:
    """Gives the first text at the end of a path in one line."""
    return in_one_line(text(thing, *path))


def part(thing: Node, *path: str) -> Node:
    """Gives the first thing at the end of a path; a text in its place is its address or its name."""
    for value in _along(thing, path):
        if isinstance(value, dict) and value:
            return value
        if isinstance(value, str) and value.strip():
            return {"url": value} if web_address(value) else {"name": value}
    return {}


def figure(thing: Node, *path: str) -> int | float | str | None:
    """Gives what stands at the end of a path as a number, or as its words where it is none."""
    written = words(thing, *path).strip()
    if _FIGURE.fullmatch(written):
        return float(written) if "." in written else int(written)
    return written or None


def day(thing: Node, *path: str) -> date | None:
    """Gives the day at the end of a path."""
    return read_day(words(thing, *path))


def moment(thing: Node, *path: str) -> datetime | None:
    """Gives the moment at the end of a path, in UTC; one without a zone is taken to be in it."""
    try:
        found = datetime.fromisoformat(line(thing, *path))
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def address(thing: Node, *path: str) -> str:
    """Gives the first text at the end of a path where it is an address of the web."""
    return web_address(words(thing, *path))


def web_address(written: str) -> str:
    """Gives a text in one line where it is an address of the web, or ""."""
    found = in_one_line(written)
    try:
        parts = urlsplit(found)
    except ValueError:
        return ""
    return found if parts.scheme in ("http", "https") and parts.netloc else ""


def _along(thing: Node, path: tuple[str, ...]) -> list[Any]:
    values: list[Any] = [thing]
    for name in path:
        values = list(islice(_inside(values, name), MOST_PLACES))
    return values


def _inside(values: list[Any], name: str) -> Iterator[Any]:
    for value in values:
        if isinstance(value, dict):
            yield from several(value.get(name))
        elif name == "name":
            yield value


def _written(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("@value", value.get("name"))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return whole(str(value))
