"""Keeping a proposal as a claim: at once as it was read, or after changing what the form holds."""

from decimal import Decimal
from typing import Any, Final

import streamlit as st

from claims.dashboard.here import Here
from claims.dashboard.parts.forms.fields import Fields
from claims.dashboard.parts.forms.window import ask_days, reading, window_of
from claims.dashboard.parts.forms.words import ASSERTED, KINDS
from claims.dashboard.parts.intake.deciding import settle
from claims.desk.changes import SetTarget
from claims.desk.dockets import DocketCard, Line
from claims.desk.intake import Kept, keep
from claims.desk.intake_by_hand import Known
from claims.reading.speech.organisations import is_person_named
from claims.reading.values import ProposedKind
from claims.refusals import NotAccepted
from claims.rules.schedule import Window
from claims.rules.targets import amount_from, in_figures
from db.errors import Refusal
from db.words import AssertedBy, ClaimantKind, Kind

_CLAIMANT_KINDS: Final = {kind.value: f"{kind.capitalize()}: {kind.meaning}" for kind in ClaimantKind}
_COUNTED: Final = "How it is counted was not written down when it was promised."
OPINION: Final = (
    "An opinion is only ever a proposal. Change what it is to a fact, a promise or a prediction first, or leave it on "
    "the docket."
)


def keep_button(desk: Here, card: DocketCard, line: Line, whole: Fields) -> None:
    """Shows the button that keeps a proposal as it was read; `whole` holds what is the same for all of the docket."""
    st.button(
        "Keep it",
        key=f"keep {line.number}",
        type="primary",
        shortcut="k",
        width="stretch",
        on_click=_kept,
        args=(desk, card, line, whole),
    )


def ask_whole(fields: Fields, known: Known) -> None:
    """Asks what every kept claim of the docket gets: its tracker and its topic."""
    titles = {str(number): title for number, title in known.trackers.items()}
    if titles:
        fields.choose("tracker", "Tracker of the claims that are kept", titles)
    fields.suggest("topic", "Their topic", known.topics, hint="Choose, or type a new one")


def form(desk: Here, card: DocketCard, line: Line, whole: Fields, known: Known) -> None:
    """Shows the form in which a proposal is changed before it is kept."""
    fields = Fields(desk, f"form of docket {card.id} line {line.number}")
    fields.prose("statement", "Statement", start=line.statement, height=80)
    start = line.kind.value if line.kind is not ProposedKind.OPINION else None
    kind = fields.choose("kind", "Kind", KINDS, start=start)
    name = fields.text("claimant", "Who is said to have said it", start=line.claimant or card.publisher)
    if name not in known.claimants:
        fields.choose("claimant_kind", "The new name is", _CLAIMANT_KINDS, start=_kind_of(card, name).value)
    fields.choose("asserted_by", "Who asserts it as printed", ASSERTED, start=AssertedBy.ARTICLE.value)
    if kind and Kind(kind).is_followed_up:
        _ask_promised(fields, card, line)
    st.button(
        "Keep it so", key=fields.key("keep"), type="primary", width="stretch", on_click=_changed,
        args=(fields, card, line, whole),
    )  # fmt: skip
    fields.show_problem()


def _ask_promised(fields: Fields, card: DocketCard, line: Line) -> None:
    words = fields.text("words", "The words of the deadline", start=line.deadline.words if line.deadline else "")
    if words.strip():
        ask_days(fields, words, card.against)
        st.caption(reading(fields, words, card.against))
    amount = next((one for one in line.amounts if one.unit and one.unit != "percent"), None)
    left, right = st.columns(2)
    with left:
        fields.text("amount", "How many were promised", start=in_figures(amount.low) if amount else "")
    with right:
        fields.text("unit", "Of what", start=amount.unit or "" if amount else "")
    fields.text("counts", "What counts towards it", hint=_COUNTED)


def _kept(desk: Here, card: DocketCard, line: Line, whole: Fields) -> None:
    if line.kind is ProposedKind.OPINION:
        whole.refuse(OPINION)
        return
    kind = Kind(line.kind)
    deadline = line.deadline if kind.is_followed_up else None
    window = (
        Window(deadline.earliest, deadline.latest, deadline.words, soft=deadline.soft)
        if deadline and deadline.earliest and deadline.latest
        else None
    )
    name = line.claimant or card.publisher
    kept = Kept(
        line.statement,
        kind,
        name,
        _kind_of(card, name),
        window=window,
        how=deadline.how if deadline and window else "",
        **_whole(whole),
    )
    _save(whole, card, line, kept)


def _changed(fields: Fields, card: DocketCard, line: Line, whole: Fields) -> None:
    fields.refuse("")
    try:
        kept = _typed(fields, card, whole)
    except NotAccepted as refusal:
        fields.refuse(refusal.sentence, refusal.field)
    else:
        _save(fields, card, line, kept)


def _typed(fields: Fields, card: DocketCard, whole: Fields) -> Kept:
    value = fields.value
    if not value("kind"):
        raise NotAccepted("Choose the kind of claim.", "kind")
    kind, name = Kind(value("kind")), value("claimant") or ""
    words = (value("words") or "").strip() if kind.is_followed_up else ""
    window, how = window_of(fields, card.against) if words else (None, "")
    return Kept(
        value("statement") or "",
        kind,
        name,
        ClaimantKind(value("claimant_kind") or _kind_of(card, name)),
        AssertedBy(value("asserted_by") or AssertedBy.ARTICLE),
        window=window,
        how=how,
        target=_target(fields) if kind.is_followed_up else None,
        **_whole(whole),
    )


def _target(fields: Fields) -> SetTarget | None:
    amount, unit = (fields.value("amount") or "").strip(), (fields.value("unit") or "").strip()
    if not amount or not unit:
        return None
    return SetTarget(Decimal(amount_from(amount)), unit, fields.value("counts") or _COUNTED)


def _whole(whole: Fields) -> dict[str, Any]:
    tracker = whole.value("tracker")
    return {"topic": whole.value("topic") or "", "tracker": int(tracker) if tracker else None}


def _kind_of(card: DocketCard, name: str) -> ClaimantKind:
    if name == card.publisher:
        return ClaimantKind.PUBLISHER
    return ClaimantKind.PERSON if is_person_named(name) else ClaimantKind.ORGANISATION


def _save(fields: Fields, card: DocketCard, line: Line, kept: Kept) -> None:
    try:
        settle(
            fields.desk,
            card,
            line,
            lambda at: keep(at, card.id, line.number, kept),
            lambda saved: f"Proposal {line.number} is claim {saved.id} now: {kept.statement}",
        )
    except Refusal as refusal:
        fields.refuse(refusal.sentence, getattr(refusal, "field", ""))
