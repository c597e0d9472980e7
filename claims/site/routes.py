"""Every public address, in one list."""

from collections.abc import Callable

from starlette.routing import Route

from claims.newsroom import Newsroom
from claims.settings import Settings
from claims.site import api, embeds, files, pages, shared
from claims.site.front import Front


def routes(settings: Settings, opened: Callable[[], Newsroom]) -> list[Route]:
    """Gives the routes of the public pages; the record is opened when the first of them is asked for."""
    front = Front(settings, opened)
    drawn = pages.Pages(front)
    return [
        *pages.routes(drawn),
        *files.routes(front, drawn),
        *embeds.routes(front, drawn),
        *api.routes(front),
        *shared.routes(front, drawn),
    ]
