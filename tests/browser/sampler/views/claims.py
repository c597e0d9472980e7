"""A list with links, a filter in the address, and a drawn link."""

import streamlit as st
from markupsafe import Markup

from claims.dashboard.parts import links

after = int(st.query_params.get("after", "0"))
st.session_state["runs"] = st.session_state.get("runs", 0) + 1
words = st.text_input("Search", key="q", bind="query-params")
st.title("Claims")
st.text(f"after {after}, words {words!r}, run {st.session_state['runs']} of this session")
rows = Markup("").join(
    Markup("<p>{}</p>").format(links.link("/claim", f"Claim {number} <i>$x$</i>", {"claim": number}))
    for number in range(after + 1, after + 6)
)
links.linked(rows, key="rows")
links.linked(links.link("/claims", "Next page", {"after": after + 5}), key="next")
links.linked(links.link("/claims", "Only cats", {"q": "cats"}), key="cats")
links.drawn(
    Markup(
        '<svg viewBox="0 0 200 40" width="200" height="40"><a href="/claim?claim=7" aria-label="Open claim 7">'
        "<title>Claim 7 — né à</title><rect width='200' height='40' fill='var(--or-green-mark)'></rect></a></svg>"
    ),
    key="picture",
)
