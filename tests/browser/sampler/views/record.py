"""Texts of anyone wherever Streamlit reads Markdown."""

import json
from pathlib import Path

import streamlit as st

from claims.dashboard.parts.text import as_text

st.title("Texts")
for at, said in enumerate(json.loads(Path(__file__).with_name("texts.json").read_text(encoding="utf-8"))):
    with st.container(key=f"text-{at}"):
        st.subheader(as_text(said), anchor=False)
        st.markdown(as_text(said))
        st.caption(as_text(said))
        st.button(as_text(said), key=f"button-{at}")
        st.checkbox(as_text(said), key=f"box-{at}")
        st.error(as_text(said))
        st.text(said)
