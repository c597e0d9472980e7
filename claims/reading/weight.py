"""Weighs how worth checking each sentence is, by small linear weights trained on debates (`tests/scores/training.py`).

Gives its reasons in words. Knows nothing of the world and judges nothing true: a person decides what is checked.
"""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from math import exp, sqrt
from typing import NamedTuple

from claims.reading.kinds import kind_of, quoted_in
from claims.reading.promises import is_promise
from claims.reading.signs import signs_of, tokens_of, words_of
from claims.reading.values import Span, Weighed

CHECK_WORTHY_FROM = 0.5
"""The weight from which a sentence is proposed as worth checking; the trained threshold lies in the bias."""

_IN_WORDS = {
    "*figure": "has a figure",
    "*money": "names a sum of money",
    "*percent": "gives a share in percent",
    "*year": "names a year",
    "*time": "says since when or for how long",
    "*past": "says what was done",
    "*comparing": "compares or counts",
    "*others": "speaks of somebody else",
    "*name": "names somebody or something",
    "*names": "names several people or things",
    "*acronym": "names an institution",
    "*not": "denies something",
    "*question": "is a question",
    "*future": "is about what is to come",
    "*hedge": "says what somebody thinks or wishes",
    "*I": "speaks of the speaker",
    "*you": "speaks to the listener",
    "*no figure": "has no figure",
    "*words<4": "is very short",
    "*words<7": "is short",
}
_LIGHT = frozenset(["*question", "*future", "*hedge", "*I", "*you", "*no figure", "*words<4", "*words<7"])
"""Told only where they make a sentence lighter; the others only where they make it heavier."""

_TOLD = 4
_TELLING = 0.15
"""What moves a weight by less than this is no reason."""


class _Weights(NamedTuple):
    bias: float
    signs: dict[str, float]
    words: dict[str, float]


class _Moved(NamedTuple):
    by: float
    sign: str


@cache
def _weights() -> _Weights:
    held = json.loads(files("claims.reading").joinpath("weights.json").read_text(encoding="utf-8"))
    return _Weights(held["bias"], held["signs"], held["words"])


def weigh(text: str, sentences: list[Span]) -> list[Weighed]:
    """Weighs the sentences of a text: the weight from 0 to 1, why, the kind, and whether it is worth checking."""
    quoted = quoted_in(text)
    return [_weighed(text, span, _words_within(text, span, quoted)) for span in sentences]


def score(sentence: str) -> float:
    """Returns the weight of a sentence alone, from 0 to 1."""
    return _share(_weights().bias + sum(moved.by for moved in _moves(sentence)))


def _weighed(text: str, span: Span, quoted: str) -> Weighed:
    sentence = span.of(text)
    promise = is_promise(sentence)
    moves = list(_moves(sentence))
    weight = _share(_weights().bias + sum(moved.by for moved in moves))
    return Weighed(
        span=span,
        weight=round(weight, 4),
        reasons=("promises something",) * promise + _reasons(moves),
        kind=kind_of(sentence, promise=promise, quoted=quoted),
        check_worthy=weight >= CHECK_WORTHY_FROM,
        promise=promise,
    )


def _words_within(text: str, span: Span, quoted: list[Span]) -> str:
    parts = (text[max(span.start, part.start) : min(span.end, part.end)] for part in quoted)
    return " ".join(part for part in parts if part)


def _share(total: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def _moves(sentence: str) -> Iterator[_Moved]:
    """Gives each sign of the sentence that the weights know, with how far it moves the total."""
    weights, tokens = _weights(), tokens_of(sentence)
    for sign in signs_of(sentence, tokens):
        if (by := weights.signs.get(sign)) is not None:
            yield _Moved(by, sign)
    found = words_of(tokens)
    known = found & weights.words.keys()
    length = sqrt(len(found) or 1)
    for word in known:
        yield _Moved(weights.words[word] / length, word)


def _reasons(moves: list[_Moved]) -> tuple[str, ...]:
    told = (_in_words(moved) for moved in sorted(moves, key=lambda moved: (-abs(moved.by), moved.sign)))
    return tuple(dict.fromkeys(reason for reason in told if reason))[:_TOLD]


def _in_words(moved: _Moved) -> str | None:
    heavier = moved.by > 0
    if abs(moved.by) < _TELLING:
        return None
    if moved.sign in _IN_WORDS:
        return _IN_WORDS[moved.sign] if heavier != (moved.sign in _LIGHT) else None
    if moved.sign[0] in "*^#" or moved.sign[-1] == "$" or "#" in moved.sign:
        return None
    return f"speaks of “{moved.sign}”" if heavier else None
