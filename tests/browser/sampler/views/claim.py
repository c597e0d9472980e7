"""What a link of the list leads to."""

import streamlit as st

st.title(f"Claim number {st.query_params.get('claim')}")
st.text(f"run {st.session_state.get('runs', 0)} of this session")
