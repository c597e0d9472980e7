"""The read interface: what programs are told, what they are refused, and what they never learn."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from claims.desk.asked import NOTHING_YET
from claims.desk.changes import Amend, Follow, Publish, Retire, Unpublish, Verify
from claims.desk.reads import Reads
from claims.desk.trackers import NewTracker, open_tracker, rename_tracker
from claims.newsroom import Newsroom
from db.reads.filters import Filters
from db.scope import Scope
from db.words import FollowUp, Kind, Revision, Schedule, Sort, Subject, Verification

from .conftest import EDITOR, HOSTILE, NOW, SECRET, changed, publish_hostile, record, site, with_secrets

Json = dict[str, Any]
Row = Mapping[str, Any]

API: Final = "/api/v1"
OF_A_CLAIM: Final = ("claims/{}", "claims/{}?on=2026-11-24", "claims/{}/history")
EVERYWHERE: Final = (
    "",
    "/openapi.json",
    "/claims?limit=200",
    "/claims?limit=200&on=2026-11-24",
    f"/claims?q={SECRET}",
    "/claims?group=Roads",
    "/trackers",
    "/timeline?limit=200",
    "/timeline?limit=200&on=2026-11-24",
)


def _asked(client: TestClient, address: str, **query: str) -> Json:
    answer = client.get(f"{API}/{address}", params=query or None)
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found


def _every(client: TestClient, **query: str) -> list[Row]:
    found: list[Row] = _asked(client, "claims", limit="200", **query)["claims"]
    return found


def _walked(client: TestClient, first: Json, way: str = "next") -> list[Json]:
    pages = [first]
    while address := pages[-1][way]:
        there = urlsplit(address)
        answer = client.get(f"{there.path}?{there.query}")
        assert answer.status_code == 200, answer.text
        pages.append(answer.json())
    return pages


def _numbers(pages: list[Json], name: str = "claims") -> list[int]:
    return [row["claim"] for page in pages for row in page[name]]


# --- lists ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sort", Sort)
def test_paging_gives_every_claim_once_in_every_order_forward_and_back(client: TestClient, sort: Sort) -> None:
    whole = _every(client, sort=sort)
    pages = _walked(client, _asked(client, "claims", sort=sort, limit="5"))
    assert _numbers(pages) == [row["claim"] for row in whole]
    assert len(set(_numbers(pages))) == pages[0]["total"] == 24
    assert all(page["total"] == 24 and page["total_is_exact"] and not page["more_may_follow"] for page in pages)
    back = _walked(client, pages[-1], "previous")
    assert _numbers(back[::-1]) == _numbers(pages)


def test_the_order_is_the_one_that_was_asked_for(client: TestClient) -> None:
    due = [row["due_by"] for row in _every(client, sort=Sort.DUE) if row["due_by"]]
    recorded = [row["claim"] for row in _every(client, sort=Sort.RECORDED)]
    changed_at = [row["changed_at"] for row in _every(client)]
    assert due == sorted(due)
    assert recorded == sorted(recorded)
    assert changed_at == sorted(changed_at, reverse=True)


AXES: Final[Mapping[str, tuple[str, ...]]] = {
    "kind": tuple(Kind),
    "verification": tuple(Verification),
    "follow_up": (*FollowUp, NOTHING_YET),
    "schedule": tuple(Schedule),
}
CHOSEN = st.fixed_dictionaries({}, optional={name: st.sets(st.sampled_from(AXES[name]), min_size=1) for name in AXES})


def _passes(row: Row, axis: str, chosen: set[str]) -> bool:
    if axis == "follow_up":
        follows = row["kind"] in (Kind.PROMISE, Kind.PREDICTION)
        return follows and (row["follow_up"] or NOTHING_YET) in chosen
    return row[axis] in chosen


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=CHOSEN, limit=st.integers(1, 30))
def test_filters_leave_what_a_plain_filter_leaves(client: TestClient, chosen: dict[str, set[str]], limit: int) -> None:
    expected = {row["claim"] for row in _every(client) if all(_passes(row, axis, chosen[axis]) for axis in chosen)}
    query = {axis: ",".join(sorted(words)) for axis, words in chosen.items()}
    pages = _walked(client, _asked(client, "claims", limit=str(limit), **query))
    assert len(_numbers(pages)) == pages[0]["total"]
    assert set(_numbers(pages)) == expected


def test_topics_names_and_trackers_narrow_a_list(client: TestClient) -> None:
    rows = _every(client)
    openai = [row for row in rows if row["claimant"] == "OpenAI"]
    assert 0 < len(openai) < len(rows)
    reads = {row["topic"] for row in rows}
    topic = max(reads)
    assert _numbers([_asked(client, "claims", topic=topic, limit="200")]) == [
        row["claim"] for row in rows if row["topic"] == topic
    ]
    group = topic.partition(":")[0]
    in_group = [row["claim"] for row in rows if row["topic"].partition(":")[0] == group]
    assert _numbers([_asked(client, "claims", group=group, limit="200")]) == in_group
    for tracker in ("1", "stargate"):
        assert _asked(client, "claims", tracker=tracker)["total"] == len(rows)


def test_a_search_finds_what_was_said(client: TestClient) -> None:
    found = _every(client, q="open model")
    assert found
    assert all("open" in row["statement"].lower() or "model" in row["statement"].lower() for row in found)
    assert _every(client, q="zeppelin") == []


def test_a_page_names_the_neighbours_of_its_own_view(client: TestClient) -> None:
    first = _asked(client, "claims", kind="promise,prediction", limit="3")
    assert first["previous"] is None
    second = _walked(client, first)[1]
    for address in (first["next"], second["previous"]):
        assert "kind=promise%2Cprediction" in address
        assert "limit=3" in address


def test_a_list_leads_to_its_claims(client: TestClient) -> None:
    for row in _every(client)[:5]:
        page = client.get(urlsplit(row["address"]).path)
        assert page.status_code == 200
        assert _asked(client, f"claims/{row['claim']}")["statement"] == row["statement"]


# --- as it stood ------------------------------------------------------------------------------------------------------


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.integers(0, 700), limit=st.integers(1, 30))
def test_a_list_as_it_stood_says_what_each_card_says_of_that_day(
    client: TestClient, newsroom: Newsroom, days: int, limit: int
) -> None:
    on = NOW.date() - timedelta(days=days)
    pages = _walked(client, _asked(client, "claims", on=on.isoformat(), limit=str(limit)))
    rows = {row["claim"]: row for page in pages for row in page["claims"]}
    reads = Reads(newsroom, Scope.public())
    there = [row["claim"] for row in _every(client) if date.fromisoformat(row["first_made_on"]) <= on]
    assert sorted(rows) == sorted(there) == sorted(_numbers(pages))
    for number, row in rows.items():
        card = reads.card(number, on=on)
        schedule = card.standing.word if card.kind.is_followed_up else None
        assert (row["follow_up"], row["schedule"]) == (card.follow_up, schedule)
        assert (row["due_by"] or "") == (card.window.latest.isoformat() if card.window else "")
        assert row["verification"] == card.verification
        alone = _asked(client, f"claims/{number}", on=on.isoformat())
        assert (alone["follow_up"], alone["schedule"]) == (card.follow_up, card.standing.word)


def test_a_timeline_is_the_one_that_the_dashboard_draws(client: TestClient, newsroom: Newsroom) -> None:
    reads = Reads(newsroom, Scope.public())
    for on in (date(2025, 3, 1), date(2025, 7, 20), date(2026, 2, 1), NOW.date()):
        drawn = reads.timeline(Filters(), on=on)
        pages = _walked(client, _asked(client, "timeline", on=on.isoformat(), limit="4"))
        assert _numbers(pages, "promises") == [row.claim_id for row in drawn.rows]
        assert pages[0]["total"] == drawn.total
        told = [row for page in pages for row in page["promises"]]
        for row, one in zip(told, drawn.rows, strict=True):
            assert row["schedule_words"] == one.schedule
            assert [slip["words"] for slip in row["slips"]] == [slip.words for slip in one.slips]
            assert [news["words"] for news in row["news"]] == [news.words for news in one.news]
            assert row["stretches"][-1]["until"] is None


def test_a_timeline_is_narrowed_like_a_list(client: TestClient) -> None:
    listed = {row["claim"] for row in _every(client, follow_up="delivered", tracker="stargate")}
    drawn = _asked(client, "timeline", follow_up="delivered", tracker="stargate", limit="200")
    assert {row["claim"] for row in drawn["promises"]} == listed


def test_the_day_of_a_timeline_is_no_earlier_than_the_record(client: TestClient) -> None:
    assert _asked(client, "timeline", on="1990-01-01")["as_of"] > "2024-01-01"
    early = _asked(client, "claims", on="1990-01-01")
    assert (early["as_of"], early["total"], early["claims"]) == ("1990-01-01", 0, [])


# --- a claim ----------------------------------------------------------------------------------------------------------


def test_a_claim_is_told_with_what_it_rests_on(client: TestClient) -> None:
    told = _asked(client, "claims/3")
    assert told["verification"] == "mostly true"
    assert told["verdict"]["basis"]["evidence"] == [1, 5]
    assert [one["number"] for one in told["evidence"]] == [1, 2, 3, 4, 5, 6]
    assert told["deadline"]["first"]["latest"] == "2025-09-22"
    assert len(told["deadline"]["slips"]) == 2
    assert told["appearances"][0]["quote"].startswith("OpenAI")
    assert client.get(urlsplit(told["address"]).path).status_code == 200
    assert _asked(client, urlsplit(told["history"]).path.removeprefix(f"{API}/"))["entries"]


def test_a_claim_before_it_was_made_is_not_there(client: TestClient) -> None:
    answer = client.get(f"{API}/claims/3?on=2001-01-01")
    assert answer.status_code == 404
    assert "was not made yet" in answer.json()["detail"]


def test_the_history_is_told_newest_first_and_corrections_stand_apart(client: TestClient, newsroom: Newsroom) -> None:
    claim = record(newsroom, "The tunnel opens.", Verify(Verification.VERIFIED, "Seen.", (3,)), Publish()).id
    changed(newsroom, claim, Amend("We misheard it.", statement="The bridge opens.", revision=Revision.CORRECTION))
    entries = _asked(client, f"claims/{claim}/history")["entries"]
    assert [one["entry"] for one in entries] == sorted((one["entry"] for one in entries), reverse=True)
    assert entries[0]["reason"] == "We misheard it."
    told = _asked(client, f"claims/{claim}")
    assert [one["entry"] for one in told["corrections"]] == [entries[0]["entry"]]


def test_trackers_are_told_with_their_counts(client: TestClient) -> None:
    (tracker,) = _asked(client, "trackers")["trackers"]
    rows = _every(client)
    assert (tracker["slug"], tracker["claims"]) == ("stargate", len(rows))
    assert tracker["verification"] == {
        word.value: sum(row["verification"] == word for row in rows) for word in Verification
    }
    followed = [row["follow_up"] or NOTHING_YET for row in rows if row["kind"] in ("promise", "prediction")]
    assert tracker["follow_up"] == {word: followed.count(word) for word in (*map(str, FollowUp), NOTHING_YET)}
    there = urlsplit(tracker["claims_address"])
    assert client.get(f"{there.path}?{there.query}").json()["total"] == len(rows)


def test_a_tracker_is_found_by_the_name_it_had(client: TestClient, newsroom: Newsroom) -> None:
    version = newsroom.sit(EDITOR, lambda at: len(at.chain(Subject.TRACKER, 1)))
    newsroom.sit(EDITOR, lambda at: rename_tracker(at, 1, version, "gateway", "Shorter."))
    assert _asked(client, "trackers")["trackers"][0]["slug"] == "gateway"
    for name in ("stargate", "gateway", "1"):
        assert _asked(client, "claims", tracker=name)["total"] == 24


# --- what is never told -----------------------------------------------------------------------------------------------


def test_no_route_tells_of_drafts_of_what_was_taken_back_or_of_what_is_internal(
    client: TestClient, newsroom: Newsroom
) -> None:
    numbers = with_secrets(newsroom)
    told = [client.get(API + path) for path in EVERYWHERE]
    assert {answer.status_code for answer in told} == {200}
    for number in range(1, max(numbers.values()) + 2):
        told += [client.get(f"{API}/{path.format(number)}") for path in OF_A_CLAIM]
    assert [
        answer.request.url for answer in told if SECRET in answer.text and f"q={SECRET}" not in str(answer.url)
    ] == []
    assert _asked(client, "claims", q=SECRET)["total"] == 0
    hidden = {numbers["draft"], numbers["taken back"]}
    for path in ("claims", "timeline"):
        (name,) = {"claims", "promises"} & _asked(client, path).keys()
        assert hidden & set(_numbers([_asked(client, path, limit="200")], name)) == set()
    assert _asked(client, "claims")["total"] == _asked(client, "trackers")["trackers"][0]["claims"] == 25


def test_a_draft_is_answered_like_a_number_that_nothing_has(client: TestClient, newsroom: Newsroom) -> None:
    numbers = with_secrets(newsroom)
    draft, nothing = numbers["draft"], 999
    for path in OF_A_CLAIM:
        there, nowhere = (client.get(f"{API}/{path.format(number)}") for number in (draft, nothing))
        assert there.status_code == nowhere.status_code == 404
        assert there.text.replace(str(draft), str(nothing)) == nowhere.text


def test_what_was_taken_back_says_so_and_nothing_else(client: TestClient, newsroom: Newsroom) -> None:
    numbers = with_secrets(newsroom)
    for path in OF_A_CLAIM:
        answer = client.get(f"{API}/{path.format(numbers['taken back'])}")
        assert answer.status_code == 410
        assert (
            answer.json()["detail"]
            == f"Claim {numbers['taken back']} was public here and was taken back on 24 Nov 2026."
        )


def test_a_tracker_of_drafts_alone_is_not_there(client: TestClient, newsroom: Newsroom) -> None:
    newsroom.sit(EDITOR, lambda at: open_tracker(at, NewTracker("quiet", f"Quiet {SECRET}")))
    assert [one["slug"] for one in _asked(client, "trackers")["trackers"]] == ["stargate"]
    for name in ("quiet", "2", "nowhere", "77"):
        answer = client.get(f"{API}/claims?tracker={name}")
        assert answer.status_code == 404
        assert SECRET not in answer.text


def test_texts_that_try_to_be_code_arrive_letter_for_letter(client: TestClient, newsroom: Newsroom) -> None:
    number = publish_hostile(newsroom)
    answer = client.get(f"{API}/claims/{number}")
    assert answer.json()["statement"] == f"Statement {HOSTILE}"
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert f"Statement {HOSTILE}" in [row["statement"] for row in _every(client)]


# --- nothing stale ----------------------------------------------------------------------------------------------------


Change = Callable[[Newsroom], object]
CHANGES: Final[Mapping[str, Change]] = {
    "published": lambda newsroom: record(newsroom, "A new claim.", Publish()),
    "amended": lambda newsroom: changed(
        newsroom, 3, Amend("Says it better.", statement="Another wording.", revision=Revision.CLARIFICATION)
    ),
    "followed up": lambda newsroom: changed(
        newsroom, 3, Follow(FollowUp.STALLED, date(2026, 11, 1), "It rests.", (3,))
    ),
    "taken back": lambda newsroom: changed(newsroom, 3, Unpublish("It was wrong.")),
    "retired": lambda newsroom: changed(newsroom, 3, Retire("It was a double.")),
}
PAGES: Final = (
    "claims?limit=200",
    "claims?limit=5",
    "claims?limit=5&sort=first+recorded",
    "claims?limit=200&follow_up=delivered",
    "claims?limit=200&on=2026-11-24",
    "claims/3",
    "claims/3/history",
    "trackers",
    "timeline?limit=200",
)


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_kept_is_never_older_than_the_record(client: TestClient, newsroom: Newsroom, change: str) -> None:
    before = {path: client.get(f"{API}/{path}").text for path in PAGES}
    CHANGES[change](newsroom)
    after = {path: client.get(f"{API}/{path}").text for path in PAGES}
    # Another desk on the same record, which has kept nothing.
    fresh = TestClient(site(newsroom))
    assert after == {path: fresh.get(f"{API}/{path}").text for path in PAGES}
    assert after != before


# --- how it is asked --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["", "/openapi.json", "/claims?limit=3", "/claims/3", "/trackers", "/timeline"])
def test_what_did_not_change_is_not_sent_again(client: TestClient, newsroom: Newsroom, path: str) -> None:
    first = client.get(API + path)
    again = client.get(API + path, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["access-control-allow-origin"] == "*"
    changed(newsroom, 3, Follow(FollowUp.BROKEN, date(2026, 11, 1), "It was given up.", (3,), reply="Asked."))
    third = client.get(API + path, headers={"if-none-match": first.headers["etag"]})
    assert third.status_code == (304 if path in ("", "/openapi.json") else 200)


@pytest.mark.parametrize("path", ["", "/claims", "/claims/3", "/claims/999", "/claims?limit=0"])
def test_a_head_request_is_told_the_same_without_the_body(client: TestClient, path: str) -> None:
    whole, head = client.get(API + path), client.head(API + path)
    assert head.status_code == whole.status_code
    assert head.content == b""
    assert dict(head.headers) == dict(whole.headers)


@pytest.mark.parametrize(
    "path", ["", "/claims", "/claims?limit=0", "/claims/3", "/claims/999", "/nowhere", "/trackers"]
)
def test_pages_of_every_site_may_read_and_no_one_may_write(client: TestClient, path: str) -> None:
    assert client.get(API + path).headers["access-control-allow-origin"] == "*"
    asked = client.options(API + path, headers={"origin": "https://a.example", "access-control-request-method": "GET"})
    assert (asked.status_code, asked.headers["access-control-allow-origin"]) == (204, "*")
    assert asked.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"):
        answer = client.request(method, API + path)
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.json()["title"] == "Method Not Allowed"


FAULTS: Final = {
    "claims?limit=0": "“0” is no number of claims for a page. Give a whole number from 1 to 200.",
    "claims?limit=201": "“201” is no number of claims for a page. Give a whole number from 1 to 200.",
    "claims?limit=": "“limit” is empty. Give it a value or leave it out.",
    "claims?limit=5&limit=6": "“limit” is given 2 times. Give it once.",
    "claims?kind=promise,lie": "“kind” has no word “lie”. The words are: fact, quotation, promise, prediction.",
    "claims?kind=promise,": "“kind” has no word “”. The words are: fact, quotation, promise, prediction.",
    "claims?tracker=Star%20gate": "“Star gate” is neither the short name nor the number of a tracker.",
    "claims?claimant=0": "“0” is no number. Give “claimant” as a whole number from 1 on.",
    "claims?article=9223372036854775808": (
        "“9223372036854775808” is no number. Give “article” as a whole number from 1 on."
    ),
    "claims?q=%3F%3F": "“??” holds no word to search for.",
    "claims?q=a%00b": "“q” holds a sign that cannot be seen. Leave it out.",
    f"claims?topic={'a' * 201}": "“topic” has 201 characters. Give at most 200.",
    "claims?on=2027-01-01": "2027-01-01 has not come yet. Give a day up to 2026-11-24.",
    "claims?on=20250701": "“20250701” is no day. Write it like 2025-07-01.",
    "claims?on=2025-02-30": "“2025-02-30” is no day. Write it like 2025-07-01.",
    "claims?after=1&before=2": "“after” and “before” name two places in the list. Give one of them.",
    "claims?after=0001-01-01T00:00:00%2B14:00~1": (
        "“0001-01-01T00:00:00+14:00~1” is no place in a list. Start at its first page and follow the address in “next”."
    ),
    "claims?after=7": "This address names a page that this list does not have. Start again at its first page.",
    "claims?on=2025-07-01&sort=latest+news": (
        "A list as it stood on a day is in the order in which its claims were recorded. Leave out “sort” or “on”."
    ),
    "claims?on=2025-07-01&before=5": "A list as it stood on a day is read forward. Leave out “before” or “on”.",
    "claims?on=2025-07-01&schedule=due": (
        "What the schedule of a claim was on a day narrows no list. Leave out “schedule” or “on”."
    ),
    "claims/3?limit=2": "There is no parameter “limit” at this address. The parameters are: on.",
    "claims/3/history?on=2025-07-01": "There is no parameter “on” at this address. It takes none.",
    "trackers?slug=a": "There is no parameter “slug” at this address. It takes none.",
    "timeline?sort=latest+news": (
        "There is no parameter “sort” at this address. The parameters are: q, kind, verification, follow_up, tracker, "
        "claimant, asserter, article, topic, group, on, after, limit."
    ),
}


@pytest.mark.parametrize("address", FAULTS)
def test_what_cannot_be_taken_at_its_word_is_refused_with_a_sentence(client: TestClient, address: str) -> None:
    answer = client.get(f"{API}/{address}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json; charset=utf-8"
    assert answer.json()["detail"] == FAULTS[address]


def test_the_desk_s_own_axes_are_unknown_here(client: TestClient) -> None:
    for name in ("publication=draft", "change=1", "scope=desk"):
        answer = client.get(f"{API}/claims?{name}")
        assert answer.status_code == 400
        assert "There is no parameter" in answer.json()["detail"]


def test_every_fault_is_told_at_once(client: TestClient) -> None:
    answer = client.get(f"{API}/claims?limit=0&kind=lie&colour=red")
    assert len(answer.json()["faults"]) == 3


@pytest.mark.parametrize(
    "path", ["claims/0", "claims/x", "claims/3/nothing", "claims/3-openai", "no", "..", "../v2/claims"]
)
def test_an_address_that_is_none_is_told_as_a_problem(client: TestClient, path: str) -> None:
    answer = client.get(f"{API}/{path}")
    assert (answer.status_code, answer.json()["title"]) == (404, "Not Found")


def test_the_index_leads_to_everything(client: TestClient) -> None:
    for address in client.get(API).json().values():
        if address.startswith("http"):
            assert client.get(urlsplit(address).path.replace("{number}", "3")).status_code == 200
