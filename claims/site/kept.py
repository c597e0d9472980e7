"""Parts of pages that were made, kept until something that stands in them is touched. Nothing stale is ever given.

A page of a list is kept apart from its head: what changes anywhere changes the counts in the head, and only the few
pages that show it.
"""

from collections import OrderedDict, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Final
from weakref import WeakValueDictionary

from claims.desk.published import Published, Reach, place_in
from claims.site.packed import Packed
from db.reads.lists import ClaimRow
from db.reads.order import Place
from db.reads.watching import Touched, Watch
from db.words import Sort

MOST_BYTES: Final = 80 * 1024 * 1024
"""Compressed bytes that are kept; what was not asked for the longest goes first."""
_REMEMBERED: Final = 256
"""Times that something was let go of which are remembered: what takes longer to make than so many is not kept."""


@dataclass(frozen=True, slots=True)
class Made:
    """A part with what it shows: the claims on it, and the stretch of an order that it is a page of."""

    packed: Packed
    claims: Sequence[int] = ()
    reach: Reach | None = None
    dated_alone: bool = False
    """Of its claims it shows what a timeline does and nothing else."""
    counts_of: int | None = None
    """The tracker it holds counts of: whatever is touched in that one makes it stale."""
    whole_record: bool = False
    """It holds counts of everything, so whatever is touched makes it stale."""


class Slot:
    """Holds a part while it is kept, whichever was made last; every page that shows the part has the same one."""

    __slots__ = ("__weakref__", "is_asked", "made")

    def __init__(self, made: Made | None) -> None:
        self.made = made
        self.is_asked = False
        """Whether it was asked for since room was last sought."""


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where the touched claims stand now: those in scope with their rows, and the trackers each is in."""

    touched: Touched
    rows: Sequence[ClaimRow]
    members: Mapping[int, frozenset[int]]

    @property
    def trackers(self) -> frozenset[int]:
        return self.touched.trackers.union(*self.members.values())

    @property
    def recounted(self) -> frozenset[int]:
        """The trackers in which something may count otherwise."""
        return self.touched.trackers.union(*(self.members.get(claim, ()) for claim in self.touched.counted))

    def places_in(self, sort: Sort) -> Sequence[Place]:
        return sorted(place_in(sort, row) for row in self.rows)

    def concerns(self, made: Made) -> bool:
        """Tells whether a part is stale by what was touched."""
        if made.whole_record or made.counts_of in self.recounted:
            return True
        if any(claim in made.claims and self.shows_otherwise(made, claim) for claim in self.touched.claims):
            return True
        reach = made.reach
        if reach is None or (reach.tracker is not None and reach.tracker not in self.trackers):
            return False
        return _is_joined(made, reach.held(self.places_in(reach.sort)))

    def shows_otherwise(self, made: Made, claim: int) -> bool:
        """Tells whether a part shows something else of a claim of its own now, or the claim no more."""
        if not made.dated_alone or made.reach is None or claim in self.touched.dated:
            return True
        return not self._is_held(claim, made.reach)

    def _is_held(self, claim: int, reach: Reach) -> bool:
        listed = reach.tracker is None or reach.tracker in self.members.get(claim, ())
        return listed and any(row.id == claim and reach.held([place_in(reach.sort, row)]) for row in self.rows)


def _is_joined(made: Made, held: Sequence[Place]) -> bool:
    """Tells whether of the touched claims that stand in the stretch of a part one makes another part of it."""
    return any(claim not in made.claims for _, claim in held) if made.dated_alone else len(held) > 0


class Kept:
    """The parts that were made of one record in one scope."""

    def __init__(self, published: Published, watch: Watch, most: int = MOST_BYTES) -> None:
        self.published, self.watch = published, watch
        self._most = most
        self._lock = Lock()
        self._catching_up = Lock()
        self._parts: OrderedDict[Hashable, Made] = OrderedDict()
        self._slots: WeakValueDictionary[Hashable, Slot] = WeakValueDictionary()
        self._showing: dict[int, tuple[Hashable, ...]] = {}
        self._placed: defaultdict[tuple[Sort, int | None], dict[Hashable, Reach]] = defaultdict(dict)
        self._making: WeakValueDictionary[Hashable, Lock] = WeakValueDictionary()
        self._counting: set[Hashable] = set()
        self._counting_of: defaultdict[int, set[Hashable]] = defaultdict(set)
        self._bytes = 0
        self._newest = 0
        self._let_go_of: deque[tuple[int, int, _Standing | None]] = deque(maxlen=_REMEMBERED)

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
                stands = None if touched.everything else self._standing(touched)
            except BaseException:
                self._let_go(touched.newest, None)  # the watch tells it only once
                raise
            self._let_go(touched.newest, stands)
            return touched.newest

    def _standing(self, touched: Touched) -> "_Standing":
        members = self.published.members(touched.claims)
        return _Standing(touched, self.published.places(touched.claims), members)

    def _let_go(self, newest: int, stands: "_Standing | None") -> None:
        with self._lock:
            self._drop(list(self._parts) if stands is None else self._stale(stands))
            self._let_go_of.append((self._newest, newest, stands))
            self._newest = newest  # last: by it `given` sees that something was let go of meanwhile

    def _stale(self, stands: "_Standing") -> set[Hashable]:
        stale = set(self._counting)
        for tracker in stands.recounted:
            stale |= self._counting_of.get(tracker, set())
        for claim in stands.touched.claims:
            stale.update(key for key in self._showing.get(claim, ()) if stands.shows_otherwise(self._parts[key], claim))
        for sort in Sort:
            places = stands.places_in(sort)
            for listing in (None, *stands.trackers):
                listed = self._placed.get((sort, listing), {})
                stale.update(key for key, reach in listed.items() if _is_joined(self._parts[key], reach.held(places)))
        return stale

    def _is_new(self, made: Made, newest: int) -> bool:
        """Tells whether a part that is as the record was at `newest` or later is as it is now."""
        since = [let_go for let_go in self._let_go_of if let_go[1] > newest]
        if newest != self._newest and (not since or since[0][0] > newest):
            return False  # too long ago
        return all(stands is not None and not stands.concerns(made) for _, _, stands in since)

    def get(self, key: Hashable) -> Packed | None:
        """Gives a part if it is kept; `catch_up` comes first."""
        with self._lock:
            made = self._parts.get(key)
            if made is None:
                return None
            self._parts.move_to_end(key)
            return made.packed

    def slots(self, keys: Iterable[Hashable]) -> tuple[Slot, ...]:
        """Gives what holds each of these parts, now or once it is made anew."""
        with self._lock:
            return tuple(self._slots.setdefault(key, Slot(self._parts.get(key))) for key in keys)

    def given(self, slots: Sequence[Slot]) -> list[Packed] | None:
        """Gives what is in these, all of it as the record was at one moment; `None` where something is not kept."""
        newest, found = self._newest, []
        for slot in slots:
            made = slot.made
            if made is None:
                return None
            slot.is_asked = True
            found.append(made.packed)
        return found if newest == self._newest else None

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
                if self._is_new(made, newest):
                    self._put(key, made)
            return made.packed

    def _put(self, key: Hashable, made: Made) -> None:
        self._parts[key] = made
        self._hold(key, made)
        self._bytes += len(made.packed.deflated)
        for claim in made.claims:
            self._showing[claim] = (*self._showing.get(claim, ()), key)
        if made.reach is not None:
            self._placed[made.reach.sort, made.reach.tracker][key] = made.reach
        if made.whole_record:
            self._counting.add(key)
        if made.counts_of is not None:
            self._counting_of[made.counts_of].add(key)
        while self._bytes > self._most:
            oldest = next(iter(self._parts))
            slot = self._slots.get(oldest)
            if slot is not None and slot.is_asked:  # it stays for another round
                slot.is_asked = False
                self._parts.move_to_end(oldest)
            else:
                self._drop([oldest])

    def _hold(self, key: Hashable, made: Made | None) -> None:
        slot = self._slots.get(key)
        if slot is not None:
            slot.made = made

    def _drop(self, keys: Iterable[Hashable]) -> None:
        for key in keys:
            made = self._parts.pop(key)
            self._hold(key, None)
            self._bytes -= len(made.packed.deflated)
            for claim in made.claims:
                others = tuple(one for one in self._showing.pop(claim) if one != key)
                if others:
                    self._showing[claim] = others
            if made.reach is not None:
                del self._placed[made.reach.sort, made.reach.tracker][key]
            self._counting.discard(key)
            if made.counts_of is not None:
                self._counting_of[made.counts_of].discard(key)
