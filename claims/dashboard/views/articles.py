"""Articles: each with its claims and its docket."""

import streamlit as st

from claims.dashboard.here import here
from claims.dashboard.parts.intake import articles

if here().may_edit:
    articles.show(here())
else:
    st.title("Articles")
    st.html("<p>The texts and dockets of articles are for those who work at this desk.</p>")
