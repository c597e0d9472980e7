"""The Share page put together: what is shared, the public link, private links, the short name of a tracker."""

from typing import Final

import streamlit as st
from markupsafe import Markup

from claims.dashboard.here import Here
from claims.dashboard.parts.links import link, linked
from claims.dashboard.parts.sharing import private, public, short_name, view
from db.errors import Refusal

_TO_THE_LIST: Final = link("/claims", "Open the list of claims")


def show(at: Here) -> None:
    """Shows how the view that the address names is shared, or says what to do instead."""
    try:
        shared = view.read(at, {name: st.query_params.get_all(name) for name in st.query_params})
    except Refusal as refusal:
        linked(
            Markup('<h1>Share</h1><p dir="auto">{}</p><p>{}.</p>').format(refusal.sentence, _TO_THE_LIST), key="instead"
        )
        return
    linked(
        Markup(
            '<p class="or-back"><a href="{}">← Back</a></p><h1>Share</h1><p class="or-shared" dir="auto">{}</p>'
        ).format(shared.back, shared.title),
        key="share",
    )
    public.show(at, shared)
    if not at.may_edit:
        return
    private.show(at, shared)
    if shared.tracker:
        short_name.show(at, shared.tracker)
