"""The pages inside a shared view: what was shared is there and works, and nothing leads out of it."""

from urllib.parse import urlsplit

import pytest

from claims.desk import links
from claims.desk.links import NewLink
from claims.desk.reads import Reads
from claims.newsroom import Newsroom
from db.reads.filters import Filters
from db.scope import Scope
from db.words import Kind, Role, Sort, View

from .conftest import EDITOR, Show, Shown

PAGES = {"/claims", "/claim", "/timeline"}


def shared(newsroom: Newsroom, view: View, *, pinned: bool = True, **query: str) -> str:
    """Makes a link and gives its token."""
    return newsroom.sit(EDITOR, lambda at: links.share(at, NewLink(view, query, pinned))).token


def on_record(newsroom: Newsroom, *kinds: Kind) -> dict[int, str]:
    """Gives the claims of some kinds, or all, with their statements."""
    page = Reads(newsroom, Scope.desk()).claims(Filters(kinds=frozenset(kinds)), Sort.CHANGED, size=100)
    return {row.id: row.statement for row in page.rows}


def leads_out(found: Shown) -> list[str]:
    """Names the links to pages of the desk that a view does not have."""
    ours = [urlsplit(link.address) for link in found.links if not urlsplit(link.address).netloc]
    return [one.geturl() for one in ours if one.path and one.path not in PAGES]


def has_forms(found: Shown) -> bool:
    app = found.app
    return bool(app.button or app.text_input or app.text_area or app.selectbox or app.checkbox)


@pytest.mark.parametrize("pinned", [True, False], ids=["pinned", "live"])
def test_the_list_holds_the_claims_of_the_view_with_counts_of_its_own(
    newsroom: Newsroom, show: Show, pinned: bool
) -> None:
    token = shared(newsroom, View.LIST, pinned=pinned, kind="promise")
    promises = on_record(newsroom, Kind.PROMISE)
    found = show("claims", Role.READER, token)
    assert set(found.statements) == set(promises.values())
    assert f"{len(promises)} claims" in found.text
    assert leads_out(found) == []
    assert not has_forms(found)


def test_filters_and_the_search_work_inside_the_view(newsroom: Newsroom, show: Show) -> None:
    token = shared(newsroom, View.LIST, kind="promise")
    everywhere = show("claims", verification="false").statements
    assert len(everywhere) == 2
    assert show("claims", Role.READER, token, verification="false").statements == []
    found = show("claims", Role.READER, token, verification="verified", kind="promise,fact")
    assert found.statements == show("claims", verification="verified", kind="promise").statements != []


def test_a_name_that_only_claims_outside_have_is_unknown(newsroom: Newsroom, show: Show) -> None:
    token = shared(newsroom, View.CLAIM, claim="3")
    card = Reads(newsroom, Scope.desk()).card(3)
    other = next(
        row
        for row in Reads(newsroom, Scope.desk()).claims(Filters(), Sort.RECORDED, size=100).rows
        if row.claimant_id not in (card.claimant_id, card.asserter_id)
    )
    found = show("claims", Role.READER, token, claimant=str(other.claimant_id))
    assert any("on record, so it narrows nothing" in warning.value for warning in found.app.warning)
    assert other.claimant not in found.text
    assert found.statements == [card.statement]


def test_every_claim_of_the_view_opens_without_forms_and_no_other_does(newsroom: Newsroom, show: Show) -> None:
    token = shared(newsroom, View.LIST, kind="promise")
    promises = on_record(newsroom, Kind.PROMISE)
    others = set(on_record(newsroom)) - set(promises)
    for number, statement in list(promises.items())[:4]:
        found = show("claim", Role.READER, token, claim=str(number))
        assert statement in found.text
        assert leads_out(found) == []
        assert "Change this claim" not in found.text
    for number in sorted(others)[:3]:
        assert "No claim here" in show("claim", Role.READER, token, claim=str(number)).text


def test_the_timeline_shows_the_promises_of_the_view_as_they_stood_on_a_day(newsroom: Newsroom, show: Show) -> None:
    token = shared(newsroom, View.CLAIM, claim="3")
    statement = Reads(newsroom, Scope.desk()).card(3).statement
    queries: tuple[dict[str, str], ...] = ({}, {"on": "2025-12-01"}, {"view": "table"})
    for query in queries:
        found = show("timeline", Role.READER, token, **query)
        claims = {link.address for link in found.links if link.address.startswith("/claim?")}
        assert {address.partition("&")[0] for address in claims} == {"/claim?claim=3"}
        assert statement[:30] in found.text
        assert leads_out(found) == []
