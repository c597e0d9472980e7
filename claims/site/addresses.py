"""The addresses of everything public, of the running desk and of a static site alike. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import quote, urlencode, urljoin

FEEDS: Final = {"changes": "changes", "new": "new-claims", "corrections": "corrections"}
"""What feeds there are, with the names of their files."""
_SAFE: Final = "/-._~"


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses that one page links to.

    `base` is the public address without a slash at its end, empty where none is known; `up` is how the page reaches
    the root, and `index` what the name of a page ends with: nothing on the desk, a file's name on a static site.
    """

    base: str
    up: str = "/"
    index: str = ""
    claims: str = "c"
    """Where the pages of claims lie: those of a shared view lie inside it."""

    def page(self, path: str, query: Mapping[str, str] | None = None) -> str:
        """Gives the address of a page."""
        asked = f"?{urlencode(query)}" if query else ""
        return f"{self.up}{_quoted(path)}{self.index}{asked}"

    def file(self, path: str, query: Mapping[str, str] | None = None) -> str:
        """Gives the address of a file: a picture, a feed, a stylesheet."""
        asked = f"?{urlencode(query)}" if query else ""
        return f"{self.up}{_quoted(path)}{asked}"

    def whole(self, path: str, query: Mapping[str, str] | None = None) -> str:
        """Gives the address by which the world knows a page or a file, nothing where none is known."""
        if not self.base:
            return ""
        asked = f"?{urlencode(query)}" if query else ""
        return urljoin(f"{self.base}/", _quoted(path)) + asked

    def claim(self, slug: str, query: Mapping[str, str] | None = None) -> str:
        """Gives the address of a claim's page."""
        return self.page(f"{self.claims}/{slug}", query)

    def tracker(self, slug: str, query: Mapping[str, str] | None = None) -> str:
        """Gives the address of a tracker's page."""
        return self.page(f"t/{slug}", query)


@lru_cache(maxsize=1_024)  # a page links to the same few places a hundred times
def _quoted(path: str) -> str:
    return quote(path, safe=_SAFE)


def feed_file(which: str, kind: str, tracker: str = "") -> str:
    """Gives the path of a feed: `feeds/changes.atom`, `t/stargate/corrections.json`."""
    return f"{f't/{tracker}' if tracker else 'feeds'}/{FEEDS[which]}.{kind}"


def calendar_file(tracker: str = "") -> str:
    """Gives the path of a calendar of deadlines."""
    return f"{f't/{tracker}' if tracker else 'feeds'}/deadlines.ics"


def data_file(kind: str, tracker: str = "") -> str:
    """Gives the path of the claims as data: `t/stargate/claims.csv`."""
    return f"t/{tracker}/claims.{kind}" if tracker else f"claims.{kind}"
