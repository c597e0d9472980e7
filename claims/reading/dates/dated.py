"""Finds in a text the words that name a window to come. A past date is no deadline; what cannot be read is left out."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from claims.reading.dates.deadlines import Setting, read_plain
from claims.reading.dates.doubts import is_doubtful
from claims.reading.dates.events import find_events
from claims.reading.dates.foreign import find_foreign
from claims.reading.dates.grains import grain_of
from claims.reading.dates.marked import Dated, Marked, mark
from claims.reading.dates.outlook import looks_ahead
from claims.reading.dates.phrases import plain
from claims.reading.values import Deadline, Grain, Span
from claims.reading.windows import Window, day_in_words
from claims.reading.wordlists import listed

_DEFAULT = Setting()
_LONGEST = 14
_BLANK_LINE = re.compile(r"\n\s*\n")
_RUN = re.compile(r"[^0|]+")
_NAMED = re.compile(r"[YMWUSTFQ]|n[/.\-]n|ao")
_HOPELESS = re.compile(r"YY|MM|TT|FF|nnnn|Y.?Y.?Y")
_FIGURES = re.compile(r"[Yno/.,-]+")
_ADJACENT = re.compile(r"[Yno]{2}")
_UNIT_ALONE = re.compile(r"[agzno-]*U[z]?")
_POINTING = listed(
    """
    the this next last past previous coming upcoming following current rest remainder end early earlier late later
    mid by within before until till through throughout over on during whole all start beginning close quarter half
    first second third fourth final in at under inside less ago from now hence ahead century centuries to or my
    """
)
_BEFORE_VERBS = listed("will would to should may might could can must not it'll they'll we'll i'll he'll she'll")
_PARTICLES = frozenset({"in", "on", "over", "up", "off", "out"})
_RELATIONS = frozenset({"from", "by", "until", "till", "before", "in", "on", "during", "over", "within", "between"})
_ENGLISH = listed(
    "the and of will by with that from his her its this be would said says has had we you they our a an please"
)
_FEW_WORDS = 12
_ORDINAL_ALONE = re.compile(r"[aogn]+")
_NUMBER_ALONE = re.compile(r"[agz]*n[.-]n")
_SMALL_WORDS = frozenset({"may", "march", "mar"})
_FIRST = frozenset("YMWSTFQUnoaz")
_LAST = frozenset("YMWSTFQUnoez")


def find(text: str, against: date, setting: Setting = _DEFAULT) -> list[Deadline]:
    """Returns every deadline of a text, in order and without overlap, read against a day."""
    return [deadline for block in _blocks(text) for deadline in _in_block(block, text, against, setting)]


def _blocks(text: str) -> Iterator[Span]:
    """Gives the paragraphs, so that no words are read across a blank line."""
    start = 0
    for blank in _BLANK_LINE.finditer(text):
        yield Span(start, blank.start())
        start = blank.end()
    yield Span(start, len(text))


def _in_block(block: Span, text: str, against: date, setting: Setting) -> list[Deadline]:
    seen = mark(block.of(text))
    found = list(find_events(seen))
    taken = [deadline.span for deadline in found]
    for dated in _ahead(seen, against, setting):
        span = Span(seen.starts[dated.first], seen.starts[dated.first] + len(_words(seen, dated.first, dated.last)))
        if _is_free(span, taken):
            found.append(_deadline(seen, dated, span, against))
    taken = sorted((deadline.span for deadline in found), key=lambda span: span.start)
    found += [deadline for deadline in find_foreign(seen.text, against) if _is_free(deadline.span, taken)]
    return [_moved(deadline, block.start) for deadline in sorted(found, key=lambda deadline: deadline.span.start)]


def _ahead(seen: Marked, against: date, setting: Setting) -> Iterator[Dated]:
    english = _is_english(seen)
    for dated in _dated(seen, against, setting):
        has_year = "Y" in seen.marks[dated.first : dated.last + 1]
        if (english or has_year) and looks_ahead(seen, dated, against) and not is_doubtful(seen, dated):
            yield dated


def _is_english(seen: Marked) -> bool:
    """Tells whether a paragraph has common English words: without them no verb says whether a day is to come."""
    return len(seen.words) < _FEW_WORDS or not _ENGLISH.isdisjoint(seen.words)


def _moved(deadline: Deadline, by: int) -> Deadline:
    return replace(deadline, span=Span(deadline.span.start + by, deadline.span.end + by))


def _dated(seen: Marked, against: date, setting: Setting) -> Iterator[Dated]:
    for run in _RUN.finditer(seen.marks):
        if _NAMED.search(run[0]):
            yield from _in_run(seen, run.start(), run.end(), against, setting)


def _in_run(seen: Marked, start: int, end: int, against: date, setting: Setting) -> Iterator[Dated]:
    """Reads the longest words that can be read, from the left."""
    while start < end:
        begins = seen.marks[start] in _FIRST and not _is_verb(seen, start)
        dated = _longest(seen, start, end, against, setting) if begins else None
        if dated:
            yield dated
        start = dated.last + 1 if dated else start + 1


def _is_verb(seen: Marked, at: int) -> bool:
    """Tells "it will close in June" and "prices fall by May" from "the close of June" and "in the fall"."""
    if seen.words[at] in _PARTICLES or seen.words[at] == "fall":
        return seen.word(at + 1) in _RELATIONS
    if seen.words[at] not in ("end", "start", "close"):
        return False
    named = seen.word(at + 1) == "of" or seen.marks[at + 1 : at + 2] in ("-", "M", "Y", "Q")
    return not named or seen.word(at - 1) in _BEFORE_VERBS


def _longest(seen: Marked, first: int, end: int, against: date, setting: Setting) -> Dated | None:
    end = min(end, first + _LONGEST)
    named = _NAMED.search(seen.marks, first, end)
    for last in range(end - 1, named.end() - 2 if named else end, -1):
        if seen.marks[last] not in _LAST:
            continue
        if _is_worth_reading(seen, first, last) and (found := _read(_words(seen, first, last), against, setting)):
            return Dated(first, last, *found)
    return None


def _words(seen: Marked, first: int, last: int) -> str:
    """Gives the words without the ending of "next year's"."""
    words = seen.of(first, last)
    return words[:-2] if seen.words[last].endswith(("'s", "’s")) and seen.words[last][0] not in "n12345678" else words


def _is_worth_reading(seen: Marked, first: int, last: int) -> bool:
    """Spares the reader what it cannot read: "a year", "two weeks", "1.2"."""
    marks, words = seen.marks[first : last + 1], seen.words[first : last + 1]
    if _HOPELESS.search(marks) or (_FIGURES.fullmatch(marks) and _ADJACENT.search(marks)):
        return False
    if _UNIT_ALONE.fullmatch(marks):
        return not _POINTING.isdisjoint(words)
    if _NUMBER_ALONE.fullmatch(marks):
        return "on" in words
    if _ORDINAL_ALONE.fullmatch(marks):
        return words[-1][0].isdigit()
    return seen.text[seen.starts[first] : seen.ends[last]] not in _SMALL_WORDS


_plain = lru_cache(maxsize=8192)(plain)


@lru_cache(maxsize=8192)
def _read(words: str, against: date, setting: Setting) -> tuple[str, Window] | None:
    phrase = _plain(words)
    window = read_plain(phrase, against, setting)
    return (phrase, window) if window else None


def _deadline(seen: Marked, dated: Dated, span: Span, against: date) -> Deadline:
    words = span.of(seen.text)
    window = Window(dated.window.earliest, dated.window.latest, words, dated.window.soft)
    grain = grain_of(dated.phrase)
    return Deadline(words, span, window, grain, window.soft, _how(window, grain, against))


def _how(window: Window, grain: Grain, against: date) -> str:
    reading = "The widest reading of words that are a convention" if window.soft else "As the words say"
    if grain is Grain.VAGUE:
        reading = "A convention, since the words leave the number open"
    return f"{reading}, read against {day_in_words(against)}."


def _is_free(span: Span, taken: list[Span]) -> bool:
    """Tells whether a stretch overlaps none of those that are taken, which stand in order."""
    at = bisect_left(taken, span.end, key=lambda other: other.start)
    return at == 0 or taken[at - 1].end <= span.start
