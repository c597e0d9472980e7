"""The banner over an example tracker: what it is, as of when, and how to retire it."""

from typing import Final

import streamlit as st
from markupsafe import Markup

from claims.dashboard.here import Here
from claims.dashboard.parts import links
from claims.dashboard.parts.confirming import confirmed, show_confirmation
from claims.dashboard.parts.text import as_text
from claims.desk.listings import TrackerLine
from claims.desk.trackers import retire_tracker
from claims.rules.schedule import counted, day_in_words
from db.errors import Refusal

ASKED: Final = "retire"
_BANNER: Final = Markup('<p class="or-example"><strong>This is an example:</strong> {}.{} {}</p>')


def show(at: Here, trackers: tuple[TrackerLine, ...]) -> None:
    """Shows a banner for each example tracker, and the form that retires it where that was asked for."""
    show_confirmation()
    for tracker in trackers:
        if tracker.example:
            links.linked(_banner(at, tracker), key=f"example-{tracker.id}")
            if at.may_edit and st.query_params.get(ASKED) == str(tracker.id):
                _form(at, tracker)


def _banner(at: Here, tracker: TrackerLine) -> Markup:
    link = links.link("/claims", tracker.title, {"tracker": tracker.id})
    known = (
        f" Its pages were read up to {day_in_words(tracker.as_of)}; what happened since is not on record."
        if tracker.as_of
        else ""
    )
    retire = Markup("")
    if at.may_edit:
        here = links.link("/", "retire it here", {ASKED: tracker.id})
        retire = Markup("When you begin your own work, {} or run <code>claims retire-example</code>.").format(here)
    return _BANNER.format(link, known, retire)


def _form(at: Here, tracker: TrackerLine) -> None:
    with st.form("retire-example"):
        st.markdown(
            as_text(
                "Retiring the example takes it and the claims that are in no other tracker off every list. "
                "Nothing is deleted: its history stays on record."
            )
        )
        reason = st.text_input("Reason", value="The example is not needed any more.", max_chars=2_000)
        retire, keep = st.columns(2)
        wanted = retire.form_submit_button("Retire the example", type="primary")
        kept = keep.form_submit_button("Keep it")
    if wanted:
        _retire(at, tracker, reason)
    elif kept:
        _leave()


def _retire(at: Here, tracker: TrackerLine, reason: str) -> None:
    try:
        confirmed(at, lambda sitting: retire_tracker(sitting, tracker.id, tracker.version, reason), _done)
    except Refusal as refusal:
        st.error(as_text(refusal.sentence))
        return
    _leave()


def _done(gone: int) -> str:
    return f"The example was retired with {counted(gone, 'claim')}. Its history stays on record."


def _leave() -> None:
    st.query_params.clear()
    st.rerun()
