"""The forms about when something was promised for: the first window, and every new date from the promiser."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from claims.dashboard.parts.forms.decide import ahead, day_in
from claims.dashboard.parts.forms.draft import Draft
from claims.dashboard.parts.forms.sources import ask_sources, sources_of
from claims.dashboard.parts.forms.window import ask_days, reading, window_of
from claims.desk.changes import ClaimChange, RestateDeadline, SetDeadline
from claims.desk.sitting import Sitting

_NEW, _NONE = "new", "none"
_WHAT: Final = {_NEW: "A new date was named", _NONE: "The date was withdrawn: postponed, no new date"}


def deadline(draft: Draft) -> None:
    """Shows the form of the first window, or of a restatement where there is one."""
    if draft.card.window is None:
        _first(draft)
    else:
        _restatement(draft)


def _first(draft: Draft) -> None:
    said = next((one.published for one in draft.card.appearances if one.published), None)
    announced = draft.day("announced_on", "On which day it was promised", start=said or draft.desk.today)
    _ask_window(draft, announced)
    draft.save_button("Save the deadline", _setting, "The deadline is on record.")
    _say_reading(draft, announced, "Every later date is a restatement.")


def _restatement(draft: Draft) -> None:
    what = draft.choose("what", "What the promiser said", _WHAT, start=_NEW)
    announced = draft.day("announced_on", "On which day it was announced", start=draft.desk.today)
    if what == _NEW:
        _ask_window(draft, announced)
    else:
        draft.text("words", "In which words", hint="we need more time")
    draft.prose("reason", "What was said", height=72)
    ask_sources(draft, "Sources in which it stands")
    draft.save_button("Save the restatement", _restating, "The restatement is on record.")
    if what == _NEW:
        _say_reading(draft, announced, "It stands beside the first window, which counts.")
    else:
        ahead("Counts as a slip: left without a date.")


def _ask_window(draft: Draft, announced: date | None) -> None:
    words = draft.text("words", "The words of the deadline", hint="this summer, by 2030, within four years")
    ask_days(draft, words, announced)


def _say_reading(draft: Draft, announced: date | None, then: str) -> None:
    words = draft.value("words", "")
    if words.strip() and announced:
        ahead(f"{reading(draft, words, announced)} {then}")
    else:
        ahead(f"Type the words: the widest honest window is proposed, and you may change it. {then}")


def _setting(draft: Draft, at: Sitting) -> Sequence[ClaimChange]:
    announced = day_in(draft.value("announced_on"), "announced_on")
    window, how = window_of(draft, announced)
    return [SetDeadline(window, announced, announced, how)]


def _restating(draft: Draft, at: Sitting) -> Sequence[ClaimChange]:
    added, sources = sources_of(draft)
    announced, reason = day_in(draft.value("announced_on"), "announced_on"), draft.value("reason", "")
    if draft.value("what") == _NONE:
        return [*added, RestateDeadline(announced, None, reason, sources, words=draft.value("words", ""))]
    window, _ = window_of(draft, announced)
    return [*added, RestateDeadline(announced, window, reason, sources, read_on=announced)]
