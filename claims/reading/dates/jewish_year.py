"""The feasts of the Jewish year by the year in which they fall, by fixed arithmetic; each from its first full day."""

from datetime import date, timedelta

_BEFORE_YEAR_1 = -1_373_427
_TO_OUR_YEARS = 3761
_FRIDAY, _SATURDAY, _SUNDAY, _MONDAY = 4, 5, 6, 0


def rosh_hashanah(year: int) -> date:
    """Returns the first day of the Jewish year that begins in `year`."""
    before, this, after = (_elapsed(year + _TO_OUR_YEARS + step) for step in (-1, 0, 1))
    delay = 2 if after - this == 356 else this - before == 382
    return date.fromordinal(_BEFORE_YEAR_1 + this + delay)


def _elapsed(jewish_year: int) -> int:
    """Counts the days up to the new moon of a year, moved off the three weekdays on which no year begins."""
    moons = (235 * jewish_year - 234) // 19
    days = 29 * moons + (12_084 + 13_753 * moons) // 25_920
    return days + (3 * (days + 1) % 7 < 3)


def passover(year: int) -> date:
    """Returns the first day of Passover, which lies as far before the new year in every year."""
    return rosh_hashanah(year) - timedelta(days=163)


def hanukkah(year: int) -> date:
    """Returns the first day of Hanukkah, a day later in the years whose second month is long."""
    first = rosh_hashanah(year)
    is_long = (rosh_hashanah(year + 1) - first).days % 10 == 5
    return first + timedelta(days=83 + is_long)


def tu_bishvat(year: int) -> date:
    """Returns the new year of the trees, a month earlier in the years that have thirteen."""
    is_leap = (rosh_hashanah(year) - rosh_hashanah(year - 1)).days > 380
    return passover(year) - timedelta(days=89 if is_leap else 59)


def independence_day(year: int) -> date:
    """Returns Israel's independence day, which is moved so that neither it nor its eve touches a Sabbath."""
    day = passover(year) + timedelta(days=20)
    return day + timedelta(days={_FRIDAY: -1, _SATURDAY: -2, _MONDAY: 1}.get(day.weekday(), 0))


def holocaust_day(year: int) -> date:
    """Returns the day on which the dead of the Holocaust are remembered, moved off the days beside a Sabbath."""
    day = passover(year) + timedelta(days=12)
    return day + timedelta(days={_FRIDAY: -1, _SUNDAY: 1}.get(day.weekday(), 0))


def ninth_of_av(year: int) -> date:
    """Returns the fast of the ninth of Av, on the Sunday where it falls on a Sabbath."""
    day = passover(year) + timedelta(days=112)
    return day + timedelta(days=day.weekday() == _SATURDAY)
