"""The words that numbers are made of, each with what it does in a number and what it is worth."""

from collections.abc import Iterator
from decimal import Decimal
from enum import Enum, auto
from typing import NamedTuple


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


class Word(NamedTuple):
    """A word of numbers: what it does, what it is worth, and whether it is the plural of a part ("thirds")."""

    kind: Kind
    value: Decimal
    plural: bool = False


_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_ONES += " seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_PARTS = "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
_PARTS += " sixteenth seventeenth eighteenth nineteenth"
_SCALES = {
    3: "thousand",
    5: "lakh lac",
    6: "million millionen millones millón milhão milhões milioni miljoen mio",
    7: "crore",
    9: "billion milliard milliarde milliarden miliardi miljard bilhão bilhões mrd",
    12: "trillion billionen billones trilhão trilhões",
    15: "quadrillion",
}
"""The powers of ten with their words, other languages' too where English has no such word for something else."""

_SHORT_SCALES = {3: "k", 6: "m mn mln mil mio", 9: "b bn bln", 12: "t tn trn tln"}
_SMALL_PARTS = {2: "hundredth", 3: "thousandth", 6: "millionth", 9: "billionth", 12: "trillionth"}


def _power(exponent: int) -> Decimal:
    return Decimal(10) ** exponent


def _parts() -> Iterator[tuple[str, Decimal]]:
    """Yields the names of parts that are made with "s": "third", "twentieth", "hundredth"."""
    yield from ((word, Decimal(value)) for value, word in enumerate(_PARTS.split(), start=3))
    yield from ((f"{word[:-1]}ieth", Decimal(20 + 10 * at)) for at, word in enumerate(_TENS.split()))
    yield from ((word, _power(exponent)) for exponent, word in _SMALL_PARTS.items())
    yield from (("first", Decimal(1)), ("quarter", Decimal(4)))


def _words() -> Iterator[tuple[str, Word]]:
    yield from ((word, Word(Kind.ARTICLE, Decimal(1))) for word in ("a", "an"))
    yield from ((word, Word(Kind.HUNDRED, Decimal(100))) for word in ("hundred", "hundreds"))
    yield from ((word, Word(Kind.SCALE, Decimal(12))) for word in ("dozen", "dozens", "doz", "dozs"))
    yield from ((word, Word(Kind.ONES, Decimal(0))) for word in ("nought", "naught"))
    yield from ((word, Word(Kind.ONES, Decimal(value))) for value, word in enumerate(_ONES.split()))
    yield from ((word, Word(Kind.TENS, Decimal(20 + 10 * at))) for at, word in enumerate(_TENS.split()))
    yield from (("point", Word(Kind.POINT, Decimal(0))), ("half", Word(Kind.PART, Decimal(2))))
    yield "halves", Word(Kind.PART, Decimal(2), plural=True)
    for exponent, names in _SCALES.items():
        for name in names.split():
            yield from ((word, Word(Kind.SCALE, _power(exponent))) for word in (name, f"{name}s"))
    for name, value in _parts():
        yield from ((name, Word(Kind.PART, value)), (f"{name}s", Word(Kind.PART, value, plural=True)))


WORDS = dict(_words())
SHORT_SCALES = {word: _power(exponent) for exponent, words in _SHORT_SCALES.items() for word in words.split()}
"""Scales that are written at the end of figures: "5bn", "10k"."""
