"""Every kept count equals counting: tallies, schedules, queues, scorecards and the latest events."""

from collections import Counter
from datetime import date, timedelta

import pytest

from db.engine import Record
from db.errors import NotOnRecord, Refusal
from db.fold import Derived
from db.kept import group
from db.reads.cards import Scorecard, card, scorecards
from db.reads.queues import latest_events, queue, queue_counts
from db.reads.tallies import schedule_tally, tally
from db.scope import Scope
from db.words import Card, CardSort, Change, FollowUp, Kind, Queue, Schedule, Verification
from tests.db.many import TODAY, Plain, is_public, many_claims
from tests.db.test_lists import schedule

SCOPES = (Scope.desk(), Scope.public())


def inside(told: Plain, scope: Scope, scope_key: str) -> list[Derived]:
    """Gives the claims of a kept scope, looking at each."""
    return [
        claim
        for claim in told.claims.values()
        if (scope.everything or is_public(claim)) and belongs(claim, *scope_key.split(":", 1))
    ]


def belongs(claim: Derived, family: str, key: str = "") -> bool:
    """Tells whether a claim is counted in a kept scope."""
    row = claim.claim
    match family:
        case "tracker":
            return (int(key), row["id"]) in claim.member
        case "claimant":
            return bool(row["claimant_id"] == int(key))
        case "promiser":
            return row["claimant_id"] == int(key) and Kind(row["kind"]).is_followed_up
        case "asserter":
            return bool(row["asserter_id"] == int(key))
        case "topic":
            return bool(row["topic"] == key)
        case "group":
            return group(row["topic"]) == key
    return family == "record"


def some_scopes(told: Plain) -> list[str]:
    """Names a few kept scopes of each kind."""
    rows = [claim.claim for claim in told.claims.values()][:12]
    named = {
        f"{family}:{row[column]}"
        for row in rows
        for family, column in (
            ("claimant", "claimant_id"),
            ("promiser", "claimant_id"),
            ("asserter", "asserter_id"),
            ("topic", "topic"),
        )
    }
    return ["record", "tracker:1", "tracker:2", *(f"group:{group(row['topic'])}" for row in rows), *sorted(named)]


def test_tallies_and_schedules_equal_counting(record: Record) -> None:
    told = many_claims(record)
    with record.reading() as connection:
        for scope in SCOPES:
            for key in some_scopes(told):
                claims = inside(told, scope, key)
                followed_up = [claim for claim in claims if Kind(claim.claim["kind"]).is_followed_up]
                counts = tally(connection, scope, key)
                assert counts.total == len(claims)
                assert counts.kinds == Counter(claim.claim["kind"] for claim in claims)
                assert counts.verifications == Counter(claim.claim["verification"] for claim in claims)
                assert counts.follow_ups == Counter(claim.claim["follow_up"] for claim in followed_up)
                words = Counter(schedule(claim) for claim in followed_up)
                for today in (TODAY,):
                    on_day = schedule_tally(connection, scope, key, today)
                    assert on_day == {word: words[word.value] for word in Schedule}


@pytest.mark.parametrize("today", [date(2016, 2, 29), date(2021, 1, 1), TODAY])
def test_the_schedule_changes_at_midnight_without_a_write(record: Record, today: date) -> None:
    told = many_claims(record)
    windows = [claim.claim for claim in told.claims.values() if claim.cell and claim.cell[3] == "open"]
    with record.reading() as connection:
        on_day = schedule_tally(connection, Scope.desk(), "record", today)
    assert on_day[Schedule.OVERDUE] == sum(row["due_by"] < today for row in windows)
    assert on_day[Schedule.NOT_DUE] == sum(row["due_from"] > today for row in windows)
    assert on_day[Schedule.DUE] == sum(row["due_from"] <= today <= row["due_by"] for row in windows)


def in_queue(told: Plain, scope: Scope, name: Queue) -> list[int]:
    """Gives the numbers of the claims of a queue in its order, looking at each."""
    found = []
    for claim in told.claims.values():
        row = claim.claim
        settled = row["follow_up"] is not None and FollowUp(row["follow_up"]).is_settled
        is_open = claim.cell is not None and claim.cell[3] == "open"
        belongs, place = {
            Queue.OVERDUE: (is_open and row["due_by"] < TODAY, row["due_by"]),
            Queue.CLOSING: (is_open and TODAY <= row["due_by"] <= TODAY + timedelta(days=30), row["due_by"]),
            Queue.SILENT: (
                Kind(row["kind"]).is_followed_up and not settled and row["news_on"] <= TODAY - timedelta(days=90),
                row["news_on"],
            ),
            Queue.STALLED: (row["follow_up"] == FollowUp.STALLED, row["news_on"]),
            Queue.UNCHECKED: (row["verification"] == Verification.UNCHECKED, TODAY),
        }[name]
        if belongs and (scope.everything or is_public(claim)):
            found.append((place, row["id"]))
    return [number for _, number in sorted(found)]


def test_queues_hold_what_is_pressing_most_pressing_first(record: Record) -> None:
    told = many_claims(record)
    with record.reading() as connection:
        for scope in SCOPES:
            counts = queue_counts(connection, scope, TODAY)
            for name in Queue:
                wanted = in_queue(told, scope, name)
                assert counts[name].n == len(wanted)
                numbers: list[int] = []
                after = ""
                while True:
                    page = queue(connection, scope, name, TODAY, size=9, after=after)
                    numbers += [row.id for row in page.rows]
                    after = page.after
                    if not after:
                        break
                assert numbers == wanted


def test_every_card_equals_counting_and_is_on_one_page(record: Record) -> None:
    told = many_claims(record)
    with record.reading() as connection:
        for scope in SCOPES:
            for kind in Card:
                for sort in CardSort:
                    cards: list[Scorecard] = []
                    after = ""
                    while True:
                        page = scorecards(connection, scope, kind, TODAY, sort=sort, size=6, after=after)
                        cards += page.cards
                        after = page.after
                        if not after:
                            break
                    assert len({one.key for one in cards}) == len(cards)
                    for one in cards:
                        assert one.total == len(inside(told, scope, f"{kind}:{one.key}")) > 0
                    if sort is CardSort.CLAIMS:
                        assert [one.total for one in cards] == sorted((one.total for one in cards), reverse=True)


def test_someone_without_claims_has_an_empty_card_and_a_stranger_none(record: Record) -> None:
    told = many_claims(record, 20)
    idle = next(number for number in told.names if all(c.claim["claimant_id"] != number for c in told.claims.values()))
    with record.reading() as connection:
        assert card(connection, Scope.desk(), f"promiser:{idle}", TODAY).total == 0
        with pytest.raises(NotOnRecord):
            card(connection, Scope.desk(), "promiser:99999", TODAY)
        with pytest.raises(Refusal, match="first page"):
            scorecards(connection, Scope.desk(), Card.TOPIC, TODAY, after="nonsense")


def test_the_latest_on_record_are_the_newest_that_still_stand(record: Record) -> None:
    told = many_claims(record)
    undone = {(n, event.corrects) for n, events in told.histories.items() for event in events if event.corrects}
    wanted = [
        (event.id, number)
        for number in told.claims
        for event in told.histories[number]
        if event.change in (Change.VERIFIED, Change.FOLLOWED_UP) and (number, event.sequence) not in undone
    ]
    with record.reading() as connection:
        latest = latest_events(connection, Scope.desk(), 30)
    assert [one.claim_id for one in latest] == [number for _, number in sorted(wanted, reverse=True)[:30]]
