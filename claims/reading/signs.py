"""The signs by which a sentence is weighed: its words, pairs of words, and what a reader would notice. Decides nothing.

A sign that begins with a star is one that people can be told of; the others are words as they stand.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from claims.reading.wordlists import listed

_TOKEN = re.compile(r"[$€£¥]?\d[\d,.]*\d%?|[$€£¥]?\d%?|[a-z]+(?:'[a-z]+)?|[?!%]")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_SCALES = frozenset(["million", "billion", "trillion", "thousand", "hundred", "percent", "cents", "dollars", "pounds"])
_NUMBER_WORDS = frozenset(
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty", "thirty", "forty", "fifty"]
)
_PAST = listed("""
    was were had did went got came took gave made said told voted passed lost won left cut built brought ran became
    began put kept sent spent paid led met rose fell grew saw knew found held wrote broke spoke chose drove
""")
_FUTURE = frozenset(["will", "shall", "won't", "i'll", "we'll", "he'll", "they'll", "it'll", "going"])
_HEDGES = frozenset(["think", "believe", "feel", "hope", "guess", "maybe", "perhaps", "suppose", "seems", "should"])
_COMPARING = listed("""
    more less fewer most least highest lowest biggest largest smallest higher lower bigger larger smaller than
    doubled tripled increased decreased increase decrease half double record average rate number
""")
_OTHERS = frozenset(["he", "she", "his", "her", "they", "their", "him", "them"])
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w'’-]+")
_ACRONYM = re.compile(r"\b[A-Z]{2,}\b|\b(?:[A-Z]\.){2,}")
_WIDTHS = (4, 7, 10, 14, 19, 26, 36, 50)


def tokens_of(sentence: str) -> list[str]:
    """Returns the words of a sentence in small letters; amounts become the name of their sort."""
    plain = sentence.lower().replace("’", "'")
    return [_sort(word) if word[0] in "0123456789$€£¥" else word for word in _TOKEN.findall(plain)]


def _sort(word: str) -> str:
    if word[0] in "$€£¥":
        return "#money"
    if word[-1] == "%":
        return "#percent"
    return "#year" if len(word) == 4 and _YEAR.fullmatch(word) else "#number"


def words_in(sentence: str) -> set[str]:
    """Returns the words and the pairs of neighbouring words of a sentence."""
    return words_of(tokens_of(sentence))


def words_of(tokens: list[str]) -> set[str]:
    """Returns the words and the pairs of neighbouring words."""
    return {*tokens, *map(" ".join, pairwise(tokens))}


def signs_in(sentence: str) -> list[str]:
    """Returns the signs of a sentence."""
    return list(signs_of(sentence, tokens_of(sentence)))


def signs_of(sentence: str, tokens: list[str]) -> Iterator[str]:
    """Gives the signs that a reader would notice, each once."""
    found = frozenset(tokens)
    yield from (sign for sign, words in _SETS if not words.isdisjoint(found))
    yield f"*words<{next((width for width in _WIDTHS if len(tokens) < width), 99)}"
    names = len(_NAME.findall(sentence))
    if names:
        yield "*name" if names == 1 else "*names"
    if _ACRONYM.search(sentence):
        yield "*acronym"
    if tokens:
        yield f"^{tokens[0]}"
        yield f"{tokens[-1]}$"
    yield from _together(found)


def _together(found: frozenset[str]) -> Iterator[str]:
    figure = not _FIGURES.isdisjoint(found)
    if not figure:
        yield "*no figure"
    for sign, words in _SETS[1:]:
        if figure and sign in _WITH_FIGURE and not words.isdisjoint(found):
            yield f"{sign} & figure"


_FIGURES = frozenset(["#money", "#percent", "#number"]) | _SCALES | _NUMBER_WORDS
_SETS: tuple[tuple[str, frozenset[str]], ...] = (
    ("*figure", _FIGURES),
    ("*money", frozenset(["#money", "dollars", "pounds", "cents"])),
    ("*percent", frozenset(["#percent", "%", "percent"])),
    ("*year", frozenset(["#year"])),
    ("*time", frozenset(["year", "years", "month", "months", "ago", "since", "last", "today", "week", "decade"])),
    ("*past", _PAST),
    ("*future", _FUTURE),
    ("*hedge", _HEDGES),
    ("*comparing", _COMPARING),
    ("*others", _OTHERS),
    ("*I", frozenset(["i", "i'm", "i've", "my", "me", "i'll", "i'd"])),
    ("*we", frozenset(["we", "we've", "we're", "our", "us", "we'll"])),
    ("*you", frozenset(["you", "you're", "your", "you've"])),
    ("*question", frozenset(["?"])),
    ("*not", frozenset(["not", "never", "no", "didn't", "don't", "doesn't", "won't", "hasn't", "haven't", "isn't"])),
)
_WITH_FIGURE = frozenset(["*past", "*future", "*comparing", "*hedge", "*we", "*others", "*I"])
