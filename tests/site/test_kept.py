"""Pages are kept while nothing on them was touched: whatever changes, nobody is ever given an old one."""

import random
import warnings
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path
from threading import Barrier
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.desk.changes import (
    AddAppearance,
    AddEvidence,
    Amend,
    ClaimChange,
    CountProgress,
    Follow,
    Note,
    Publish,
    PutInTracker,
    RestateDeadline,
    SetDeadline,
    SetTarget,
    TakeOutOfTracker,
    Unpublish,
    Verify,
)
from claims.desk.published import Published, Reach
from claims.desk.reads import Reads
from claims.desk.recording import change
from claims.desk.sources import NewSource
from claims.desk.trackers import rename_tracker
from claims.newsroom import Newsroom
from claims.rules.schedule import Window
from claims.settings import load_settings
from claims.site import answers, kept
from claims.site.kept import Kept, Made
from claims.site.packed import pack
from claims.site.recipes import Recipe, Recipes
from db.errors import Busy, Refusal
from db.reads.filters import Filters
from db.reads.lists import ClaimRow
from db.reads.watching import Watch
from db.scope import Scope
from db.words import Audience, FollowUp, Kind, Publication, Revision, Sort, Stance, Verification
from tests.bench.generator import fill

from .conftest import EDITOR, site

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

CLAIMS: Final = 150
STEPS: Final = 25
DAY: Final = date(2026, 3, 9)


@pytest.fixture
def desk(tmp_path: Path) -> Newsroom:
    """A newsroom with made-up claims in several trackers."""
    newsroom = Newsroom.open(load_settings(data=tmp_path))
    fill(newsroom.record, CLAIMS)
    return newsroom


def asking(newsroom: Newsroom) -> TestClient:
    """A reader of a server that has just started."""
    return TestClient(site(newsroom), follow_redirects=False)


def addresses(newsroom: Newsroom) -> list[str]:
    """Addresses of every sort of page: first and later pages, orders, filters, searches, claims, files."""
    reads = Reads(newsroom, Scope.public())
    found = ["/t", "/feeds/changes.atom", "/feeds/new-claims.json", "/feeds/deadlines.ics", "/api/v1/claims?limit=5"]
    for tracker in (1, 2):
        base = f"/t/tracker-{tracker}"
        found += [
            base,
            f"{base}?verification=false",
            f"{base}?kind=promise&sort=deadline, soonest first",
            f"{base}?q=bridge",
        ]
        for sort in Sort:
            page = reads.claims(Filters(tracker=tracker), sort)
            found += [f"{base}?sort={sort.value}", f"{base}?sort={sort.value}&after={page.after}"]
    rows = reads.claims(Filters(), Sort.RECORDED, size=8).rows
    return found + [f"/c/{reads.card(row.id).slug}" for row in rows]


def a_change(newsroom: Newsroom, chance: random.Random, step: int) -> None:
    """Changes something that may stand on a page, or beside it."""
    reads = Reads(newsroom, Scope.desk())
    card = reads.card(chance.choice([row.id for row in reads.claims(Filters(), Sort.RECORDED, size=100).rows]))
    public = card.publication is Publication.PUBLISHED
    source = NewSource(address=f"https://example.org/{step}", title=f"Source {step}")
    sources = tuple(line.sequence for line in card.evidence if line.withdrawn is None)[:1]
    decided = Verify(
        chance.choice([Verification.MISLEADING, Verification.MOSTLY_TRUE]),
        f"Reason {step}.",
        sources,
        revision=Revision.UPDATE if public else None,
    )
    match chance.randrange(12):
        case 0:
            changes: tuple[object, ...] = (decided,)
        case 1:
            changes = (Note(f"Internal {step}", audience=Audience.INTERNAL),)
        case 2:
            changes = (Unpublish("A reason."),) if public else (Publish("No, because it is made up."),)
        case 3:
            amended = Amend(
                f"Reworded {step}.",
                statement=f"Statement {step} of a bridge.",
                revision=Revision.TYPO if public else None,
            )
            changes = (amended,)
        case 4:
            changes = (AddEvidence(source, Stance.SUPPORTS, "Says so."),)
        case 5 if card.trackers:
            changes = (TakeOutOfTracker(card.trackers[0][0]),)
        case 6:
            changes = (PutInTracker(chance.choice([1, 2])),)
        case 7:
            followed = Follow(chance.choice([FollowUp.IN_PROGRESS, FollowUp.STALLED]), DAY, f"News {step}.", sources)
            changes = (followed,)
        case 8:
            changes = (SetDeadline(Window(DAY, DAY, f"words {step}"), DAY),)
        case 9:
            changes = (RestateDeadline(DAY, Window(DAY, DAY, f"other words {step}"), f"Moved {step}.", sources),)
        case 10:
            first = card.targets[0].sequence if card.targets else 0
            item = CountProgress(first, 1, f"Item {step}", DAY, sources)
            changes = (item,) if card.targets else (SetTarget(Decimal(3), "bridge", "Bridges that stand."),)
        case _:
            tracker = reads.narrowing(Filters()).trackers[-1]
            newsroom.sit(
                EDITOR, lambda at: rename_tracker(at, tracker.id, tracker.version, f"named-{step}", "Clearer.")
            )
            return
    newsroom.sit(EDITOR, lambda at: change(at, card.id, card.version, *changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", [1, 2])
def test_a_server_that_keeps_pages_says_what_one_that_has_just_started_says(desk: Newsroom, seed: int) -> None:
    chance, asked, long_running = random.Random(seed), addresses(desk), asking(desk)
    for address in asked:
        long_running.get(address)
    compared = 0
    for step in range(STEPS):
        try:
            a_change(desk, chance, step)
        except Refusal:
            continue
        started = asking(desk)
        for address in chance.sample(asked, 5):
            known, fresh = long_running.get(address), started.get(address)
            assert (known.status_code, known.text) == (fresh.status_code, fresh.text), address
            compared += 1
    assert compared > STEPS * 2


def test_each_change_of_a_claim_stands_at_once_wherever_the_claim_is_listed(desk: Newsroom) -> None:
    promise, shown_in = a_promise_without_a_deadline(desk)
    reads, long_running = Reads(desk, Scope.desk()), asking(desk)
    addresses = [f"/t/{shown_in}?sort={sort.value}" for sort in Sort] + [f"/t/{shown_in}?kind=promise"]
    addresses += [f"/api/v1/claims?tracker={shown_in}&limit=100", f"/t/{shown_in}?verification=mostly true"]
    source = NewSource(address="https://example.org/found", title="Found later")
    assert change_of(desk, promise, AddEvidence(source, Stance.SUPPORTS, "Says so."))
    sources = (reads.card(promise).evidence[-1].sequence,)
    changes = (
        Verify(Verification.MOSTLY_TRUE, "Most of it.", sources, revision=Revision.UPDATE),
        Follow(FollowUp.IN_PROGRESS, DAY, "It was begun.", sources),
        SetDeadline(Window(DAY, DAY, "by March"), DAY),
        RestateDeadline(DAY + timedelta(20), Window(DAY, DAY + timedelta(90), "by June"), "It moved.", sources),
        Follow(FollowUp.IN_PROGRESS, DAY + timedelta(9), "It went on.", sources),
        AddAppearance(1, "We promised it long ago.", said_on=date(2001, 2, 3)),
        Amend("Said better.", statement="A bridge that stands elsewhere.", revision=Revision.TYPO),
        TakeOutOfTracker(reads.card(promise).trackers[0][0]),
        PutInTracker(reads.card(promise).trackers[0][0]),
        Unpublish("A reason."),
    )
    for one in changes:
        before = [long_running.get(address).text for address in addresses]
        assert change_of(desk, promise, one)
        known, fresh = ([client.get(at).text for at in addresses] for client in (long_running, asking(desk)))
        assert known == fresh, one
        assert known != before, one


def a_promise_without_a_deadline(newsroom: Newsroom) -> tuple[int, str]:
    """A public promise among the claims of a tracker that were recorded first, and the tracker's short name."""
    rows = Reads(newsroom, Scope.public()).claims(Filters(tracker=1), Sort.RECORDED).rows
    return next(row.id for row in rows if row.kind is Kind.PROMISE and not row.deadlines), "tracker-1"


def change_of(newsroom: Newsroom, claim: int, made: ClaimChange) -> bool:
    """Changes a claim as it stands, and tells whether that made it another."""
    version = Reads(newsroom, Scope.desk()).card(claim).version
    newsroom.sit(EDITOR, lambda at: change(at, claim, version, made))
    return Reads(newsroom, Scope.desk()).card(claim).version > version


@pytest.mark.parametrize(
    "made",
    [
        Note("Meanwhile.", audience=Audience.PUBLIC),
        AddEvidence(NewSource(address="https://example.org/new", title="New"), Stance.SUPPORTS, "Says so."),
    ],
    ids=["a note", "a new source"],
)
def test_a_page_that_shows_nothing_of_a_change_is_not_made_again(desk: Newsroom, made: ClaimChange) -> None:
    reads, client = Reads(desk, Scope.public()), asking(desk)
    rows = reads.claims(Filters(), Sort.RECORDED, size=2).rows
    one, other = (f"/c/{reads.card(row.id).slug}" for row in rows)
    tags = {address: client.get(address).headers["etag"] for address in (one, other)}
    assert change_of(desk, rows[0].id, made)
    assert client.get(one, headers={"if-none-match": tags[one]}).status_code == 200
    assert client.get(other, headers={"if-none-match": tags[other]}).status_code == 304


def noted(newsroom: Newsroom, claim: int) -> None:
    """Puts a note for readers on a claim."""
    assert change_of(newsroom, claim, Note("Meanwhile.", audience=Audience.PUBLIC))


def keeper(newsroom: Newsroom, most: int = kept.MOST_BYTES) -> Kept:
    return Kept(Published(newsroom, Scope.public()), Watch(newsroom.record), most)


def counting() -> Callable[[], Made]:
    numbers = count()
    return lambda: Made(pack(f"made {next(numbers)}"), (1,))


def test_what_was_touched_while_a_part_was_made_is_not_kept(desk: Newsroom) -> None:
    keep, make = keeper(desk), counting()
    newest = keep.catch_up()

    def touched_meanwhile() -> Made:
        noted(desk, 1)
        keep.catch_up()  # as another request would
        return make()

    assert keep.part("page", newest, touched_meanwhile).plain() == b"made 0"
    assert keep.get("page") is None
    assert keep.part("page", keep.catch_up(), make).plain() == b"made 1"
    assert keep.part("page", keep.catch_up(), make).plain() == b"made 1"


def test_what_was_touched_elsewhere_meanwhile_does_not_keep_a_part_from_being_kept(desk: Newsroom) -> None:
    keep, make = keeper(desk), counting()
    newest = keep.catch_up()

    def touched_meanwhile() -> Made:
        for claim in (2, 3):
            noted(desk, claim)
            keep.catch_up()
        return make()

    keep.part("page", newest, touched_meanwhile)
    assert keep.get("page") is not None


@pytest.mark.parametrize(
    "of_all", [{"whole_record": True}, {"counts_of": 1}, {"reach": Reach(Sort.RECORDED, None, None, None)}]
)
def test_what_a_part_counts_or_lists_is_not_kept_where_it_was_touched_meanwhile(
    desk: Newsroom, of_all: dict[str, Any]
) -> None:
    keep, (promise, _) = keeper(desk), a_promise_without_a_deadline(desk)
    newest = keep.catch_up()

    def touched_meanwhile() -> Made:
        assert change_of(desk, promise, SetDeadline(Window(DAY, DAY, "by March"), DAY))
        keep.catch_up()
        return Made(pack("counts"), **of_all)

    keep.part("page", newest, touched_meanwhile)
    assert keep.get("page") is None


class Observed(Published):
    """The record as the public may read it, with what is done while somebody asks which claims were touched."""

    meanwhile: Callable[[], None]

    def places(self, claims: Collection[int]) -> tuple[ClaimRow, ...]:
        type(self).meanwhile()
        return Published.places(self, claims)


def test_nothing_counts_as_current_before_what_was_touched_is_let_go_of(desk: Newsroom) -> None:
    keep, make, seen = Kept(Observed(desk, Scope.public()), Watch(desk.record)), counting(), list[bool]()
    keep.part("page", keep.catch_up(), make)
    assert keep.is_current()
    Observed.meanwhile = staticmethod(lambda: seen.append(keep.is_current()))
    noted(desk, 1)
    assert not keep.is_current()
    keep.catch_up()
    assert seen == [False]
    assert keep.is_current()
    assert keep.get("page") is None


def test_a_record_that_cannot_be_asked_keeps_nothing_old(desk: Newsroom) -> None:
    keep, make = Kept(Observed(desk, Scope.public()), Watch(desk.record)), counting()
    keep.part("page", keep.catch_up(), make)
    noted(desk, 1)

    def fails() -> None:
        raise Busy("Another program holds the database.")

    Observed.meanwhile = staticmethod(fails)
    with pytest.raises(Busy):
        keep.catch_up()
    assert keep.get("page") is None


def test_what_was_not_asked_for_the_longest_goes_first(desk: Newsroom) -> None:
    size = len(pack("made 0").deflated)
    keep, make = keeper(desk, most=size * 2), counting()
    newest = keep.catch_up()
    for key in ("a", "b"):
        keep.part(key, newest, make)
    assert keep.get("a") is not None
    keep.part("c", newest, make)
    assert (keep.get("a") is not None, keep.get("b"), keep.get("c") is not None) == (True, None, True)


def test_what_stood_on_an_answer_stays_the_longest(desk: Newsroom) -> None:
    size = len(pack("made 0").deflated)
    keep, make = keeper(desk, most=size * 2), counting()
    newest = keep.catch_up()
    for key in ("a", "b"):
        keep.part(key, newest, make)
    answer = keep.slots(["a"])
    assert keep.given(answer) is not None
    keep.part("c", newest, make)
    assert (keep.get("a") is not None, keep.get("b"), keep.get("c") is not None) == (True, None, True)


def test_an_address_that_was_asked_for_since_stays_known_the_longest() -> None:
    known = Recipes(most=2)
    a, b, c = (dict[str, Any](scheme="http", headers=[], path=path, query_string=b"") for path in ("/a", "/b", "/c"))
    for scope in (a, b):
        known.put(scope, Recipe(DAY, (), answers.PAGE))
    assert known.get(a)
    known.put(c, Recipe(DAY, (), answers.PAGE))
    assert (known.get(a) is not None, known.get(b), known.get(c) is not None) == (True, None, True)


def test_an_answer_is_whole_again_once_its_part_is_made_anew(desk: Newsroom) -> None:
    keep, make = keeper(desk), counting()
    answer = keep.slots(["page", "foot"])
    assert keep.given(answer) is None
    for key in ("page", "foot"):
        keep.part(key, keep.catch_up(), make)
    assert [part.plain() for part in keep.given(answer) or ()] == [b"made 0", b"made 1"]
    noted(desk, 1)
    keep.catch_up()
    assert keep.given(answer) is None
    for key in ("page", "foot"):
        keep.part(key, keep.catch_up(), make)
    assert [part.plain() for part in keep.given(answer) or ()] == [b"made 2", b"made 3"]


def test_what_many_want_at_once_is_made_once(desk: Newsroom) -> None:
    keep, make = keeper(desk), counting()
    newest, all_want_it = keep.catch_up(), Barrier(4)

    def wants() -> bytes:
        all_want_it.wait()
        return keep.part("page", newest, make).plain()

    with ThreadPoolExecutor(4) as readers:
        given = [one.result() for one in [readers.submit(wants) for _ in range(4)]]
    assert given == [b"made 0"] * 4


places = st.tuples(st.integers(0, 9), st.integers(0, 9))


@given(st.none() | places, st.none() | places, st.lists(places))
def test_a_page_is_stale_where_one_of_the_places_that_were_touched_lies_in_its_stretch(
    lowest: tuple[int, int] | None, highest: tuple[int, int] | None, touched: list[tuple[int, int]]
) -> None:
    found = Reach(Sort.RECORDED, None, lowest, highest).held(sorted(touched))
    assert found == [place for place in sorted(touched) if (lowest or place) <= place <= (highest or place)]
