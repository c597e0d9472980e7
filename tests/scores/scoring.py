"""How well decisions fit labels: F1 with the precision and recall behind it."""

from collections.abc import Iterable
from typing import NamedTuple


class Score(NamedTuple):
    """F1 of one label, from 0 to 1, and what it is made of."""

    f1: float
    precision: float
    recall: float

    def __str__(self) -> str:
        return f"F1 {self.f1:.3f}, precision {self.precision:.3f}, recall {self.recall:.3f}"


def score(decided: Iterable[bool], labels: Iterable[bool]) -> Score:
    """Compares decisions with labels, pair by pair; all 0 where nothing was found rightly."""
    pairs = list(zip(decided, labels, strict=True))
    hits = sum(found and label for found, label in pairs)
    if not hits:
        return Score(0.0, 0.0, 0.0)
    precision, recall = hits / sum(found for found, _ in pairs), hits / sum(label for _, label in pairs)
    return Score(2 * precision * recall / (precision + recall), precision, recall)
