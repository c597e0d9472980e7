"""The frame around every page: navigation, look, who is here, and errors as sentences. Shows no trace to anyone.

In a shared view it shows nothing but what was shared, and no page at all once that is over.
"""

import logging
from collections.abc import Callable, Collection, Mapping
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
from claims.dashboard.shared_view import start_of
from claims.desk.links import Opened
from claims.newsroom import Newsroom
from claims.rules.schedule import day_in_words
from claims.settings import Settings
from claims.viewing import view_cookie_name, viewed
from db.errors import Refusal
from db.words import Role

_LOG: Final = logging.getLogger("on_record")
_VIEWS: Final = Path(__file__).with_name("views")
_PAGES: Final = (
    ("desk", "Desk", ""),
    ("claims", "Claims", "claims"),
    ("claim", "Claim", "claim"),
    ("timeline", "Timeline", "timeline"),
    ("scorecards", "Scorecards", "scorecards"),
    ("intake", "Intake", "intake"),
    ("articles", "Articles", "articles"),
    ("imports", "Import", "import"),
    ("record", "Put a claim on record", "record"),
    ("share", "Share", "share"),
)
PATHS: Final = frozenset("/" + path if path else "" for _, _, path in _PAGES)
_EVERY: Final = frozenset(name for name, _, _ in _PAGES)
_SHARED: Final = frozenset({"claims", "claim", "timeline"})
_WORK: Final = frozenset({"intake", "articles", "imports", "record"})
"""For those who work at the desk."""
# Leaving is a page load, not a click inside the session: the session knows the cookies it began with.
_SEEING: Final = Markup(
    'You see <b>{}</b>{}. It is read-only. <a class="or-clear" href="/leave-view" target="_self">Leave this view</a>'
)
_OVER: Final = Markup(
    '{} <a class="or-clear" href="/leave-view" target="_self">Leave this view</a> for what everyone can see.'
)
_OUTSIDE: Final = Markup(
    '<h1>Not in this view</h1><p>This page shows more than what was shared. <a href="{}">Back</a></p>'
)
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
    shared, over = (None, "") if someone.may_edit else _shared(settings, first_start)
    pages = _pages(views, _EVERY if over else _hidden(someone, shared))
    page = st.navigation(list(pages.values()), position="top")
    title = "On Record" if page.url_path == "" else f"{page.title} · On Record"
    st.set_page_config(page_title=title, layout="wide", menu_items={"About": ABOUT})
    # One element: each of its own is one more for the browser to look at on every click.
    links.scripted(_frame(someone.role, _told_above(someone, shared, over)))
    if over:
        return
    with Telling(), set_here(opened(settings, first_start), someone, shared):
        if shared is None or _is_inside(shared, page, pages):
            page.run()


def _shared(settings: Settings, first_start: Callable[[Newsroom], object]) -> tuple[Opened | None, str]:
    """Gives the view that this browser was let see, looked up anew on every run, or why it opens nothing."""
    cookies = st.context.cookies.to_dict()
    if not cookies.get(view_cookie_name(settings.data)):
        return None, ""
    try:
        return viewed(cookies, opened(settings, first_start), settings), ""
    except Refusal as refusal:
        return None, refusal.sentence


def _is_inside(shared: Opened, page: st.Page, pages: Mapping[str, st.Page]) -> bool:
    """Tells whether a page belongs to a shared view; sends whoever comes by the front door to where it begins."""
    if page.url_path == "":
        if shared.claim is None:
            st.switch_page(pages["claims"])
        st.switch_page(pages["claim"], query_params={"claim": str(shared.claim)})
    if page.url_path == "claim" and shared.claim is not None and "claim" not in st.query_params:
        st.query_params["claim"] = str(shared.claim)
    if page.url_path in _SHARED:
        return True
    links.linked(_OUTSIDE.format(start_of(shared)), key="outside")
    return False


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


def _hidden(someone: Visitor, shared: Opened | None) -> Collection[str]:
    """Names the pages that the navigation leaves out."""
    if shared is None:
        # One claim is opened from a list or an address, and a view is shared from where it is shown.
        return {"claim", "share"} if someone.may_edit else {"claim", "share", *_WORK}
    shown = {"claims", "timeline"} if shared.claim is None else {"claim", "timeline"}
    return _EVERY - (shown if shared.has_timeline else shown - {"timeline"})


def _pages(views: Path, hidden: Collection[str]) -> dict[str, st.Page]:
    return {
        name: st.Page(
            views / f"{name}.py",
            title=title,
            url_path=path or None,
            default=not path,
            visibility="hidden" if name in hidden else "visible",
        )
        for name, title, path in _PAGES
    }


def _told_above(someone: Visitor, shared: Opened | None, over: str) -> Markup:
    if over:
        return _OVER.format(over)
    if shared is None:
        return Markup("{}").format(someone.why or someone.name)
    until = f", shared with you until {day_in_words(shared.expires_on)}" if shared.expires_on else ""
    return _SEEING.format(shared.name, until)


@lru_cache(maxsize=16)  # long, and the same for everyone who comes in the same way
def _frame(role: Role, told_above: Markup) -> Markup:
    said = Markup('<div class="or-visitor or-{}"><span dir="auto">{}</span></div>').format(role, told_above)
    no_room = _NO_ROOM if role == Role.EDITOR else Markup("")
    return look.STYLE + said + no_room + look.WHOLE_PAGE + links.UNPACK + links.FOLLOW + steer.STEER
