"""Desk: what needs someone today, how the record stands, and what came last."""

import streamlit as st

from claims.dashboard.here import here
from claims.dashboard.parts.desk import front

front.show(here(), st.query_params.get("queue", ""), st.query_params.get("after", ""))
