"""Reads a part of a period by its place in it: "the first two weeks of June", "the second last Friday of the year"."""

import re
from datetime import date, timedelta

from claims.reading.dates.days import weekdays_in
from claims.reading.dates.periods import read_period
from claims.reading.dates.phrases import WEEKDAYS, one_of
from claims.reading.dates.readers import Readers
from claims.reading.dates.spans import Ground, half, later, week, working_days_later
from claims.reading.windows import Window


def _single(day: date) -> Window:
    return Window(day, day)


def _ends_of_period(match: re.Match[str], ground: Ground) -> Window | None:
    """Reads "the first two weeks of January" and "the last ten days of the month"."""
    whole = read_period(match["whole"], ground)
    if whole is None:
        return None
    if match["last"]:
        first = later(whole.latest, -int(match["count"]), match["unit"]) + timedelta(days=1)
        return Window(max(first, whole.earliest), whole.latest, soft=whole.soft)
    last = later(whole.earliest, int(match["count"]), match["unit"]) - timedelta(days=1)
    return Window(whole.earliest, min(last, whole.latest), soft=whole.soft)


def _half(match: re.Match[str], ground: Ground) -> Window | None:
    """Reads "the first half of June" and "the second half of the decade"."""
    whole = read_period(match["whole"], ground)
    return half(whole, second=not match["first"]) if whole else None


def _weekend_of_month(match: re.Match[str], ground: Ground) -> Window | None:
    """Reads "the last weekend of June": a weekend belongs to the month of its Saturday."""
    if (month := read_period(match["month"], ground)) is None:
        return None
    saturdays = list(weekdays_in(month, WEEKDAYS["saturday"]))
    at = -1 if match["which"] else int(match["number"]) - 1
    return Window(saturdays[at], saturdays[at] + timedelta(days=1)) if at < len(saturdays) else None


def _week_of_month(match: re.Match[str], ground: Ground) -> Window | None:
    month = read_period(match["month"], ground)
    if month is None:
        return None
    if match["which"] == "last":
        return week(month.latest, ground.setting.week_start, 0 if month.latest.weekday() >= 3 else -1)
    first = week(month.earliest, ground.setting.week_start)
    skipped = first.earliest + timedelta(days=3) < month.earliest
    return week(first.earliest, ground.setting.week_start, int(match["number"]) - 1 + skipped)


def _from_the_start(match: re.Match[str], ground: Ground) -> Window | None:
    """Reads "the first day of the week" and "the first working day of June"."""
    if (period := read_period(match["period"], ground)) is None:
        return None
    before, count = period.earliest - timedelta(days=1), int(match["nth"])
    day = working_days_later(before, count) if match["working"] else before + timedelta(days=count)
    return _single(day) if day <= period.latest else None


def _from_the_end(match: re.Match[str], ground: Ground) -> Window | None:
    """Reads "the second last day of May" and "the penultimate week of 2026"."""
    back = int(match["nth"]) - 1
    if match["unit"] == "week":
        final = read_inside(f"last week of {match['period']}", ground)
        return week(final.earliest, ground.setting.week_start, -back) if final else None
    if (period := read_period(match["period"], ground)) is None:
        return None
    if match["unit"] == "day":
        return _single(period.latest - timedelta(days=back))
    days = list(weekdays_in(period, WEEKDAYS[match["unit"]]))
    return _single(days[-1 - back]) if back < len(days) else None


_PATTERNS = (
    (
        r"(?P<nth>\d\d?)(?:st|nd|rd|th) (?P<working>(?:working|business) )?day (?:of|in) (?P<period>.+)",
        _from_the_start,
    ),
    (
        r"(?:1st|(?P<last>last)) (?P<count>\d{1,3}) (?P<unit>day|week|month)s (?:of |in )(?P<whole>.+)",
        _ends_of_period,
    ),
    (r"(?:(?P<first>1st|front)|2nd|back|last|latter) half (?:of |in )(?P<whole>.+)", _half),
    (r"(?:(?P<number>[1-5])(?:st|nd|rd|th)|(?P<which>last)) weekend (?:of |in )?(?P<month>.+)", _weekend_of_month),
    (r"(?:(?P<number>[1-5])(?:st|nd|rd|th)|(?P<which>last)) week (?:of |in )?(?P<month>.+)", _week_of_month),
    (
        rf"(?P<nth>\d)(?:st|nd|rd|th) (?:to )?last (?P<unit>day|week|{one_of(WEEKDAYS)}) (?:of |in )(?P<period>.+)",
        _from_the_end,
    ),
)
_READERS = Readers(_PATTERNS)


def read_inside(phrase: str, ground: Ground) -> Window | None:
    """Returns the window of a part of a named period in plain form, or None where none is named."""
    return _READERS.read(phrase, ground)
