"""Put a claim on record."""

import streamlit as st

st.title("Put a claim on record")
