"""Days written in figures. Whether day or month comes first is decided from a whole column, never from one cell."""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

_CLOCK: Final = r"(?:[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[APap]\.?[Mm]\.?)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?)?"
_YEAR_FIRST: Final = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_CLOCK}")
_YEAR_LAST: Final = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_CLOCK}")
_THIS_CENTURY: Final = 70


class Order(StrEnum):
    """Which figure comes first in a day like 3/4/2025."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(slots=True)
class Column:
    """What the cells of a column say about the order of its figures, told one by one.

    `examples` are the first days that could be read both ways, each with its line; `clash` the first that goes against
    what an earlier one made sure.
    """

    days_first: int = 0
    months_first: int = 0
    either: int = 0
    examples: list[tuple[int, str]] = field(default_factory=list)
    clash: tuple[int, str] | None = None

    def tell(self, number: int, cell: str) -> None:
        """Takes one more cell into account."""
        match = _YEAR_LAST.fullmatch(cell.strip())
        if match is None:
            return
        first, second = int(match[1]), int(match[3])
        if first > 12 >= second:
            self._sure(Order.DAY_FIRST, number, cell)
        elif second > 12 >= first:
            self._sure(Order.MONTH_FIRST, number, cell)
        elif first != second:
            self.either += 1
            if len(self.examples) < 3:
                self.examples.append((number, cell.strip()))

    def _sure(self, order: Order, number: int, cell: str) -> None:
        other = self.months_first if order is Order.DAY_FIRST else self.days_first
        if other and self.clash is None:
            self.clash = (number, cell.strip())
        if order is Order.DAY_FIRST:
            self.days_first += 1
        else:
            self.months_first += 1

    @property
    def order(self) -> Order | None:
        """The order that the column makes sure; none where it does not, or says both."""
        if bool(self.days_first) == bool(self.months_first):
            return None
        return Order.DAY_FIRST if self.days_first else Order.MONTH_FIRST

    @property
    def is_open(self) -> bool:
        """Tells whether a person has to say which it is: some days read both ways and nothing decides."""
        return self.order is None and (self.either > 0 or self.clash is not None)


def read_day(cell: str, order: Order | None) -> date | None:
    """Reads a day written in figures; `None` for what is none, and for what needs an order that is not known."""
    text = cell.strip()
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(int(match[1]), int(match[3]), int(match[4]))
    match = _YEAR_LAST.fullmatch(text)
    if match is None:
        return None
    first, second = int(match[1]), int(match[3])
    if order is None:
        if first != second:
            return None
        order = Order.DAY_FIRST
    day, month = (first, second) if order is Order.DAY_FIRST else (second, first)
    return _day(_century(match[4]), month, day)


def _century(figures: str) -> int:
    year = int(figures)
    return year if len(figures) == 4 else year + (2000 if year < _THIS_CENTURY else 1900)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
