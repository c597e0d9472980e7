"""Finds the numbers of a text, in figures and in words. Refuses figures that are names, and ordinals."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from claims.reading.dates.phrases import one_of
from claims.reading.numbers.cardinals import Number, Piece, is_whole
from claims.reading.numbers.figures import FIGURE, FRACTIONS, NAMES, POWER, figure_value, raised
from claims.reading.numbers.number_vocabulary import SHORT_SCALES, WORDS, Kind
from claims.reading.numbers.number_words import divided, read_number

_WORD_OR_DIGIT = re.compile(r"[^\W\d_]+|[0-9]")
_BEHIND_ARTICLE = re.compile(rf"[\s-]{{1,3}}(?:{one_of(word for word in WORDS if word not in ('a', 'an', 'point'))})\b")
_HINTS = WORDS.keys() | FRACTIONS.keys() | {"http", "https", "www", *"0123456789"}
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_FIGURE = re.compile(
    rf"""
    (?P<name>{NAMES})
  | (?P<figure>{FIGURE})(?:
        (?P<power>{POWER})
      | /(?P<below>\d{{1,3}})(?![\d/])
      | (?:\ ?(?P<short>{one_of(SHORT_SCALES.keys() - {*"mbt"})})|(?P<letter>\ ?[mb]|t))(?![a-z\d²³/])
    )?
    """,
    re.VERBOSE,
)
_OPEN_POINT = re.compile(r"\.$|[^\w.)\]]\.$")
_JOINT = re.compile(r"(?:[^\S\n]{1,4}|[^\S\n]?\n[^\S\n]?)(?:(and|of)\s)?|\s?[-‐‑]\s?(?:(and)\s?[-‐‑]\s?)?")


_MOST_PIECES = 24


class Numeral(NamedTuple):
    """A number where it stands. `letter` is a short scale that may also be a unit: the "m" of "5m", the "t" of "5t"."""

    start: int
    end: int
    value: Decimal
    scale: Decimal = Decimal(1)
    part: bool = False
    letter: str = ""
    share: bool = False


def small(text: str) -> str:
    """Returns the text in small letters, with every letter where it stood."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def find_numerals(lowered: str) -> Iterator[Numeral]:
    """Yields the numbers of a text in small letters, in order."""
    run: list[Piece] = []
    at = 0
    for hint in _WORD_OR_DIGIT.finditer(lowered):
        if hint[0] not in _HINTS or hint.start() < at:
            continue
        found, at = _found(hint, run[-1].end if run else -1)
        if run and (not (isinstance(found, Piece) and found.joint) or len(run) == _MOST_PIECES):
            yield from _read(run)
            run = []
        if isinstance(found, Piece):
            run.append(found)
        elif found:
            yield found
    yield from _read(run)


def _found(hint: re.Match[str], before: int) -> tuple[Piece | Numeral | None, int]:
    """Returns what a hint leads to, nothing where it names something, and where to look on."""
    lowered, (start, end) = hint.string, hint.span()
    if hint[0] in FRACTIONS:
        joint = "-" if before == start else _joint(lowered, before, start)
        return Piece(Kind.RATIO, FRACTIONS[hint[0]], start, end, joint), end
    if hint[0] not in WORDS:
        link = _LINK.match(lowered, start)
        return (None, link.end()) if link else _figure(lowered, start, before)
    kind, value, plural = WORDS[hint[0]]
    if kind is Kind.ARTICLE and not _BEHIND_ARTICLE.match(lowered, end):
        return None, end
    if hint[0] in {"mio", "mrd"} and lowered.startswith(".", end):
        end += 1
    return Piece(kind, value, start, end, _joint(lowered, before, start), plural), end


def _figure(lowered: str, start: int, before: int) -> tuple[Piece | Numeral | None, int]:
    if _OPEN_POINT.match(lowered, max(0, start - 2), start):
        start -= 1
    match = _FIGURE.match(lowered, start)
    value = figure_value(match["figure"]) if match and match["figure"] else None
    if match is None or value is None:
        return None, match.end() if match else start + 1
    end = match.end()
    if match["below"]:
        return _ratio(match, value, _joint(lowered, before, start)), end
    if match["power"]:
        return Numeral(start, end, raised(value, match["power"])), end
    if short := match["short"] or match["letter"]:
        scale = SHORT_SCALES[short.strip()]
        return Numeral(start, end, value * scale, scale, letter=match["letter"] or ""), end
    return Piece(Kind.FIGURE, value, start, end, _joint(lowered, before, start)), end


def _ratio(match: re.Match[str], above: Decimal, joint: str) -> Piece | None:
    below = Decimal(match["below"])
    if above >= below or not is_whole(above):
        return None
    return Piece(Kind.RATIO, divided(above, below), *match.span(), joint)


def _joint(lowered: str, before: int, start: int) -> str:
    if before < 0 or start - before > 12:
        return ""
    match = _JOINT.fullmatch(lowered, before, start)
    if match is None:
        return ""
    return match[1] or match[2] or ("-" if match[0].strip() else " ")


def _read(run: list[Piece]) -> Iterator[Numeral]:
    at = 0
    while at < len(run):
        number = read_number(run, at)
        following = read_number(run, number.after) if number and number.after < len(run) else None
        if number and following and _is_year_in_words(run, at, number, following):
            at = following.after
            continue
        if number and _is_ordinal(run, at, number):
            at = number.after + 1
            continue
        if number:
            yield _numeral(run, at, number)
        at = number.after if number else at + 1


def _is_ordinal(run: list[Piece], at: int, number: Number) -> bool:
    """Tells whether a number goes on as an ordinal: "twenty-first", "two hundredth"."""
    if number.after >= len(run) or run[at].kind is Kind.FIGURE:
        return False
    last, part = run[number.after - 1], run[number.after]
    if part.kind is not Kind.PART or part.plural or part.joint not in {" ", "-"}:
        return False
    if last.kind is Kind.TENS:
        return part.value < 10 and part.value != 2
    return part.value >= 100 or (last.kind in (Kind.HUNDRED, Kind.SCALE) and part.value != 2)


def _is_year_in_words(run: list[Piece], at: int, number: Number, following: Number) -> bool:
    """Tells whether two numbers are a year as it is spoken: "nineteen eighty-four"."""
    if run[at].kind is Kind.FIGURE or run[number.after].joint != " ":
        return False
    return 15 <= number.value <= 20 and 10 <= following.value <= 99 and is_whole(following.value)


def _numeral(run: list[Piece], at: int, number: Number) -> Numeral:
    return Numeral(run[at].start, run[number.after - 1].end, number.value, number.scale, number.part)
