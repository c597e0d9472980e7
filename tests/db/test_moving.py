"""A record can be moved to the other engine and taken out as one document, with its history whole."""

import io
import json
from collections.abc import Callable
from datetime import date

import pytest

from db.care.moving import copy, export
from db.care.verifying import verify
from db.engine import Record
from db.errors import Damaged, Unusable
from db.opening import open_record
from db.words import FollowUp, Subject
from tests.db.histories import claim, followed_up, people_and_papers, put
from tests.db.looking import derived_rows, exported
from tests.db.tampering import unguarded


def url_of(record: Record) -> str:
    return record.engine.url.render_as_string(hide_password=False).replace("postgresql+psycopg", "postgresql")


@pytest.mark.parametrize("to", ["sqlite", "postgresql"])
def test_a_copy_has_the_same_history_and_the_same_rows(
    every_event: Record, to: str, urls: Callable[[str], str]
) -> None:
    target = urls(to)
    events = copy(url_of(every_event), target)
    other = open_record(target)
    assert exported(other) == exported(every_event)
    assert derived_rows(other) == derived_rows(every_event)
    assert verify(other) == verify(every_event)
    assert verify(other).events == events
    other.close()


def test_a_copy_can_be_written_on(every_event: Record, urls: Callable[[str], str]) -> None:
    target = urls("sqlite")
    copy(url_of(every_event), target)
    other = open_record(target)
    assert claim(other, statement="One more.") == 4
    put(other, Subject.CLAIM, 1, 7, followed_up(FollowUp.DELIVERED, date(2025, 8, 5)))
    assert verify(other).holds
    other.close()


def test_nothing_is_copied_into_a_record_that_holds_something(every_event: Record, urls: Callable[[str], str]) -> None:
    target = urls("sqlite")
    other = open_record(target)
    people_and_papers(other)
    before = exported(other)
    with pytest.raises(Unusable, match="already holds a record"):
        copy(url_of(every_event), target)
    assert exported(other) == before
    other.close()


def test_a_record_is_not_copied_onto_itself(every_event: Record) -> None:
    with pytest.raises(Unusable, match="the same one"):
        copy(url_of(every_event), url_of(every_event))


def test_a_record_that_does_not_hold_is_not_copied(every_event: Record, urls: Callable[[str], str]) -> None:
    unguarded(every_event, "UPDATE event SET actor = 'x' WHERE subject = 'claim' AND subject_id = 1 AND sequence = 2")
    target = urls("sqlite")
    with pytest.raises(Damaged, match=r"Nothing was copied.*claim 1: event 2 was altered"):
        copy(url_of(every_event), target)
    other = open_record(target)
    assert verify(other).events == 0
    other.close()


def test_a_copy_tells_how_far_it_has_come(every_event: Record, urls: Callable[[str], str]) -> None:
    told: list[tuple[int, int]] = []
    copy(url_of(every_event), urls("sqlite"), lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1]
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_an_export_is_one_document_with_every_event_and_state(every_event: Record) -> None:
    document = json.loads(exported(every_event))
    assert {key: len(value) for key, value in document.items() if isinstance(value, list) and value} == {
        "claim": 3,
        "tracker": 2,
        "article": 1,
        "claimant": 2,
        "source": 2,
    }
    first = document["claim"][0]
    assert first["version"] == len(first["events"]) == 7
    assert first["state"]["trackers"] == [1]
    assert first["state"]["follow_up"] is None
    assert [event["texts"] for event in first["events"]][2:5] == [{"reason": None}, {}, {"note": "call them"}]
    assert document["events"] == sum(
        len(s["events"]) for key in document if isinstance(document[key], list) for s in document[key]
    )


def test_an_export_of_an_empty_record_is_a_document_too(record: Record) -> None:
    assert json.loads(exported(record))["claim"] == []


def test_an_export_tells_how_far_it_has_come(every_event: Record) -> None:
    told: list[tuple[int, int]] = []
    assert (
        export(every_event, io.StringIO(), lambda done, total: told.append((done, total))) == told[-1][0] == told[-1][1]
    )
