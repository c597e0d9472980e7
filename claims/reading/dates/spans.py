"""The calendar as a newsroom counts it: months, seasons, quarters, fiscal years and weeks as windows of days."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from claims.reading.windows import Window

_SEASONS = {"spring": ((3, 1), (6, 20)), "summer": ((6, 1), (9, 22)), "autumn": ((9, 1), (12, 21))}
_WINTER = ((12, 1), (3, 20))
_OPPOSITE = {"spring": "autumn", "summer": "winter", "autumn": "spring", "winter": "summer"}
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True)
class Setting:
    """How a newsroom reads what the words leave open; the United States' way unless it says otherwise."""

    hemisphere: Literal["north", "south"] = "north"
    week_start: int = 0
    fiscal_year_start_month: int = 10
    day_first: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """The day that words are read against, and the newsroom's setting."""

    day: date
    setting: Setting


def months(year: int, month: int, count: int = 1, *, soft: bool = False) -> Window:
    """Returns `count` whole months from a month; months beyond December run into the next year."""
    first = date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    end = month + count - 2
    year, month = year + end // 12, end % 12 + 1
    return Window(first, date(year, month, monthrange(year, month)[1]), soft=soft)


def season(name: str, year: int, hemisphere: str) -> Window:
    """Returns the season that begins in `year`, by the newsroom's convention, shifted by half a year in the south."""
    northern = name if hemisphere == "north" else _OPPOSITE[name]
    first, last = _SEASONS.get(northern, _WINTER)
    return Window(date(year, *first), date(year + (northern == "winter"), *last), soft=True)


def fiscal_year(year: int, start_month: int) -> Window:
    """Returns the fiscal year named after the year in which it ends."""
    return months(year if start_month == 1 else year - 1, start_month, 12, soft=True)


def fiscal_year_on(day: date, start_month: int) -> int:
    """Returns the name of the fiscal year that a day lies in."""
    return day.year + (start_month > 1 and day.month >= start_month)


def week(day: date, start: int, count: int = 0) -> Window:
    """Returns the week that holds a day, or the one `count` weeks later."""
    first = day - timedelta(days=(day.weekday() - start) % 7) + timedelta(weeks=count)
    return Window(first, first + timedelta(days=6))


def later(day: date, count: int, unit: str) -> date:
    """Returns the day `count` units later, on the month's last day where it has no such day."""
    if unit in _DAYS_IN:
        return day + timedelta(days=count * _DAYS_IN[unit])
    month = day.year * 12 + day.month - 1 + count * _MONTHS_IN[unit]
    year, month = month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def working_days_later(day: date, count: int) -> date:
    """Returns the day `count` working days later, Saturdays and Sundays left out."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def third(window: Window, number: int) -> Window:
    """Returns the early (0), middle (1) or late (2) part: whole months where they divide, else ten days or thirds."""
    whole = _whole_months(window)
    first = window.earliest
    if whole and whole % 3 == 0:
        return months(first.year, first.month + number * whole // 3, whole // 3, soft=True)
    length = (window.latest - first).days + 1
    size = 10 if whole == 1 else -(-length // 3)
    latest = window.latest if number == 2 else first + timedelta(days=(number + 1) * size - 1)
    return Window(first + timedelta(days=number * size), latest, soft=True)


def half(window: Window, *, second: bool) -> Window:
    """Returns one half of a period: whole years or months where they divide, else days; of a month, fifteen."""
    whole, length = _whole_months(window), (window.latest - window.earliest).days + 1
    if whole > 12 or (whole and whole % 2 == 0):
        count = whole // 24 * 12 if whole > 12 else whole // 2
        middle = later(window.earliest, count, "month")
    else:
        middle = window.earliest + timedelta(days=15 if whole == 1 else -(-length // 2))
    if second:
        return Window(middle, window.latest, soft=True)
    return Window(window.earliest, middle - timedelta(days=1), soft=True)


def _whole_months(window: Window) -> int:
    first, after = window.earliest, window.latest + timedelta(days=1)
    if first.day != 1 or after.day != 1:
        return 0
    return (after.year - first.year) * 12 + after.month - first.month
