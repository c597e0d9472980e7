"""The calendar of deadlines: what a subscriber's calendar shows, and what hostile text cannot add to it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
import vobject
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from claims.formats.deadlines_calendar import PRODUCER, REFRESHED, Deadline, calendar
from claims.rules.schedule import Window

SITE = "https://desk.example.org/"
SUMMER = Window(date(2025, 6, 1), date(2025, 9, 22), "this summer", soft=True)
DEADLINE = Deadline(
    claim=12,
    statement="Ten data centres, or more; will be in operation.",
    schedule_words="Due by 22 Sep 2025",
    window=SUMMER,
    words="this summer",
    address=SITE + "c/12-ten-data-centres",
    changed_at=datetime(2025, 9, 1, 12, 30, 5, 999, tzinfo=UTC),
    sequence=3,
    settled=False,
)
HOSTILE = [
    "x\r\nEND:VEVENT\r\nEND:VCALENDAR",
    "x\nATTACH:https://evil.example/",
    "x\rBEGIN:VALARM",
    "x\u2028DTSTART:20200101\x85UID:1\x0bURL:x\x0cURL:x",
    'a,b;c:d"e\\n\\N\\;',
    "\x00\x1b\ud83d\uffff",
    "\u202eelttil",
    "👩🏽‍🚀" * 60,
    "long " * 1000,
]


def written(deadlines: Sequence[Deadline], name: str = "Chips", description: str = "What was promised.") -> bytes:
    """Writes a calendar of the desk."""
    return calendar(deadlines, name=name, site=SITE, description=description)


def event(deadline: Deadline) -> Any:
    """Gives the only event of a calendar as a subscriber's program reads it."""
    [found] = Calendar.from_ical(written([deadline])).walk("VEVENT")
    assert not found.errors
    return found


def seen(deadline: Deadline) -> Any:
    """Gives the only event as another program reads it."""
    [found] = vobject.readOne(written([deadline]).decode("utf-8")).vevent_list
    return found


def content_lines(made: bytes) -> list[tuple[str, str]]:
    """Unfolds a calendar by hand into names and values."""
    whole = made.decode("utf-8").replace("\r\n ", "")
    lines = whole.removesuffix("\r\n").split("\r\n")
    return [(re.split("[;:]", line)[0], line.partition(":")[2]) for line in lines]


def test_a_deadline_is_one_whole_day_the_last_of_its_window() -> None:
    assert event(DEADLINE).decoded("dtstart") == date(2025, 9, 22)
    assert event(DEADLINE).decoded("dtend") == date(2025, 9, 23)
    assert (seen(DEADLINE).dtstart.value, seen(DEADLINE).dtend.value) == (date(2025, 9, 22), date(2025, 9, 23))


def test_an_event_says_what_it_is_about() -> None:
    found = seen(DEADLINE)
    assert found.summary.value == "Deadline: Ten data centres, or more; will be in operation."
    assert found.description.value == (
        "Due by 22 Sep 2025\n"
        "In the words of the promise: “this summer”\n"
        "First day: 1 Jun 2025. Last day: 22 Sep 2025, by convention: nobody named the days\n"
        "https://desk.example.org/c/12-ten-data-centres"
    )
    assert found.url.value == "https://desk.example.org/c/12-ten-data-centres"
    assert found.uid.value == "claim-12-deadline@desk.example.org"
    assert (found.sequence.value, found.transp.value) == ("3", "TRANSPARENT")


def test_a_day_that_was_named_is_certain_and_one_by_convention_is_not() -> None:
    named = replace(DEADLINE, window=Window(date(2025, 9, 22), date(2025, 9, 22)), words="")
    assert seen(named).status.value == "CONFIRMED"
    assert "The day: 22 Sep 2025\n" in seen(named).description.value
    assert "convention" not in seen(named).description.value
    assert "words of the promise" not in seen(named).description.value
    assert seen(DEADLINE).status.value == "TENTATIVE"


def test_what_is_settled_keeps_its_day_and_says_so() -> None:
    settled = replace(DEADLINE, settled=True, schedule_words="On time: delivered 4 days before the window closed")
    assert event(settled).decoded("dtstart") == date(2025, 9, 22)
    assert seen(settled).summary.value.startswith("Settled: Ten")
    assert seen(settled).description.value.startswith("On time: delivered 4 days before the window closed\n")
    assert seen(settled).status.value == "CONFIRMED"


def test_a_changed_deadline_moves_the_event_that_subscribers_have() -> None:
    moved = replace(
        DEADLINE,
        statement="Eleven data centres will be in operation.",
        window=Window(date(2026, 1, 1), date(2026, 12, 31)),
        changed_at=DEADLINE.changed_at + timedelta(days=1),
        sequence=4,
    )
    before, after = event(DEADLINE), event(moved)
    assert before["uid"] == after["uid"]
    assert before["sequence"] < after["sequence"]
    assert before.decoded("last-modified") < after.decoded("last-modified")
    assert after.decoded("dtstart") == date(2026, 12, 31)


def test_the_same_deadlines_make_the_same_bytes_whenever_they_are_asked_for() -> None:
    assert written([DEADLINE]) == written([replace(DEADLINE)])
    local = DEADLINE.changed_at.astimezone(timezone(timedelta(hours=9)))
    assert written([replace(DEADLINE, changed_at=local)]) == written([DEADLINE])
    assert event(DEADLINE).decoded("dtstamp") == datetime(2025, 9, 1, 12, 30, 5, tzinfo=UTC)


def test_a_calendar_says_whose_it_is_and_how_often_to_look() -> None:
    found: Any = Calendar.from_ical(written([], "Chips, power; more"))
    assert (found["prodid"], found["version"], found["method"]) == (PRODUCER, "2.0", "PUBLISH")
    assert ("NAME", r"Chips\, power\; more") in content_lines(written([], "Chips, power; more"))
    assert found.decoded("refresh-interval") == REFRESHED
    [other] = vobject.readComponents(written([DEADLINE], "Chips, power; more").decode("utf-8"))
    assert (other.x_wr_calname.value, other.x_wr_caldesc.value) == ("Chips, power; more", "What was promised.")


def test_every_deadline_has_an_event_of_its_own() -> None:
    found: Any = Calendar.from_ical(written([replace(DEADLINE, claim=number) for number in range(1, 40)]))
    assert len({event["uid"] for event in found.walk("VEVENT")}) == 39


def test_the_last_day_there_is_has_a_deadline_too() -> None:
    last = replace(DEADLINE, window=Window(date(9999, 1, 1), date.max))
    assert seen(last).dtstart.value == date.max
    assert "dtend" not in seen(last).contents


def must_stay_inert(text: str) -> None:
    """Asserts that a text adds nothing to a calendar wherever it stands."""
    hostile = replace(DEADLINE, statement=text, schedule_words=text, words=text, address=SITE + text)
    made, plain = written([hostile], text, text), written([DEADLINE])
    assert [name for name, _ in content_lines(made)] == [name for name, _ in content_lines(plain)]
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)|(?<!\r)\n", made)
    [found] = vobject.readOne(made.decode("utf-8")).vevent_list
    assert (found.dtstart.value, found.uid.value) == (date(2025, 9, 22), "claim-12-deadline@desk.example.org")
    [again] = Calendar.from_ical(made).walk("VEVENT")
    assert not again.errors
    if "\\" not in text:  # a backslash is where the two readers differ
        assert again["summary"] == found.summary.value
        assert again["description"] == found.description.value


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_adds_nothing(text: str) -> None:
    must_stay_inert(text)


@given(st.text(st.characters(), max_size=120))
@example("\n \n\t")
@example("\\")
@example("\ufeff")
def test_no_text_adds_anything(text: str) -> None:
    must_stay_inert(text)


@given(st.text(st.sampled_from("aé👩🏽‍🚀字, ;"), min_size=1, max_size=400))
def test_a_long_line_is_folded_and_read_back_letter_for_letter(text: str) -> None:
    statement = " ".join(f"x{text}".split())
    assert seen(replace(DEADLINE, statement=statement)).summary.value == f"Deadline: {statement}"


def test_an_address_of_any_script_is_written_as_the_standard_wants_it() -> None:
    found = seen(replace(DEADLINE, address=SITE + "c/12-zehn-büros?a=%20&b=1#e"))
    assert found.url.value == "https://desk.example.org/c/12-zehn-b%C3%BCros?a=%20&b=1#e"
