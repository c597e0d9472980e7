"""Which changes are in force and which may be corrected. Nothing is removed: a correction is a change."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.refusals import NotAccepted, NotAllowed
from db.words import Change, Role

NEVER_CORRECTED = {
    Change.RECORDED: "The first entry of a history cannot be corrected; amend it, or retire it instead.",
    Change.REDACTED: "A removed text does not come back; write it anew if it may be shown.",
    Change.CHECKPOINT: "A checkpoint fixes the record as it was and cannot be corrected.",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of a history, as far as corrections go: its number, what it did, and which entry it corrects."""

    sequence: int
    change: Change
    corrects: int | None = None


def in_force(events: Sequence[tuple[int, int | None]]) -> frozenset[int]:
    """Returns the numbers of the events in force, from (number, number it corrects) in any order.

    An event is in force unless a later correction that is in force names it; so correcting a correction brings
    the first change back.
    """
    standing: set[int] = set()
    undone: set[int] = set()
    for sequence, corrects in sorted(events, key=lambda event: event[0], reverse=True):
        if sequence in undone:
            continue
        standing.add(sequence)
        if corrects is not None and corrects < sequence:
            undone.add(corrects)
    return frozenset(standing)


def check_correction(entries: Sequence[Entry], sequence: int, *, role: Role, own: bool, reason: str) -> None:
    """Refuses to correct a change that is not there, not in force, or never corrected, or that is someone else's.

    An editor may correct anyone's change, a reporter their `own`. Raises NotAllowed or NotAccepted.
    """
    if role is Role.READER:
        raise NotAllowed("Readers change nothing; sign in as a reporter or an editor to correct a change.")
    entry = next((entry for entry in entries if entry.sequence == sequence), None)
    if entry is None:
        raise NotAccepted("This change is not in the history; reload it and choose one that is.", "corrects")
    if role is Role.REPORTER and not own:
        raise NotAllowed("A reporter corrects only their own changes; ask an editor to correct this one.")
    _check_correctable(entries, entry)
    if not reason.strip():
        raise NotAccepted("Say what was mistaken; a reason is shown with every correction.", "reason")


def _check_correctable(entries: Sequence[Entry], entry: Entry) -> None:
    if entry.change in NEVER_CORRECTED:
        raise NotAccepted(NEVER_CORRECTED[entry.change], "corrects")
    if entry.sequence == min(other.sequence for other in entries):
        raise NotAccepted(NEVER_CORRECTED[Change.RECORDED], "corrects")
    if entry.sequence not in in_force([(other.sequence, other.corrects) for other in entries]):
        raise NotAccepted("This change was corrected already; to bring it back, correct the correction.", "corrects")
