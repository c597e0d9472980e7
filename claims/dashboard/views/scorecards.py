"""Scorecards."""

import streamlit as st

st.title("Scorecards")
