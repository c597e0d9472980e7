"""What the desk asks at once: the tallies, what needs someone today, and what came on record last."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from claims.desk.listings import TrackerLine, trackers
from db.kept import group as group_of
from db.reads import dockets, facets, queues, tallies
from db.reads.cards import CardPage, Scorecard
from db.reads.dockets import Waiting
from db.reads.filters import Filters
from db.reads.lists import Page
from db.reads.queues import LatestEvent
from db.reads.tallies import Counts
from db.scope import Scope
from db.words import Publication, Queue

FIRST_ROWS = 16  # enough of each queue that some are left when those of a more pressing queue are taken out
LATEST_READ = 60
LATEST = 8
MOST_TOPICS = 50


@dataclass(frozen=True, slots=True)
class Overview:
    """The desk: what is on record, who waits, and what came last. `publications` counts who can see the claims.

    `waiting` are the proposals that nobody has decided on, for the desk alone.
    """

    trackers: tuple[TrackerLine, ...]
    counts: Counts
    publications: dict[Publication, int]
    queues: dict[Queue, Page]
    latest: tuple[LatestEvent, ...]
    waiting: Waiting | None


def overview(connection: sa.Connection, scope: Scope, today: date, wanted: tuple[Queue, ...]) -> Overview:
    """Reads the desk with the first rows of the wanted queues."""
    scope.refuse_part("The desk’s counts")
    found = facets.facets(connection, scope, Filters()) or {}
    return Overview(
        trackers(connection, scope),
        tallies.tally(connection, scope),
        {Publication(word): n for word, n in found.get("publication", {}).items()},
        queues.queues(connection, scope, wanted, today, FIRST_ROWS),
        _latest(connection, scope),
        dockets.waiting(connection) if scope.everything else None,
    )


def one_queue(connection: sa.Connection, scope: Scope, name: Queue, today: date, after: str) -> Page:
    """Reads a page of one queue, or refuses a cursor that is none of its."""
    return queues.queue(connection, scope, name, today, after=after)


def _latest(connection: sa.Connection, scope: Scope) -> tuple[LatestEvent, ...]:
    # What was recorded in one sitting was recorded at one moment; the latest day in the world stands first there.
    found = queues.latest_events(connection, scope, LATEST_READ)
    told = sorted(found, key=lambda one: (one.recorded_at, one.happened_on or date.min), reverse=True)
    return tuple(told[:LATEST])


def topic_cards(connection: sa.Connection, scope: Scope, group: str, today: date) -> CardPage:
    """Reads the cards of the topics that stand under an upper topic, most claims first."""
    scope.refuse_part("Scorecards")
    names = [one.key for one in facets.topics(connection, scope, group, size=MOST_TOPICS) if group_of(one.key) == group]
    counts = tallies.tallies(connection, scope, [f"topic:{name}" for name in names])
    on_day = tallies.schedules(connection, scope, counts, today) if counts else {}
    return CardPage(
        tuple(Scorecard(name, name, counts[f"topic:{name}"], on_day[f"topic:{name}"]) for name in names), ""
    )
