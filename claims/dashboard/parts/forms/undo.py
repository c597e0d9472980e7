"""The forms that undo: correcting a mistaken entry, whose result is shown first, and removing texts for good."""

from collections.abc import Sequence
from typing import Final

import streamlit as st
from markupsafe import Markup

from claims.dashboard.parts.forms import readers
from claims.dashboard.parts.forms.decide import ahead
from claims.dashboard.parts.forms.draft import Draft
from claims.desk.changes import ClaimChange, Correct, Redact
from claims.desk.histories import HistoryLine
from claims.desk.sitting import Sitting
from claims.refusals import NotAccepted
from db.words import Audience, Revision

_CHOOSE: Final = '<p class="or-quiet">Open the history and choose “{}” beside the entry.</p>'


def _entry(draft: Draft) -> HistoryLine | None:
    return next((line for line in draft.card.history if line.sequence == draft.entry), None)


def _name_entry(line: HistoryLine) -> None:
    st.html(
        Markup('<p class="or-entry" dir="auto"><span class="or-quiet">Entry {} by {}</span><br>{}</p>').format(
            line.sequence, line.by, line.sentence
        )
    )


def correct(draft: Draft) -> None:
    """Shows what correcting an entry would leave, and the form that does it."""
    line = _entry(draft)
    if line is None or not line.correctable:
        st.html(_CHOOSE.format("Correct"))
        return
    _name_entry(line)
    _show_result(draft, line.sequence)
    draft.prose("reason", "What was mistaken")
    draft.refused("corrects")
    if line.audience is Audience.PUBLIC and readers.is_public(draft.card):
        readers.ask_revision(draft, start=Revision.CORRECTION)
    draft.save_button("Correct this entry", _correcting, "The entry is corrected.", then={"claim": str(draft.card.id)})
    ahead("The entry stays in the history, struck through. Later entries stay as they are.")


def _show_result(draft: Draft, sequence: int) -> None:
    differences = draft.desk.reads.after_correction(draft.card.id, sequence)
    if not differences:
        st.html('<p class="or-result">Nothing shown on the page changes: a later entry holds, or it was a note.</p>')
        return
    rows = Markup("").join(
        Markup('<div><dt>{}</dt><dd dir="auto"><s>{}</s> {}</dd></div>').format(one.what, one.before, one.after)
        for one in differences
    )
    st.html(Markup('<div class="or-result"><p>After it:</p><dl>{}</dl></div>').format(rows))


def _correcting(draft: Draft, at: Sitting) -> Sequence[ClaimChange]:
    if draft.entry is None:
        raise NotAccepted("Choose the entry that was mistaken.", "corrects")
    return [Correct(draft.entry, draft.value("reason", ""), readers.revision_of(draft))]


def redact(draft: Draft) -> None:
    """Shows the form that removes texts of an entry for good."""
    line = _entry(draft)
    if line is None or not line.texts:
        st.html(_CHOOSE.format("Remove a text"))
        return
    _name_entry(line)
    options = dict(enumerate(line.texts))
    draft.many("fields", "Which texts go", options)
    draft.prose("reason", "Reason", hint="A court order, a telephone number pasted by mistake")
    draft.save_button("Remove for good", _redacting, "The text is removed.", then={"claim": str(draft.card.id)})
    ahead(
        "This cannot be undone. The page says “removed on …, because …” in its place, and the history still verifies."
    )


def _redacting(draft: Draft, at: Sitting) -> Sequence[ClaimChange]:
    line = _entry(draft)
    if line is None:
        raise NotAccepted("Choose the entry whose text goes.", "fields")
    fields = tuple(line.texts[place] for place in draft.value("fields", ()) or ())
    if not fields:
        raise NotAccepted("Choose which texts go.", "fields")
    return [Redact(line.sequence, fields, draft.value("reason", ""))]
