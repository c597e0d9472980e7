"""What does not hold, gathered in flat memory: the first events are kept, the rest is counted."""

import heapq
from dataclasses import dataclass

KEPT = 50
AFTER_EVENTS = 2**63


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that does not hold, in words; `event_id` is 0 where it is no event that can be pointed at."""

    sentence: str
    event_id: int = 0


class Faults:
    """Gathers faults; events come first, in the order in which they were recorded, then what is derived of them."""

    def __init__(self) -> None:
        self.found = 0
        self._kept: list[tuple[int, int, Fault]] = []

    def add_event(self, event_id: int, sentence: str) -> None:
        """Notes an event that does not hold."""
        self._add(event_id, Fault(sentence, event_id))

    def add_other(self, sentence: str) -> None:
        """Notes something else that does not hold."""
        self._add(AFTER_EVENTS, Fault(sentence))

    def first(self) -> tuple[Fault, ...]:
        """Gives the first faults, at most fifty."""
        return tuple(fault for _, _, fault in sorted(self._kept, reverse=True))

    def _add(self, order: int, fault: Fault) -> None:
        self.found += 1
        heapq.heappush(self._kept, (-order, -self.found, fault))
        if len(self._kept) > KEPT:
            heapq.heappop(self._kept)
