"""Finds deadlines that hang on an event: "before the election". Which day that is, is asked for and never guessed."""

import re
from collections.abc import Iterator

from claims.reading.direction import Direction, direction, looks_ahead_before
from claims.reading.marked import BREAK, Marked
from claims.reading.phrases import words_in
from claims.reading.values import Deadline, Grain, Span

_EVENTS = words_in(
    """
    election elections midterms midterm vote votes referendum summit inauguration primary primaries runoff run-off
    poll polls ballot congress convention conference session recess budget trial hearing verdict olympics games
    tournament term mandate presidency tenure legislature parliament handover transition ceasefire truce war strike
    merger closing wedding coronation launch talks negotiations meeting
    """
)
_OPENING = re.compile(r"(?:before|ahead|prior|by|until|till|within)$")
_FARTHEST = 6
_DETERMINED = words_in("the his her their its our this next upcoming coming a an general presidential")
_HOW = "It hangs on an event; say on which day that is."


def find_events(seen: Marked) -> list[Deadline]:
    """Returns the deadlines that are named by an event alone, in order."""
    return list(_found(seen))


def _found(seen: Marked) -> Iterator[Deadline]:
    at = 0
    while at < len(seen.words):
        last = _last_word(seen, at) if _OPENING.match(seen.words[at]) else None
        if last is not None and _looks_ahead(seen, at, last):
            span = Span(seen.starts[at], seen.ends[last])
            yield Deadline(span.of(seen.text), span, None, Grain.EVENT, soft=False, how=_HOW)
        at = at + 1 if last is None else last + 1


def _last_word(seen: Marked, first: int) -> int | None:
    at = first + 1 + (seen.word(first + 1) in ("of", "to"))
    if seen.word(at) not in _DETERMINED:
        return None
    for last in range(at + 1, min(at + _FARTHEST, len(seen.words))):
        word = seen.words[last]
        if seen.marks[last] == BREAK or not (word[0].isalnum() or word == "-"):
            return None
        if word in _EVENTS and seen.word(last + 1) not in _EVENTS and seen.word(last + 1) != "of":
            return last
    return None


def _looks_ahead(seen: Marked, first: int, last: int) -> bool:
    return direction(seen, first, last) is Direction.AHEAD or looks_ahead_before(seen, first)
