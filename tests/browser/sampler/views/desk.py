"""Every chip, a dialog, and what goes wrong."""

import streamlit as st
from markupsafe import Markup

from claims.dashboard.parts import links
from claims.formats import chips
from claims.refusals import NotAccepted
from db.words import FollowUp, Publication, Schedule, Stance, Verification


@st.dialog("A dialog")
def dialog() -> None:
    """Shows a chip outside the page."""
    links.linked(chips.follow_up(FollowUp.BROKEN), key="inside")


def refuse() -> None:
    """Refuses in a callback, before the page runs."""
    raise NotAccepted("Give a *reason* first.")


st.title("On Record")
links.linked(chips.verification_tally([(state, at + 1) for at, state in enumerate(Verification)]), key="tally")
links.linked(chips.follow_up_tally([(state, at + 1) for at, state in enumerate([*FollowUp, None])]), key="tally2")
shown = [
    Markup(" ").join(chips.verification(state) for state in Verification),
    Markup(" ").join(chips.follow_up(state) for state in [*FollowUp, None]),
    Markup(" ").join(chips.schedule(state) for state in [*Schedule, None]),
    Markup(" ").join(chips.publication(state) for state in Publication),
    Markup(" ").join(chips.stance(state) for state in Stance),
]
links.linked(Markup("").join(Markup("<p>{}</p>").format(row) for row in shown), key="chips")
if st.button("Open a dialog"):
    dialog()
st.button("Refuse", on_click=refuse)
if st.button("Break"):
    raise ValueError("a detail nobody may see")
