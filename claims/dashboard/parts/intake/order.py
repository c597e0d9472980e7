"""The order in which the proposals of a docket are walked: as they stand in the text, or the weightiest first.

The address keeps it, so that it is the same when one comes back.
"""

from typing import Final

import streamlit as st
from markupsafe import Markup

from claims.dashboard.parts.links import address
from claims.desk.dockets import DocketCard, Line

_ORDER: Final = "order"
_BY_WEIGHT: Final = "weight"
_WORDS: Final = {"": "As in the text", _BY_WEIGHT: "Most worth checking first"}


def in_order(card: DocketCard) -> tuple[Line, ...]:
    """Gives the proposals in the order that the address names."""
    if not _order():
        return card.lines
    return tuple(sorted(card.lines, key=lambda line: (-line.weight, line.number)))


def place(card: DocketCard, line: Line) -> str:
    """Gives the address of a proposal in the same order."""
    return _place(card, line, _order())


def choice(card: DocketCard, line: Line | None) -> Markup:
    """Gives the links that choose the order; the one that holds is said."""
    links = Markup(" · ").join(
        Markup('<a href="{}"{}>{}</a>').format(
            _place(card, line, order), Markup(' aria-current="true"') if order == _order() else "", words
        )
        for order, words in _WORDS.items()
    )
    return Markup('<p class="or-quiet or-order">Order: {}</p>').format(links)


def _order() -> str:
    return _BY_WEIGHT if st.query_params.get(_ORDER) == _BY_WEIGHT else ""


def _place(card: DocketCard, line: Line | None, order: str) -> str:
    asked = {"docket": card.id, "line": line.number if line else "", _ORDER: order}
    return address("/intake", {name: said for name, said in asked.items() if said})
