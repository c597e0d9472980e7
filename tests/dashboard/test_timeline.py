"""The timeline's page: the day it stands at, its filters, groups, ranges and table, all of them in the address."""

from datetime import date

import pytest

from claims.desk import changes as do
from claims.desk.reads import Reads
from claims.desk.recording import change
from claims.newsroom import Newsroom
from db.reads.filters import Filters
from db.scope import Scope
from db.words import FollowUp, Kind, Role, Schedule

from .conftest import EDITOR, Show, version_of

MODEL, FUNDS = 3, 10


def followed_up(newsroom: Newsroom) -> int:
    """Records news of the national startup funds and gives the version that leaves."""
    source = Reads(newsroom, Scope.desk()).card(FUNDS).evidence[0].sequence
    told = do.Follow(FollowUp.IN_PROGRESS, date(2026, 11, 20), "A first fund was opened.", (source,))
    return newsroom.sit(EDITOR, lambda at: change(at, FUNDS, version_of(newsroom, FUNDS), told)).version


def test_promises_stand_in_the_order_of_their_first_day_with_their_schedule(show: Show, newsroom: Newsroom) -> None:
    shown = show("timeline")
    rows = Reads(newsroom, Scope.desk()).timeline(Filters()).rows
    assert [row.begins for row in rows] == sorted(row.begins for row in rows)
    assert {row.kind for row in rows} <= {Kind.PROMISE, Kind.PREDICTION}
    assert [link.address for link in shown.links if link.address.startswith("/claim?")] == [
        f"/claim?claim={row.claim_id}" for row in rows
    ]
    assert "Late by 92 days" in shown.text
    assert "Today, 24 Nov 2026" in shown.text


def test_the_open_model_is_on_time_after_two_announced_slips(newsroom: Newsroom) -> None:
    row = next(row for row in Reads(newsroom, Scope.desk()).timeline(Filters()).rows if row.claim_id == MODEL)
    assert row.standing.word is Schedule.ON_TIME
    assert [slip.on for slip in row.slips] == [date(2025, 6, 10), date(2025, 7, 12)]
    assert (row.stretches[-1].follow_up, row.stretches[-1].since) == (FollowUp.DELIVERED, date(2025, 8, 5))


def test_an_earlier_day_is_said_plainly_and_nothing_later_is_shown(show: Show, newsroom: Newsroom) -> None:
    shown = show("timeline", on="2025-07-01")
    assert "As it stood on 1 July 2025" in shown.text
    assert shown.link("Back to today") == "/timeline"
    assert "Overdue by 1 day" in shown.text
    assert "Late by 92 days" not in shown.text
    for row in Reads(newsroom, Scope.desk()).timeline(Filters(), on=date(2025, 7, 1)).rows:
        days = [news.on for news in row.news] + [said.on for said in row.announcements] + [row.begins]
        assert max(days) <= date(2025, 7, 1)


def test_rows_below_the_screen_are_the_same_as_if_read_at_once(newsroom: Newsroom) -> None:
    reads = Reads(newsroom, Scope.desk())
    whole, first = reads.timeline(Filters()), reads.timeline(Filters(), first=3)
    assert (len(first.rows), whole.rest) == (3, ())
    assert reads.timeline_rest(Filters(), first).rows == whole.rows
    assert first.until == whole.rows[-1].begins


@pytest.mark.parametrize(("on", "stands"), [("2031-01-01", "24 Nov 2026"), ("1999-01-01", "21 Jan 2025")])
def test_a_day_outside_the_record_is_the_nearest_one_in_it(show: Show, on: str, stands: str) -> None:
    assert stands in show("timeline", on=on).text


def test_a_wrong_place_in_the_address_is_told_and_the_first_page_is_shown(show: Show) -> None:
    shown = show("timeline", after="nowhere")
    assert len(shown.app.warning) == 1
    assert shown.statements == show("timeline").statements


def test_what_an_address_says_wrongly_is_told_and_changes_nothing(show: Show) -> None:
    shown = show("timeline", on="yesterday", by="colour", range="ever")
    told = " ".join(warning.value for warning in shown.app.warning)
    assert "no day" in told
    assert "no grouping" in told
    assert "no range" in told
    assert "Today, 24 Nov 2026" in shown.text


@pytest.mark.parametrize(("by", "heading"), [("claimant", "Crusoe 2"), ("topic", "OpenAI for Countries")])
def test_rows_are_grouped_under_headings_with_numbers(show: Show, by: str, heading: str) -> None:
    assert heading in show("timeline", by=by).text


def test_filters_are_those_of_the_claims_page_and_can_be_taken_off(show: Show) -> None:
    shown = show("timeline", follow_up="delivered")
    assert len(shown.statements) == 3
    assert shown.link("follow-up: delivered ×, take off") == "/timeline"


def test_filters_that_nothing_passes_offer_the_way_out(show: Show) -> None:
    shown = show("timeline", follow_up="broken", by="topic")
    assert "No promise or prediction made by 24 Nov 2026 passes these filters" in shown.text
    assert shown.link("Clear the filters") == "/timeline?by=topic"


def test_the_table_holds_every_news_and_window_with_the_same_links(show: Show, newsroom: Newsroom) -> None:
    shown = show("timeline", view="table")
    rows = Reads(newsroom, Scope.desk()).timeline(Filters()).rows
    for row in rows:
        linked = [link for link in shown.links if link.address == f"/claim?claim={row.claim_id}"]
        assert len(linked) >= 1 + len(row.news) + len(row.announcements)
    assert "Date withdrawn: postponed, no new date" in shown.text
    assert "before: in progress" in shown.text


def test_a_claim_that_is_followed_up_moves_on_the_timeline(show: Show, newsroom: Newsroom) -> None:
    followed_up(newsroom)
    assert "A first fund was opened." in show("timeline", view="table").text


def test_a_correction_takes_its_mark_off(show: Show, newsroom: Newsroom) -> None:
    seen = followed_up(newsroom)
    newsroom.sit(EDITOR, lambda at: change(at, FUNDS, seen, do.Correct(seen, "It was another fund.")))
    assert "A first fund was opened." not in show("timeline", view="table").text


def test_pages_go_on_where_the_last_one_ended(newsroom: Newsroom) -> None:
    reads = Reads(newsroom, Scope.desk())
    whole = reads.timeline(Filters())
    first = reads.timeline(Filters(), size=5)
    second = reads.timeline(Filters(), size=5, after=first.after)
    assert [row.claim_id for row in first.rows + second.rows] == [row.claim_id for row in whole.rows[:10]]
    assert first.total == second.total == whole.total
    assert whole.months is None
    assert first.months is not None
    assert sum(month.begin for month in first.months) == whole.total


def test_a_page_after_the_last_one_says_so_and_leads_back(show: Show) -> None:
    shown = show("timeline", after="2031-01-01~0")
    assert "None of 14 promises and predictions begin so late." in shown.text
    assert shown.link("First page") == "/timeline"


def test_a_claim_opens_as_it_stood_on_the_day_of_the_timeline(show: Show) -> None:
    assert "/claim?claim=3&on=2025-07-01" in [link.address for link in show("timeline", on="2025-07-01").links]


def test_readers_do_not_see_drafts(show: Show, newsroom: Newsroom) -> None:
    newsroom.sit(EDITOR, lambda at: change(at, MODEL, version_of(newsroom, MODEL), do.Unpublish("Being looked at.")))
    assert "/claim?claim=3" in [link.address for link in show("timeline").links]
    assert "/claim?claim=3" not in [link.address for link in show("timeline", Role.READER).links]


def test_an_empty_timeline_says_what_to_do_first(show: Show, empty_newsroom: Newsroom) -> None:
    shown = show("timeline")
    assert "No promise is on record yet." in shown.text
    assert shown.link("Put one on record") == "/record"
    assert "Put one on record" not in show("timeline", Role.READER).text
