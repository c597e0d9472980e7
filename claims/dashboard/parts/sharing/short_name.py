"""The short name of a tracker, which stands in its public address, and the form that changes it. For editors alone."""

import streamlit as st
from markupsafe import Markup

from claims.dashboard.here import Here
from claims.dashboard.parts.confirming import show_confirmation
from claims.dashboard.parts.forms.decide import ahead
from claims.dashboard.parts.forms.fields import Fields
from claims.dashboard.parts.links import linked
from claims.desk.published import TrackerCard
from claims.desk.trackers import rename_tracker
from claims.refusals import NotAccepted
from db.errors import Refusal
from db.reads.filters import Filters


def show(at: Here, tracker: TrackerCard) -> None:
    """Shows the form."""
    version = next(one.version for one in at.reads.narrowing(Filters()).trackers if one.id == tracker.id)
    fields = Fields(at, f"short name {tracker.id}")
    linked(
        Markup("<h2>Short name</h2><p>Its public address ends in <code>/t/{}</code>.</p>").format(tracker.slug),
        key="short-name",
    )
    show_confirmation()
    left, right = st.columns(2)
    with left:
        fields.text("slug", "Another short name", hint=tracker.slug)
    with right:
        fields.text("reason", "Reason")
    st.button("Rename it", key=fields.key("save"), on_click=_rename, args=(fields, tracker.id, version))
    fields.show_problem()
    ahead("Links that were shared under the former name keep leading to this tracker; no other tracker can take it.")


def _rename(fields: Fields, tracker: int, version: int) -> None:
    slug = fields.value("slug", "").strip()
    try:
        fields.save(
            lambda at: rename_tracker(at, tracker, version, slug, fields.value("reason", "")),
            lambda _: f"The tracker’s short name is “{slug}” now.",
        )
    except Refusal as refusal:
        fields.refuse(refusal.sentence, refusal.field if isinstance(refusal, NotAccepted) else "")
