"""What of a history readers are told, tried on histories of every sort without a database."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.chain import Author, Entry, Event, extend
from db.publicly import corrections, first_publication, revision_of, told
from db.words import Audience, Change, Revision, Role, Subject

START = datetime(2026, 3, 1, tzinfo=UTC)
USUALLY = {
    Change.AMENDED: Revision.CLARIFICATION,
    Change.EVIDENCE_WITHDRAWN: Revision.CLARIFICATION,
    Change.CORRECTED: Revision.CORRECTION,
    Change.REDACTED: Revision.CLARIFICATION,
}

entries = st.builds(
    lambda change, audience, revision: Entry(
        change, {"revision": revision} if revision else {}, {"reason": "Because."}, audience=audience
    ),
    st.sampled_from([change for change in Change if change is not Change.RECORDED]),
    st.sampled_from(Audience),
    st.none() | st.sampled_from(Revision),
)


def history(made: list[Entry]) -> list[Event]:
    events: list[Event] = []
    for number, entry in enumerate([Entry(Change.RECORDED, {}, {"statement": "It is so."}), *made]):
        last = (events[-1].sequence, events[-1].hash) if events else (0, b"")
        author = Author("Edda", Role.EDITOR)
        events += [
            event for event, _ in extend(Subject.CLAIM, 1, last, [entry], author, START + timedelta(hours=number))
        ]
    return events


histories = st.lists(entries, max_size=12).map(history)


@given(histories)
def test_readers_are_told_the_public_entries_from_the_first_publication_on_and_nothing_else(
    events: list[Event],
) -> None:
    published = [event.sequence for event in events if event.change is Change.PUBLISHED]
    expected = [
        event for event in events if published and event.sequence >= published[0] and event.audience is Audience.PUBLIC
    ]
    assert told(events) == expected
    first = first_publication(events)
    assert (first.sequence if first else None) == (published[0] if published else None)


@given(histories)
def test_corrections_are_those_that_were_told_and_said_that_we_were_wrong(events: list[Event]) -> None:
    found = corrections(events)
    assert found == [event for event in told(events) if revision_of(event) is Revision.CORRECTION]
    silent = [event for event in events if event.change is not Change.PUBLISHED]
    assert corrections(silent) == told(silent) == []


@given(histories, histories)
def test_what_readers_were_told_is_never_taken_from_them_by_later_entries(
    events: list[Event], more: list[Event]
) -> None:
    longer = history([Entry(e.change, e.values, {}, audience=e.audience) for e in [*events[1:], *more[1:]]])
    shorter = longer[: len(events)]
    assert told(longer)[: len(told(shorter))] == told(shorter)
    assert corrections(longer)[: len(corrections(shorter))] == corrections(shorter)


@pytest.mark.parametrize("change", list(Change))
def test_a_change_without_a_word_of_its_own_is_what_such_a_change_usually_is(change: Change) -> None:
    assert revision_of(history([Entry(change, {}, {})])[-1]) is USUALLY.get(change, Revision.UPDATE)


@pytest.mark.parametrize("revision", list(Revision))
@pytest.mark.parametrize("change", [Change.AMENDED, Change.VERIFIED, Change.CORRECTED, Change.EVIDENCE_WITHDRAWN])
def test_what_its_author_said_counts_before_what_is_usual(change: Change, revision: Revision) -> None:
    assert revision_of(history([Entry(change, {"revision": revision}, {})])[-1]) is revision
