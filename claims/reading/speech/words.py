"""A stretch of a text as words and signs, each quotation as a single one. Refuses nothing and loses no place."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, NamedTuple

from claims.reading.values import Span

QUOTE = "“…”"
"""How a whole quotation stands among the words."""

_REST = r"[^\W_]*(?:['’\-&@_/]+[^\W_]+|\.(?=[a-z\d])[^\W_]+)*"
# Words in small letters come first, plain ones before all: they are the most, and need none of the looks ahead.
_WORD = re.compile(
    r"(?P<plain>[a-zà-ÿ]+)(?=[\s,;:!?]|\.\s)"
    r"|[a-zà-ÿ]+s[’'](?=\s[a-z])"
    rf"|[a-zà-ÿ]{_REST}"
    r"|(?:[A-Z]\.-?){2,}"
    r"|\b(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Maj|Sgt|Cpl|Capt|Cmdr|Adm|Det|Supt|Prof|Rev|St|Jr|Sr|Cllr|Inc|Corp|Bros|"
    r"Ltd|Co|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|No)\."
    r"|\b[DRI]-[A-Z][a-z]*\.?(?:[A-Z]\.)*|\b[A-Z]\.(?= ?[A-Z])"
    r"|[A-Z][^\W_]+s[’'](?=\s[A-Z])"
    rf"|[^\W_]{_REST}"
    r"|[^\w\s]"
)
_new = tuple.__new__  # Makes a word without looking at how many fields it is given.
_SMALL_NAMES = ("al-", "el-", "d’", "d'")


class Word(NamedTuple):
    """A word or a sign where it stands: as written, in small letters, and whether it begins as a name does.

    `quote` is the number of the quotation that stands here instead, or -1.
    """

    text: str
    low: str
    start: int
    end: int
    is_capital: bool
    quote: int = -1

    @property
    def is_owner(self) -> bool:
        """Tells whether something belongs to it: "Porter’s"."""
        return self.text.endswith(("’s", "'s"))


class Words(list[Word]):
    """The words of a part of a text in order; `named` remembers who was found to be named at a place of them."""

    def __init__(self) -> None:
        super().__init__()
        self.named: dict[tuple[int, int], Any] = {}
        self._places: dict[frozenset[str], list[int]] = {}

    def places(self, looked_for: frozenset[str], first: int, end: int) -> list[int]:
        """Returns where, between two places, some words in small letters stand; all of them are looked for once."""
        if looked_for not in self._places:
            self._places[looked_for] = [at for at, word in enumerate(self) if word.low in looked_for]
        places = self._places[looked_for]
        return places[bisect_left(places, first) : bisect_left(places, end)] if places else places


def words_in(text: str, part: Span, quotations: Sequence[Span], first: int = 0) -> Words:
    """Returns the words of a part of a text; the quotations that stand in it are numbered from `first`."""
    found = Words()
    at = part.start
    for number, span in enumerate(quotations, start=first):
        before = _mark_before(text, span.start, at)
        found.extend(_plain(text, at, before))
        at = _mark_after(text, span.end, part.end)
        found.append(Word(QUOTE, QUOTE, before, at, False, number))
    found.extend(_plain(text, at, part.end))
    return found


def _plain(text: str, start: int, end: int) -> list[Word]:
    return [
        _new(Word, (word, word, *match.span(), False, -1)) if match.lastgroup else _any(word, *match.span())
        for match in _WORD.finditer(text, start, end)
        for word in (match[0],)
    ]


def _any(word: str, start: int, end: int) -> Word:
    low = word.lower()
    is_capital = (low != word and word[0].isupper()) or low.startswith(_SMALL_NAMES)
    return _new(Word, (word, low, start, end, is_capital, -1))


def _mark_before(text: str, start: int, least: int) -> int:
    while start > least and text[start - 1].isspace():
        start -= 1
    return max(least, start - (2 if text.endswith("``", 0, start) else 1))


def _mark_after(text: str, end: int, most: int) -> int:
    while end < most and text[end].isspace():
        end += 1
    return min(most, end + (2 if text.startswith("''", end) else 1))
