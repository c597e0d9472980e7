"""Put a claim on record by hand."""

import streamlit as st

from claims.dashboard.here import here
from claims.dashboard.parts.forms import record as record_form

st.title("Put a claim on record")
if here().may_edit:
    st.html(
        "<p>A claim is one checkable statement that someone made. Say it in your own words, then copy the quote "
        "it stands on. Nothing is decided here: the claim begins as an unchecked draft.</p>"
    )
    record_form.show(here())
else:
    st.html(
        "<p>Only the editor of this desk puts claims on record. You are reading: the line at the top of the page "
        "says why, and what to do.</p>"
    )
