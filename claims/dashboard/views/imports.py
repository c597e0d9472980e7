"""Import: a newsroom's spreadsheet becomes drafts, looked at first; and the record as a spreadsheet again."""

import streamlit as st

from claims.dashboard.here import here
from claims.dashboard.parts.imports import export, page

st.title("Import")
if here().may_edit:
    st.html(page.WELCOME)
    page.show(here())
    export.show(here())
else:
    st.html(
        "<p>Only the editor of this desk brings spreadsheets in. You are reading: the line at the top of the page says "
        "why, and what to do.</p>"
    )
