"""Where a quote stands in its text. Letter for letter or nowhere: nothing is matched by likeness."""

from collections.abc import Iterator
from typing import Final

LEAST: Final = 32
"""So many characters of context stand on a side where the text has them."""


def places(text: str, quote: str) -> Iterator[tuple[int, int]]:
    """Yields the start and end of every place where the quote stands letter for letter, in order."""
    start = text.find(quote) if quote else -1
    while start != -1:
        yield start, start + len(quote)
        start = text.find(quote, start + 1)


def place(text: str, quote: str, nth: int = 1) -> tuple[int, int] | None:
    """Returns the start and end of the quote's nth place, counted from 1, or None where there is none."""
    for number, found in enumerate(places(text, quote), start=1):
        if number == nth:
            return found
    return None


def context(text: str, start: int, end: int, width: int = 40) -> tuple[str, str]:
    """Returns at most `width` characters before and after a place, letter for letter, in whole words where it can."""
    before, after = text[max(0, start - width) : start], text[end : end + width]
    if start > width and not text[start - width - 1].isspace():
        before = _whole_words(_after_first_space(before), before, width)
    if end + width < len(text) and not text[end + width].isspace():
        after = _whole_words(_before_last_space(after), after, width)
    return before, after


def whose_words(*, in_article: bool, quoted: bool) -> str:
    """Says how an asserter comes to answer for a claim: in the article's own words, as quoted, or without a quote."""
    if in_article:
        return "in its own words"
    return "quoted letter for letter" if quoted else "no quote on record"


def _whole_words(whole: str, side: str, width: int) -> str:
    """Gives a side in whole words, unless that leaves too little of a wide one to find the place by again."""
    return whole if len(whole) >= LEAST or width < LEAST else side


def _after_first_space(side: str) -> str:
    spaces = [at for at, character in enumerate(side) if character.isspace()]
    return side[spaces[0] + 1 :] if spaces else side


def _before_last_space(side: str) -> str:
    spaces = [at for at, character in enumerate(side) if character.isspace()]
    return side[: spaces[-1]] if spaces else side
