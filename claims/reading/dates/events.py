"""Finds deadlines that hang on an event: "before the election". Which day that is, is asked for and never guessed."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from claims.reading.dates.direction import Direction, direction
from claims.reading.dates.marked import Marked
from claims.reading.dates.phrases import CARDINALS, MONTH_NUMBERS, one_of
from claims.reading.values import Deadline, Grain, Span

_WHOSE = r"(?:the|his|her|their|its|our|my|this|next|upcoming|coming|a|any|new)"
_NAMING = r"(?:(?!(?:and|or|to|of|in|on|that|which|will|would|was|is|has|had|who)\b)[\w'’.-]+ ){0,4}?"
_EVENT = (
    "elections?|midterms?|referendum|summit|inauguration|primar(?:y|ies)|run-?off|polling day|ballot|olympics|world cup"
    "|trial|hearing|handover|transition|ceasefire|budget|recess|inquiry|vote|election day|general election"
)
_SPAN_OF_OFFICE = (
    "term|presidency|premiership|tenure|mandate|legislature|session|parliament|administration|government|war"
)
_COUNT = rf"(?:an?|\d{{1,4}}|{one_of(CARDINALS)}|a few|several)"
_UNIT = r"(?:hour|day|week|month|year)s?"
_NO_DAY = rf"(?!(?:{one_of(MONTH_NUMBERS)}|today|tomorrow|yesterday|this|next|last|now)\b)"
_PHRASES = (
    rf"(?:before|ahead of|prior to|until|till|in time for|by) {_WHOSE} {_NAMING}(?:{_EVENT})\b",
    rf"(?:by|before|until|at) the end of {_WHOSE} {_NAMING}(?:{_SPAN_OF_OFFICE})\b",
    r"(?:before|until) (?:he|she|they) (?:leaves?|takes?) office\b",
    rf"(?:with)?in {_COUNT} {_UNIT} (?:of|after) {_NO_DAY}"
    r"(?:(?:the|its|his|her|their|taking|being|coming) )?[a-z-]{3,}(?: office)?\b",
    rf"(?:with)?in (?:the|his|her|their|my|our) first {_COUNT} {_UNIT}(?: (?:in|of) (?:office|power|government))?\b",
    r"on (?:day one|(?:his|her|their|my|our) first day)(?: (?:in|of) (?:office|power|government))?\b",
)
_BOUND = re.compile("|".join(_PHRASES), re.IGNORECASE)
_OPENING = frozenset({"before", "ahead", "prior", "until", "till", "in", "by", "at", "within", "on"})
_HOW = "It hangs on an event; say on which day that is."


def find_events(seen: Marked) -> Iterator[Deadline]:
    """Yields the deadlines that hang on an event, in order, where their sentence looks ahead."""
    end = 0
    for first, word in enumerate(seen.words):
        if word not in _OPENING or seen.starts[first] < end:
            continue
        match = _BOUND.match(seen.text, seen.starts[first])
        if match is None:
            continue
        end, last = match.end(), bisect_left(seen.starts, match.end()) - 1
        if direction(seen, first, last) in (Direction.AHEAD, Direction.COMMITTED):
            yield Deadline(match[0], Span(*match.span()), None, Grain.EVENT, soft=False, how=_HOW)
