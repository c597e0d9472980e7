"""What the record keeps beside its events, compared row by row with what the events leave."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from db import kept
from db.care.chains import Chains
from db.care.faults import Faults
from db.chain import Event
from db.derived import CLAIM_TABLES, PLAIN
from db.fold import Derived, derive
from db.rows import plain_row
from db.search import searched_words
from db.tables import Cell, Claim, Claimant, ClaimSearch, table_of
from db.words import Subject

Rows = dict[tuple[Any, ...], dict[str, Any]]


class Comparison:
    """Compares stored rows with the fold of the chains, step by step, and the kept counts at the end."""

    def __init__(self, connection: sa.Connection, faults: Faults) -> None:
        self._connection = connection
        self._faults = faults
        self._counts: Counter[kept.Key] = Counter()
        self._all_folded = True
        self._cells = _cells(connection)

    def compare(self, subject: Subject, after: int, last: int, chains: Chains) -> None:
        """Compares the rows of the subjects numbered above `after` up to `last` with their chains."""
        sound = {number: chain for number, chain in chains.items() if chain}
        self._all_folded &= len(sound) == len(chains)
        try:
            if subject is Subject.CLAIM:
                self._compare_claims(after, last, sound, chains.keys() - sound.keys())
            else:
                wanted: Rows = {(number,): plain_row(subject, chain) for number, chain in sound.items()}
                self._compare_rows(PLAIN[subject], "id", after, last, wanted, chains.keys() - sound.keys())
        except (LookupError, ValueError, TypeError) as error:
            self._all_folded = False
            where = f"{subject} {max(after + 1, 1)} to {last}"
            self._faults.add_other(f"a stored row among {where} cannot be read: {error}")

    def compare_kept(self) -> None:
        """Compares the kept counts, unless a chain does not hold: then they cannot be known."""
        if not self._all_folded:
            return
        try:
            stored = self._stored_counts()
        except (LookupError, ValueError) as error:
            self._faults.add_other(f"a kept count cannot be read: {error}")
            return
        for key in kept.difference(self._counts, stored):
            where = ", ".join(str(part) for part in _flat(key[1:]))
            self._faults.add_other(f"the kept count of {where} is {stored[key]} and should be {self._counts[key]}")

    def _compare_claims(self, after: int, last: int, sound: Mapping[int, Sequence[Event]], passed: set[int]) -> None:
        derived = {number: derive(chain) for number, chain in sound.items()}
        for one in derived.values():
            self._counts.update(kept.contributions(one))
        claims: Rows = {(n,): d.claim | {"cell_id": d.cell and tuple(map(str, d.cell))} for n, d in derived.items()}
        self._compare_rows(Claim, "id", after, last, claims, passed)
        for name, table in CLAIM_TABLES.items():
            wanted = {key: row for one in derived.values() for key, row in getattr(one, name).items()}
            self._compare_rows(table, "claim_id", after, last, wanted, passed)
        self._compare_rows(ClaimSearch, "claim_id", after, last, self._search_rows(derived), passed)

    def _search_rows(self, derived: Mapping[int, Derived]) -> Rows:
        ids = {one.claim["claimant_id"] for one in derived.values()}
        table = table_of(Claimant)
        found = self._connection.execute(sa.select(table.c.id, table.c.name).where(table.c.id.in_(ids)))
        names = {row.id: row.name for row in found}
        return {
            (number,): {
                "claim_id": number,
                "words": searched_words(
                    one.claim["statement"],
                    one.claim["topic"],
                    names.get(one.claim["claimant_id"], ""),
                    [row["quote"] for _, row in sorted(one.appearance.items())],
                ),
            }
            for number, one in derived.items()
            if one.cell
        }

    def _compare_rows(
        self, table: type[Any], number: str, after: int, last: int, wanted: Rows, passed: Iterable[int]
    ) -> None:
        core, skipped = table_of(table), set(passed)
        keys = [column.name for column in core.primary_key]
        found = self._connection.execute(sa.select(core).where(core.c[number] > after, core.c[number] <= last))
        stored: Rows = {tuple(row[name] for name in keys): self._with_cell(dict(row)) for row in found.mappings()}
        for key in sorted(wanted.keys() | stored.keys(), key=str):
            row = wanted.get(key)
            at = stored.get(key)
            if row != at and (at or row or {})[number] not in skipped:
                self._faults.add_other(_difference(core.name, (at or row or {})[number], at, row))

    def _with_cell(self, row: dict[str, Any]) -> dict[str, Any]:
        if row.get("cell_id") is not None:
            row["cell_id"] = self._cells.get(row["cell_id"])
        return row

    def _stored_counts(self) -> Counter[kept.Key]:
        counts: Counter[kept.Key] = Counter()
        for kind, (table, names) in kept.TABLES.items():
            for row in self._connection.execute(sa.select(table_of(table))).mappings():
                counts[kind, *(self._with_cell(dict(row))[name] for name in names)] += row["n"]
        return counts


def _cells(connection: sa.Connection) -> dict[int, tuple[str, ...]]:
    table = table_of(Cell)
    names = ("kind", "verification", "follow_up", "standing", "publication")
    columns = [sa.type_coerce(table.c[name], sa.String).label(name) for name in names]
    return {row[0]: tuple(row[1:]) for row in connection.execute(sa.select(table.c.id, *columns))}


def _flat(key: Iterable[Any]) -> Iterable[Any]:
    for part in key:
        if isinstance(part, tuple):
            yield from part
        else:
            yield part


def _difference(table: str, number: int, stored: Mapping[str, Any] | None, wanted: Mapping[str, Any] | None) -> str:
    where = f"the stored row of {table} {number}"
    if stored is None or wanted is None:
        return f"{where} is not there" if stored is None else f"{where} follows from no event"
    names = [name for name in wanted if stored.get(name) != wanted[name]]
    return f"{where} differs from its events in {', '.join(names)}"
