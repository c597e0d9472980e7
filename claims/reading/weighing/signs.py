"""The signs by which a sentence is weighed: what a reader would notice, its words, how it is built. Decides nothing."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import NamedTuple, TypeAlias

from claims.reading.weighing.word_sorts import sorts_of
from claims.reading.wordlists import listed

_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|[$€£¥]?\d[\d,.]*\d%?|[$€£¥]?\d%?|[?!%]")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_NAME = re.compile(r"[A-Z](?<=[a-z,;] .)[\w'’-]+")
_ACRONYM = re.compile(r"[A-Z](?<!\w.)(?:[A-Z]+\b|\.[A-Z]\.)")
_WIDTHS = (4, 7, 10, 14, 19, 26, 36, 50, 10**9)
_DIGIT = re.compile(r"\d")
_AMOUNTS = frozenset("0123456789$€£¥")
_STEM = 5
_NOTICED = {
    "figure": listed("""
    #money #percent #number million billion trillion thousand hundred percent cents dollars pounds two three four five
    six seven eight nine ten twenty thirty forty fifty
"""),
    "past": listed("""
        was were had did went got came took gave made said told voted passed lost won left cut built brought ran became
        began put kept sent spent paid led met rose fell grew saw knew found held wrote broke spoke chose drove
    """),
    "future": listed("will shall won't i'll we'll he'll they'll it'll going"),
    "hedge": listed("think believe feel hope guess maybe perhaps suppose seems should"),
    "comparing": listed("""
        more less fewer most least highest lowest biggest largest smallest higher lower bigger larger smaller than
        doubled tripled increased decreased increase decrease half double record average rate number
    """),
    "others": listed("he she his her they their him them"),
    "I": listed("i i'm i've my me i'll i'd"),
    "we": listed("we we've we're our us we'll"),
    "you": listed("you you're your you've"),
    "money": listed("#money dollars pounds cents"),
    "percent": listed("#percent % percent"),
    "year": listed("#year"),
    "time": listed("year years month months ago since last today week decade"),
    "public": listed("""
        tax taxes budget deficit deficits debt economy jobs unemployment wages wage inflation prices price income
        poverty trade tariffs tariff imports exports manufacturing factories industry oil gas coal energy fracking solar
        emissions climate pollution health healthcare insurance medicare medicaid insulin drugs prescription opioid
        opioids fentanyl hospitals covid coronavirus pandemic vaccine vaccines virus abortion abortions schools
        education teachers tuition college crime murder murders guns police prison prisons immigration immigrants
        border wall asylum migrants deported troops soldiers war wars military missiles nuclear weapons defense
        terrorism terrorists nato isis iran iraq syria russia ukraine china mexico korea israel afghanistan sanctions
        treaty deal bill law congress senate court election ballots votes pension pensions welfare housing homes
        mortgage mortgages bankruptcy banks stock billionaires millionaires middle-class families spending subsidies
        program programs agency administration
    """),
    "question": listed("?"),
    "not": listed("not never no didn't don't doesn't won't hasn't haven't isn't"),
}
_SIGNS_OF = {word: [sign for sign, words in _NOTICED.items() if word in words] for word in chain(*_NOTICED.values())}
_WITH_FIGURE = listed("public past future comparing hedge we others I")


Sign: TypeAlias = str | tuple[str, ...]
"""A word, or two that stand side by side."""


class Signs(NamedTuple):
    """The signs of a sentence: `noticed` are those that people can be told of."""

    noticed: frozenset[str]
    words: frozenset[Sign]
    stems: frozenset[str]
    built: frozenset[Sign]


def signs_of(sentence: str) -> Signs:
    """Reads the signs of a sentence."""
    tokens, names = _tokens(sentence), _NAME.findall(sentence)
    return Signs(
        noticed=frozenset(_noticed(sentence, tokens, len(names))),
        words=frozenset(chain(tokens, pairwise(tokens))),
        stems=frozenset([word[:_STEM] for word in tokens if len(word) > _STEM]),
        built=_built(sorts_of(tokens, names)),
    )


def _built(sorts: list[str]) -> frozenset[Sign]:
    return frozenset(chain(sorts, pairwise(["^", *sorts])))


def _tokens(sentence: str) -> list[str]:
    """The words in small letters; an amount becomes the name of its sort."""
    plain = sentence.lower().replace("’", "'")
    tokens: list[str] = _TOKEN.findall(plain)
    return [_sort(word) if word[0] in _AMOUNTS else word for word in tokens] if _DIGIT.search(plain) else tokens


def _sort(word: str) -> str:
    if word[0] in "$€£¥":
        return "#money"
    if word[-1] == "%":
        return "#percent"
    return "#year" if len(word) == 4 and _YEAR.fullmatch(word) else "#number"


def _noticed(sentence: str, tokens: list[str], names: int) -> Iterator[str]:
    seen = frozenset(chain.from_iterable(filter(None, map(_SIGNS_OF.get, tokens))))
    yield from seen
    if "figure" in seen:
        yield from (f"{sign} & figure" for sign in seen & _WITH_FIGURE)
    else:
        yield "no figure"
    yield f"words<{_WIDTHS[bisect_right(_WIDTHS, len(tokens))]}"
    if names:
        yield "name" if names == 1 else "names"
    if _ACRONYM.search(sentence):
        yield "acronym"
    if tokens:
        yield f"^{tokens[0]}"
        yield f"{tokens[-1]}$"
