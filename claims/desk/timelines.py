"""The timeline of a filter as it stood on a day: windows, slips, news, schedule of each promise, ready to be drawn."""

from collections.abc import Sequence
from dataclasses import astuple, replace
from datetime import date, datetime

import sqlalchemy as sa

from claims.formats.timeline.values import Month, News, Row, Stretch, Timeline
from claims.rules.schedule import Window, sentence, standing
from claims.rules.slips import Announcement, slips
from db.chain import Event
from db.kept import group
from db.reads import asof, dated, spreads
from db.reads.filters import Filters
from db.reads.lists import ClaimRow, claims_by_id
from db.scope import Scope
from db.words import Audience, Change, FollowUp

SIZE = 200


def read_timeline(
    connection: sa.Connection,
    scope: Scope,
    filters: Filters,
    today: date,
    *,
    on: date | None = None,
    known: datetime | None = None,
    after: str = "",
    size: int = SIZE,
    first: int = SIZE,
) -> Timeline:
    """Reads one page of a timeline as it stood at the end of a day; a day outside the record is the nearest in it.

    Of its `size` claims the `first` are read; where some are left, `read_rest` reads them, the total and the months.
    """
    earliest = spreads.first_day(connection, scope, today)
    day = min(max(on or today, earliest or today), today)
    page = asof.timeline(connection, scope, filters, day, known, after=after, size=size)
    rest = page.ids[first:]
    begun = Timeline(
        read_rows(connection, scope, page.ids[:first], day, known),
        0,
        False,
        page.after,
        day,
        today,
        earliest,
        None,
        rest,
        page.until,
        asof.last_closing(connection, rest) if rest else None,
    )
    return begun if rest else read_rest(connection, scope, filters, begun, known=known, many=bool(page.after or after))


def read_rest(
    connection: sa.Connection,
    scope: Scope,
    filters: Filters,
    begun: Timeline,
    *,
    known: datetime | None = None,
    many: bool = True,
) -> Timeline:
    """Reads what a page of a timeline was begun without: its other rows, how many there are, the months of them all."""
    day, today = begun.on, begun.today
    kept = spreads.how_many(connection, scope, filters, day, today) if known is None else None
    total, capped = kept or astuple(asof.timeline_total(connection, scope, filters, day, known))
    months = spreads.spread(connection, scope, filters, day, today, known) if many else None
    return replace(
        begun,
        rows=begun.rows + read_rows(connection, scope, begun.rest, day, known),
        rest=(),
        total=total,
        capped=capped,
        months=None if months is None else tuple(Month(month.day, month.begin, month.due) for month in months),
    )


def read_rows(
    connection: sa.Connection, scope: Scope, ids: Sequence[int], day: date, known: datetime | None = None
) -> tuple[Row, ...]:
    """Reads some promises and predictions of a timeline as they stood at the end of a day."""
    return rows_of(connection, scope, tuple(claims_by_id(connection, scope, ids).values()), day, known)


def rows_of(
    connection: sa.Connection, scope: Scope, claims: Sequence[ClaimRow], day: date, known: datetime | None = None
) -> tuple[Row, ...]:
    """Reads what happened to some promises and predictions by the end of a day."""
    events = dated.dated_events(connection, [claim.id for claim in claims], known)
    held = asof.timeline_rows(connection, claims, day, known)
    return tuple(_row(one, events[one.claim.id], scope, day) for one in held)


def _row(held: asof.TimelineRow, events: Sequence[Event], scope: Scope, day: date) -> Row:
    claim = held.claim
    past = [event for event in events if event.happened_on is not None and event.happened_on <= day]
    announcements = _announcements(past)
    stretches = _stretches(held.segments)
    window = announcements[0].window if announcements else None
    restated = announcements[-1].window if len(announcements) > 1 else None
    last = stretches[-1] if stretches else None
    stands = standing(window, last.follow_up if last else None, last.since if last else None, day, restated)
    return Row(
        claim.id,
        claim.statement,
        claim.kind,
        claim.claimant if claim.claimant_shown else "",
        claim.topic,
        group(claim.topic),
        claim.exists_from,
        announcements,
        slips(announcements),
        stretches,
        _news(past, scope),
        stands,
        sentence(stands, window, restated),
    )


def _announcements(events: Sequence[Event]) -> tuple[Announcement, ...]:
    first = [event for event in events if event.change is Change.DEADLINE_SET][:1]
    again = [event for event in events if event.change is Change.DEADLINE_RESTATED]
    again.sort(key=lambda event: (event.happened_on or date.max, event.sequence))
    return tuple(Announcement(event.happened_on or date.max, _window(event)) for event in first + again)


def _window(event: Event) -> Window | None:
    values = event.values
    if values.get("withdrawn"):
        return None
    earliest, latest = date.fromisoformat(values["earliest"]), date.fromisoformat(values["latest"])
    return Window(earliest, latest, event.text("words"), values["soft"])


def _stretches(segments: Sequence[asof.Segment]) -> tuple[Stretch, ...]:
    """Joins neighbours in the same state: news that keeps it is a mark, no new stretch."""
    joined: list[Stretch] = []
    for segment in segments:
        since = segment.on_from
        if joined and joined[-1].follow_up == segment.follow_up:
            since = joined.pop().since
        joined.append(Stretch(segment.follow_up, since, segment.on_to))
    return tuple(joined)


def _news(events: Sequence[Event], scope: Scope) -> tuple[News, ...]:
    told = [event for event in events if event.change in (Change.FOLLOWED_UP, Change.PROGRESS_COUNTED)]
    told.sort(key=lambda event: (event.happened_on or date.max, event.sequence))
    return tuple(_told(event, scope) for event in told)


def _told(event: Event, scope: Scope) -> News:
    on = event.happened_on or date.max
    shown = scope.everything or event.audience is Audience.PUBLIC
    if event.change is Change.PROGRESS_COUNTED:
        return News(on, None, event.text("item") if shown else "")
    words = event.text("reason") or event.text("search")
    return News(on, FollowUp(event.values["follow_up"]), words if shown else "")
