"""One page of the dashboard alone, as the editor or a reader sees it, for AppTest, which has no cookies to bring."""

import runpy
from pathlib import Path

from claims.access import Visitor
from claims.dashboard import here
from claims.newsroom import Newsroom
from db.words import Role

VIEWS = Path(here.__file__).with_name("views")
OPENED: dict[str, Newsroom] = {}
"""The newsrooms of the tests that run, by the folder of their record."""


def perform(folder: str, page: str, role: str) -> None:
    """Runs a page for someone in a role."""
    with here.set_here(OPENED[folder], Visitor("Ines", Role(role))):
        runpy.run_path(str(VIEWS / f"{page}.py"))
