"""The list of claims with what stands above and below it: how many, what was chosen, the order, the pages."""

from collections.abc import Sequence
from typing import Final

import streamlit as st
from markupsafe import Markup

from claims.dashboard.here import Here
from claims.dashboard.parts import links, rows, way_back
from claims.dashboard.parts.listing import filters, ticking
from claims.dashboard.parts.listing.filters import PATH
from claims.dashboard.parts.sharing.view import share_link
from claims.dashboard.parts.text import as_text
from claims.desk.asked import CALLED, Asked
from claims.desk.listings import Listing
from db.errors import Refusal
from db.words import Sort

# What the pages before and after hold, in the order of each list.
_NEIGHBOURS: Final = {
    Sort.CHANGED: ("Newer", "Older"),
    Sort.NEWS: ("Newer", "Older"),
    Sort.DUE: ("Due sooner", "Due later"),
    Sort.RECORDED: ("Recorded earlier", "Recorded later"),
}
_SPLIT: Final = Markup('<div class="or-split"><div>{}</div><div>{}</div></div>')
_NOTHING_YET: Final = Markup(
    '<div class="or-empty"><h2>Nothing is on record yet</h2><p>{} to begin. '
    "Or run the command <code>claims seed</code> where the desk was started: "
    "it puts an example tracker on record, with real claims to look at.</p></div>"
)
_NOTHING_PUBLIC: Final = Markup(
    '<div class="or-empty"><h2>Nothing is published yet</h2>'
    "<p>Claims appear here once an editor publishes them.</p></div>"
)


def read(at: Here, asked: Asked) -> tuple[Listing, tuple[str, ...]]:
    """Reads what was asked; what the address has wrong is said, and the rest is shown."""
    faults: list[str] = []
    try:
        found = at.reads.listing(asked.filters, asked.sort, after=asked.after, before=asked.before)
    except Refusal as refusal:
        faults.append(refusal.sentence)
        found = at.reads.listing(asked.filters, asked.sort)
    for axis in found.unknown:
        faults.append(
            f"There is no {CALLED[axis].replace('asserted by', 'claimant')} {asked.query[axis]} on record, "
            "so it narrows nothing."
        )
    return found, tuple(faults)


def tell(faults: Sequence[str]) -> None:
    """Says what is wrong with an address."""
    if faults:
        st.warning(as_text(" ".join(faults)))


def show(at: Here, asked: Asked, found: Listing) -> None:
    """Shows the list, or what to do where it is empty."""
    way_back.remember(links.address(PATH, asked.query), "Claims")
    beside = filters.rail(asked, found, publications=at.may_edit)
    if asked.is_choosing and found.page.rows:
        narrow, wide = st.columns([1, 3.6], gap="large")
        with narrow:
            links.linked(beside, key="rail")
        with wide:
            links.linked(_above(at, asked, found), key="above")
            ticking.show(at, asked, found.page.rows, found.names.trackers)
            links.linked(_pages(asked, found), key="pages")
        return
    links.linked(_SPLIT.format(beside, _list(at, asked, found)), key="claims")


def _list(at: Here, asked: Asked, found: Listing) -> Markup:
    if not found.on_record:
        put = links.link("/record", "Put a claim on record")
        return _NOTHING_YET.format(put) if at.may_edit else _NOTHING_PUBLIC
    shown = rows.claims_table(found.page.rows, at.today, "Claims") if found.page.rows else _nothing(asked, found)
    return _above(at, asked, found) + shown + _pages(asked, found)


def _above(at: Here, asked: Asked, found: Listing) -> Markup:
    several = Markup("")
    if at.may_edit and not asked.is_choosing and found.page.rows:
        several = Markup('<a class="or-clear" href="{}">Change several …</a>').format(
            links.address(PATH, asked.query | {"change": "1"})
        )
    share = share_link(at, {name: said for name, said in asked.view.items() if name != "change"})
    return Markup('<div class="or-above"><span class="or-total">{}</span>{}{}{}</div>{}').format(
        filters.total(found), several, share, filters.sorting(asked), filters.active(asked, found)
    )


def _nothing(asked: Asked, found: Listing) -> Markup:
    if asked.after or asked.before:
        first = links.link(PATH, "first page", asked.view)
        return Markup(
            '<div class="or-empty"><h2>This page is empty</h2><p>Go to the {} of this list.</p></div>'
        ).format(first)
    hint = "Take off a filter above" if len(asked.narrowed) > 1 else "Take off the filter above"
    if set(asked.narrowed) == {"q"}:
        hint = "Search for fewer or other words; the last word may be a beginning. Or take off the search above"
    return Markup('<div class="or-empty"><h2>No claim matches</h2><p>{}, or {}.</p></div>').format(
        hint, links.link(PATH, f"show all {found.on_record:,} claims")
    )


def _pages(asked: Asked, found: Listing) -> Markup:
    newer, older = _NEIGHBOURS[asked.sort]
    if found.page.cut:
        newer, older = ("Look further", older) if asked.before else (newer, "Look further")
    ends = [
        _page(f"← {newer}", asked.view | {"before": found.page.before}, "prev")
        if found.page.before
        else Markup("<span></span>"),
        _page("First page", asked.view, "") if found.page.before else Markup(""),
        _page(f"{older} →", asked.view | {"after": found.page.after}, "next")
        if found.page.after
        else Markup("<span></span>"),
    ]
    if not (found.page.before or found.page.after):
        return Markup("")
    return Markup('<nav class="or-pages" aria-label="Pages of the list">{}</nav>').format(Markup("").join(ends))


def _page(words: str, query: dict[str, str], rel: str) -> Markup:
    return Markup('<a href="{}" rel="{}">{}</a>').format(links.address(PATH, query), rel, words)
