"""One number with what it measures: money, percent, a measure or the noun behind it."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from claims.reading.numbers.currencies import Money, is_shared, money_before, money_behind, named_in
from claims.reading.numbers.not_counted import is_day, is_label, is_name, is_no_part, is_pronoun, is_year
from claims.reading.numbers.numerals import Numeral
from claims.reading.numbers.qualifiers import qualifier_before
from claims.reading.numbers.units import Unit, find_measure, find_unit

_PERCENT = re.compile(
    r"\s?[-‐]?\s?(?:[%％]|percents?\b|percentages?\b(?!\s?points?)|per\s?cents?\b|pct\b)(?!\s?-?points?\b)"
)
_POINTS = re.compile(r"[\s-]?(?:(?P<percent>(?:%|percent(?:age)?|per\scent)[\s-]points?)|basis[\s-]points?)\b")
_PERCENT_OF = re.compile(r"(?:percent(?:age)?s?|per\scents?)\sof\s$")
_MINUS = re.compile(r"(?:(?<![^\s(\[“\"/:=])-|(?<![\d.])(?<![\d.]\s)−\s?|\b(?:minus|negative)\s)$")
_DEEP = re.compile(
    r"\s(?:tall|high|deep|long|wide|away|above|below|from|sprint|freestyle|hurdles|dash|race|butterfly|x|by\s\d)\b"
)
_RANGE_GAP = re.compile(r"\s(?:and|to|or)\s|[-–]|-to-")
_HALF_A = re.compile(r"\san?(?=\s)")
_SCALE_BEHIND = re.compile(r"\s(thousand|million|billion|trillion)\b")
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}


@dataclass(frozen=True, slots=True)
class Measured:
    """A number where it stands with what it is of; `low` and `high` differ in a range."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    scale: Decimal = Decimal(1)
    unit: str | None = None
    currency: str | None = None
    named: bool = False

    def is_bare(self) -> bool:
        """Tells whether nothing says what it is of."""
        return self.unit is None and self.currency is None


@dataclass(frozen=True)
class Reading:
    """A text with its copy in small letters."""

    text: str
    lowered: str

    @cached_property
    def names(self) -> dict[str, str]:
        """What bare names of money mean in this text; looked for when the first stands there."""
        return named_in(self.lowered)


def measured(reading: Reading, numeral: Numeral, begin: int, limit: int) -> Measured | None:
    """Returns the number with what it measures, or None if it counts nothing; looks only between the two places."""
    if money := _money(reading, numeral, begin, limit):
        return money
    if numeral.letter == " b":
        # "$1.2 b" is a billion, "1.2 b" is nothing.
        value = numeral.value / numeral.scale
        numeral = numeral._replace(end=numeral.end - len(" b"), value=value, scale=Decimal(1), letter="")
    return _percent(reading, numeral, begin) or _counted(reading, numeral, begin, limit)


def _is_inside_a_word(reading: Reading, numeral: Numeral, money: Money | None) -> bool:
    """Tells whether letters stand directly in front of a number that are no money: "A320", "GPT4"."""
    if numeral.start == 0 or not reading.lowered[numeral.start - 1].isalnum():
        return False
    return money is None or money.end != numeral.start


def _money(reading: Reading, numeral: Numeral, begin: int, limit: int) -> Measured | None:
    before = money_before(reading.text, reading.lowered, numeral.start)
    if before and before.start < begin:
        before = None
    behind = money_behind(reading.text, reading.lowered, numeral.end)
    if behind and behind.end > limit:
        behind = None
    # A sign alone leaves open whose dollars they are; a code or a name behind it tells.
    money = behind if behind and (before is None or (before.sign and before.currency == "USD")) else before
    if money is None or _is_inside_a_word(reading, numeral, before) or _is_model(reading, numeral, money):
        return None
    start, end = min(before.start if before else numeral.start, numeral.start), max(money.end, numeral.end)
    factor, end = _scale_behind(reading.lowered, end) if money is behind and numeral.scale == 1 else (1, end)
    factor *= money.factor
    value, currency = numeral.value * factor, _currency(reading, money, numeral.value)
    unit = money.name if currency is None else None
    number = Measured(start, end, value, value, numeral.scale * factor, unit, currency, named=not money.sign)
    return _signed(reading, number, begin)


def _is_model(reading: Reading, numeral: Numeral, money: Money) -> bool:
    """Tells whether an "R" with a small number is a name: a model R1 and not one rand."""
    return reading.text[money.start : money.end] == "R" and numeral.scale == 1 and numeral.value < 100


def _scale_behind(lowered: str, end: int) -> tuple[int, int]:
    """Reads a scale that stands behind the money: "75 USD million"."""
    match = _SCALE_BEHIND.match(lowered, end)
    return (10 ** _SCALES[match[1]], match.end()) if match else (1, end)


def _currency(reading: Reading, money: Money, value: Decimal) -> str | None:
    """Says which money it is: by its code, or by what its bare name means in this text."""
    if money.name == "pound" and value < 10_000 and reading.lowered.startswith(" of ", money.end):
        # "Ten pounds of flour" weigh.
        return None
    return reading.names.get(money.name, money.currency) if is_shared(money.name) else money.currency


def _percent(reading: Reading, numeral: Numeral, begin: int) -> Measured | None:
    if _is_inside_a_word(reading, numeral, None) or numeral.share:
        return None
    if match := _POINTS.match(reading.lowered, numeral.end):
        unit = "percentage point" if match["percent"] else "basis point"
    elif match := _PERCENT.match(reading.lowered, numeral.end):
        unit = "percent"
    else:
        return _percent_of(reading, numeral, begin)
    number = Measured(numeral.start, match.end(), numeral.value, numeral.value, numeral.scale, unit)
    return _signed(reading, number, begin)


def _percent_of(reading: Reading, numeral: Numeral, begin: int) -> Measured | None:
    """Reads "percent of 10" as ten percent where nothing is counted behind it and no number stands in front."""
    match = _PERCENT_OF.search(reading.lowered[begin : numeral.start][-20:])
    if match is None or find_unit(reading.lowered, numeral.end):
        return None
    length = match.end() - match.start()
    return Measured(numeral.start - length, numeral.end, numeral.value, numeral.value, unit="percent")


def _signed(reading: Reading, number: Measured, begin: int) -> Measured:
    """Takes a minus in front of a number into it; a dash between two numbers is none."""
    first = max(0, number.start - 10)
    match = _MINUS.search(reading.lowered[first : number.start])
    if match is None or first + match.start() < begin:
        return number
    return replace(number, start=first + match.start(), low=-number.low, high=-number.high)


def _counted(reading: Reading, numeral: Numeral, begin: int, limit: int) -> Measured | None:
    if _is_inside_a_word(reading, numeral, None):
        return None
    value, scale = numeral.value, numeral.scale
    unit = None if numeral.share else _unit(reading, numeral, limit)
    if numeral.letter and unit and unit.end <= numeral.end:
        value, scale = value / scale, Decimal(1)
    if _counts_nothing(reading, numeral, unit, begin, limit):
        return None
    end = max(numeral.end, unit.end if unit else 0)
    number = Measured(numeral.start, end, value, value, scale, unit.word if unit else None)
    return _signed(reading, number, begin)


def _unit(reading: Reading, numeral: Numeral, limit: int) -> Unit | None:
    lowered, end = reading.lowered, numeral.end
    if numeral.letter.strip() == "t":
        return Unit("tonne", end)
    if numeral.letter.strip() == "m" and _is_metre(reading, numeral):
        return Unit("metre", end)
    if measure := find_measure(reading.text, lowered, end):
        return measure
    if numeral.part:
        match = _HALF_A.match(lowered, end)
        return find_unit(lowered, match.end(), limit, single=True) if match else None
    return find_unit(lowered, end, limit, single=numeral.value == 1)


def _is_metre(reading: Reading, numeral: Numeral) -> bool:
    """Tells whether an "m" measures: apart and small ("5 m"), or by what stands behind it ("a 3m wide road")."""
    apart = numeral.letter.startswith(" ") and reading.text[numeral.end - 1] == "m"
    return apart or bool(_DEEP.match(reading.lowered, numeral.end))


def _counts_nothing(reading: Reading, numeral: Numeral, unit: Unit | None, begin: int, limit: int) -> bool:
    lowered = reading.lowered
    if numeral.share:
        return False
    alone = numeral.end - numeral.start == len(lowered.strip())
    if numeral.part:
        return not alone and is_no_part(lowered, numeral) and not (unit and lowered.startswith("half", numeral.start))
    if unit is None and lowered[numeral.end : numeral.end + 1].isalnum():
        return True
    qualified = qualifier_before(lowered, begin, numeral.start, time=False) is not None
    if alone:
        return is_year(lowered, numeral, unit, qualified=False)
    return (
        is_day(lowered, reading.text, numeral)
        or is_year(lowered, numeral, unit, qualified=qualified)
        or is_label(reading.text, lowered, numeral, unit)
        or is_name(reading.text, numeral, unit)
        or (is_pronoun(lowered, numeral, unit) and not _is_plainly_a_number(lowered, numeral, limit))
    )


def _is_plainly_a_number(lowered: str, numeral: Numeral, limit: int) -> bool:
    """Tells whether "one" has a minus, or another number behind it: "between one and two million"."""
    negative = _MINUS.search(lowered[max(0, numeral.start - 10) : numeral.start])
    return bool(negative or _RANGE_GAP.fullmatch(lowered, numeral.end, limit))
