"""What may stand in a text field. Refuses what no person typed on purpose: control characters and reordering marks."""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from claims.refusals import NotAccepted

LIMITS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "statement": 500,
        "quote": 2000,
        "context": 40,
        "reason": 4000,
        "note": 4000,
        "search": 4000,
        "introduction": 4000,
        "method": 4000,
        "title": 300,
        "words": 200,
        "name": 200,
        "unit": 60,
        "topic": 120,
        "address": 2000,
    }
)

_LINE_ENDS = "\n\u2028\u2029"
_OVERRIDES = "\u202d\u202e"
_OPENERS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
_CLOSERS = frozenset(_OPENERS.values())
_INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
# Marks that reorder or hide parts of an address, so that it reads as another one.
_HIDDEN_IN_ADDRESSES = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HOST_WITH_PORT = re.compile(r"[^/?#:]+\.[^/?#:]+:[0-9]+(?:[/?#].*)?")
_FORBIDDEN_IN_HOSTS = re.compile(r"[\s%<>^|`{}!$&'()*+,;=]")


def clean(
    text: str, *, field: str, most: int, required: bool = True, multiline: bool = False, exact: bool = False
) -> str:
    """Returns the text trimmed and composed (NFC), or with `exact` letter for letter as it came.

    Raises NotAccepted for control characters, half characters, reordering marks, and a text that is empty
    although `required` or longer than `most` characters.
    """
    _refuse_half_characters(text, field)
    kept = text if exact else unicodedata.normalize("NFC", text.replace("\r\n", "\n").strip())
    _refuse_control_characters(kept, field, multiline)
    _refuse_reordering(kept, field)
    if required and not is_visible(kept):
        raise NotAccepted(f"The {_called(field)} is empty; write it.", field)
    if len(kept) > most:
        raise NotAccepted(
            f"The {_called(field)} is {len(kept):,} characters long; shorten it to {most:,} at most.", field
        )
    return kept


def is_visible(text: str) -> bool:
    """Tells whether any character of the text can be seen."""
    return any(unicodedata.category(character) not in _INVISIBLE for character in text)


def quote_in_context(before: str, quote: str, after: str) -> None:
    """Refuses an empty quote, and more than 40 characters of context on a side. Raises NotAccepted."""
    if not is_visible(quote):
        raise NotAccepted("The quote is empty; copy it letter for letter.", "quote")
    for side, name in ((before, "before"), (after, "after")):
        if len(side) > LIMITS["context"]:
            raise NotAccepted(
                f"The words {name} the quote are {len(side):,} characters; keep {LIMITS['context']} at most.", name
            )


def web_address(address: str) -> str:
    """Returns a web address as it came, without outer white space.

    Raises NotAccepted unless it is http or https with a host, and free of passwords, spaces and hidden marks.
    """
    _refuse_half_characters(address, "address")
    kept = address.strip(" \t\r\n")
    if not kept:
        raise NotAccepted("The address is empty; paste it from the browser.", "address")
    if len(kept) > LIMITS["address"]:
        raise NotAccepted(
            f"The address is {len(kept):,} characters long; {LIMITS['address']:,} is the most.", "address"
        )
    _refuse_characters_of_no_address(kept)
    _refuse_scheme(kept)
    _refuse_host(kept)
    return kept


def _called(field: str) -> str:
    return field.replace("_", " ")


def _refuse_half_characters(text: str, field: str) -> None:
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise NotAccepted(f"The {_called(field)} holds half a character; copy it again from its origin.", field)


def _refuse_control_characters(text: str, field: str, multiline: bool) -> None:
    for character in text.replace("\r\n", "\n"):
        if character in _LINE_ENDS or character == "\t":
            if not multiline:
                name = "a tab" if character == "\t" else "a line break"
                raise NotAccepted(f"The {_called(field)} holds {name}; write it on one line.", field)
        elif unicodedata.category(character) == "Cc" or ord(character) & 0xFFFE == 0xFFFE:
            raise NotAccepted(
                f"The {_called(field)} holds a character that cannot be shown (U+{ord(character):04X}); remove it.",
                field,
            )


def _refuse_reordering(text: str, field: str) -> None:
    """Right-to-left text is welcome; marks that turn the order of what follows them round are not."""
    for line in text.splitlines():
        awaited: list[str] = []
        for character in line:
            if character in _OPENERS:
                awaited.append(_OPENERS[character])
            elif character in _CLOSERS and awaited and awaited[-1] == character:
                awaited.pop()
            elif character in _CLOSERS or character in _OVERRIDES:
                raise _reordered(field, character)
        if awaited:
            raise _reordered(field, awaited[-1])


def _reordered(field: str, character: str) -> NotAccepted:
    return NotAccepted(
        f"The {_called(field)} holds an invisible mark that reorders the text (U+{ord(character):04X}); remove it.",
        field,
    )


def _refuse_characters_of_no_address(address: str) -> None:
    for character in address:
        if character.isspace() or unicodedata.category(character) == "Cc":
            raise NotAccepted("The address holds a space or a line break; copy it again from the browser.", "address")
        if character in '<>"\\' or _HIDDEN_IN_ADDRESSES.match(character):
            raise NotAccepted(
                f"The address holds a character that no address has (U+{ord(character):04X}); "
                "copy it again from the browser.",
                "address",
            )


def _refuse_scheme(address: str) -> None:
    scheme = _SCHEME.match(address)
    if scheme is None or _HOST_WITH_PORT.fullmatch(address):
        raise NotAccepted("The address must begin with https:// or http://.", "address")
    if scheme[1].lower() not in ("http", "https"):
        raise NotAccepted(
            f"An address that begins with {scheme[1]}: is not a web page; paste one that begins with https:// "
            "or http://, or describe the source instead.",
            "address",
        )


def _refuse_host(address: str) -> None:
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if parts.netloc and "@" in parts.netloc:
        raise NotAccepted("The address holds a name or a password before the @; remove it.", "address")
    if not host or _FORBIDDEN_IN_HOSTS.search(host) or not all(host.removesuffix(".").split(".")):
        raise NotAccepted("The address has no site that could be found; copy it again from the browser.", "address")
