"""What stands in one cell: addresses, a day, a yes or no, and the sign that guards a formula. Guesses nothing."""

import re
from dataclasses import dataclass
from typing import Final

from claims.formats.tabular import defused
from claims.refusals import NotAccepted
from claims.rules.texts import LIMITS, web_address

BETWEEN: Final = "\n"
"""What stands between several values in a cell of our own export: no address and no title holds it."""

_STARTS: Final = re.compile(r"https?://", re.IGNORECASE)
# Most addresses look like this, and need not be looked at sign by sign.
_PLAIN_ADDRESS: Final = re.compile(r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:/[!#-;=?-\[\]-~]*)?")
_MARKDOWN: Final = re.compile(r"\[([^\]\n]*)\]\((https?://[^\s]*?)\)(?=[\s,;|]|$)", re.IGNORECASE)
_HREF: Final = re.compile(r"<a\b[^>]*?\bhref\s*=\s*[\"']([^\"']+)[\"'][^>]*>(.*?)</a>", re.IGNORECASE | re.DOTALL)
_BREAKS: Final = re.compile(r"[\s<>\"]|[|;,]+(?=\s|https?://|$)", re.IGNORECASE)
_TRAILING: Final = ".,;|'”’"
_PAIRS: Final = {")": "(", "]": "[", "}": "{"}
_SEPARATORS: Final = re.compile(r"[\s|;,•·]*\n[\s|;,•·]*|\s*[|;]\s*")
_EMPTIES: Final = re.compile(r"^[\s|;,:()<>\[\]•·–—-]+|[\s|;,:(<>\[\]•·–—-]+$")
_YES: Final = frozenset(
    ["true", "yes", "y", "x", "1", "ja", "oui", "sí", "si", "sim", "vero", "wahr", "vrai", "✓", "✔", "☑"]
)
_NO: Final = frozenset(["false", "no", "n", "0", "nein", "non", "não", "nao", "falso", "falsch", "faux", "✗", "✘", "☐"])


@dataclass(frozen=True, slots=True)
class Found:
    """What a cell of sources names: addresses letter for letter, and the other words, which describe sources."""

    addresses: tuple[str, ...]
    words: tuple[str, ...]


def guarded(text: str) -> str:
    """Puts an apostrophe before what a spreadsheet could take for a formula; `unguarded` gives the text back."""
    return f"'{text}" if _is_guarded_like(text) else text


def unguarded(cell: str) -> str:
    """Takes the apostrophe away that guards a formula, and leaves any other."""
    return cell[1:] if cell.startswith("'") and _is_guarded_like(cell) else cell


def _is_guarded_like(text: str) -> bool:
    # A text that has the apostrophe of its own gets another, so that taking one away always gives the text.
    first = text[:1]
    if first.isalnum():
        return False
    bare = text.lstrip("'") if first == "'" else text
    return defused(bare) != bare


def sources_in(cell: str) -> Found:
    """Finds every address in a cell, whatever stands between them, and what is left when they are taken out."""
    if not cell.strip():
        return Found((), ())
    addresses: dict[str, None] = {}
    left, at = [], 0
    plain = _MARKDOWN.sub(r"\1 \2 ", _HREF.sub(r"\2 \1 ", cell))
    while start := _STARTS.search(plain, at):
        stop = _BREAKS.search(plain, start.end())
        end = stop.start() if stop else len(plain)
        address = _ended(plain[start.start() : end])
        left.append(plain[at : start.start()])
        at = start.start() + len(address)
        if is_address(address):
            addresses[address] = None
        else:
            left.append(address)
    left.append(plain[at:])
    words = (_EMPTIES.sub("", part) for part in _SEPARATORS.split("\n".join(left)))
    return Found(tuple(addresses), tuple(dict.fromkeys(word for word in words if word)))


def _ended(address: str) -> str:
    """Takes off the signs behind an address that belong to the sentence around it."""
    while address:
        last = address[-1]
        if last in _TRAILING or (last in _PAIRS and address.count(last) > address.count(_PAIRS[last])):
            address = address[:-1]
        else:
            break
    return address


def is_address(text: str) -> bool:
    """Tells whether a text is a web address that the record takes."""
    if len(text) <= LIMITS["address"] and _PLAIN_ADDRESS.fullmatch(text):
        return True
    try:
        return web_address(text) == text
    except NotAccepted:
        return False


def read_flag(cell: str) -> bool | None:
    """Reads a yes or a no; `None` for anything else."""
    word = cell.strip().casefold()
    return True if word in _YES else False if word in _NO else None
