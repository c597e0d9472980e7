"""The way back from a claim to the very list it was opened from. A session remembers its last list."""

from typing import Final

import streamlit as st
from markupsafe import Markup

from claims.dashboard.parts.links import address

_LIST: Final = "way_back"


def remember(where: str, name: str) -> None:
    """Notes the list that is shown now."""
    st.session_state[_LIST] = (where, name)


def link() -> Markup:
    """Links to the last list of this session; to the whole list where there was none."""
    where, name = st.session_state.get(_LIST) or (address("/claims"), "Claims")
    return Markup('<p class="or-back"><a href="{}">← {}</a></p>').format(where, name)
