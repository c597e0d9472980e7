"""Weighs how worth checking each sentence is, by small linear weights trained on debates (`tests/scores/training.py`).

Gives its reasons in words. Knows nothing of the world and judges nothing true: a person decides what is checked.
"""

import json
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import repeat, takewhile
from math import exp, sqrt
from typing import NamedTuple

from claims.reading.values import Span, Weighed
from claims.reading.weighing.kinds import kind_of, quoted_in
from claims.reading.weighing.promises import is_promise
from claims.reading.weighing.signs import Sign, Signs, signs_of
from claims.reading.weighing.word_sorts import carries_meaning

CHECK_WORTHY_FROM = 0.5
"""The weight from which a sentence is proposed as worth checking; the trained threshold lies in the bias."""

_IN_WORDS = {
    "figure": "has a figure",
    "money": "names a sum of money",
    "percent": "gives a share in percent",
    "year": "names a year",
    "time": "says since when or for how long",
    "past": "says what was done",
    "comparing": "compares or counts",
    "others": "speaks of somebody else",
    "public": "is about a public matter",
    "name": "names somebody or something",
    "names": "names several people or things",
    "acronym": "names an institution",
    "not": "denies something",
}
"""What makes a sentence worth checking."""

_LIGHTER_IN_WORDS = {
    "question": "is a question",
    "future": "is about what is to come",
    "hedge": "says what somebody thinks or wishes",
    "I": "speaks of the speaker",
    "you": "speaks to the listener",
    "no figure": "has no figure",
    "words<4": "is very short",
    "words<7": "is short",
}
_OPPOSITES = {"figure": "no figure"}
"""A sentence has one of the two, so that what one is worth is what the other takes."""

_NOTHING = repeat(0.0)
_TOLD, _TOLD_WORDS = 4, 2
_TELLING = 0.1
"""What moves a weight by less than this is no reason."""


class _Weights(NamedTuple):
    bias: float
    noticed: dict[Sign, float]
    words: dict[Sign, float]
    stems: dict[Sign, float]
    built: dict[Sign, float]


@cache
def _weights() -> _Weights:
    read = json.loads(files("claims.reading.weighing").joinpath("weights.json").read_text(encoding="utf-8"))
    return _Weights(read["bias"], read["noticed"], _pairs(read["words"]), read["stems"], _pairs(read["built"]))


def _pairs(weights: dict[str, float]) -> dict[Sign, float]:
    """Two words side by side are looked up as two."""
    return {tuple(words.split(" ")) if " " in words else words: by for words, by in weights.items()}


def weigh(text: str, sentences: list[Span]) -> list[Weighed]:
    """Weighs the sentences of a text: the weight from 0 to 1, why, the kind, and whether it is worth checking."""
    quoted = quoted_in(text)
    ends = [part.end for part in quoted]
    return [_weighed(text, span, _within(text, span, quoted[bisect_right(ends, span.start) :])) for span in sentences]


def _within(text: str, span: Span, quoted: list[Span]) -> str:
    """The words of a sentence that stand in quotations."""
    parts = takewhile(lambda part: part.start < span.end, quoted)
    return " ".join(text[max(span.start, part.start) : min(span.end, part.end)] for part in parts)


def _weighed(text: str, span: Span, quoted: str) -> Weighed:
    sentence = span.of(text)
    signs = signs_of(sentence)
    promise = is_promise(sentence, signs.words)
    weight = _share(_total(signs))
    return Weighed(
        span=span,
        weight=round(weight, 4),
        reasons=("promises something",) * promise + _reasons(signs, heavy=weight >= CHECK_WORTHY_FROM),
        kind=kind_of(sentence, signs.words, promise=promise, quoted=quoted),
        check_worthy=weight >= CHECK_WORTHY_FROM,
        promise=promise,
    )


def _total(signs: Signs) -> float:
    weights = _weights()
    return (
        weights.bias
        + sum(map(weights.noticed.get, signs.noticed, _NOTHING))
        + sum(map(_share_of_length, signs[1:], weights[2:]))
    )


def _share_of_length(found: frozenset[Sign], weights: dict[Sign, float]) -> float:
    """A long sentence is no heavier for its many words alone."""
    return sum(map(weights.get, found, _NOTHING)) / sqrt(len(found) or 1)


def _share(total: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def _reasons(signs: Signs, *, heavy: bool) -> tuple[str, ...]:
    """What moved the weight most towards what was decided, the strongest first; words come behind signs."""
    if not heavy:
        return tuple(_strongest(_lighter(signs)))[:_TOLD]
    return (*_strongest(_heavier(signs)), *_strongest(_telling_words(signs))[:_TOLD_WORDS])[:_TOLD]


def _strongest(told: Iterator[tuple[float, str]]) -> list[str]:
    return [reason for _, reason in sorted(told, key=lambda moved: (-moved[0], moved[1]))]


def _heavier(signs: Signs) -> Iterator[tuple[float, str]]:
    heavy = _heavy_signs()
    return ((heavy[sign], _IN_WORDS[sign]) for sign in filter(heavy.__contains__, signs.noticed))


@cache
def _heavy_signs() -> dict[str, float]:
    weights = _weights().noticed
    moved = {sign: weights.get(sign, 0.0) - weights.get(_OPPOSITES.get(sign, ""), 0.0) for sign in _IN_WORDS}
    return {sign: by for sign, by in moved.items() if by > _TELLING}


def _telling_words(signs: Signs) -> Iterator[tuple[float, str]]:
    weights, length = _heavy_words(), sqrt(len(signs.words) or 1)
    moved = ((weights[word] / length, word) for word in filter(weights.__contains__, signs.words))
    return ((by, f"speaks of “{word}”") for by, word in moved if by > _TELLING)


@cache
def _heavy_words() -> dict[Sign, float]:
    words = ((word, by) for word, by in _weights().words.items() if by > _TELLING and isinstance(word, str))
    return {word: by for word, by in words if carries_meaning(word)}


def _lighter(signs: Signs) -> Iterator[tuple[float, str]]:
    weights = _weights().noticed
    for sign in signs.noticed & _LIGHTER_IN_WORDS.keys():
        if (by := weights.get(sign, 0.0)) < -_TELLING:
            yield -by, _LIGHTER_IN_WORDS[sign]
