"""Numbers with parts, put together from their pieces: "three and a fifth", "half a million", "1 4/5".

Refuses what only looks like a number: a bare "million", an ordinal ("the third"), "two quarters" of a year.
"""

from collections.abc import Sequence
from decimal import Context, Decimal

from claims.reading.numbers.cardinals import Number, Piece, is_whole, read_cardinal
from claims.reading.numbers.number_vocabulary import Kind

_EXACT_ENOUGH = Context(prec=15)


def divided(one: Decimal, other: Decimal) -> Decimal:
    """Divides to fifteen places, which is as near as any article means it."""
    return _EXACT_ENOUGH.divide(one, other)


def read_number(pieces: Sequence[Piece], at: int) -> Number | None:
    """Returns the longest number that begins at a piece, or None where none does."""
    for read in (_mixed, _part_of, read_cardinal, _bare_ratio):
        if number := read(pieces, at):
            return number
    return None


def _denominator(pieces: Sequence[Piece]) -> Decimal | None:
    """Returns what a part divides by: "fifth", "twenty-first", "one hundred fifth", or None for anything else."""
    value = pieces[-1].value
    if len(pieces) == 1:
        return value if value > 1 else None
    front = read_cardinal(pieces, 0, len(pieces) - 1)
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
    if above is None or (below == 4 and above not in (1, 3)):
        return None
    if not (pieces[last].plural or above == 1 or (above < below and pieces[last].joint == "-")):
        return None
    return Number(divided(above, below), last + 1, part=True)


def _numerator(pieces: Sequence[Piece], at: int, middle: int) -> Decimal | None:
    if pieces[at].kind is Kind.ARTICLE and middle == at + 1:
        return Decimal(1)
    number = read_cardinal(pieces, at, middle)
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
        whole = read_cardinal(pieces, at, middle) if part else None
        if part and whole and whole.after == middle and is_whole(whole.value):
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
