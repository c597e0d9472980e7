"""An article beside a later text of it: which of its tracked quotes still stand, and what changed in the others."""

import streamlit as st
from markupsafe import Markup

from claims.dashboard.here import Here
from claims.dashboard.parts.forms.fields import told
from claims.dashboard.parts.links import link, linked
from claims.desk.articles import fetch_document
from claims.desk.dockets import DocketCard
from claims.desk.rereading import Reread, reread
from claims.formats import chips
from db.errors import Refusal
from db.words import Outcome


def show(desk: Here, card: DocketCard) -> None:
    """Offers to compare an article that has claims with its text as it is now."""
    if not card.counts[Outcome.TRACKED]:
        return
    place = f"compare {card.id}"
    with st.expander("Do its quotes still stand? Compare with a later text"):
        pasted = st.text_area("The text as it is now", key=f"{place} text", height=120)
        left, right = st.columns(2)
        if card.address and left.button("Fetch the page again", key=f"{place} fetch"):
            pasted = _fetched(desk, card)
        right.button("Compare", key=f"{place} now", type="primary")
        if pasted.strip():
            linked(_told(reread(card, pasted)), key="compared")


def _fetched(desk: Here, card: DocketCard) -> str:
    try:
        with st.spinner("Asking for the page …"):
            return fetch_document(card.address, desk.newsroom.settings, lambda _: None).text
    except Refusal as refusal:
        told(refusal.sentence)
        return ""


def _told(found: tuple[Reread, ...]) -> Markup:
    rows = Markup("").join(map(_row, found))
    return Markup(
        '<table class="or-claims"><thead><tr><th scope="col">Quote</th><th scope="col">Now</th></tr></thead>'
        "<tbody>{}</tbody></table>"
    ).format(rows)


def _row(one: Reread) -> Markup:
    claim = one.line.decided.claim if one.line.decided else None
    return Markup(
        '<tr><th scope="row" dir="auto">{}</th><td>{}<span class="or-line" dir="auto">{}</span></td></tr>'
    ).format(
        link("/claim", f"“{one.line.quote}”", {"claim": claim}),
        chips.anchor(one.found.state),
        one.found.sentence,
    )
