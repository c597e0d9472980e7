"""Every use case of the desk tried by every role: who may not is told so, and nothing is written.

A use case or a change without a row here fails.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest
import sqlalchemy as sa

from claims import desk
from claims.desk import changes
from claims.desk.articles import read_and_take_in
from claims.desk.changes import (
    AddAppearance,
    AddEvidence,
    Amend,
    ClaimChange,
    Correct,
    CountProgress,
    Embargo,
    Follow,
    Note,
    Publish,
    PutInTracker,
    Redact,
    ReportProgress,
    RestateDeadline,
    Retire,
    SetDeadline,
    SetTarget,
    TakeOutOfTracker,
    Unpublish,
    Verify,
    WithdrawEvidence,
)
from claims.desk.imports import import_sheet
from claims.desk.intake import Kept, NewText, decide, decide_anew, keep, take_in
from claims.desk.intake_by_hand import ByHand, put_on_record
from claims.desk.links import NewLink, extend, revoke, share
from claims.desk.permits import Actor
from claims.desk.recording import NewClaim, change, change_many, record_claim, record_claims
from claims.desk.reviews import import_reviews, reviews_in
from claims.desk.sitting import Sitting
from claims.desk.sources import (
    NewArticle,
    NewClaimant,
    NewSource,
    amend,
    record_article,
    record_claimant,
    record_source,
)
from claims.desk.trackers import (
    NewTracker,
    open_tracker,
    rename_tracker,
    retire_tracker,
    tracker_called,
)
from claims.formats.sheets.reading import open_sheet
from claims.formats.sheets.values import Choices
from claims.newsroom import Newsroom
from claims.reading.values import Proposal, ProposedKind, Span
from claims.refusals import NotAllowed
from claims.rules.schedule import Window
from claims.settings import load_settings
from db.tables import Event, table_of
from db.words import (
    AssertedBy,
    ClaimantKind,
    FollowUp,
    Kind,
    Outcome,
    Role,
    Stance,
    Subject,
    Verification,
    View,
)
from tests.site.marked import START

DAY: Final = date(2026, 3, 2)
LATER: Final = date(2026, 12, 24)
FIRST, AGAIN = Window(DAY, date(2026, 8, 31)), Window(DAY, date(2027, 8, 31))
EDITOR: Final = Actor("Ines", Role.EDITOR)
REPORTER: Final = Actor("Rhea", Role.REPORTER)
READER: Final = Actor("a reader", Role.READER)
ASKS: Final = frozenset({"known", "tracker_named", "was_retired"})
"""What takes a sitting, is asked inside use cases, and writes nothing."""

TEXT: Final = NewText("The bridge opens. It rains.", "Bridges", "The Gazette", DAY)
FOUND: Final = tuple(
    Proposal(Span(*place), "Something.", None, ProposedKind.FACT, 0.5, ()) for place in ((0, 17), (18, 27))
)
SHEET: Final = b"Promise,Party\nThe bridge opens.,The Council\n"
REVIEWS: Final = reviews_in(b'{"@type": "ClaimReview", "claimReviewed": "The bridge opens."}', "checks.json")

Work = Callable[[Sitting], object]


@dataclass(frozen=True)
class Row:
    """Who may do what at least: the work, and the changes that the claim it is done to begins with."""

    least: Role
    work: Work
    before: tuple[ClaimChange, ...] = ()


def claim(*after: ClaimChange, statement: str = "The bridge opens.") -> NewClaim:
    return NewClaim(statement, Kind.PROMISE, 1, AssertedBy.CLAIMANT, 1, changes=after)


TARGET: Final = SetTarget(Decimal(7), "bridges", "Open to cars.")
SOURCE: Final = AddEvidence(NewSource(address="https://example.org/minutes"), Stance.SUPPORTS)
MADE: Final[dict[type[Any], Row]] = {
    type(one): Row(least, lambda at, one=one: change(at, 2, version_of(at, 2), one), tuple(before))  # type: ignore[misc]
    for least, one, before in (
        (Role.REPORTER, AddAppearance(1, "The bridge opens."), ()),
        (Role.REPORTER, AddEvidence(NewSource(address="https://example.org/2"), Stance.CONTEXT), ()),
        (Role.REPORTER, WithdrawEvidence(2, "It was a draft."), ()),
        (Role.REPORTER, Amend("Said better.", "It opens."), ()),
        (Role.REPORTER, Note("Call them."), ()),
        (Role.REPORTER, Verify(Verification.VERIFIED, "The minutes say so.", (2,)), ()),
        (Role.REPORTER, Follow(FollowUp.STALLED, DAY, "Work stopped.", (2,)), ()),
        (Role.REPORTER, SetDeadline(FIRST, DAY), ()),
        (Role.REPORTER, RestateDeadline(DAY, AGAIN, "They said so.", (2,)), (SetDeadline(FIRST, DAY),)),
        (Role.REPORTER, TARGET, ()),
        (Role.REPORTER, CountProgress(3, 1, "North bridge", DAY, (2,)), (TARGET,)),
        (Role.REPORTER, ReportProgress(3, 1, 2, DAY, (2,)), (TARGET,)),
        (Role.EDITOR, Correct(3, "Not ours."), (Note("By an editor."),)),
        (Role.EDITOR, Redact(3, ("note",), "A telephone number."), (Note("Call 555 0199."),)),
        (Role.EDITOR, PutInTracker(1), ()),
        (Role.EDITOR, TakeOutOfTracker(1), (PutInTracker(1),)),
        (Role.EDITOR, Publish(), ()),
        (Role.EDITOR, Unpublish("To look again."), (Publish(),)),
        (Role.EDITOR, Embargo(datetime.fromisoformat("2027-01-01T06:00:00+00:00"), "They asked."), ()),
        (Role.EDITOR, Retire("Twice on record."), ()),
    )
}
"""Each change of a claim; what is corrected here is an editor's, so a reporter may not."""

WORK: Final[dict[str, Row]] = {
    "record_claim": Row(Role.REPORTER, lambda at: record_claim(at, claim())),
    "record_claims": Row(Role.REPORTER, lambda at: record_claims(at, [claim(), claim(SOURCE)])),
    "change": Row(Role.REPORTER, lambda at: change(at, 1, version_of(at, 1), Note("Call them."))),
    "change_many": Row(Role.REPORTER, lambda at: change_many(at, [(1, version_of(at, 1))], Note("Call them."))),
    "put_on_record": Row(Role.REPORTER, lambda at: put_on_record(at, typed())),
    "record_source": Row(Role.REPORTER, lambda at: record_source(at, NewSource(address="https://example.org/new"))),
    "record_claimant": Row(Role.REPORTER, lambda at: record_claimant(at, NewClaimant("Someone new"))),
    "record_article": Row(Role.REPORTER, lambda at: record_article(at, NewArticle("A bridge", 1))),
    "amend": Row(Role.REPORTER, lambda at: renamed(at, Subject.CLAIMANT, "name")),
    "open_tracker": Row(Role.EDITOR, lambda at: open_tracker(at, NewTracker("roads", "Roads"))),
    "rename_tracker": Row(Role.EDITOR, lambda at: rename_tracker(at, 1, 1, "new-bridges", "More of them.")),
    "retire_tracker": Row(Role.EDITOR, lambda at: retire_tracker(at, 1, 1, "Done.")),
    "share": Row(Role.EDITOR, lambda at: share(at, NewLink(View.CLAIM, {"claim": "1"}, pinned=True))),
    "revoke": Row(Role.EDITOR, lambda at: revoke(at, 1, 1, "Passed on.")),
    "extend": Row(Role.EDITOR, lambda at: extend(at, 1, 1, LATER)),
    "import_sheet": Row(
        Role.EDITOR,
        lambda at: import_sheet(at, open_sheet(BytesIO(SHEET)), Choices(), name="a.csv", settings=load_settings()),
    ),
    "take_in": Row(Role.REPORTER, lambda at: take_in(at, replace(TEXT, text="The road opens."), ())),
    "read_and_take_in": Row(
        Role.REPORTER, lambda at: read_and_take_in(at, replace(TEXT, text="It opens."), load_settings())
    ),
    "decide": Row(Role.REPORTER, lambda at: decide(at, 1, 1, Outcome.QUEUED, "Later.")),
    "decide_anew": Row(Role.REPORTER, lambda at: decide_anew(at, 1, 2)),
    "keep": Row(Role.REPORTER, lambda at: keep(at, 1, 1, Kept("The bridge opens.", Kind.FACT, "The Council"))),
    "import_reviews": Row(Role.REPORTER, lambda at: import_reviews(at, REVIEWS)),
    "tracker_called": Row(Role.EDITOR, lambda at: tracker_called(at, "Our roads")),
}
"""Each use case, at its least."""

MORE: Final[dict[str, Row]] = {
    "record a claim and publish it": Row(Role.EDITOR, lambda at: record_claim(at, claim(Publish()))),
    "record many claims and retire one": Row(
        Role.EDITOR, lambda at: record_claims(at, [claim(), claim(Retire("No."))])
    ),
    "put a claim into a tracker by hand": Row(Role.EDITOR, lambda at: put_on_record(at, typed(tracker=1))),
    "note something and publish": Row(
        Role.EDITOR, lambda at: change(at, 1, version_of(at, 1), Note("Call."), Publish())
    ),
    "publish many": Row(Role.EDITOR, lambda at: change_many(at, [(1, version_of(at, 1)), (2, 2)], Publish())),
    "amend an article": Row(Role.REPORTER, lambda at: renamed(at, Subject.ARTICLE, "headline")),
    "amend a source": Row(Role.REPORTER, lambda at: renamed(at, Subject.SOURCE, "title")),
    "amend a tracker": Row(Role.EDITOR, lambda at: renamed(at, Subject.TRACKER, "title")),
    "import reviews into a tracker": Row(Role.EDITOR, lambda at: import_reviews(at, REVIEWS, "bridges")),
    "keep a proposal in a tracker": Row(
        Role.EDITOR, lambda at: keep(at, 1, 1, Kept("The bridge opens.", Kind.FACT, "The Council", tracker=1))
    ),
    "share a live link": Row(Role.EDITOR, lambda at: share(at, NewLink(View.CLAIM, {"claim": "3"}))),
}
"""What several changes together ask for, and what a use case asks for more than at its least."""

EVERY: Final = {
    **{made.__name__: row for made, row in MADE.items()},
    **WORK,
    **MORE,
}


def typed(tracker: int | None = None) -> ByHand:
    """A claim as a form gives it."""
    return ByHand(
        "It opens.", Kind.PROMISE, "The Council", ClaimantKind.ORGANISATION, AssertedBy.CLAIMANT, tracker=tracker
    )


def renamed(at: Sitting, subject: Subject, name: str) -> object:
    return amend(at, subject, 1, 1, texts={name: "Another name"}, reason="Said better.")


def version_of(at: Sitting, number: int) -> int:
    return len(at.chain(Subject.CLAIM, number))


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A record with one of each thing, an editor's: two drafts and a public claim, a tracker, a link."""
    folder = tmp_path_factory.mktemp("begun")
    newsroom = Newsroom.open(load_settings(data=folder), lambda: START)

    def begin(at: Sitting) -> None:
        record_claimant(at, NewClaimant("The Council"))
        record_article(at, NewArticle("The bridge", 1))
        open_tracker(at, NewTracker("bridges", "Bridges"))
        record_claims(at, [claim(SOURCE), claim(SOURCE), claim(SOURCE, Publish())])
        share(at, NewLink(View.CLAIM, {"claim": "1"}, pinned=True))
        take_in(at, TEXT, FOUND)
        decide(at, 1, 2, Outcome.SKIPPED, "Known.")

    newsroom.sit(EDITOR, begin)
    newsroom.close()
    return (folder / "on-record.sqlite").read_bytes()


@pytest.fixture
def newsroom(tmp_path: Path, begun: bytes) -> Iterator[Newsroom]:
    (tmp_path / "on-record.sqlite").write_bytes(begun)
    newsroom = Newsroom.open(load_settings(data=tmp_path), lambda: START)
    yield newsroom
    newsroom.close()


def stored(newsroom: Newsroom) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in the database."""
    with newsroom.reading() as connection:
        asked = {
            table.name: sa.select(table).order_by(*table.primary_key.columns)
            for table in table_of(Event).metadata.sorted_tables
        }
        return {name: [tuple(row) for row in connection.execute(one)] for name, one in asked.items()}


@pytest.fixture(scope="module")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """A newsroom with nothing on record."""
    newsroom = Newsroom.open(load_settings(data=tmp_path_factory.mktemp("nothing")), lambda: START)
    yield newsroom
    newsroom.close()


def modules(package: ModuleType) -> Iterator[ModuleType]:
    yield package
    for one in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(one.name)


def use_cases() -> set[str]:
    """The public functions of the desk that are given a sitting to work in."""
    found = set()
    for module in modules(desk):
        for name, one in inspect.getmembers(module, inspect.isfunction):
            first = next(iter(inspect.signature(one).parameters.values()), None)
            if one.__module__ == module.__name__ and not name.startswith("_") and first is not None:
                found |= {name} if first.annotation in (Sitting, "Sitting") else set()
    return found


def claim_changes() -> set[type[Any]]:
    """The classes of the desk that say by themselves who may make the change they are."""
    found = set()
    for module in modules(changes):
        for _, one in inspect.getmembers(module, inspect.isclass):
            if one.__module__ == module.__name__ and one is not ClaimChange and hasattr(one, "entries"):
                found.add(one)
    return found


def test_every_use_case_and_every_change_has_a_row() -> None:
    assert use_cases() == {*WORK, *ASKS}
    assert claim_changes() == set(MADE)
    for made, row in MADE.items():
        # An editor corrects anyone's change and a reporter their own, so that the class itself asks for less.
        assert made.least is (Role.REPORTER if made is Correct else row.least), made


@pytest.mark.parametrize("actor", [READER, REPORTER, EDITOR], ids=["reader", "reporter", "editor"])
@pytest.mark.parametrize("name", EVERY)
def test_who_may_does_and_who_may_not_writes_nothing(newsroom: Newsroom, name: str, actor: Actor) -> None:
    row = EVERY[name]
    for one in row.before:
        newsroom.sit(EDITOR, lambda at, one=one: change(at, 2, version_of(at, 2), one))  # type: ignore[misc]
    before = stored(newsroom)
    if actor.role is Role.EDITOR or actor.role is row.least:
        newsroom.sit(actor, row.work)
        assert len(stored(newsroom)["event"]) > len(before["event"])
        return
    with pytest.raises(NotAllowed) as refused:
        newsroom.sit(actor, row.work)
    assert stored(newsroom) == before
    assert refused.value.sentence.endswith(".")


def test_a_reader_is_not_told_by_the_refusal_what_is_on_record(newsroom: Newsroom, nothing: Newsroom) -> None:
    for name, row in EVERY.items():
        told = []
        for room in (newsroom, nothing):
            with pytest.raises(NotAllowed) as refused:
                room.sit(READER, lambda at, work=row.work: _blind(at, work))  # type: ignore[misc]
            told.append(refused.value.sentence)
        assert told[0] == told[1], name
        assert "you are here as a reader" in told[0], name


def _blind(at: Sitting, work: Work) -> object:
    """Does the work, the version of a claim guessed where there is no claim."""
    return work(Guessing(at.connection, at.actor, at.now, at.today))


class Guessing(Sitting):
    """A sitting whose reader guesses: a history that is not there is taken for one of two entries."""

    def chain(self, subject: Subject, number: int) -> list[Any]:
        return self.chains(subject, [number]).get(number) or [None, None]


def test_a_reporter_corrects_their_own_change_and_nobody_elses(newsroom: Newsroom) -> None:
    noted = newsroom.sit(REPORTER, lambda at: change(at, 1, 2, Note("Mine.")))
    before = stored(newsroom)
    with pytest.raises(NotAllowed, match="only their own"):
        newsroom.sit(REPORTER, lambda at: change(at, 1, noted.version, Correct(2, "Not mine.")))
    with pytest.raises(NotAllowed, match="only their own"):
        other = Actor("Otto", Role.REPORTER)
        newsroom.sit(other, lambda at: change(at, 1, noted.version, Correct(noted.version, "Not mine.")))
    with pytest.raises(NotAllowed):
        namesake = Actor(REPORTER.name, Role.READER)
        newsroom.sit(namesake, lambda at: change(at, 1, noted.version, Correct(noted.version, "Mine.")))
    assert stored(newsroom) == before
    undone = newsroom.sit(REPORTER, lambda at: change(at, 1, noted.version, Correct(noted.version, "Mistaken.")))
    assert undone.version == noted.version + 1


def test_what_is_asked_inside_use_cases_writes_nothing(newsroom: Newsroom) -> None:
    before = stored(newsroom)
    asks: tuple[Work, ...] = (
        lambda at: changes.known(at, Subject.TRACKER, 1),
        lambda at: desk.trackers.tracker_named(at, "bridges"),
        lambda at: desk.trackers.was_retired(at, "bridges"),
    )
    for ask in asks:
        newsroom.sit(READER, ask)
    assert stored(newsroom) == before
