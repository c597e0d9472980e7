"""Tells from the words around a date whether its sentence looks ahead or back. Where they do not say, it says so."""

from collections.abc import Iterable
from enum import Enum, auto

from claims.reading.dates.marked import BREAK, OTHER, Marked
from claims.reading.dates.verbs import AHEAD, COMMITTED, NO_INFINITIVE, NO_PAST, NOW, PARTICIPLES, PAST
from claims.reading.wordlists import listed

_FARTHEST = 30
_NEAR = 10
_FIRM = frozenset({"will", "won't", "shall", "due", "expected", "scheduled"})
_OPENERS = frozenset({",", "and", "but", "that", "which", "while", "because", ":", "–", "—", "“", '"', "if", "when"})
_ADVERBS = frozenset(
    {"not", "now", "also", "already", "still", "soon", "just", "then", "only", "first", "n't", "fully"}
)
_ATTRIBUTES = listed(
    """
    the a an its his her their our my your this these those new of for with in on by and or most more highly some any
    all no many two three ten from
    """
)
_ALSO_VERBS = frozenset({"end", "start", "close", "last", "rest", "work", "fall"})


class Direction(Enum):
    """Where a sentence looks: ahead, back, at what is, or nowhere that its words would show."""

    AHEAD = auto()
    BACK = auto()
    COMMITTED = auto()
    NOW = auto()
    OPEN = auto()


def direction(seen: Marked, first: int, last: int) -> Direction:
    """Returns where the sentence around the words from `first` to `last` looks, by the verb that is nearest to them."""
    before, after = range(first - 1, max(-1, first - _FARTHEST), -1), range(last + 1, last + _FARTHEST)
    if opens(seen, first):
        before, after = after, before
    nearest = _nearest(seen, before)
    return nearest if nearest is not Direction.OPEN else _nearest(seen, after)


def opens(seen: Marked, first: int) -> bool:
    """Tells whether a sentence, or a part of it, begins with the word at `first`."""
    return first == 0 or seen.marks[first - 1] == BREAK or seen.word(first - 1) in _OPENERS


def is_about_to(seen: Marked, first: int) -> bool:
    """Tells whether something is said to happen right before `first`: "will vote", "is due to open"."""
    for at in range(first - 1, max(-1, first - _NEAR), -1):
        if seen.marks[at] == BREAK or seen.words[at] in _OPENERS:
            return False
        if (found := _of(seen, at)) is not None:
            return found is Direction.AHEAD and _is_firm(seen, at)
    return False


def _is_firm(seen: Marked, at: int) -> bool:
    word = seen.words[at]
    if word in ("to", "going"):
        return seen.word(at - 1) in AHEAD or seen.word(at + 1) == "to"
    return word in _FIRM or word.endswith(("'ll", "’ll"))


def looks_ahead_before(seen: Marked, first: int) -> bool:
    """Tells whether any word of the sentence before `first` looks ahead, where `first` goes on with it."""
    if seen.word(first - 1) in _OPENERS:
        return False
    for at in range(first - 1, max(-1, first - _FARTHEST), -1):
        if seen.marks[at] == BREAK:
            return False
        if _of(seen, at) is Direction.AHEAD:
            return True
    return False


def _nearest(seen: Marked, places: Iterable[int]) -> Direction:
    for at in places:
        if at >= len(seen.words) or seen.marks[at] == BREAK:
            break
        if (found := _of(seen, at)) is not None:
            return found
    return Direction.OPEN


def _of(seen: Marked, at: int) -> Direction | None:
    word = seen.words[at]
    if word == "may" and not seen.text[seen.starts[at]].islower():
        return None
    if word in AHEAD or word.endswith(("'ll", "’ll")) or (word == "to" and _is_infinitive(seen, at)):
        return Direction.BACK if _was_to_be(seen, at) else Direction.AHEAD
    if seen.marks[at] != OTHER:
        return None
    if word in PARTICIPLES or word in PAST or (word.endswith("ed") and len(word) > 3 and word not in NO_PAST):
        return _of_past(seen, at, word)
    return Direction.NOW if word in NOW or word.endswith(("'re", "’re")) else None


def _is_infinitive(seen: Marked, at: int) -> bool:
    after = seen.word(at + 1)
    if after in _ALSO_VERBS:
        return seen.word(at + 2) != "of"
    if not after.isalpha() or seen.marks[at + 1] not in (OTHER, "e") or seen.word(at - 1) in NO_INFINITIVE:
        return False
    return (
        after not in _ATTRIBUTES and not seen.text[seen.starts[at + 1]].isupper() and after not in ("him", "them", "us")
    )


def _was_to_be(seen: Marked, at: int) -> bool:
    """Tells "should have been done": what might have been is over."""
    return seen.words[at] in ("should", "would", "could", "might", "must", "may") and (
        seen.word(at + 1) == "have" or (seen.word(at + 1) == "not" and seen.word(at + 2) == "have")
    )


def _of_past(seen: Marked, at: int, word: str) -> Direction | None:
    before = _verb_before(seen, at)
    if before in ("be", "get", "being"):
        return None
    if before in ("have", "has", "had", "having", "'ve", "was", "were", "been") or before.endswith(("'ve", "’ve")):
        if before in ("have", "has") and word in COMMITTED:
            return Direction.COMMITTED
        return None if _before_have(seen, at) in ("will", "shall", "'ll") else Direction.BACK
    if before in ("is", "are", "gets"):
        return Direction.NOW
    if word not in PAST and before in _ATTRIBUTES:
        return None
    if word in COMMITTED:
        return Direction.COMMITTED
    if word in PARTICIPLES and word not in PAST:
        return None
    return Direction.BACK


def _verb_before(seen: Marked, at: int) -> str:
    at -= 1
    while at > 0 and (seen.words[at] in _ADVERBS or seen.words[at].endswith("ly")):
        at -= 1
    return seen.word(at)


def _before_have(seen: Marked, at: int) -> str:
    for step in (2, 3):
        if seen.word(at - step + 1) == "have":
            return seen.word(at - step)
    return ""
