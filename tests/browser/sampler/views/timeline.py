"""Nothing to see."""

import streamlit as st

st.title("Timeline")
