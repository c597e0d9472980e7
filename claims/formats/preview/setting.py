"""Setting text into a room of pixels: lines, sizes that fit, and an ellipsis where nothing else helps."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PIL.ImageFont import FreeTypeFont

from claims.formats.preview.letters import Family, letters

ELLIPSIS = "…"


class Block(NamedTuple):
    """Lines set in one size, each `tall` pixels below the one before."""

    font: FreeTypeFont
    tall: int
    lines: tuple[str, ...]


def fitted(words: str, family: Family, sizes: Sequence[int], room: tuple[int, int], most: int) -> Block:
    """Sets a text as large as it fits into the room with at most so many lines; the smallest size cuts it."""
    for size in sizes:
        font, tall = letters(family, size), round(size * 1.24)
        lines = broken(words, font, room[0])
        allowed = max(1, min(most, room[1] // tall))
        if len(lines) <= allowed:
            lines = _evened(words, lines, font, room[0])
            break
    else:
        lines = [*lines[: allowed - 1], cut(" ".join(lines[allowed - 1 :]), font, room[0], always=len(lines) > allowed)]
    return Block(font, tall, tuple(lines))


def broken(words: str, font: FreeTypeFont, room: int) -> list[str]:
    """Breaks a text into lines between words, and inside a word that is longer than a line."""
    lines: list[str] = []
    line = ""
    for word in words.split():
        longer = f"{line} {word}" if line else word
        if font.getlength(longer) <= room:
            line = longer
            continue
        lines += [line] if line else []
        *full, line = _pieces(word, font, room)
        lines += full
    return [*lines, line] if line else lines


def _evened(words: str, lines: list[str], font: FreeTypeFont, room: int) -> list[str]:
    """Sets a text narrower, in as many lines, while its last line is but a word or two."""
    for narrower in range(95, 60, -5):
        if len(lines) == 1 or font.getlength(lines[-1]) > room / 3:
            break
        attempt = broken(words, font, room * narrower // 100)
        if len(attempt) != len(lines):
            break
        lines = attempt
    return lines


def _pieces(word: str, font: FreeTypeFont, room: int) -> list[str]:
    pieces = []
    while font.getlength(word) > room:
        fits = max(1, _fitting(word, font, lambda piece: piece, room))
        pieces.append(word[:fits])
        word = word[fits:]
    return [*pieces, word]


def cut(words: str, font: FreeTypeFont, room: int, *, always: bool = False) -> str:
    """Gives a text that fits on a line: whole, or with an ellipsis at its end."""
    if not always and font.getlength(words) <= room:
        return words
    fits = _fitting(words, font, _ended, room)
    return _ended(words[:fits])


def _ended(words: str) -> str:
    return words.rstrip(" ,;:.–—-") + ELLIPSIS


def _fitting(words: str, font: FreeTypeFont, shown: Callable[[str], str], room: int) -> int:
    """Counts the letters that fit."""
    many = range(1, len(words) + 1)
    return bisect_left(many, x=True, key=lambda so_many: font.getlength(shown(words[:so_many])) > room)
