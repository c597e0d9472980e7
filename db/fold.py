"""What a claim's events leave: its row and everything the reads keep of it. Pure; the history is the truth."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import Any

from db.chain import Event, canonical
from db.publicly import corrections
from db.words import Audience, Change, FollowUp, Kind, Publication, Stance, Verification

OPEN = date.max
Row = dict[str, Any]


def in_force(events: Sequence[Event]) -> list[Event]:
    """Gives the events that still stand: a correction in force takes out the one it names, itself a change like any."""
    if not any(event.corrects for event in events):
        return list(events)
    undone: set[int] = set()
    for event in reversed(events):
        if event.corrects and event.sequence not in undone:
            undone.add(event.corrects)
    return [event for event in events if event.sequence not in undone]


def shown(events: Iterable[Event]) -> list[Event]:
    """Puts, in place of each redacted text, the sentence that says when and why it was removed."""
    events = list(events)
    removals = {
        (event.values["sequence"], name): event
        for event in events
        if event.change is Change.REDACTED
        for name in event.values["fields"]
    }
    return [_with_removals(event, removals) for event in events]


def _with_removals(event: Event, removals: Mapping[tuple[int, str], Event]) -> Event:
    if None not in event.texts.values():
        return event
    gone = {name for name, text in event.texts.items() if text is None}
    texts = dict(event.texts)
    for name in gone:
        by = removals.get((event.sequence, name))
        texts[name] = f"[removed on {by.recorded_at:%Y-%m-%d}, because {by.text('reason')}]" if by else "[removed]"
    return Event(**{slot: getattr(event, slot) for slot in Event.__slots__} | {"texts": texts})


@dataclass(slots=True)
class Target:
    """An amount that was promised and what counts towards it."""

    sequence: int
    amount: str
    unit: str
    what_counts: str
    counts: dict[int, Row] = field(default_factory=dict)


@dataclass(slots=True)
class ClaimState:
    """A claim as its events in force leave it."""

    facts: Row = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    appearances: list[Event] = field(default_factory=list)
    evidence: dict[int, Event] = field(default_factory=dict)
    withdrawn: dict[int, Event] = field(default_factory=dict)
    verdict: Event | None = None
    follow_ups: list[Event] = field(default_factory=list)
    deadline: Event | None = None
    restatements: list[Event] = field(default_factory=list)
    targets: dict[int, Target] = field(default_factory=dict)
    trackers: list[int] = field(default_factory=list)
    publication: Publication = Publication.DRAFT
    retired: Event | None = None
    exists_from: date = OPEN

    @property
    def kind(self) -> Kind:
        return Kind(self.facts["kind"])

    @property
    def verification(self) -> Verification:
        return Verification(self.verdict.values["verification"]) if self.verdict else Verification.UNCHECKED

    @property
    def follow_up(self) -> FollowUp | None:
        return FollowUp(self.follow_ups[-1].values["follow_up"]) if self.follow_ups else None

    @property
    def window(self) -> tuple[date, date] | None:
        return _window(self.deadline) if self.deadline else None

    @property
    def delivered_on(self) -> date | None:
        """The first day of the delivery that still holds: news that keeps it moves nothing."""
        since = None
        for event in reversed(self.follow_ups):
            if event.values["follow_up"] != FollowUp.DELIVERED:
                break
            since = event.happened_on
        return since

    @property
    def standing(self) -> str:
        """The part of the schedule that today's date does not decide; `open` where it does."""
        if not self.kind.is_followed_up:
            return ""
        if not self.window:
            return "no deadline"
        if self.delivered_on:
            return "on time" if self.delivered_on <= self.window[1] else "late"
        return "settled" if self.follow_up and self.follow_up.is_settled else "open"

    def announcements(self) -> list[Event]:
        """Gives the first window and every restatement in the order in which they were announced."""
        return ([self.deadline] if self.deadline else []) + self.restatements


def _window(event: Event) -> tuple[date, date] | None:
    if event.values.get("withdrawn"):
        return None
    return date.fromisoformat(event.values["earliest"]), date.fromisoformat(event.values["latest"])


def fold(events: Sequence[Event], on: date = OPEN) -> ClaimState:
    """Folds a claim's events, oldest first, into its state; with `on`, without what happened after that day."""
    state = ClaimState()
    for event in in_force(events):
        if event.happened_on is None or event.happened_on <= on:
            _apply(state, event)
    state.follow_ups.sort(key=lambda event: (event.happened_on or OPEN, event.sequence))
    state.restatements.sort(key=lambda event: (event.happened_on or OPEN, event.sequence))
    if state.exists_from == OPEN and events:
        state.exists_from = events[0].recorded_at.date()
    return state


def _apply(state: ClaimState, event: Event) -> None:
    # Readers are told since when a claim is there: a day that stands in an internal entry must not be read from it.
    if event.happened_on and event.audience is Audience.PUBLIC and event.happened_on < state.exists_from:
        state.exists_from = event.happened_on
    match event.change:
        case Change.RECORDED | Change.AMENDED:
            state.facts |= {name: value for name, value in event.values.items() if name != "texts"}
            state.texts |= {name: text or "" for name, text in event.texts.items() if name != "reason"}
        case Change.APPEARANCE_ADDED:
            state.appearances.append(event)
            if said := event.values.get("said_on"):
                state.exists_from = min(state.exists_from, date.fromisoformat(said))
        case Change.EVIDENCE_ADDED:
            state.evidence[event.sequence] = event
        case Change.EVIDENCE_WITHDRAWN:
            state.withdrawn[event.values["evidence"]] = event
        case Change.VERIFIED:
            state.verdict = event
        case Change.FOLLOWED_UP:
            state.follow_ups.append(event)
        case Change.DEADLINE_SET:
            state.deadline = state.deadline or event
        case Change.DEADLINE_RESTATED:
            state.restatements.append(event)
        case Change.TARGET_SET:
            state.targets[event.sequence] = _target(event)
        case Change.PROGRESS_COUNTED | Change.PROGRESS_REPORTED:
            _progress(state, event)
        case Change.PUT_IN_TRACKER:
            state.trackers.append(event.values["tracker"])
        case Change.TAKEN_OUT_OF_TRACKER:
            state.trackers = [tracker for tracker in state.trackers if tracker != event.values["tracker"]]
        case Change.PUBLISHED:
            state.publication = Publication.PUBLISHED
        case Change.UNPUBLISHED:
            state.publication = Publication.UNPUBLISHED
        case Change.RETIRED:
            state.retired = event
        case _:
            pass


def _target(event: Event) -> Target:
    counts = {
        n: {
            "n": n,
            "name": event.text(f"count {n}"),
            "means": event.text(f"count {n} means"),
            "items": [],
            "reported": None,
        }
        for n in event.values["counts"]
    }
    return Target(event.sequence, event.values["amount"], event.text("unit"), event.text("what counts"), counts)


def _progress(state: ClaimState, event: Event) -> None:
    target = state.targets.get(event.values["target"])
    if target is None:
        return
    count = target.counts[event.values["count"]]
    if event.change is Change.PROGRESS_COUNTED:
        count["items"] = sorted([*count["items"], event], key=lambda item: (item.happened_on or OPEN, item.sequence))
    elif count["reported"] is None or (count["reported"].happened_on or OPEN) <= (event.happened_on or OPEN):
        count["reported"] = event


# --- the rows the reads need ----------------------------------------------------------------------------------------


@dataclass(slots=True)
class Derived:
    """Every row that is kept of one claim, each table's rows by their key."""

    claim: Row
    cell: tuple[str, str, str, str, str] | None
    appearance: dict[tuple[Any, ...], Row] = field(default_factory=dict)
    evidence: dict[tuple[Any, ...], Row] = field(default_factory=dict)
    member: dict[tuple[Any, ...], Row] = field(default_factory=dict)
    correction: dict[tuple[Any, ...], Row] = field(default_factory=dict)
    follow_up_span: dict[tuple[Any, ...], Row] = field(default_factory=dict)
    verification_span: dict[tuple[Any, ...], Row] = field(default_factory=dict)


def derive(events: Sequence[Event]) -> Derived:
    """Makes every row that is kept of a claim from its events, oldest first."""
    events = shown(events)
    state = fold(events)
    claim_id = events[0].subject_id
    derived = Derived(_claim_row(state, events), None if state.retired else cell(state))
    derived.appearance = {(claim_id, e.sequence): _appearance_row(e) for e in state.appearances}
    derived.evidence = {(claim_id, e.sequence): _evidence_row(e, state) for e in state.evidence.values()}
    if not state.retired:
        derived.member = {
            (tracker, claim_id): {"tracker_id": tracker, "claim_id": claim_id} for tracker in state.trackers
        }
        derived.correction = {
            (claim_id, e.sequence): {"claim_id": claim_id, "sequence": e.sequence, "recorded_at": e.recorded_at}
            for e in corrections(events)
        }
        derived.follow_up_span, derived.verification_span = spans(events, state)
    return derived


def cell(state: ClaimState) -> tuple[str, str, str, str, str]:
    """Gives the combination of closed axes a claim is counted under."""
    return (state.kind, state.verification, state.follow_up or "", state.standing, state.publication)


def _claim_row(state: ClaimState, events: Sequence[Event]) -> Row:
    window, news = state.window, state.follow_ups[-1] if state.follow_ups else None
    return {
        "id": events[0].subject_id,
        "version": events[-1].sequence,
        "kind": state.kind,
        "statement": state.texts["statement"],
        "topic": state.texts.get("topic", ""),
        "language": state.facts.get("language", ""),
        "claimant_id": state.facts["claimant"],
        "asserted_by": state.facts["asserted_by"],
        "asserter_id": state.facts["asserter"],
        "claimant_shown": state.facts.get("claimant_shown", True),
        "verification": state.verification,
        "verified_at": state.verdict.recorded_at if state.verdict else None,
        "follow_up": state.follow_up,
        "news": news.text("reason") if news and news.audience is Audience.PUBLIC else "",
        "news_on": news.happened_on if news else state.exists_from,
        "publication": state.publication,
        "retired": state.retired is not None,
        "exists_from": state.exists_from,
        "due_from": window[0] if window else None,
        "due_by": window[1] if window else OPEN,
        "delivered_on": state.delivered_on,
        "detail": canonical(_detail(state)),
        "sources": len(state.evidence.keys() - state.withdrawn.keys()),
        "recorded_at": events[0].recorded_at,
        "changed_at": _changed_at(events),
    }


def _changed_at(events: Sequence[Event]) -> datetime:
    # An internal note changes nothing that readers see, so it must not move the claim in their lists either.
    told = (event.recorded_at for event in reversed(events) if event.audience is Audience.PUBLIC)
    return next(told, events[0].recorded_at)


def _detail(state: ClaimState) -> Row:
    detail: Row = {}
    if state.deadline or state.restatements:
        detail["deadlines"] = [
            {
                "on": e.happened_on,
                "words": e.text("words"),
                **{name: e.values[name] for name in ("earliest", "latest", "soft", "withdrawn") if name in e.values},
            }
            for e in state.announcements()
        ]
    if state.targets:
        detail["targets"] = [
            {
                "amount": target.amount,
                "unit": target.unit,
                "counts": [
                    {
                        "name": count["name"],
                        "counted": len(count["items"]),
                        "reported": count["reported"].values["total"] if count["reported"] else None,
                    }
                    for count in target.counts.values()
                ],
            }
            for target in state.targets.values()
        ]
    if state.facts.get("origin"):
        detail["origin"] = state.facts["origin"]
    return detail


def _appearance_row(event: Event) -> Row:
    values = event.values
    return {
        "claim_id": event.subject_id,
        "sequence": event.sequence,
        "article_id": values["article"],
        "quote": event.text("quote"),
        "before": event.text("before"),
        "after": event.text("after"),
        "start": values.get("start"),
        "fidelity": event.text("fidelity"),
        "compared": values.get("compared", False),
        "said_on": date.fromisoformat(values["said_on"]) if values.get("said_on") else None,
    }


def _evidence_row(event: Event, state: ClaimState) -> Row:
    return {
        "claim_id": event.subject_id,
        "sequence": event.sequence,
        "source_id": event.values["source"],
        "stance": Stance(event.values["stance"]),
        "note": event.text("note"),
        "withdrawn": event.sequence in state.withdrawn,
    }


def segments(state: ClaimState) -> list[tuple[int, str, date, date]]:
    """Gives (sequence, follow-up, first day, day after the last) for each stretch of the world's days, in order."""
    if not state.kind.is_followed_up:
        return []
    starts = [(e.sequence, str(e.values["follow_up"]), e.happened_on or OPEN) for e in state.follow_ups]
    if not starts or starts[0][2] > state.exists_from:
        starts.insert(0, (0, "", state.exists_from))
    ends = [start[2] for start in starts[1:]] + [OPEN]
    return [(*start, end) for start, end in zip(starts, ends, strict=True)]


_MOVES_SPANS = frozenset(
    {Change.RECORDED, Change.AMENDED, Change.APPEARANCE_ADDED, Change.FOLLOWED_UP, Change.VERIFIED, Change.CORRECTED}
)


def spans(events: Sequence[Event], latest: ClaimState) -> tuple[dict[tuple[Any, ...], Row], dict[tuple[Any, ...], Row]]:
    """Gives the follow-up rectangles and the verification spans: what was known from when until when.

    `latest` is what all the events together leave.
    """
    claim_id = events[0].subject_id
    follow_ups: dict[tuple[Any, ...], Row] = {}
    verifications: dict[tuple[Any, ...], Row] = {}
    open_segments: dict[tuple[int, str, date, date], tuple[Any, ...]] = {}
    open_verification: tuple[Any, ...] | None = None
    done = 0
    for moment, group in groupby(events, key=lambda event: event.recorded_at):
        together = list(group)
        done += len(together)
        if not any(event.happened_on or event.change in _MOVES_SPANS for event in together):
            continue
        state = latest if done == len(events) else fold(events[:done])
        wanted = segments(state)
        for gone in open_segments.keys() - set(wanted):
            follow_ups[open_segments.pop(gone)]["known_to"] = moment
        for segment in wanted:
            if segment not in open_segments:
                open_segments[segment] = key = (claim_id, moment, segment[2], segment[0])
                follow_ups[key] = {
                    "claim_id": claim_id,
                    "known_from": moment,
                    "on_from": segment[2],
                    "sequence": segment[0],
                    "on_to": segment[3],
                    "known_to": None,
                    "follow_up": segment[1],
                }
        open_verification = _verification(verifications, open_verification, claim_id, moment, state.verification)
    return follow_ups, verifications


def _verification(
    rows: dict[tuple[Any, ...], Row],
    current: tuple[Any, ...] | None,
    claim_id: int,
    moment: datetime,
    verification: Verification,
) -> tuple[Any, ...]:
    if current and rows[current]["verification"] == verification:
        return current
    if current:
        rows[current]["known_to"] = moment
    key = (claim_id, moment)
    rows[key] = {"claim_id": claim_id, "known_from": moment, "known_to": None, "verification": verification}
    return key
