"""Finds in a text the words that name a window to come. A past date is no deadline; what cannot be read is left out."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from claims.reading.deadlines import Setting, read
from claims.reading.doubts import is_doubtful
from claims.reading.events import find_events
from claims.reading.foreign import find_foreign
from claims.reading.grains import grain_of
from claims.reading.marked import Dated, Marked, mark
from claims.reading.outlook import looks_ahead
from claims.reading.phrases import plain
from claims.reading.values import Deadline, Span
from claims.reading.windows import Window, day_in_words

_DEFAULT = Setting()
_LONGEST = 14
_RUN = re.compile(r"[^0|]+")
_NAMED = re.compile(r"[YMWUSTFQ]|n[/.\-]n")
_FIRST = frozenset("YMWSTFQUnoaz")
_LAST = frozenset("YMWSTFQUnoez")


def find(text: str, against: date, setting: Setting = _DEFAULT) -> list[Deadline]:
    """Returns every deadline of a text, in order and without overlap, read against a day."""
    seen = mark(text)
    found = find_events(seen)
    taken = [deadline.span for deadline in found]
    for dated in _dated(seen, against, setting):
        span = Span(seen.starts[dated.first], seen.ends[dated.last])
        if not _overlaps(span, taken) and looks_ahead(seen, dated, against) and not is_doubtful(seen, dated):
            found.append(_deadline(seen, dated, span, against))
    found += [deadline for deadline in find_foreign(text, against) if not _overlaps(deadline.span, taken)]
    return sorted(found, key=lambda deadline: deadline.span.start)


def _dated(seen: Marked, against: date, setting: Setting) -> Iterator[Dated]:
    for run in _RUN.finditer(seen.marks):
        if _NAMED.search(run[0]):
            yield from _in_run(seen, run.start(), run.end(), against, setting)


def _in_run(seen: Marked, start: int, end: int, against: date, setting: Setting) -> Iterator[Dated]:
    """Reads the longest words that can be read, from the left."""
    while start < end:
        dated = _longest(seen, start, end, against, setting) if seen.marks[start] in _FIRST else None
        if dated:
            yield dated
        start = dated.last + 1 if dated else start + 1


def _longest(seen: Marked, first: int, end: int, against: date, setting: Setting) -> Dated | None:
    for last in range(min(end, first + _LONGEST) - 1, first - 1, -1):
        if seen.marks[last] not in _LAST:
            continue
        if not _NAMED.search(seen.marks, first, last + 1):
            return None
        if found := _read(seen.of(first, last), against, setting):
            return Dated(first, last, *found)
    return None


@lru_cache(maxsize=8192)
def _read(words: str, against: date, setting: Setting) -> tuple[str, Window] | None:
    window = read(words, against, setting)
    return (plain(words), window) if window else None


def _deadline(seen: Marked, dated: Dated, span: Span, against: date) -> Deadline:
    words = span.of(seen.text)
    window = Window(dated.window.earliest, dated.window.latest, words, dated.window.soft)
    return Deadline(words, span, window, grain_of(dated.phrase), window.soft, _how(window, against))


def _how(window: Window, against: date) -> str:
    reading = "The widest reading of words that are a convention" if window.soft else "As the words say"
    return f"{reading}, read against {day_in_words(against)}."


def _overlaps(span: Span, taken: list[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in taken)
