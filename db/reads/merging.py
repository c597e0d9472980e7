"""Reading several cells along one order: only so many rows of each, put together and cut."""

import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from db.reads.filters import claim
from db.reads.order import Order, Place
from db.tables import Claim, table_of


def merged(
    connection: sa.Connection,
    cell_ids: list[int],
    conditions: Sequence[sa.ColumnElement[bool]],
    order: Order,
    backward: bool,
    limit: int,
) -> list[Place]:
    """Finds the first places of several cells along an order; the conditions name a range of it."""
    if connection.dialect.name == "postgresql":
        return places_of(connection, _lateral(cell_ids, conditions, order, backward, limit))
    wanted = sa.func.json_each(json.dumps(cell_ids)).table_valued("value")
    own = sa.select(claim.id).where(claim.cell_id == wanted.c.value, *conditions)
    own = own.order_by(*order.sorting(backward)).limit(limit)
    listed = table_of(Claim).alias("listed")
    statement = sa.select(listed.c[order.column.name], listed.c.id).select_from(
        wanted.join(listed, listed.c.id.in_(own.correlate(wanted)))
    )
    ends = order.ends(listed.c[order.column.name], listed.c.id, backward)
    return places_of(connection, statement.order_by(*ends).limit(limit))


def _lateral(
    cell_ids: list[int], conditions: Sequence[sa.ColumnElement[bool]], order: Order, backward: bool, limit: int
) -> sa.Select[Any]:
    wanted = sa.func.unnest(sa.cast(cell_ids, sa.ARRAY(sa.BigInteger))).table_valued("value").render_derived()
    own = sa.select(order.column.label("place"), claim.id).where(claim.cell_id == wanted.c.value, *conditions)
    each = own.order_by(*order.sorting(backward)).limit(limit).lateral()
    statement = sa.select(each.c.place, each.c.id).select_from(wanted.join(each, sa.true()))
    return statement.order_by(*order.ends(each.c.place, each.c.id, backward)).limit(limit)


def places_of(connection: sa.Connection, statement: sa.Select[Any]) -> list[Place]:
    """Reads places from what was selected as their value and number."""
    return [(value, number) for value, number in connection.execute(statement)]
