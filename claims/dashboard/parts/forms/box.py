"""The box with the forms that change a claim: one open at a time, chosen in the address. Built for the desk alone."""

from collections.abc import Callable
from typing import Final

import streamlit as st
from markupsafe import Markup

from claims.dashboard.here import Here
from claims.dashboard.parts.confirming import show_confirmation
from claims.dashboard.parts.forms import deadline as forms_deadline
from claims.dashboard.parts.forms import decide as forms_decide
from claims.dashboard.parts.forms import editor as forms_editor
from claims.dashboard.parts.forms import evidence as forms_evidence
from claims.dashboard.parts.forms import target as forms_target
from claims.dashboard.parts.forms import undo as forms_undo
from claims.dashboard.parts.forms import words as forms_words
from claims.dashboard.parts.forms.draft import Draft
from claims.dashboard.parts.links import address, linked
from claims.desk.card_lines import ClaimCard
from db.words import Role, Verification

Form = Callable[[Draft], None]

_ANY: Final[dict[str, tuple[str, Form]]] = {
    "verify": ("Verify", forms_decide.verify),
    "follow": ("Follow up", forms_decide.follow_up),
    "evidence": ("Add evidence", forms_evidence.add),
    "deadline": ("Deadline", forms_deadline.deadline),
    "target": ("Target", forms_target.target),
    "note": ("Note", forms_words.note),
    "amend": ("Amend", forms_words.amend),
}
_EDITORS: Final[dict[str, tuple[str, Form]]] = {
    "trackers": ("Trackers", forms_editor.trackers),
    "publication": ("Publish or retire", forms_editor.publication),
}
# Opened from a line of the page, about that line.
_ON_AN_ENTRY: Final[dict[str, tuple[str, Form]]] = {
    "withdraw": ("Withdraw a source", forms_evidence.withdraw),
    "correct": ("Correct an entry", forms_undo.correct),
}
_ON_AN_ENTRY_BY_EDITORS: Final[dict[str, tuple[str, Form]]] = {"redact": ("Remove a text", forms_undo.redact)}
_FOLLOWED_UP: Final = frozenset({"follow", "deadline", "target"})


# A form about a line far down the page opens where nobody looks; the script runs when its entry changes.
_COME_INTO_VIEW: Final = Markup(
    """<div data-opened-for="{}"></div><script>
document.querySelector(".st-key-claim-box")?.scrollIntoView({{ block: "nearest" }});
</script>"""
)

_FIRST: Final = "form that opened first"


def box(desk: Here, card: ClaimCard) -> None:
    """Shows the chosen form, and links to the others."""
    listed, all_ = _forms(desk, card)
    asked = st.query_params.get("do", "")
    name = asked if asked in all_ else _kept(card, all_)
    with st.container(border=True, key="claim-box"):
        linked(_heading(card, listed, name, all_[name][0]), key="forms")
        show_confirmation()
        if name not in listed and not card.retired:
            opened_for = _COME_INTO_VIEW.format(f"{name} {st.query_params.get('entry', '')}")
            st.html(opened_for, unsafe_allow_javascript=True)
        entry = st.query_params.get("entry", "")
        draft = Draft(desk, card, name, int(entry) if entry.isdecimal() and len(entry) < 10 else None)
        all_[name][1](draft)


def _forms(desk: Here, card: ClaimCard) -> tuple[dict[str, tuple[str, Form]], dict[str, tuple[str, Form]]]:
    is_editor = desk.visitor.role is Role.EDITOR
    if card.retired:
        return {}, dict(_ON_AN_ENTRY)
    listed = {
        name: form
        for name, form in (_ANY | _EDITORS if is_editor else _ANY).items()
        if card.kind.is_followed_up or name not in _FOLLOWED_UP
    }
    return listed, listed | _ON_AN_ENTRY | (_ON_AN_ENTRY_BY_EDITORS if is_editor else {})


def _kept(card: ClaimCard, all_: dict[str, tuple[str, Form]]) -> str:
    # The form that was open stays open when someone else changes the claim: what was typed in it is in there.
    held = st.session_state.get(_FIRST)
    if not held or held[0] != card.id or held[1] not in all_:
        held = st.session_state[_FIRST] = (card.id, _first(card))
    return str(held[1])


def _first(card: ClaimCard) -> str:
    if card.retired:
        return "correct"
    return "follow" if card.kind.is_followed_up and card.verification is not Verification.UNCHECKED else "verify"


def _heading(card: ClaimCard, listed: dict[str, tuple[str, Form]], name: str, title: str) -> Markup:
    links = Markup("").join(
        Markup('<li><a href="{}"{}>{}</a></li>').format(
            address("/claim", {"claim": card.id, "do": other}),
            Markup(' aria-current="true"') if other == name else "",
            said,
        )
        for other, (said, _) in listed.items()
    )
    return Markup(
        '<nav id="or-forms" aria-label="Change this claim"><ul class="or-forms">{}</ul></nav><h2>{}</h2>'
    ).format(links, title)
