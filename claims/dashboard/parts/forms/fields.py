"""The fields of a form while a person fills it in. A refusal keeps every word in them; a save empties them."""

from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Any, Final, TypeVar

import streamlit as st
from markupsafe import Markup

from claims.dashboard.here import Here
from claims.dashboard.parts.confirming import confirmed, drop_confirmation
from claims.desk.sitting import Sitting

Answer = TypeVar("Answer")

FIRST_DAY: Final = date(1800, 1, 1)
LAST_DAY: Final = date(2200, 12, 31)


class Fields:
    """The fields of the form that the session keeps under a name (`place`)."""

    def __init__(self, desk: Here, place: str) -> None:
        self.desk, self.place = desk, place
        self.told_beside = False

    @property
    def held(self) -> dict[str, Any]:
        """Gives what the session keeps of this form besides its fields."""
        fresh = {"round": 0, "seen": 0, "problem": "", "field": "", "stale": False, "starts": {}}
        kept: dict[str, Any] = st.session_state.setdefault(self.place, fresh)
        return kept

    def key(self, field: str) -> str:
        """Names a field in the session; a save begins a new round, so that the form is empty again."""
        return f"{self.place} {self.held['round']} {field}"

    def value(self, field: str, otherwise: Any = None) -> Any:
        """Gives what is in a field now."""
        return st.session_state.get(self.key(field), otherwise)

    def save(self, work: Callable[[Sitting], Answer], said: Callable[[Answer], str] = lambda _: "") -> Answer:
        """Runs use cases for whoever is here in one transaction; once they took effect, says so and empties the form.

        What is `said` of their answer stands above the form; without words nothing does.
        """
        held = self.held

        def confirm_and_empty(answer: Answer) -> str:
            held.update({"round": held["round"] + 1, "problem": "", "field": "", "stale": False, "starts": {}})
            return said(answer)

        return confirmed(self.desk, work, confirm_and_empty)

    def refuse(self, sentence: str, field: str = "") -> None:
        """Keeps a refusal to be shown beside its field, or below the button where it names none that is shown."""
        self.held.update({"problem": sentence, "field": field})
        if sentence and self.is_touched:  # an empty form is refused to the second half of a double click
            drop_confirmation()

    @property
    def is_touched(self) -> bool:
        """Tells whether anything was typed or chosen."""
        return any(
            self.key(field) in st.session_state and self.value(field) != start
            for field, start in self.held["starts"].items()
        )

    def _begins(self, field: str, start: Any) -> str:
        self.held["starts"][field] = start
        return self.key(field)

    def text(self, field: str, label: str, *, start: str = "", hint: str = "", help_: str | None = None) -> str:
        """Asks for a line of text."""
        said = st.text_input(label, start, key=self._begins(field, start), placeholder=hint or None, help=help_)
        self.refused(field)
        return said

    def prose(self, field: str, label: str, *, start: str = "", hint: str = "", height: int = 96) -> str:
        """Asks for a text of several lines."""
        said = st.text_area(label, start, key=self._begins(field, start), placeholder=hint or None, height=height)
        self.refused(field)
        return said

    def choose(self, field: str, label: str, options: dict[str, str], *, start: str | None = None) -> str | None:
        """Asks to choose one of the words, each shown as its sentence; without a start nothing is chosen yet."""
        names = list(options)
        chosen = st.selectbox(
            label,
            names,
            index=names.index(start) if start in names else None,
            format_func=options.__getitem__,
            key=self._begins(field, start),
            placeholder="Choose …",
        )
        self.refused(field)
        return chosen

    def mark(self, field: str, label: str, options: dict[str, str], *, start: str | None = None) -> str | None:
        """Asks to mark one of a few words, all of them in sight; without a start nothing is marked yet."""
        names = list(options)
        chosen = st.radio(
            label,
            names,
            index=names.index(start) if start in names else None,
            format_func=options.__getitem__,
            key=self._begins(field, start),
        )
        self.refused(field)
        return chosen

    def suggest(self, field: str, label: str, known: Sequence[str], *, hint: str) -> str:
        """Asks for a name: one that is known, or a new one that is typed."""
        chosen = st.selectbox(
            label, list(known), index=None, key=self._begins(field, None), placeholder=hint, accept_new_options=True
        )
        self.refused(field)
        return chosen or ""

    def many(self, field: str, label: str, options: dict[int, str], *, hint: str = "Choose …") -> tuple[int, ...]:
        """Asks to choose any of the numbers, each shown as its words."""
        chosen = st.multiselect(
            label, list(options), format_func=options.__getitem__, key=self._begins(field, []), placeholder=hint
        )
        self.refused(field)
        return tuple(chosen)

    def day(self, field: str, label: str, *, start: date | None = None, help_: str | None = None) -> date | None:
        """Asks for a day. One that is still to come can be typed: saving then says in words why it is refused."""
        chosen = st.date_input(
            label,
            start,
            min_value=FIRST_DAY,
            max_value=LAST_DAY,
            format="YYYY-MM-DD",
            help=help_,
            key=self._begins(field, start),
        )
        self.refused(field)
        return chosen

    def clock(self, field: str, label: str, *, start: time) -> time | None:
        """Asks for a time of day."""
        chosen = st.time_input(label, start, key=self._begins(field, start))
        self.refused(field)
        return chosen

    def tick(self, field: str, label: str, *, start: bool = False) -> bool:
        """Asks yes or no."""
        return st.checkbox(label, start, key=self._begins(field, start))

    def refused(self, field: str) -> None:
        """Shows, beside a field, the sentence of a refusal that named it."""
        held = self.held
        if held["problem"] and held["field"] == field:
            told(held["problem"])
            self.told_beside = True

    def show_problem(self) -> None:
        """Shows a refusal that named no field of this form."""
        if self.held["problem"] and not self.told_beside:
            told(self.held["problem"])


def told(sentence: str) -> None:
    """Shows a refusal as a sentence that a screen reader speaks at once."""
    st.html(Markup('<p class="or-refused" role="alert" dir="auto">{}</p>').format(sentence))
