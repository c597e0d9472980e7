"""The review of a docket: the text with its proposals marked, and beside it one proposal after the other to decide."""

from typing import Final

import streamlit as st
from markupsafe import Markup

from claims.dashboard.here import Here
from claims.dashboard.parts.confirming import show_confirmation
from claims.dashboard.parts.forms.fields import Fields, told
from claims.dashboard.parts.intake import deciding, keeping
from claims.dashboard.parts.intake.marked import marked_text, sign
from claims.dashboard.parts.intake.order import choice, in_order, place
from claims.dashboard.parts.intake.proposal import about, alike, proposal
from claims.dashboard.parts.links import address, link, linked, scripted
from claims.desk.dockets import DocketCard, Line
from db.words import Outcome

_HEIGHT: Final = 640
_CHANGED: Final = "proposal that is changed first"
_COME_INTO_VIEW: Final = Markup(
    """<div data-shows="{0} {1}"></div><script>
{{
  const mark = document.getElementById("or-m-{1}");
  let box = mark?.parentElement;
  while (box && box.scrollHeight <= box.clientHeight + 1) box = box.parentElement;
  // The box alone is moved: on a telephone the page stays at what is to be decided.
  if (box?.closest(".st-key-intake-text, :has(> .st-key-intake-text)"))
    box.scrollTop += mark.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
}}
</script>"""
)
_KEYS: Final = Markup(
    '<p class="or-quiet">One key each: <kbd>K</kbd> keep, <kbd>E</kbd> change first, <kbd>L</kbd> later, <kbd>N</kbd> '
    "not checkable, <kbd>1</kbd>–<kbd>3</kbd> skip, <kbd>W</kbd> another reason, <kbd>J</kbd> next, <kbd>B</kbd> "
    "back.</p>"
)


def show(desk: Here, number: int) -> None:
    """Shows a docket and the proposal that the address names, else the first that waits."""
    card = desk.reads.docket(number)
    line = _asked(card)
    linked(about(card), key="docket")
    show_confirmation()
    if not card.lines:
        linked(_NOTHING.format(address("/record")), key="nothing-found")
    with st.container(key="intake-review"):
        text, beside = st.columns([3, 2], gap="large")
    with beside:
        if line is None:
            _all_decided(card)
        else:
            _deciding(desk, card, line)
        _list(card, line)
    with text, st.container(height=_HEIGHT, key="intake-text"):
        linked(marked_text(card, line.number if line else None), key="article")
        if line:
            scripted(_COME_INTO_VIEW.format(card.id, line.number))


_NOTHING: Final = Markup(
    '<p class="or-notice">Nothing in this text reads like a claim that can be checked. '
    '<a href="{}">Put one on record by hand</a>.</p>'
)


def _asked(card: DocketCard) -> Line | None:
    asked = st.query_params.get("line", "")
    line = card.line(int(asked)) if asked.isdecimal() and len(asked) < 9 else None
    return line or next((line for line in in_order(card) if line.decided is None), None)


def _deciding(desk: Here, card: DocketCard, line: Line) -> None:
    linked(proposal(card, line), key="proposal")
    if problem := st.session_state.pop(deciding.PROBLEM, ""):
        told(problem)
    if line.decided is None and (like := desk.reads.alike(line.statement)):
        linked(alike(like), key="alike")
    known = desk.reads.known()
    whole = Fields(desk, f"form of docket {card.id}")
    if line.decided is None:
        keeping.keep_button(desk, card, line, whole)
        whole.show_problem()
        st.button(
            "Change it first",
            key=f"edit {line.number}",
            shortcut="e",
            width="stretch",
            on_click=_open_or_close,
            args=(card, line),
        )
        if st.session_state.get(_CHANGED) == (card.id, line.number):
            keeping.form(desk, card, line, whole, known)
    else:
        linked(_decided(line), key="decided")
    deciding.buttons(desk, card, line)
    deciding.walk(card, line)
    st.html(_KEYS)
    with st.expander("For all claims that are kept"):
        keeping.ask_whole(whole, known)


def _open_or_close(card: DocketCard, line: Line) -> None:
    this = (card.id, line.number)
    st.session_state[_CHANGED] = None if st.session_state.get(_CHANGED) == this else this


def _decided(line: Line) -> Markup:
    if line.decided is None:
        return Markup("")
    if line.decided.claim is not None:
        return Markup("<p>Tracked as {}.</p>").format(
            link("/claim", f"claim {line.decided.claim}", {"claim": line.decided.claim})
        )
    return Markup('<p dir="auto"><b>{}</b>: {}</p>').format(line.decided.outcome.capitalize(), line.decided.reason)


def _all_decided(card: DocketCard) -> None:
    tracked = card.counts[Outcome.TRACKED]
    linked(
        Markup("<h2>Everything is decided</h2><p>{}. {}</p>").format(
            card.sentence,
            link("/claims", "See the claims", {"article": card.article}) if tracked else "",
        ),
        key="all-decided",
    )


def _list(card: DocketCard, current: Line | None) -> None:
    rows = Markup("").join(
        Markup('<li{}><a href="{}">{}{}</a></li>').format(
            Markup(' aria-current="true" class="or-on"') if current and line.number == current.number else "",
            place(card, line),
            sign(card, line),
            line.statement,
        )
        for line in in_order(card)
    )
    linked(
        Markup('<nav aria-label="All proposals">{}<ol class="or-docket">{}</ol></nav>').format(
            choice(card, current), rows
        ),
        key="docket-lines",
    )
