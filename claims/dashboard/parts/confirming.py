"""The confirmation of a save: it stands until the person goes on, however often the page runs meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

import streamlit as st
from markupsafe import Markup

from claims.dashboard.here import Here
from claims.dashboard.parts.links import scripted
from claims.desk.sitting import Sitting

Answer = TypeVar("Answer")

_KEPT: Final = "confirmation"
_SAVED: Final = Markup(
    """<p class="or-saved" role="status" dir="auto" data-save="{1}">{0}</p><script>
document.querySelector("[data-save='{1}']")?.scrollIntoView({{ block: "nearest" }});
</script>"""
)


@dataclass(slots=True)
class _Confirmation:
    words: str = ""
    number: int = 0
    place: object = None


def confirmed(desk: Here, work: Callable[[Sitting], Answer], said: Callable[[Answer], str]) -> Answer:
    """Runs use cases for whoever is here in one transaction, and keeps the sentence that confirms what they gave."""
    # Whoever asks the session may be cut off by a second click, so it is not asked once the change is on record.
    kept = _kept()
    answer = desk.save(work)
    kept.words, kept.number, kept.place = said(answer), kept.number + 1, None
    return answer


def show_confirmation() -> None:
    """Shows the confirmation of the last save, until something else is opened, saved or refused."""
    kept, place = _kept(), _place()
    if not kept.words:
        return
    # A second click makes the page run once more, often before the first run was seen.
    if kept.place is None:
        kept.place = place
    if kept.place == place:
        # A long form has pushed its own head out of sight; the number lets the script run after every save.
        scripted(_SAVED.format(kept.words, kept.number))
    else:
        kept.words = ""


def drop_confirmation() -> None:
    """Takes the confirmation off the page: what is tried next did not come to pass."""
    _kept().words = ""


def _kept() -> _Confirmation:
    kept: _Confirmation = st.session_state.setdefault(_KEPT, _Confirmation())
    return kept


def _place() -> object:
    return st.context.url, st.query_params.to_dict()
