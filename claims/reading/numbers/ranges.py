"""Ranges said by two amounts: "3.2% to 4.1%", "between 5 and 10 billion euros". Refuses scores and changes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.reading.numbers.measured import Measured
from claims.reading.wordlists import listed

_TO = re.compile(r"\s?(?P<dash>[-–—‐−])\s?|[\s-](?:to|till)[\s-]")
_AND = re.compile(r"\sand\s")
_BETWEEN = re.compile(r"\bbetween\s$")
_CHANGE = re.compile(
    r"\b(?:rose|risen|rises?|rising|grew|grown|grow(?:s|ing)?|fell|fall(?:s|en|ing)?|dropp?(?:s|ed|ing)?|increas(?:e|es|ed|ing)"
    r"|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|cut(?:s|ting)?|rais(?:e|es|ed|ing)|jump(?:s|ed|ing)?|climb(?:s|ed|ing)?"
    r"|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|soar(?:s|ed|ing)?|surg(?:e|es|ed|ing)|went|go(?:es|ing)?|up|down|expand(?:s|ed|ing)?"
    r"|reduc(?:e|es|ed|ing)|slash(?:es|ed|ing)?|lift(?:s|ed|ing)?|boost(?:s|ed|ing)?|slid|plunged|sank|lower(?:s|ed|ing)?|chang(?:e|es|ed))"
    r"\b(?:(?!\bfrom\b)[^.;]){0,60}\bfrom\s$"
)
_CLAUSE = re.compile(r"[,;.:]")
_PLAYED = listed("win victory defeat draw lead loss thrashing record")
_PLAY = re.compile(
    r"\b(?:won|wins?|beat|beaten|lost|los[es]|defeat(?:ed)?|draw|drew|victory|score[ds]?|lead|led|vot(?:e|ed|es)|rul(?:ing|ed))\b"
)


def joined(lowered: str, numbers: Sequence[Measured]) -> Iterator[Measured]:
    """Yields the amounts with those that are the two ends of a range made one, and scores left out."""
    at = 0
    while at < len(numbers):
        one, other = numbers[at], numbers[at + 1] if at + 1 < len(numbers) else None
        if other and (dash := _dash(lowered, one, other)) is not None:
            if _is_score(lowered, one, other, dash=dash):
                at += 2
                continue
            if together := _together(lowered, one, other):
                yield together
                at += 2
                continue
        yield one
        at += 1


def _dash(lowered: str, one: Measured, other: Measured) -> bool | None:
    """Tells whether the two are joined by a dash, or by words, or (None) not at all."""
    if other.start - one.end > 6:
        return None
    if match := _TO.fullmatch(lowered, one.end, other.start):
        return match["dash"] is not None
    if _AND.fullmatch(lowered, one.end, other.start) and _BETWEEN.search(lowered[max(0, one.start - 12) : one.start]):
        return False
    return None


def _is_score(lowered: str, one: Measured, other: Measured, *, dash: bool) -> bool:
    """Tells whether two bare numbers are a score or a vote: "3-2", "a 5-4 ruling", "won 1-2"."""
    bare = other.is_bare() or other.unit in _PLAYED
    if not (one.is_bare() and bare and one.scale == other.scale == 1):
        return False
    if one.low >= other.high:
        return dash or one.low < 100
    around = _CLAUSE.split(lowered[max(0, one.start - 24) : one.start])[-1] + lowered[other.end : other.end + 12]
    return dash and (one.low == 0 or _PLAY.search(around) is not None)


def _together(lowered: str, one: Measured, other: Measured) -> Measured | None:
    if not _fit(lowered, one, other) or _CHANGE.search(lowered[max(0, one.start - 90) : one.start]):
        return None
    low = one.low
    if one.scale == 1 and other.scale > 1 and low * other.scale <= other.high:
        low *= other.scale
    if low >= other.high:
        return None
    between = _BETWEEN.search(lowered[max(0, one.start - 12) : one.start])
    start = one.start - len(between[0]) if between else one.start
    return replace(other, start=start, low=low, currency=one.currency or other.currency)


def _fit(lowered: str, one: Measured, other: Measured) -> bool:
    if one.low != one.high or other.low != other.high:
        return False
    if one.is_bare():
        # Of "6 to $7,000" nobody knows what the six are.
        return lowered[other.start].isalnum() or not one.scale == other.scale == 1
    if other.is_bare():
        return one.currency is not None
    return (one.unit, one.currency) == (other.unit, other.currency)
