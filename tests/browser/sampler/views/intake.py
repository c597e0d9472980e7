"""Nothing to see: the sampler has no record."""

import streamlit as st

st.title("Intake")
