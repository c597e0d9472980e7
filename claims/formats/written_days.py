"""Days as programs and publishers write them. Refuses what can be read in two ways: 5/6/2020 is no day.

A day stays the day that was written, whatever hour and zone stand behind it.
"""

import re
from datetime import UTC, date, datetime
from typing import Final

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY: Final = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_YEAR: Final = r"(?P<year>[12]\d{3})\b"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_SHAPES: Final = tuple(
    re.compile(shape, re.IGNORECASE | re.ASCII)
    for shape in (
        rf"{_YEAR}(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}})(?!\d)",
        r"(?P<year>[12]\d{3})(?P<month>\d\d)(?P<day>\d\d)(?:T|\s|$)",
        rf"{_WEEKDAY}{_DAY}(?:\s+of)?[-\s]+{_MONTH},?[-\s]+{_YEAR}",
        rf"{_WEEKDAY}{_MONTH}\s*{_DAY},?\s+(?:\d\d?:\d\d(?::\d\d)?\s+(?:[a-z]{{2,5}}\s+)?)?{_YEAR}",
    )
)
_FIGURES: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2([12]\d{3})\b", re.ASCII)
_SECONDS: Final = re.compile(r"\d{10}(?:\d{3})?", re.ASCII)


def read_day(text: str) -> date | None:
    """Gives the day that a text names, or None: ISO, feeds, programs and English newspapers, and seconds since 1970."""
    text = text.strip()
    if _SECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC).date()
    for shape in _SHAPES:
        if found := shape.match(text):
            return _day(found)
    return _in_figures(text)


def _day(found: re.Match[str]) -> date | None:
    parts = found.groupdict()
    month = _MONTHS.index(parts["name"][:3].lower()) + 1 if "name" in parts else int(parts["month"])
    return _made(int(parts["year"]), month, int(parts["day"]))


def _in_figures(text: str) -> date | None:
    """The order of day and month is certain only where one reading alone is a day."""
    found = _FIGURES.match(text)
    if not found:
        return None
    one, other, year = int(found[1]), int(found[3]), int(found[4])
    readings = {_made(year, other, one), _made(year, one, other)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
