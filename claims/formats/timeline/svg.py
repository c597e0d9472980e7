"""The timeline as one inline SVG for pages that allow no style attribute and no script; svg.css says how it looks.

It is as wide as its place and never scaled: letters keep their size on a phone. Text wraps by itself in a room that
was kept for it. What the marks say in words stands in each row's label, and in the table behind the drawing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from markupsafe import Markup

from claims.formats.timeline.axis import Axis, Tick
from claims.formats.timeline.drawing import Style
from claims.formats.timeline.svg_room import cut, lines_of
from claims.formats.timeline.svg_track import LANE, Track, definitions, lanes, short
from claims.formats.timeline.values import Row, Timeline
from claims.formats.timeline.words import NOTHING_YET, beside_schedule, row_in_words, upper
from claims.rules.schedule import counted, day_in_words
from db.words import Schedule

MOST: Final = 50
"""Rows that one drawing holds."""

STYLESHEET: Final = Path(__file__).with_name("svg.css")
"""The rules that a page needs for it, beside the classes `or-<hue>` and the colours `--or-…` of the look."""

Schedules = Mapping[Schedule | None, tuple[str, str]]

_HEAD: Final = 46  # pixels of the axis above the rows
_AXIS: Final = 30  # of the axis said again between them
_AGAIN: Final = 6  # rows after which it is said again: about a screen of a phone
_ABOVE: Final = 12
_LETTER_LINE: Final = 20
_STATES_LINE: Final = 24
_CLEAR: Final = 20  # from the text to the line of the track
_BELOW: Final = 22
_ROW: Final = Markup(
    '<g role="listitem" transform="translate(0 %s)"><a href="%s" aria-label="%s"><use href="#ts-r%s"/>'
    '<foreignObject y="%s" width="100%%" height="%s" aria-hidden="true"><div class="ts-text">'
    "<p%s>%s%s</p>%s%s</div></foreignObject>%s</a></g>"
)
_CLEARED: Final = Markup('<rect class="ts-ground" y="24" width="100%" height="18"/>')
_DAY: Final = Markup('<line class="%s" x1="%s%%" x2="%s%%" y1="%s" y2="%s"/>')
_TICK: Final = Markup('<text class="%s" x="%s%%" y="36">%s</text>')
_STATE: Final = Markup('<b class="or-%s"><svg><use href="#ts-%s"/></svg>%s</b>')
_FRAME: Final = Markup(
    '<g id="ts-r{0}"><rect class="ts-hit" y="{1}" width="100%" height="{2}"/>'
    '<rect class="ts-ground" y="{1}" width="100%" height="{3}"/>'
    '<line class="ts-rule" x2="100%" y1="{1}" y2="{1}"/></g>'
)


def draw_svg(timeline: Timeline, axis: Axis, style: Style, schedules: Schedules) -> Markup:
    """Draws the first 50 rows over one axis, each a link that says in words what it shows; nothing for no rows.

    `schedules` holds the hue and the glyph of each schedule, and of what is settled.
    """
    rows = timeline.rows[:MOST]
    if not rows:
        return Markup("")
    pen = _Pen(timeline, axis, style, schedules)
    places, end = _places(rows)
    drawn = Markup("").join(pen.row(row, place) for row, place in zip(rows, places, strict=True))
    return Markup(
        '<svg class="ts" role="list" aria-label="{}" width="100%" height="{}"><defs>{}</defs>{}{}{}{}</svg>'
    ).format(
        f"What was promised and what came of it, {counted(len(rows), 'row')}",
        end + _AXIS,
        pen.definitions(rows, drawn),
        pen.days(end),
        pen.scale(),
        _scales_again(rows, places, end),
        drawn,
    )


def _places(rows: Sequence[Row]) -> tuple[list[int], int]:
    """Gives the height at which each row's track lies, and where the last row ends."""
    places, top = [], _HEAD
    for at, row in enumerate(rows):
        top += _AXIS if at and at % _AGAIN == 0 else 0
        places.append(top + _over(row))
        top += _over(row) + _under(row)
    return places, top


def _over(row: Row) -> int:
    return _ABOVE + _text(row) + _CLEAR


def _text(row: Row) -> int:
    return lines_of(cut(row.statement), row.claimant) * _LETTER_LINE + _STATES_LINE


def _under(row: Row) -> int:
    return _BELOW + lanes(row) * LANE


@dataclass(frozen=True, slots=True)
class _Pen:
    timeline: Timeline
    axis: Axis
    style: Style
    schedules: Schedules

    def definitions(self, rows: Sequence[Row], drawn: Markup) -> Markup:
        """Draws once what the rows use again and again."""
        states = self.style.states
        glyphs = [look[1] for row in rows for look in (states[row.follow_up], self.schedules[row.standing.word])]
        frames = [_frame(over, under) for over, under in sorted({(_over(row), _under(row)) for row in rows})]
        return definitions(drawn, states, glyphs) + Markup("").join(frames)

    def days(self, end: int) -> Markup:
        """The lines behind all rows: the marked days, and the day it stands at."""
        places = [("ts-tick" + (" ts-spare" if tick.spare else ""), tick.on) for tick in self.axis.ticks()]
        places += [("ts-now", self.timeline.on)] if self.axis.holds(self.timeline.on) else []
        at = [(name, short(self.axis.place(day))) for name, day in places]
        return Markup("").join(_DAY % (name, place, place, _HEAD, end) for name, place in at)

    def scale(self) -> Markup:
        """The words of the axis, with the day it stands at above them."""
        on = self.timeline.on
        ticks = Markup("").join(self._tick(tick) for tick in self.axis.ticks())
        place = self.axis.place(on)
        words = day_in_words(on) if self.timeline.is_past else f"Today, {day_in_words(on)}"
        now = Markup('<text class="ts-on-day{}" x="{:g}%" y="14">{}</text>').format(_side(place, 50, 50), place, words)
        return Markup('<g aria-hidden="true">{}<g id="ts-axis" class="ts-axis">{}{}</g></g>').format(
            now if self.axis.holds(on) else "", _CLEARED, ticks
        )

    def _tick(self, tick: Tick) -> Markup:
        place = self.axis.place(tick.on)
        name, at = "ts-day" + _side(place, 3, 97), short(place)
        if tick.spare or tick.words == tick.words_where_narrow:
            return _TICK % (name + (" ts-spare" if tick.spare else ""), at, tick.words)
        return _TICK % (f"{name} ts-spare", at, tick.words) + _TICK % (f"{name} ts-narrow", at, tick.words_where_narrow)

    def row(self, row: Row, place: int) -> Markup:
        """One link: text above its track."""
        tall, shown = _text(row), cut(row.statement)
        whole = Markup(' title="%s"') % row.statement if shown != row.statement else ""
        return _ROW % (
            place,
            self.style.address(row.claim_id),
            row_in_words(row),
            _shape(_over(row), _under(row)),
            -_CLEAR - tall,
            tall,
            whole,
            shown,
            Markup(" <small>%s</small>") % row.claimant if row.claimant else "",
            _STATE % (*self.style.states[row.follow_up], upper(row.follow_up or NOTHING_YET)),
            _STATE % (*self.schedules[row.standing.word], _schedule(row)),
            Track(self.axis, self.timeline.on, self.style.states).draw(row),
        )


def _scales_again(rows: Sequence[Row], places: Sequence[int], end: int) -> Markup:
    """The words of the axis once more after every few rows and at the end, for who has scrolled past them."""
    tops = [places[at] - _over(rows[at]) - _AXIS for at in range(_AGAIN, len(rows), _AGAIN)]
    again = Markup('<use href="#ts-axis" y="{}" aria-hidden="true"/>')
    return Markup("").join(again.format(top - 14) for top in [*tops, end])


def _schedule(row: Row) -> str:
    word, days = row.standing.word, row.standing.days
    if word is None:
        return "Settled"
    if word in (Schedule.DUE, Schedule.NOT_DUE):
        return upper(f"{word} {beside_schedule(row)}")
    return upper(f"{word} by {counted(days, 'day')}" if days else word)


@lru_cache(maxsize=256)  # rows are of a few heights
def _frame(over: int, under: int) -> Markup:
    """The place of a row of this height, which can be pointed at: clear paper for its text, a hairline above."""
    return _FRAME.format(_shape(over, under), -over, over + under, over - _CLEAR)


def _shape(over: int, under: int) -> str:
    return f"{over}-{under}"


def _side(place: float, start: float, end: float) -> str:
    """Keeps words at the edges inside."""
    return " ts-start" if place < start else " ts-stop" if place > end else ""
