"""The page of a claim put together from its parts, for one day."""

from datetime import date, tzinfo
from typing import Final

import streamlit as st
from markupsafe import Markup

from claims.dashboard import speed
from claims.dashboard.here import Here
from claims.dashboard.parts import way_back
from claims.dashboard.parts.claim import day as claim_day
from claims.dashboard.parts.claim.corrections import corrections
from claims.dashboard.parts.claim.evidence import evidence
from claims.dashboard.parts.claim.head import head
from claims.dashboard.parts.claim.history import told
from claims.dashboard.parts.claim.news import news
from claims.dashboard.parts.claim.promise import deadline, targets
from claims.dashboard.parts.claim.quote import said
from claims.dashboard.parts.claim.verdict import verdict
from claims.dashboard.parts.forms import box as forms_box
from claims.dashboard.parts.links import link, linked
from claims.dashboard.parts.sharing.view import share_link
from claims.desk.card_lines import ClaimCard
from claims.rules.publishing import moment_in_words
from db.errors import NotOnRecord
from db.words import Publication

_TO_THE_LIST: Final = link("/claims", "Open the list of claims")


def show(desk: Here) -> None:
    """Shows the claim that the address names, or says what to do instead."""
    asked = claim_day.asked(desk.today)
    if asked.claim is None:
        _instead("No claim here", asked.problem)
        return
    try:
        card = desk.reads.card(asked.claim, on=asked.on)
    except NotOnRecord as refusal:
        _instead("No claim here", refusal.sentence)
        return
    _show(desk, card, asked.on, asked.problem)


def _show(desk: Here, card: ClaimCard, on: date | None, problem: str) -> None:
    zone, staff, past = desk.newsroom.zone, desk.may_edit, on is not None
    if problem:
        st.html(Markup('<p class="or-notice" role="status" dir="auto">{}</p>').format(problem))
    if on:
        claim_day.banner(card.id, on)
    corrected = Markup("") if past else corrections(card, zone)
    linked(
        share_link(desk, {"claim": str(card.id)})
        + way_back.link()
        + _retired(card)
        + corrected
        + _embargo(desk, card)
        + head(card, staff=staff, past=past),
        key="head",
    )
    left, right = st.columns([1.75, 1], gap="large")
    with left:
        linked(_body(card, zone, staff, on), key="body")
    with right:
        if staff and not past:
            speed.let_through()
            forms_box.box(desk, card)
        claim_day.choose_day(card.exists_from, desk.today)
        if thread := news(card, zone, staff=staff, past=past):
            linked(thread, key="news")
    if not past:
        linked(told(card, zone, staff=staff), key="history")


def _body(card: ClaimCard, zone: tzinfo, staff: bool, on: date | None) -> Markup:
    past = on is not None
    acting = staff and not past
    return Markup("").join(
        [
            said(card),
            verdict(card, zone, staff=staff, past=past),
            deadline(card),
            targets(card, staff=acting),
            evidence(card, zone, staff=acting, on=on),
        ]
    )


def _retired(card: ClaimCard) -> Markup:
    if card.retired is None:
        return Markup("")
    return Markup('<p class="or-banner" dir="auto">Retired on {} It is in no list; its history stays.</p>').format(
        card.retired
    )


def _embargo(desk: Here, card: ClaimCard) -> Markup:
    # A reader's card holds no embargo: only the desk learns of it.
    if card.not_before is None or card.publication is Publication.PUBLISHED or card.not_before <= desk.newsroom.clock():
        return Markup("")
    return Markup('<p class="or-banner">Under embargo: not published before {}.</p>').format(
        moment_in_words(card.not_before, desk.newsroom.zone)
    )


def _instead(title: str, sentence: str) -> None:
    linked(Markup('<h1>{}</h1><p dir="auto">{}</p><p>{}.</p>').format(title, sentence, _TO_THE_LIST), key="instead")
