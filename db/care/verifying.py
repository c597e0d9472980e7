"""Does the record hold? Every chain, every head, the guards, and everything derived, recomputed from the events.

Refuses nothing and changes nothing: it names what does not hold, the first event before all else.
"""

import sqlite3
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from db import guards, search
from db.care.chains import ChainReader, Chains
from db.care.checkpoints import last_checkpoint, root_at
from db.care.comparing import Comparison
from db.care.faults import Fault, Faults
from db.care.walking import FOLDED, Progress, column, how_many, steps, unheard
from db.derived import PLAIN
from db.engine import Record
from db.errors import Busy, Unusable
from db.tables import Claim, Event, EventText, Head, table_of
from db.tables import Counter as Numbers
from db.words import Subject


@dataclass(frozen=True, slots=True)
class Findings:
    """What `verify` saw: how much it read, and what does not hold, the first event foremost."""

    events: int
    chains: int
    faults: tuple[Fault, ...]
    found: int

    @property
    def holds(self) -> bool:
        """Tells whether everything holds."""
        return not self.found

    @property
    def sentence(self) -> str:
        """Says it in one sentence."""
        read = f"{self.events:,} events in {self.chains:,} chains"
        if self.holds:
            return f"The record holds: {read}, and everything derived from them is as it should be."
        more = f" {self.found - 1:,} more do not hold." if self.found > 1 else ""
        return f"The record does not hold. First: {self.faults[0].sentence}.{more} ({read} were read.)"


def verify(record: Record, progress: Progress = unheard) -> Findings:
    """Recomputes the whole record and names what does not hold, in one unchanging view of it; writers need not wait."""
    with record.reading() as connection:
        findings = examine(connection, progress)
    if not record.on_sqlite or findings.found:
        return findings
    return _with_index(record, findings)


def examine(connection: sa.Connection, progress: Progress = unheard) -> Findings:
    """Recomputes everything but the full-text index, which cannot be looked at without the right to write."""
    faults = Faults()
    total, done, chains = how_many(connection, Event), 0, 0
    for name in guards.missing(connection):
        faults.add_other(f"the guard {name} is missing or was changed")
    comparison = Comparison(connection, faults)
    reader = ChainReader(connection, faults)
    for subject in (*FOLDED, *(word for word in Subject if word not in FOLDED)):
        table = Claim if subject is Subject.CLAIM else PLAIN.get(subject)
        for after, last in steps(connection, subject, (table,) if table else ()):
            found: Chains = reader.read(subject, after, last)
            chains += len(found)
            done += sum(len(chain) for chain in found.values() if chain)
            if table:
                comparison.compare(subject, after, last, found)
            progress(min(done, total), total)
    comparison.compare_kept()
    _compare_numbers(connection, faults)
    _compare_checkpoint(connection, faults)
    progress(total, total)
    return Findings(total, chains, faults.first(), faults.found)


def heads_hold(connection: sa.Connection) -> bool:
    """Tells in a moment whether every chain ends at its head and no event is missing, without recomputing anything."""
    event, head = table_of(Event), table_of(Head)
    same = sa.and_(event.c.subject == head.c.subject, event.c.subject_id == head.c.subject_id)
    ends = sa.select(sa.func.count()).select_from(
        head.join(event, sa.and_(same, event.c.sequence == head.c.sequence, event.c.hash == head.c.hash))
    )
    events = sa.select(sa.func.coalesce(sa.func.sum(head.c.sequence), 0))
    return connection.execute(ends).scalar_one() == how_many(connection, Head) and connection.execute(
        events
    ).scalar_one() == how_many(connection, Event)


def _compare_numbers(connection: sa.Connection, faults: Faults) -> None:
    # Events are numbered without gaps, so an event taken away is missed even where its chain and head were made to fit.
    kept = sa.select(column(Numbers, "last")).where(column(Numbers, "name") == "event")
    last = connection.execute(kept).scalar() or 0
    number = column(Event, "id")
    highest, count = connection.execute(sa.select(sa.func.max(number), sa.func.count())).one()
    if (highest or 0) != last or count != last:
        faults.add_other(f"{last:,} events were recorded and {count:,} are there")
    orphans = sa.select(column(EventText, "event_id")).where(column(EventText, "event_id").not_in(sa.select(number)))
    if (orphan := connection.execute(orphans.limit(1)).scalar()) is not None:
        faults.add_other(f"the texts of event number {orphan} belong to no event")


def _compare_checkpoint(connection: sa.Connection, faults: Faults) -> None:
    event = last_checkpoint(connection)
    if event is None:
        return
    root = root_at(connection, int(event.values["events"]))
    if root != (event.values["root"], event.values["heads"]):
        faults.add_other(f"the chains are not as the checkpoint of {event.recorded_at:%Y-%m-%d} fixed them")


def _with_index(record: Record, findings: Findings) -> Findings:
    try:
        record.write(search.check)
    except (Busy, Unusable) as refusal:
        if "damaged" not in refusal.sentence:
            return findings  # locked or read-only: the index finds claims, it holds nothing of the record
        return Findings(findings.events, findings.chains, (Fault("the search index is damaged"),), 1)
    except DatabaseError as error:
        if not isinstance(error.orig, sqlite3.DatabaseError):
            raise
        return Findings(findings.events, findings.chains, (Fault("the search index does not fit the claims"),), 1)
    return findings
