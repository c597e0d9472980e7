"""The signs by which a sentence is weighed: what a reader would notice, its words, and how it is built. Decides nothing."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from claims.reading.word_sorts import sorts_of
from claims.reading.wordlists import listed

_TOKEN = re.compile(r"[$€£¥]?\d[\d,.]*\d%?|[$€£¥]?\d%?|[a-z]+(?:'[a-z]+)?|[?!%]")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w'’-]+")
_ACRONYM = re.compile(r"\b[A-Z]{2,}\b|\b[A-Z]\.[A-Z]\.")
_WIDTHS = (4, 7, 10, 14, 19, 26, 36, 50)
_STEM = 5
_FIGURES = listed("""
    #money #percent #number million billion trillion thousand hundred percent cents dollars pounds two three four five
    six seven eight nine ten twenty thirty forty fifty
""")
_NOTICED = {
    "past": listed("""
        was were had did went got came took gave made said told voted passed lost won left cut built brought ran became
        began put kept sent spent paid led met rose fell grew saw knew found held wrote broke spoke chose drove
    """),
    "future": listed("will shall won't i'll we'll he'll they'll it'll going"),
    "hedge": listed("think believe feel hope guess maybe perhaps suppose seems should"),
    "comparing": listed("""
        more less fewer most least highest lowest biggest largest smallest higher lower bigger larger smaller than doubled
        tripled increased decreased increase decrease half double record average rate number
    """),
    "others": listed("he she his her they their him them"),
    "I": listed("i i'm i've my me i'll i'd"),
    "we": listed("we we've we're our us we'll"),
    "you": listed("you you're your you've"),
    "money": listed("#money dollars pounds cents"),
    "percent": listed("#percent % percent"),
    "year": listed("#year"),
    "time": listed("year years month months ago since last today week decade"),
    "question": listed("?"),
    "not": listed("not never no didn't don't doesn't won't hasn't haven't isn't"),
}
_WITH_FIGURE = listed("past future comparing hedge we others I")


class Signs(NamedTuple):
    """The signs of a sentence: `noticed` are those that people can be told of."""

    noticed: frozenset[str]
    words: frozenset[str]
    stems: frozenset[str]
    built: frozenset[str]


def signs_of(sentence: str) -> Signs:
    """Reads the signs of a sentence."""
    tokens = _tokens(sentence)
    return Signs(
        noticed=frozenset(_noticed(sentence, tokens)),
        words=frozenset(tokens).union(map(" ".join, pairwise(tokens))),
        stems=frozenset([word[:_STEM] for word in tokens if len(word) > _STEM]),
        built=_built(sorts_of(sentence, tokens)),
    )


def _built(sorts: list[str]) -> frozenset[str]:
    return frozenset(sorts).union(map(" ".join, pairwise(["^", *sorts])))


def _tokens(sentence: str) -> list[str]:
    """The words in small letters; an amount becomes the name of its sort."""
    plain = sentence.lower().replace("’", "'")
    return [word if word[0] not in "0123456789$€£¥" else _sort(word) for word in _TOKEN.findall(plain)]


def _sort(word: str) -> str:
    if word[0] in "$€£¥":
        return "#money"
    if word[-1] == "%":
        return "#percent"
    return "#year" if len(word) == 4 and _YEAR.fullmatch(word) else "#number"


def _noticed(sentence: str, tokens: list[str]) -> Iterator[str]:
    found = frozenset(tokens)
    seen = [sign for sign, words in _NOTICED.items() if not words.isdisjoint(found)]
    yield from seen
    if _FIGURES.isdisjoint(found):
        yield "no figure"
    else:
        yield "figure"
        yield from (f"{sign} & figure" for sign in seen if sign in _WITH_FIGURE)
    yield f"words<{next((width for width in _WIDTHS if len(tokens) < width), 99)}"
    yield from _ends(sentence, tokens)


def _ends(sentence: str, tokens: list[str]) -> Iterator[str]:
    names = len(_NAME.findall(sentence))
    if names:
        yield "name" if names == 1 else "names"
    if _ACRONYM.search(sentence):
        yield "acronym"
    if tokens:
        yield f"^{tokens[0]}"
        yield f"{tokens[-1]}$"
