"""What of a claim's history readers may see, and what each change to something public was. Pure."""

from collections.abc import Iterable, Sequence

from db.chain import Event
from db.words import Audience, Change, Revision

_USUALLY: dict[Change, Revision] = {
    Change.AMENDED: Revision.CLARIFICATION,
    Change.EVIDENCE_WITHDRAWN: Revision.CLARIFICATION,
    Change.CORRECTED: Revision.CORRECTION,
    Change.REDACTED: Revision.CLARIFICATION,
}


def revision_of(event: Event) -> Revision:
    """Tells what a change to something public was: what its author said, else what such a change usually is."""
    said = event.values.get("revision")
    return Revision(said) if said else _USUALLY.get(event.change, Revision.UPDATE)


def first_publication(events: Iterable[Event]) -> Event | None:
    """Gives the event with which a claim became public first, if it ever did."""
    return next((event for event in events if event.change is Change.PUBLISHED), None)


def told(events: Sequence[Event]) -> list[Event]:
    """Gives the events that readers are told, oldest first: public ones, from the first publication on."""
    first = first_publication(events)
    if first is None:
        return []
    return [event for event in events if event.sequence >= first.sequence and event.audience is Audience.PUBLIC]


def corrections(events: Sequence[Event]) -> list[Event]:
    """Gives the events that told readers we had been wrong, oldest first."""
    return [event for event in told(events) if revision_of(event) is Revision.CORRECTION]
