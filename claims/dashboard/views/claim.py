"""Claim."""

import streamlit as st

st.title("Claim")
