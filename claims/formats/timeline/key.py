"""The key of a timeline: its marks with their words, drawn as the timeline draws them. Pure."""

from collections.abc import Iterable

from markupsafe import Markup

from claims.formats.timeline.drawing import Style
from claims.formats.timeline.values import Row, Timeline
from claims.formats.timeline.words import COUNTED, POSTPONED
from db.words import FollowUp, Schedule


def key(timeline: Timeline, style: Style) -> Markup:
    """Lists the marks that the rows use, all of them where some rows are not read yet; on a phone it can be folded."""
    entries = [_entry(name, words) for is_used, name, words in _marks(timeline.rows, style) if is_used or timeline.rest]
    return Markup(
        '<div class="tl-fold"><input type="checkbox" id="tl-fold"><label for="tl-fold">What the marks mean</label>'
        "</div>"
        '<ul class="tl-key" aria-label="What the marks mean">{}</ul>'
    ).format(Markup("").join(entries))


def _marks(rows: tuple[Row, ...], style: Style) -> Iterable[tuple[bool, str, str]]:
    """Gives each mark's look and words with whether these rows use it."""
    announced = [said for row in rows for said in row.announcements]
    again = [said for row in rows for said in row.announcements[1:]]
    slips = [slip for row in rows for slip in row.slips]
    words = {row.standing.word for row in rows}
    used = {news.follow_up for row in rows for news in row.news}
    yield any(row.window for row in rows), "tl-w", "first promised window"
    yield (
        any(one.window and one.window.soft for one in announced),
        "tl-w tl-soft",
        "read by convention, like “this summer”",
    )
    yield any(one.window for one in again), "tl-again", "restated window"
    yield any(slip.days for slip in slips), "tl-slip", "moved later"
    yield any(slip.withdrawn for slip in slips), "tl-gone or-amber or-g-unset", POSTPONED
    yield Schedule.OVERDUE in words, "tl-over or-vermilion", "overdue"
    yield Schedule.LATE in words, "tl-over or-amber", "late"
    for state in FollowUp:
        hue, glyph = style.states[state]
        yield state in used, f"tl-m or-{hue} or-g-{glyph}" + (" tl-last" if state.is_settled else ""), state
    yield None in used, "tl-item", COUNTED


def _entry(name: str, words: str) -> Markup:
    return Markup('<li><span class="tl-of-{}"><i class="{}"></i></span>{}</li>').format(
        name.split(maxsplit=1)[0].removeprefix("tl-"), name, words
    )
