"""A history in plain words: one sentence for each entry, who made it and when."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from claims.rules.corrections import NEVER_CORRECTED
from claims.rules.publishing import moment_in_words
from claims.rules.schedule import Window, day_in_words
from db.chain import Event
from db.fold import in_force
from db.publicly import revision_of
from db.words import Audience, Change, Revision, Role


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry of a history as a person reads it."""

    sequence: int
    change: Change
    sentence: str
    reason: str
    by: str
    role: Role
    recorded_at: datetime
    happened_on: date | None
    audience: Audience
    corrected: bool
    correctable: bool
    texts: tuple[str, ...]
    sources: tuple[int, ...]
    revision: Revision
    reply: str = ""
    corrected_by: int | None = None

    @property
    def is_correction(self) -> bool:
        """Tells whether it told readers that we had been wrong."""
        return self.audience is Audience.PUBLIC and self.revision is Revision.CORRECTION


@dataclass(frozen=True, slots=True)
class Names:
    """What the numbers in a history stand for."""

    claimants: Mapping[int, str]
    trackers: Mapping[int, str]
    sources: Mapping[int, str]


def history_lines(events: Sequence[Event], names: Names) -> tuple[HistoryLine, ...]:
    """Tells a claim's history, newest first."""
    standing = {event.sequence for event in in_force(events)}
    by_sequence = {event.sequence: event for event in events}
    corrections = {event.corrects: event.sequence for event in events if event.sequence in standing}
    return tuple(
        HistoryLine(
            sequence=event.sequence,
            change=event.change,
            sentence=sentence(event, by_sequence, names),
            reason=_reason(event),
            by=event.actor,
            role=event.role,
            recorded_at=event.recorded_at,
            happened_on=event.happened_on,
            audience=event.audience,
            corrected=event.sequence not in standing,
            correctable=event.sequence in standing and event.sequence > 1 and event.change not in NEVER_CORRECTED,
            texts=tuple(name for name, text in event.texts.items() if text is not None),
            sources=tuple(event.values.get("sources", ())),
            revision=revision_of(event),
            reply=event.text("reply"),
            corrected_by=corrections.get(event.sequence),
        )
        for event in reversed(events)
    )


def _reason(event: Event) -> str:
    parts = [event.text("reason"), event.text("note") if event.change is not Change.NOTED else ""]
    if search := event.text("search"):
        parts.append(f"Searched: {search}")
    return " ".join(part for part in parts if part)


def sentence(event: Event, events: Mapping[int, Event], names: Names) -> str:
    """Says in a sentence what an entry did."""
    return _SENTENCES[event.change](event, events, names)


_STANCE = {"supports": "supports it", "refutes": "refutes it", "context": "gives context"}
_Teller = Callable[[Event, Mapping[int, Event], Names], str]


def _evidence_name(number: int, events: Mapping[int, Event], names: Names) -> str:
    event = events.get(number)
    return f"“{names.sources.get(event.values['source'], 'a source')}”" if event else "a source"


def _window(event: Event) -> str:
    window = Window(date.fromisoformat(event.values["earliest"]), date.fromisoformat(event.values["latest"]))
    words = event.text("words")
    return window.in_words() + (f" (“{words}”)" if words else "")


def _on(event: Event) -> str:
    return f" on {day_in_words(event.happened_on)}" if event.happened_on else ""


def _amended(event: Event, events: Mapping[int, Event], names: Names) -> str:
    if "not_before" in event.values:
        return _embargo(event.values["not_before"])
    told = [f"{name} to “{text}”" for name, text in event.texts.items() if name != "reason"]
    for name, value in event.values.items():
        if name in ("claimant", "asserter"):
            told.append(f"{name} to {names.claimants.get(value, 'someone')}")
        elif name not in ("texts", "revision"):
            told.append(f"{name.replace('_', ' ')} to {value}")
    return f"Changed the {', the '.join(told)}"


def _embargo(not_before: str | None) -> str:
    if not_before is None:
        return "Lifted the embargo"
    return f"Set an embargo: not before {moment_in_words(datetime.fromisoformat(not_before), UTC)}"


def _restated(event: Event, events: Mapping[int, Event], names: Names) -> str:
    if event.values.get("withdrawn"):
        return f"The date was withdrawn{_on(event)}: postponed, no new date"
    return f"The deadline was restated{_on(event)}: {_window(event)}"


def _target(event: Event, events: Mapping[int, Event], names: Names) -> str:
    return f"Set the target: {event.values['amount']} {event.text('unit')}"


def _counted(event: Event, events: Mapping[int, Event], names: Names) -> str:
    target = events.get(event.values["target"])
    count = target.text(f"count {event.values['count']}") if target else ""
    if event.change is Change.PROGRESS_REPORTED:
        return f"A source reported {event.values['total']} {count}{_on(event)}"
    return f"Counted “{event.text('item')}” towards {count}{_on(event)}"


def _corrected(event: Event, events: Mapping[int, Event], names: Names) -> str:
    mistaken = events.get(event.corrects or 0)
    if mistaken is None:
        return "Corrected a change"
    told = sentence(mistaken, events, names)
    return f"Corrected entry {mistaken.sequence}, which does not hold any more: {told[0].lower()}{told[1:]}"


def _redacted(event: Event, events: Mapping[int, Event], names: Names) -> str:
    return f"Removed the {', the '.join(event.values['fields'])} of entry {event.values['sequence']}"


def _tracker(verb: str) -> _Teller:
    def tell(event: Event, events: Mapping[int, Event], names: Names) -> str:
        return f"{verb} “{names.trackers.get(event.values['tracker'], 'a tracker')}”"

    return tell


def _plainly(words: str) -> _Teller:
    return lambda event, events, names: words


_SENTENCES: Mapping[Change, _Teller] = {
    Change.RECORDED: _plainly("Put on record"),
    Change.AMENDED: _amended,
    Change.APPEARANCE_ADDED: lambda event, events, names: (
        f"Added where it was said, with{'' if event.text('quote') else 'out'} the quote"
    ),
    Change.EVIDENCE_ADDED: lambda event, events, names: (
        f"Added evidence that {_STANCE[event.values['stance']]}: {_evidence_name(event.sequence, events, names)}"
    ),
    Change.EVIDENCE_WITHDRAWN: lambda event, events, names: (
        f"Withdrew {_evidence_name(event.values['evidence'], events, names)} from the evidence"
    ),
    Change.VERIFIED: lambda event, events, names: f"Marked it {event.values['verification']}",
    Change.FOLLOWED_UP: lambda event, events, names: f"Followed up: {event.values['follow_up']}{_on(event)}",
    Change.DEADLINE_SET: lambda event, events, names: f"Set the deadline: {_window(event)}",
    Change.DEADLINE_RESTATED: _restated,
    Change.TARGET_SET: _target,
    Change.PROGRESS_COUNTED: _counted,
    Change.PROGRESS_REPORTED: _counted,
    Change.NOTED: lambda event, events, names: f"Noted{_on(event)}: {event.text('note')}",
    Change.PUT_IN_TRACKER: _tracker("Put into the tracker"),
    Change.TAKEN_OUT_OF_TRACKER: _tracker("Taken out of the tracker"),
    Change.PUBLISHED: _plainly("Published"),
    Change.UNPUBLISHED: _plainly("Taken back from the public"),
    Change.CORRECTED: _corrected,
    Change.RETIRED: _plainly("Retired"),
    Change.REDACTED: _redacted,
    Change.CHECKPOINT: _plainly("Checkpoint"),
}
