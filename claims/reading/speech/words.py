"""A stretch of a text as words and signs, each quotation as a single one. Refuses nothing and loses no place."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from claims.reading.values import Span

QUOTE = "“…”"
"""How a whole quotation stands among the words."""

_REST = r"[^\W_]*(?:['’\-&@_/]+[^\W_]+|\.(?=[a-z\d])[^\W_]+)*"
# Words in small letters come first: they are the most, and need none of the looks ahead.
_WORD = re.compile(
    rf"[a-zà-ÿ]{_REST}"
    r"|(?:[A-Z]\.-?){2,}"
    r"|\b(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Maj|Sgt|Cpl|Capt|Cmdr|Adm|Det|Supt|Prof|Rev|St|Jr|Sr|Cllr|Inc|Corp|Bros|"
    r"Ltd|Co|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|No)\."
    r"|\b[DRI]-[A-Z][a-z]*\.?(?:[A-Z]\.)*|\b[A-Z]\.(?= ?[A-Z])"
    r"|[A-Z][^\W_]+s[’'](?=\s[A-Z])"
    rf"|[^\W_]{_REST}"
    r"|[^\w\s]"
)
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
        Word._make((word, low, *match.span(), (low != word and word[0].isupper()) or low.startswith(_SMALL_NAMES), -1))
        for match in _WORD.finditer(text, start, end)
        for word in (match[0],)
        for low in (word.lower(),)
    ]


def _mark_before(text: str, start: int, least: int) -> int:
    while start > least and text[start - 1].isspace():
        start -= 1
    return max(least, start - (2 if text.endswith("``", 0, start) else 1))


def _mark_after(text: str, end: int, most: int) -> int:
    while end < most and text[end].isspace():
        end += 1
    return min(most, end + (2 if text.startswith("''", end) else 1))
