"""Reads a day by another: "the Friday before Christmas", "the Monday nearest to 5 October". It guesses no anchor."""

import re
from datetime import date, timedelta

from claims.reading.dates.days import WEEKDAY, read_day
from claims.reading.dates.feasts import FEASTS
from claims.reading.dates.periods import read_period
from claims.reading.dates.phrases import MONTH_NUMBERS, WEEKDAYS, one_of
from claims.reading.dates.readers import Readers
from claims.reading.dates.spans import Ground, later
from claims.reading.windows import Window


def _single(day: date, *, soft: bool = False) -> Window:
    return Window(day, day, soft=soft)


def _beside(match: re.Match[str], ground: Ground) -> Window | None:
    """Reads "the day after Christmas" and "the week before 1 June"."""
    named = read_day(match["other"], ground)
    if named is None:
        return None
    size = timedelta(days=7 if match["unit"] == "week" else 1)
    if match["way"] == "after":
        return Window(named.latest + timedelta(days=1), named.latest + size)
    return Window(named.earliest - size, named.earliest - timedelta(days=1))


def _weekday_beside(match: re.Match[str], ground: Ground) -> Window | None:
    """Reads "the Friday before Christmas" and "the third Tuesday after 1 June"."""
    named = read_day(match["other"], ground)
    if named is None:
        return None
    weeks = timedelta(weeks=int(match["nth"] or 1) - 1)
    if match["way"] == "before":
        back = (named.earliest.weekday() - WEEKDAYS[match["weekday"]]) % 7 or 7
        return _single(named.earliest - timedelta(days=back) - weeks, soft=named.soft)
    ahead = (WEEKDAYS[match["weekday"]] - named.latest.weekday()) % 7 or 7
    return _single(named.latest + timedelta(days=ahead) + weeks, soft=named.soft)


def _nearest_weekday(match: re.Match[str], ground: Ground) -> Window | None:
    """Reads "the Monday nearest to 5 October"."""
    named = read_day(match["other"], ground)
    if named is None:
        return None
    off = (WEEKDAYS[match["weekday"]] - named.earliest.weekday() + 3) % 7 - 3
    return _single(named.earliest + timedelta(days=off), soft=named.soft)


def _counted_from_now(match: re.Match[str], ground: Ground) -> Window | None:
    """Reads "Thanksgiving in two years" as the first one from then on."""
    count = 1 if match["count"].startswith("a") else int(match["count"])
    sign = -1 if match["way"] == "ago" else 1
    then = Ground(later(ground.day, sign * count, match["unit"]), ground.setting)
    return read_day(match["what"], then) or read_period(match["what"], then)


_PATTERNS = (
    (r"(?P<unit>day|week) (?P<way>before|after) (?P<other>.+)", _beside),
    (rf"(?:(?P<nth>[1-5])(?:st|nd|rd|th) )?{WEEKDAY} (?P<way>before|after) (?P<other>.+)", _weekday_beside),
    (rf"(?:nearest|closest) {WEEKDAY} to (?P<other>.+)", _nearest_weekday),
    (rf"{WEEKDAY} (?:nearest|closest)(?: to)? (?P<other>.+)", _nearest_weekday),
    (
        rf"(?P<what>{one_of(FEASTS)}|{one_of(MONTH_NUMBERS)}) (?:in |(?=.+ (?:from now|hence|ago)$))"
        r"(?P<count>\d\d?|an?) (?P<unit>day|week|month|year)s?(?: (?P<way>from now|hence|ago|time))?",
        _counted_from_now,
    ),
)
_READERS = Readers(_PATTERNS)


def read_beside(phrase: str, ground: Ground) -> Window | None:
    """Returns the days that words in plain form name by another day or period, or None where they name none."""
    return _READERS.read(phrase, ground)
