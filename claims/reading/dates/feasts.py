"""The days of feasts by their names and the year. Refuses feasts that a moon is watched for: no day is made up."""

from collections.abc import Callable
from datetime import date, timedelta

_Day = Callable[[int], date]


def easter(year: int) -> date:
    """Returns Easter Sunday of the western churches, by the Gregorian computus."""
    century, golden = year // 100, year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 100 % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Returns Easter Sunday of the eastern churches, by the Julian computus, as a Gregorian day."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """Returns the first (1), second (2) or, counted from the end, the last (-1) such weekday of a month."""
    if number > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
    after = date(year + month // 12, month % 12 + 1, 1)
    return after - timedelta(days=(after.weekday() - weekday - 1) % 7 + 1 + 7 * (-number - 1))


def _fixed(month: int, day: int) -> _Day:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, number: int, later: int = 0) -> _Day:
    return lambda year: nth_weekday(year, month, weekday, number) + timedelta(days=later)


def _after_easter(days: int) -> _Day:
    return lambda year: easter(year) + timedelta(days=days)


def _after_orthodox_easter(days: int) -> _Day:
    return lambda year: orthodox_easter(year) + timedelta(days=days)


_NAMES: dict[str, _Day] = {
    "christmas eve": _fixed(12, 24),
    "christmas|christmas day|xmas|xmas day": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "new year's eve|new years eve": _fixed(12, 31),
    "new year|new year's|new year's day|new years day": _fixed(1, 1),
    "epiphany": _fixed(1, 6),
    "halloween": _fixed(10, 31),
    "all saints' day|all saints day": _fixed(11, 1),
    "valentine's day|valentines day|valentine day": _fixed(2, 14),
    "st patrick's day|st patricks day|saint patrick's day|saint patricks day": _fixed(3, 17),
    "st paddy's day|saint paddy's day": _fixed(3, 17),
    "international women's day": _fixed(3, 8),
    "april fools' day|april fools day": _fixed(4, 1),
    "anzac day": _fixed(4, 25),
    "earth day": _fixed(4, 22),
    "may day|labour day": _fixed(5, 1),
    "juneteenth": _fixed(6, 19),
    "canada day": _fixed(7, 1),
    "independence day": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "armistice day|veterans day|veterans' day": _fixed(11, 11),
    "martin luther king day|martin luther king's day|martin luther kings day|mlk day|mlk jr day": _nth(1, 0, 3),
    "presidents' day|presidents day": _nth(2, 0, 3),
    "memorial day": _nth(5, 0, -1),
    "labor day": _nth(9, 0, 1),
    "columbus day|indigenous peoples' day": _nth(10, 0, 2),
    "thanksgiving|thanksgiving day": _nth(11, 3, 4),
    "black friday": _nth(11, 3, 4, later=1),
    "cyber monday": _nth(11, 3, 4, later=4),
    "mother's day|mothers day": _nth(5, 6, 2),
    "father's day|fathers day": _nth(6, 6, 3),
    "shrove tuesday|pancake day|mardi gras": _after_easter(-47),
    "ash wednesday": _after_easter(-46),
    "palm sunday": _after_easter(-7),
    "maundy thursday": _after_easter(-3),
    "good friday": _after_easter(-2),
    "easter|easter sunday": easter,
    "easter monday|easter mon": _after_easter(1),
    "ascension day": _after_easter(39),
    "pentecost|whit sunday|whitsun": _after_easter(49),
    "whit monday": _after_easter(50),
    "trinity sunday": _after_easter(56),
    "corpus christi": _after_easter(60),
    "orthodox easter": orthodox_easter,
    "orthodox good friday": _after_orthodox_easter(-2),
}

FEASTS: dict[str, _Day] = {name: day for names, day in _NAMES.items() for name in names.split("|")}
"""The day of each feast in a year, by its name in small letters."""

BY_COUNTRY = frozenset(
    ["mother's day", "mothers day", "father's day", "fathers day", "labour day", "thanksgiving", "thanksgiving day"]
)
"""Feasts that other countries keep on another day, so that the one here is a convention."""
