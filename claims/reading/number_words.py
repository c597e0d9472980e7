"""Numbers in words, put together from their pieces: "two hundred and fifty-six thousand", "three and a fifth".

Refuses what only looks like a number: a bare "million", an ordinal ("the third"), the two numbers of "two and three".
"""

from collections.abc import Sequence
from decimal import Context, Decimal
from enum import Enum, auto
from typing import NamedTuple

_EXACT_ENOUGH = Context(prec=15)


class Kind(Enum):
    """What a piece of a number does in it."""

    ARTICLE = auto()
    FIGURE = auto()
    ONES = auto()
    TENS = auto()
    HUNDRED = auto()
    SCALE = auto()
    PART = auto()
    RATIO = auto()
    POINT = auto()


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


_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_ONES += " seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_PARTS = "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
_PARTS += " sixteenth seventeenth eighteenth nineteenth"
_SCALES = {
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
    "quadrillion": 15,
    "lakh": 5,
    "lac": 5,
    "crore": 7,
}
# Other languages' words for the same, where English has no such word.
_SCALES |= {"millionen": 6, "millones": 6, "millón": 6, "milhão": 6, "milhões": 6, "milioni": 6, "miljoen": 6, "mio": 6}
_SCALES |= {"milliard": 9, "milliarde": 9, "milliarden": 9, "miliardi": 9, "miljard": 9, "bilhão": 9, "bilhões": 9}
_SCALES |= {"mrd": 9, "billionen": 12, "billones": 12, "trilhão": 12, "trilhões": 12}
_SHORT_SCALES = {
    "k": 3,
    "m": 6,
    "mn": 6,
    "mln": 6,
    "mil": 6,
    "b": 9,
    "bn": 9,
    "bln": 9,
    "t": 12,
    "tn": 12,
    "trn": 12,
    "tln": 12,
}


def _power(exponent: int) -> Decimal:
    return Decimal(10) ** exponent


SHORT_SCALES = {word: _power(exponent) for word, exponent in _SHORT_SCALES.items()}
WORDS: dict[str, tuple[Kind, Decimal, bool]] = {
    "a": (Kind.ARTICLE, Decimal(1), False),
    "an": (Kind.ARTICLE, Decimal(1), False),
    "point": (Kind.POINT, Decimal(0), False),
    "hundred": (Kind.HUNDRED, Decimal(100), False),
    "hundreds": (Kind.HUNDRED, Decimal(100), False),
    "half": (Kind.PART, Decimal(2), False),
    "halves": (Kind.PART, Decimal(2), True),
    "quarter": (Kind.PART, Decimal(4), False),
    "quarters": (Kind.PART, Decimal(4), True),
    "first": (Kind.PART, Decimal(1), False),
    "firsts": (Kind.PART, Decimal(1), True),
    "nought": (Kind.ONES, Decimal(0), False),
    "naught": (Kind.ONES, Decimal(0), False),
}
WORDS |= {word: (Kind.ONES, Decimal(value), False) for value, word in enumerate(_ONES.split())}
WORDS |= {word: (Kind.TENS, Decimal(20 + 10 * at), False) for at, word in enumerate(_TENS.split())}
WORDS |= {word: (Kind.SCALE, Decimal(12), False) for word in ("dozen", "dozens", "doz", "dozs")}
for _word, _exponent in _SCALES.items():
    WORDS |= {_word: (Kind.SCALE, _power(_exponent), False), f"{_word}s": (Kind.SCALE, _power(_exponent), False)}
for _at, _word in enumerate(_PARTS.split(), start=3):
    WORDS |= {_word: (Kind.PART, Decimal(_at), False), f"{_word}s": (Kind.PART, Decimal(_at), True)}
for _at, _word in enumerate(_TENS.split()):
    _part = _word.removesuffix("y") + "ieth"
    WORDS |= {_part: (Kind.PART, Decimal(20 + 10 * _at), False), f"{_part}s": (Kind.PART, Decimal(20 + 10 * _at), True)}
for _word, _exponent in (("hundredth", 2), ("thousandth", 3), ("millionth", 6), ("billionth", 9), ("trillionth", 12)):
    WORDS |= {_word: (Kind.PART, _power(_exponent), False), f"{_word}s": (Kind.PART, _power(_exponent), True)}


def divided(one: Decimal, other: Decimal) -> Decimal:
    """Divides to fifteen places, which is as near as any article means it."""
    return _EXACT_ENOUGH.divide(one, other)


def read_number(pieces: Sequence[Piece], at: int) -> Number | None:
    """Returns the longest number that begins at a piece, or None where none does."""
    number = _mixed(pieces, at) or _part_of(pieces, at) or _cardinal(pieces, at)
    return number or (_bare_ratio(pieces, at))


class _Group:
    """The number as far as it is read: whole groups in `total`, the one being read in `group`."""

    __slots__ = ("figures", "group", "last", "scale", "total")

    def __init__(self) -> None:
        self.total, self.group, self.last = Decimal(0), None, None
        self.scale, self.figures = Decimal(1), False

    total: Decimal
    group: Decimal | None
    last: Piece | None
    scale: Decimal
    figures: bool

    def value(self) -> Decimal:
        return self.total + (self.group or 0)

    def takes(self, piece: Piece) -> bool:
        """Takes the piece into the number where the number can go on with it, and tells whether it could."""
        after_and = piece.joint == "and" and self.last is not None
        if after_and and self.last.kind not in (Kind.HUNDRED, Kind.SCALE):
            return False
        if (piece.joint == "of" and self.last) or not self._fits(piece):
            return False
        self.last = piece
        return True

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
        if not self.figures or piece.value >= 100 or piece.value % 1:
            return False
        if self.last.kind is Kind.SCALE and piece.joint == " ":
            self.group = piece.value
            return True
        if self.last.kind is Kind.HUNDRED:
            self.group = (self.group or 0) + piece.value
            return True
        return False

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


def _cardinal(pieces: Sequence[Piece], at: int, end: int | None = None) -> Number | None:
    group, cut, after = _Group(), None, at
    for after in range(at, len(pieces) if end is None else end):
        piece = pieces[after]
        if after > at and piece.joint == "":
            break
        if piece.joint == "and" and after > at:
            cut = _whole(group, after)
        if not group.takes(piece):
            return _ended(pieces, at, after, group, cut)
    else:
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
    if piece.joint not in {" ", "-"} or piece.kind not in (Kind.ONES, Kind.TENS, Kind.FIGURE) or piece.value % 1:
        return None
    ones = pieces[at + 1] if piece.kind is Kind.TENS and at + 1 < len(pieces) else None
    if ones and ones.kind is Kind.ONES and 0 < ones.value < 10 and ones.joint in {" ", "-"}:
        return Number(piece.value + ones.value, at + 2)
    return Number(piece.value, at + 1)


def _denominator(pieces: Sequence[Piece]) -> Decimal | None:
    """Returns what a part divides by: "fifth", "twenty-first", "one hundred fifth", or None for anything else."""
    value = pieces[-1].value
    if len(pieces) == 1:
        return value if value > 1 else None
    front = _cardinal(pieces, 0, len(pieces) - 1)
    if front is None or front.after != len(pieces) - 1 or pieces[0].kind not in (Kind.ONES, Kind.TENS):
        return None
    below = front.value % 100
    fits = value < 20 and (below == 0 or (below >= 20 and below % 10 == 0 and value < 10))
    return front.value + value if fits and value not in (2, 4) else None


def _part(pieces: Sequence[Piece], at: int) -> Number | None:
    """Reads "a third", "two thirds", "three twenty-firsts": the longest denominator that leaves a number above it.

    "3 quarters" are three of them, and "100 thirds" nobody writes.
    """
    last = at
    if pieces[at].kind is Kind.FIGURE:
        return None
    while last < len(pieces) and pieces[last].kind is not Kind.PART:
        last += 1
        if last < len(pieces) and pieces[last].joint not in {" ", "-"}:
            return None
    if last >= len(pieces) or last == at:
        return None
    for middle in range(at + 1, last + 1):
        if middle < last and pieces[middle].joint == "-":
            continue
        if number := _over(pieces, at, middle, last):
            return number
    return None


def _over(pieces: Sequence[Piece], at: int, middle: int, last: int) -> Number | None:
    below = _denominator(pieces[middle : last + 1])
    if below is None:
        return None
    above = _numerator(pieces, at, middle)
    if above is None or not (pieces[last].plural or above == 1 or (above < below and pieces[last].joint == "-")):
        return None
    return Number(divided(above, below), last + 1, part=True)


def _numerator(pieces: Sequence[Piece], at: int, middle: int) -> Decimal | None:
    if pieces[at].kind is Kind.ARTICLE and middle == at + 1:
        return Decimal(1)
    number = _cardinal(pieces, at, middle)
    return number.value if number and number.after == middle else None


def _part_of(pieces: Sequence[Piece], at: int) -> Number | None:
    """Reads a part, alone or of a scale: "half a million", "quarter million", "three quarters of a billion"."""
    part = _part(pieces, at)
    if part is None and pieces[at].kind is Kind.PART and pieces[at].value in (2, 4) and not pieces[at].plural:
        part = Number(divided(Decimal(1), pieces[at].value), at + 1, part=True)
        scaled = _scaled_part(pieces, part)
        return scaled if scaled is not part or pieces[at].value == 2 else None
    return _scaled_part(pieces, part) if part else None


def _scaled_part(pieces: Sequence[Piece], part: Number) -> Number:
    after = part.after
    if after < len(pieces) and pieces[after].kind is Kind.ARTICLE and pieces[after].joint in {" ", "-", "of"}:
        after += 1
    scale = Decimal(1)
    while (
        after < len(pieces)
        and pieces[after].kind in (Kind.SCALE, Kind.HUNDRED)
        and pieces[after].joint not in {"", "and"}
    ):
        scale, after = scale * pieces[after].value, after + 1
    return Number(part.value * scale, after, scale) if scale > 1 else part


def _mixed(pieces: Sequence[Piece], at: int) -> Number | None:
    """Reads a whole with a part: "two and a half million", "three million and a half", "1 4/5"."""
    for middle in range(at + 1, len(pieces)):
        piece = pieces[middle]
        if piece.joint == "" or (piece.kind in (Kind.RATIO, Kind.FIGURE) and middle > at + 1):
            return None
        part = _ratio(piece, middle) if piece.kind is Kind.RATIO else _part_behind_and(pieces, middle)
        whole = _cardinal(pieces, at, middle) if part else None
        if part and whole and whole.after == middle and not whole.value % 1:
            return _together(pieces, whole, part)
    return None


def _part_behind_and(pieces: Sequence[Piece], middle: int) -> Number | None:
    if pieces[middle].joint != "and":
        return None
    return _part(pieces, middle)


def _ratio(piece: Piece, at: int) -> Number | None:
    return Number(piece.value, at + 1, part=True) if piece.joint in {" ", "-"} and piece.value < 1 else None


def _bare_ratio(pieces: Sequence[Piece], at: int) -> Number | None:
    if pieces[at].kind is not Kind.RATIO:
        return None
    return _scaled_part(pieces, Number(pieces[at].value, at + 1, part=True))


def _together(pieces: Sequence[Piece], whole: Number, part: Number) -> Number:
    scaled = _scaled_part(pieces, part)
    if scaled is part:
        return Number(whole.value + part.value * (whole.scale if whole.scale >= 1000 else 1), part.after, whole.scale)
    if whole.scale > 1:
        return Number(whole.value + scaled.value, scaled.after)
    return Number((whole.value + part.value) * scaled.scale, scaled.after, scaled.scale)
