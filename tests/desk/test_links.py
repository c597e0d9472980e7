"""Private links: what they show, to whom, for how long; one that is over is like one that never was."""

from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256

import pytest
import sqlalchemy as sa

from claims.desk import links
from claims.desk.changes import Publish, PutInTracker, Retire, Unpublish, Verify
from claims.desk.links import LinkLine, LinkState, Made, NewLink, Opened, is_program
from claims.desk.permits import Actor
from claims.desk.reads import Reads
from claims.desk.trackers import NewTracker, open_tracker, retire_tracker
from claims.refusals import NotAccepted, NotAllowed
from db.care.verifying import verify
from db.errors import NotOnRecord, Stale
from db.reads.filters import Filters
from db.scope import Scope
from db.tables import Event, EventText, Link, table_of
from db.words import Kind, Sort, Subject, Verification, View
from tests.desk.conftest import EDITOR, READER, REPORTER, Desk

NEXT_WEEK = date(2026, 3, 9)


def tracker(desk: Desk, slug: str = "bridges") -> int:
    return desk.sit(lambda at: open_tracker(at, NewTracker(slug, f"All {slug}"))).id


def shared(desk: Desk, new: NewLink) -> Made:
    return desk.sit(lambda at: links.share(at, new))


def of_claim(claim: int, *, pinned: bool = True) -> NewLink:
    return NewLink(View.CLAIM, {"claim": str(claim)}, pinned)


def opened(desk: Desk, made: Made) -> Opened:
    return links.open_link(desk.newsroom, made.token)


def listed(desk: Desk, scope: Scope) -> list[int]:
    page = Reads(desk.newsroom, scope).claims(Filters(), Sort.RECORDED)
    return [row.id for row in page.rows]


def on_desk(desk: Desk) -> tuple[LinkLine, ...]:
    with desk.newsroom.reading() as connection:
        return links.links(connection, Scope.desk(), desk.newsroom.today()).links


def test_a_pinned_link_shows_the_claims_that_were_there_when_it_was_made(desk: Desk) -> None:
    bridges = tracker(desk)
    draft = desk.claim(Kind.PROMISE, PutInTracker(bridges), statement="The draft.")
    public = desk.claim(Kind.PROMISE, PutInTracker(bridges), Publish(), statement="The public one.")
    desk.claim(statement="In no tracker.")
    made = shared(desk, NewLink(View.TRACKER, {"tracker": str(bridges)}, pinned=True, label="For the other newsroom"))
    desk.claim(Kind.PROMISE, PutInTracker(bridges), statement="Came later.")
    view = opened(desk, made)
    assert made.claims == 2
    assert listed(desk, view.scope) == [draft.id, public.id]
    assert (view.name, view.title, view.tracker) == ("For the other newsroom", "All bridges", bridges)
    desk.change(public, Retire("an example"))
    assert listed(desk, opened(desk, made).scope) == [draft.id]


def test_a_live_link_shows_what_is_published_when_it_is_opened(desk: Desk) -> None:
    first = desk.claim(Kind.PROMISE, Publish())
    draft = desk.claim(statement="Still a draft.")
    made = shared(desk, NewLink(View.LIST, {"kind": "promise"}))
    assert listed(desk, opened(desk, made).scope) == [first.id]
    desk.change(draft, Publish())
    assert listed(desk, opened(desk, made).scope) == [first.id, draft.id]
    desk.change(first, Unpublish("we look again"))
    assert listed(desk, opened(desk, made).scope) == [draft.id]


def test_pinned_claims_stay_whatever_becomes_of_them(desk: Desk) -> None:
    claim = desk.claim()
    made = shared(desk, NewLink(View.LIST, {"verification": "unchecked", "sort": "latest news"}, pinned=True))
    desk.change(claim, Verify(Verification.CHECKING))
    view = opened(desk, made)
    assert listed(desk, view.scope) == [claim.id]
    assert view.query == "sort=latest+news"


def test_a_live_link_to_what_nobody_may_see_is_refused(desk: Desk) -> None:
    draft = desk.claim()
    for new in (of_claim(draft.id, pinned=False), NewLink(View.LIST, {"kind": "promise"})):
        with pytest.raises(NotAccepted, match="Pin its claims"):
            shared(desk, new)


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (NewLink(View.CLAIM, {}), "which claim"),
        (NewLink(View.CLAIM, {"claim": "x"}), "which claim"),
        (NewLink(View.CLAIM, {"claim": "9"}, pinned=True), "no claim in this view"),
        (NewLink(View.TRACKER, {}), "which tracker"),
        (NewLink(View.TRACKER, {"tracker": "9"}, pinned=True), "no such tracker"),
        (NewLink(View.LIST, {"claimant": "9"}, pinned=True), "no such claimant"),
        (NewLink(View.LIST, {"kind": "gossip"}, pinned=True), "no kind “gossip”"),
        (NewLink(View.LIST, {"kind": "fact"}, pinned=True), "no claim in this view"),
        (NewLink(View.LIST, {}, pinned=True, expires_on=date(2026, 3, 1)), "a day that is over"),
    ],
)
def test_a_link_to_nothing_is_refused_with_what_to_do(desk: Desk, new: NewLink, said: str) -> None:
    desk.claim()
    with pytest.raises(NotAccepted, match=said):
        shared(desk, new)
    assert on_desk(desk) == ()


def test_a_link_of_too_many_claims_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "MOST", 2)
    for number in range(3):
        desk.claim(statement=f"Claim {number}.")
    with pytest.raises(NotAccepted, match="Narrow it by a filter"):
        shared(desk, NewLink(View.LIST, {}, pinned=True))
    assert shared(desk, NewLink(View.LIST, {"q": "claim 1"}, pinned=True)).claims == 1


def test_the_token_is_long_and_stands_nowhere_in_the_record(desk: Desk) -> None:
    made = shared(desk, of_claim(desk.claim().id))
    assert len(made.token) == 43
    with desk.newsroom.reading() as connection:
        stored = [repr(connection.execute(sa.select(table_of(one))).all()) for one in (Link, Event, EventText)]
    assert all(made.token not in rows for rows in stored)
    assert sha256(made.token.encode()).hexdigest() in stored[0]


def test_nothing_tells_a_link_that_is_over_from_one_that_never_was(desk: Desk) -> None:
    claim = desk.claim(Kind.PROMISE, Publish())
    new = NewLink(View.CLAIM, {"claim": str(claim.id)}, expires_on=NEXT_WEEK)
    good, back, ending = (shared(desk, new) for _ in range(3))
    desk.sit(lambda at: links.revoke(at, back.saved.id, back.saved.version, "sent to the wrong person"))
    said = set()
    for token in (
        "",
        "x",
        good.token[:-1],
        good.token.swapcase(),
        good.token + "A" * 200,
        "\ud800",
        "ключ",
        back.token,
    ):
        with pytest.raises(NotOnRecord) as refused:
            links.open_link(desk.newsroom, token)
        said.add(refused.value.sentence)
    assert opened(desk, ending).claim == claim.id
    desk.later(days=8)
    for made in (good, ending):
        with pytest.raises(NotOnRecord) as refused:
            opened(desk, made)
        said.add(refused.value.sentence)
    assert said == {links.NOTHING_HERE}


def test_a_link_opens_through_its_last_day_and_an_extended_one_again(desk: Desk) -> None:
    desk.claim()
    made = shared(desk, NewLink(View.LIST, {}, True, NEXT_WEEK))
    desk.later(days=7)
    assert opened(desk, made).expires_on == desk.newsroom.today() == NEXT_WEEK
    desk.later(days=1)
    assert on_desk(desk)[0].state is LinkState.ENDED
    desk.sit(lambda at: links.extend(at, made.saved.id, made.saved.version, NEXT_WEEK + timedelta(days=9)))
    assert opened(desk, made).expires_on == NEXT_WEEK + timedelta(days=9)
    assert on_desk(desk)[0].state is LinkState.OPEN


def test_a_link_holds_thirty_days_where_no_day_was_named(desk: Desk) -> None:
    made = shared(desk, of_claim(desk.claim().id))
    assert opened(desk, made).expires_on == date(2026, 4, 1)


def test_what_was_taken_back_stays_so(desk: Desk) -> None:
    made = shared(desk, of_claim(desk.claim().id))
    gone = desk.sit(lambda at: links.revoke(at, made.saved.id, made.saved.version, "sent to the wrong person"))
    tries: tuple[Callable[[], object], ...] = (
        lambda: desk.sit(lambda at: links.extend(at, gone.id, gone.version, NEXT_WEEK)),
        lambda: desk.sit(lambda at: links.revoke(at, gone.id, gone.version, "twice")),
    )
    for again in tries:
        with pytest.raises(NotAccepted, match="Make a new one"):
            again()
    assert on_desk(desk)[0].state is LinkState.TAKEN_BACK


def test_a_stale_change_of_a_link_is_refused(desk: Desk) -> None:
    made = shared(desk, of_claim(desk.claim().id))
    desk.sit(lambda at: links.extend(at, made.saved.id, made.saved.version, NEXT_WEEK))
    with pytest.raises(Stale):
        desk.sit(lambda at: links.revoke(at, made.saved.id, made.saved.version, "on an old page"))
    with pytest.raises(NotOnRecord):
        desk.sit(lambda at: links.revoke(at, 99, 1, "no such link"))


def test_a_link_to_what_was_retired_or_taken_back_opens_nothing(desk: Desk) -> None:
    bridges = tracker(desk)
    claim = desk.claim(Kind.PROMISE, PutInTracker(bridges), Publish())
    live = shared(desk, of_claim(claim.id, pinned=False))
    pinned = shared(desk, of_claim(claim.id))
    whole = shared(desk, NewLink(View.TRACKER, {"tracker": str(bridges)}, pinned=True))
    claim = desk.change(claim, Unpublish("we look again"))
    assert [opened(desk, one).title for one in (pinned, whole)] == ["The bridge will open.", "All bridges"]
    with pytest.raises(NotOnRecord, match="does not open anything"):
        opened(desk, live)
    desk.sit(lambda at: retire_tracker(at, bridges, 1, "an example"))
    for made in (pinned, whole):
        with pytest.raises(NotOnRecord, match="does not open anything"):
            opened(desk, made)


@pytest.mark.parametrize("actor", [READER, REPORTER])
def test_only_an_editor_shares_takes_back_and_extends(desk: Desk, actor: Actor) -> None:
    claim = desk.claim()
    made = shared(desk, of_claim(claim.id))
    tries: tuple[Callable[[], object], ...] = (
        lambda: desk.sit(lambda at: links.share(at, of_claim(claim.id)), actor),
        lambda: desk.sit(lambda at: links.revoke(at, made.saved.id, made.saved.version, "because"), actor),
        lambda: desk.sit(lambda at: links.extend(at, made.saved.id, made.saved.version, NEXT_WEEK), actor),
    )
    for attempt in tries:
        with pytest.raises(NotAllowed, match="An editor can"):
            attempt()
    assert [line.version for line in on_desk(desk)] == [made.saved.version]


def test_the_list_of_links_is_for_the_desk_alone(desk: Desk) -> None:
    made = shared(desk, of_claim(desk.claim().id))
    with desk.newsroom.reading() as connection:
        for scope in (Scope.public(), opened(desk, made).scope):
            with pytest.raises(Exception, match="for those who work at this desk"):
                links.links(connection, scope, NEXT_WEEK)


def test_the_desk_lists_links_newest_first_with_their_openings(desk: Desk) -> None:
    claim = desk.claim()
    first = shared(desk, of_claim(claim.id))
    desk.later(hours=1)
    second = shared(desk, NewLink(View.LIST, {"kind": "promise", "sort": "latest news"}, pinned=True, label="Promises"))
    for by_program in (False, True, False):
        links.count_opening(desk.newsroom, first.saved.id, by_program=by_program)
    desk.later(days=1)
    links.count_opening(desk.newsroom, first.saved.id, by_program=False)
    lines = on_desk(desk)
    assert [line.id for line in lines] == [second.saved.id, first.saved.id]
    assert [(line.title, line.label, line.query, line.claims) for line in lines] == [
        ("Chosen claims", "Promises", "kind=promise&sort=latest+news", 1),
        ("The bridge will open.", "", f"claim={claim.id}", 1),
    ]
    assert [line.made_by for line in lines] == [EDITOR.name] * 2
    assert (lines[1].openings.people, lines[1].openings.programs, lines[1].openings.last_on) == (3, 1, date(2026, 3, 3))
    assert (lines[0].openings.people, lines[0].openings.last_on) == (0, None)


def test_many_links_are_listed_in_pages(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "LISTED", 2)
    claim = desk.claim()
    made = [shared(desk, of_claim(claim.id)).saved.id for _ in range(3)]
    with desk.newsroom.reading() as connection:
        first = links.links(connection, Scope.desk(), NEXT_WEEK)
        rest = links.links(connection, Scope.desk(), NEXT_WEEK, first.before)
    assert [line.id for line in (*first.links, *rest.links)] == made[::-1]
    assert rest.before is None


def test_counting_openings_is_no_event_and_the_record_still_verifies(desk: Desk) -> None:
    made = shared(desk, of_claim(desk.claim().id))
    with desk.newsroom.reading() as connection:
        before = connection.scalar(sa.select(sa.func.count()).select_from(table_of(Event)))
    links.count_opening(desk.newsroom, made.saved.id, by_program=False)
    with desk.newsroom.reading() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(table_of(Event))) == before
        audiences = connection.scalars(
            sa.select(table_of(Event).c.audience).where(table_of(Event).c.subject == Subject.LINK)
        )
        assert set(audiences) == {"internal"}
    assert verify(desk.record).holds


def test_everyone_opens_a_public_tracker_or_claim_and_nothing_else(desk: Desk) -> None:
    bridges = tracker(desk)
    hidden = tracker(desk, "hidden")
    public = desk.claim(Kind.PROMISE, PutInTracker(bridges), Publish())
    draft = desk.claim(Kind.PROMISE, PutInTracker(bridges), PutInTracker(hidden), statement="A draft.")
    view = links.open_public(desk.newsroom, View.TRACKER, links.tracker_known_as(desk.newsroom, "bridges"))
    assert (view.title, view.tracker, view.link, listed(desk, view.scope)) == (
        "All bridges",
        bridges,
        None,
        [public.id],
    )
    assert links.open_public(desk.newsroom, View.CLAIM, public.id).title == "The bridge will open."
    tries: tuple[Callable[[], object], ...] = (
        lambda: links.open_public(desk.newsroom, View.TRACKER, links.tracker_known_as(desk.newsroom, "hidden")),
        lambda: links.tracker_known_as(desk.newsroom, "unheard-of"),
        lambda: links.open_public(desk.newsroom, View.CLAIM, draft.id),
        lambda: links.open_public(desk.newsroom, View.CLAIM, 99),
        lambda: links.open_public(desk.newsroom, View.TRACKER, hidden),
    )
    for attempt in tries:
        with pytest.raises(NotOnRecord, match="may not be public any more"):
            attempt()


@pytest.mark.parametrize(
    ("name", "program"),
    [
        ("", True),
        ("Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)", True),
        ("Slack-ImgProxy (+https://api.slack.com/robots)", True),
        ("Twitterbot/1.0", True),
        ("facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", True),
        ("WhatsApp/2.23.20.0", True),
        ("TelegramBot (like TwitterBot)", True),
        ("Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)", True),
        ("LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)", True),
        ("Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5", True),
        ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", True),
        ("curl/8.5.0", True),
        ("python-httpx/0.28.1", True),
        ("Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/140.0.0.0 Safari/537.36", True),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", False),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 [LinkedInApp]/9.29", False),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Mobile/15E148 Twitter for iPhone/10.1", False),
        ("Mozilla/5.0 (Linux; Android 13; CUBOT X70) Chrome/140.0.0.0 Mobile Safari/537.36", False),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 Safari/537.36 Edg/140.0", False),
    ],
)
def test_previews_and_bots_are_told_apart_from_people(name: str, program: bool) -> None:
    assert is_program(name) is program
