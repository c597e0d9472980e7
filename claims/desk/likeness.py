"""Nearly identical claims on record, with what differs: figures, dates, negation. A suggestion, never a decision."""

from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from rapidfuzz import fuzz

from claims.rules.differences import differences
from db.reads.lists import ClaimRow
from db.reads.similar import candidates
from db.scope import Scope
from db.search import folded

LIKE_FROM: Final = 72.0
SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Alike:
    """A claim on record that says nearly the same, and what differs in words; nothing where only the look does."""

    claim: ClaimRow
    differences: tuple[str, ...]


def alike(connection: sa.Connection, scope: Scope, statement: str) -> tuple[Alike, ...]:
    """Finds the claims in scope that say nearly the same as a statement, the likest first."""
    wanted = folded(statement)
    rated = [
        (fuzz.token_set_ratio(wanted, folded(row.statement)), row) for row in candidates(connection, scope, statement)
    ]
    likest = sorted((one for one in rated if one[0] >= LIKE_FROM), key=lambda one: (-one[0], one[1].id))[:SHOWN]
    return tuple(Alike(row, differences(row.statement, statement)) for _, row in likest)
