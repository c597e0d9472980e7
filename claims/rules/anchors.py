"""Finds a quote again in a text that may have changed, and says what became of it. No likeness hides a changed figure.

A figure is what is written as a number: amounts with their currency, unit and qualifier, days and years. Where one
differs the quote is `figure changed`. Other words, among them negations, modals, months and names, make it `reworded`;
the sentence names them.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from claims.reading.values import Span
from claims.rules.candidates import Candidate, between, candidates, runs
from claims.rules.differences import Difference, Weight, compare
from claims.rules.plain_words import PlainWords
from claims.rules.quotes import places


class Anchor(StrEnum):
    """What became of a quote in a text."""

    INTACT = "intact"
    MOVED = "moved"
    REFORMATTED = "reformatted"
    REWORDED = "reworded"
    FIGURE_CHANGED = "figure changed"
    GONE = "gone"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Found:
    """What became of a quote, where it or what it turned into stands now, and one sentence on what differs."""

    state: Anchor
    place: Span | None
    sentence: str


_SENTENCES = {
    Anchor.INTACT: "It stands there letter for letter.",
    Anchor.MOVED: "It stands there letter for letter, but among other words than before.",
    Anchor.REFORMATTED: "Only spacing, quotation marks, dashes or capitals differ.",
    Anchor.GONE: "Neither the quote nor anything like it stands in the text.",
}
_LIKE_ENOUGH = (80.0, 60.0, 40.0)
"""How alike words must be to be the quote reworded, by how many of its two sides still stand beside them."""

_SHORT, _SHORT_LIKE_ENOUGH = 4, 88.0
_CLEARLY = 4.0
_MOST_BESIDE = 8
_MOST_TOLD = 3
_MOST_PLACES = 1000
_MARKS = "\"'“”‘’„‚«»‹›"


def find_again(quote: str, before: str, after: str, text: str) -> Found:
    """Returns what became of a quote in a text; `before` and `after` are the words that stood around it.

    The words around it decide between several places; where they cannot, it is `ambiguous` and has no place. They also
    decide against the same words elsewhere: a correction that repeats the old figure does not make the quote `moved`.
    """
    sought = _Sought(quote, before, after)
    if not sought.words:
        return _plainly(Anchor.GONE, None)
    if framed := sought.framed(text):
        return _plainly(Anchor.INTACT, framed)
    exact = [Span(*place) for place in islice(places(text, quote), _MOST_PLACES) if sought.stands_alone(text, *place)]
    now = PlainWords(text)
    same = [_whole(sought, now, span) for span in exact] or _same_words(sought, now)
    return _of_the_same(sought, now, same, exactly=bool(exact)) if same else _of_the_like(sought, now)


class _Sought:
    """A quote with the words that stood around it."""

    def __init__(self, quote: str, before: str, after: str) -> None:
        self.quote, self.before, self.after = quote, before, after
        self.words, self.words_before, self.words_after = (PlainWords(part).words for part in (quote, before, after))

    def stands_alone(self, text: str, start: int, end: int) -> bool:
        """Tells whether a place cuts no word or figure that the quote did not cut: "10 jobs" is not in "110 jobs"."""
        front = _cuts(text[max(0, start - 2) : start], self.quote) == _cuts(self.before, self.quote)
        return front and _cuts(self.quote, text[end : end + 2]) == _cuts(self.quote, self.after)

    def framed(self, text: str) -> Span | None:
        """Returns the one place where the quote stands between the very letters that stood around it."""
        frame = self.before + self.quote + self.after
        if len(frame) == len(self.quote) or text.count(frame) != 1:
            return None
        start = text.index(frame) + len(self.before)
        return Span(start, start + len(self.quote))

    def sides(self, now: PlainWords, first: int, last: int) -> tuple[int, int]:
        """Counts the words in front of a place and behind it that stood there before."""
        front = _agreeing(self.words_before[::-1], now.words[max(0, first - _MOST_BESIDE) : first][::-1])
        return front, _agreeing(self.words_after, now.words[last : last + _MOST_BESIDE])

    def fits(self, now: PlainWords, first: int, last: int) -> int:
        """Counts the sides of a place that are as they were: two words of each, or the edge of the text."""
        front, behind = self.sides(now, first, last)
        at_front = front >= min(2, len(self.words_before)) if self.words_before else first == 0
        at_end = behind >= min(2, len(self.words_after)) if self.words_after else last == len(now.words)
        return at_front + at_end


@dataclass(frozen=True, slots=True)
class _Place:
    """A stretch of the text as it is now, with how well what stands around it agrees and how alike it is."""

    span: Span
    fits: int
    beside: int
    likeness: float = 100.0

    def rank(self) -> tuple[int, float]:
        """What the best place is the greatest of."""
        return self.fits, self.likeness + self.beside


def _cuts(left: str, right: str) -> bool:
    """Tells whether the edge between two stretches runs through a word or a figure."""
    if left[-1:].isalnum() and right[:1].isalnum():
        return True
    inside = re.search(r"\d[.,]$", left[-2:]) and right[:1].isdigit()
    return bool(inside or (left[-1:].isdigit() and re.match(r"[.,]\d", right)))


def _agreeing(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    for word, same in zip(one, other, strict=False):
        if word != same:
            break
        count += word[0].isalnum()
    return count


def _placed(sought: _Sought, now: PlainWords, first: int, last: int, span: Span, likeness: float = 100.0) -> _Place:
    return _Place(span, sought.fits(now, first, last), sum(sought.sides(now, first, last)), likeness)


def _whole(sought: _Sought, now: PlainWords, span: Span) -> _Place:
    first = bisect_right(now.spans, span.start, key=lambda place: place[1])
    last = bisect_left(now.spans, span.end, key=lambda place: place[0])
    return _placed(sought, now, first, last, span)


def _same_words(sought: _Sought, now: PlainWords) -> list[_Place]:
    count = len(sought.words)
    firsts = islice(runs(now.words, sought.words), _MOST_PLACES)
    return [_of_candidate(sought, now, Candidate(first, first + count, 100.0)) for first in firsts]


def _of_candidate(sought: _Sought, now: PlainWords, found: Candidate) -> _Place:
    span = _with_marks(sought.quote, now.text, now.spans[found.first][0], now.spans[found.last - 1][1])
    return _placed(sought, now, found.first, found.last, span, found.likeness)


def _with_marks(quote: str, text: str, start: int, end: int) -> Span:
    """Takes quotation marks at the edges into a place where the quote had them."""
    opened = quote[:1] in _MARKS and start > 0 and text[start - 1] in _MARKS
    closed = quote[-1:] in _MARKS and text[end : end + 1] in {*_MARKS}
    return Span(start - opened, end + closed)


def _of_the_same(sought: _Sought, now: PlainWords, same: list[_Place], *, exactly: bool) -> Found:
    same.sort(key=_Place.rank, reverse=True)
    best = same[0]
    if len(same) > 1 and (best.rank() == same[1].rank() or not best.fits):
        return _ambiguous(len(same))
    if not best.fits and (changed := _between(sought, now)):
        return _changed(sought.quote, now.text, changed)
    if not exactly:
        return _plainly(Anchor.REFORMATTED, best.span)
    return _plainly(Anchor.INTACT if best.fits or not sought.before + sought.after else Anchor.MOVED, best.span)


def _between(sought: _Sought, now: PlainWords) -> _Place | None:
    """Returns the one place between the words that stood around the quote, where it is like the quote."""
    found = [
        _of_candidate(sought, now, candidate)
        for candidate in between(now.words, sought.words, sought.words_before, sought.words_after)
        if candidate.likeness >= _LIKE_ENOUGH[2]
    ]
    return found[0] if len(found) == 1 else None


def _of_the_like(sought: _Sought, now: PlainWords) -> Found:
    framed = between(now.words, sought.words, sought.words_before, sought.words_after)
    found = [_of_candidate(sought, now, candidate) for candidate in (*framed, *candidates(now.words, sought.words))]
    like = sorted((place for place in found if _is_like(sought, now, place)), key=_Place.rank, reverse=True)
    if not like:
        return _plainly(Anchor.GONE, None)
    best = like[0]
    rivals = [place for place in like[1:] if _apart(place.span, best.span) and _is_rival(place, best)]
    return _ambiguous(len(rivals) + 1) if rivals else _changed(sought.quote, now.text, best)


def _is_like(sought: _Sought, now: PlainWords, place: _Place) -> bool:
    """Tells whether a place may be the quote reworded; with nothing beside it, another name makes another claim."""
    if place.fits:
        return place.likeness >= _LIKE_ENOUGH[place.fits]
    if place.likeness < (_SHORT_LIKE_ENOUGH if len(sought.words) < _SHORT else _LIKE_ENOUGH[0]):
        return False
    return all(found.weight is not Weight.NAME for found in compare(sought.quote, place.span.of(now.text)))


def _apart(one: Span, other: Span) -> bool:
    return one.end <= other.start or other.end <= one.start


def _is_rival(place: _Place, best: _Place) -> bool:
    return place.fits == best.fits and best.rank()[1] - place.rank()[1] < _CLEARLY


def _plainly(state: Anchor, place: Span | None) -> Found:
    return Found(state, place, _SENTENCES[state])


def _ambiguous(count: int) -> Found:
    return Found(
        Anchor.AMBIGUOUS, None, f"It may be any of {count} places, and what stands around them does not tell which."
    )


def _changed(quote: str, text: str, place: _Place) -> Found:
    found = compare(quote, place.span.of(text))
    if not found:
        return _plainly(Anchor.REFORMATTED, place.span)
    figures = any(difference.weight is Weight.FIGURE for difference in found)
    return Found(Anchor.FIGURE_CHANGED if figures else Anchor.REWORDED, place.span, _in_one_sentence(found))


def _in_one_sentence(found: list[Difference]) -> str:
    told = [difference.sentence.removesuffix(".") for difference in found[:_MOST_TOLD]]
    if more := len(found) - len(told):
        told.append(f"and {more} more {'difference' if more == 1 else 'differences'}")
    return "; ".join(told) + "."
