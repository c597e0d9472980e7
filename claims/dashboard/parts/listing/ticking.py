"""Changing many claims at once: rows to tick in a form. All are changed or none; the stale ones are listed."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import streamlit as st

from claims.dashboard.here import Here
from claims.dashboard.parts import links
from claims.dashboard.parts.confirming import confirmed, drop_confirmation
from claims.dashboard.parts.forms.readers import REPLY
from claims.dashboard.parts.listing.filters import PATH
from claims.dashboard.parts.text import as_text
from claims.desk import changes as do
from claims.desk.asked import Asked
from claims.desk.changes import ClaimChange
from claims.desk.listings import TrackerLine
from claims.desk.recording import change_many
from claims.refusals import NotAccepted
from claims.rules.publishing import HARD_WORDS
from claims.rules.schedule import counted
from db.errors import Refusal, Stale
from db.reads.lists import ClaimRow
from db.words import Publication, Verification

CHECKING: Final = "mark unchecked ones as being checked"
PUT_IN: Final = "put into a tracker"
TAKE_OUT: Final = "take out of a tracker"
PUBLISH: Final = "publish"
RETIRE: Final = "retire"
CHOICES: Final = (CHECKING, PUT_IN, TAKE_OUT, PUBLISH, RETIRE)
_SENT: Final = "claims.ticked"


def show(at: Here, asked: Asked, rows: Sequence[ClaimRow], trackers: Sequence[TrackerLine]) -> None:
    """Shows the rows with a box each, what to do with the ticked ones, and what became of it."""
    _apply(at, {one.id: one.title for one in trackers}, rows)
    versions = {row.id: row.version for row in rows}
    with st.form("ticking", border=False):
        st.subheader("Change several at once", anchor=False)
        for row in rows:
            st.checkbox(as_text(f"{row.statement} ({row.verification}, {row.publication})"), key=_key(row.id))
        st.selectbox("What to do with the ticked claims", CHOICES, key="ticking.what")
        if trackers:
            names = {one.id: as_text(one.title) for one in trackers}
            st.selectbox(
                "Tracker (to put into or take out of)",
                list(names),
                format_func=names.__getitem__,
                key="ticking.tracker",
            )
        st.text_input("Reason (needed to retire; it stays in the history)", key="ticking.reason", max_chars=2_000)
        st.text_area(
            f"To publish what is false or broken: {REPLY[0].lower()}{REPLY[1:]}",
            key="ticking.reply",
            placeholder="“No, because …” is an answer. It is said of every ticked claim.",
            height=80,
        )
        change, every = st.columns(2)
        change.form_submit_button("Change the ticked claims", type="primary", on_click=_send, args=(versions,))
        every.form_submit_button(f"Tick all {len(rows)} shown", on_click=_tick, args=(list(versions),))
    links.linked(links.link(PATH, "Leave without changing anything", _left(asked)), key="leave-ticking")


def _left(asked: Asked) -> dict[str, str]:
    return {name: said for name, said in asked.query.items() if name != "change"}


def _key(number: int) -> str:
    return f"tick-{number}"


def _tick(numbers: Sequence[int]) -> None:
    for number in numbers:
        st.session_state[_key(number)] = True


def _send(versions: Mapping[int, int]) -> None:
    # The versions are those of the rows the person saw, not of the rows as they are when the page runs again.
    ticked = [(number, version) for number, version in versions.items() if st.session_state.get(_key(number))]
    if ticked:  # nothing is ticked at the second half of a double click
        drop_confirmation()
    st.session_state[_SENT] = {"ticked": ticked}


def _apply(at: Here, trackers: Mapping[int, str], rows: Sequence[ClaimRow]) -> None:
    # What was sent stays until it is dealt with: a run that the next click cuts off loses no change.
    sent: dict[str, list[tuple[int, int]]] = st.session_state.get(_SENT, {})
    if "ticked" not in sent:
        return
    ticked = sent["ticked"]
    try:
        if not ticked:
            raise NotAccepted("Tick at least one claim first.")
        one, what = _chosen(trackers), st.session_state["ticking.what"]
        _refuse_silence(one, [row for row in rows if row.id in dict(ticked)])

        def changed(_: object) -> str:
            del sent["ticked"]
            return f"{counted(len(ticked), 'claim')} changed: {what}."

        confirmed(at, lambda sitting: change_many(sitting, ticked, one), changed)
    except Refusal as refusal:
        st.error(as_text(_refused(refusal, len(ticked))))
        del sent["ticked"]
    else:
        for number, _ in ticked:
            st.session_state[_key(number)] = False
        st.rerun()


def _chosen(trackers: Mapping[int, str]) -> ClaimChange:
    what, reason = st.session_state["ticking.what"], st.session_state["ticking.reason"]
    tracker = st.session_state.get("ticking.tracker")
    if what in (PUT_IN, TAKE_OUT) and tracker not in trackers:
        raise NotAccepted("There is no tracker to choose yet.", "tracker")
    made: Mapping[str, Callable[[], ClaimChange]] = {
        CHECKING: lambda: do.Verify(Verification.CHECKING, reason),
        PUT_IN: lambda: do.PutInTracker(int(tracker or 0)),
        TAKE_OUT: lambda: do.TakeOutOfTracker(int(tracker or 0), reason),
        PUBLISH: lambda: do.Publish(st.session_state["ticking.reply"]),
        RETIRE: lambda: do.Retire(reason),
    }
    return made[what]()


def _refuse_silence(one: ClaimChange, rows: Sequence[ClaimRow]) -> None:
    # The rule would name the first word alone; a person who ticked fifty claims has to know which ones.
    if not isinstance(one, do.Publish) or one.reply.strip():
        return
    hard = [
        f"number {row.id} is {word}"
        for row in rows
        for word in (row.verification, row.follow_up)
        if word in HARD_WORDS and row.publication is not Publication.PUBLISHED
    ]
    if hard:
        raise NotAccepted(
            f"Say whether the claimant was asked for a reply, and what came of it, or untick these: {', '.join(hard)}.",
            "reply",
        )


def _refused(refusal: Refusal, ticked: int) -> str:
    if not isinstance(refusal, Stale):
        return f"{refusal.sentence} None of the {counted(ticked, 'claim')} was changed."
    numbers = ", ".join(str(number) for number in refusal.subjects)
    return (
        f"Someone else changed {counted(len(refusal.subjects), 'claim')} of these since you opened the list: "
        f"number {numbers}. "
        f"None of the {ticked} was changed. The list now shows them as they are: look, tick and change again."
    )
