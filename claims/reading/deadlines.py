"""Reads the words of a deadline as the widest honest window. What names no day reads as None: nothing is guessed."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from claims.reading.days import read_day
from claims.reading.explicit import read_explicit
from claims.reading.periods import read_period
from claims.reading.phrases import MONTH_NUMBERS, one_of, plain
from claims.reading.spans import Ground, Setting, later, third, working_days_later
from claims.reading.windows import Window

__all__ = ["Setting", "Window", "read"]

_MOST = 200
_DEFAULT = Setting()
_AMOUNT = r"(?P<count>\d{1,4}|an?) (?P<unit>day|week|fortnight|month|quarter|year|decade)s?"
_AMOUNTS = r"(?:(?:\d{1,4}|an?) (?:day|week|fortnight|month|quarter|year|decade)s?(?: and | )?)+"
_AHEAD = (
    r"(?:in|within|over|during|inside|under|in (?:less|under)|in (?:less|fewer) than|in no more than|less than|for)"
)
_PARTS = {"early": 0, "beginning of": 0, "start of": 0, "mid": 1, "middle of": 1, "late": 2, "latter part of": 2}
_PARTS |= {"early in": 0, "late in": 2, "earlier part of": 0, "beginning": 0, "early part of": 0}
_EXACTLY_IN = frozenset("in on during over throughout at for of course as".split())
_ABOUT = ("around", "about", "circa", "toward", "towards", "near", "from", "starting", "beginning")
_INSIDE = (
    *_EXACTLY_IN - {"of", "course", "as"},
    *_ABOUT,
    *(f"{word} {small}" for word in _ABOUT for small in ("in", "on")),
)
_INSIDE += (*(f"in {word}" for word in _ABOUT), "over course of", "in course of", "during course of", "as of")
_VAGUE_WHEN_SMALL = frozenset({"may", "march", "mar", "sat", "sun", "second", "wed"})


def read(words: str, against: date, setting: Setting = _DEFAULT) -> Window | None:
    """Returns the window that words like "this summer" or "by 2030" name when read against a day, or None.

    The window keeps the words as they came and is `soft` where the reading is a convention.
    """
    if len(words) > _MOST or words.strip() in _VAGUE_WHEN_SMALL:
        return None
    try:
        window = _read(plain(words), Ground(against, setting)) or _foreign(words)
    except (OverflowError, ValueError):
        # The arithmetic left the calendar: "within 9,999 years".
        return None
    return replace(window, words=words) if window else None


def _foreign(words: str) -> Window | None:
    return read_explicit(words.strip())


def _read(phrase: str, ground: Ground) -> Window | None:
    return next((window for reader in _READERS if (window := reader(phrase, ground))), None)


def _unit(phrase: str, ground: Ground) -> Window | None:
    """Reads what a relation like "by" can stand before: a day, a period, a part or the end of one."""
    for reader in (read_day, read_period, _part, _end, _counted_from_today):
        if window := reader(phrase, ground):
            return window
    return None


def _part(phrase: str, ground: Ground) -> Window | None:
    match = re.fullmatch(rf"(?P<part>{one_of(_PARTS)}) (?P<period>.+)", phrase)
    if match is None or (period := _unit(match["period"], ground)) is None or period.earliest == period.latest:
        return None
    return third(period, _PARTS[match["part"]])


def _end(phrase: str, ground: Ground) -> Window | None:
    match = re.fullmatch(r"(?:(?:very )?end|close|last day|conclusion)(?: of| in)? (?P<period>.+)", phrase)
    if match is None or (period := _unit(match["period"], ground)) is None:
        return None
    return replace(period, earliest=period.latest)


def _until(latest: date, ground: Ground, *, soft: bool, opens: date | None = None) -> Window:
    """Opens on the day it was said; a day that had passed by then leaves only the period itself."""
    earliest = ground.day if ground.day <= latest else opens or latest
    return Window(earliest, latest, soft=soft)


def _by(phrase: str, ground: Ground) -> Window | None:
    match = re.fullmatch(
        r"(?:by|until|till|to|through|up to|no later than|not later than|on or before|in or before|due|due by|within) "
        r"(?P<unit>.+)",
        phrase,
    )
    if match is None or (unit := _unit(match["unit"], ground)) is None:
        return None
    # "By June" is said of the first of June and of the last: the wider reading is a convention.
    soft = unit.soft or unit.earliest != unit.latest
    return _until(unit.latest, ground, soft=soft, opens=unit.earliest)


def _before(phrase: str, ground: Ground) -> Window | None:
    match = re.fullmatch(r"(?:(?:any time )?before|ahead of|prior to) (?P<unit>.+)", phrase)
    if match is None:
        return None
    if ending := _end(match["unit"], ground):
        return _until(ending.latest, ground, soft=ending.soft)
    if (unit := _unit(match["unit"], ground)) is None or unit.earliest <= ground.day:
        return None
    return _until(unit.earliest - timedelta(days=1), ground, soft=unit.soft)


def _later_in(phrase: str, ground: Ground) -> Window | None:
    match = re.fullmatch(
        r"(?:later|rest of|remainder of|over rest of|during rest of|later in) (?:in )?(?P<period>.+)", phrase
    )
    period = read_period(match["period"], ground) if match else None
    if period is None or period.latest < ground.day:
        return None
    return replace(period, earliest=max(period.earliest, ground.day))


def _in(phrase: str, ground: Ground) -> Window | None:
    match = re.fullmatch(rf"(?P<relation>{one_of(_INSIDE)}) (?P<unit>.+)", phrase)
    if match is None or (unit := _unit(match["unit"], ground)) is None:
        return None
    return replace(unit, soft=unit.soft or not _EXACTLY_IN.issuperset(match["relation"].split()))


def _ahead(phrase: str, ground: Ground) -> Window | None:
    """Reads "within 90 days", "over the next four years", "in two years": from the day it was said to the end of it."""
    match = re.fullmatch(rf"(?:{_AHEAD} )(?P<next>next )?(?P<amount>{_AMOUNTS})(?P<after>.*)", phrase)
    if match is None or phrase.startswith("for ") and not match["next"]:
        return None
    start = _start(match["after"].strip(), ground)
    if start is None or (end := _amount_later(start, match["amount"])) is None:
        return None
    return Window(start, end, soft=phrase.startswith("in ") and not match["next"])


def _counted_from_today(phrase: str, ground: Ground) -> Window | None:
    match = re.fullmatch(rf"(?P<next>next )?(?P<amount>{_AMOUNTS})(?P<after>.*)", phrase)
    if match is None or not (match["next"] or match["after"].strip()):
        return None
    if match["after"].strip() == "ago":
        return _ago(match["amount"], ground)
    start = _start(match["after"].strip(), ground)
    end = _amount_later(start, match["amount"]) if start else None
    if start is None or end is None:
        return None
    return Window(start, end, soft=not match["next"])


def _ago(amount: str, ground: Ground) -> Window | None:
    day = _amount_later(ground.day, amount, sign=-1)
    return Window(day, day, soft="day" not in amount) if day else None


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
    match = re.fullmatch(r"(?:of|from|after|starting(?: on)?|beginning(?: on)?) (?P<day>.+)", after)
    anchor = read_day(match["day"], ground) if match else None
    return anchor.latest if anchor else None


def _amount_later(start: date, amount: str, sign: int = 1) -> date | None:
    for match in re.finditer(_AMOUNT, amount):
        count = 1 if match["count"].startswith("a") else int(match["count"])
        start = later(start, sign * count, match["unit"])
    return start


def _working_days(phrase: str, ground: Ground) -> Window | None:
    match = re.fullmatch(r"(?:in|within)(?: next)? (?P<count>\d{1,3}) (?:business|working) days?", phrase)
    return Window(ground.day, working_days_later(ground.day, int(match["count"]))) if match else None


def _hours(phrase: str, ground: Ground) -> Window | None:
    match = re.fullmatch(r"(?:in|within|over)(?: next)? (?P<count>\d{1,3}) hours?", phrase)
    return Window(ground.day, ground.day + timedelta(days=-(-int(match["count"]) // 24)), soft=True) if match else None


def _range(phrase: str, ground: Ground) -> Window | None:
    """Reads "between March and June 2026", "1 to 30 June", "2026-2028", "June or July": the widest of both ends."""
    for pattern in (
        r"(?:between|from|either|in|during) (?P<first>.+?) (?:and|to|or|until|till|through|thru|-) (?P<last>.+)",
        r"(?P<first>.+?) (?:to|or|until|till|through|thru|-) (?P<last>.+)",
        r"(?:in |from |between )?(?P<first>(?:19|20)\d\d)-(?P<last>(?:19|20)\d\d)",
        r"(?:in |from |between )?(?P<first>(?:[a-z]+ )?\d\d?)-(?P<last>\d\d?(?: [a-z]+(?: \d{4})?)?)",
    ):
        if (match := re.fullmatch(pattern, phrase)) and (window := _between(match["first"], match["last"], ground)):
            return window
    return None


def _between(first_words: str, last_words: str, ground: Ground) -> Window | None:
    for last in filter(None, (_unit(words, ground) for words in _completed_last(first_words, last_words))):
        for words in _completed_first(first_words, last_words, last):
            first = _unit(words, ground)
            if first is not None and first.earliest <= last.latest:
                return Window(first.earliest, last.latest, soft=first.soft or last.soft)
    return None


def _completed_last(first: str, last: str) -> Iterator[str]:
    """A bare number at the end belongs to the month before it: "1 to 30 June", "June 1 to 15"."""
    month = re.search(rf"\b(?:{one_of(MONTH_NUMBERS)})\b", first)
    if month and re.fullmatch(r"\d\d?(?:st|nd|rd|th)?", last):
        yield f"{month[0]} {last}"
    yield last


def _completed_first(first: str, last_words: str, last: Window) -> Iterator[str]:
    said = re.search(r"\b(?:19|20)\d\d\b", first)
    if re.fullmatch(r"\d\d?(?:st|nd|rd|th)?", first):
        month = list(MONTH_NUMBERS)[last.latest.month - 1]
        yield f"{first} {month} {last.latest.year}"
    elif not said:
        yield f"{first} {last.latest.year}"
        yield f"{first} {last.latest.year - 1}"
    yield first


_READERS: tuple[Callable[[str, Ground], Window | None], ...] = (
    _unit,
    _working_days,
    _hours,
    _ahead,
    _by,
    _before,
    _later_in,
    _range,
    _in,
)
