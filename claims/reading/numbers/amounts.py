"""Finds the amounts of a text: money, shares and counted things. Refuses years, days, ordinals, scores and labels."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from claims.reading.numbers.cardinals import is_whole
from claims.reading.numbers.currencies import is_part_of_money
from claims.reading.numbers.measured import Measured, Reading, measured
from claims.reading.numbers.numerals import find_numerals, small
from claims.reading.numbers.qualifiers import qualifier_before, qualifier_behind
from claims.reading.numbers.ranges import joined
from claims.reading.numbers.shares import shares
from claims.reading.numbers.units import is_time
from claims.reading.values import Amount, Span

_AND_PARTS = re.compile(r"\s(?:and\s)?")


def find(text: str) -> list[Amount]:
    """Returns the amounts of a text in order; each stands letter for letter at its span, and no two overlap.

    Numbers are plain and scaled ("$500 million" is 500000000). A range has two ends, everything else has one value.
    "$" and "dollars" alone are USD, "£" and "pounds" GBP, unless a sign, a code or a country beside them says otherwise
    ("C$", "$5 CAD"), or the text names its dollars in full in just one way. A name that many countries use and a
    hundredth of some money stay units: "dinar", "cent". Measured in English; scale words of other languages are known.
    """
    lowered = small(text)
    numerals = list(shares(text, lowered, list(find_numerals(lowered))))
    if not numerals:
        return []
    reading = Reading(text, lowered)
    numbers: list[Measured] = []
    for at, numeral in enumerate(numerals):
        limit = numerals[at + 1].start if at + 1 < len(numerals) else len(text)
        if number := measured(reading, numeral, numbers[-1].end if numbers else 0, limit):
            numbers.append(number)
    return list(_stated(text, lowered, list(joined(lowered, list(_with_parts(lowered, numbers))))))


def _with_parts(lowered: str, numbers: Sequence[Measured]) -> Iterator[Measured]:
    """Yields the numbers with cents put to their dollars: "20 dollars and 43 cents", "15 dollars 50"."""
    at = 0
    while at < len(numbers):
        one, other = numbers[at], numbers[at + 1] if at + 1 < len(numbers) else None
        if other and _are_whole_and_part(lowered, one, other):
            value = one.low + other.low / 100
            yield replace(one, end=other.end, low=value, high=value)
            at += 1
        else:
            yield one
        at += 1


def _are_whole_and_part(lowered: str, one: Measured, other: Measured) -> bool:
    if (
        one.currency is None
        or one.scale != 1
        or not is_whole(one.low)
        or not is_whole(other.low)
        or not 0 <= other.low < 100
    ):
        return False
    gap = _AND_PARTS.fullmatch(lowered, one.end, other.start)
    if gap is None:
        return False
    return is_part_of_money(other.unit or "") or (gap[0] == " " and one.named and other.is_bare() and other.low >= 10)


def _stated(text: str, lowered: str, numbers: Sequence[Measured]) -> Iterator[Amount]:
    """Yields the amounts with how exactly they were stated."""
    begin = 0
    for number in numbers:
        before = qualifier_before(lowered, begin, number.start, time=is_time(number.unit or ""))
        behind = None if before else qualifier_behind(lowered, number.start, number.end)
        start, end = before.at if before else number.start, behind.at if behind else number.end
        qualified = before or behind
        yield Amount(
            text[start:end],
            Span(start, end),
            _plain(number.low),
            _plain(number.high),
            number.unit,
            number.currency,
            qualified.qualifier if qualified else None,
        )
        begin = end


def _plain(value: Decimal) -> Decimal:
    """Returns the value without trailing zeros and without an exponent."""
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()
