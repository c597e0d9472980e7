"""What stands around every public page: its title and tags for machines, the way home, the foot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from claims.settings import Settings
from claims.site.addresses import Addresses
from claims.site.drawn import draw
from claims.site.stylesheet import ICON_PATH, STYLE_PATH


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same in another format: a feed, a calendar, data."""

    media: str
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Head:
    """What machines are told about a page. `path` is its canonical one, `picture` that of its preview.

    A page without a path is nobody's to find: it is neither indexed nor named to others.
    """

    title: str
    description: str
    path: str = ""
    picture: str = ""
    language: str = "en"
    article: bool = False
    published: datetime | None = None
    modified: datetime | None = None
    alternates: Sequence[Alternate] = ()
    embed: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """Draws what stands before and after the content of a page."""

    settings: Settings
    at: Addresses

    def top(self, head: Head, line: str = "") -> Markup:
        """Draws everything up to the content; `line` stands above it all."""
        return draw(
            "top.html",
            head=head,
            at=self.at,
            newsroom=self.settings.newsroom,
            line=line,
            style=STYLE_PATH,
            icon=ICON_PATH,
            known=bool(self.at.base),
        )

    def bottom(self) -> Markup:
        """Draws everything after the content."""
        return draw("bottom.html", at=self.at, newsroom=self.settings.newsroom)
