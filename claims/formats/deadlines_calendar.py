"""Deadlines as a calendar that people subscribe to (iCalendar): one day for each, the last of its window.

Refuses to make a day of a window: each says its first day too, and where the days are only a convention.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from icalendar import Calendar, Event, vText

from claims.formats.unprintable import in_one_line, without_unprintable
from claims.formats.uris import host_name, uri
from claims.rules.schedule import Window, day_in_words

PRODUCER: Final = "-//On Record//Deadlines//EN"
REFRESHED: Final = timedelta(hours=12)
"""How often a subscriber is asked to look again."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a claim falls due: `words` are what was said, `schedule_words` how it stands ("Due by 22 Sep 2025").

    `sequence` grows with each change of the claim and `changed_at` is the moment of the last.
    """

    claim: int
    statement: str
    schedule_words: str
    window: Window
    words: str
    address: str
    changed_at: datetime
    sequence: int
    settled: bool


def calendar(deadlines: Iterable[Deadline], *, name: str, site: str, description: str) -> bytes:
    """Writes deadlines as a calendar (RFC 5545), the same bytes for the same deadlines.

    An event keeps its name while its claim lives, so a changed deadline moves in the calendars of its subscribers.
    """
    made = Calendar()
    made.add("prodid", PRODUCER)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    # The library escapes no text under a name of its makers' own unless it is told that it is one.
    for title in ("name", "x-wr-calname"):
        made.add(title, vText(in_one_line(name)))
    for about in ("description", "x-wr-caldesc"):
        made.add(about, vText(without_unprintable(description)))
    made.add("refresh-interval", REFRESHED, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT12H")
    host = host_name(site)
    for deadline in deadlines:
        made.add_component(_event(deadline, host))
    written: bytes = made.to_ical()
    return written


def _event(deadline: Deadline, host: str) -> Event:
    last, changed = deadline.window.latest, deadline.changed_at.astimezone(UTC).replace(microsecond=0)
    made = Event()
    made.add("uid", f"claim-{deadline.claim}-deadline@{host}")
    made.add("sequence", deadline.sequence)
    made.add("dtstamp", changed)
    made.add("last-modified", changed)
    made.add("dtstart", last)
    if last < date.max:  # an event without an end is one day long, so the last day there is needs none
        made.add("dtend", last + timedelta(days=1))
    made.add("summary", f"{'Settled' if deadline.settled else 'Deadline'}: {in_one_line(deadline.statement)}")
    made.add("description", _description(deadline))
    made.add("url", uri(deadline.address))
    made.add("status", "TENTATIVE" if deadline.window.soft and not deadline.settled else "CONFIRMED")
    made.add("transp", "TRANSPARENT")
    return made


def _description(deadline: Deadline) -> str:
    said = in_one_line(deadline.words)
    lines = (
        in_one_line(deadline.schedule_words),
        f"In the words of the promise: “{said}”" if said else "",
        _days(deadline.window),
        in_one_line(deadline.address),
    )
    return "\n".join(filter(None, lines))


def _days(window: Window) -> str:
    if window.earliest == window.latest:
        days = f"The day: {day_in_words(window.latest)}"
    else:
        days = f"First day: {day_in_words(window.earliest)}. Last day: {day_in_words(window.latest)}"
    return f"{days}, by convention: nobody named the days" if window.soft else days
