"""The app that everything is measured against: one button and the text it changes."""

import streamlit as st

if "count" not in st.session_state:
    st.session_state.count = 0
if st.button("Count"):
    st.session_state.count += 1
st.write(f"Counted {st.session_state.count}")
