"""Shares said by two numbers: "one in five", "four out of ten". Refuses what counts twice: "three in 10 days"."""

import re
from collections.abc import Iterator, Sequence

from claims.reading.numbers.cardinals import is_whole
from claims.reading.numbers.currencies import money_behind
from claims.reading.numbers.number_words import divided
from claims.reading.numbers.numerals import Numeral
from claims.reading.numbers.units import find_measure, find_unit
from claims.reading.wordlists import listed

_GAP = re.compile(r"[\s-](?P<word>in|out of|over)[\s-](?:every\s)?")
_ROUND = frozenset({12, 15, 20, 25, 30, 40, 50, 60, 75, 100, 200, 500, 1000, 10_000, 100_000, 1_000_000}) | {
    *range(2, 11)
}
_COUNTED_BY_SHARE = listed("person man woman child adult voter household family worker student pupil patient american")


def shares(text: str, lowered: str, numerals: Sequence[Numeral]) -> Iterator[Numeral]:
    """Yields the numbers with those that together are a share made one."""
    at = 0
    while at < len(numerals):
        one, other = numerals[at], numerals[at + 1] if at + 1 < len(numerals) else None
        if other and other.start - one.end < 20 and _is_share(text, lowered, one, other):
            yield Numeral(one.start, other.end, divided(one.value, other.value), share=True)
            at += 1
        else:
            yield one
        at += 1


def _is_share(text: str, lowered: str, one: Numeral, other: Numeral) -> bool:
    match = _GAP.fullmatch(lowered, one.end, other.start)
    if (
        match is None
        or one.part
        or other.part
        or not is_whole(one.value)
        or not is_whole(other.value)
        or other.value == 0
    ):
        return False
    if (
        money_behind(text, lowered, other.end)
        or find_measure(text, lowered, other.end)
        or lowered[other.end : other.end + 1] == "%"
    ):
        return False
    if lowered[other.end : other.end + 1].isalnum():
        return False
    if match["word"] == "over":
        return one.scale == other.scale == 1 and find_unit(lowered, other.end) is None
    return 0 < one.value < other.value and (match["word"] == "out of" or _one_in_many(lowered, one, other))


def _one_in_many(lowered: str, one: Numeral, other: Numeral) -> bool:
    if other.value not in _ROUND:
        return False
    unit = find_unit(lowered, other.end)
    if unit is None:
        return True
    return not unit.is_time() and (one.value == 1 or unit.word in _COUNTED_BY_SHARE)
