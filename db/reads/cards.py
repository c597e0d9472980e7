"""Scorecards: what became of what someone promised or asserted, and of what was said on a topic. Everyone has one."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from db.errors import NotOnRecord, Refusal
from db.reads.tallies import Counts, schedules, tallies
from db.scope import Scope
from db.tables import CardTotal, Claimant, table_of
from db.words import Card, CardSort, Schedule

BY_CLAIMANT = frozenset({Card.PROMISER, Card.ASSERTER})


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A card: whose it is, and its counts by each axis."""

    key: str
    name: str
    counts: Counts
    schedule: dict[Schedule, int]

    @property
    def total(self) -> int:
        return self.counts.total


@dataclass(frozen=True, slots=True)
class CardPage:
    """A page of scorecards with the address of the next, empty at the end."""

    cards: tuple[Scorecard, ...]
    after: str


def scorecards(
    connection: sa.Connection,
    scope: Scope,
    kind: Card,
    today: date,
    *,
    sort: CardSort = CardSort.CLAIMS,
    size: int = 25,
    after: str = "",
) -> CardPage:
    """Reads one page of the scorecards of a kind; a view of some claims has none."""
    scope.refuse_part("Scorecards")
    total = table_of(CardTotal).c
    name = table_of(Claimant).c.name if kind in BY_CLAIMANT else total.key
    statement = sa.select(total.key, name, total.n).where(
        total.family == kind, total.audience == scope.audience, total.n > 0
    )
    if kind in BY_CLAIMANT:
        statement = statement.join_from(
            table_of(CardTotal),
            table_of(Claimant),
            sa.cast(total.key, table_of(Claimant).c.id.type) == table_of(Claimant).c.id,
        )
    if sort is CardSort.CLAIMS:
        statement = statement.order_by(total.n.desc(), total.key.desc())
        if after:
            n, key = _place(after)
            statement = statement.where(
                sa.tuple_(total.n, total.key) < sa.tuple_(sa.literal(_number(n)), sa.literal(key))
            )
    else:
        statement = statement.order_by(name, total.key)
        if after:
            said, key = _place(after)
            statement = statement.where(sa.tuple_(name, total.key) > sa.tuple_(sa.literal(said), sa.literal(key)))
    rows = connection.execute(statement.limit(size + 1)).all()
    shown = rows[:size]
    cards = _cards(connection, scope, kind, {row.key: row[1] for row in shown}, today)
    last = shown[-1] if len(rows) > size else None
    first = (str(last.n) if sort is CardSort.CLAIMS else last[1]) if last else ""
    return CardPage(cards, f"{len(first)}~{first}{last.key}" if last else "")


def card(connection: sa.Connection, scope: Scope, scope_key: str, today: date) -> Scorecard:
    """Reads one card, empty where nothing is counted on it, or refuses with `NotOnRecord` who is not on record."""
    scope.refuse_part("Scorecards")
    family, _, key = scope_key.partition(":")
    name = key
    if family in BY_CLAIMANT:
        claimant = table_of(Claimant).c
        found = connection.scalar(sa.select(claimant.name).where(claimant.id == int(key), claimant.retired.is_(False)))
        if found is None:
            raise NotOnRecord(f"There is no claimant {key} on record.")
        name = found
    return _cards(connection, scope, Card(family), {key: name}, today)[0]


def _cards(
    connection: sa.Connection, scope: Scope, kind: Card, names: dict[str, str], today: date
) -> tuple[Scorecard, ...]:
    if not names:
        return ()
    counts = tallies(connection, scope, [f"{kind}:{key}" for key in names])
    on_day = schedules(connection, scope, counts, today)
    return tuple(Scorecard(key, name, counts[f"{kind}:{key}"], on_day[f"{kind}:{key}"]) for key, name in names.items())


def _place(cursor: str) -> tuple[str, str]:
    length, mark, rest = cursor.partition("~")
    if not mark or not (length.isascii() and length.isdigit()):
        raise Refusal("This address names a page that this list does not have. Start again at its first page.")
    return rest[: int(length)], rest[int(length) :]


def _number(said: str) -> int:
    if not (said.isascii() and said.isdigit() and len(said) < 19):
        raise Refusal("This address names a page that this list does not have. Start again at its first page.")
    return int(said)
