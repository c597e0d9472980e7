"""Places in a text where a changed quote may stand now, ranked. Likeness only proposes; it decides nothing alone."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import accumulate, islice, product
from math import log2

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

_MOST = 6
_MOST_VOTES = 50_000
_MOST_FRAMES = 400
_MOST_MOVES = 12
_STEPS = (-4, -2, -1, 0, 1, 2, 4)
_EDGE = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words of a text, from the first to before the last, with how alike they are (0 to 100)."""

    first: int
    last: int
    likeness: float

    def overlaps(self, other: "Candidate") -> bool:
        """Tells whether both hold the same word."""
        return self.first < other.last and other.first < self.last


def runs(words: Sequence[str], wanted: Sequence[str]) -> Iterator[int]:
    """Yields where the wanted words begin, in order."""
    if not wanted:
        return
    offset = max(range(len(wanted)), key=lambda at: len(wanted[at]))
    at = offset - 1
    while True:
        try:
            at = words.index(wanted[offset], at + 1)
        except ValueError:
            return
        if words[at - offset : at - offset + len(wanted)] == wanted:
            yield at - offset


def candidates(words: list[str], wanted: list[str]) -> list[Candidate]:
    """Returns the places that share the most words with the wanted ones, rare words weighing more, the likest first."""
    found = [_fitted(words, wanted, first) for first in _peaks(words, wanted)]
    return sorted(found, key=lambda candidate: -candidate.likeness)


def between(words: list[str], wanted: list[str], before: list[str], after: list[str]) -> list[Candidate]:
    """Returns the places between the words that stood before and after the wanted ones."""
    if not before or not after:
        return []
    tail, head = before[-_EDGE:], after[:_EDGE]
    firsts = [at + len(tail) for at in islice(runs(words, tail), _MOST_FRAMES)]
    lasts = list(islice(runs(words, head), _MOST_FRAMES))
    longest = 3 * len(wanted) + 12
    nearest = ((first, next((last for last in lasts if last > first), None)) for first in firsts)
    return [_candidate(words, wanted, first, last) for first, last in nearest if last and last - first <= longest]


def _candidate(words: list[str], wanted: list[str], first: int, last: int) -> Candidate:
    return Candidate(first, last, fuzz.ratio(" ".join(wanted), " ".join(words[first:last])))


def _peaks(words: list[str], wanted: list[str]) -> list[int]:
    """Returns where the wanted words would begin by the most votes: each word found votes for its own beginning."""
    votes: dict[int, float] = defaultdict(float)
    for offsets, found in _seeds(words, wanted):
        weight = 1 / (1 + log2(len(found)))
        for at, offset in product(found, offsets):
            votes[at - offset] += weight
    peaks: list[int] = []
    for first in nlargest(_MOST_FRAMES, votes, key=lambda first: _votes_near(votes, first)):
        if all(abs(first - peak) > max(3, len(wanted) // 6) for peak in peaks):
            peaks.append(first)
    return [max(0, first) for first in peaks[:_MOST]]


def _votes_near(votes: dict[int, float], first: int) -> float:
    """Counts the votes for a beginning with half of those next to it, where words were put in or taken out."""
    return votes[first] + sum(votes.get(first + step, 0.0) for step in (-3, -2, -1, 1, 2, 3)) / 2


def _seeds(words: list[str], wanted: list[str]) -> list[tuple[list[int], list[int]]]:
    """Returns for each wanted word where it stands in the quote and in the text: the rarest first, no common ones."""
    sought: dict[str, list[int]] = defaultdict(list)
    for offset, word in enumerate(wanted):
        sought[word].append(offset)
    found: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(words):
        if word in sought:
            found[word].append(at)
    seeds = sorted(
        ((sought[word], places) for word, places in found.items()), key=lambda seed: len(seed[0]) * len(seed[1])
    )
    sizes = accumulate(len(offsets) * len(places) for offsets, places in seeds)
    return [
        seed for number, (seed, size) in enumerate(zip(seeds, sizes, strict=True)) if number < 1 or size < _MOST_VOTES
    ]


def _fitted(words: list[str], wanted: list[str], first: int) -> Candidate:
    """Moves the ends of a place as long as it gets more alike; of equals, the one of the wanted length."""

    def likeness(ends: tuple[int, int]) -> tuple[float, int]:
        here = words[ends[0] : ends[1]]
        return Levenshtein.normalized_similarity(wanted, here), -abs(len(here) - len(wanted))

    best = (first, min(len(words), first + len(wanted)))
    known = likeness(best)
    for _ in range(_MOST_MOVES):
        moved = ((best[0] + left, best[1] + right) for left, right in product(_STEPS, _STEPS))
        inside = [ends for ends in moved if 0 <= ends[0] < ends[1] <= len(words)]
        better = max(inside, key=likeness)
        if (reached := likeness(better)) <= known:
            break
        best, known = better, reached
    return _candidate(words, wanted, *best)
