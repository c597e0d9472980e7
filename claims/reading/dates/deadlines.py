"""Reads the words of a deadline as the widest honest window. What names no day reads as None: nothing is guessed."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from claims.reading.dates.beside import read_beside
from claims.reading.dates.days import read_day
from claims.reading.dates.durations import (
    read_ahead,
    read_amount_before,
    read_counted_from_today,
    read_hours,
    read_lasting,
    read_past_amount,
    read_range_ahead,
    read_working_days,
)
from claims.reading.dates.explicit import read_explicit
from claims.reading.dates.inside import read_inside
from claims.reading.dates.periods import read_period
from claims.reading.dates.phrases import MONTH_NUMBERS, WEEKDAYS, one_of, plain
from claims.reading.dates.spans import Ground, Setting, third
from claims.reading.dates.vague import read_vague
from claims.reading.windows import Window

__all__ = ["Setting", "Window", "read"]

_MOST = 200
_DEFAULT = Setting()
_PARTS = {"early": 0, "beginning of": 0, "start of": 0, "mid": 1, "middle of": 1, "late": 2, "latter part of": 2}
_PARTS |= {"early in": 0, "late in": 2, "earlier part of": 0, "beginning": 0, "early part of": 0}
_EXACTLY_IN = frozenset(["in", "on", "during", "over", "throughout", "at", "for", "of", "course", "as"])
_ABOUT = ("around", "about", "circa", "toward", "towards", "near", "from", "starting", "beginning")
_INSIDE = (
    *_EXACTLY_IN - {"of", "course", "as"},
    *_ABOUT,
    *(f"{word} {small}" for word in _ABOUT for small in ("in", "on")),
)
_INSIDE += (*(f"in {word}" for word in _ABOUT), "over course of", "in course of", "during course of", "as of")
_VAGUE_WHEN_SMALL = frozenset({"may", "march", "mar", "sat", "sun", "second", "wed"})
_PART = re.compile(rf"(?P<part>{one_of(_PARTS)}) (?P<period>.+)")
_END = re.compile(r"(?:(?:very )?end|close|last day|conclusion)(?: of| in)?(?: around)? (?P<period>.+)")
_BY = re.compile(
    r"(?:by|until|till|to|through|up to|no later than|not later than|on or before|in or before|due|due by|within) "
    r"(?P<unit>.+)"
)
_BEFORE = re.compile(r"(?:(?:any time )?before|ahead of|prior to) (?P<unit>.+)")
_LATER = re.compile(r"(?:later|rest of|remainder of|(?:over|during|for) rest of|later in) (?:in )?(?P<period>.+)")
_IN = re.compile(rf"(?P<relation>{one_of(_INSIDE)}) (?P<unit>.+)")
_EARLIER = re.compile(r"earlier (?:in )?(?P<period>.+)")
_UPON = r"(?:and|to|or|until|till|through|thru|-)"
_NUMBER_AND_MORE = r"\d\d?(?: (?:of |in )?(?:(?:this|next|last) )?[a-z]+)?(?: \d{4})?"
_RANGES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:between|from|either|in|on|during) (?P<first>.+?) {_UPON} (?P<last>.+)",
        rf"(?P<first>.+?) {_UPON} (?P<last>.+)",
        r"(?:in |from |between )?(?P<first>(?:19|20)\d\d)-(?P<last>(?:19|20)\d\d)",
        rf"(?:in |from |between )?(?P<first>(?:[a-z]+ )?\d\d?)-(?P<last>{_NUMBER_AND_MORE})",
    )
)
_MONTH = one_of(MONTH_NUMBERS)
_RANGE_INSIDE = re.compile(
    rf"(?P<whole>{_MONTH}|(?:this|next|last) (?:week|month|year)) (?:between|from) "
    r"(?P<first>.+?) ?(?:and|to|until|till|-) ?(?P<last>.+)"
)


def read(words: str, against: date, setting: Setting = _DEFAULT) -> Window | None:
    """Returns the window that words like "this summer" or "by 2030" name when read against a day, or None.

    The window keeps the words as they came and is `soft` where the reading is a convention.
    """
    if len(words) > _MOST or words.strip() in _VAGUE_WHEN_SMALL:
        return None
    window = read_plain(plain(words), against, setting) or read_explicit(words.strip())
    return replace(window, words=words) if window else None


def read_plain(phrase: str, against: date, setting: Setting = _DEFAULT) -> Window | None:
    """Returns the window that English words in plain form name, or None."""
    try:
        return _read(phrase, Ground(against, setting))
    except (OverflowError, ValueError):
        # The arithmetic left the calendar: "within 9,999 years".
        return None


def _read(phrase: str, ground: Ground) -> Window | None:
    return next((window for reader in _READERS if (window := reader(phrase, ground))), None)


def _unit(phrase: str, ground: Ground) -> Window | None:
    """Reads what a relation like "by" can stand before: a day, a period, a part or the end of one."""
    for reader in (
        read_day,
        read_period,
        read_inside,
        read_beside,
        _part,
        _end,
        read_counted_from_today,
        read_amount_before,
    ):
        if window := reader(phrase, ground):
            return window
    return None


def _part(phrase: str, ground: Ground) -> Window | None:
    match = _PART.fullmatch(phrase)
    if match is None or (period := _unit(match["period"], ground)) is None or period.earliest == period.latest:
        return None
    return third(period, _PARTS[match["part"]])


def _end(phrase: str, ground: Ground) -> Window | None:
    match = _END.fullmatch(phrase)
    if match is None or (period := _unit(match["period"], ground)) is None:
        return None
    return replace(period, earliest=period.latest)


def _until(latest: date, ground: Ground, *, soft: bool, opens: date | None = None) -> Window:
    """Opens on the day it was said; a day that had passed by then leaves only the period itself."""
    earliest = ground.day if ground.day <= latest else opens or latest
    return Window(earliest, latest, soft=soft)


def _by(phrase: str, ground: Ground) -> Window | None:
    match = _BY.fullmatch(phrase)
    if match is None or (unit := _unit(match["unit"], ground) or _range(match["unit"], ground)) is None:
        return None
    # "By June" is said of the first of June and of the last: the wider reading is a convention.
    soft = unit.soft or unit.earliest != unit.latest
    return _until(unit.latest, ground, soft=soft, opens=unit.earliest)


def _before(phrase: str, ground: Ground) -> Window | None:
    match = _BEFORE.fullmatch(phrase)
    if match is None:
        return None
    if ending := _end(match["unit"], ground):
        return _until(ending.latest, ground, soft=ending.soft)
    if (unit := _unit(match["unit"], ground)) is None or unit.earliest <= ground.day:
        return None
    return _until(unit.earliest - timedelta(days=1), ground, soft=unit.soft)


def _later_in(phrase: str, ground: Ground) -> Window | None:
    match = _LATER.fullmatch(phrase)
    period = read_period(match["period"], ground) if match else None
    if period is None or period.latest < ground.day:
        return None
    return replace(period, earliest=max(period.earliest, ground.day))


def _in(phrase: str, ground: Ground) -> Window | None:
    match = _IN.fullmatch(phrase)
    if match is None or (unit := _unit(match["unit"], ground)) is None:
        return None
    return replace(unit, soft=unit.soft or not _EXACTLY_IN.issuperset(match["relation"].split()))


def _earlier_in(phrase: str, ground: Ground) -> Window | None:
    match = _EARLIER.fullmatch(phrase)
    period = read_period(match["period"], ground) if match else None
    return replace(period, latest=ground.day) if period and period.holds(ground.day) else None


def _range(phrase: str, ground: Ground) -> Window | None:
    """Reads "between March and June 2026", "1 to 30 June", "2026-2028", "June or July": the widest of both ends."""
    for pattern in _RANGES:
        if (match := pattern.fullmatch(phrase)) and (window := _between(match["first"], match["last"], ground)):
            return window
    return None


def _range_inside(phrase: str, ground: Ground) -> Window | None:
    """Reads "next week between Wednesday and Friday" and "November between 19 and 20"."""
    match = _RANGE_INSIDE.fullmatch(phrase)
    if match is None:
        return None
    whole, first, last = match["whole"], match["first"], match["last"]
    if first.isdecimal() and "month" not in whole:
        return _between(f"{whole} {first}", f"{whole} {last}", ground)
    return _between(f"{first} {whole}", f"{last} {whole}", ground)


def _between(first_words: str, last_words: str, ground: Ground) -> Window | None:
    for last in filter(None, (_unit(words, ground) for words in _completed_last(first_words, last_words))):
        for words in _completed_first(first_words, last_words, last):
            first = _unit(words, ground)
            if first is not None and first.earliest <= last.latest:
                return Window(first.earliest, last.latest, soft=first.soft or last.soft)
    return _weekdays(first_words, last_words, ground)


def _weekdays(first_words: str, last_words: str, ground: Ground) -> Window | None:
    """Reads "Monday to Friday" on any day of the week: the second is the next one after the first."""
    if last_words not in WEEKDAYS or (first := read_day(first_words, ground)) is None:
        return None
    last = read_day(last_words, replace(ground, day=first.latest))
    return Window(first.earliest, last.latest, soft=first.soft) if last else None


def _completed_last(first: str, last: str) -> Iterator[str]:
    """A bare number at the end belongs to the month before it: "1 to 30 June", "June 1 to 15"."""
    month = re.search(rf"\b(?:{_MONTH})\b", first)
    if month and re.fullmatch(r"\d\d?(?:st|nd|rd|th)?(?: \d{4})?", last):
        yield f"{month[0]} {last}"
    yield last


def _completed_first(first: str, last_words: str, last: Window) -> Iterator[str]:
    """What the first end leaves out stands in the last: "1 to 30 June", "mid to late June", "June to August 2026"."""
    if first in _PARTS and (match := _PART.fullmatch(last_words)):
        yield f"{first} {match['period']}"
    if re.fullmatch(r"\d\d?(?:st|nd|rd|th)?", first):
        month = list(MONTH_NUMBERS)[last.latest.month - 1]
        yield f"{first} {month} {last.latest.year}"
    elif re.fullmatch(r"\d\d?/\d\d?", first):
        yield f"{first}/{last.latest.year}"
    elif not re.search(r"\b(?:19|20)\d\d\b", first):
        yield f"{first} {last.latest.year}"
        yield f"{first} {last.latest.year - 1}"
    yield first


_READERS: tuple[Callable[[str, Ground], Window | None], ...] = (
    _unit,
    read_working_days,
    read_hours,
    read_ahead,
    read_range_ahead,
    _by,
    _before,
    _later_in,
    _earlier_in,
    read_past_amount,
    read_vague,
    read_lasting,
    _range,
    _range_inside,
    _in,
)
