"""Whole numbers, put together from their pieces: "two hundred and fifty-six thousand", "4 thousand 3 hundred and 21".

Refuses to add up what are two numbers: "two and three", "$5 million and ten jobs", "one hundred and two hundred".
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from claims.reading.numbers.number_vocabulary import Kind


class Piece(NamedTuple):
    """One piece of a number: what it is, what it is worth and how it is joined to the piece before it.

    The joint is "" at the beginning of a number, else " ", "-", "and" or "of".
    """

    kind: Kind
    value: Decimal
    start: int
    end: int
    joint: str = ""
    plural: bool = False


class Number(NamedTuple):
    """What pieces come to: the value, how many were read, the scale they end with and whether it is only a part."""

    value: Decimal
    after: int
    scale: Decimal = Decimal(1)
    part: bool = False


def is_whole(value: Decimal) -> bool:
    """Tells whether a number has no part behind the point, however long it is."""
    return value == value.to_integral_value()


class _Group:
    """The number as far as it is read: whole groups in `total`, the one being read in `group`."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.group: Decimal | None = None
        self.scale = Decimal(1)
        self.last: Piece | None = None
        self.figures = False

    def value(self) -> Decimal:
        return self.total + (self.group or 0)

    def takes(self, piece: Piece) -> bool:
        """Takes the piece into the number where the number can go on with it, and tells whether it could."""
        if not (self._is_joined(piece) and self._fits(piece)):
            return False
        self.last = piece
        return True

    def _is_joined(self, piece: Piece) -> bool:
        if self.last is None:
            return True
        return piece.joint != "of" and (piece.joint != "and" or self.last.kind in (Kind.HUNDRED, Kind.SCALE))

    def _fits(self, piece: Piece) -> bool:
        match piece.kind:
            case Kind.ARTICLE | Kind.FIGURE:
                return self._begins(piece)
            case Kind.ONES | Kind.TENS:
                return self._adds(piece.value)
            case Kind.HUNDRED:
                return self._hundred()
            case Kind.SCALE:
                return self._scaled(piece.value)
            case _:
                return False

    def _begins(self, piece: Piece) -> bool:
        if self.last is None:
            self.group, self.figures = piece.value, piece.kind is Kind.FIGURE
            return True
        behind = self.last.kind is Kind.HUNDRED or (self.last.kind is Kind.SCALE and piece.joint == " ")
        if not (self.figures and behind) or piece.value >= 100 or not is_whole(piece.value):
            return False
        self.group = (self.group or 0) + piece.value
        return True

    def _adds(self, value: Decimal) -> bool:
        if self.last and (self.last.kind in (Kind.ARTICLE, Kind.FIGURE) or not self._mixes(value)):
            return False
        below = (self.group or 0) % 100
        room = self.group is None or (self.group and below == 0)
        if not room and not (self.group and 0 < value < 10 and below >= 20 and below % 10 == 0):
            return False
        self.group = (self.group or Decimal(0)) + value
        return True

    def _mixes(self, value: Decimal) -> bool:
        """Figures and words mix in "3 hundred and one" alone: "$5 million and ten jobs" are two numbers."""
        return not self.figures or (self.last is not None and self.last.kind is Kind.HUNDRED and value < 100)

    def _hundred(self) -> bool:
        if self.last is None:
            self.group = Decimal(100)
            return True
        if self.group is None or not 0 < self.group < 100:
            return False
        self.group *= 100
        return True

    def _scaled(self, value: Decimal) -> bool:
        if self.group is None:
            if self.last is None or self.last.kind is not Kind.SCALE or self.scale == 12:
                return False
            self.total *= value
            self.scale *= value
            return True
        if self.total and value >= self.scale:
            return False
        self.total += self.group * value
        self.group, self.scale = None, value
        return True


def read_cardinal(pieces: Sequence[Piece], at: int, end: int | None = None) -> Number | None:
    """Returns the whole number that begins at a piece, read no further than said, or None where none does."""
    group, cut, after = _Group(), None, at
    end = len(pieces) if end is None else end
    while after < end and (after == at or pieces[after].joint):
        if pieces[after].joint == "and" and after > at:
            cut = _whole(group, after)
        if not group.takes(pieces[after]):
            break
        after += 1
    return _ended(pieces, at, after, group, cut)


def _whole(group: _Group, after: int) -> Number:
    scale = group.scale if group.last and group.last.kind is Kind.SCALE else Decimal(1)
    return Number(group.value(), after, scale)


def _ended(pieces: Sequence[Piece], at: int, after: int, group: _Group, cut: Number | None) -> Number | None:
    """Ends a number; one that cannot take the scale behind it was two: "one hundred and | two hundred"."""
    following = pieces[after] if after < len(pieces) and pieces[after].joint else None
    if following and cut and following.kind in (Kind.HUNDRED, Kind.SCALE) and following.joint != "and":
        return cut
    if not _says_something(pieces, at, after):
        return None
    if following and following.kind is Kind.POINT:
        return _with_decimals(pieces, after, group) or _whole(group, after)
    return _whole(group, after)


def _says_something(pieces: Sequence[Piece], at: int, after: int) -> bool:
    """An article, a bare "hundred" or "million" is no number; "a million" and "hundred thousand" are."""
    if pieces[at].kind in (Kind.ARTICLE, Kind.HUNDRED):
        return after > at + 1
    return after > at and pieces[at].kind is not Kind.SCALE


def _with_decimals(pieces: Sequence[Piece], point: int, group: _Group) -> Number | None:
    digits, after = "", point + 1
    while after < len(pieces) and (number := _digits(pieces, after)):
        digits, after = digits + str(number.value), number.after
    if not digits or len(digits) > 15:
        return None
    value = group.value() + Decimal(f"0.{digits}")
    scale = Decimal(1)
    while after < len(pieces) and pieces[after].kind is Kind.SCALE and pieces[after].joint in {" ", "-"}:
        scale, after = scale * pieces[after].value, after + 1
    return Number(value * scale, after, scale)


def _digits(pieces: Sequence[Piece], at: int) -> Number | None:
    """Reads what may stand behind "point": single digits, or a number below a hundred."""
    piece = pieces[at]
    if (
        piece.joint not in {" ", "-"}
        or piece.kind not in (Kind.ONES, Kind.TENS, Kind.FIGURE)
        or not is_whole(piece.value)
    ):
        return None
    ones = pieces[at + 1] if piece.kind is Kind.TENS and at + 1 < len(pieces) else None
    if ones and ones.kind is Kind.ONES and 0 < ones.value < 10 and ones.joint in {" ", "-"}:
        return Number(piece.value + ones.value, at + 2)
    return Number(piece.value, at + 1)
