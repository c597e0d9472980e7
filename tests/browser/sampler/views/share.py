"""Nothing to share: the sampler has no record."""

import streamlit as st

st.title("Share")
