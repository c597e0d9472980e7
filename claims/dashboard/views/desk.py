"""Desk."""

import streamlit as st

st.title("Desk")
