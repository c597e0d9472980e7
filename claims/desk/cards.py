"""The card of a claim: everything its page shows, as it is or as it stood on a day, folded from its history.

A reader's card holds what is public alone; internal sources are counted, never named.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from claims.desk.card_lines import AppearanceLine, ClaimCard, CountLine, EvidenceLine, NewsLine, TargetLine, Verdict
from claims.desk.histories import HistoryLine, Names, history_lines
from claims.rules.schedule import Window, day_in_words, sentence, standing
from claims.rules.slips import Announcement, ledger_sentence, slips
from claims.rules.targets import Count, progress_sentence
from db import history, publicly
from db.chain import Event
from db.errors import NotOnRecord
from db.fold import OPEN, ClaimState, fold, in_force, shown
from db.reads import finding
from db.scope import Scope
from db.words import AssertedBy, Audience, Change, ClaimantKind, FollowUp, Publication, Stance, Subject

__all__ = ["THE_DESK", "ClaimCard", "card_of", "open_claim"]

THE_DESK = "the desk"
"""Who signs what readers see: the names of the staff are the desk's own."""


def open_claim(
    connection: sa.Connection,
    scope: Scope,
    claim_id: int,
    today: date,
    *,
    on: date | None = None,
    known: datetime | None = None,
) -> ClaimCard:
    """Opens a claim's card, as it stood on a day (`on`) as known then (`known`), or refuses with `NotOnRecord`."""
    events = shown(history.events_of(connection, Subject.CLAIM, [claim_id]).get(claim_id, []))
    refusal = NotOnRecord(f"There is no claim {claim_id} here. It may not be public, or the address has a slip in it.")
    if scope.everything:
        history.refuse_missing(Subject.CLAIM, claim_id, events)
    # Asked of today's state first: what was taken back is reached by no day and by no moment. A draft and a claim that
    # never was are refused in the same words.
    if not events or not _may_see(scope, claim_id, fold(events)):
        raise refusal
    if known is not None:
        events = [event for event in events if event.recorded_at <= known]
        if not events or not _was_seen(scope, fold(events)):
            raise refusal
    state = fold(events, on or OPEN)
    if on is not None and state.exists_from > on:
        raise NotOnRecord(f"Claim {claim_id} was not made yet on {day_in_words(on)}.")
    return _card(connection, scope, events, state, on or today)


def card_of(connection: sa.Connection, scope: Scope, events: Sequence[Event], today: date) -> ClaimCard:
    """Folds a history, written or only thought of, into the card of its claim."""
    return _card(connection, scope, events, fold(events), today)


def _may_see(scope: Scope, claim_id: int, state: ClaimState) -> bool:
    if scope.everything:
        return True
    return scope.holds(claim_id) and state.publication in scope.publications and state.retired is None


def _was_seen(scope: Scope, state: ClaimState) -> bool:
    """What was known earlier is shown where it was public then: a shared draft does not tell how it came about."""
    return scope.everything or (state.publication is Publication.PUBLISHED and state.retired is None)


def _card(connection: sa.Connection, scope: Scope, events: Sequence[Event], state: ClaimState, day: date) -> ClaimCard:
    sources = finding.rows(connection, Subject.SOURCE, {e.values["source"] for e in events if "source" in e.values})
    claimants = finding.rows(connection, Subject.CLAIMANT, _claimants_in(events))
    trackers = finding.rows(connection, Subject.TRACKER, _trackers_in(events))
    told = [e for e in events if scope.everything or e.audience is Audience.PUBLIC]
    evidence = tuple(
        _evidence(e, state, sources[e.values["source"]])
        for e in state.evidence.values()
        if scope.everything or not _left_before_publication(e, state, events)
    )
    seen = tuple(line for line in evidence if scope.everything or line.audience is Audience.PUBLIC)
    windows = [Announcement(e.happened_on or day, _window(e)) for e in state.announcements()]
    first = windows[0].window if windows else None
    restated = windows[-1].window if len(windows) > 1 else None
    stands = standing(first, state.follow_up, state.delivered_on, day, restated)
    ledger = slips(windows)
    names = Names(
        {number: row.name for number, row in claimants.items()},
        {number: row.title for number, row in trackers.items()},
        {
            number: row.title or row.publisher or row.address
            for number, row in sources.items()
            if scope.everything or row.audience is Audience.PUBLIC
        },
    )
    lines = history_lines(told, names)
    examples = [row.as_of for row in trackers.values() if row.id in state.trackers and row.example and row.as_of]
    facts = state.facts
    public = publicly.told(events)
    card = ClaimCard(
        id=events[0].subject_id,
        version=events[-1].sequence,
        statement=state.texts["statement"],
        kind=state.kind,
        topic=state.texts.get("topic", ""),
        claimant_id=facts["claimant"],
        claimant=claimants[facts["claimant"]].name,
        claimant_note=state.texts.get("claimant note", ""),
        claimant_shown=facts.get("claimant_shown", True),
        asserted_by=AssertedBy(facts["asserted_by"]),
        asserter_id=facts["asserter"],
        asserter=claimants[facts["asserter"]].name,
        publication=state.publication,
        retired=_retired(state),
        appearances=_appearances(connection, state),
        verdict=_verdict(state),
        follow_up=state.follow_up,
        news_on=state.follow_ups[-1].happened_on if state.follow_ups else None,
        standing=stands,
        schedule=sentence(stands, first, restated),
        window=first,
        restated=restated,
        deadline_how=state.deadline.text("how") if state.deadline else "",
        deadline_read_on=_day(state.deadline.values.get("read_on")) if state.deadline else None,
        slips=ledger,
        slip_ledger=ledger_sentence(ledger),
        targets=tuple(_targets(state)),
        evidence=seen,
        hidden_sources=len(evidence) - len(seen),
        trackers=tuple((number, trackers[number].title) for number in state.trackers if not trackers[number].retired),
        news=_news(state, told, lines, day),
        history=_logged(scope, lines, speaker_shown=facts.get("claimant_shown", True)),
        exists_from=state.exists_from,
        as_of=max(examples, default=None),
        language=facts.get("language", ""),
        reply=_reply(events),
        not_before=_moment(facts.get("not_before")) if scope.everything else None,
        first_published_at=public[0].recorded_at if public else None,
        last_public_at=public[-1].recorded_at if public else None,
        claimant_kind=ClaimantKind(claimants[facts["claimant"]].kind),
    )
    return card if scope.everything else _unsigned(card)


def _left_before_publication(evidence: Event, state: ClaimState, events: Sequence[Event]) -> bool:
    """Tells whether a source was withdrawn before readers saw it: that is the desk's own."""
    first, withdrawal = publicly.first_publication(events), state.withdrawn.get(evidence.sequence)
    return withdrawal is not None and (first is None or withdrawal.sequence < first.sequence)


def _retired(state: ClaimState) -> str | None:
    retired = state.retired
    return f"{day_in_words(retired.recorded_at.date())}: {retired.text('reason')}" if retired else None


def _logged(scope: Scope, lines: tuple[HistoryLine, ...], *, speaker_shown: bool) -> tuple[HistoryLine, ...]:
    """Public history begins at first publication: what came before is the desk's own."""
    if scope.everything:
        return lines
    first = min((line.sequence for line in lines if line.change is Change.PUBLISHED), default=OPEN.toordinal())
    kept = [line for line in lines if line.sequence >= first]
    known = {line.corrected_by for line in kept}
    return tuple(replace(line, sentence=_for_readers(line, line.sequence in known, speaker_shown)) for line in kept)


def _for_readers(line: HistoryLine, is_of_a_known_entry: bool, speaker_shown: bool) -> str:
    # A correction is told with what it takes back, and an amendment with the name it gives.
    if line.change is Change.CORRECTED and not is_of_a_known_entry:
        return "Corrected an entry from before the claim was published"
    if line.change is Change.AMENDED and not speaker_shown:
        return "Changed how the claim is put on record"
    return line.sentence


def _unsigned(card: ClaimCard) -> ClaimCard:
    return replace(
        card,
        evidence=tuple(replace(line, by=THE_DESK) for line in card.evidence),
        verdict=replace(card.verdict, by=THE_DESK) if card.verdict else None,
        news=tuple(replace(line, by=THE_DESK) for line in card.news),
        history=tuple(replace(line, by=THE_DESK) for line in card.history),
        targets=tuple(_unsigned_target(target) for target in card.targets),
    )


def _unsigned_target(target: TargetLine) -> TargetLine:
    counts = (replace(c, items=tuple(replace(item, by=THE_DESK) for item in c.items)) for c in target.counts)
    return replace(target, counts=tuple(counts))


def _claimants_in(events: Sequence[Event]) -> set[int]:
    return {
        event.values[name]
        for event in events
        if event.change in (Change.RECORDED, Change.AMENDED)
        for name in ("claimant", "asserter")
        if name in event.values
    }


def _trackers_in(events: Sequence[Event]) -> set[int]:
    return {event.values["tracker"] for event in events if "tracker" in event.values}


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _reply(events: Sequence[Event]) -> str:
    published = [event for event in in_force(events) if event.change is Change.PUBLISHED]
    return published[-1].text("reply") if published else ""


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _window(event: Event) -> Window | None:
    values = event.values
    if values.get("withdrawn"):
        return None
    return Window(
        date.fromisoformat(values["earliest"]),
        date.fromisoformat(values["latest"]),
        event.text("words"),
        values["soft"],
    )


def _evidence(event: Event, state: ClaimState, source: Any) -> EvidenceLine:
    withdrawal = state.withdrawn.get(event.sequence)
    return EvidenceLine(
        event.sequence,
        source.id,
        Stance(event.values["stance"]),
        event.text("note"),
        source.kind,
        source.audience,
        source.address,
        source.title,
        source.publisher,
        source.published,
        source.note,
        event.actor,
        event.recorded_at,
        withdrawal.text("reason") if withdrawal else None,
    )


def _appearances(connection: sa.Connection, state: ClaimState) -> tuple[AppearanceLine, ...]:
    articles = finding.rows(connection, Subject.ARTICLE, {e.values["article"] for e in state.appearances})
    publishers = finding.rows(connection, Subject.CLAIMANT, {row.publisher_id for row in articles.values()})
    lines = []
    for event in state.appearances:
        row = articles[event.values["article"]]
        lines.append(
            AppearanceLine(
                row.headline,
                publishers[row.publisher_id].name,
                row.published,
                row.published_basis,
                row.address,
                row.notice,
                event.text("quote"),
                event.text("before"),
                event.text("after"),
                event.text("fidelity"),
                event.values.get("compared", False),
                row.id,
                row.author,
                row.language,
                row.sha256,
                event.values.get("start"),
                _day(event.values.get("said_on")),
            )
        )
    return tuple(lines)


def _verdict(state: ClaimState) -> Verdict | None:
    event = state.verdict
    if event is None:
        return None
    sources = tuple(event.values.get("sources", ()))
    return Verdict(
        state.verification,
        event.text("reason"),
        event.text("search"),
        sources,
        event.actor,
        event.recorded_at,
        any(number in state.withdrawn for number in sources),
        event.text("reply"),
    )


def _targets(state: ClaimState) -> list[TargetLine]:
    lines = []
    for target in state.targets.values():
        amount = Decimal(target.amount)
        counts = []
        for held in target.counts.values():
            reported = held["reported"]
            count = Count(
                held["name"],
                len(held["items"]),
                reported.values["total"] if reported else None,
                reported.happened_on if reported else None,
            )
            items = tuple(_line(item, item.text("item"), None) for item in held["items"])
            counts.append(
                CountLine(
                    held["n"],
                    held["name"],
                    held["means"],
                    count.counted,
                    count.reported,
                    progress_sentence(amount, target.unit, count),
                    items,
                )
            )
        lines.append(TargetLine(target.sequence, amount, target.unit, target.what_counts, tuple(counts)))
    return lines


def _line(event: Event, told: str, follow_up: FollowUp | None) -> NewsLine:
    return NewsLine(
        event.sequence,
        event.happened_on or event.recorded_at.date(),
        follow_up,
        told,
        _why(event),
        tuple(event.values.get("sources", ())),
        event.recorded_at,
        event.actor,
        event.text("reply"),
    )


def _why(event: Event) -> str:
    search = event.text("search")
    parts = (event.text("reason") or event.text("note"), f"Searched: {search}" if search else "")
    return " ".join(part for part in parts if part)


_DATED = {
    Change.DEADLINE_RESTATED,
    Change.PROGRESS_COUNTED,
    Change.PROGRESS_REPORTED,
    Change.NOTED,
}


def _news(
    state: ClaimState, events: Sequence[Event], history_told: Sequence[HistoryLine], day: date
) -> tuple[NewsLine, ...]:
    """Gives what came of it by the day, in the order of the world's days, newest first."""
    told = {line.sequence: line for line in history_told}
    lines = [
        _line(e, str(e.values["follow_up"]), FollowUp(e.values["follow_up"]))
        for e in state.follow_ups
        if e.sequence in told
    ]
    for event in events:
        line = told[event.sequence]
        if event.change in _DATED and event.happened_on and event.happened_on <= day and not line.corrected:
            lines.append(_line(event, "" if event.change is Change.NOTED else line.sentence, None))
    return tuple(sorted(lines, key=lambda line: (line.on, line.sequence), reverse=True))
