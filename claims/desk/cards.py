"""The card of a claim: everything its page shows, as it is or as it stood on a day, folded from its history.

A reader's card holds what is public alone; internal sources are counted, never named.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from claims.desk.histories import HistoryLine, Names, history_lines
from claims.rules.schedule import Standing, Window, sentence, standing
from claims.rules.slips import Announcement, Slip, ledger_sentence, slips
from claims.rules.targets import Count, progress_sentence
from db import finding, history
from db.chain import Event
from db.errors import NotOnRecord
from db.fold import OPEN, ClaimState, fold, shown
from db.scope import Scope
from db.words import (
    AssertedBy, Audience, Change, FollowUp, Kind, Publication, SourceKind, Stance, Subject, Verification,
)


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A source with its stance towards the claim. `withdrawn` holds the reason where it was taken back."""

    sequence: int
    source_id: int
    stance: Stance
    note: str
    kind: SourceKind
    audience: Audience
    address: str
    title: str
    publisher: str
    published: date | None
    source_note: str
    by: str
    added_at: datetime
    withdrawn: str | None

    @property
    def name(self) -> str:
        """What to call the source: its title, else its publisher, else its address."""
        return self.title or self.publisher or self.address


@dataclass(frozen=True, slots=True)
class AppearanceLine:
    """Where the claim was made. `notice` is what has to be said with every quote of this article."""

    headline: str
    publisher: str
    published: date | None
    published_basis: str
    address: str
    notice: str
    quote: str
    before: str
    after: str
    fidelity: str
    compared: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided on whether it is true as stated."""

    verification: Verification
    reason: str
    search: str
    sources: tuple[int, ...]
    by: str
    given_at: datetime
    source_withdrawn: bool


@dataclass(frozen=True, slots=True)
class NewsLine:
    """A dated point of what came of it. `follow_up` is empty for what is no follow-up: notes, slips, counted items."""

    sequence: int
    on: date
    follow_up: FollowUp | None
    sentence: str
    text: str
    sources: tuple[int, ...]
    recorded_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class CountLine:
    """One count towards a target with its dated items."""

    number: int
    name: str
    means: str
    counted: int
    reported: int | None
    progress: str
    items: tuple[NewsLine, ...]


@dataclass(frozen=True, slots=True)
class TargetLine:
    """An amount that was promised."""

    sequence: int
    amount: Decimal
    unit: str
    what_counts: str
    counts: tuple[CountLine, ...]


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """A claim with everything its page shows."""

    id: int
    version: int
    statement: str
    kind: Kind
    topic: str
    claimant_id: int
    claimant: str
    claimant_note: str
    claimant_shown: bool
    asserted_by: AssertedBy
    asserter_id: int
    asserter: str
    publication: Publication
    retired: str | None
    appearances: tuple[AppearanceLine, ...]
    verdict: Verdict | None
    follow_up: FollowUp | None
    news_on: date | None
    standing: Standing
    schedule: str
    window: Window | None
    restated: Window | None
    deadline_how: str
    deadline_read_on: date | None
    slips: tuple[Slip, ...]
    slip_ledger: str
    targets: tuple[TargetLine, ...]
    evidence: tuple[EvidenceLine, ...]
    hidden_sources: int
    trackers: tuple[tuple[int, str], ...]
    news: tuple[NewsLine, ...]
    history: tuple[HistoryLine, ...]
    exists_from: date
    as_of: date | None
    """The last day the claim's example tracker knows of, where it is an example."""

    @property
    def verification(self) -> Verification:
        """The verdict's word, `unchecked` where there is none."""
        return self.verdict.verification if self.verdict else Verification.UNCHECKED


def open_claim(
    connection: sa.Connection, scope: Scope, claim_id: int, today: date, *, on: date | None = None,
    known: datetime | None = None,
) -> ClaimCard:
    """Opens a claim's card, as it stood on a day (`on`) as known at a moment (`known`), or refuses with `NotOnRecord`."""
    events = shown(history.chain_of(connection, Subject.CLAIM, claim_id))
    if known is not None:
        events = [event for event in events if event.recorded_at <= known]
    state = fold(events, on or OPEN) if events else None
    if state is None or not _may_see(scope, fold(events)):
        raise NotOnRecord(f"There is no claim {claim_id} here. It may not be public, or the address has a slip in it.")
    if on is not None and state.exists_from > on:
        raise NotOnRecord(f"Claim {claim_id} was not made yet on {on:%-d %B %Y}.")
    return _card(connection, scope, events, state, on or today)


def _may_see(scope: Scope, state: ClaimState) -> bool:
    return scope.everything or (state.publication in scope.publications and state.retired is None)


def _card(
    connection: sa.Connection, scope: Scope, events: Sequence[Event], state: ClaimState, day: date
) -> ClaimCard:
    sources = finding.rows(connection, Subject.SOURCE, {e.values["source"] for e in state.evidence.values()})
    claimants = finding.rows(connection, Subject.CLAIMANT, _claimants_in(events))
    trackers = finding.rows(connection, Subject.TRACKER, _trackers_in(events))
    evidence = tuple(_evidence(e, state, sources[e.values["source"]]) for e in state.evidence.values())
    seen = tuple(line for line in evidence if scope.everything or line.audience is Audience.PUBLIC)
    public = [e for e in events if scope.everything or e.audience is Audience.PUBLIC]
    windows = [Announcement(e.happened_on or day, _window(e)) for e in state.announcements()]
    first = windows[0].window if windows else None
    restated = windows[-1].window if len(windows) > 1 else None
    stands = standing(first, state.follow_up, state.delivered_on, day, restated)
    ledger = slips(windows)
    names = Names(
        {number: row.name for number, row in claimants.items()}, {number: row.title for number, row in trackers.items()},
        {number: row.title or row.publisher or row.address for number, row in sources.items()
         if scope.everything or row.audience is Audience.PUBLIC},
    )
    facts = state.facts
    return ClaimCard(
        id=events[0].subject_id, version=events[-1].sequence, statement=state.texts["statement"], kind=state.kind,
        topic=state.texts.get("topic", ""), claimant_id=facts["claimant"], claimant=claimants[facts["claimant"]].name,
        claimant_note=state.texts.get("claimant note", ""), claimant_shown=facts.get("claimant_shown", True),
        asserted_by=AssertedBy(facts["asserted_by"]), asserter_id=facts["asserter"],
        asserter=claimants[facts["asserter"]].name, publication=state.publication,
        retired=f"{state.retired.recorded_at:%-d %B %Y}: {state.retired.text('reason')}" if state.retired else None,
        appearances=_appearances(connection, state), verdict=_verdict(state), follow_up=state.follow_up,
        news_on=state.follow_ups[-1].happened_on if state.follow_ups else None, standing=stands,
        schedule=sentence(stands, first, restated), window=first, restated=restated,
        deadline_how=state.deadline.text("how") if state.deadline else "",
        deadline_read_on=_day(state.deadline.values.get("read_on")) if state.deadline else None,
        slips=ledger, slip_ledger=ledger_sentence(ledger), targets=tuple(_targets(state)), evidence=seen,
        hidden_sources=len(evidence) - len(seen),
        trackers=tuple((number, trackers[number].title) for number in state.trackers if not trackers[number].retired),
        news=_news(state, public, names), history=history_lines(_logged(scope, public), names),
        exists_from=state.exists_from,
        as_of=max((trackers[n].as_of for n in state.trackers if trackers[n].example and trackers[n].as_of), default=None),
    )


def _logged(scope: Scope, events: Sequence[Event]) -> Sequence[Event]:
    """Public history begins at first publication: what came before is the desk's own."""
    if scope.everything:
        return events
    first = next((e.sequence for e in events if e.change is Change.PUBLISHED), OPEN.toordinal())
    return [e for e in events if e.sequence >= first]


def _claimants_in(events: Sequence[Event]) -> set[int]:
    return {
        event.values[name] for event in events if event.change in (Change.RECORDED, Change.AMENDED)
        for name in ("claimant", "asserter") if name in event.values
    }


def _trackers_in(events: Sequence[Event]) -> set[int]:
    return {event.values["tracker"] for event in events if "tracker" in event.values}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _window(event: Event) -> Window | None:
    values = event.values
    if values.get("withdrawn"):
        return None
    return Window(
        date.fromisoformat(values["earliest"]), date.fromisoformat(values["latest"]), event.text("words"), values["soft"]
    )


def _evidence(event: Event, state: ClaimState, source: Any) -> EvidenceLine:
    withdrawal = state.withdrawn.get(event.sequence)
    return EvidenceLine(
        event.sequence, source.id, Stance(event.values["stance"]), event.text("note"), source.kind, source.audience,
        source.address, source.title, source.publisher, source.published, source.note, event.actor, event.recorded_at,
        withdrawal.text("reason") if withdrawal else None,
    )


def _appearances(connection: sa.Connection, state: ClaimState) -> tuple[AppearanceLine, ...]:
    articles = finding.rows(connection, Subject.ARTICLE, {e.values["article"] for e in state.appearances})
    publishers = finding.rows(connection, Subject.CLAIMANT, {row.publisher_id for row in articles.values()})
    lines = []
    for event in state.appearances:
        row = articles[event.values["article"]]
        lines.append(AppearanceLine(
            row.headline, publishers[row.publisher_id].name, row.published, row.published_basis, row.address, row.notice,
            event.text("quote"), event.text("before"), event.text("after"), event.text("fidelity"),
            event.values.get("compared", False),
        ))
    return tuple(lines)


def _verdict(state: ClaimState) -> Verdict | None:
    event = state.verdict
    if event is None:
        return None
    sources = tuple(event.values.get("sources", ()))
    return Verdict(
        state.verification, event.text("reason"), event.text("search"), sources, event.actor, event.recorded_at,
        any(number in state.withdrawn for number in sources),
    )


def _targets(state: ClaimState) -> list[TargetLine]:
    lines = []
    for target in state.targets.values():
        amount = Decimal(target.amount)
        counts = []
        for held in target.counts.values():
            reported = held["reported"]
            count = Count(
                held["name"], len(held["items"]), reported.values["total"] if reported else None,
                reported.happened_on if reported else None,
            )
            items = tuple(_line(item, item.text("item"), None) for item in held["items"])
            counts.append(CountLine(
                held["n"], held["name"], held["means"], count.counted, count.reported,
                progress_sentence(amount, target.unit, count), items,
            ))
        lines.append(TargetLine(target.sequence, amount, target.unit, target.what_counts, tuple(counts)))
    return lines


def _line(event: Event, told: str, follow_up: FollowUp | None) -> NewsLine:
    return NewsLine(
        event.sequence, event.happened_on or event.recorded_at.date(), follow_up, told,
        event.text("reason") or event.text("note"), tuple(event.values.get("sources", ())), event.recorded_at, event.actor,
    )


_DATED = {
    Change.DEADLINE_RESTATED, Change.PROGRESS_COUNTED, Change.PROGRESS_REPORTED, Change.NOTED,
}


def _news(state: ClaimState, events: Sequence[Event], names: Names) -> tuple[NewsLine, ...]:
    """Gives what came of it in the order of the world's days, newest first."""
    told = {line.sequence: line for line in history_lines(events, names)}
    lines = [
        _line(e, str(e.values["follow_up"]), FollowUp(e.values["follow_up"]))
        for e in state.follow_ups if e.sequence in told
    ]
    for event in events:
        line = told[event.sequence]
        if event.change in _DATED and event.happened_on and not line.corrected and _counts(state, event):
            lines.append(_line(event, line.sentence, None))
    return tuple(sorted(lines, key=lambda line: (line.on, line.sequence), reverse=True))


def _counts(state: ClaimState, event: Event) -> bool:
    return event.change is not Change.DEADLINE_RESTATED or event in state.restatements

