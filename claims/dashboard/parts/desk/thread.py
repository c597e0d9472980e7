"""The latest on record as a thread of dated points: the state, the claim, and who recorded it when."""

from collections.abc import Iterable
from datetime import date, tzinfo
from typing import Final

from markupsafe import Markup

from claims.dashboard.parts import rows
from claims.formats import chips
from claims.rules.schedule import day_in_words
from db.reads.queues import LatestEvent
from db.words import Change, FollowUp, Verification

_POINT: Final = Markup(
    '<li><span class="or-date">{}</span>{}<span class="or-told">{}</span><span class="or-line">{}</span></li>'
)


def latest(events: Iterable[LatestEvent], zone: tzinfo, *, names: bool) -> Markup:
    """Shows what came on record last; `names` tells whether who recorded it is said."""
    points = Markup("").join(_point(event, zone, names) for event in events)
    return Markup('<ol class="or-lately">{}</ol>').format(points)


def _point(event: LatestEvent, zone: tzinfo, names: bool) -> Markup:
    recorded = event.recorded_at.astimezone(zone).date()
    chip = (
        chips.verification(Verification(event.word))
        if event.change is Change.VERIFIED
        else chips.follow_up(FollowUp(event.word))
    )
    return _POINT.format(
        day_in_words(event.happened_on or recorded),
        chip,
        rows.claim_link(event.claim_id, event.statement),
        _who(event, recorded, names),
    )


def _who(event: LatestEvent, recorded: date, names: bool) -> str:
    by = f" by {event.actor}" if names and event.actor else ""
    return f"recorded{by} on {day_in_words(recorded)}"
