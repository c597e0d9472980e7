"""Every list equals a plain Python filter over all claims, whatever is asked, sorted and paged."""

import random
from dataclasses import replace
from typing import Any

import pytest

from db.engine import Record
from db.errors import Refusal
from db.fold import Derived
from db.kept import group
from db.reads.facets import asserters, claimants, facets, topics
from db.reads.filters import BY_DAY, Filters
from db.reads.lists import claims_by_id, list_claims
from db.scope import Scope
from db.search import searched_words, tokens
from db.words import FollowUp, Kind, Publication, Schedule, Sort, Verification
from tests.db.many import TODAY, Plain, is_public, many_claims

SCOPES = (Scope.desk(), Scope.public())


def schedule(claim: Derived) -> str:
    """Gives the schedule's word of a claim today, or its standing where it has none."""
    assert claim.cell is not None
    if claim.cell[3] != "open":
        return claim.cell[3]
    if claim.claim["due_from"] > TODAY:
        return Schedule.NOT_DUE
    return Schedule.DUE if claim.claim["due_by"] >= TODAY else Schedule.OVERDUE


def passes(claim: Derived, filters: Filters, names: dict[int, str]) -> bool:
    """Tells whether a claim passes filters, looking at nothing but its rows."""
    row = claim.claim
    follow_up = (row["follow_up"] or "") if Kind(row["kind"]).is_followed_up else None
    quotes = [said["quote"] for said in claim.appearance.values()]
    words = tokens_of(searched_words(row["statement"], row["topic"], names[row["claimant_id"]], quotes))
    asked = tokens(filters.text)
    return all(
        (
            not filters.kinds or row["kind"] in filters.kinds,
            not filters.verifications or row["verification"] in filters.verifications,
            not filters.follow_ups or follow_up in filters.follow_ups,
            not filters.schedules or schedule(claim) in filters.schedules,
            not filters.publications or row["publication"] in filters.publications,
            filters.tracker is None or (filters.tracker, row["id"]) in claim.member,
            not filters.topic or row["topic"] == filters.topic,
            not filters.group or group(row["topic"]) == filters.group,
            filters.claimant is None or row["claimant_id"] == filters.claimant,
            filters.asserter is None or row["asserter_id"] == filters.asserter,
            filters.article is None or any(said["article_id"] == filters.article for said in claim.appearance.values()),
            set(asked[:-1]) <= words and (not asked or any(word.startswith(asked[-1]) for word in words)),
        )
    )


def tokens_of(words: str) -> set[str]:
    """Gives every word of a text."""
    return {token for word in words.split() for token in tokens(word)}


KEYS: dict[Sort, Any] = {
    Sort.CHANGED: lambda row: (-row["changed_at"].timestamp(), -row["id"]),
    Sort.NEWS: lambda row: (-row["news_on"].toordinal(), -row["id"]),
    Sort.DUE: lambda row: (row["due_by"], row["id"]),
    Sort.RECORDED: lambda row: row["id"],
}


def expected(told: Plain, scope: Scope, filters: Filters, sort: Sort) -> list[int]:
    """Gives the numbers of the claims that a list should have, in its order."""
    rows = [
        claim.claim
        for claim in told.claims.values()
        if (scope.everything or is_public(claim)) and passes(claim, filters, told.names)
    ]
    return [row["id"] for row in sorted(rows, key=KEYS[sort])]


def random_filters(chance: random.Random, told: Plain) -> Filters:
    """Makes filters of up to three axes; the open ones name something that some claim has."""
    some = chance.choice(list(told.claims.values()))
    words = some.claim["statement"].split()
    choices: dict[str, Any] = {
        "text": chance.choice([words[3], words[-4], f"{words[3]} {words[6][:3]}", "government", "nowhere", "“!”"]),
        "kinds": frozenset(chance.sample(list(Kind), chance.randrange(1, 3))),
        "verifications": frozenset(chance.sample(list(Verification), chance.randrange(1, 4))),
        "follow_ups": frozenset(chance.sample(["", *(word.value for word in FollowUp)], chance.randrange(1, 4))),
        "schedules": frozenset(chance.sample(list(Schedule), chance.randrange(1, 4))),
        "publications": frozenset(chance.sample(list(Publication), chance.randrange(1, 3))),
        "tracker": chance.randrange(1, 4),
        "topic": some.claim["topic"],
        "group": group(some.claim["topic"]),
        "claimant": some.claim["claimant_id"],
        "asserter": some.claim["asserter_id"],
        "article": next(iter(some.appearance.values()))["article_id"],
    }
    names = chance.sample(list(choices), chance.choice((0, 1, 1, 2, 2, 3)))
    return replace(Filters(), **{name: choices[name] for name in names})


def walked(connection: Any, scope: Scope, filters: Filters, sort: Sort, size: int) -> tuple[list[int], str]:
    """Reads a list page by page and gives its numbers with the address before the last page."""
    numbers: list[int] = []
    after = before = ""
    while True:
        page = list_claims(connection, scope, filters, sort, TODAY, after=after, size=size)
        numbers += [row.id for row in page.rows]
        before, after = page.before, page.after
        if not after:
            return numbers, before


@pytest.mark.parametrize("small", [False, True], ids=["everything is few", "nothing is few"])
def test_every_list_equals_a_plain_filter_over_all_claims(
    record: Record, small: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if small:  # so that some hundred claims are read in the ways that a million are
        for name, limit in (("FEW", 5), ("SKIM", 20), ("LOOK", 60)):
            monkeypatch.setattr(f"db.reads.planning.{name}", limit)
    told, chance = many_claims(record), random.Random(3)
    with record.reading() as connection:
        for _ in range(150):
            filters, sort, scope = random_filters(chance, told), chance.choice(list(Sort)), chance.choice(SCOPES)
            size = chance.choice((3, 10, 400))
            wanted = expected(told, scope, filters, sort)
            numbers, before = walked(connection, scope, filters, sort, size)
            assert numbers == wanted, (filters, sort, scope)
            total = list_claims(connection, scope, filters, sort, TODAY, size=size).total
            assert total.n == len(wanted) or (total.capped and total.n < len(wanted)), (filters, sort, scope)
            while before:
                page = list_claims(connection, scope, filters, sort, TODAY, before=before, size=size)
                assert [row.id for row in page.rows] == wanted[: len(wanted)][_at(wanted, page) :][: len(page.rows)]
                before = page.before


def _at(wanted: list[int], page: Any) -> int:
    return wanted.index(page.rows[0].id) if page.rows else 0


def test_paging_back_shows_the_pages_that_were_left(record: Record) -> None:
    many_claims(record)
    with record.reading() as connection:
        for sort in Sort:
            first = list_claims(connection, Scope.desk(), Filters(), sort, TODAY, size=10)
            second = list_claims(connection, Scope.desk(), Filters(), sort, TODAY, size=10, after=first.after)
            third = list_claims(connection, Scope.desk(), Filters(), sort, TODAY, size=10, after=second.after)
            again = list_claims(connection, Scope.desk(), Filters(), sort, TODAY, size=10, before=third.before)
            assert again == second
            start = list_claims(connection, Scope.desk(), Filters(), sort, TODAY, size=10, before=again.before)
            assert start == first and start.before == ""


def test_a_row_shows_what_the_events_leave(record: Record) -> None:
    told = many_claims(record, 60)
    with record.reading() as connection:
        rows = claims_by_id(connection, Scope.desk(), told.histories)
    assert rows.keys() == told.claims.keys()
    for number, row in rows.items():
        claim = told.claims[number].claim
        for name in (
            "version",
            "statement",
            "topic",
            "verification",
            "follow_up",
            "news",
            "due_from",
            "due_by",
            "delivered_on",
            "sources",
            "changed_at",
            "recorded_at",
            "exists_from",
            "verified_at",
        ):
            assert getattr(row, name) == claim[name]
        assert (row.claimant, row.asserter) == (told.names[row.claimant_id], told.names[row.asserter_id])


def test_a_reader_never_sees_what_is_not_published(record: Record) -> None:
    told = many_claims(record, 60)
    with record.reading() as connection:
        rows = claims_by_id(connection, Scope.public(), told.histories)
    assert set(rows) == {number for number, claim in told.claims.items() if is_public(claim)}


@pytest.mark.parametrize("cursor", ["x", "~", "1", "2026-01-01~1", "2026-13-01T00:00:00Z~1", "a~b", "9" * 30, "٣~٣"])
def test_a_page_of_another_list_is_refused_with_a_sentence(record: Record, cursor: str) -> None:
    with record.reading() as connection, pytest.raises(Refusal, match="first page"):
        list_claims(connection, Scope.desk(), Filters(), Sort.CHANGED, TODAY, after=cursor)


def _chosen(name: str, *words: str) -> dict[str, Any]:
    return {name: frozenset(words)}


def test_facets_count_each_word_under_the_other_axes(record: Record) -> None:
    told, chance = many_claims(record), random.Random(5)
    axes = {"kind": "kinds", "verification": "verifications", "follow_up": "follow_ups", "publication": "publications"}
    with record.reading() as connection:
        for _ in range(60):
            filters, scope = random_filters(chance, told), chance.choice(SCOPES)
            counted = facets(connection, scope, filters)
            if counted is None or filters.schedules & BY_DAY:
                continue
            for axis, name in axes.items():
                others = replace(filters, **_chosen(name))
                for word in Kind if axis == "kind" else Verification if axis == "verification" else Publication:
                    if axis == "follow_up":
                        continue
                    narrowed = replace(others, **_chosen(name, word))
                    assert counted[axis].get(word.value, 0) == len(expected(told, scope, narrowed, Sort.RECORDED))
            for follow_up in ("", *(word.value for word in FollowUp)):
                narrowed = replace(filters, follow_ups=frozenset({follow_up}))
                assert counted["follow_up"].get(follow_up, 0) == len(expected(told, scope, narrowed, Sort.RECORDED))


def test_pickers_give_names_with_their_counts_most_claims_first(record: Record) -> None:
    told = many_claims(record)
    with record.reading() as connection:
        for scope in SCOPES:
            for choice in topics(connection, scope):
                assert choice.n == len(expected(told, scope, Filters(topic=choice.key), Sort.RECORDED))
            for choice in claimants(connection, scope):
                assert choice.n == len(expected(told, scope, Filters(claimant=int(choice.key)), Sort.RECORDED))
            for choice in asserters(connection, scope):
                assert choice.n == len(expected(told, scope, Filters(asserter=int(choice.key)), Sort.RECORDED))
        counts = [choice.n for choice in claimants(connection, Scope.desk())]
        assert counts == sorted(counts, reverse=True)
        some = claimants(connection, Scope.desk())[0]
        assert some in claimants(connection, Scope.desk(), some.name.split()[-1][:3].upper())
