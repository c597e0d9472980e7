"""Reads a single day: a date, a weekday, a feast. A year that is not said is the next to come; no day is made up."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from claims.reading.dates.feasts import FEASTS
from claims.reading.dates.periods import YEAR, read_period, year_of
from claims.reading.dates.phrases import MONTH_NUMBERS, WEEKDAYS, any_of, one_of
from claims.reading.dates.spans import Ground, later, week
from claims.reading.windows import Window

_DAY = r"(?P<day>\d\d?)(?:st|nd|rd|th)?"
_MONTH = rf"(?P<month>{one_of(MONTH_NUMBERS)})"
WEEKDAY = rf"(?P<weekday>{one_of(WEEKDAYS)})"
"""Any weekday by its long or short name."""
_OLD_YEAR = YEAR.replace("1[5-9]", "1\\d")
_LONG_YEAR = r"(?P<year>\d{4})"
_ITS_WEEKDAY = rf"(?:(?:(?:this|next|last) )?{WEEKDAY} )?"
_WEEKDAY_AFTER = rf"(?: {WEEKDAY.replace('weekday', 'after')})?"
_NEAR = {"today": 0, "tonight": 0, "now": 0, "tomorrow": 1, "day after tomorrow": 2, "next day": 1, "yesterday": -1}
_NEAR |= {"day before yesterday": -2, "last day": -1, "midnight": 0, "end of day": 0, "this day": 0}
_NO_DATES = frozenset({"24/7", "9/11", "7/7"})
_NTH = r"(?:(?P<nth>[1-5])(?:st|nd|rd|th)|(?P<last>last))"


def _single(day: date, *, soft: bool = False) -> Window:
    return Window(day, day, soft=soft)


def _possible(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _next_to_come(ground: Ground, month: int, day: int) -> Window | None:
    years = (_possible(ground.day.year + ahead, month, day) for ahead in range(9))
    found = next((found for found in years if found and found >= ground.day), None)
    return _single(found) if found else None


def _full_year(words: str, ground: Ground) -> int | None:
    if len(words) == 2:
        return 2000 + int(words) if int(words) < 70 else 1900 + int(words)
    return year_of(words, ground.day)


def _date(match: re.Match[str], ground: Ground) -> Window | None:
    month, day = MONTH_NUMBERS[match["month"]], int(match["day"])
    parts = match.groupdict()
    year_words, weekday = parts.get("year") or parts.get("short"), parts.get("weekday") or parts.get("after")
    if not year_words:
        return _on_weekday(ground, month, day, weekday) or _next_to_come(ground, month, day)
    year = _full_year(year_words, ground)
    found = _possible(year, month, day) if year else None
    return _single(found, soft=weekday is not None and found.weekday() != WEEKDAYS[weekday]) if found else None


def _on_weekday(ground: Ground, month: int, day: int, weekday: str | None) -> Window | None:
    """A weekday that is said with the date tells which year is meant, the nearest first."""
    if weekday is None:
        return None
    near = (_possible(ground.day.year + step, month, day) for step in (-1, 0, 1))
    fitting = [found for found in near if found and found.weekday() == WEEKDAYS[weekday]]
    return _single(min(fitting, key=lambda found: abs(found - ground.day))) if fitting else None


def _iso(match: re.Match[str], _ground: Ground) -> Window | None:
    found = _possible(int(match["year"]), int(match["month"]), int(match["day"]))
    return _single(found) if found else None


def _numeric(match: re.Match[str], ground: Ground) -> Window | None:
    first, second = int(match["first"]), int(match["second"])
    day_first = ground.setting.day_first or first > 12 or (match["mark"] == "." and second <= 12)
    day, month = (first, second) if day_first and second <= 12 else (second, first)
    found = _possible(_full_year(match["year"], ground) or 0, month, day)
    # Where both numbers could be the month, which is which is a convention of the country.
    return _single(found, soft=first != second and max(first, second) <= 12) if found else None


def _numeric_without_year(match: re.Match[str], ground: Ground) -> Window | None:
    first, second = int(match["first"]), int(match["second"])
    # Of "4-22" and "4.2" the second is more likely a score or a number than a day.
    if match[0] in _NO_DATES or first < second <= 4 or (match["mark"] != "/" and max(first, second) <= 12):
        return None
    day, month = (first, second) if ground.setting.day_first or first > 12 else (second, first)
    found = _next_to_come(ground, month, day)
    return replace(found, soft=True) if found else None


def _weekday(match: re.Match[str], ground: Ground) -> Window | None:
    ahead = (WEEKDAYS[match["weekday"]] - ground.day.weekday()) % 7
    which = match["which"]
    if which == "next":
        monday = week(ground.day, 0, 1).earliest
        return _single(monday + timedelta(days=WEEKDAYS[match["weekday"]]), soft=True)
    if which == "last":
        return _single(ground.day + timedelta(days=ahead - 7))
    return _single(ground.day + timedelta(days=ahead or (0 if which else 7)))


def _weekday_of_week(match: re.Match[str], ground: Ground) -> Window | None:
    named = read_period(f"{match['which']} week", ground)
    return _single(week(named.earliest, 0).earliest + timedelta(days=WEEKDAYS[match["weekday"]])) if named else None


def _weekday_with_number(match: re.Match[str], ground: Ground) -> Window | None:
    this_month = _possible(ground.day.year, ground.day.month, int(match["day"]))
    if this_month and this_month.weekday() == WEEKDAYS[match["weekday"]]:
        return _single(this_month)
    days = (_possible(ground.day.year + at // 12, at % 12 + 1, int(match["day"])) for at in range(40))
    fitting = (day for day in days if day and day >= ground.day and day.weekday() == WEEKDAYS[match["weekday"]])
    found = next(fitting, None)
    return _single(found) if found else None


def _weekdays_from_now(match: re.Match[str], ground: Ground) -> Window | None:
    """Reads "two Sundays from now" and "two Sundays ago", counted from the day it was said."""
    count, ahead = int(match["count"] or 2), (WEEKDAYS[match["weekday"]] - ground.day.weekday()) % 7
    if match["way"] in ("ago", "back"):
        return _single(ground.day + timedelta(days=ahead - 7 * count))
    return _single(ground.day + timedelta(days=(ahead or 7) + 7 * (count - 1)))


def _weeks_after(match: re.Match[str], ground: Ground) -> Window | None:
    """Reads "a week on Monday", "two weeks on Monday" and "Monday week"."""
    ahead = (WEEKDAYS[match["weekday"]] - ground.day.weekday()) % 7 or 7
    weeks = 2 if match["fortnight"] else int(match["weeks"]) if (match["weeks"] or "").isdecimal() else 1
    return _single(ground.day + timedelta(days=ahead, weeks=weeks))


def _this_time(match: re.Match[str], ground: Ground) -> Window | None:
    """Reads "this time next year": about the same day of it."""
    return _single(later(ground.day, 1 if match["which"] == "next" else -1, match["unit"]), soft=True)


def _weekend_of(match: re.Match[str], ground: Ground) -> Window | None:
    if (named := read_day(match["day"], ground)) is None:
        return None
    saturday = week(named.earliest, 0).earliest + timedelta(days=5)
    return Window(saturday, saturday + timedelta(days=1), soft=named.soft)


def _week_ending(match: re.Match[str], ground: Ground) -> Window | None:
    if (named := read_day(match["day"], ground)) is None:
        return None
    return Window(later(named.latest, -6, "day"), named.latest, soft=named.soft)


def _number_alone(match: re.Match[str], ground: Ground) -> Window | None:
    days = (_possible(ground.day.year + at // 12, at % 12 + 1, int(match["day"])) for at in range(30))
    found = next((day for day in days if day and day >= ground.day), None)
    return _single(found) if found else None


def _day_of_period(match: re.Match[str], ground: Ground) -> Window | None:
    month = read_period(match["period"], ground)
    found = _possible(month.earliest.year, month.earliest.month, int(match["day"])) if month else None
    return _single(found) if found else None


def _nth_weekday(match: re.Match[str], ground: Ground) -> Window | None:
    period = read_period(match["period"], ground)
    if period is None:
        return None
    days = list(weekdays_in(period, WEEKDAYS[match["weekday"]]))
    at = -1 if match["last"] else int(match["nth"]) - 1
    return _single(days[at]) if at < len(days) else None


def weekdays_in(period: Window, weekday: int) -> Iterator[date]:
    """Yields every such weekday of a period, in order."""
    day = period.earliest + timedelta(days=(weekday - period.earliest.weekday()) % 7)
    while day <= period.latest:
        yield day
        day += timedelta(days=7)


def _near(match: re.Match[str], ground: Ground) -> Window | None:
    return _single(ground.day + timedelta(days=_NEAR[match[0]]))


def _feast(match: re.Match[str], ground: Ground) -> Window | None:
    feast = FEASTS[match["feast"]]
    if match["year"] and (year := year_of(match["year"], ground.day)):
        return feast.in_year(year)
    near = [feast.in_year(ground.day.year + ahead) for ahead in (-2, -1, 0, 1)]
    if match["which"] == "last":
        return [window for window in near if window.latest < ground.day][-1]
    return next(window for window in near if window.latest >= ground.day)


def _week_of(match: re.Match[str], ground: Ground) -> Window | None:
    named = read_day(match["day"], ground)
    if named is None:
        return None
    if match["from_day"]:
        return Window(named.earliest, later(named.earliest, 6, "day"), soft=named.soft)
    return week(named.earliest, ground.setting.week_start)


_PATTERNS: tuple[tuple[str, Callable[[re.Match[str], Ground], Window | None]], ...] = (
    (
        rf"{_ITS_WEEKDAY}(?:on )?{_DAY} ?(?:of )?{_MONTH}(?: ?(?:of |in )?{_OLD_YEAR}| '?(?P<short>\d\d))?",
        _date,
    ),
    (
        rf"{_ITS_WEEKDAY}{_MONTH} ?{_DAY}{_WEEKDAY_AFTER}(?: (?:of |in )?{_OLD_YEAR})?",
        _date,
    ),
    (rf"{YEAR} {_MONTH} {_DAY}", _date),
    (rf"{_LONG_YEAR} ?(?P<mark>[-/.]) ?(?P<month>\d\d?) ?(?P=mark) ?{_DAY}", _iso),
    (r"(?P<first>\d\d?) ?(?P<mark>[-/.]) ?(?P<second>\d\d?)(?: ?(?P=mark) ?| )(?P<year>\d{4}|\d\d)", _numeric),
    (rf"(?:(?P<which>this|next|last) )?{WEEKDAY}", _weekday),
    (rf"(?P<which>this|next|last) week (?:on )?{WEEKDAY}", _weekday_of_week),
    (rf"{WEEKDAY} (?:of |from )?(?P<which>this|next|last) week", _weekday_of_week),
    (rf"{WEEKDAY} {_DAY}", _weekday_with_number),
    (rf"(?P<count>\d\d?) {WEEKDAY}s? (?P<way>from now|from today|later|hence|ago|back)", _weekdays_from_now),
    (rf"(?:(?P<weeks>\d|an?) weeks?|(?P<fortnight>an? fortnight)) on {WEEKDAY}", _weeks_after),
    (rf"{WEEKDAY} week(?P<weeks>)(?P<fortnight>)", _weeks_after),
    (r"(?:(?:around|about) )?this time (?P<which>next|last) (?P<unit>week|month|year)", _this_time),
    (r"weekend of (?P<day>.+)", _weekend_of),
    (r"week ending(?: on)? (?P<day>.+)", _week_ending),
    (rf"{WEEKDAY} (?P<way>after) next(?P<count>)", _weekdays_from_now),
    (r"(?P<day>\d\d?)(?:st|nd|rd|th)", _number_alone),
    (r"(?P<first>\d\d?) ?(?P<mark>[-/.]) ?(?P<second>\d\d?)", _numeric_without_year),
    (
        r"(?P<day>\d\d?)(?:st|nd|rd|th)?(?: day)? (?:(?:of|in) )?(?P<period>(?:this|next|last) month)",
        _day_of_period,
    ),
    (rf"{_DAY}(?: day)? (?:of|in) (?P<period>month)", _day_of_period),
    (rf"{_DAY} day (?:of|in) (?P<period>{one_of(MONTH_NUMBERS)}.*)", _day_of_period),
    (rf"{_NTH} {WEEKDAY} (?:of |in )?(?P<period>.+)", _nth_weekday),
    (one_of(_NEAR), _near),
    (rf"(?:(?P<which>this|next|last) )?(?P<feast>{one_of(FEASTS)})(?: (?:of |in )?{YEAR})?", _feast),
    (r"(?:week of|week (?P<from_day>(?:commencing|starting|beginning)(?: on)?)) (?P<day>.+)", _week_of),
)
_READERS = tuple((re.compile(pattern), reader) for pattern, reader in _PATTERNS)
_ANY = any_of(pattern for pattern, _reader in _PATTERNS)


def read_day(phrase: str, ground: Ground) -> Window | None:
    """Returns the day that words in plain form name, as a window of one day, or None where they name none."""
    if _ANY.fullmatch(phrase) is None:
        return None
    for pattern, reader in _READERS:
        if (match := pattern.fullmatch(phrase)) and (window := reader(match, ground)):
            return window
    return None
