"""Finds written-out dates in languages that are not read word for word here, where one names a day to come."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from claims.reading.explicit import read_explicit
from claims.reading.phrases import MONTH_NUMBERS
from claims.reading.values import Deadline, Grain, Span
from claims.reading.windows import Window, day_in_words

_HINT = re.compile(
    r"(?<![\w$€£.,/-])\d{1,2}(?:\.|º|er)? (?:de |d['’])?(?P<month>[^\W\d_]{3,12})\.? (?:de |del )?"
    r"(?:19|20)\d\d(?![\w-])"
    r"|(?:19|20)\d\d年\d{1,2}月\d{1,2}日"
)


def find_foreign(text: str, against: date) -> Iterator[Deadline]:
    """Yields the days to come that are written out in another language, as one day each."""
    for match in _HINT.finditer(text):
        if (match["month"] or "").lower() in MONTH_NUMBERS:
            continue
        window = _read(match[0])
        if window and window.latest >= against:
            how = f"As the words say, read against {day_in_words(against)}."
            days = Window(window.earliest, window.latest, match[0])
            yield Deadline(match[0], Span(*match.span()), days, Grain.DAY, soft=False, how=how)


@lru_cache(maxsize=1024)
def _read(words: str) -> Window | None:
    return read_explicit(words)
