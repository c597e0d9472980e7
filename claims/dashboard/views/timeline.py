"""Timeline."""

import streamlit as st

st.title("Timeline")
