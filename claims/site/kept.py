"""Parts of pages that were made, kept until something that stands in them is touched. Nothing stale is ever given.

A page of a list is kept apart from its head: what changes anywhere changes the counts in the head, and only the few
pages that show it.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Final
from weakref import WeakValueDictionary

from claims.desk.published import Published, Reach, place_in
from claims.site.packed import Packed
from db.reads.lists import ClaimRow
from db.reads.watching import Touched, Watch
from db.words import Sort

MOST_BYTES: Final = 80 * 1024 * 1024
"""Compressed bytes that are kept; what was not asked for the longest goes first."""


@dataclass(frozen=True, slots=True)
class Made:
    """A part with what it shows: the claims on it, and the stretch of an order that it is a page of."""

    packed: Packed
    claims: frozenset[int] = frozenset()
    reach: Reach | None = None
    counts_of: int | None = None
    """The tracker it holds counts of: whatever is touched in that one makes it stale."""
    whole_record: bool = False
    """It holds counts of everything, so whatever is touched makes it stale."""


class Kept:
    """The parts that were made of one record in one scope."""

    def __init__(self, published: Published, watch: Watch, most: int = MOST_BYTES) -> None:
        self.published, self.watch = published, watch
        self._most = most
        self._lock = Lock()
        self._catching_up = Lock()
        self._parts: OrderedDict[Hashable, Made] = OrderedDict()
        self._showing: defaultdict[int, set[Hashable]] = defaultdict(set)
        self._placed: defaultdict[tuple[Sort, int | None], dict[Hashable, Reach]] = defaultdict(dict)
        self._making: WeakValueDictionary[Hashable, Lock] = WeakValueDictionary()
        self._counting: set[Hashable] = set()
        self._counting_of: defaultdict[int, set[Hashable]] = defaultdict(set)
        self._bytes = 0
        self._newest = 0

    def is_current(self) -> bool:
        """Tells whether nothing was touched that is not let go of yet."""
        # In this order: what the watch has told already is being let go of under the lock.
        return not self.watch.is_due() and not self._catching_up.locked()

    def catch_up(self) -> int:
        """Lets go of what was touched since, and tells which event is the newest."""
        with self._catching_up:
            touched = self.watch.look()
            if touched is None:
                return self._newest
            try:
                places, trackers = self._shown_by(touched)
            except BaseException:
                self._let_go(Touched(touched.newest, everything=True))  # the watch tells it only once
                raise
            self._let_go(touched, places, trackers)
            return touched.newest

    def _shown_by(self, touched: Touched) -> tuple[Sequence[ClaimRow], frozenset[int]]:
        if touched.everything:
            return (), frozenset()
        return self.published.places(touched.claims), touched.trackers | self.published.members(touched.claims)

    def _let_go(
        self, touched: Touched, places: Sequence[ClaimRow] = (), trackers: frozenset[int] = frozenset()
    ) -> None:
        with self._lock:
            self._newest = touched.newest
            self._drop(list(self._parts) if touched.everything else self._stale(touched.claims, places, trackers))

    def _stale(self, claims: Iterable[int], places: Sequence[ClaimRow], trackers: Iterable[int]) -> set[Hashable]:
        stale = set(self._counting)
        for tracker in trackers:
            stale |= self._counting_of.get(tracker, set())
        for claim in claims:
            stale |= self._showing.get(claim, set())
        for sort in Sort:
            found = sorted(place_in(sort, row) for row in places)
            for listing in (None, *trackers):
                listed = self._placed.get((sort, listing), {})
                stale.update(key for key, reach in listed.items() if reach.holds_any(found))
        return stale

    def get(self, key: Hashable) -> Packed | None:
        """Gives a part if it is kept; `catch_up` comes first."""
        with self._lock:
            made = self._parts.get(key)
            if made is None:
                return None
            self._parts.move_to_end(key)
            return made.packed

    def all(self, keys: Sequence[Hashable]) -> list[Packed] | None:
        """Gives parts if all of them are kept."""
        found = []
        with self._lock:
            for key in keys:
                made = self._parts.get(key)
                if made is None:
                    return None
                self._parts.move_to_end(key)
                found.append(made.packed)
        return found

    def part(self, key: Hashable, newest: int, make: Callable[[], Made]) -> Packed:
        """Gives a part that is as the record was at `newest` or later, made now where it is not kept."""
        with self._lock:
            alone = self._making.setdefault(key, Lock())
        with alone:  # whoever wants the same waits for it
            found = self.get(key)
            if found is not None:
                return found
            made = make()
            with self._lock:
                # What was touched while it was made may not be in it.
                if newest == self._newest:
                    self._put(key, made)
            return made.packed

    def _put(self, key: Hashable, made: Made) -> None:
        self._parts[key] = made
        self._bytes += len(made.packed.deflated)
        for claim in made.claims:
            self._showing[claim].add(key)
        if made.reach is not None:
            self._placed[made.reach.sort, made.reach.tracker][key] = made.reach
        if made.whole_record:
            self._counting.add(key)
        if made.counts_of is not None:
            self._counting_of[made.counts_of].add(key)
        while self._bytes > self._most:
            self._drop([next(iter(self._parts))])

    def _drop(self, keys: Iterable[Hashable]) -> None:
        for key in keys:
            made = self._parts.pop(key)
            self._bytes -= len(made.packed.deflated)
            for claim in made.claims:
                self._showing[claim].discard(key)
                if not self._showing[claim]:
                    del self._showing[claim]
            if made.reach is not None:
                del self._placed[made.reach.sort, made.reach.tracker][key]
            self._counting.discard(key)
            if made.counts_of is not None:
                self._counting_of[made.counts_of].discard(key)
