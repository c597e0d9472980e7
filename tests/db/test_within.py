"""A scope of some claims reads as a record that holds these alone: every read equals plain counting, and none leaks."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from db.chain import Entry
from db.engine import Record
from db.errors import Refusal
from db.kept import group
from db.reads.asof import beginnings, density, list_as_of, tallies_as_of, timeline, timeline_rows, timeline_total
from db.reads.cards import card, scorecards
from db.reads.facets import AXES, asserters, claimants, facets, groups, topics
from db.reads.filters import Filters
from db.reads.finding import name_in
from db.reads.finding import topics as commonest_topics
from db.reads.lists import claims_by_id, list_claims, numbers_of
from db.reads.queues import latest_events, queue, queue_counts, queues
from db.reads.spreads import first_day, how_many, spread
from db.reads.tallies import schedule_tally, tally, windows_before
from db.scope import MOST, Scope
from db.tables import Article, Claimant, table_of
from db.words import Card, Change, Kind, Publication, Queue, Schedule, Sort, Subject
from tests.db.histories import chain, put
from tests.db.many import LATER, TODAY, Plain, is_public, many_claims, plain
from tests.db.test_asof import as_read, told_then
from tests.db.test_lists import expected, random_filters, schedule, walked
from tests.db.test_tallies import inside, some_scopes

CLAIMS = 120
MUCH_LATER = LATER + timedelta(days=3)
DAYS = (date(2016, 3, 9), date(2020, 6, 1), TODAY)


@pytest.fixture
def told(record: Record) -> Plain:
    """A record in which each claim has a mark of its own in its statement."""
    many_claims(record, CLAIMS)
    for number in range(1, CLAIMS + 1):
        events = chain(record, Subject.CLAIM, number)
        said = Entry(Change.AMENDED, {}, {"statement": f"{events[0].text('statement')} {mark(number)}"})
        put(record, Subject.CLAIM, number, len(events), said, now=MUCH_LATER)
    return plain(record, range(1, CLAIMS + 1))


def mark(number: int) -> str:
    return f"#{number}#"


def scopes(chance: random.Random, how_many: int) -> Iterator[Scope]:
    """Makes scopes of few and many claims, retired ones and numbers of nothing among them."""
    for turn in range(how_many):
        numbers = chance.sample(range(1, CLAIMS + 20), chance.choice((0, 1, 7, 40, CLAIMS)))
        yield Scope.pinned(numbers) if turn % 2 else Scope.live(numbers)


def only(told: Plain, scope: Scope) -> Plain:
    """Gives the plain reading of the claims in a scope alone."""
    numbers = scope.numbers or frozenset()
    held = {n: one for n, one in told.claims.items() if n in numbers and (scope.drafts or is_public(one))}
    return replace(told, claims=held)


def outside(told: Plain, own: Plain) -> list[str]:
    """Names everything that only claims outside have: their marks, topics and people."""

    def words(claims: Any) -> set[str]:
        rows = [one.claim for one in claims.values()]
        people = {told.names[row[name]] for row in rows for name in ("claimant_id", "asserter_id")}
        return people | {row["topic"] for row in rows} | {f"'{group(row['topic'])}'" for row in rows}

    marks = [mark(number) for number in told.histories if number not in own.claims]
    return marks + sorted(words(told.claims) - words(own.claims))


def leaked(answer: object, hidden: list[str]) -> list[str]:
    said = repr(answer)
    return [word for word in hidden if word in said]


@pytest.mark.parametrize("small", [False, True], ids=["everything is few", "nothing is few"])
def test_a_list_is_that_of_a_record_with_these_claims_alone(
    record: Record, told: Plain, small: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if small:
        for name, limit in (("FEW", 5), ("SKIM", 20), ("LOOK", 60), ("COUNT", 4)):
            monkeypatch.setattr(f"db.reads.planning.{name}", limit)
    chance = random.Random(11)
    with record.reading() as connection:
        for scope in scopes(chance, 40):
            own = only(told, scope)
            filters, sort = random_filters(chance, told), chance.choice(list(Sort))
            wanted = expected(own, Scope.desk(), filters, sort)
            assert walked(connection, scope, filters, sort, chance.choice((3, 400)))[0] == wanted, (filters, scope)
            page = list_claims(connection, scope, filters, sort, TODAY, size=CLAIMS)
            assert (page.total.n, page.total.capped) == (len(wanted), False)
            assert sorted(wanted) == list(numbers_of(connection, scope, filters, TODAY, MOST))
            assert set(claims_by_id(connection, scope, told.histories)) == set(own.claims)
            assert leaked(page, outside(told, own)) == []


def test_counts_and_schedules_equal_counting(record: Record, told: Plain) -> None:
    chance = random.Random(12)
    with record.reading() as connection:
        for scope in scopes(chance, 12):
            own = only(told, scope)
            for key in some_scopes(told):
                claims = inside(own, Scope.desk(), key)
                followed_up = [one for one in claims if Kind(one.claim["kind"]).is_followed_up]
                counts = tally(connection, scope, key)
                assert counts.total == len(claims)
                assert counts.verifications == Counter(one.claim["verification"] for one in claims)
                assert counts.follow_ups == Counter(one.claim["follow_up"] for one in followed_up)
                words = Counter(schedule(one) for one in followed_up)
                assert schedule_tally(connection, scope, key, TODAY) == {w: words[w.value] for w in Schedule}


def test_the_counts_beside_the_words_are_of_what_is_inside(record: Record, told: Plain) -> None:
    chance = random.Random(13)
    with record.reading() as connection:
        for scope in scopes(chance, 20):
            own, filters = only(told, scope), replace(random_filters(chance, told), schedules=frozenset())
            counted = facets(connection, scope, filters)
            if counted is None:
                continue
            assert list(counted) == list(AXES)
            for kind in Kind:
                of_kind = expected(own, Scope.desk(), replace(filters, kinds=frozenset({kind})), Sort.RECORDED)
                assert counted["kind"].get(kind.value, 0) == len(of_kind), (filters, scope)
            for word in Publication:
                seen = expected(own, Scope.desk(), replace(filters, publications=frozenset({word})), Sort.RECORDED)
                assert counted["publication"].get(word.value, 0) == len(seen), (filters, scope)


def test_only_names_that_some_claim_inside_has_can_be_picked(record: Record, told: Plain) -> None:
    chance = random.Random(14)
    with record.reading() as connection:
        for scope in (*scopes(chance, 12), Scope.public()):
            own = only(told, scope) if scope.is_part else replace(told, claims=public_ones(told))
            rows = [one.claim for one in own.claims.values()]
            for picks, column in ((claimants, "claimant_id"), (asserters, "asserter_id"), (topics, "topic")):
                found = {choice.key: choice.n for choice in picks(connection, scope)}
                assert found == Counter(str(row[column]) for row in rows)
            assert {choice.key: choice.n for choice in groups(connection, scope)} == Counter(
                group(row["topic"]) for row in rows
            )
            assert [one.n for one in topics(connection, scope)] == sorted(
                Counter(row["topic"] for row in rows).values(), reverse=True
            )
            some = claimants(connection, scope)[:1]
            assert some == claimants(connection, scope, some[0].name[:3], size=1)[: len(some)] if some else True


def public_ones(told: Plain) -> dict[int, Any]:
    return {number: one for number, one in told.claims.items() if is_public(one)}


def test_a_name_that_no_claim_in_scope_has_is_as_unknown_as_one_that_does_not_exist(
    record: Record, told: Plain
) -> None:
    with record.reading() as connection:
        people = list(connection.scalars(sa.select(table_of(Claimant).c.id)))
        articles = list(connection.scalars(sa.select(table_of(Article).c.id)))
        for scope in (*scopes(random.Random(15), 8), Scope.public()):
            own = only(told, scope).claims if scope.is_part else public_ones(told)
            rows = [one.claim for one in own.values()]
            said = {held["article_id"] for one in own.values() for held in one.appearance.values()}
            for axis, numbers, has in (
                ("claimant", people, {row["claimant_id"] for row in rows}),
                ("asserter", people, {row["asserter_id"] for row in rows}),
                ("article", articles, said),
            ):
                for number in (*numbers, 99_999):
                    name = name_in(connection, scope, axis, number)
                    assert (name is not None) == (number in has), (axis, number, scope)
        assert all(name_in(connection, Scope.desk(), "claimant", number) for number in people)


MOMENTS = (None, LATER - timedelta(days=200), LATER + timedelta(minutes=40), MUCH_LATER)


@pytest.mark.parametrize("known", MOMENTS)
def test_a_day_stood_as_it_did_for_these_claims_alone(record: Record, told: Plain, known: datetime | None) -> None:
    chance = random.Random(16)
    with record.reading() as connection:
        for scope in scopes(chance, 10):
            own = only(told, scope)
            hidden = outside(told, own)
            if known is not None:  # what was known earlier is told where it was public by then
                seen = {n: one for n, one in own.claims.items() if was_published(told, n, known)}
                own = replace(own, claims=seen)
            for on in DAYS:
                wanted = told_then(own, Scope.desk(), on, known)
                page = list_as_of(connection, scope, Filters(), on, known, size=CLAIMS)
                assert as_read(page.rows) == wanted
                assert page.total.n == len(wanted)
                kinds = {number: Kind(told.claims[number].claim["kind"]) for number in wanted}
                followed_up = {number: then for number, then in wanted.items() if kinds[number].is_followed_up}
                counts = tallies_as_of(connection, scope, None, on, known)
                assert counts.counts == Counter((kinds[n], then[0]) for n, then in followed_up.items())
                line = timeline(connection, scope, Filters(), on, known, size=CLAIMS)
                assert set(line.ids) == set(followed_up)
                assert timeline_total(connection, scope, Filters(), on, known).n == len(followed_up)
                rows = timeline_rows(
                    connection, tuple(claims_by_id(connection, scope, range(1, CLAIMS + 1)).values()), on, known
                )
                assert {row.claim.id for row in rows} <= (scope.numbers or set())
                assert leaked((page, rows), hidden) == []
                months = spread(connection, scope, Filters(), on, TODAY, known)
                assert months is not None
                assert sum(month.begin for month in months) == len(followed_up)
                assert how_many(connection, scope, Filters(), on, TODAY) is None


def was_published(told: Plain, number: int, known: datetime) -> bool:
    return any(e.change is Change.PUBLISHED and e.recorded_at <= known for e in told.histories[number])


def test_the_first_day_is_that_of_the_claims_inside(record: Record, told: Plain) -> None:
    with record.reading() as connection:
        for scope in scopes(random.Random(17), 10):
            rows = [one.claim for one in only(told, scope).claims.values()]
            days = [row["exists_from"] for row in rows if Kind(row["kind"]).is_followed_up]
            assert first_day(connection, scope, TODAY) == min(days, default=None)


def test_what_counts_the_whole_record_is_refused_inside_a_part_of_it(record: Record) -> None:
    many_claims(record, 20)
    reads: tuple[Any, ...] = (
        lambda c, scope: scorecards(c, scope, Card.PROMISER, TODAY),
        lambda c, scope: card(c, scope, "promiser:1", TODAY),
        lambda c, scope: queue_counts(c, scope, TODAY),
        lambda c, scope: queue(c, scope, Queue.OVERDUE, TODAY),
        lambda c, scope: queues(c, scope, list(Queue), TODAY, 5),
        latest_events,
        density,
        beginnings,
        lambda c, scope: commonest_topics(c, scope, 5),
    )
    with record.reading() as connection:
        for scope in (Scope.pinned([1, 2]), Scope.live([]), Scope.live(range(20))):
            for read in reads:
                with pytest.raises(Refusal, match="this view shows a part of it"):
                    read(connection, scope)


def test_windows_inside_a_part_are_counted_by_their_days(record: Record, told: Plain) -> None:
    scope = Scope.pinned(range(1, CLAIMS))
    windows = [one.claim for one in only(told, scope).claims.values() if one.cell and one.cell[3] == "open"]
    with record.reading() as connection:
        for edge, column in (("opens", "due_from"), ("closes", "due_by")):
            for day in DAYS:
                found = windows_before(connection, scope, ["record"], edge, day)["record"]
                assert found == sum(row[column] < day for row in windows)


def test_more_claims_than_a_view_holds_are_refused() -> None:
    assert len(Scope.live(range(MOST)).numbers or ()) == MOST
    for made in (Scope.live, Scope.pinned):
        with pytest.raises(Refusal, match="Narrow it by a filter"):
            made(range(MOST + 1))
