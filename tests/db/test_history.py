"""What a change leaves on record: in order, whole or not at all, never on a stale version, where it happened."""

import json
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from db.care.verifying import verify
from db.chain import FORMAT, Entry, Event, canonical, link
from db.engine import Record
from db.errors import NotOnRecord, Stale
from db.fold import fold, shown
from db.history import Addition, append, numbers
from db.tables import Cell, Claim, ClaimSearch, FollowUpSpan, Moment, Tally, table_of
from db.tables import Event as EventRow
from db.words import Audience, Change, FollowUp, Kind, Role, Subject, Verification
from tests.db.histories import EDITOR, OPENAI, START, chain, claim, followed_up, new, people_and_papers, put, recorded


@pytest.fixture
def desk(record: Record) -> Record:
    """A record with people and papers and one claim, number 1, of two events."""
    people_and_papers(record)
    claim(record)
    return record


def row(record: Record, number: int = 1) -> dict[str, object]:
    with record.reading() as connection:
        core = table_of(Claim)
        return dict(connection.execute(sa.select(core).where(core.c.id == number)).mappings().one())


def counted(record: Record, scope: str) -> dict[str, int]:
    """Gives how many claims of a scope stand under each follow-up, as the kept counts say."""
    with record.reading() as connection:
        tally, cell = table_of(Tally), table_of(Cell)
        rows = connection.execute(
            sa.select(cell.c.follow_up, sa.func.sum(tally.c.n))
            .join(tally, tally.c.cell_id == cell.c.id)
            .where(tally.c.scope == scope)
            .group_by(cell.c.follow_up)
        )
        return {follow_up: int(n) for follow_up, n in rows if n}


def test_a_stale_change_is_refused_with_what_changed_in_between(desk: Record) -> None:
    put(desk, Subject.CLAIM, 1, 2, followed_up(FollowUp.STALLED, date(2025, 5, 1)))
    with pytest.raises(Stale) as refused:
        put(desk, Subject.CLAIM, 1, 2, followed_up(FollowUp.DELIVERED, date(2025, 5, 2)))
    assert (refused.value.seen, refused.value.now) == (2, 3)
    assert [event.values["follow_up"] for event in refused.value.since] == ["stalled"]
    assert len(chain(desk, Subject.CLAIM, 1)) == 3


def test_of_many_changes_one_stale_one_stops_all(desk: Record) -> None:
    claim(desk)
    entry = Entry(Change.NOTED, {}, {"note": "look again"})
    additions = [Addition(Subject.CLAIM, 1, 2, (entry,)), Addition(Subject.CLAIM, 2, 1, (entry,))]
    with pytest.raises(Stale) as refused:
        desk.write(lambda connection: append(connection, additions, EDITOR, START))
    assert refused.value.subjects == (2,)
    assert len(chain(desk, Subject.CLAIM, 1)) == 2


def test_a_claim_that_is_not_on_record_cannot_be_changed(desk: Record) -> None:
    with pytest.raises(NotOnRecord, match="no claim 99"):
        put(desk, Subject.CLAIM, 99, 1, followed_up(FollowUp.STALLED, date(2025, 5, 1)))


def test_a_transaction_that_fails_leaves_no_number_behind(desk: Record) -> None:
    def work(connection: sa.Connection) -> None:
        number = numbers(connection, "claim")[0]
        append(connection, [Addition(Subject.CLAIM, number, 0, recorded())], EDITOR, START)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        desk.write(work)
    assert claim(desk) == 2
    assert verify(desk).holds


def test_a_late_entry_lands_where_it_happened(desk: Record) -> None:
    put(desk, Subject.CLAIM, 1, 2, followed_up(FollowUp.DELIVERED, date(2025, 8, 5)))
    put(desk, Subject.CLAIM, 1, 3, followed_up(FollowUp.STALLED, date(2025, 7, 1)))
    assert row(desk)["follow_up"] == FollowUp.DELIVERED


def test_of_two_follow_ups_of_one_day_the_later_recorded_counts(desk: Record) -> None:
    put(
        desk,
        Subject.CLAIM,
        1,
        2,
        followed_up(FollowUp.STALLED, date(2025, 7, 1)),
        followed_up(FollowUp.IN_PROGRESS, date(2025, 7, 1)),
    )
    assert row(desk)["follow_up"] == FollowUp.IN_PROGRESS


def test_correcting_a_mistake_restores_the_state_before_it(desk: Record) -> None:
    put(
        desk,
        Subject.CLAIM,
        1,
        2,
        followed_up(FollowUp.IN_PROGRESS, date(2025, 6, 1)),
        followed_up(FollowUp.BROKEN, date(2025, 7, 1)),
    )
    put(desk, Subject.CLAIM, 1, 4, Entry(Change.CORRECTED, {}, {"reason": "mixed up two claims"}, corrects=4))
    assert row(desk)["follow_up"] == FollowUp.IN_PROGRESS


def test_a_later_event_stays_when_an_earlier_one_is_corrected(desk: Record) -> None:
    put(
        desk,
        Subject.CLAIM,
        1,
        2,
        followed_up(FollowUp.BROKEN, date(2025, 6, 1)),
        followed_up(FollowUp.DELIVERED, date(2025, 7, 1)),
    )
    put(desk, Subject.CLAIM, 1, 4, Entry(Change.CORRECTED, {}, {"reason": "a slip"}, corrects=3))
    assert row(desk)["follow_up"] == FollowUp.DELIVERED


def test_correcting_a_correction_brings_the_change_back(desk: Record) -> None:
    put(desk, Subject.CLAIM, 1, 2, followed_up(FollowUp.BROKEN, date(2025, 6, 1)))
    put(desk, Subject.CLAIM, 1, 3, Entry(Change.CORRECTED, {}, {"reason": "a slip"}, corrects=3))
    assert row(desk)["follow_up"] is None
    put(desk, Subject.CLAIM, 1, 4, Entry(Change.CORRECTED, {}, {"reason": "no slip"}, corrects=4))
    assert row(desk)["follow_up"] == FollowUp.BROKEN


def test_what_was_known_earlier_stays_answerable(desk: Record) -> None:
    put(desk, Subject.CLAIM, 1, 2, followed_up(FollowUp.DELIVERED, date(2025, 8, 5)), now=START + timedelta(days=1))
    put(desk, Subject.CLAIM, 1, 3, followed_up(FollowUp.STALLED, date(2025, 7, 1)), now=START + timedelta(days=2))
    with desk.reading() as connection:
        core = table_of(FollowUpSpan)
        rows = connection.execute(sa.select(core).order_by(core.c.known_from, core.c.on_from)).mappings().all()
    assert [(str(r["on_from"]), r["follow_up"], r["known_to"] is None) for r in rows] == [
        ("2025-05-07", "", False),
        ("2025-05-07", "", False),
        ("2025-08-05", "delivered", True),
        ("2025-05-07", "", True),
        ("2025-07-01", "stalled", True),
    ]


def test_a_clock_that_was_set_back_does_not_turn_the_history_round(desk: Record) -> None:
    put(desk, Subject.CLAIM, 1, 2, followed_up(FollowUp.STALLED, date(2025, 7, 1)), now=START - timedelta(days=400))
    moments = [event.recorded_at for event in chain(desk, Subject.CLAIM, 1)]
    assert moments == sorted(moments)


def test_a_retired_claim_leaves_every_count_and_search_and_keeps_its_history(desk: Record) -> None:
    claim(desk)
    assert counted(desk, "record") == {"": 2}
    put(desk, Subject.CLAIM, 1, 2, Entry(Change.RETIRED, {}, {"reason": "an example"}))
    assert counted(desk, "record") == {"": 1}
    with desk.reading() as connection:
        assert connection.scalars(sa.select(table_of(ClaimSearch).c.claim_id)).all() == [2]
    assert len(chain(desk, Subject.CLAIM, 1)) == 3


def test_a_redacted_statement_leaves_the_row_and_the_search_and_says_why(desk: Record) -> None:
    put(
        desk,
        Subject.CLAIM,
        1,
        2,
        Entry(Change.REDACTED, {"sequence": 1, "fields": ["statement"]}, {"reason": "a court order"}),
    )
    assert row(desk)["statement"] == "[removed on 2026-03-01, because a court order]"
    with desk.reading() as connection:
        assert "projects will" not in str(connection.scalars(sa.select(table_of(ClaimSearch).c.words)).all())
    assert verify(desk).holds


def test_a_claimant_by_another_name_is_found_by_it(desk: Record) -> None:
    put(desk, Subject.CLAIMANT, OPENAI, 1, Entry(Change.AMENDED, {}, {"name": "Société Générale"}))
    with desk.reading() as connection:
        assert "societe generale" in connection.execute(sa.select(table_of(ClaimSearch).c.words)).scalar_one()


def test_a_claim_given_to_another_promiser_is_counted_there(desk: Record) -> None:
    put(desk, Subject.CLAIM, 1, 2, followed_up(FollowUp.STALLED, date(2025, 6, 1)))
    assert counted(desk, "claimant:1") == {"stalled": 1}
    put(desk, Subject.CLAIM, 1, 3, Entry(Change.AMENDED, {"claimant": 2}))
    assert (counted(desk, "claimant:1"), counted(desk, "claimant:2")) == ({}, {"stalled": 1})


def test_a_withdrawn_source_is_counted_no_more(desk: Record) -> None:
    put(desk, Subject.CLAIM, 1, 2, Entry(Change.EVIDENCE_ADDED, {"source": 1, "stance": "supports"}, {"note": "n"}))
    assert row(desk)["sources"] == 1
    put(desk, Subject.CLAIM, 1, 3, Entry(Change.EVIDENCE_WITHDRAWN, {"evidence": 3}, {"reason": "retracted"}))
    assert row(desk)["sources"] == 0


def test_verification_can_be_read_back_for_any_moment(desk: Record) -> None:
    entry = Entry(Change.VERIFIED, {"verification": Verification.FALSE.value, "sources": []}, {"reason": "500 billion"})
    put(desk, Subject.CLAIM, 1, 2, entry, now=START + timedelta(hours=1))
    events = chain(desk, Subject.CLAIM, 1)
    assert fold(events).verification is Verification.FALSE
    assert fold([event for event in events if event.recorded_at <= START]).verification is Verification.UNCHECKED


def test_shown_events_keep_every_text_that_was_not_redacted(desk: Record) -> None:
    events = chain(desk, Subject.CLAIM, 1)
    assert [event.texts for event in shown(events)] == [event.texts for event in events]


def test_many_claims_at_once_make_the_same_history(desk: Record) -> None:
    def work(connection: sa.Connection) -> list[Event]:
        ids = numbers(connection, "claim", 1200)
        additions = [Addition(Subject.CLAIM, number, 0, recorded(statement=f"Claim {number}.")) for number in ids]
        return append(connection, additions, EDITOR, START)

    assert len(desk.write(work)) == 2400
    assert counted(desk, "record") == {"": 1201}
    assert verify(desk).holds


def test_fifty_writers_on_twenty_claims_lose_nothing(urls: Callable[[str], str], engine: str) -> None:
    from db.opening import open_record

    url = urls(engine)
    here, there = open_record(url), open_record(url)  # two programs on one record
    people_and_papers(here)
    claims = [claim(here) for _ in range(20)]

    def journalist(n: int) -> tuple[list[tuple[int, int]], int]:
        record, applied, refused = (here, there)[n % 2], [], 0
        for turn in range(4):
            number = claims[(n * 7 + turn * 3) % 20]
            seen = len(chain(record, Subject.CLAIM, number))
            entry = followed_up(FollowUp.STALLED, date(2025, 5, 1 + turn), reason=f"journalist {n}, turn {turn}")
            try:
                made = put(record, Subject.CLAIM, number, seen, entry)
                applied.append((number, made[0].sequence))
            except Stale:
                refused += 1
        return applied, refused

    with ThreadPoolExecutor(50) as desks:
        results = list(desks.map(journalist, range(50)))
    applied = [change for done, _ in results for change in done]
    assert len(applied) + sum(refused for _, refused in results) == 200
    assert Counter(applied).most_common(1)[0][1] == 1
    with here.reading() as connection:
        core = table_of(EventRow)
        rows = connection.execute(
            sa.select(core.c.subject_id, core.c.sequence).where(core.c.change == Change.FOLLOWED_UP)
        ).all()
    assert {tuple(found) for found in rows} == set(applied)
    assert verify(here).holds
    here.close()
    there.close()


def test_every_subject_has_numbers_of_its_own(desk: Record) -> None:
    assert new(desk, Subject.CLAIMANT, Entry(Change.RECORDED, {"kind": "person"}, {"name": "A"})) == 3
    assert claim(desk) == 2


MANY = 60


def of_each_claim(record: Record) -> dict[int, list[tuple[str, dict[str, object]]]]:
    """Every stored row that belongs to a claim, by the claim's number, without what is a claim's or a moment's own."""
    found: dict[int, list[tuple[str, dict[str, object]]]] = {}
    with record.reading() as connection:
        for table in table_of(Claim).metadata.sorted_tables:
            whose = "subject_id" if table.name == "event" else "id" if table.name == "claim" else "claim_id"
            if whose not in table.c:
                continue
            for row in connection.execute(sa.select(table).order_by(*table.primary_key.columns)).mappings():
                if row.get("subject", Subject.CLAIM) is not Subject.CLAIM:
                    continue
                own = {name: row[name] for name in row if name not in {"id", whose, "previous", "hash", "content"}}
                if table.name == "event":
                    own["values"] = {name: v for name, v in json.loads(row["content"]).items() if name != "texts"}
                found.setdefault(row[whose], []).append((table.name, own))
    return found


def test_what_is_put_on_record_at_once_is_stored_as_if_it_came_one_by_one(record: Record) -> None:
    people_and_papers(record)
    day = date(2025, 6, 1)
    begun = [
        (
            *recorded((Kind.PROMISE, Kind.FACT, Kind.PREDICTION)[n % 3], f"Claim {n} – “soon”, naïve."),
            Entry(Change.EVIDENCE_ADDED, {"source": 1, "stance": "supports"}, {"note": "" if n % 2 else "Says so."}),
            *([followed_up(FollowUp.IN_PROGRESS, day + timedelta(n))] if n % 3 != 1 else []),
            *([Entry(Change.PUT_IN_TRACKER, {"tracker": 1 + n % 2})] if n % 4 else []),
            Entry(Change.VERIFIED, {"verification": "verified", "sources": [3]}, {"reason": "It is so."}),
        )
        for n in range(MANY)
    ]

    def at_once(connection: sa.Connection) -> None:
        taken = numbers(connection, Subject.CLAIM.value, MANY)
        together = [Addition(Subject.CLAIM, number, 0, begun[n]) for n, number in enumerate(taken)]
        append(connection, together, EDITOR, START)

    record.write(at_once)
    for entries in begun:
        new(record, Subject.CLAIM, *entries)
    stored = of_each_claim(record)
    assert sorted(stored) == list(range(1, 2 * MANY + 1))
    assert {table for rows in stored.values() for table, _ in rows} >= {"event", "claim", "follow_up_span"}
    for number in range(1, MANY + 1):
        assert stored[number] == stored[number + MANY], number
    assert verify(record).holds


@given(
    st.text(max_size=40),
    st.text(),
    st.sampled_from(Change),
    st.none() | st.dates(),
    st.none() | st.integers(1, 99),
    st.datetimes(timezones=st.just(UTC)),
)
def test_what_is_hashed_is_the_canonical_form_of_all_that_makes_an_event(
    actor: str, content: str, change: Change, day: date | None, corrects: int | None, moment: datetime
) -> None:
    previous = sha256(actor.encode()).digest()
    made = link(
        previous, Subject.CLAIM, 7, 3, change, actor, Role.EDITOR, moment, day, Audience.PUBLIC, corrects, content
    )
    parts = [FORMAT, "claim", 7, 3, change.value, actor, "editor", moment.strftime(Moment.FORMAT), day, "public"]
    assert made == sha256(previous + canonical([*parts, corrects, content]).encode()).digest()
