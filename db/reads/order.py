"""The orders of a list and the places in it: pages go on from a row's key, never from a number of rows to skip."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from db.errors import Refusal
from db.reads.filters import claim, hidden
from db.tables import Moment, Number
from db.words import Sort

Place = tuple[Any, int]


@dataclass(frozen=True, slots=True)
class Order:
    """A column claims are listed by, ties by their number in the same direction."""

    column: sa.ColumnElement[Any]
    descending: bool

    @property
    def by_number(self) -> bool:
        return self.column is claim.id

    def sorting(self, backward: bool = False) -> list[sa.ColumnElement[Any]]:
        """Gives what to sort by."""
        return self.ends(self.column, claim.id, backward)

    def ends(
        self, value: sa.ColumnElement[Any], number: sa.ColumnElement[int], backward: bool = False
    ) -> list[sa.ColumnElement[Any]]:
        """Gives what to sort by where the column and the number go by other names."""
        columns = [number] if self.by_number else [value, number]
        down = self.descending != backward
        return [column.desc() if down else column.asc() for column in columns]

    def between(self, start: Place | None, edge: Place | None, backward: bool = False) -> list[sa.ColumnElement[bool]]:
        """Gives the conditions that a claim comes after a place and not after another, where they are given."""
        after = [] if start is None else [self.beyond(start, backward)]
        return after if edge is None else [*after, self.until(edge, backward)]

    def until(self, place: Place, backward: bool = False) -> sa.ColumnElement[bool]:
        """Gives the condition that a claim stands at a place or before it."""
        down = self.descending != backward
        if self.by_number:
            return claim.id >= place[1] if down else claim.id <= place[1]
        own = sa.tuple_(self.column, claim.id)
        there = sa.tuple_(sa.literal(place[0], self.column.type), sa.literal(place[1], Number))
        return own >= there if down else own <= there

    def beyond(self, place: Place, backward: bool = False, by_index: bool = True) -> sa.ColumnElement[bool]:
        """Gives the condition that a claim comes after a place, or before it."""
        down = self.descending != backward
        if self.by_number:
            column = claim.id if by_index else hidden(claim.id)
            return column < place[1] if down else column > place[1]
        own = sa.tuple_(self.column if by_index else hidden(self.column), claim.id)
        there = sa.tuple_(sa.literal(place[0], self.column.type), sa.literal(place[1], Number))
        return own < there if down else own > there


ORDERS = {
    Sort.CHANGED: Order(claim.changed_at, descending=True),
    Sort.NEWS: Order(claim.news_on, descending=True),
    Sort.DUE: Order(claim.due_by, descending=False),
    Sort.RECORDED: Order(claim.id, descending=False),
}


def written(order: Order, place: Place | None) -> str:
    """Writes a place as the short text that stands in an address."""
    if place is None:
        return ""
    value, number = place
    if order.by_number:
        return str(number)
    said = value.strftime(Moment.FORMAT) if isinstance(value, datetime) else value.isoformat()
    return f"{said}~{number}"


def place_from(order: Order, cursor: str) -> Place | None:
    """Reads a place from an address, or refuses one that belongs to another list."""
    if not cursor:
        return None
    said, _, number = cursor.rpartition("~")
    try:
        if not (number.isascii() and number.isdigit() and len(number) < 19) or bool(said) == order.by_number:
            raise ValueError(cursor)
        return _value(order, said, int(number)), int(number)
    except ValueError as error:
        raise Refusal(
            "This address names a page that this list does not have. Start again at its first page."
        ) from error


def _value(order: Order, said: str, number: int) -> Any:
    if order.by_number:
        return number
    if not isinstance(order.column.type, Moment):
        return date.fromisoformat(said)
    moment = datetime.fromisoformat(said)
    # Places are written in UTC; the ends of time in another zone are no moment there.
    if moment.utcoffset() != timedelta(0):
        raise ValueError(said)
    return moment
