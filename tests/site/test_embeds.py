"""Cards in other people's pages: they say what is known now, and what changed since they were put there."""

import json
from datetime import date, datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from claims.desk.changes import Amend, Correct, Follow, Publish, Unpublish, Verify
from claims.desk.reads import Reads
from claims.newsroom import Newsroom
from db.scope import Scope
from db.words import FollowUp, Revision, Verification

from . import stories
from .conftest import HOSTILE, NOW, changed, publish_hostile, record, with_secrets
from .reader import classed, linked, loads, parsed, said, scripts

SEEN = "2026-11-20"
BEFORE = NOW - timedelta(days=7)


@pytest.fixture
def number(newsroom: Newsroom) -> int:
    """A promise that is public for a week."""
    return stories.promise(stories.at(newsroom, BEFORE))


def slug(newsroom: Newsroom, number: int) -> str:
    return Reads(newsroom, Scope.public()).card(number).slug


def told(client: TestClient, newsroom: Newsroom, number: int, seen: str = SEEN) -> list[str]:
    """Gives what a card says of the time since."""
    answer = client.get(f"/embed/c/{slug(newsroom, number)}", params={"seen": seen} if seen else {})
    assert answer.status_code == 200
    return [said(one) for one in classed(parsed(answer.content), "changed")]


def test_a_card_says_how_the_claim_stands_now(newsroom: Newsroom, client: TestClient, number: int) -> None:
    page = parsed(client.get(f"/embed/c/{slug(newsroom, number)}").content)
    assert said(page.find(".//h1")) == stories.PROMISE
    assert [said(one) for one in page.findall(".//dl[@class='states']/div")] == [
        "Reported correctly? Verified",
        "What came of it? Partly delivered",
        "Against its deadline Overdue by 428 days",
    ]
    assert said(page.find(".//footer")) == "On Record as of 24 Nov 2026"
    links = list(page.iter("a"))
    assert [one.get("href") for one in links] == [f"/c/{slug(newsroom, number)}"] * 2
    assert all((one.get("target"), one.get("rel")) == ("_blank", "noopener") for one in links)


def test_a_card_loads_nothing_but_its_stylesheet(newsroom: Newsroom, client: TestClient) -> None:
    number = publish_hostile(newsroom)
    page = parsed(client.get(f"/embed/c/{slug(newsroom, number)}?seen=%3Cscript%3E").content)
    assert said(page.find(".//h1")) == f"Statement {HOSTILE}"
    assert [one.rpartition(".")[2] for one in loads(page)] == ["css"]
    assert scripts(page) == list(page.iter("img")) == []


def test_a_card_of_a_claim_that_did_not_change_says_nothing_more(
    newsroom: Newsroom, client: TestClient, number: int
) -> None:
    for seen in (SEEN, "", "2026-11-24", "2031-01-01", "2020-01-01", "0001-01-01", "9999-12-31", "soon", "2026-13-01"):
        assert told(client, newsroom, number, seen) == [], seen


def test_a_card_says_that_the_verdict_changed(newsroom: Newsroom, client: TestClient, number: int) -> None:
    verdict = Verify(Verification.MISLEADING, "Only two.", (stories.MINUTES,), revision=Revision.UPDATE)
    changed(newsroom, number, verdict)
    assert told(client, newsroom, number) == ["The verdict was “verified” on 20 Nov 2026; it is “misleading” now."]
    assert told(client, newsroom, number, "2026-11-24") == []


def test_a_card_says_that_what_came_of_it_changed(newsroom: Newsroom, client: TestClient) -> None:
    before = stories.at(newsroom, BEFORE)
    number = record(before, "The bridge will be blue.", Publish()).id
    changed(newsroom, number, Follow(FollowUp.DELIVERED, date(2026, 11, 22), "Blue.", (stories.MINUTES,)))
    line = "What came of it was “nothing recorded yet” on 20 Nov 2026; it is “delivered” now."
    assert told(client, newsroom, number) == [line]


def test_a_card_never_says_that_a_state_is_none(newsroom: Newsroom, client: TestClient) -> None:
    before = stories.at(newsroom, BEFORE)
    follow = Follow(FollowUp.DELIVERED, date(2026, 11, 2), "Blue.", (stories.MINUTES,))
    saved = record(before, "The bridge will be blue.", follow, Publish())
    changed(newsroom, saved.id, Correct(saved.version - 1, "It is green."))
    assert told(client, newsroom, saved.id) == [
        "What came of it was “delivered” on 20 Nov 2026; it is “nothing recorded yet” now.",
        "It was corrected since 20 Nov 2026.",
    ]


def test_a_card_says_that_its_wording_changed_and_an_old_address_leads_to_the_new_one(
    newsroom: Newsroom, client: TestClient, number: int
) -> None:
    old = slug(newsroom, number)
    changed(newsroom, number, Amend("Shorter.", statement="Ten bridges.", revision=Revision.CLARIFICATION))
    assert told(client, newsroom, number) == ["Its wording was changed since 20 Nov 2026."]
    answer = client.get(f"/embed/c/{old}?seen={SEEN}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (301, f"/embed/c/{number}-ten-bridges?seen={SEEN}")
    assert client.get(f"/embed/c/{number}", follow_redirects=False).headers["location"].endswith("-ten-bridges")


def test_a_card_says_that_it_was_corrected(newsroom: Newsroom, client: TestClient, number: int) -> None:
    stories.correct(newsroom, number)
    assert told(client, newsroom, number) == [
        "The verdict was “verified” on 20 Nov 2026; it is “misleading” now.",
        "It was corrected since 20 Nov 2026.",
    ]


def test_a_day_ends_by_the_newsrooms_clock(newsroom: Newsroom, client: TestClient) -> None:
    in_berlin = datetime.fromisoformat("2026-11-20T23:30:00+00:00")  # half past midnight, the 21st
    number = stories.promise(stories.at(newsroom, BEFORE))
    stories.correct(stories.at(newsroom, in_berlin), number)
    assert len(told(client, newsroom, number, "2026-11-20")) == 2
    assert told(client, newsroom, number, "2026-11-21") == []


def test_a_card_of_a_claim_that_was_taken_back_says_so_and_nothing_else_of_it(
    newsroom: Newsroom, client: TestClient
) -> None:
    number = record(newsroom, "The viaduct will collapse.", Publish()).id
    path = f"/embed/c/{slug(newsroom, number)}?seen={SEEN}"
    changed(newsroom, number, Unpublish("A slander."))
    answer = client.get(path)
    assert answer.status_code == 410
    page = parsed(answer.content)
    assert said(page.find("body")) == (
        f"Taken back Claim {number} was public and was taken back. On Record as of 24 Nov 2026"
    )
    assert "viaduct" not in answer.text
    assert "frame-ancestors *" in answer.headers["content-security-policy"]


def test_a_card_of_a_draft_is_answered_like_one_of_no_claim(newsroom: Newsroom, client: TestClient) -> None:
    draft = client.get(f"/embed/c/{with_secrets(newsroom)['draft']}")
    nothing = client.get("/embed/c/999999")
    words = client.get("/embed/c/words")
    assert draft.status_code == nothing.status_code == words.status_code == 404
    assert draft.content == nothing.content == words.content


def test_only_a_card_may_be_framed_by_others(newsroom: Newsroom, client: TestClient, number: int) -> None:
    claim = slug(newsroom, number)
    card = client.get(f"/embed/c/{claim}").headers
    assert card["content-security-policy"].endswith("frame-ancestors *")
    assert "x-frame-options" not in card
    assert card["cross-origin-resource-policy"] == "cross-origin"
    assert card["x-robots-tag"] == "noindex, indexifembedded"
    for path in (f"/c/{claim}", "/t", "/t/stargate", "/about", "/embed/c/999999"):
        sealed = client.get(path).headers
        assert sealed["content-security-policy"].endswith("frame-ancestors 'none'")
        assert sealed["x-frame-options"] == "DENY"


# --- oEmbed -----------------------------------------------------------------------------------------------------------


def page_of(newsroom: Newsroom, number: int) -> str:
    return f"http://testserver/c/{slug(newsroom, number)}"


def test_the_page_of_a_claim_leads_to_how_it_is_embedded(newsroom: Newsroom, client: TestClient, number: int) -> None:
    page = parsed(client.get(f"/c/{slug(newsroom, number)}").content)
    [found] = [one for one in page.iter("link") if one.get("type") == "application/json+oembed"]
    address = found.get("href", "")
    assert address.startswith("http://testserver/oembed?")
    assert parse_qs(urlsplit(address).query)["url"] == linked(page, "canonical")
    told = client.get(address).json()
    assert (told["version"], told["type"], told["provider_name"]) == ("1.0", "rich", "On Record")
    assert told["title"] == stories.PROMISE
    [frame] = parsed(f"<!doctype html><title>t</title>{told['html']}").iter("iframe")
    assert frame.get("src") == f"http://testserver/embed/c/{slug(newsroom, number)}?seen=2026-11-24"
    assert (frame.get("width"), frame.get("height")) == (str(told["width"]), str(told["height"])) == ("600", "300")
    assert frame.get("title") == stories.PROMISE
    assert client.get(frame.get("src", "")).status_code == 200
    assert client.get(told["thumbnail_url"]).headers["content-type"] == "image/png"


def test_json_and_xml_tell_the_same(newsroom: Newsroom, client: TestClient) -> None:
    number = publish_hostile(newsroom)
    asked = {"url": page_of(newsroom, number)}
    told = client.get("/oembed", params=asked | {"format": "json"}).json()
    answer = client.get("/oembed", params=asked | {"format": "xml"})
    assert answer.headers["content-type"] == "text/xml; charset=utf-8"
    root = ElementTree.fromstring(answer.content)
    assert root.tag == "oembed"
    assert {one.tag: one.text for one in root} == {name: str(value) for name, value in told.items()}
    assert told["title"] == f"Statement {HOSTILE}"
    [frame] = parsed(f"<!doctype html><title>t</title>{told['html']}").find("body") or []
    assert (frame.tag, frame.get("title")) == ("iframe", f"Statement {HOSTILE}")


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ({}, (600, 300)),
        ({"maxwidth": "320", "maxheight": "220"}, (320, 220)),
        ({"maxwidth": "4000", "maxheight": "4000"}, (600, 300)),
        ({"maxwidth": "10", "maxheight": "0"}, (240, 180)),
        ({"maxwidth": "wide", "maxheight": "-1"}, (600, 300)),
    ],
)
def test_a_card_is_as_large_as_is_asked_for_within_reason(
    newsroom: Newsroom, client: TestClient, asked: dict[str, str], size: tuple[int, int]
) -> None:
    told = client.get("/oembed", params={"url": page_of(newsroom, 1), **asked}).json()
    assert (told["width"], told["height"]) == size
    assert f'width="{size[0]}" height="{size[1]}"' in told["html"]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://elsewhere.example/c/1",
        "http://testserver/t/stargate",
        "http://testserver/c/words",
        "http://[",
        "/c/1",
    ],
)
def test_an_address_that_is_none_of_a_claim_here_is_not_embedded(client: TestClient, address: str) -> None:
    assert client.get("/oembed", params={"url": address}).status_code == 404


def test_a_draft_and_a_claim_that_was_taken_back_are_not_embedded(newsroom: Newsroom, client: TestClient) -> None:
    numbers = with_secrets(newsroom)
    for name in ("draft", "taken back"):
        assert client.get("/oembed", params={"url": f"http://testserver/c/{numbers[name]}"}).status_code == 404


def test_an_unknown_format_is_said_as_the_standard_has_it(newsroom: Newsroom, client: TestClient) -> None:
    answer = client.get("/oembed", params={"url": page_of(newsroom, 1), "format": "yaml"})
    assert (answer.status_code, answer.text) == (501, "The formats are json and xml.")


def test_a_former_address_of_a_claim_is_embedded_as_the_present_one(newsroom: Newsroom, client: TestClient) -> None:
    told = client.get("/oembed", params={"url": "http://testserver/c/1-other-words?on=2025-06-01"})
    assert f"/embed/c/{slug(newsroom, 1)}?seen=" in json.loads(told.text)["html"]
