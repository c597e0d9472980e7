"""Intake: an article becomes proposals, and each proposal a claim or a reason."""

import streamlit as st

from claims.dashboard.here import here
from claims.dashboard.parts.intake import review, start

if not here().may_edit:
    st.title("Intake")
    st.html(
        "<p>Only the editor of this desk takes articles in. You are reading: the line at the top of the page says why, "
        "and what to do.</p>"
    )
elif (asked := st.query_params.get("docket", "")) and asked.isdecimal() and len(asked) < 19:
    review.show(here(), int(asked))
else:
    st.title("Intake")
    st.html(start.WELCOME)
    start.show(here())
