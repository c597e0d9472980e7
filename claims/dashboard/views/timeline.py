"""Timeline: what was promised for when, and what came of it, as it stands or stood on a day."""

import streamlit as st
from markupsafe import Markup

from claims.dashboard.here import here
from claims.dashboard.parts import links, text
from claims.dashboard.parts.timeline import asked as timeline_asked
from claims.dashboard.parts.timeline import chart as timeline
from claims.dashboard.parts.timeline import controls as timeline_controls

desk = here()
links.linked(Markup("<h1>Timeline</h1>"), key="title")
asked = timeline_asked.read({name: st.query_params.get_all(name) for name in st.query_params}, may_edit=desk.may_edit)
for fault in asked.faults:
    st.warning(text.as_text(fault))
names = desk.reads.narrowing(asked.filters)
found = desk.reads.timeline(asked.filters, on=asked.on, after=asked.after, first=asked.first)
if found.first_day is None:
    links.linked(timeline.nothing_yet(desk.may_edit), key="timeline-empty")
else:
    timeline_controls.show(found, asked, names)
    if found.rows or asked.after:
        timeline.show(desk, found, asked)
    else:
        links.linked(timeline.nothing_passes(found, asked), key="timeline-empty")
