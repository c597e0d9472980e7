"""Which view a browser was let see: the cookie that a private link or “open the dashboard” is traded for.

It is read anew each time: a link that ended or was taken back opens nothing any more. Knows no web framework.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from claims.access import Door, cookie_name
from claims.desk.links import Opened, open_link, open_public
from claims.newsroom import Newsroom
from db.words import View

_PUBLIC: Final = {"t": View.TRACKER, "c": View.CLAIM}
"""What a cookie without a token begins with: everyone may see it, so it names the thing itself."""


def view_cookie_name(folder: Path) -> str:
    """Returns the name of the cookie that names a view: one a data folder, as the editor's."""
    return f"{cookie_name(folder)}-view"


def public_cookie(opened: Opened) -> str:
    """Returns what the cookie holds for a tracker or a claim that everyone may see."""
    return f"t:{opened.tracker}" if opened.view is View.TRACKER else f"c:{opened.claim}"


def viewed(cookies: Mapping[str, str], newsroom: Newsroom, door: Door) -> Opened | None:
    """Opens the view of a browser, gives `None` to one without, and refuses one that is over with `NotOnRecord`."""
    said = cookies.get(view_cookie_name(door.data), "")
    if not said:
        return None
    kind, _, number = said.partition(":")
    if kind in _PUBLIC and number.isascii() and number.isdigit() and 0 < len(number) < 19:
        return open_public(newsroom, _PUBLIC[kind], int(number))
    return open_link(newsroom, said)
