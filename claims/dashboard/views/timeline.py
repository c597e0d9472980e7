"""Timeline: what was promised for when, and what came of it, as it stands or stood on a day."""

import streamlit as st

from claims.dashboard.here import here
from claims.dashboard.parts import links, text
from claims.dashboard.parts.timeline import asked as timeline_asked
from claims.dashboard.parts.timeline import chart as timeline
from claims.dashboard.parts.timeline import controls as timeline_controls

desk = here()
st.title("Timeline")
asked = timeline_asked.read({name: st.query_params.get_all(name) for name in st.query_params}, may_edit=desk.may_edit)
for fault in asked.faults:
    st.warning(text.as_text(fault))
names = desk.reads.narrowing(asked.filters)
found = desk.reads.timeline(asked.filters, on=asked.on, after=asked.after)
if found.first_day is None:
    links.linked(timeline.nothing_yet(desk.may_edit), key="timeline-empty")
else:
    timeline_controls.show_past(found, asked)
    timeline_controls.show_day(found, asked)
    timeline_controls.show_choices(found, asked, names)
    if found.rows or asked.after:
        timeline.show(found, asked)
    else:
        links.linked(timeline.nothing_passes(found, asked), key="timeline-empty")
