"""Some hundred made-up claims with late entries, corrections and retirements, and their plain reading in Python."""

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa

from db.chain import Entry, Event
from db.engine import Record
from db.fold import Derived, derive
from db.history import events_of
from db.tables import Claimant, table_of
from db.words import Change, FollowUp, Publication, Subject
from tests.bench.generator import fill
from tests.db.histories import chain, put

LATER = datetime(2026, 11, 5, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)


@dataclass(frozen=True, slots=True)
class Plain:
    """Everything about the claims that are not retired, read from their events alone."""

    claims: dict[int, Derived]
    histories: dict[int, list[Event]]
    names: dict[int, str]


def many_claims(record: Record, how_many: int = 240, seed: int = 7) -> Plain:
    """Fills a record, changes a part of it in every way that moves a list, and gives its plain reading."""
    fill(record, how_many, seed=seed, batch=90)
    chance = random.Random(seed)
    for step, number in enumerate(chance.sample(range(1, how_many + 1), how_many // 2)):
        _change(record, chance, number, LATER + timedelta(minutes=step))
    return plain(record, range(1, how_many + 1))


def _change(record: Record, chance: random.Random, number: int, now: datetime) -> None:
    events = chain(record, Subject.CLAIM, number)
    dated = [event for event in events if event.change is Change.FOLLOWED_UP]
    entries = [Entry(Change.NOTED, {}, {"reason": "a note"})]
    if dated and chance.random() < 0.4:
        entries = [Entry(Change.CORRECTED, {}, {"reason": "a slip"}, corrects=chance.choice(dated).sequence)]
    elif dated:
        day = date(2014, 6, 1) + timedelta(days=chance.randrange(4_000))
        values = {"follow_up": chance.choice(list(FollowUp)).value, "sources": [3]}
        entries = [Entry(Change.FOLLOWED_UP, values, {"reason": "entered late"}, happened_on=day)]
    elif chance.random() < 0.3:
        entries = [Entry(Change.RETIRED, {}, {"reason": "out of scope"})]
    elif chance.random() < 0.5:
        entries = [Entry(Change.UNPUBLISHED, {}, {"reason": "taken back"})]
    put(record, Subject.CLAIM, number, len(events), *entries, now=now)


def plain(record: Record, numbers: range) -> Plain:
    """Reads claims from their events alone."""
    with record.reading() as connection:
        histories = events_of(connection, Subject.CLAIM, numbers)
        claimant = table_of(Claimant).c
        names = {row.id: row.name for row in connection.execute(sa.select(claimant.id, claimant.name))}
    derived = {number: derive(events) for number, events in histories.items()}
    return Plain({n: d for n, d in derived.items() if d.cell is not None}, histories, names)


def is_public(claim: Derived) -> bool:
    """Tells whether everyone may see a claim."""
    return bool(claim.claim["publication"] == Publication.PUBLISHED)
