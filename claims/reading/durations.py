"""Reads lengths of time that begin on the day they were said: "within 90 days", "over the next four years"."""

import re
from datetime import date, timedelta

from claims.reading.days import read_day
from claims.reading.spans import Ground, later, working_days_later
from claims.reading.windows import Window

_AMOUNT = r"(?P<count>\d{1,4}|an?) (?P<unit>day|week|fortnight|month|quarter|year|decade)s?"
_AMOUNTS = r"(?:(?:\d{1,4}|an?) (?:day|week|fortnight|month|quarter|year|decade)s?(?: and | )?)+"
_AHEAD = (
    r"(?:in|within|over|during|inside|under|in (?:less|under)|in (?:less|fewer) than|in no more than|less than|for)"
)


def read_ahead(phrase: str, ground: Ground) -> Window | None:
    """Reads "within 90 days", "over the next four years", "in two years": from the day it was said to the end of it."""
    match = re.fullmatch(rf"(?:{_AHEAD} )(?P<next>next )?(?P<amount>{_AMOUNTS})(?P<after>.*)", phrase)
    if match is None or (phrase.startswith("for ") and not match["next"]):
        return None
    start = _start(match["after"].strip(), ground)
    if start is None:
        return None
    return Window(start, _amount_later(start, match["amount"]), soft=phrase.startswith("in ") and not match["next"])


def read_counted_from_today(phrase: str, ground: Ground) -> Window | None:
    """Reads "the next 90 days", "two years from now" and "three months after 1 June": to the end of that time."""
    match = re.fullmatch(rf"(?P<next>next )?(?P<amount>{_AMOUNTS})(?P<after>.*)", phrase)
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
    match = re.fullmatch(rf"(?:(?:in|over|during|within) )?last (?P<amount>(?=\d){_AMOUNTS})", phrase)
    return Window(_amount_later(ground.day, match["amount"], sign=-1), ground.day) if match else None


def _ago(amount: str, ground: Ground) -> Window:
    day = _amount_later(ground.day, amount, sign=-1)
    return Window(day, day, soft="day" not in amount)


def read_working_days(phrase: str, ground: Ground) -> Window | None:
    """Reads "within ten working days", Saturdays and Sundays left out."""
    match = re.fullmatch(r"(?:in|within)(?: next)? (?P<count>\d{1,3}) (?:business|working) days?", phrase)
    return Window(ground.day, working_days_later(ground.day, int(match["count"]))) if match else None


def read_hours(phrase: str, ground: Ground) -> Window | None:
    """Reads "within 48 hours" in whole days, since the hour it was said is not known."""
    match = re.fullmatch(r"(?:in|within|over)(?: next)? (?P<count>\d{1,3}) hours?", phrase)
    return Window(ground.day, ground.day + timedelta(days=-(-int(match["count"]) // 24)), soft=True) if match else None


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
