"""Claims: search, filters, sorting and pages. The address is the view: copied, it opens the same list."""

import streamlit as st
from markupsafe import Markup

from claims.dashboard.here import here
from claims.dashboard.parts import links, steer
from claims.dashboard.parts.confirming import show_confirmation
from claims.dashboard.parts.listing import listed
from claims.desk import asked as addresses

HINT = "Words of the claim, its quote, its topic or who said it"
at = here()

# The same on every run, so that what is being typed is not disturbed.
links.linked(Markup("<h1>Claims</h1>") + steer.search("Search", "q", HINT, addresses.MOST_TEXT), key="search")
query = {name: st.query_params.get_all(name) for name in st.query_params}
asked = addresses.read(query, may_edit=at.may_edit)
found, faults = listed.read(at, asked)
listed.tell((*asked.faults, *faults))
show_confirmation()
listed.show(at, asked, found)
