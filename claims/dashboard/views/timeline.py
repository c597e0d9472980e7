"""Timeline: what was promised for when, and what came of it, as it stands or stood on a day."""

import streamlit as st
from markupsafe import Markup

from claims.dashboard.here import here
from claims.dashboard.parts import links, text
from claims.dashboard.parts.sharing.view import share_link
from claims.dashboard.parts.timeline import asked as timeline_asked
from claims.dashboard.parts.timeline import chart as timeline
from claims.dashboard.parts.timeline import controls
from db.errors import Refusal

desk = here()
asked = timeline_asked.read({name: st.query_params.get_all(name) for name in st.query_params}, may_edit=desk.may_edit)
names = desk.reads.narrowing(asked.filters)
faults = list(asked.faults)
try:
    found = desk.reads.timeline(asked.filters, on=asked.on, after=asked.after, first=asked.first)
except Refusal as refusal:
    faults.append(refusal.sentence)
    found = desk.reads.timeline(asked.filters, on=asked.on, first=asked.first)
title = Markup("<h1>Timeline</h1>")
steering = controls.steering(found, asked, names) if found.first_day else Markup("")
links.linked(title + steering, key="timeline-controls")
above = share_link(desk, asked.narrowed)
for fault in faults:
    st.warning(text.as_text(fault))
if found.first_day is None:
    links.linked(timeline.nothing_yet(desk.may_edit), key="timeline-empty")
elif found.rows or asked.after:
    timeline.show(desk, found, asked, above + controls.chosen(found, asked, names))
else:
    links.linked(
        above + controls.chosen(found, asked, names) + timeline.nothing_passes(found, asked), key="timeline-empty"
    )
