"""Reading chains from a record that nobody can trust yet: a row that cannot be read is a finding, not a failure."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from db.care.faults import Faults
from db.care.walking import column
from db.chain import GENESIS, Event, fault
from db.chain import read as read_event
from db.tables import Event as EventRow
from db.tables import EventText, Head, table_of
from db.words import Audience, Change, Role, Subject

Chains = dict[int, list[Event] | None]
"""The chains of a step by number; `None` for one that does not hold and so cannot be folded."""

_WORDS = {"subject": Subject, "change": Change, "role": Role, "audience": Audience}


@dataclass(slots=True)
class _Chain:
    events: list[Event]
    texts: list[Mapping[str, list[str] | None]]
    last: tuple[int, bytes] = (0, GENESIS)
    holds: bool = True


class ChainReader:
    """Reads and recomputes chains step by step, and notes what does not hold."""

    def __init__(self, connection: sa.Connection, faults: Faults) -> None:
        self._connection = connection
        self._faults = faults
        self._statement = _statement(connection.dialect.name == "sqlite")

    def read(self, subject: Subject, after: int, last: int) -> Chains:
        """Reads the chains with numbers above `after` up to `last`; one that does not hold becomes `None`."""
        chains: dict[int, _Chain] = {}
        within = {"wanted": subject.value, "after": after, "upto": last}
        for row in self._connection.execute(self._statement, within):
            self._take(chains.setdefault(row.subject_id, _Chain([], [])), subject, row)
        heads = self._heads(subject, after, last)
        for number in chains.keys() | heads.keys():
            chain = chains.setdefault(number, _Chain([], []))
            self._compare_head(chain, subject, number, heads.get(number))
            self._compare_redactions(chain)
        return {number: chain.events if chain.holds else None for number, chain in chains.items()}

    def _take(self, chain: _Chain, subject: Subject, row: Any) -> None:
        try:
            event, stored = _parsed(row)
            why = fault(event, stored, chain.last)
        except (ValueError, LookupError, TypeError, AttributeError):
            self._note(chain, row.id, f"{subject} {row.subject_id}: event {row.sequence} cannot be read")
            chain.last = (int(row.sequence), bytes(row.hash or b""))
            return
        if why:
            where = f"{why} ({event.change}, {event.recorded_at:%Y-%m-%d}, by {event.actor})"
            self._note(chain, row.id, f"{subject} {row.subject_id}: {where}")
        chain.last = (event.sequence, event.hash)
        chain.events.append(event)
        chain.texts.append(stored)

    def _note(self, chain: _Chain, event_id: int, sentence: str) -> None:
        chain.holds = False
        self._faults.add_event(event_id, sentence)

    def _heads(self, subject: Subject, after: int, last: int) -> dict[int, tuple[int, bytes]]:
        number = column(Head, "subject_id")
        rows = self._connection.execute(
            sa.select(number, column(Head, "sequence"), column(Head, "hash")).where(
                column(Head, "subject") == subject, number > after, number <= last
            )
        )
        return {row.subject_id: (row.sequence, bytes(row.hash)) for row in rows}

    def _compare_head(self, chain: _Chain, subject: Subject, number: int, head: tuple[int, bytes] | None) -> None:
        if head == chain.last:
            return
        chain.holds = False
        if head is None:
            why = f"has {chain.last[0]} events that no head knows of"
        elif not chain.last[0]:
            why = f"should have {head[0]} events and has none: its history was taken away"
        elif head[0] > chain.last[0]:
            why = f"should have {head[0]} events and ends after {chain.last[0]}: the end of its history was cut off"
        elif head[0] < chain.last[0]:
            why = f"has {chain.last[0]} events where its head knows of {head[0]}"
        else:
            why = f"ends in another event {head[0]} than its head knows of"
        if chain.events:
            self._faults.add_event(chain.events[-1].id, f"{subject} {number} {why}")
        else:
            self._faults.add_other(f"{subject} {number} {why}")

    def _compare_redactions(self, chain: _Chain) -> None:
        asked = {
            (event.values.get("sequence"), name)
            for event in chain.events
            if event.change is Change.REDACTED
            for name in event.values.get("fields", ())
        }
        for event, stored in zip(chain.events, chain.texts, strict=True):
            for name, pair in stored.items():
                where = f"{event.subject} {event.subject_id}: the {name} of event {event.sequence}"
                if pair is None and (event.sequence, name) not in asked:
                    self._note(chain, event.id, f"{where} was removed and no redaction says why")
                if pair is not None and (event.sequence, name) in asked:
                    self._note(chain, event.id, f"{where} was redacted and is still there")


def _statement(on_sqlite: bool) -> sa.Select[Any]:
    # SQLite stores whatever it is given, so values are read as they are before they are taken for words and days.
    table = table_of(EventRow)
    plain = {*_WORDS} | ({"recorded_at", "happened_on"} if on_sqlite else set())
    columns = [sa.type_coerce(c, sa.String).label(c.name) if c.name in plain else c for c in table.c]
    return (
        sa.select(*columns, column(EventText, "texts"))
        .select_from(table)
        .outerjoin(EventText, column(EventText, "event_id") == table.c.id)
        .where(
            table.c.subject == sa.bindparam("wanted"),
            table.c.subject_id > sa.bindparam("after"),
            table.c.subject_id <= sa.bindparam("upto"),
        )
        .order_by(table.c.subject_id, table.c.sequence)
    )


@dataclass(slots=True)
class _Row:
    """A row of the statement above with its values taken for what they should be."""

    values: dict[str, Any]

    def __getattr__(self, name: str) -> Any:
        return self.values[name]


def _parsed(row: Any) -> tuple[Event, Mapping[str, list[str] | None]]:
    values = dict(row._mapping)
    values |= {name: vocabulary(values[name]) for name, vocabulary in _WORDS.items()}
    values |= {"hash": bytes(values["hash"]), "previous": bytes(values["previous"])}
    if isinstance(moment := values["recorded_at"], str):
        values["recorded_at"] = datetime.fromisoformat(moment)
    values["recorded_at"] = values["recorded_at"].astimezone(UTC)
    if isinstance(day := values["happened_on"], str):
        values["happened_on"] = date.fromisoformat(day)
    stored = json.loads(values["texts"]) if values["texts"] else {}
    if not _are_texts(stored):
        raise ValueError("texts that are none")
    return read_event(_Row(values)), stored


def _are_texts(stored: object) -> bool:
    return isinstance(stored, dict) and all(
        pair is None or (isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair))
        for pair in stored.values()
    )
