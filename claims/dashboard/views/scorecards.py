"""Scorecards: what became of what someone promised or asserted, and of what was said about a topic."""

import streamlit as st

from claims.dashboard.here import here
from claims.dashboard.parts.scorecards import scores

scores.show(here(), st.query_params.to_dict())
