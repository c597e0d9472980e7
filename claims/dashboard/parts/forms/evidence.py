"""The forms that add evidence and take it back."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from claims.dashboard.parts.forms import readers
from claims.dashboard.parts.forms.decide import ahead
from claims.dashboard.parts.forms.draft import Draft
from claims.dashboard.parts.forms.sources import ask_source, evidence_of, named
from claims.desk.changes import ClaimChange, WithdrawEvidence
from claims.desk.sitting import Sitting
from claims.refusals import NotAccepted
from db.words import Audience, Revision


def add(draft: Draft) -> None:
    """Shows the form that adds a source with its stance."""
    ask_source(draft)
    draft.save_button("Add the evidence", lambda form, at: [evidence_of(form)], "The evidence is on record.")
    ahead("Adds a source and changes no verdict. To decide in the same step, choose “Verify”.")


def withdraw(draft: Draft) -> None:
    """Shows the form that takes a source back."""
    options = named(draft.card)
    if draft.entry not in options:
        st.html('<p class="or-quiet">Choose “Withdraw” beside the source that is to be taken back.</p>')
        return
    st.html(Markup('<p dir="auto">Withdraw <strong>{}</strong></p>').format(options[draft.entry]))
    draft.prose("reason", "Reason", hint="Why it does not count any more")
    seen = any(line.sequence == draft.entry and line.audience is Audience.PUBLIC for line in draft.card.evidence)
    if seen and readers.is_public(draft.card):
        readers.ask_revision(draft, start=Revision.CLARIFICATION)
    draft.save_button(
        "Withdraw the source", _withdrawal, "The source is withdrawn.", then={"claim": str(draft.card.id)}
    )
    rests = draft.card.verdict is not None and draft.entry in draft.card.verdict.sources
    ahead(
        "It stays on the page, struck through, with the reason."
        + (" The verdict rests on it: the verdict stays and says that a source was withdrawn." if rests else "")
    )


def _withdrawal(draft: Draft, at: Sitting) -> Sequence[ClaimChange]:
    if draft.entry is None:
        raise NotAccepted("Choose the source that is to be taken back.", "sources")
    return [WithdrawEvidence(draft.entry, draft.value("reason", ""), readers.revision_of(draft))]
