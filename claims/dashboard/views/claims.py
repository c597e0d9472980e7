"""Claims: search, filters, sorting and pages. The address is the view: copied, it opens the same list."""

import streamlit as st
from markupsafe import Markup

from claims.dashboard.here import here
from claims.dashboard.parts import links
from claims.dashboard.parts.listing import asked as addresses
from claims.dashboard.parts.listing import listed, ticking

at = here()

links.linked(Markup("<h1>Claims</h1>"), key="title")
st.text_input(
    "Search",
    key="q",
    type="search",
    live="120ms",
    bind="query-params",
    max_chars=addresses.MOST_TEXT,
    placeholder="Words of the claim, its quote, its topic or who said it",
    label_visibility="collapsed",
    on_change=listed.start_again,
)
asked = addresses.read(listed.query(), may_edit=at.may_edit)
found, faults = listed.read(at, asked)
listed.tell((*asked.faults, *faults))
ticking.told()
listed.show(at, asked, found)
