"""Reads the name of a period: a year, a month, a season, a quarter, a fiscal year, a week, a decade."""

import re
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta

from claims.reading.dates.phrases import MONTH_NUMBERS, any_of, one_of
from claims.reading.dates.spans import Ground, fiscal_year, fiscal_year_on, months, season, week
from claims.reading.windows import Window

Said = defaultdict[str, str]
Reader = Callable[[Said, Ground], Window | None]

YEAR = r"(?P<year>(?:1[5-9]|20|21)\d\d|(?:this|next|last) year|year)"
_OF_YEAR = rf"(?: (?:of |in )?{YEAR})?"
_MONTH = rf"(?P<month>{one_of(MONTH_NUMBERS)})"
_SEASON = r"(?P<season>spring|summer|autumn|winter)"
_WHICH = r"(?:(?P<which>this|next|last) )?"
_NTH = r"(?P<number>\d\d?)(?:st|nd|rd|th)"
_STEP = {"this": 0, "next": 1, "last": -1}
_FISCAL = (
    r"(?:(?P<which>this|next|last) )?(?:fiscal|financial|fy)(?: year)? ?"
    r"(?P<fiscal>(?:19|20)?\d\d(?:[-/](?:20)?\d\d)?)?"
)


def year_of(words: str, day: date) -> int | None:
    """Returns the year that words like "2026", "this year" or "next year" name, or None."""
    if not words:
        return None
    if words.isdecimal():
        return int(words)
    which = words.removesuffix("year").strip() or "this"
    return day.year + _STEP[which] if which in _STEP else None


def nearest(windows: list[Window], which: str, day: date) -> Window:
    """Returns the window that is meant where no year is named: the next to end, or what this, next and last say."""
    ordered = sorted(windows, key=lambda window: window.earliest)
    if which == "this":
        return _this(ordered, day)
    if which == "next":
        return next(window for window in ordered if window.earliest > day)
    if which == "last":
        return next(window for window in reversed(ordered) if window.latest < day)
    return next(window for window in ordered if window.latest >= day)


def _this(ordered: list[Window], day: date) -> Window:
    """Chooses the one that is under way, else this calendar year's, unless that was over long ago."""
    running = [window for window in ordered if window.holds(day)]
    recent = [window for window in ordered if window.earliest.year == day.year and (day - window.latest).days <= 150]
    return (running or recent or [window for window in ordered if window.earliest > day])[0]


def _around(day: date) -> range:
    return range(day.year - 2, day.year + 4)


def _year(said: Said, ground: Ground) -> Window | None:
    year = year_of(said["year"], ground.day)
    return months(year, 1, 12) if year else None


def _month(said: Said, ground: Ground) -> Window | None:
    number = MONTH_NUMBERS[said["month"]]
    if year := year_of(said["year"], ground.day):
        return months(year, number)
    return nearest([months(year, number) for year in _around(ground.day)], said["which"], ground.day)


def _month_after_next(said: Said, ground: Ground) -> Window | None:
    number = MONTH_NUMBERS[said["month"]]
    following = nearest([months(year, number) for year in _around(ground.day)], "next", ground.day)
    return months(following.earliest.year + 1, number)


def _season(said: Said, ground: Ground) -> Window | None:
    name, hemisphere = said["season"], ground.setting.hemisphere
    if year := year_of(said["year"], ground.day):
        return season(name, year, hemisphere)
    near = [season(name, year, hemisphere) for year in _around(ground.day)]
    if said["which"] == "next":
        this = nearest(near, "this", ground.day)
        begins = max(this.earliest.year, ground.day.year) if this.latest < ground.day else this.earliest.year
        return season(name, begins + 1, hemisphere)
    return nearest(near, said["which"], ground.day)


def _part_of_year(count: int) -> Reader:
    """Reads quarters (3 months) or halves (6 months) of a calendar or fiscal year."""

    def read(said: Said, ground: Ground) -> Window | None:
        number = int(said["number"])
        if number > 12 // count:
            return None
        if year := year_of(said["year"], ground.day):
            return months(year, (number - 1) * count + 1, count)
        parts = [months(year, (number - 1) * count + 1, count) for year in _around(ground.day)]
        return nearest(parts, said["which"], ground.day)

    return read


def _last_part(said: Said, ground: Ground) -> Window | None:
    year = year_of(said["year"], ground.day)
    count = 6 if said["half"] else 3
    return months(year, 13 - count, count) if year else None


def _fiscal_year(said: Said, ground: Ground) -> Window | None:
    start = ground.setting.fiscal_year_start_month
    named = said["fiscal"]
    if not named:
        return fiscal_year(fiscal_year_on(ground.day, start) + _STEP[said["which"] or "this"], start)
    first = re.split("[-/]", named)[0]
    year = int(first) if len(first) == 4 else 2000 + int(first)
    return fiscal_year(year + (first != named and start > 1), start)


def _fiscal_quarter(said: Said, ground: Ground) -> Window | None:
    year = _fiscal_year(said, ground)
    if year is None or not 1 <= int(said["number"]) <= 4:
        return None
    return months(year.earliest.year, year.earliest.month + 3 * (int(said["number"]) - 1), 3, soft=True)


def _named_unit(said: Said, ground: Ground) -> Window | None:
    day, step, unit = ground.day, _STEP[said["which"] or "this"], said["unit"]
    if said["after_next"]:
        step = 2
    if unit == "week":
        return week(day, ground.setting.week_start, step)
    if unit == "weekend":
        saturday = week(day, 0, step).earliest + timedelta(days=5)
        return Window(saturday, saturday + timedelta(days=1))
    if unit == "month":
        return months(day.year, day.month + step)
    if unit == "quarter":
        return months(day.year, (day.month - 1) // 3 * 3 + 1 + 3 * step, 3)
    return months(day.year + step, 1, 12)


def _decade(said: Said, ground: Ground) -> Window | None:
    first = (int(said["tens"]) if said["tens"] else ground.day.year // 10 * 10) + 10 * _STEP[said["which"] or "this"]
    # A decade ends in its year 9 to some and in the next year 0 to others: the wider reading holds both.
    return Window(date(first, 1, 1), date(first + 9 + (not said["tens"]), 12, 31), soft=True)


def _short_decade(said: Said, ground: Ground) -> Window | None:
    """Reads "the '40s" as the next to end: which century is meant is a convention."""
    first = ground.day.year // 100 * 100 + int(said["tens"])
    first += 100 * (first + 9 < ground.day.year)
    return Window(date(first, 1, 1), date(first + 9, 12, 31), soft=True)


def _century(said: Said, ground: Ground) -> Window | None:
    first = (int(said["number"]) - 1) * 100 if said["number"] else ground.day.year // 100 * 100
    return Window(date(first, 1, 1), date(first + 100, 12, 31), soft=True)


def _mid_century(_said: Said, ground: Ground) -> Window | None:
    middle = ground.day.year // 100 * 100 + 50
    return Window(date(middle, 1, 1), date(middle, 12, 31), soft=True)


def _two_years(said: Said, _ground: Ground) -> Window | None:
    first, second = int(said["first"]), int(said["second"])
    if (first + 1) % 100 != second:
        return None
    return Window(date(first, 1, 1), date(first + 1, 12, 31), soft=True)


def _season_over_new_year(said: Said, ground: Ground) -> Window | None:
    return season(said["season"], int(said["first"]), ground.setting.hemisphere)


def _numeric_month(said: Said, _ground: Ground) -> Window | None:
    return months(int(said["year"]), int(said["number"])) if 1 <= int(said["number"]) <= 12 else None


def _week_number(said: Said, ground: Ground) -> Window | None:
    number, year = int(said["number"]), year_of(said["year"], ground.day) or ground.day.year
    return week(date.fromisocalendar(year, number, 1), ground.setting.week_start) if 1 <= number <= 53 else None


_TABLE: tuple[tuple[str, Reader], ...] = (
    (rf"(?:year )?{YEAR}", _year),
    (r"year (?P<year>[1-9]\d{2,3})", _year),
    (rf"{_WHICH}(?:month of )?{_MONTH}(?: ?(?:of |in )?{YEAR})?", _month),
    (rf"{_MONTH} after next", _month_after_next),
    (rf"{YEAR} ?{_MONTH}", _month),
    (rf"{_WHICH}{_SEASON}{_OF_YEAR}", _season),
    (rf"{YEAR} {_SEASON}", _season),
    (rf"{_SEASON} (?:of )?(?P<first>20\d\d)[-/](?:20)?\d\d", _season_over_new_year),
    (rf"q(?P<number>[1-4]){_OF_YEAR}", _part_of_year(3)),
    (rf"{_NTH} quarter{_OF_YEAR}", _part_of_year(3)),
    (rf"{YEAR} ?q(?P<number>[1-4])", _part_of_year(3)),
    (rf"{YEAR} {_NTH} quarter", _part_of_year(3)),
    (rf"h(?P<number>[12]){_OF_YEAR}", _part_of_year(6)),
    (rf"{_NTH} (?:half|6 months?){_OF_YEAR}", _part_of_year(6)),
    (rf"{YEAR} {_NTH} half", _part_of_year(6)),
    (rf"{YEAR} ?h(?P<number>[12])", _part_of_year(6)),
    (rf"(?:(?P<half>(?:back|last|latter) half)|(?:last|final) quarter) (?:of )?{YEAR}", _last_part),
    (_FISCAL, _fiscal_year),
    (r"(?P<fiscal>20\d\d(?:[-/](?:20)?\d\d)?) (?:fiscal|financial) year", _fiscal_year),
    (rf"q(?P<number>[1-4]) ?(?:of )?{_FISCAL}", _fiscal_quarter),
    (rf"{_NTH} quarter (?:of |in )?{_FISCAL}", _fiscal_quarter),
    (rf"{_NTH} fiscal quarter(?: (?:of )?(?P<fiscal>20\d\d))?", _fiscal_quarter),
    (rf"{_WHICH}(?P<unit>week|weekend|month|quarter|year)(?P<after_next> after next)?", _named_unit),
    (rf"{_WHICH}decade", _decade),
    (r"(?P<tens>(?:1[5-9]|20)\d0)'?s", _decade),
    (r"'?(?P<tens>[2-9]0)'?s", _short_decade),
    (rf"week (?:number |no )?(?P<number>\d\d?){_OF_YEAR}", _week_number),
    (r"(?:this )?century", _century),
    (rf"{_NTH} century", _century),
    (r"mid(?:dle)?(?: of)?(?: this)? century", _mid_century),
    (r"(?P<first>20\d\d)[-/](?P<second>\d\d)", _two_years),
    (r"(?P<year>(?:19|20)\d\d) ?[-/.] ?(?P<number>\d\d?)", _numeric_month),
    (r"(?P<number>\d\d?) ?[-/.] ?(?P<year>(?:19|20)\d\d)", _numeric_month),
)
_READERS = tuple((re.compile(pattern), reader) for pattern, reader in _TABLE)
_ANY = any_of(pattern for pattern, _reader in _TABLE)


def read_period(phrase: str, ground: Ground) -> Window | None:
    """Returns the window of a period's name in plain form, or None where it names none."""
    if _ANY.fullmatch(phrase) is None:
        return None
    for pattern, reader in _READERS:
        if match := pattern.fullmatch(phrase):
            said = defaultdict(str, {name: part or "" for name, part in match.groupdict().items()})
            if window := reader(said, ground):
                return window
    return None
