"""Reads lengths of time that begin on the day they were said: "within 90 days", "over the next four years"."""

import re
from datetime import date, timedelta

from claims.reading.dates.days import read_day
from claims.reading.dates.spans import Ground, later, working_days_later
from claims.reading.windows import Window

_AMOUNT = r"(?P<count>\d{1,4}|an?) (?P<unit>day|week|fortnight|month|quarter|year|decade)s?"
_AMOUNTS = r"(?:(?:\d{1,4}|an?) (?:day|week|fortnight|month|quarter|year|decade)s?(?: and | )?)+"
_AHEAD = (
    r"(?:in|within|over|during|inside|under|in (?:less|under)|in (?:less|fewer) than|in no more than|less than|for)"
)


_READ_AHEAD = re.compile(rf"(?:{_AHEAD} )(?P<next>next )?(?P<amount>{_AMOUNTS})(?P<after>.*)")
_COUNTED = re.compile(rf"(?P<next>next )?(?P<amount>{_AMOUNTS})(?P<after>.*)")
_PAST = re.compile(rf"(?:(?:in|over|during|within) )?last (?P<amount>(?=\d){_AMOUNTS})")
_WORKING_DAYS = re.compile(
    r"(?:(?P<relation>in|within|over)(?: next)? )?(?P<count>\d{1,3}) (?:business|working) days?(?P<after>.*)"
)
_HOURS = re.compile(r"(?:in|within|over)(?: next)? (?P<count>\d{1,3}) hours?")
_BEFORE = re.compile(rf"(?P<least>(?:more than|over|at least) )?(?P<amount>{_AMOUNTS})before (?P<day>.+)")
_LASTING = re.compile(rf"(?:from |starting )?(?P<day>.+) for (?P<amount>{_AMOUNTS})")


_RANGE = re.compile(
    rf"(?:(?P<relation>{_AHEAD}) )?(?P<next>next )?(?:(?P<low>\d{{1,3}}|an?) ?(?:to|or|-|and) ?(?P<high>\d{{1,3}}) "
    r"(?P<unit>day|week|fortnight|month|quarter|year|decade)s?|(?:an?|1) (?P<one>day|week|month|year) or 2)"
    r"(?: from now| time| ahead)?"
)


def read_ahead(phrase: str, ground: Ground) -> Window | None:
    """Reads "within 90 days", "over the next four years", "in two years": from the day it was said to the end of it."""
    match = _READ_AHEAD.fullmatch(phrase)
    if match is None or (phrase.startswith("for ") and not match["next"]):
        return None
    start = _start(match["after"].strip(), ground)
    if start is None:
        return None
    return Window(start, _amount_later(start, match["amount"]), soft=phrase.startswith("in ") and not match["next"])


def read_range_ahead(phrase: str, ground: Ground) -> Window | None:
    """Reads "12 to 18 months" and "within a year or two": opens with the shorter time, or when it was said."""
    match = _RANGE.fullmatch(phrase)
    if match is None or (match["relation"] == "for" and not match["next"]):
        return None
    unit, low, high = match["unit"] or match["one"], match["low"] or "1", int(match["high"] or 2)
    at_once = match["next"] or match["relation"] in ("within", "over", "during", "inside", "under")
    earliest = ground.day if at_once else later(ground.day, 1 if low.startswith("a") else int(low), unit)
    return (
        Window(earliest, later(ground.day, high, unit), soft=True)
        if earliest <= later(ground.day, high, unit)
        else None
    )


def read_counted_from_today(phrase: str, ground: Ground) -> Window | None:
    """Reads "the next 90 days", "two years from now" and "three months after 1 June": to the end of that time."""
    match = _COUNTED.fullmatch(phrase)
    if match is None or not (match["next"] or match["after"].strip()):
        return None
    if match["after"].strip() == "ago":
        return _ago(match["amount"], ground)
    start = _start(match["after"].strip(), ground)
    if start is None:
        return None
    return Window(start, _amount_later(start, match["amount"]), soft=not match["next"])


def read_past_amount(phrase: str, ground: Ground) -> Window | None:
    """Reads "the last three weeks": up to the day it was said."""
    match = _PAST.fullmatch(phrase)
    return Window(_amount_later(ground.day, match["amount"], sign=-1), ground.day) if match else None


def _ago(amount: str, ground: Ground) -> Window:
    day = _amount_later(ground.day, amount, sign=-1)
    return Window(day, day, soft="day" not in amount)


def read_amount_before(phrase: str, ground: Ground) -> Window | None:
    """Reads "two weeks before Christmas" as that day, "at least two weeks before" it as the time until then."""
    match = _BEFORE.fullmatch(phrase)
    day = read_day(match["day"], ground) if match else None
    if match is None or day is None:
        return None
    found = _amount_later(day.earliest, match["amount"], sign=-1)
    first = ground.day if match["least"] and ground.day < found else found
    return Window(first, found, soft="day" not in match["amount"])


def read_working_days(phrase: str, ground: Ground) -> Window | None:
    """Reads "within ten working days" and "ten working days from Monday", Saturdays and Sundays left out."""
    match = _WORKING_DAYS.fullmatch(phrase)
    if match is None or not (match["relation"] or match["after"]):
        return None
    start = _start(match["after"].strip(), ground)
    return Window(start, working_days_later(start, int(match["count"]))) if start else None


def read_hours(phrase: str, ground: Ground) -> Window | None:
    """Reads "within 48 hours" in whole days, since the hour it was said is not known."""
    match = _HOURS.fullmatch(phrase)
    return Window(ground.day, ground.day + timedelta(days=-(-int(match["count"]) // 24)), soft=True) if match else None


def read_lasting(phrase: str, ground: Ground) -> Window | None:
    """Reads "from 18 December for ten days": from that day to the end of that time."""
    match = _LASTING.fullmatch(phrase)
    day = read_day(match["day"], ground) if match else None
    if match is None or day is None:
        return None
    return Window(day.earliest, _amount_later(day.earliest, match["amount"]), soft=day.soft)


def _start(after: str, ground: Ground) -> date | None:
    if after in (
        "",
        "from now",
        "from today",
        "hence",
        "ahead",
        "time",
        "later",
        "of today",
        "after today",
        "in future",
    ):
        return ground.day
    match = re.fullmatch(r"(?:of|from|after|starting(?: on| from)?|beginning(?: on)?) (?P<day>.+)", after)
    anchor = read_day(match["day"], ground) if match else None
    return anchor.latest if anchor else None


def _amount_later(start: date, amount: str, sign: int = 1) -> date:
    for match in re.finditer(_AMOUNT, amount):
        count = 1 if match["count"].startswith("a") else int(match["count"])
        start = later(start, sign * count, match["unit"])
    return start
