"""The time axis of a drawing: from days to places in percent, and which days are marked. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from claims.formats.timeline.values import Row
from claims.rules.schedule import MONTHS

FARTHEST = timedelta(days=12 * 366)  # a window in 2099 must not squeeze everything else into a corner
MOST_TICKS = 9
STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)  # months


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that is marked. `spare` ones are left out where there is little room."""

    on: date
    words: str
    words_where_narrow: str
    spare: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """The days a drawing spans, both included."""

    start: date
    end: date

    def place(self, day: date) -> float:
        """Gives where a day begins, in percent of the width; days outside stand at the edge."""
        days = (self.end - self.start).days or 1
        return round(min(max((day - self.start).days / days, 0.0), 1.0) * 100, 1)

    def holds(self, day: date) -> bool:
        """Tells whether a day is on it."""
        return self.start <= day <= self.end

    def ticks(self) -> tuple[Tick, ...]:
        """Gives the marked days: first days of months, as many as can be read side by side."""
        first = self.start.year * 12 + self.start.month - (1 if self.start.day == 1 else 0)
        last = self.end.year * 12 + self.end.month - 1
        step = next((step for step in STEPS if (last - first) // step < MOST_TICKS), STEPS[-1])
        months = range(first + -first % step, last + 1, step)
        kept = [month for month in months if not month // step % 2] or list(months)
        return tuple(
            Tick(_day(month), _words(month, month == months[0]), _words(month, month == kept[0]), month not in kept)
            for month in months
        )


def to_date(rows: Iterable[Row], on: date, reach: date | None = None) -> Axis:
    """Gives the axis on which what happened has most of the room: windows that reach far ahead run out of it."""
    everything = whole(rows, on, reach)
    ahead = max((on - everything.start) // 4, timedelta(days=180))
    return Axis(everything.start, min(everything.end, on + ahead))


def whole(rows: Iterable[Row], on: date, reach: date | None = None) -> Axis:
    """Gives the axis that holds everything in the rows, the day it stands at and `reach`, with a little air around."""
    days = [on, reach or on]
    for row in rows:
        days.append(row.begins)
        days += [said.on for said in row.announcements]
        windows = [said.window for said in row.announcements if said.window]
        days += [day for window in windows for day in (window.earliest, window.latest)]
    start, end = min(days), min(max(days), on + FARTHEST)
    air = max((end - start) // 40, timedelta(days=5))
    return Axis(_moved(start, -air), _moved(end, air))


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day


def _day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _words(month: int, with_year: bool) -> str:
    day = _day(month)
    if day.month == 1:
        return str(day.year)
    name = MONTHS[day.month - 1][:3]
    return f"{name} {day.year}" if with_year else name
