"""How a promise stands against its first window. A restatement never resets the clock; it is said beside."""

from dataclasses import dataclass
from datetime import date

from claims.reading.windows import MONTHS, Window, day_in_words
from claims.refusals import NotAccepted
from db.words import FollowUp, Schedule

__all__ = ["MONTHS", "Standing", "Window", "counted", "day_in_words", "sentence", "standing"]


@dataclass(frozen=True, slots=True)
class Standing:
    """The schedule's word, or None where the promise is settled without delivery.

    `days` counts the days overdue or late, `spare` the days left in the window when it was delivered on time;
    both are 0 otherwise. `inside_restated` is said only of what came late and had been restated.
    """

    word: Schedule | None
    days: int = 0
    inside_restated: bool | None = None
    spare: int = 0


def standing(
    first: Window | None,
    follow_up: FollowUp | None,
    happened_on: date | None,
    today: date,
    restated: Window | None = None,
) -> Standing:
    """Returns how a promise stands on `today`; `happened_on` is the day it was delivered, where it was.

    A promise without a follow-up is open. Raises NotAccepted for a delivery without its day.
    """
    if first is None:
        return Standing(Schedule.NO_DEADLINE)
    if follow_up is FollowUp.DELIVERED:
        return _delivered(first, happened_on, restated)
    if follow_up is not None and follow_up.is_settled:
        return Standing(None)
    return _open(first, today)


def _delivered(first: Window, happened_on: date | None, restated: Window | None) -> Standing:
    if happened_on is None:
        raise NotAccepted("Say on which day it was delivered.", "happened_on")
    if happened_on <= first.latest:
        return Standing(Schedule.ON_TIME, spare=(first.latest - happened_on).days)
    inside = None if restated is None else happened_on <= restated.latest
    return Standing(Schedule.LATE, (happened_on - first.latest).days, inside)


def _open(first: Window, today: date) -> Standing:
    if today < first.earliest:
        return Standing(Schedule.NOT_DUE)
    if today <= first.latest:
        return Standing(Schedule.DUE)
    return Standing(Schedule.OVERDUE, (today - first.latest).days)


def counted(number: int, noun: str) -> str:
    """Returns a number with its noun: "1 day", "1,200 days"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def sentence(standing: Standing, first: Window | None, restated: Window | None = None) -> str:
    """Returns the standing as the newsroom says it: "Late by 9 days, inside the restated window"."""
    match standing.word:
        case None:
            return "Settled"
        case Schedule.ON_TIME:
            return _on_time(standing.spare)
        case Schedule.LATE:
            return f"Late by {counted(standing.days, 'day')}" + _beside_late(standing.inside_restated)
        case Schedule.OVERDUE:
            return f"Overdue by {counted(standing.days, 'day')}" + _beside_open(restated)
    if first is None:
        return "No deadline stated"
    if standing.word is Schedule.DUE:
        return f"Due by {day_in_words(first.latest)}" + _beside_open(restated)
    return f"Not due before {day_in_words(first.earliest)}" + _beside_open(restated)


def _on_time(spare: int) -> str:
    if spare == 0:
        return "On time: delivered on the last day of the window"
    return f"On time: delivered {counted(spare, 'day')} before the window closed"


def _beside_late(inside_restated: bool | None) -> str:
    if inside_restated is None:
        return ""
    return ", inside the restated window" if inside_restated else ", and after the restated window"


def _beside_open(restated: Window | None) -> str:
    return "" if restated is None else f"; restated for {restated.in_words()}"
