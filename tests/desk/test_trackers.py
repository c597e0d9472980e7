"""Trackers by their short names: one that is renamed is still found by every name it had."""

import pytest

from claims.desk.changes import Publish, PutInTracker
from claims.desk.sitting import Saved
from claims.desk.trackers import NewTracker, open_tracker, rename_tracker, retire_tracker, tracker_named
from claims.refusals import NotAccepted, NotAllowed
from db.errors import Stale
from db.reads import finding
from tests.desk.conftest import READER, REPORTER, Desk


def opened(desk: Desk, slug: str) -> Saved:
    return desk.sit(lambda at: open_tracker(at, NewTracker(slug, f"Tracker {slug}")))


def renamed(desk: Desk, tracker: Saved, slug: str) -> Saved:
    desk.later(seconds=1)
    return desk.sit(lambda at: rename_tracker(at, tracker.id, tracker.version, slug, "A better name."))


def led_to(desk: Desk, slug: str) -> int | None:
    """Where an address under a short name leads: to who has it, else to who had it."""
    with desk.newsroom.reading() as connection:
        found = finding.tracker_named(connection, slug)
        return found[0] if found else finding.tracker_once_named(connection, slug)


def test_a_renamed_tracker_is_found_under_its_new_name_and_every_former_one(desk: Desk) -> None:
    tracker = opened(desk, "bridges")
    for slug in ("bridges-2026", "all-bridges"):
        tracker = renamed(desk, tracker, slug)
    assert [led_to(desk, slug) for slug in ("bridges", "bridges-2026", "all-bridges", "roads")] == [tracker.id] * 3 + [
        None
    ]
    assert desk.sit(lambda at: tracker_named(at, "all-bridges")) == tracker
    assert desk.sit(lambda at: tracker_named(at, "bridges")) is None


def test_a_tracker_takes_a_former_name_of_its_own_back(desk: Desk) -> None:
    tracker = renamed(desk, opened(desk, "bridges"), "roads")
    assert led_to(desk, "bridges") == renamed(desk, tracker, "bridges").id


@pytest.mark.parametrize("taken", ["roads", "lanes"])
def test_a_name_that_another_tracker_has_or_had_is_refused(desk: Desk, taken: str) -> None:
    renamed(desk, opened(desk, "lanes"), "roads")
    tracker = opened(desk, "bridges")
    with pytest.raises(NotAccepted, match="There is a tracker") as refused:
        renamed(desk, tracker, taken)
    assert refused.value.field == "slug"
    with pytest.raises(NotAccepted):
        opened(desk, taken)
    assert led_to(desk, "bridges") == tracker.id


@pytest.mark.parametrize("slug", ["", "Bridges", "a b", "-a", "a-", "a--b", "ä", "a/b", "../a", "a" * 81, "bridges"])
def test_a_name_that_is_none_or_the_same_is_refused(desk: Desk, slug: str) -> None:
    tracker = opened(desk, "bridges")
    with pytest.raises(NotAccepted) as refused:
        renamed(desk, tracker, slug)
    assert refused.value.field == "slug"


def test_renaming_needs_a_reason_an_editor_and_the_latest_version(desk: Desk) -> None:
    tracker = opened(desk, "bridges")
    with pytest.raises(NotAccepted):
        desk.sit(lambda at: rename_tracker(at, tracker.id, tracker.version, "roads", " "))
    for actor in (REPORTER, READER):
        with pytest.raises(NotAllowed):
            desk.sit(lambda at: rename_tracker(at, tracker.id, tracker.version, "roads", "Better."), actor)
    renamed(desk, tracker, "roads")
    with pytest.raises(Stale):
        renamed(desk, tracker, "lanes")
    assert led_to(desk, "lanes") is None


def test_the_names_of_a_retired_tracker_lead_nowhere_and_are_free(desk: Desk) -> None:
    tracker = opened(desk, "bridges")
    claim = desk.change(desk.claim(), PutInTracker(tracker.id), Publish())
    tracker = renamed(desk, tracker, "roads")
    assert desk.sit(lambda at: retire_tracker(at, tracker.id, tracker.version, "Done.")) == 1
    assert desk.card(claim).retired
    assert led_to(desk, "bridges") is None
    assert opened(desk, "bridges").id != tracker.id
