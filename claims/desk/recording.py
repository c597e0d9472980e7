"""Putting claims on record and changing them, one or many, all or none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from claims.desk.changes import ClaimChange, Correct, known
from claims.desk.permits import require
from claims.desk.sitting import Before, Saved, Sitting
from claims.refusals import NotAccepted
from claims.rules.texts import LIMITS, clean
from db import history
from db.chain import Entry, Event
from db.fold import shown
from db.history import Addition
from db.words import AssertedBy, Change, Kind, Role, Subject


@dataclass(frozen=True, slots=True)
class NewClaim:
    """A claim as a person puts it on record; `claimant` and `asserter` are numbers of claimants.

    `changes` follow the recording at once: the appearance, the evidence, the deadline …
    """

    statement: str
    kind: Kind
    claimant: int
    asserted_by: AssertedBy
    asserter: int
    topic: str = ""
    language: str = ""
    claimant_note: str = ""
    claimant_shown: bool = True
    changes: tuple[ClaimChange, ...] = field(default=())


def record_claim(at: Sitting, new: NewClaim) -> Saved:
    """Puts a claim on record with the changes that come with it."""
    return record_claims(at, [new])[0]


def record_claims(at: Sitting, news: Sequence[NewClaim]) -> list[Saved]:
    """Puts many claims on record, all or none, by the same rules and with the same history as one by one."""
    require(at.actor, Role.REPORTER, "put a claim on record")
    ids = history.numbers(at.connection, Subject.CLAIM, len(news)) if news else range(0)
    additions = []
    for number, new in zip(ids, news, strict=True):
        first = [_recorded(at, new)]
        entries = first + _decided(at, number, [], first, new.changes)
        additions.append(Addition(Subject.CLAIM, number, 0, tuple(entries)))
    return at.add(additions) if additions else []


def _recorded(at: Sitting, new: NewClaim) -> Entry:
    for claimant in {new.claimant, new.asserter}:
        known(at, Subject.CLAIMANT, claimant)
    if new.asserted_by is AssertedBy.CLAIMANT and new.claimant != new.asserter:
        raise NotAccepted("What the claimant asserts counts on the claimant's own card.", "asserter")
    values: dict[str, Any] = {
        "kind": new.kind,
        "claimant": new.claimant,
        "asserted_by": new.asserted_by,
        "asserter": new.asserter,
        "claimant_shown": new.claimant_shown,
        "language": new.language,
    }
    texts = {
        "statement": clean(new.statement, field="statement", most=LIMITS["statement"]),
        "topic": clean(new.topic, field="topic", most=LIMITS["topic"], required=False),
        "claimant note": clean(new.claimant_note, field="claimant_note", most=LIMITS["name"], required=False),
    }
    return Entry(Change.RECORDED, values, texts)


def change(at: Sitting, claim_id: int, seen: int, *changes: ClaimChange) -> Saved:
    """Makes changes to a claim as it stood at version `seen`, or refuses with `Stale` and what changed since."""
    return change_many(at, [(claim_id, seen)], *changes)[0]


def change_many(at: Sitting, claims: Sequence[tuple[int, int]], *changes: ClaimChange) -> list[Saved]:
    """Makes the same changes to many claims (number, version seen), all or none; the stale ones are listed."""
    if not claims or not changes:
        raise NotAccepted("Choose at least one claim and one change.", "")
    for one in changes:
        require(at.actor, one.least, one.to_do)
    seen = dict(claims)
    chains = at.chains(Subject.CLAIM, seen)
    _refuse_stale(chains, seen)
    additions = []
    for claim_id, events in chains.items():
        history.refuse_missing(Subject.CLAIM, claim_id, events)
        if not all(isinstance(one, Correct) for one in changes):
            _refuse_retired(events)
        additions.append(
            Addition(Subject.CLAIM, claim_id, seen[claim_id], tuple(_decided(at, claim_id, events, [], changes)))
        )
    return at.add(additions)


def _refuse_stale(chains: Mapping[int, Sequence[Event]], seen: Mapping[int, int]) -> None:
    # Asked before the rules are: what is stale must be shown as that, not as a rule that its older state breaks.
    stale = [number for number, events in chains.items() if events and len(events) != seen[number]]
    if stale:
        raise history.stale(Subject.CLAIM, stale, {number: chains[number] for number in stale}, seen)


def _decided(
    at: Sitting, number: int, events: Sequence[Event], first: Sequence[Entry], changes: Iterable[ClaimChange]
) -> list[Entry]:
    drafted = at.drafted(events, first, number)
    decided: list[Entry] = []
    for one in changes:
        require(at.actor, one.least, one.to_do)
        entries = list(one.entries(Before.of(number, drafted), at))
        drafted = at.drafted(drafted, entries, number)
        decided += entries
    return decided


def _refuse_retired(events: Sequence[Event]) -> None:
    state = Before.of(0, shown(events)).state
    if state.retired:
        raise NotAccepted(
            f"This claim was retired on {state.retired.recorded_at:%-d %B %Y}. To bring it back, correct the retiring.",
        )
