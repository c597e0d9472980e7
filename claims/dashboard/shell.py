"""The frame around every page: navigation, look, who is here, and errors as sentences. Shows no trace to anyone."""

import logging
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Final

import streamlit as st
from markupsafe import Markup

from claims.access import Door, Visitor, who
from claims.dashboard import look
from claims.dashboard.here import opened, set_here
from claims.dashboard.parts import links, steer, text
from claims.newsroom import Newsroom
from claims.settings import Settings
from db.errors import Refusal

_LOG: Final = logging.getLogger("on_record")
_VIEWS: Final = Path(__file__).with_name("views")
_PAGES: Final = (
    ("desk", "Desk", ""),
    ("claims", "Claims", "claims"),
    ("claim", "Claim", "claim"),
    ("timeline", "Timeline", "timeline"),
    ("scorecards", "Scorecards", "scorecards"),
    ("record", "Put a claim on record", "record"),
)
PATHS: Final = frozenset("/" + path if path else "" for _, _, path in _PAGES)
# The editor's mark stands in the corner and pushes nothing down.
_NO_ROOM: Final = Markup(
    """<script>
document.currentScript.closest("[data-testid=stElementContainer]").style.position = "absolute";
</script>"""
)
ABOUT: Final = "**On Record**: what was said, what was promised, and what came of it."
OUR_FAULT: Final = (
    "Something went wrong on our side. What you typed is still in the form where there is one; "
    "nothing half-done was saved. "
    "Try again; if it happens again, the person who runs this desk finds it in the log."
)


def render(settings: Settings, first_start: Callable[[Newsroom], object], views: Path = _VIEWS) -> None:
    """Shows the page that the address names, inside the frame; the scripts of the pages lie in `views`.

    `first_start` puts the example on an empty record.
    """
    someone = visitor(settings)
    page = st.navigation(_pages(views, someone), position="top")
    title = "On Record" if page.url_path == "" else f"{page.title} · On Record"
    st.set_page_config(page_title=title, layout="wide", menu_items={"About": ABOUT})
    _show_visitor(someone)
    with Telling(), set_here(opened(settings, first_start), someone):
        page.run()


def visitor(door: Door) -> Visitor:
    """Tells who this session belongs to."""
    return who(st.context.headers.to_dict(), st.context.cookies.to_dict(), door)


class Telling:
    """Turns an error of a page into a sentence on the page and a trace in the log, and lets the frame go on."""

    def __enter__(self) -> None:
        """Begins to listen."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        """Tells what happened, whatever it was: this is the last stop before a person."""
        # Streamlit's own signals (stop, rerun) are no Exception and pass.
        return isinstance(error, Exception) and told(error)


def told(error: Exception) -> bool:
    """Shows an error as a sentence, writes the trace to the log unless it was a refusal, and says it is dealt with."""
    if isinstance(error, Refusal):
        st.error(text.as_text(error.sentence))
    else:
        _LOG.error("a page failed", exc_info=error)
        st.error(OUR_FAULT)
    return True


def _pages(views: Path, someone: Visitor) -> list[st.Page]:
    # One claim is opened from a list or an address; alone in the navigation it would lead nowhere.
    hidden = {"claim"} if someone.may_edit else {"claim", "record"}
    return [
        st.Page(
            views / f"{name}.py",
            title=title,
            url_path=path or None,
            default=not path,
            visibility="hidden" if name in hidden else "visible",
        )
        for name, title, path in _PAGES
    ]


def _show_visitor(someone: Visitor) -> None:
    # One element: each of its own is one more for the browser to look at on every click.
    links.scripted(_frame(someone))


@lru_cache(maxsize=16)  # long, and the same for everyone who comes in the same way
def _frame(someone: Visitor) -> Markup:
    said = Markup('<div class="or-visitor or-{}"><span>{}</span></div>').format(
        someone.role, someone.why or someone.name
    )
    no_room = _NO_ROOM if someone.may_edit else Markup("")
    return look.STYLE + said + no_room + look.WHOLE_PAGE + links.UNPACK + links.FOLLOW + steer.STEER
