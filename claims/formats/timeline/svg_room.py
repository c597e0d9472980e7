"""How much room a text takes, by estimate: an SVG keeps a place for it before anyone knows which letters draw it."""

import unicodedata
from functools import lru_cache
from typing import Final

ROOM: Final = 23.5  # widths of an “m” on a line of the narrowest phone
LINES: Final = 4

_SPACE: Final = 0.25
_SMALL: Final = 0.85
_NARROW: Final = frozenset("iIjlft.,;:!'|()[]’‘“” ")
_WIDE: Final = frozenset("mwMW@%—…")


def lines_of(words: str, small: str = "") -> int:
    """Counts the lines that a text and a smaller one after it take where there is least room, broken between words."""
    widths = [_width(word) for word in words.split()] + [_width(word) * _SMALL for word in small.split()]
    many, used = 1, 0.0
    for wide in widths:
        if used and used + _SPACE + wide > ROOM:
            many, used = many + 1, 0.0
        many, used = many + int(wide // ROOM), used + _SPACE + wide % ROOM
    return min(many, LINES)


def cut(words: str) -> str:
    """Gives a statement whole, or up to what fits its lines with an ellipsis."""
    if _width(words) <= ROOM * (LINES - 1):
        return words
    used, kept = 0.0, 0
    while (used := used + _width(words[kept])) <= ROOM * (LINES - 1) - 2:
        kept += 1
    return words[:kept].rstrip(" ,;:.") + "…"


@lru_cache(maxsize=4_096)  # asked several times for each row
def _width(words: str) -> float:
    return sum(map(_wide, words))


def _wide(letter: str) -> float:
    if letter in _NARROW:
        return 0.3
    if letter in _WIDE or letter.isupper():
        return 0.72
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    return 0.0 if unicodedata.combining(letter) else 0.55
