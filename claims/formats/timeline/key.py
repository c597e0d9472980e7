"""The key of a timeline: its marks with their words, drawn as the timeline draws them. Pure."""

from collections.abc import Iterable

from markupsafe import Markup

from claims.formats.timeline.drawing import Style
from claims.formats.timeline.values import Row
from claims.formats.timeline.words import COUNTED, POSTPONED
from db.words import FollowUp, Schedule


def key(rows: Iterable[Row], style: Style) -> Markup:
    """Lists the marks that these rows use, in the order of the words; where there is little room it can be folded."""
    rows = tuple(rows)
    return Markup(
        '<div class="tl-fold"><input type="checkbox" id="tl-fold"><label for="tl-fold">What the marks mean</label>'
        "</div>"
        '<ul class="tl-key" aria-label="What the marks mean">{}</ul>'
    ).format(Markup("").join([*_windows(rows), *_states(rows, style)]))


def _windows(rows: tuple[Row, ...]) -> Iterable[Markup]:
    announced = [said for row in rows for said in row.announcements]
    again = [said for row in rows for said in row.announcements[1:]]
    if any(row.window for row in rows):
        yield _entry("tl-w", "first promised window")
    if any(said.window and said.window.soft for said in announced):
        yield _entry("tl-w tl-soft", "read by convention, like “this summer”")
    if any(said.window for said in again):
        yield _entry("tl-again", "restated window")
    if any(slip.days for row in rows for slip in row.slips):
        yield _entry("tl-slip", "moved later")
    if any(slip.withdrawn for row in rows for slip in row.slips):
        yield _entry("tl-gone or-amber or-g-unset", POSTPONED)
    words = {row.standing.word for row in rows}
    if Schedule.OVERDUE in words:
        yield _entry("tl-over or-vermilion", "overdue")
    if Schedule.LATE in words:
        yield _entry("tl-over or-amber", "late")


def _states(rows: tuple[Row, ...], style: Style) -> Iterable[Markup]:
    used = {news.follow_up for row in rows for news in row.news}
    for state in FollowUp:
        if state in used:
            hue, glyph = style.states[state]
            yield _entry(f"tl-m or-{hue} or-g-{glyph}" + (" tl-last" if state.is_settled else ""), state)
    if None in used:
        yield _entry("tl-item", COUNTED)


def _entry(name: str, words: str) -> Markup:
    return Markup('<li><span class="tl-of-{}"><i class="{}"></i></span>{}</li>').format(
        name.split(maxsplit=1)[0].removeprefix("tl-"), name, words
    )
