"""What was shared and no more, with a real server and a real browser: the doors, the cookie, the pages, the way out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from claims.access import cookie_name, new_key
from claims.desk import links
from claims.desk.changes import ClaimChange, Publish, PutInTracker, SetDeadline, Unpublish
from claims.desk.links import Made, NewLink
from claims.desk.permits import Actor
from claims.desk.reads import Reads
from claims.desk.recording import NewClaim, change, record_claim
from claims.desk.sitting import Saved, Sitting
from claims.desk.sources import NewClaimant, record_claimant
from claims.desk.trackers import NewTracker, open_tracker
from claims.newsroom import Newsroom
from claims.rules.schedule import Window
from claims.settings import load_settings
from claims.viewing import view_cookie_name
from db.scope import Scope
from db.words import AssertedBy, Kind, Role, View

from .conftest import Desk, serving

EDITOR = Actor("Ines", Role.EDITOR)
FIREFOX = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
WINDOW = SetDeadline(Window(date(2026, 1, 1), date(2026, 12, 31), "this year"), date(2026, 1, 1), date(2026, 1, 1), "")
NewContext = Callable[..., BrowserContext]


@dataclass
class Room:
    """The record beside the running desk, with one public promise and two drafts, one of them in no view."""

    newsroom: Newsroom
    desk: Desk
    public: Saved
    draft: Saved
    outside: Saved
    tracker: int

    @property
    def cookie(self) -> str:
        return view_cookie_name(self.newsroom.settings.data)

    def share(self, new: NewLink) -> Made:
        return self.newsroom.sit(EDITOR, lambda at: links.share(at, new))

    def tracker_link(self, *, pinned: bool = True, label: str = "") -> Made:
        return self.share(NewLink(View.TRACKER, {"tracker": str(self.tracker)}, pinned, label=label))

    def openings(self, made: Made) -> tuple[int, int]:
        lines = Reads(self.newsroom, Scope.desk()).links().links
        counted = next(line.openings for line in lines if line.id == made.saved.id)
        return counted.people, counted.programs

    def client(self) -> httpx.Client:
        """A browser that never saw the editor's link, as far as HTTP goes."""
        return httpx.Client(base_url=self.desk.address, headers=FIREFOX)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    folder = tmp_path_factory.mktemp("shared")
    newsroom = Newsroom.open(load_settings(data=folder))

    def fill(at: Sitting) -> tuple[Saved, Saved, Saved, int]:
        council = record_claimant(at, NewClaimant("The Council")).id
        other = record_claimant(at, NewClaimant("Nobody outside may read this name")).id
        tracker = open_tracker(at, NewTracker("bridges", "All bridges")).id

        def new(who: int, statement: str, *more: ClaimChange) -> Saved:
            return record_claim(
                at, NewClaim(statement, Kind.PROMISE, who, AssertedBy.CLAIMANT, who, "Roads", changes=(WINDOW, *more))
            )

        return (
            new(council, "The public bridge will open.", PutInTracker(tracker), Publish()),
            new(council, "The drafted bridge will open.", PutInTracker(tracker)),
            new(other, "The tunnel outside will open."),
            tracker,
        )

    made = newsroom.sit(EDITOR, fill)
    with serving(folder, ON_RECORD_EMPTY="1") as desk:
        yield Room(newsroom, desk, *made)
    newsroom.close()


def test_a_private_link_is_traded_for_a_cookie_and_leaves_the_address(room: Room) -> None:
    made = room.tracker_link()
    with room.client() as client:
        answer = client.get(f"/s/{made.token}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/s")
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith(f"{room.cookie}={made.token.lower()};")
    assert "httponly" in cookie and "samesite=lax" in cookie and "secure" not in cookie
    assert "max-age" not in cookie and "expires" not in cookie
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-robots-tag"] == "noindex, nofollow"
    assert answer.headers["cache-control"] == "no-store"
    assert made.token not in answer.text


def test_openings_are_counted_by_people_and_programs_and_not_for_the_editor(room: Room) -> None:
    made = room.tracker_link()
    at = f"/s/{made.token}"
    with room.client() as client:
        client.get(at)
        client.head(at)
        client.get(at, headers={"user-agent": "Slackbot-LinkExpanding 1.0"})
        client.get(at, headers={"sec-purpose": "prefetch;prerender"})
        entered = client.get(f"/enter?key={new_key(room.newsroom.settings.data)}")
        assert cookie_name(room.newsroom.settings.data) in entered.headers["set-cookie"]
        client.get(at)
    assert room.openings(made) == (1, 3)


@pytest.mark.parametrize("token", ["x", "A" * 43, "t:1", "a" * 5_000, "%F0%9F%94%91"])
def test_a_link_that_opens_nothing_says_the_same_whatever_it_is(room: Room, token: str) -> None:
    ended = room.tracker_link()
    room.newsroom.sit(
        EDITOR, lambda at: links.revoke(at, ended.saved.id, ended.saved.version, "sent to the wrong desk")
    )
    with room.client() as client:
        forged, back = client.get(f"/s/{token}"), client.get(f"/s/{ended.token}")
    assert back.status_code == 404
    assert links.NOTHING_HERE in back.text
    assert (forged.status_code, forged.text) == (404, back.text)
    for answer in (forged, back):
        assert "set-cookie" not in answer.headers


def test_everyone_opens_the_dashboard_on_a_public_tracker_or_claim_alone(room: Room) -> None:
    with room.client() as client:
        tracker, claim = client.get("/open/t/bridges"), client.get(f"/open/c/{room.public.id}-the-public-bridge")
        refused = [client.get(f"/open/{path}") for path in ("t/unheard-of", f"c/{room.draft.id}", "c/9999", "c/bridge")]
    assert (tracker.status_code, tracker.headers["location"]) == (303, "/claims")
    assert (claim.status_code, claim.headers["location"]) == (303, f"/claim?claim={room.public.id}")
    assert [answer.status_code for answer in refused] == [404] * 4
    assert {answer.text for answer in refused} == {refused[0].text}
    assert links.NOTHING_PUBLIC in refused[0].text


def visit(room: Room, new_context: NewContext, path: str) -> Page:
    context = new_context(base_url=room.desk.address, viewport={"width": 1440, "height": 1000})
    page = context.new_page()
    page.goto(path)
    return page


def test_a_shared_tracker_is_all_there_is(room: Room, new_context: NewContext) -> None:
    made = room.tracker_link(label="For the other newsroom")
    page = visit(room, new_context, f"/s/{made.token}")
    assert made.token not in page.url
    page.goto("/")
    expect(page.get_by_role("heading", name="Claims", exact=True)).to_be_visible()
    expect(page.get_by_text("You see For the other newsroom, shared with you until")).to_be_visible()
    expect(page.get_by_role("link", name="The drafted bridge will open.")).to_be_visible()
    expect(page.get_by_role("link", name="The public bridge will open.")).to_be_visible()
    assert page.get_by_text("The tunnel outside").count() == 0
    assert "Nobody outside may read this name" not in page.content()
    expect(page.get_by_role("link", name="Timeline")).to_be_visible()
    for elsewhere in ("Scorecards", "Desk", "Put a claim on record"):
        assert page.get_by_role("link", name=elsewhere, exact=True).count() == 0
    page.get_by_role("link", name="The drafted bridge will open.").click()
    expect(page.get_by_role("heading", name="The drafted bridge will open.")).to_be_visible()
    assert page.get_by_text("Change this claim").count() == 0
    assert page.locator("[data-testid=stForm]").count() == 0
    assert made.token not in "".join(room.desk.said), "a token stands in what the server prints"


@pytest.mark.parametrize("path", ["/scorecards", "/record"])
def test_a_page_outside_the_view_is_told_and_not_shown(room: Room, new_context: NewContext, path: str) -> None:
    made = room.tracker_link()
    page = visit(room, new_context, f"/s/{made.token}")
    page.goto(path)
    expect(page.get_by_role("heading", name="Not in this view")).to_be_visible()
    assert "Nobody outside may read this name" not in page.content()
    page.get_by_role("link", name="Back").click()
    expect(page.get_by_role("link", name="The drafted bridge will open.")).to_be_visible()


def test_a_claim_outside_the_view_cannot_be_reached(room: Room, new_context: NewContext) -> None:
    made = room.share(NewLink(View.CLAIM, {"claim": str(room.draft.id)}, pinned=True))
    page = visit(room, new_context, f"/s/{made.token}")
    page.goto("/claim")
    expect(page.get_by_role("heading", name="The drafted bridge will open.")).to_be_visible()
    for outside in (room.public.id, room.outside.id):
        page.goto(f"/claim?claim={outside}")
        expect(page.get_by_role("heading", name="No claim here")).to_be_visible()
    page.goto("/timeline")
    expect(page.get_by_text("The drafted bridge will open.").first).to_be_visible()
    assert page.get_by_text("The public bridge").count() == 0


def test_a_link_taken_back_closes_an_open_page_at_its_next_click(room: Room, new_context: NewContext) -> None:
    made = room.tracker_link()
    page = visit(room, new_context, f"/s/{made.token}")
    page.goto("/claims")
    expect(page.get_by_role("link", name="The drafted bridge will open.")).to_be_visible()
    room.newsroom.sit(EDITOR, lambda at: links.revoke(at, made.saved.id, made.saved.version, "sent to the wrong desk"))
    page.get_by_role("link", name="The drafted bridge will open.").click()
    expect(page.get_by_text("This link does not open anything.")).to_be_visible()
    expect(page.get_by_text("The drafted bridge will open.")).to_have_count(0)
    page.get_by_role("link", name="Leave this view").click()
    page.goto("/claims")
    expect(page.get_by_role("link", name="The public bridge will open.")).to_be_visible()
    assert page.get_by_text("The drafted bridge").count() == 0


@pytest.mark.parametrize("forged", ["t:1x", "t:99", "c:3", "nonsense", "A" * 43])
def test_a_forged_cookie_shows_no_page_at_all(room: Room, new_context: NewContext, forged: str) -> None:
    context = new_context(base_url=room.desk.address)
    context.add_cookies([{"name": room.cookie, "value": forged, "url": room.desk.address}])
    page = context.new_page()
    page.goto("/claims")
    expect(page.get_by_text("does not open anything.")).to_be_visible()
    assert page.get_by_role("heading").count() == 0
    assert page.get_by_text("bridge will open").count() == 0


def test_the_editor_stays_the_editor_with_a_view_cookie(room: Room, new_context: NewContext) -> None:
    made = room.tracker_link(pinned=False)
    context = new_context(base_url=room.desk.address)
    page = context.new_page()
    page.goto(f"/enter?key={new_key(room.newsroom.settings.data)}")
    page.goto(f"/s/{made.token}")
    page.goto("/claims")
    expect(page.get_by_role("link", name="The tunnel outside will open.")).to_be_visible()


def test_a_public_view_follows_what_is_public(room: Room, new_context: NewContext) -> None:
    page = visit(room, new_context, "/open/t/bridges")
    expect(page.get_by_role("link", name="The public bridge will open.")).to_be_visible()
    assert page.get_by_text("The drafted bridge").count() == 0
    expect(page.get_by_text("You see All bridges.")).to_be_visible()
    last = room.newsroom.sit(
        EDITOR, lambda at: change(at, room.public.id, room.public.version, Unpublish("we look again"))
    )
    page.reload()
    expect(page.get_by_text("may not be public any more")).to_be_visible()
    room.public = room.newsroom.sit(EDITOR, lambda at: change(at, last.id, last.version, Publish()))
