"""Shares for scorecards. Everyone has a card; only a comparison needs enough claims."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from db.words import Word

MIN_TO_COMPARE: Final = 5

SomeWord = TypeVar("SomeWord", bound=Word)


@dataclass(frozen=True, slots=True)
class Share(Generic[SomeWord]):
    """How many claims carry a word, and what whole percentage of the card that is."""

    word: SomeWord
    n: int
    percent: int


def shares(counts: Mapping[SomeWord, int]) -> tuple[Share[SomeWord], ...]:
    """Returns a share for each word in the order given; percents add up to 100, or are all 0 on an empty card.

    Percents are rounded by the largest remainder, the earlier word first where remainders are equal.
    """
    total = sum(counts.values())
    if total == 0:
        return tuple(Share(word, 0, 0) for word in counts)
    percents = {word: n * 100 // total for word, n in counts.items()}
    by_remainder = sorted(counts, key=lambda word: counts[word] * 100 % total, reverse=True)
    for word in by_remainder[: 100 - sum(percents.values())]:
        percents[word] += 1
    return tuple(Share(word, n, percents[word]) for word, n in counts.items())


def may_be_compared(counts: Mapping[SomeWord, int]) -> bool:
    """Tells whether a card holds enough claims to stand beside another."""
    return sum(counts.values()) >= MIN_TO_COMPARE
