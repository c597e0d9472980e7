"""Who asks the outside world, by which limits, through what, and what came back. Refuses nothing."""

import re
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from unicodedata import normalize

import httpcore

from claims.net.resolving import Resolve, resolved

ROBOT: Final = "OnRecord"
"""The name by which a site's robots.txt may speak of us."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks, as the site reads it in its log, and whether the wishes in its robots.txt are kept."""

    agent: str = ROBOT
    robots: bool = True


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may cost, in seconds and in bytes."""

    connecting: float = 10
    silence: float = 15
    whole: float = 60
    redirects: int = 5
    raw: int = 10_000_000
    inflated: int = 20_000_000


@dataclass(frozen=True, slots=True)
class World:
    """How a name becomes addresses, what opens a connection to one, and whose certificates are believed."""

    resolve: Resolve = resolved
    backend: httpcore.NetworkBackend = field(default_factory=httpcore.SyncBackend)
    trust: ssl.SSLContext | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """How far a fetch has come, in words, with the bytes read so far and how many the site announced."""

    words: str
    read: int = 0
    expected: int | None = None


Told = Callable[[Step], None]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: its bytes as the site sent them, unpacked, and where they were found in the end.

    `media` is the site's own word for their kind, with the charset it names; `hops` are all addresses asked.
    """

    address: str
    media: str
    content: bytes
    hops: tuple[str, ...]


def user_agent(newsroom: str, contact: str) -> str:
    """Names the program, the newsroom and where it can be reached, in the signs that a header may hold."""
    said = [sign for sign in (_plain(newsroom), _plain(contact)) if sign and sign != "On Record"]
    return f"{ROBOT} ({'; '.join(said)})" if said else ROBOT


def _plain(words: str) -> str:
    ascii_only = normalize("NFKD", words).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[^\x20-\x7e]|[()\\;]", " ", ascii_only).split())
