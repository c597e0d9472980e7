"""The slip ledger: each announcement that moved a promise later or withdrew its date. Earlier is never a slip."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from claims.rules.schedule import Window, counted


@dataclass(frozen=True, slots=True)
class Announcement:
    """What the promiser said on a day; no window means withdrawn: "postponed, no new date"."""

    on: date
    window: Window | None


@dataclass(frozen=True, slots=True)
class Slip:
    """One move later. `days`: how far the latest day moved or, if that did not, the earliest; None if withdrawn."""

    on: date
    days: int | None
    withdrawn: bool
    words: str


def slips(announcements: Sequence[Announcement]) -> tuple[Slip, ...]:
    """Returns the slips in the order of their days, each measured from the last window named before it.

    The first window is never a slip; a withdrawal counts once until a window is named again.
    """
    return tuple(_slips(sorted(announcements, key=lambda said: said.on)))


def _slips(announcements: Sequence[Announcement]) -> Iterator[Slip]:
    named: Window | None = None
    withdrawn = False
    for said in announcements:
        if said.window is None:
            if named is not None and not withdrawn:
                yield Slip(said.on, None, True, "Postponed, no new date")
            withdrawn = True
            continue
        if named is not None and (days := days_later(named, said.window)):
            yield Slip(said.on, days, False, f"Moved {counted(days, 'day')} later, to {said.window.in_words()}")
        named, withdrawn = said.window, False


def days_later(before: Window, after: Window) -> int:
    """Returns how far the latest day moved later or, if it did not, the earliest; 0 if neither moved later."""
    latest = (after.latest - before.latest).days
    return latest if latest > 0 else max(0, (after.earliest - before.earliest).days)


def ledger_sentence(ledger: Sequence[Slip]) -> str:
    """Returns the ledger in one sentence: "Slipped twice: moved 9 days later in all, once left without a date"."""
    if not ledger:
        return "Never slipped"
    moved = sum(slip.days or 0 for slip in ledger)
    withdrawn = sum(slip.withdrawn for slip in ledger)
    parts = [f"moved {counted(moved, 'day')} later in all"] if moved else []
    parts += [f"{_times(withdrawn)} left without a date"] if withdrawn else []
    return f"Slipped {_times(len(ledger))}: {', '.join(parts)}"


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number) or f"{number} times"
