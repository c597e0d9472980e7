"""The page of scorecards: which kind, in which order, and its pages, all in the address."""

from collections.abc import Mapping
from typing import Final

import streamlit as st
from markupsafe import Markup

from claims.dashboard.here import Here
from claims.dashboard.parts import links
from claims.dashboard.parts.scorecards import cards
from claims.dashboard.parts.text import as_text
from db.errors import Refusal
from db.reads.cards import CardPage
from db.words import Card, CardSort

PATH: Final = "/scorecards"
_SHARES: Final = (
    "Shares are of what was decided; what is unchecked or has nothing recorded stands beside them, outside the shares. "
    "Everyone has a card; shares are given from 5 decided claims on, so that few claims are not made into a ranking."
)
_EMPTY: Final = Markup(
    '<div class="or-empty"><h2>No scorecards yet</h2><p>A card appears with the first claim. {}.</p></div>'
)


def show(at: Here, query: Mapping[str, str]) -> None:
    """Shows the scorecards that the address asks for."""
    st.title("Scorecards", anchor=False)
    kind, sort, faults = _asked(query)
    page, refused = _read(at, kind, sort, query)
    if faults or refused:
        st.warning(as_text(" ".join([*faults, refused])))
    asked = {"kind": kind, "sort": sort, "within": query.get("within")}
    body = cards.show(kind, page.cards) if page.cards else _empty(at)
    links.linked(
        Markup('{}<p class="or-quiet or-method">{} {}</p>{}{}{}').format(
            _choices(kind, sort), cards.METHODS[kind], _SHARES, _within(kind, query), body, _pages(asked, page, query)
        ),
        key="cards",
    )


def _asked(query: Mapping[str, str]) -> tuple[Card, CardSort, list[str]]:
    faults = []
    kind, sort = query.get("kind") or Card.PROMISER, query.get("sort") or CardSort.CLAIMS
    if kind not in list(Card):
        faults.append(f"There are no cards of “{kind[:60]}”. There are cards of: {', '.join(Card)}.")
        kind = Card.PROMISER
    if sort not in list(CardSort):
        faults.append(f"There is no order “{sort[:60]}”. The orders are: {', '.join(CardSort)}.")
        sort = CardSort.CLAIMS
    return Card(kind), CardSort(sort), faults


def _read(at: Here, kind: Card, sort: CardSort, query: Mapping[str, str]) -> tuple[CardPage, str]:
    within = query.get("within", "") if kind is Card.TOPIC else ""
    if within:
        return at.reads.topic_cards(within), ""
    try:
        return at.reads.scorecards(kind, sort, after=query.get("after", "")), ""
    except Refusal as refusal:
        return at.reads.scorecards(kind, sort), refusal.sentence


def _within(kind: Card, query: Mapping[str, str]) -> Markup:
    group = query.get("within", "") if kind is Card.TOPIC else ""
    if not group:
        return Markup("")
    every = links.link(PATH, "show every topic", {"kind": kind})
    return Markup('<p class="or-more">Within “{}”, most claims first · {}</p>').format(group, every)


def _choices(kind: Card, sort: CardSort) -> Markup:
    kinds = Markup("").join(
        _choice(title, {"kind": one, "sort": sort}, one is kind) for one, title in cards.TITLES.items()
    )
    sorts = Markup("").join(_choice(one, {"kind": kind, "sort": one}, one is sort) for one in CardSort)
    return Markup(
        '<nav class="or-switch" aria-label="Cards of"><ul>{}</ul></nav>'
        '<nav class="or-switch or-sorts" aria-label="Order"><span>Sorted by</span><ul>{}</ul></nav>'
    ).format(kinds, sorts)


def _choice(words: str, query: Mapping[str, object], is_chosen: bool) -> Markup:
    said = Markup(' aria-current="true"') if is_chosen else Markup("")
    return Markup('<li><a href="{}"{}>{}</a></li>').format(links.address(PATH, query), said, words)


def _pages(asked: Mapping[str, object], page: CardPage, query: Mapping[str, str]) -> Markup:
    told = [links.link(PATH, "First page", asked)] if query.get("after") else []
    told += [links.link(PATH, "More cards →", {**asked, "after": page.after})] if page.after else []
    if not told:
        return Markup("")
    return Markup('<nav class="or-pages" aria-label="Pages">{}</nav>').format(Markup("").join(told))


def _empty(at: Here) -> Markup:
    if not at.may_edit:
        return _EMPTY.format("Nothing of this kind is published yet")
    return _EMPTY.format(links.link("/record", "Put a claim on record"))
