"""What one key does to a proposal: keep it, queue it, leave it with its reason, go on. Each also by mouse."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

import streamlit as st
from markupsafe import Markup

from claims.dashboard.here import Here
from claims.dashboard.parts.confirming import confirmed
from claims.dashboard.parts.intake.order import in_order
from claims.dashboard.parts.links import scripted
from claims.desk.dockets import DocketCard, Line
from claims.desk.intake import decide, decide_anew
from claims.desk.sitting import Sitting
from db.errors import Refusal
from db.words import Outcome

Answer = TypeVar("Answer")

PROBLEM: Final = "intake problem"
REASONS: Final = (
    ("l", "Later", Outcome.QUEUED, "Worth tracking, later."),
    ("n", "Not checkable", Outcome.NOT_CHECKABLE, "Nobody could find out whether it is so."),
    ("1", "On record already", Outcome.SKIPPED, "It is on record already."),
    ("2", "Not important", Outcome.SKIPPED, "It is not important enough to be followed."),
    ("3", "Part of another", Outcome.SKIPPED, "It is a part of another claim of this article."),
)
"""The key, the words on the button, and what stands on the docket."""
_LAST: Final = "proposal that was decided last"
# The field is there already; a click on the button, or its key, leads into it.
_WRITE: Final = Markup(
    """<div data-writes="{0}"></div><script>
document.querySelector(".st-key-other-reason-{0} input")?.focus();
</script>"""
)


def buttons(desk: Here, card: DocketCard, line: Line) -> None:
    """Shows the buttons that leave a proposal on the docket, each with its key."""
    if line.decided is not None:
        if line.decided.outcome is not Outcome.TRACKED:
            st.button("Decide anew", key=f"anew {line.number}", shortcut="u", on_click=_anew, args=(desk, card, line))
        return
    sides = st.columns(2)
    for at, (key, words, outcome, reason) in enumerate(REASONS):
        sides[at % 2].button(
            words,
            key=f"decide {key} {line.number}",
            shortcut=key,
            width="stretch",
            on_click=_decided,
            args=(desk, card, line, outcome, reason),
        )
    if st.button("Another reason", key=f"write {line.number}", shortcut="w", width="stretch"):
        scripted(_WRITE.format(line.number))
    with st.form(f"another reason {line.number}", border=False, clear_on_submit=True):
        reason = st.text_input(
            "Skip for another reason", key=f"other reason {line.number}", placeholder="Write the reason"
        )
        if st.form_submit_button("Skip with this reason"):
            _decided(desk, card, line, Outcome.SKIPPED, reason)
            st.rerun()


def walk(card: DocketCard, line: Line) -> None:
    """Shows the way to the proposals before and after."""
    numbers = [one.number for one in in_order(card)]
    at = numbers.index(line.number)
    left, right = st.columns(2)
    left.button(
        "Back",
        key=f"back {line.number}",
        shortcut="b",
        width="stretch",
        disabled=at == 0,
        on_click=go_to,
        args=(numbers[at - 1],),
    )
    last = at == len(numbers) - 1
    right.button(
        "Next",
        key=f"next {line.number}",
        shortcut="j",
        width="stretch",
        disabled=last,
        on_click=go_to,
        args=(numbers[at - len(numbers) + 1],),
    )


def go_to(number: int) -> None:
    """Shows a proposal."""
    st.query_params["line"] = str(number)


def go_on(card: DocketCard, line: Line) -> None:
    """Shows the next proposal that waits for a decision, or the docket's end."""
    lines = in_order(card)
    at = lines.index(line)
    waiting = [one.number for one in (*lines[at + 1 :], *lines[:at]) if one.decided is None]
    if waiting:
        go_to(waiting[0])
    else:
        st.query_params.pop("line", None)


def settle(
    desk: Here, card: DocketCard, line: Line, work: Callable[[Sitting], Answer], said: Callable[[Answer], str]
) -> None:
    """Decides on a proposal, confirms it and goes on to the next; a key that is pressed twice decides once."""
    last: dict[str, Any] = st.session_state.setdefault(_LAST, {})
    this = (card.id, line.number)

    def confirm(answer: Answer) -> str:
        last["decided"] = this
        return said(answer)

    if last.get("decided") != this:
        confirmed(desk, work, confirm)
    go_on(card, line)


def _decided(desk: Here, card: DocketCard, line: Line, outcome: Outcome, reason: str) -> None:
    st.session_state.pop(PROBLEM, None)
    try:
        settle(
            desk,
            card,
            line,
            lambda at: decide(at, card.id, line.number, outcome, reason),
            lambda _: f"Proposal {line.number}: {outcome}. {reason}",
        )
    except Refusal as refusal:
        st.session_state[PROBLEM] = refusal.sentence


def _anew(desk: Here, card: DocketCard, line: Line) -> None:
    st.session_state.pop(PROBLEM, None)
    st.session_state.pop(_LAST, None)
    try:
        desk.save(lambda at: decide_anew(at, card.id, line.number))
    except Refusal as refusal:
        st.session_state[PROBLEM] = refusal.sentence
