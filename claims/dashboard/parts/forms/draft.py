"""A form on a claim: the version it was begun on, and what saving it came to.

The version follows the record only while nothing is typed; a stale form shows what changed beside the person's words.
"""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from claims.dashboard.here import Here
from claims.dashboard.parts.claim.history import listed
from claims.dashboard.parts.forms.fields import Fields
from claims.dashboard.parts.links import linked
from claims.desk.card_lines import ClaimCard
from claims.desk.changes import ClaimChange
from claims.desk.recording import change
from claims.desk.sitting import Sitting
from claims.refusals import NotAccepted
from db.errors import Refusal, Stale


class Draft(Fields):
    """A form (by name) on a claim; `entry` tells forms about different entries of its history apart."""

    def __init__(self, desk: Here, card: ClaimCard, name: str, entry: int | None = None) -> None:
        super().__init__(desk, f"form {card.id} {name} {entry or ''}")
        self.card, self.entry = card, entry
        if not self.is_touched:
            self.held["seen"] = card.version
            if self.held["stale"]:
                self.held.update({"stale": False, "problem": ""})

    def save_button(self, label: str, changes: "Changes", done: str, *, then: Mapping[str, str] | None = None) -> None:
        """Shows the button that saves, and below it what stands in the way. `then` is where the address goes after."""
        st.button(
            label,
            key=self.key("save"),
            type="primary",
            width="stretch",
            on_click=_save,
            args=(self, self.held["round"], changes, done, None, then),
        )
        if self.held["stale"]:
            self._show_stale(changes, done, then)
        else:
            self.show_problem()

    def _show_stale(self, changes: "Changes", done: str, then: Mapping[str, str] | None) -> None:
        since = [line for line in self.card.history if line.sequence > self.held["seen"]]
        linked(
            Markup(
                '<div class="or-stale" role="alert"><p><strong>{}</strong></p><p>What you typed is still here. '
                "Since you began, {} came in:</p>{}</div>"
            ).format(
                self.held["problem"],
                "1 entry" if len(since) == 1 else f"{len(since)} entries",
                listed(self.card, since, self.desk.newsroom.zone, staff=False),
            ),
            key="stale",
        )
        st.button(
            "I have seen it: save on the new version",
            key=self.key("anyway"),
            width="stretch",
            on_click=_save,
            args=(self, self.held["round"], changes, done, self.card.version, then),
        )


Changes = Callable[[Draft, Sitting], Sequence[ClaimChange]]
"""Makes the changes from what is in the form at the moment of saving, which may be newer than what was last shown."""


def _save(
    draft: Draft, begun_in: int, changes: Changes, done: str, version: int | None, then: Mapping[str, str] | None
) -> None:
    held = draft.held
    if held["round"] != begun_in:
        return  # the second half of a double click: the first has saved it
    held.update({"problem": "", "field": "", "stale": False})
    seen = held["seen"] if version is None else version
    try:
        draft.save(lambda at: change(at, draft.card.id, seen, *changes(draft, at)), lambda _: done)
    except Stale as stale:
        draft.refuse(stale.sentence)
        held["stale"] = True
    except NotAccepted as refusal:
        draft.refuse(refusal.sentence, refusal.field)
        held["seen"] = seen
    except Refusal as refusal:
        draft.refuse(refusal.sentence)
    else:
        if then is not None:
            st.query_params.from_dict(dict(then))
