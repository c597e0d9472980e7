"""The Chinese New Year by the year, from the moment of its new moon. Good from 1986 to the end of this century."""

from datetime import UTC, date, datetime, timedelta, timezone
from math import floor, radians, sin

_FIRST_MOON = datetime(2000, 1, 6, 14, 20, 37, tzinfo=UTC)
_MONTH = 29.530588861
_BEIJING = timezone(timedelta(hours=8))
_EARLIEST = (1, 21)
_TERMS = (
    (-0.40720, 0, 1, 0),
    (0.17241, 1, 0, 0),
    (0.01608, 0, 2, 0),
    (0.01039, 0, 0, 2),
    (0.00739, -1, 1, 0),
    (-0.00514, 1, 1, 0),
    (0.00208, 2, 0, 0),
    (-0.00111, 0, 1, -2),
    (-0.00057, 0, 1, 2),
)
"""How far the sun's and the moon's anomaly and the moon's latitude move a new moon, in days (Meeus, chapter 49)."""


def chinese_new_year(year: int) -> date:
    """Returns the day of the first new moon from 21 January on, as the clocks of Beijing show it."""
    count = floor((date(year, *_EARLIEST) - _FIRST_MOON.date()).days / _MONTH) - 1
    days = (_new_moon(number).astimezone(_BEIJING).date() for number in range(count, count + 4))
    return next(day for day in days if day >= date(year, *_EARLIEST))


def _new_moon(number: int) -> datetime:
    """Returns the moment of a new moon, counted from the first of the year 2000."""
    sun = 2.5534 + 29.10535670 * number
    moon = 201.5643 + 385.81693528 * number
    latitude = 160.7108 + 390.67050284 * number
    moved = sum(size * sin(radians(a * sun + b * moon + c * latitude)) for size, a, b, c in _TERMS)
    return _FIRST_MOON + timedelta(days=_MONTH * number + moved)
