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
    """Returns a share for each word in the order given, its percents all 0 on an empty card.

    Each is rounded by itself, halves up: equal numbers are equal percents, even where these add up to 99 or 101.
    """
    total = sum(counts.values())
    return tuple(Share(word, n, (200 * n + total) // (2 * total) if total else 0) for word, n in counts.items())


def may_be_compared(counts: Mapping[SomeWord, int]) -> bool:
    """Tells whether a card holds enough claims to stand beside another."""
    return sum(counts.values()) >= MIN_TO_COMPARE
