"""One page of the dashboard alone, as the editor or a reader sees it, for AppTest, which has no cookies to bring."""

import runpy
from pathlib import Path

from claims.access import Visitor
from claims.dashboard import here
from claims.desk.links import open_link
from claims.newsroom import Newsroom
from db.words import Role

VIEWS = Path(here.__file__).with_name("views")
OPENED: dict[str, Newsroom] = {}
"""The newsrooms of the tests that run, by the folder of their record."""


def perform(folder: str, page: str, role: str, token: str = "") -> None:
    """Runs a page for someone in a role, inside the view of a private link where a token is given."""
    shared = open_link(OPENED[folder], token) if token else None
    with here.set_here(OPENED[folder], Visitor("Ines", Role(role)), shared):
        runpy.run_path(str(VIEWS / f"{page}.py"))
